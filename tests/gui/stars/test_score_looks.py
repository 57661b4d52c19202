"""打分 in every size and in English: no word is cut, no button is pushed out, every control has a name."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView

from nanxi_desk.core.settings import TEXT_SIZES
from nanxi_desk.window.looks import Looks
from tests.support.score_windows import ScoreDesk
from tests.support.windows import cut_words, press, typed


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 690)])
def test_words_and_buttons_have_their_room(
    score: ScoreDesk, looks: Looks, text_size: str, language: str, size: tuple[int, int]
) -> None:
    looks.change(replace(looks.preferences, language=language, text_size=text_size), keep=False)
    score.window.resize(*size)
    score.rest()
    typed("9")
    press(Qt.Key.Key_F7)
    score.rest()
    check(score, size)
    score.pane.give_up_recusal()
    score.pane.ui.locked_box.show()
    check(score, size)
    score.pane.ui.locked_box.hide()
    score.pane.open_books()
    score.rest()
    check(score, size)


def check(score: ScoreDesk, size: tuple[int, int]) -> None:
    score.bot.wait(1)  # layouts follow with the next event
    assert (score.window.width(), score.window.height()) == size
    assert list(cut_words(score.pane, dots=True)) == []
    inside = score.window.rect()
    for button in (b for b in score.pane.findChildren(QPushButton) if b.isVisible()):
        assert inside.contains(button.mapTo(score.window, button.rect().center())), button.text()
    for kind in (QLineEdit, QPushButton, QTableView):
        for control in (c for c in score.pane.findChildren(kind) if c.isVisible()):
            spoken = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
            assert spoken.strip() or "qt_" in control.objectName(), control.objectName()


def test_all_17_cells_stand_on_one_screen(score: ScoreDesk) -> None:
    grid = score.pane.grid
    assert len(grid.cells) == 17
    assert grid.verticalScrollBar().maximum() == 0
    assert all(not cell.visibleRegion().isEmpty() for cell in grid.cells.values())
