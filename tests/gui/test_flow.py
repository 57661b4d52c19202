"""Lines of buttons that break like words, and keep the heights they have told."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.widgets.flow import FlowLayout

GAP, SIZE = 10, QSize(100, 30)


def box_with(qtbot: QtBot, count: int) -> tuple[QWidget, FlowLayout, list[QPushButton]]:
    box = QWidget()
    qtbot.addWidget(box)
    layout = FlowLayout(box, GAP)
    buttons = [QPushButton() for _ in range(count)]
    for button in buttons:
        button.setFixedSize(SIZE)
        layout.addWidget(button)
    box.resize(220, 200)
    box.show()
    return box, layout, buttons


def test_what_does_not_fit_goes_to_the_next_line(qtbot: QtBot) -> None:
    __, layout, __ = box_with(qtbot, 3)
    assert [layout.heightForWidth(width) for width in (320, 219, 209, 100)] == [30, 70, 110, 110]
    assert layout.minimumSize() == SIZE


def test_a_height_is_told_anew_when_an_item_changes(qtbot: QtBot) -> None:
    __, layout, buttons = box_with(qtbot, 3)
    assert layout.heightForWidth(210) == 70
    buttons[0].hide()
    assert (layout.heightForWidth(210), layout.sizeHint().width()) == (30, 210)
    buttons[0].show()
    assert layout.heightForWidth(210) == 70
    buttons[1].setFixedSize(QSize(100, 50))
    assert layout.heightForWidth(210) == 90
    layout.addWidget(QPushButton())
    assert layout.count() == 4
    layout.takeAt(3)
    layout.takeAt(2)
    assert layout.heightForWidth(210) == 50
