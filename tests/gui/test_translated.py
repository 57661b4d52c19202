"""Widgets say their words again in another language, in the order that Qt tells it."""

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_training_papers import Ui_PapersPane
from nanxi_desk.widgets.translated import Formed, Translated
from nanxi_desk.window.first_run import FirstRunPage
from nanxi_desk.window.looks import Looks


class Ground(QWidget):
    """What the mixed in class leaves to Qt's, and when."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[str] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.order.append("Qt")
        super().changeEvent(event)


class Papers(Formed, Ground):
    """A form, and a word that the program sets; the language changes before there is any of it."""

    def __init__(self) -> None:
        super().__init__()
        QApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))
        self.before = tuple(self.order)
        self.ui = self._set_up(Ui_PapersPane())
        self.order.clear()
        self._retranslate()

    def _retranslate(self) -> None:
        self.order.append(self.ui.blank.text())
        self.ui.told.setText(_("居委会"))


class Words(Translated, QFrame):
    """No form: the program sets every word."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self._retranslate()

    def _retranslate(self) -> None:
        self.label.setText(_("居委会"))


def test_another_language_renames_the_form_and_what_the_program_set(qtbot: QtBot, looks: Looks) -> None:
    page = Papers()
    qtbot.addWidget(page)
    words = Words(page)
    assert (page.ui.told.text(), words.label.text()) == ("居委会", "居委会")
    looks.change(replace(looks.preferences, language="en"), keep=False)
    qtbot.waitUntil(lambda: page.order[-1] == "Qt")
    assert page.ui.blank.text() == "Blank sheet  Alt+1"
    assert (page.ui.told.text(), words.label.text()) == ("Residents' committee", "Residents' committee")
    # The form first, then the program's words, then Qt.
    assert page.order[:3] == ["空白签到表  Alt+1", "Blank sheet  Alt+1", "Qt"]


def test_another_language_before_the_form_is_made_does_no_harm(qtbot: QtBot) -> None:
    page = Papers()
    qtbot.addWidget(page)
    assert page.before == ("Qt",)
    assert page.ui.blank.text() == "空白签到表  Alt+1"


def test_other_changes_leave_the_words_alone(qtbot: QtBot) -> None:
    page = Papers()
    qtbot.addWidget(page)
    page.ui.told.setText("刚才说的话")
    for kind in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.ActivationChange):
        QApplication.sendEvent(page, QEvent(kind))
    assert page.ui.told.text() == "刚才说的话"


def test_the_recovery_code_outlasts_another_language(qtbot: QtBot, looks: Looks) -> None:
    page = FirstRunPage()
    qtbot.addWidget(page)
    page.show_code("7Q4M-2XKD")
    title = page.ui.code_title.text()
    looks.change(replace(looks.preferences, language="en"), keep=False)
    qtbot.waitUntil(lambda: page.ui.code_title.text() != title)
    assert page.ui.code.text() == "7Q4M-2XKD"
