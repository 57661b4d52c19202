"""Widgets that say their words again when the language changes."""

from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object  # a widget has one class of Qt among its bases: its own


class Form(Protocol):
    """What every generated form can do."""

    def setupUi(self, widget: _Widget, /) -> None:  # noqa: N802 - Qt's name
        """Make the children of a widget."""

    def retranslateUi(self, widget: _Widget, /) -> None:  # noqa: N802 - Qt's name
        """Set the words of the form anew."""


F = TypeVar("F", bound=Form)


class Translated(_Widget):
    """Mixed in before a widget whose words the program sets: `_retranslate` sets them anew."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self._retranslate()

    def _retranslate(self) -> None:
        """Set every word anew that the program sets itself."""


class Formed(Translated):
    """Mixed in before a widget of a generated form: the form's words are set anew, then `_retranslate`.

    Until the form is made there is nothing to say.
    """

    _generated: Form | None = None

    def _set_up(self, form: F) -> F:
        """Make the widgets of the form in this one."""
        form.setupUi(self)
        self._generated = form
        return form

    def _speak(self) -> None:
        if self._generated is not None:
            self._generated.retranslateUi(self)
            self._retranslate()
