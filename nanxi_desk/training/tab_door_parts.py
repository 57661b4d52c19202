"""Parts of the door: the line that everything is typed into, the list of hits, and the form of a walk-in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.home import Actor
from nanxi_desk.core.language import _
from nanxi_desk.training import rules
from nanxi_desk.training.door import Door
from nanxi_desk.training.tab_rows import attendee_mark, attendee_tone, state_words
from nanxi_desk.training.views import DoorHit, Marked, NewPerson, OfficeView
from nanxi_desk.widgets.record_table import Column
from nanxi_desk.widgets.theme import restyle, set_role
from nanxi_desk.widgets.translated import Translated

_NO_CARD = 5
_WALK_IN_WORDS = {
    "name": "姓名",
    "phone": "电话或尾号",
    "office": "居委会",
    "unit": "单位",
    "post": "职务",
    "role": "身份",
}
PICKED = 9  # hits that have a key of their own


def scanned_code(text: str) -> str:
    """The digits that a scanner typed, "" where somebody typed a name, a phone's tail or a number.

    A scan may come behind what was half typed: the code is what stands at the end.
    """
    digits = len(text) - len(text.rstrip("0123456789"))
    return text[-rules.CODE_DIGITS :] if digits >= rules.CODE_DIGITS else ""


def is_card(text: str) -> bool:
    """Whether digits may be those of a card: more than a phone's tail or a number of the roster has."""
    return text.isascii() and text.isdigit() and len(text) > _NO_CARD


def mark_hit(door: Door, actor: Actor, hit: DoorHit, *, out: bool, way: str = rules.KEY) -> Marked:
    """Sign somebody in or out, or let in who was not invited."""
    if hit.attendee is None:
        if hit.person is None:
            raise ValueError("a hit of nobody")
        return door.let_in(actor, hit.person, way)
    sign = door.sign_out if out else door.sign_in
    return sign(actor, hit.attendee.person_id, way)


class NumberedHit:
    """A hit with its place in the list; a person of the roster or somebody who may be let in."""

    __slots__ = ("hit", "place")

    def __init__(self, hit: DoorHit, place: int) -> None:
        self.hit = hit
        self.place = place

    @property
    def id(self) -> str:
        """The place: hits are never read again one by one."""
        return str(self.place)

    def word(self, name: str) -> str:
        """What is known of the person."""
        value: str = getattr(self.hit.attendee or self.hit.person, name)
        return value


def _hit_state(row: NumberedHit) -> str:
    if row.hit.attendee is None:
        return _("不在名单 · 临时到场")
    return state_words(row.hit.attendee)


def hit_columns() -> tuple[Column, ...]:
    """What tells people of the same name apart comes first."""
    return (
        Column("", 0, _hit_state, mark=_hit_mark),
        Column(
            "键", 6, lambda row: f"Alt+{row.place}" if row.place <= PICKED else "", tone=lambda _row: "muted"
        ),
        Column("姓名", 9, lambda row: row.word("name")),
        Column("单位", 14, lambda row: row.word("unit")),
        Column("状态", 14, _hit_state, tone=_hit_tone),
        Column("尾号", 6, lambda row: row.word("phone_tail")),
        Column("职务", 10, lambda row: row.word("post")),
    )


def _hit_mark(row: NumberedHit) -> tuple[str, bool]:
    return attendee_mark(row.hit.attendee) if row.hit.attendee else ("accent", False)


def _hit_tone(row: NumberedHit) -> str:
    return attendee_tone(row.hit.attendee) if row.hit.attendee else "accent"


def only_one(hits: Sequence[DoorHit]) -> DoorHit | None:
    """The hit that Enter means without further asking: the only one, or the only one of the roster."""
    if len(hits) == 1:
        return hits[0]
    listed = [hit for hit in hits if hit.attendee is not None and hit.attendee.number]
    return listed[0] if len(listed) == 1 else None


class WalkInForm(Translated, QFrame):
    """Somebody whom nobody knows. `entered` gives the NewPerson; Esc gives up."""

    entered = Signal(object)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "note")
        self.heading, self.error = QLabel(), QLabel()
        set_role(self.heading, "heading")
        set_role(self.error, "error")
        self.error.setWordWrap(True)
        self.lines = {name: QLineEdit() for name in ("name", "unit", "post", "phone")}
        self.labels = {name: QLabel() for name in (*self.lines, "office", "role")}
        self.office, self.role = QComboBox(), QComboBox()
        self.save, self.back = QPushButton(), QPushButton()
        set_role(self.save, "primary")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setSpacing(8)
        grid.addWidget(self.heading, 0, 0, 1, 4)
        for row, column, name, widget in (
            (1, 0, "name", self.lines["name"]),
            (1, 2, "phone", self.lines["phone"]),
            (2, 0, "office", self.office),
            (2, 2, "unit", self.lines["unit"]),
            (3, 0, "post", self.lines["post"]),
            (3, 2, "role", self.role),
        ):
            set_role(self.labels[name], "label")
            self.labels[name].setBuddy(widget)
            grid.addWidget(self.labels[name], row, column)
            grid.addWidget(widget, row, column + 1)
        grid.addWidget(self.error, 4, 0, 1, 4)
        grid.addWidget(self.back, 5, 2)
        grid.addWidget(self.save, 5, 3)
        grid.setRowStretch(6, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for line in self.lines.values():
            line.returnPressed.connect(self.enter)
        self.save.clicked.connect(self.enter)
        self.back.clicked.connect(self.given_up)
        for role in rules.ROLES:
            self.role.addItem("", role)
        self._retranslate()

    def offer(self, offices: Sequence[OfficeView]) -> None:
        """The offices that somebody may be from; guests are from none."""
        self.office.clear()
        self.office.addItem(_("来宾，不属于居委会"), "")
        for office in offices:
            self.office.addItem(office.name, office.code)

    def start(self, name: str) -> None:
        """Begin with the name that was looked for in vain."""
        for line in self.lines.values():
            line.clear()
        self.office.setCurrentIndex(0)
        self.role.setCurrentIndex(self.role.findData(rules.GUEST))
        self.lines["name"].setText("" if name.isascii() else name)  # pinyin and digits are no names
        self.refuse(None)
        self.show()
        self.lines["phone" if self.lines["name"].text() else "name"].setFocus()

    def enter(self) -> None:
        """Enter: let the person in."""
        texts = {name: line.text().strip() for name, line in self.lines.items()}
        office: str = self.office.currentData() or ""
        role: str = self.role.currentData() or rules.GUEST
        if not texts["name"]:
            self.refuse(FieldRefused("name", _("请填写“{label}”。").format(label=_("姓名"))))
            return
        self.entered.emit(NewPerson(office=office, role=role, **texts))

    def refuse(self, error: UserError | None) -> None:
        """Say what is wrong, None for nothing."""
        named = error.field if isinstance(error, FieldRefused) else ""
        for name, line in self.lines.items():
            restyle(line, "wrong", "true" if name == named else "false")
        self.error.setVisible(error is not None)
        if error is not None:
            self.error.setText(" ".join(part for part in (error.message, error.hint) if part))
        if named in self.lines:
            self.lines[named].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self.heading.setText(_("临时到场"))
        fields: dict[str, QWidget] = {**self.lines, "office": self.office, "role": self.role}
        for name, word in _WALK_IN_WORDS.items():
            self.labels[name].setText(_(word))
            fields[name].setAccessibleName(_(word))
        for index, role in enumerate(rules.ROLES):
            self.role.setItemText(index, _(role))
        self.save.setText(_("登记  Enter"))
        self.back.setText(_("不登记  Esc"))
