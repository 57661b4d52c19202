"""Keys are heard where they are meant to be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.widgets.shortcuts import ITSELF, WINDOW, shortcut


@pytest.mark.parametrize(
    ("heard", "at_once"),
    [
        (None, {"inside": True, "child": True, "outside": False}),
        (ITSELF, {"inside": True, "child": False, "outside": False}),
        (WINDOW, {"inside": True, "child": True, "outside": True}),
    ],
)
def test_a_key_is_heard_where_it_is_meant_to_be(
    qtbot: QtBot, heard: Qt.ShortcutContext | None, at_once: dict[str, bool]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pane, outside = QWidget(), QLineEdit()
    box = QVBoxLayout(window)
    box.addWidget(pane)
    box.addWidget(outside)
    child = QLineEdit(pane)
    pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pressed: list[str] = []
    made = (
        shortcut(pane, "F8", lambda: pressed.append("F8"))
        if heard is None
        else shortcut(pane, "F8", lambda: pressed.append("F8"), heard=heard, repeats=True)
    )
    assert made.autoRepeat() is (heard is not None)
    for name, place in {"inside": pane, "child": child, "outside": outside}.items():
        place.setFocus()
        qtbot.waitUntil(place.hasFocus)
        pressed.clear()
        QTest.keyClick(place, Qt.Key.Key_F8)
        assert (name, bool(pressed)) == (name, at_once[name])
