"""What somebody without a mouse, or without eyes, needs: every control has a name and every button a key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from nanxi_desk.frontdesk.views import VisitDraft
from nanxi_desk.stars.tab import StarsTab
from nanxi_desk.training.roster import Rosters
from nanxi_desk.training.service import Training
from nanxi_desk.training.tab import TrainingTab
from nanxi_desk.training.tab_session import PANES
from nanxi_desk.training.views import FigureFilter, NewPerson, SessionFilter, SessionOrder
from nanxi_desk.widgets.chips import Chip
from nanxi_desk.window.exchange_tab import ExchangeTab
from nanxi_desk.window.settings_page import SettingsPage
from tests.support.star_windows import begin_applying, faces_of_stars
from tests.support.windows import OpenDesk, as_shown

FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a control."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything below that takes the keyboard; parts of a control count with it."""
    for kind in CONTROLS:
        for widget in root.findChildren(kind):
            parent = widget.parentWidget()
            inner = isinstance(parent, (QComboBox, QAbstractItemView)) or "qt_" in widget.objectName()
            cross = isinstance(widget, QAbstractButton) and isinstance(
                parent, QLineEdit
            )  # Qt's own: Esc empties
            if widget.isVisibleTo(root) and not inner and not cross:
                yield widget


@pytest.fixture
def pages(desk: OpenDesk, home: Home, service: FrontDesk) -> dict[str, QWidget]:
    """Every page of the window with something on it."""
    for name, item in (("沈文娟", "医疗救助"), ("韩志强", "漏水")):
        service.log(home.actor, VisitDraft(item=item, name=name, phone="13800000003", accept=True))
    training = Training(home)
    order = SessionOrder(training.programmes()[0].id, "议事协商", training.today, "09:00", "11:15")
    Rosters(home).add(home.actor, training.plan(home.actor, order)[0], [NewPerson("沈文娟", home.office)])
    begin_applying(home)
    made: dict[str, QWidget] = {}
    for number, kind in enumerate(desk.window.kinds):
        desk.window.show_page(number)
        desk.rest()
        made[kind.key] = desk.window._pages[number]
    page = desk.window.page(DeskTab)
    assert isinstance(page, DeskTab)
    page.show_filter("all")
    desk.logged(2)
    return made


def name_of(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"


def every_face(pages: dict[str, QWidget], desk: OpenDesk) -> Iterator[QWidget]:
    """Each page, the front desk with its form and with a request, each pane and section of the others."""
    for page in pages.values():
        desk.window.stack.setCurrentWidget(page)
        yield page
        if isinstance(page, DeskTab):
            page.narrow.show()
            page.table.selectRow(0)
            page.open_request(page.table.rows.row(0))
            desk.rest()
            yield page
            page.new_visit()
            page.take_over()
            desk.rest()
            yield page
            page.take_over_done()
        if isinstance(page, ExchangeTab | StarsTab):
            for key in page.panes:
                page.show_pane(key)
                desk.rest()
                yield page
        if isinstance(page, TrainingTab):
            yield from faces_of_training(page, desk)
        if isinstance(page, StarsTab):
            for _face in faces_of_stars(page, desk.rest):
                yield page
        if isinstance(page, SettingsPage):
            for section in page._makers:
                page.show_section(section)
                desk.rest()
                yield page


def faces_of_training(page: TrainingTab, desk: OpenDesk) -> Iterator[QWidget]:
    """A session with each of its panes, the door, and the figures."""
    (session,) = Training(page._desk.home).page(SessionFilter())
    page.open_session(session)
    desk.rest()
    for pane in PANES:
        page.session.choose_pane(pane)
        desk.rest()
        yield page
    page.open_door(session)
    page.door.start_walk_in()
    desk.rest()
    yield page
    page.door.end_walk_in()
    page.open_results("", FigureFilter(session.day, session.day))
    desk.rest()
    yield page
    page.open_list()
    desk.rest()


def test_every_control_has_a_name_to_read_out(pages: dict[str, QWidget], desk: OpenDesk) -> None:
    nameless = {
        name_of(widget)
        for face in every_face(pages, desk)
        for widget in controls(face)
        if not spoken(widget).strip()
    }
    assert sorted(nameless) == []


def test_every_button_is_reached_without_a_mouse(pages: dict[str, QWidget], desk: OpenDesk) -> None:
    """By Tab, or by a key that it shows itself."""
    unreached = set()
    for face in every_face(pages, desk):
        for button in controls(face):
            if not isinstance(button, QAbstractButton) or isinstance(
                button, Chip
            ):  # arrows go from chip to chip
                continue
            shown = f"{button.text()} {button.toolTip()}"
            keyed = any(sign in shown for sign in ("Ctrl+", "Alt+", "Esc", "Enter", *FUNCTION_KEYS))
            if not keyed and not button.focusPolicy() & Qt.FocusPolicy.TabFocus:
                unreached.add(name_of(button))
    assert sorted(unreached) == []


def test_every_shortcut_is_shown_somewhere(pages: dict[str, QWidget], desk: OpenDesk) -> None:
    told: list[str] = []
    keys: set[str] = set()
    for face in every_face(pages, desk):
        keys |= {
            s.key().toString(QKeySequence.SequenceFormat.PortableText) for s in face.findChildren(QShortcut)
        }
        for widget in (desk.window, *desk.window.findChildren(QWidget)):
            told.append(widget.toolTip())
            for words in ("text", "placeholderText"):
                value = widget.property(words)
                told.append(value if isinstance(value, str) else "")
    shown = " ".join(told)
    # They stand on buttons that are there for a known visitor, and for a step that no request has yet.
    keys -= {"Alt+0", "Ctrl+J", "Alt+9"}
    hidden = sorted(key for key in keys if as_shown(key) not in shown)
    assert not hidden, " ".join(hidden)
