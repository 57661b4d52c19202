"""Keys that do something."""

from collections.abc import Callable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ITSELF = Qt.ShortcutContext.WidgetShortcut
WINDOW = Qt.ShortcutContext.WindowShortcut


def shortcut(
    widget: QWidget,
    keys: str,
    action: Callable[[], object] | SignalInstance,
    *,
    heard: Qt.ShortcutContext = INSIDE,
    repeats: bool = False,
) -> QShortcut:
    """Do something on a key while the keyboard is in a widget, or where `heard` says.

    `repeats`: as long as the key is held, again and again.
    """
    made = QShortcut(QKeySequence(keys), widget)
    made.setContext(heard)
    made.setAutoRepeat(repeats)
    made.activated.connect(action)
    return made
