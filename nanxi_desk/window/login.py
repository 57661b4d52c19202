"""The login: who is on duty, and the password."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_login import Ui_LoginPage
from nanxi_desk.widgets.shortcuts import WINDOW, shortcut
from nanxi_desk.widgets.theme import Theme, restyle, set_role
from nanxi_desk.widgets.translated import Formed


@dataclass(frozen=True, slots=True)
class Tile:
    """Somebody who may come in; `pin` says that the PIN suffices."""

    name: str
    pin: bool = False


class LoginPage(Formed, QWidget):
    """Tiles with the names, and password or PIN below. `entered` gives the name and what was typed."""

    entered = Signal(str, str)

    def __init__(self, people: Sequence[Tile], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ui = self._set_up(Ui_LoginPage())
        self._theme = theme
        self._people = tuple(people)
        self.tiles: list[QPushButton] = []
        across = 2 if len(people) < 9 else 3
        for number, person in enumerate(people):
            tile = QPushButton(person.name)
            tile.setCheckable(True)
            tile.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the arrows choose; Tab goes on to the button
            set_role(tile, "tile")
            tile.clicked.connect(lambda _checked=False, number=number: self._choose(number))
            self.tiles.append(tile)
            self.ui.tiles.addWidget(tile, number // across, number % across)
        self.ui.password.returnPressed.connect(self._enter)
        self.ui.password.textEdited.connect(lambda _text: self.refuse(None))
        self.ui.enter.clicked.connect(self._enter)
        for part in (self.ui.error, self.ui.last_crash, self.ui.show_crash):
            part.hide()
        self.ui.password.setMaxLength(1000)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()
        if self.tiles:
            self._choose(0)

    def person(self) -> str:
        """The chosen name."""
        return self._people[self._chosen()].name if self.tiles else ""

    def wait(self, *, waiting: bool) -> None:
        """Show that the data are being opened."""
        self.ui.state.setText(_("正在打开…") if waiting else "")
        for part in (self.ui.password, self.ui.enter, *self.tiles):
            part.setEnabled(not waiting)

    def refuse(self, error: UserError | None) -> None:
        """Say beside the password why it did not open; None takes the sentence away."""
        words = "" if error is None else " ".join(part for part in (error.message, error.hint) if part)
        self.ui.error.setText(words)
        self.ui.error.setVisible(bool(words))
        restyle(self.ui.password, "wrong", "true" if words else "false")
        if words:
            self.wait(waiting=False)
            self.ui.password.setFocus()
            self.ui.password.selectAll()

    def tell_last_crash(self, show: Callable[[], object]) -> None:
        """Say that the program ended by a fault last time, and offer the report, which `show` shows."""
        self.ui.last_crash.show()
        self.ui.show_crash.show()
        self.ui.show_crash.clicked.connect(show)
        shortcut(self, "F8", self.ui.show_crash.click, heard=WINDOW, repeats=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up and Down go through the names while the password has the keyboard."""
        chosen = self._chosen()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and self.tiles:
            self._choose((chosen + step) % len(self.tiles))
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> int:
        return next((i for i, tile in enumerate(self.tiles) if tile.isChecked()), 0)

    def _choose(self, number: int) -> None:
        for index, tile in enumerate(self.tiles):
            tile.setChecked(index == number)
        self._say_what()
        self.ui.password.setFocus()

    def _say_what(self) -> None:
        """Password, or PIN for those who gave their password since the program started."""
        pin = bool(self.tiles) and self._people[self._chosen()].pin
        word = _("PIN（或密码）") if pin else _("密码")
        self.ui.password.setPlaceholderText(word)
        self.ui.password.setAccessibleName(word)

    def _enter(self) -> None:
        if self.ui.enter.isEnabled():
            self.refuse(None)
            self.wait(waiting=True)
            self.entered.emit(self.person(), self.ui.password.text())

    def _retranslate(self) -> None:
        words = _("请输入密码")
        if len(self.tiles) > 1:
            words = _("谁在值班？↑↓ 选人，输入密码后按 Enter")
            if any(person.pin for person in self._people):
                words = _("谁在值班？↑↓ 选人，输入 PIN 或密码后按 Enter")
        self.ui.office.setText(words)
        for tile, person in zip(self.tiles, self._people, strict=True):
            tile.setText(f"{person.name}   PIN" if person.pin else person.name)
            tile.setAccessibleName(f"{person.name} PIN" if person.pin else person.name)
        self._say_what()

    def _dress(self) -> None:
        self.ui.state.setMinimumHeight(self._theme.px("body") + 6)
