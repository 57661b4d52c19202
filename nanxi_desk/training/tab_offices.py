"""Choosing the people of a roster by office and role."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.training import rules
from nanxi_desk.training.views import ListLine, ListMatch, OfficeView, PersonHit, RosterPreview
from nanxi_desk.widgets.chips import Pill
from nanxi_desk.widgets.flow import FlowLayout
from nanxi_desk.widgets.theme import set_role
from nanxi_desk.widgets.translated import Translated


class OfficePick(Translated, QWidget):
    """Offices and roles as chips that stay down. `picked` gives the codes and the roles."""

    picked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offices: dict[str, Pill] = {}
        self.roles: dict[str, Pill] = {}
        self._labels = QLabel(), QLabel()
        self._places = QWidget(), QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for label, place in zip(self._labels, self._places, strict=True):
            set_role(label, "label")
            FlowLayout(place, spacing=6)
            box.addWidget(label)
            box.addWidget(place)
        for role in rules.ROLES:
            self.roles[role] = self._pill(self._places[1])
            self.roles[role].setChecked(role == rules.COMMITTEE)
        self._retranslate()

    def offer(self, offices: Sequence[OfficeView]) -> None:
        """The offices that are known; what is chosen stays."""
        for office in offices:
            if office.code not in self.offices:
                pill = self.offices[office.code] = self._pill(self._places[0])
                pill.setText(office.name)

    def focus_first(self) -> None:
        """Ready to choose."""
        first = next(iter((*self.offices.values(), *self.roles.values())))
        first.setFocus()

    def _pill(self, place: QWidget) -> Pill:
        pill = Pill(place)
        layout = place.layout()
        assert layout is not None
        layout.addWidget(pill)
        pill.toggled.connect(lambda _on: self._pick())
        return pill

    def _pick(self) -> None:
        chosen = tuple(code for code, pill in self.offices.items() if pill.isChecked())
        self.picked.emit(chosen, tuple(role for role, pill in self.roles.items() if pill.isChecked()))

    def _retranslate(self) -> None:
        self._labels[0].setText(_("居委会"))
        self._labels[1].setText(_("身份"))
        for role, pill in self.roles.items():
            pill.setText(_(role))


def as_preview(hits: Sequence[PersonHit]) -> RosterPreview:
    """People that were chosen, as a list that is looked through before it is taken."""
    return RosterPreview(
        _("按居委会选人"),
        tuple(
            ListMatch(
                ListLine(row, hit.name, hit.unit, hit.post, hit.phone_tail, hit.office, hit.role),
                "listed" if hit.listed else "matched",
                (hit,),
                hit.ref,
            )
            for row, hit in enumerate(hits, start=1)
        ),
    )
