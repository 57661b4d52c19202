"""Programmes beside the list of sessions: another name, withdrawn, offered again."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_programmes import Ui_ProgrammesPane
from nanxi_desk.training.service import Training
from nanxi_desk.training.views import ProgrammeView
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed


class ProgrammesPane(Formed, QWidget):
    """All programmes, withdrawn ones too. `changed` gives the sentence of what was written."""

    changed = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, service: Training, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = service
        self._programme: ProgrammeView | None = None
        self.ui = self._set_up(Ui_ProgrammesPane())
        self.table = RecordTable(programme_columns(), desk.tasks, desk.theme, least=3)
        self.ui.table_place.addWidget(self.table)
        give_way(self.table)
        self.table.selected.connect(self._show)
        self.table.opened.connect(lambda _row: self.ui.field_name.setFocus())
        self.ui.save.clicked.connect(self.save)
        self.ui.withdraw.clicked.connect(self.withdraw)
        self.ui.back.clicked.connect(self.left)
        self._name()
        self._show(None)

    def read(self) -> None:
        """Read the programmes again; the chosen one stays chosen."""
        service = self._service
        self._desk.tasks.run(
            lambda: service.programmes(withdrawn_too=True), self._take, self._refused, key="programmes"
        )

    def focus_first(self) -> None:
        """The list has the keyboard."""
        self.table.setFocus()

    def save(self) -> None:
        """Ctrl+Enter: the name and audience as they are typed."""
        service, actor = self._service, self._desk.home.actor
        name, audience = self.ui.field_name.text().strip(), self.ui.field_audience.text().strip()
        self._write(
            lambda programme: service.save_programme(actor, programme.id, name, audience),
            _("项目已改为“{name}”").format(name=name),
        )

    def withdraw(self) -> None:
        """Ctrl+D: not offered any more, or offered again."""
        service, actor, shown = self._service, self._desk.home.actor, self._programme
        if shown is not None and shown.withdrawn:
            words = _("“{name}”又可选用").format(name=shown.name)
            self._write(lambda programme: service.take_back_programme(actor, programme.id), words)
        else:
            words = _("“{name}”已撤下，随时可以恢复").format(name=shown.name if shown else "")
            self._write(lambda programme: service.withdraw_programme(actor, programme.id), words)

    def _retranslate(self) -> None:
        self._name()
        self._show_actions()

    def _write(self, work: Callable[[ProgrammeView], None], words: str) -> None:
        programme = self._programme
        if programme is None:
            self._tell(_("请先在表里选中一个项目。"))
        elif not programme.editable:
            self._tell(_("这是街道的项目，由街道改名或撤下。"))
        else:
            self._desk.tasks.run(lambda: work(programme), lambda _nothing: self._done(words), self._refused)

    def _done(self, words: str) -> None:
        self._tell("")
        self.read()
        self.changed.emit(words)

    def _take(self, programmes: tuple[ProgrammeView, ...]) -> None:
        chosen = self._programme.id if self._programme else ""
        self._show(next((each for each in programmes if each.id == chosen), None))
        self.table.show_rows(
            FixedRows(programmes), select=chosen, empty=_("还没有项目。\n按 F2 新建场次时写一个新的。")
        )

    def _show(self, programme: ProgrammeView | None) -> None:
        self._programme = programme
        self.ui.field_name.setText(programme.name if programme else "")
        self.ui.field_audience.setText(programme.audience if programme else "")
        self._tell("")
        self._show_actions()

    def _show_actions(self) -> None:
        programme = self._programme
        editable = programme is not None and programme.editable
        for part in (self.ui.field_name, self.ui.field_audience, self.ui.save, self.ui.withdraw):
            part.setEnabled(editable)
        withdrawn = programme is not None and programme.withdrawn
        self.ui.withdraw.setText(_("恢复选用  Ctrl+D") if withdrawn else _("撤下  Ctrl+D"))

    def _refused(self, error: UserError) -> None:
        self._tell(" ".join(part for part in (error.message, error.hint) if part))

    def _tell(self, words: str) -> None:
        self.ui.told.setText(words)
        self.ui.told.setVisible(bool(words))

    def _name(self) -> None:
        self.table.setAccessibleName(_("培训项目"))


def programme_columns() -> tuple[Column, ...]:
    """The programmes with their sessions."""
    return (
        Column("项目", 18, lambda row: row.name, tone=_tone),
        Column("场次", 5, lambda row: str(row.sessions)),
        Column("状态", 9, programme_state, tone=_tone),
    )


def programme_state(row: ProgrammeView) -> str:
    """Whether it is offered, and whether it may be altered here."""
    if row.withdrawn:
        return _("已撤下")
    return _("可选用") if row.editable else _("街道的")


def _tone(row: ProgrammeView) -> str:
    return "muted" if row.withdrawn else "text"
