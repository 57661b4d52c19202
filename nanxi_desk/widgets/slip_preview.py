"""Slips on the screen before they are printed or stored."""

from collections.abc import Sequence

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.lists import log_slips
from nanxi_desk.core.slip import Slip
from nanxi_desk.widgets.paper_preview import AskPath, Preview, ask_where
from nanxi_desk.widgets.paper_printing import AskPrinter
from nanxi_desk.widgets.slip_layout import SlipPages
from nanxi_desk.widgets.slip_printing import ask_for_printer
from nanxi_desk.widgets.tab import Desk


class SlipPreview(Preview):
    """Shows slips; Ctrl+P prints them, Ctrl+S stores them as PDF, Esc closes."""

    def __init__(
        self,
        slips: Sequence[Slip],
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask_path: AskPath = ask_where,
        ask_printer: AskPrinter = ask_for_printer,
    ) -> None:
        home = desk.home
        actor = home.actor
        super().__init__(
            [SlipPages(slip) for slip in slips],
            slips[0].title,
            f"{slips[0].title} {slips[0].number}",
            lambda pdf: log_slips(home, actor, slips, pdf=pdf),
            desk,
            parent,
            size=QPageSize.PageSizeId.A5,
            ask_path=ask_path,
            ask_printer=ask_printer,
        )
