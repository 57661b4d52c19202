"""What lists and figures are narrowed by: boxes of programmes and hosts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.training.views import OfficeView, ProgrammeView
from nanxi_desk.widgets.tab import Desk


@dataclass(frozen=True, slots=True)
class Offers:
    """The programmes and offices that there are to choose from."""

    programmes: tuple[ProgrammeView, ...]
    offices: tuple[OfficeView, ...]


def fill_filters(
    desk: Desk, programmes: QComboBox, hosts: QComboBox, offers: Offers, chosen: tuple[str, str] | None = None
) -> None:
    """Offer all programmes and hosts; `chosen` (programme's id, host's scope), or what was chosen, stays."""
    kept = chosen or (programmes.currentData() or "", hosts.currentData() or "")
    offices = _hosts(desk, offers.offices)
    for box, first, pairs, value in (
        (programmes, _("全部项目"), [(p.name, p.id) for p in offers.programmes], kept[0]),
        (hosts, _("全部主办"), [(_("街道"), SHARED_SCOPE), *offices], kept[1]),
    ):
        box.clear()
        box.addItem(first, "")
        for word, data in pairs:
            box.addItem(word, data)
        choose(box, value)


def choose(box: QComboBox, value: str) -> None:
    """Choose by the value behind a word; the first where there is none such."""
    box.setCurrentIndex(max(box.findData(value), 0))


def _hosts(desk: Desk, offices: Sequence[OfficeView]) -> list[tuple[str, str]]:
    return [
        (each.name, each.code) for each in offices if not (desk.home.is_hub and each.code == desk.home.office)
    ]
