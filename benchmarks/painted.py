"""When a view was painted. Light, since the start of processes that import it is measured."""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea


def choose_platform() -> str:
    """The screen if there is one, else the off-screen platform; its name."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return os.environ.get("QT_QPA_PLATFORM", "screen")


class Painted(QObject):
    """Calls `done` once, when `view` was painted while `ready` was true: after the whole window's paint."""

    def __init__(
        self, view: QAbstractScrollArea, ready: Callable[[], bool], done: Callable[[], None]
    ) -> None:
        super().__init__(view)
        self._viewport, self._ready, self._done = view.viewport(), ready, done
        self._seen = False
        self._viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The paint itself follows this event; the queued call follows the paint."""
        if event.type() == QEvent.Type.Paint and not self._seen and self._ready():
            self._seen = True
            self._viewport.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False
