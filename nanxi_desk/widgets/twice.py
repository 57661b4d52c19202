"""A button that takes two presses for what cannot be undone: the first one says what the second will do."""

from PySide6.QtWidgets import QPushButton


class Twice:
    """Remembers what the first press was about; what the button says between the two is given with it."""

    def __init__(self, button: QPushButton) -> None:
        self._button = button
        self._usual = button.text()
        self.about: object = None

    def press(self, about: object, again: str) -> bool:
        """Whether this is the second press about the same thing; after the first the button says `again`."""
        if self.about == about:
            self.forget()
            return True
        if self.about is None:
            self._usual = self._button.text()
        self.about = about
        self._button.setText(again)
        return False

    def forget(self) -> None:
        """The first press does not count any more."""
        if self.about is not None:
            self.about = None
            self._button.setText(self._usual)

    def retranslated(self) -> None:
        """The button's text was set anew in another language."""
        self.about = None
