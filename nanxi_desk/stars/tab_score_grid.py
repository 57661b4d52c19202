"""The cells of a score sheet: digits and Enter, row by row, points in the steps of the rubric only."""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from nanxi_desk.core.language import _
from nanxi_desk.stars.rubric import Block, Indicator, Rubric, decimal_text
from nanxi_desk.stars.service import LONGEST_REMARK, plain_digits, plain_number, step_words
from nanxi_desk.stars.views import SheetContent, SheetReckoning
from nanxi_desk.widgets.elided import ElidedLabel
from nanxi_desk.widgets.theme import Theme, restyle, set_role
from nanxi_desk.widgets.translated import Translated

_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_GAPS = (1, 5)  # between rows: at least, and where there is room


class Cell(QLineEdit):
    """Points of one indicator. Enter and ↓ go on, ↑ goes back, + and - take a step, * gives all points."""

    walked = Signal(int)
    stepped = Signal(int)
    whole = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held = False
        set_role(self, "cell")
        self.setMaxLength(12)
        self.setAcceptDrops(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._plain)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that a walk needs; all others are the line's."""
        key, text = event.key(), event.text()
        if self.held:
            event.ignore()
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in _NEXT:
            self.walked.emit(1)
        elif key == Qt.Key.Key_Up:
            self.walked.emit(-1)
        elif text in ("+", "-", "*"):
            if not self.isReadOnly():
                self.whole.emit() if text == "*" else self.stepped.emit(1 if text == "+" else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Whatever is typed takes the place of what is there."""
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What does not fit is told now."""
        super().focusOutEvent(event)
        self.left.emit()

    def _plain(self, text: str) -> None:
        plain = plain_digits(text)
        if plain != text:
            place = self.cursorPosition()
            self.setText(plain)
            self.setCursorPosition(place)


class RemarkLine(QLineEdit):
    """A remark on one indicator; Enter and the arrows go on to the next row's points."""

    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held = False
        set_role(self, "cell")
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that a walk needs; all others are the line's."""
        if self.held:
            event.ignore()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in _NEXT:
            self.walked.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.walked.emit(-1)
        else:
            super().keyPressEvent(event)


class ScoreGrid(Translated, QScrollArea):
    """All indicators of a rubric by block. `changed` when something was typed, `finished` after the last
    cell; `entered` gives the indicator that the keyboard came to.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rubric: Rubric | None = None
        self._choices: dict[str, tuple[str, ...]] = {}
        self._codes: tuple[str, ...] = ()
        self.read_only = False
        self._showing = False
        self._asked = False  # somebody wanted to submit: what is missing is marked
        self.cells: dict[str, Cell] = {}
        self.remarks: dict[str, RemarkLine] = {}
        self._sums: dict[str, QLabel] = {}
        self._hints: dict[str, QLabel] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bubble = QLabel(self)
        set_role(self.bubble, "bubble")
        self.bubble.setWordWrap(True)
        self.bubble.hide()
        theme.changed.connect(self._measure)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.bubble.hide())

    # --- what is shown -----------------------------------------------------------------------------------

    def show_sheet(self, rubric: Rubric, content: SheetContent, *, read_only: bool) -> None:
        """Show a sheet; its cells are made anew where another rubric asks for other ones."""
        if self._rubric is None or self._rubric.digest != rubric.digest:
            self._build(rubric)
        self._rubric, self.read_only = rubric, read_only
        self._showing, self._asked = True, False
        for code in self._codes:
            cell, remark = self.cells[code], self.remarks[code]
            cell.setText(content.points.get(code, ""))
            remark.setText(content.remarks.get(code, ""))
            for line in (cell, remark):
                line.setReadOnly(read_only)
        self._showing = False
        self.bubble.hide()
        self.verticalScrollBar().setValue(0)

    def hold(self, *, held: bool) -> None:
        """While a sheet is on its way its cells leave all keys to the page."""
        for code in self._codes:
            self.cells[code].held = self.remarks[code].held = held

    def content(self) -> SheetContent:
        """What is typed: points and remarks that are not empty."""
        points = {c: text for c in self._codes if (text := self.cells[c].text().strip())}
        remarks = {c: text for c in self._codes if (text := self.remarks[c].text().strip())}
        return SheetContent(points, remarks)

    def show_reckoning(self, reckoning: SheetReckoning) -> None:
        """Sums of blocks, and which cells are missing or do not fit."""
        rubric = self._rubric
        if rubric is None:
            return
        for block in rubric.blocks:
            most, sum_ = decimal_text(block.most), decimal_text(reckoning.blocks[block.code])
            self._sums[block.code].setText(f"{sum_} / {most}")
            self._sums[block.code].setAccessibleName(
                _("{block} {sum} 分，共 {most} 分").format(block=block.name, sum=sum_, most=most)
            )
        started = self._asked or len(reckoning.missing) < len(self._codes)
        for code in self._codes:
            cell = self.cells[code]
            wrong = reckoning.wrong.get(code, "") if not self._may_become(code) else ""
            missing = started and code in reckoning.missing and not cell.isReadOnly()
            restyle(cell, "wrong", "true" if wrong else "false")
            restyle(cell, "missing", "true" if missing and not wrong else "false")
            cell.setAccessibleDescription(wrong or (_("还没有评分") if code in reckoning.missing else ""))

    def ask(self) -> None:
        """From now on missing cells are marked, though nothing was typed yet."""
        self._asked = True

    # --- where the keyboard goes -------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The first cell that is empty, else the first."""
        empty = next((c for c in self._codes if not self.cells[c].text().strip()), None)
        code = empty or (self._codes[0] if self._codes else "")
        if code:
            self._go_to(code)

    def focus_missing(self) -> None:
        """The next cell after the keyboard's that is empty, from the top where there is none below."""
        here = next((n for n, c in enumerate(self._codes) if self._has_keyboard(c)), -1)
        order = [*self._codes[here + 1 :], *self._codes[: here + 1]]
        code = next((c for c in order if not self.cells[c].text().strip()), "")
        if code:
            self._go_to(code)

    def refuse(self, code: str, sentence: str) -> bool:
        """Say what is wrong at a cell and go there; False where the sheet has no such cell."""
        if code not in self.cells:
            return False
        remark = self.remarks[code]
        line: QLineEdit = remark if len(remark.text().strip()) > LONGEST_REMARK else self.cells[code]
        line.setFocus()
        self._tell(line, sentence)
        return True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Row heights follow the size of the type."""
        super().showEvent(event)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More room parts the rows."""
        super().resizeEvent(event)
        self._measure()

    # --- inside ------------------------------------------------------------------------------------------

    def _build(self, rubric: Rubric) -> None:
        self._codes = tuple(rubric.indicators)
        self._choices = {i.code: tuple(map(decimal_text, i.choices())) for i in rubric.indicators.values()}
        self.cells, self.remarks, self._sums, self._hints = {}, {}, {}, {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(2, 16)
        grid.setColumnStretch(5, 9)
        row = 0
        for block in rubric.blocks:
            row = self._add_block(grid, block, row)
        grid.setRowStretch(row, 1)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(inside)
        self._rubric = rubric
        self._measure()
        self._retranslate()

    def _add_block(self, grid: QGridLayout, block: Block, row: int) -> int:
        """The rows of a block, a rule above all but the first; the number of the next row."""
        if row:
            rule = QFrame()
            set_role(rule, "rule")
            grid.addWidget(rule, row, 0, 1, 6)
            row += 1
        head = QVBoxLayout()
        head.setContentsMargins(0, 3, 0, 0)
        head.setSpacing(0)
        name, sum_ = ElidedLabel(), QLabel()
        name.setText(f"{block.code} {block.name}")
        set_role(name, "strong")
        set_role(sum_, "muted")
        head.addWidget(name)
        head.addWidget(sum_)
        head.addStretch(1)
        self._sums[block.code] = sum_
        grid.addLayout(head, row, 0, len(block.indicators), 1)
        for indicator in block.indicators:
            self._add_row(grid, indicator, row)
            row += 1
        return row

    def _add_row(self, grid: QGridLayout, indicator: Indicator, row: int) -> None:
        code = indicator.code
        number, name, hint, cell, remark = QLabel(code), ElidedLabel(), QLabel(), Cell(), RemarkLine()
        name.setText(indicator.name)
        for label in (number, hint):
            set_role(label, "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for place, widget in enumerate((number, name, hint, cell, remark), 1):
            grid.addWidget(widget, row, place)
        self._hints[code] = hint
        self.cells[code], self.remarks[code] = cell, remark
        cell.walked.connect(partial(self._walk, code))
        cell.stepped.connect(partial(self._step, code))
        cell.whole.connect(lambda: self._put(code, indicator.most))
        cell.entered.connect(partial(self._entered, code))
        cell.left.connect(partial(self._left, code))
        cell.textChanged.connect(lambda _text: self._typed(code))
        remark.walked.connect(partial(self._walk_from_remark, code))
        remark.textChanged.connect(lambda _text: self._remarked(remark))

    def _retranslate(self) -> None:
        if self._rubric is None:
            return
        for code, indicator in self._rubric.indicators.items():
            most, step = decimal_text(indicator.most), decimal_text(indicator.step)
            self._hints[code].setText(f"0–{most} · {step}")
            self._hints[code].setToolTip(step_words(indicator))
            self.cells[code].setPlaceholderText(_("没评"))
            self.cells[code].setAccessibleName(
                _("{code} {name}，0 到 {most} 分，每档 {step} 分").format(
                    code=code, name=indicator.name, most=most, step=step
                )
            )
            self.remarks[code].setPlaceholderText(_("备注"))
            self.remarks[code].setAccessibleName(
                _("{code} {name}的备注").format(code=code, name=indicator.name)
            )

    def _measure(self) -> None:
        """A cell takes four digits and the point, the first column its sums; rows have what room there is."""
        width = self.fontMetrics().horizontalAdvance("00.00") + 22
        for cell in self.cells.values():
            cell.setFixedWidth(width)
        widest = max(
            (self.fontMetrics().horizontalAdvance(s.text() or "00 / 00") for s in self._sums.values()),
            default=0,
        )
        inside = self.widget()
        if inside is not None:
            layout = inside.layout()
            assert isinstance(layout, QGridLayout)
            layout.setColumnMinimumWidth(0, max(widest, self.fontMetrics().horizontalAdvance("0") * 9))
            least, most = _GAPS
            layout.setVerticalSpacing(least)
            spare = self.height() - layout.minimumSize().height()
            layout.setVerticalSpacing(min(max(least + spare // max(layout.rowCount(), 1), least), most))

    def _go_to(self, code: str) -> None:
        """What is typed next takes the place of what is there, even where the keyboard is there already."""
        self.cells[code].setFocus()
        self.cells[code].selectAll()

    def _has_keyboard(self, code: str) -> bool:
        return self.cells[code].hasFocus() or self.remarks[code].hasFocus()

    def _may_become(self, code: str) -> bool:
        """Whether what stands in the cell of the keyboard may still become points that fit."""
        text = self.cells[code].text().strip()
        return self.cells[code].hasFocus() and any(c.startswith(text) for c in self._choices[code])

    def _fits(self, code: str) -> bool:
        text = self.cells[code].text().strip()
        number = plain_number(text)
        return not text or (number is not None and self._indicator(code).fits(number))

    def _indicator(self, code: str) -> Indicator:
        assert self._rubric is not None
        return self._rubric.indicators[code]

    def _walk(self, code: str, step: int) -> None:
        if step > 0 and not self._fits(code):
            self.cells[code].selectAll()
            self._complain(code)
            return
        place = self._codes.index(code) + step
        if place >= len(self._codes):
            self.finished.emit()
        elif place >= 0:
            self._go_to(self._codes[place])

    def _walk_from_remark(self, code: str, step: int) -> None:
        if step > 0:
            self._walk(code, step)
        else:
            self._go_to(code)

    def _step(self, code: str, direction: int) -> None:
        indicator = self._indicator(code)
        now = plain_number(self.cells[code].text().strip())
        if now is None or not indicator.fits(now):
            # From nothing, one step down from all is nearer to what is given mostly.
            self._put(code, indicator.most if direction < 0 else indicator.step)
        else:
            self._put(code, min(max(now + direction * indicator.step, Fraction(0)), indicator.most))

    def _put(self, code: str, points: Fraction) -> None:
        self.cells[code].setText(decimal_text(points))
        self.cells[code].selectAll()

    def _typed(self, code: str) -> None:
        if self._showing:
            return
        if self._fits(code) or self._may_become(code):
            self.bubble.hide()
        else:
            self._complain(code)
        self.changed.emit()

    def _remarked(self, remark: RemarkLine) -> None:
        if self._showing:
            return
        if len(remark.text().strip()) > LONGEST_REMARK:
            self._tell(remark, _("备注最多 500 个字。"))
        else:
            self.bubble.hide()
        self.changed.emit()

    def _entered(self, code: str) -> None:
        self.ensureWidgetVisible(self.cells[code], 0, self.cells[code].height() * 2)
        if not self._fits(code):
            self._complain(code)

    def _left(self, code: str) -> None:
        self.bubble.hide()
        if not self._showing and not self._fits(code):
            restyle(self.cells[code], "wrong", "true")

    def _complain(self, code: str) -> None:
        self._tell(self.cells[code], step_words(self._indicator(code)))

    def _tell(self, line: QLineEdit, sentence: str) -> None:
        """Say something right below a line, over whatever lies there."""
        self.ensureWidgetVisible(line, 0, line.height() * 2)
        bubble, room = self.bubble, self.viewport().width()
        bubble.setText(sentence)
        bubble.ensurePolished()
        bubble.setFixedWidth(min(bubble.fontMetrics().horizontalAdvance(sentence) + 26, room))
        bubble.setFixedHeight(bubble.heightForWidth(bubble.width()))
        below = line.mapTo(self, QPoint(line.width() // 2, line.height() + 1))
        above = line.mapTo(self, QPoint(0, 0)).y() - bubble.height() - 1
        x = max(min(below.x() - bubble.width() // 2, room - bubble.width()), 0)
        bubble.move(x, below.y() if below.y() + bubble.height() <= self.height() else max(above, 0))
        bubble.show()
        bubble.raise_()


def blank(content: SheetContent) -> bool:
    """Whether nothing at all is typed."""
    return not any(t.strip() for part in (content.points, content.remarks) for t in part.values())


def same(one: SheetContent, other: SheetContent | None) -> bool:
    """Whether two sheets say the same."""
    if other is None:
        return False
    return _said(one.points) == _said(other.points) and _said(one.remarks) == _said(other.remarks)


def _said(texts: Mapping[str, str]) -> dict[str, str]:
    return {code: text.strip() for code, text in texts.items() if text.strip()}
