"""Buttons and fields for which the person lacks the right: grey, with the reason under the mouse."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from nanxi_desk.core.home import Actor
from nanxi_desk.core.rights import refusal


class _Grey(QObject):
    """Keeps its widget grey, whatever the page makes of it later."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Nobody enables it again."""
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QWidget) and watched.isEnabled():
            watched.setEnabled(False)
        return False


def disable_without(actor: Actor, right: str, *widgets: QWidget) -> bool:
    """Make the widgets grey for good where the actor lacks the right; whether the actor has it."""
    if actor.can(right):
        return True
    reason = " ".join(refusal(right))
    for widget in widgets:
        widget.setEnabled(False)
        widget.setToolTip(reason)
        widget.setAccessibleDescription(reason)
        widget.installEventFilter(_Grey(widget))
    return False
