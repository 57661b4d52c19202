"""评分标准: the rubric of a year and what changed between years."""

from collections.abc import Callable
from copy import deepcopy
from functools import partial

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_rubric import Ui_RubricPane
from nanxi_desk.stars.rubric import WHOLE, decimal_text
from nanxi_desk.stars.rubric_texts import (
    Texts,
    add_block,
    add_indicator,
    block_sum,
    content_from,
    move_block,
    move_indicator,
    points_fault,
    points_sum,
    texts_of,
)
from nanxi_desk.stars.rubrics import RIGHT_RUBRIC, Rubrics
from nanxi_desk.stars.tab_pane import StarsPane
from nanxi_desk.stars.tab_rubric_cells import Cell, CellTable, in_lines
from nanxi_desk.stars.tab_rubric_side import (
    RubricCompare,
    RubricNew,
    RubricPart,
    RubricRules,
    RubricStars,
    RubricVetoes,
    version_words,
)
from nanxi_desk.stars.views import RoundView, RubricVersion
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.page_draft import PageDraft
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import give_way
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle

STARS, RULES, VETOES, COMPARE, NEW = "stars", "rules", "vetoes", "compare", "new"
_SIDES = (
    (STARS, "星级条件"),
    (RULES, "评委与居民"),
    (VETOES, "一票否决"),
    (COMPARE, "年度比较"),
    (NEW, "新一年"),
)
_SIDE_KEYS = {STARS: "Alt+1", RULES: "Alt+2", VETOES: "Alt+3", COMPARE: "Alt+4", NEW: "F3"}
_CELLS = ("code", "name", "points", "step")
_NAME = 1


class RubricPane(StarsPane):
    """The indicators at the left, all else at the right; Ctrl+Enter saves, a draft keeps what is typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rubrics = Rubrics(desk.home)
        self._versions: tuple[RubricVersion, ...] = ()
        self._year: int | None = None  # that was asked for; None: the round's
        self._version: RubricVersion | None = None
        self._texts: Texts = {}
        self._before: Texts = {}  # as it was when nobody had typed yet
        self._lines: list[tuple[int, int | None]] = []  # block and indicator of each row
        self.ui = ui = self._set_up(Ui_RubricPane())
        self.table = CellTable(desk.theme, _NAME)
        ui.table_place.addWidget(self.table)
        give_way(self.table)
        in_lines(ui.actions, (ui.add, ui.add_block, ui.remove, ui.up, ui.down))
        self.stars, self.rules = RubricStars(desk), RubricRules()
        self.vetoes, self.compare, self.new = RubricVetoes(desk), RubricCompare(desk), RubricNew(desk)
        self._parts: tuple[RubricPart, ...] = (self.stars, self.rules, self.vetoes)
        self.sides: dict[str, QWidget] = {
            STARS: self.stars,
            RULES: self.rules,
            VETOES: self.vetoes,
            COMPARE: self.compare,
            NEW: self.new,
        }
        for side in self.sides.values():
            side.hide()
            ui.side_place.addWidget(side)
        self._may = desk.home.is_hub and desk.home.actor.can(RIGHT_RUBRIC)
        ui.sides.set_choices([side for side in _SIDES if side[0] in self.offered])
        self._draft = PageDraft(desk, self._typed, self._put_back, self)
        self._connect()
        self._name()
        self.show_side(STARS)
        self._show_state()

    # --- from outside --------------------------------------------------------------------------------------

    @property
    def offered(self) -> tuple[str, ...]:
        """The sides that the person may choose."""
        return tuple(key for key in self.sides if self._may or key != NEW)

    @property
    def year(self) -> int | None:
        """The year whose rubric is shown, 0 for the shipped one."""
        return self._version.year if self._version else None

    def shown(self) -> None:
        """Read the rubrics again."""
        self._read()
        self.table.setFocus()

    def show_round(self, chosen: RoundView | None) -> None:
        """The rubric of another round's year."""
        if chosen is not None and (self.round is None or self.round.id != chosen.id):
            self._year = None
        self.round = chosen
        if self.isVisible():
            self._read()

    def put_away(self) -> None:
        """What is typed is kept."""
        self._end_typing()
        self._draft.let_go()

    def show_side(self, side: str) -> None:
        """Another part at the right."""
        self.ui.sides.set_value(side)
        shown = self.sides[side]
        for widget in self.sides.values():  # two at once would make the window higher for a moment
            if widget is not shown:
                widget.hide()
        shown.show()

    def choose_side(self, side: str) -> None:
        """Go to a part with the keyboard."""
        self.show_side(side)
        first: dict[str, Callable[[], object]] = {
            STARS: self.stars.table.setFocus,
            RULES: self.rules.ui.field_least.setFocus,
            VETOES: self.vetoes.table.setFocus,
            COMPARE: self.compare.focus_first,
            NEW: self.new.focus_first,
        }
        first[side]()

    # --- editing -------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ctrl+N: a further indicator in the block where the cursor stands."""
        if not self._open:
            return
        row = self.table.currentRow()
        block = self._lines[row][0] if 0 <= row < len(self._lines) else len(self._texts["blocks"]) - 1
        line = add_indicator(self._texts, block)
        self._show_lines()
        self._type_at(self._lines.index((block, line)))
        self._edited()

    def add_block(self) -> None:
        """Alt+N: a further block with one indicator."""
        if not self._open:
            return
        try:
            block = add_block(self._texts)
        except FieldRefused as error:
            self._refuse(error)
            return
        self._show_lines()
        self._type_at(self._lines.index((block, None)))
        self._edited()

    def remove(self) -> None:
        """Ctrl+D: without the indicator, or on a block's heading without the block."""
        row = self.table.currentRow()
        if not self._open or not 0 <= row < len(self._lines):
            return
        block, line = self._lines[row]
        lines = self._texts["blocks"][block]["indicators"]
        if line is None or len(lines) == 1:
            del self._texts["blocks"][block]
        else:
            del lines[line]
        self._show_lines()
        self._edited()

    def move_chosen(self, by: int) -> None:
        """Alt+↑ and Alt+↓: the indicator one place up (-1) or down, on a block's heading the whole block."""
        row = self.table.currentRow()
        if not self._open or not 0 <= row < len(self._lines):
            return
        self.table.end_typing()
        block, line = self._lines[row]
        try:
            if line is None:
                place: tuple[int, int | None] = (move_block(self._texts, block, by), None)
            else:
                place = (block, move_indicator(self._texts, block, line, by))
        except FieldRefused as error:
            say(self.ui.error_blocks, error)
            return
        self._clear_errors()
        self._show_lines()
        self.table.go_to(self._lines.index(place), max(self.table.currentColumn(), _NAME))
        self._edited()

    def discard(self) -> None:
        """Alt+Z: as it was saved last."""
        version = self._version
        if version is not None and self._dirty:
            self._show_version(version)
            self._draft.keep()

    def save(self) -> None:
        """Write the rubric of the year; what is wrong is said at its place."""
        if self.ui.sides.value() == NEW:
            self.new.begin()
            return
        self._end_typing()
        version = self._version
        if version is None or not self._open or not self._dirty:
            return
        self._clear_errors()
        rubrics, actor, year = self._rubrics, self._desk.home.actor, version.year
        try:
            content = content_from(self._texts)
        except FieldRefused as error:
            self._refuse(error)
            return
        self._desk.tasks.run(lambda: rubrics.save(actor, year, content), self._saved, self._refuse)

    def _retranslate(self) -> None:
        self._name()
        self._offer_years()
        if self._version is not None and not self._dirty:
            self._show_version(self._version)  # conditions are words, too
        else:
            self._show_all()

    # --- inside --------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        ui = self.ui
        self.table.edited.connect(self._cell_typed)
        ui.year.activated.connect(self._choose_year)
        ui.sides.chosen.connect(self.choose_side)
        self.new.begun.connect(self._begun)
        for part in self._parts:
            part.changed.connect(self._edited)
        for button, keys, action in (
            (ui.add, "Ctrl+N", self.add),
            (ui.add_block, "Alt+N", self.add_block),
            (ui.remove, "Ctrl+D", self.remove),
            (ui.up, "", partial(self.move_chosen, -1)),
            (ui.down, "", partial(self.move_chosen, 1)),
            (ui.discard, "Alt+Z", self.discard),
            (ui.save, "Ctrl+Return", self.save),
        ):
            button.clicked.connect(action)
            if keys:
                shortcut(self, keys, action)
        shortcut(self, "Ctrl+Enter", self.save)
        shortcut(self, "Alt+V", lambda: self._on_levels(lambda part: part.add()))
        shortcut(self, "Alt+D", lambda: self._on_levels(lambda part: part.remove()))
        shortcut(self, "Alt+Up", partial(self._move_where_the_keyboard_is, -1))
        shortcut(self, "Alt+Down", partial(self._move_where_the_keyboard_is, 1))
        for side in self.offered:
            shortcut(self, _SIDE_KEYS[side], partial(self.choose_side, side))
        actor = self._desk.home.actor
        disable_without(
            actor, RIGHT_RUBRIC, ui.add, ui.add_block, ui.remove, ui.up, ui.down, ui.discard, ui.save
        )

    def _on_levels(self, action: Callable[[RubricStars | RubricVetoes], object]) -> None:
        """Do something with the lines of the side that is shown."""
        if self.ui.sides.value() in (STARS, VETOES):
            action(self.stars if self.ui.sides.value() == STARS else self.vetoes)

    def _move_where_the_keyboard_is(self, by: int) -> None:
        """A star level or a veto while the keyboard is there, else an indicator or block."""
        at = self.focusWidget()
        for part in (self.stars, self.vetoes):
            if at is not None and part.isVisible() and part.isAncestorOf(at):
                part.move_chosen(by)
                return
        self.move_chosen(by)

    def _read(self, chosen: int | None = None) -> None:
        rubrics = self._rubrics
        if chosen is not None:
            self._year = chosen
        year = self._year if self._year is not None else self.round.year if self.round else None

        def show(versions: tuple[RubricVersion, ...]) -> None:
            self._versions = versions
            wanted = next((v for v in versions if v.year == year), versions[0])
            self._offer_years()
            known = self._version
            if known is None or known != wanted:
                self._follow(wanted, fresh=known is None or known.year != wanted.year)
            self.ui.year.setCurrentIndex(self.ui.year.findData(wanted.year))
            self.compare.offer(versions, wanted.year)

        self._desk.tasks.run(rubrics.versions, show, self._refuse, key="rubrics")

    def _follow(self, version: RubricVersion, *, fresh: bool) -> None:
        """Another year, or this one as it is now: what is typed for it and not saved stays."""
        if not fresh and self._dirty and not version.frozen:
            self._version = version
            self._show_state()
            return
        self._draft.let_go()
        self._show_version(version)
        if self._open:
            self._draft.follow(f"star-rubric:{version.year}")

    def _show_version(self, version: RubricVersion) -> None:
        self._version = version
        self._texts = texts_of(version.rubric)
        self._before = deepcopy(self._texts)
        self._show_all()

    def _show_all(self) -> None:
        if self._version is None:
            self._show_state()
            return
        self._show_lines()
        for part in self._parts:
            part.show_texts(self._texts, open_=self._open)
        self._clear_errors()
        self._show_state()

    def _show_lines(self) -> None:
        """The indicators under their blocks."""
        rows: list[tuple[Cell, ...]] = []
        self._lines = []
        for number, block in enumerate(self._texts["blocks"]):
            self._lines.append((number, None))
            rows.append(
                (
                    Cell(block["code"], heading=True),
                    Cell(block["name"], open=self._open, heading=True),
                    Cell(decimal_text(block_sum(block)), heading=True, number=True),
                    Cell("", heading=True),
                )
            )
            for place, line in enumerate(block["indicators"]):
                self._lines.append((number, place))
                rows.append(
                    (
                        Cell(line["code"]),
                        Cell(line["name"], open=self._open),
                        Cell(line["points"], open=self._open, number=True),
                        Cell(line["step"], open=self._open, number=True),
                    )
                )
        self.table.set_open(open_=self._open)
        self.table.fill((_("编号"), _("项目"), _("分值"), _("步长")), rows)

    def _type_at(self, row: int) -> None:
        self.table.type_at(row, _NAME)

    def _cell_typed(self, row: int, column: int, text: str) -> None:
        block, line = self._lines[row]
        lines = self._texts["blocks"][block]["indicators"]
        target = self._texts["blocks"][block] if line is None else lines[line]
        target[_CELLS[column]] = text
        say(self.ui.error_blocks, "")
        if line is not None:
            cell, why = points_fault(target)
            for place in range(_NAME, len(_CELLS)):
                self.table.mark(row, place, why if _CELLS[place] == cell else "")
            say(self.ui.error_blocks, why)
            head = self._lines.index((block, None))
            self.table.change(head, 2, decimal_text(block_sum(self._texts["blocks"][block])))
        self._edited()

    def _edited(self) -> None:
        self._draft.touch()
        self._show_state()

    def _end_typing(self) -> None:
        self.table.end_typing()
        for part in self._parts:
            part.end_typing()

    @property
    def _open(self) -> bool:
        """Whether the rubric that is shown may be edited by whoever sits here."""
        return self._may and self._version is not None and not self._version.frozen

    @property
    def _dirty(self) -> bool:
        return self._texts != self._before

    def _show_state(self) -> None:
        ui, version = self.ui, self._version
        whole = points_sum(self._texts) if self._texts else WHOLE
        ui.sum.setText(
            _("合计 {sum} / {whole} 分").format(sum=decimal_text(whole), whole=decimal_text(WHOLE))
        )
        restyle(ui.sum, "role", "strong" if whole == WHOLE else "warning")
        for button in (ui.add, ui.add_block, ui.remove, ui.up, ui.down):
            button.setEnabled(self._open)
        for button in (ui.save, ui.discard):
            button.setEnabled(self._open and self._dirty)
        words = ""
        if version is not None and version.frozen:
            words = version.frozen
        elif version is not None and self._may:
            words = _("可以修改：选中一格直接输入；评审开始时冻结。")
        elif version is not None:
            words = _("评分标准由街道修改。")
        if self._dirty and self._open:
            words = _("有改动，还没有保存。")
        ui.state.setText(words)

    def _offer_years(self) -> None:
        box = self.ui.year
        box.clear()
        for version in self._versions:
            box.addItem(version_words(version), version.year)
        box.setCurrentIndex(box.findData(self.year) if self._version else -1)
        self.new.offer(self._versions)

    def _choose_year(self, index: int) -> None:
        self._end_typing()
        self._read(int(self.ui.year.itemData(index)))

    def _begun(self, year: int) -> None:
        self.saved.emit(_("已为 {year} 年另建评分标准").format(year=year))
        self.show_side(STARS)
        self._read(year)
        self.table.setFocus()

    def _saved(self, version: RubricVersion) -> None:
        self._show_version(version)
        self._draft.keep()
        self.saved.emit(_("已保存 {year} 年的评分标准").format(year=version.year))
        self._read(version.year)

    def _typed(self) -> Texts:
        return deepcopy(self._texts) if self._dirty and self._open else {}

    def _put_back(self, kept: Texts) -> None:
        """A draft of this year; one that an older program kept in another shape is let go."""
        if set(kept) == set(self._texts) and self._open:
            self._texts = deepcopy(kept)
            self._show_all()

    def _clear_errors(self) -> None:
        say(self.ui.error_blocks, "")

    def _refuse(self, error: UserError) -> None:
        if isinstance(error, FieldRefused):
            for key, part in ((STARS, self.stars), (RULES, self.rules), (VETOES, self.vetoes)):
                if error.field.split("/")[0] in _HEADS[key]:
                    self.show_side(key)
                    part.refuse(error)
                    return
            self._go_to_fault(error.field, error.message)
        say(self.ui.error_blocks, error)

    def _go_to_fault(self, where: str, why: str) -> None:
        """Paths: "blocks", "blocks/A1", "blocks/A1/A1.2"."""
        __, *rest = where.split("/")
        for row, (block, line) in enumerate(self._lines):
            shown = self._texts["blocks"][block]
            if rest[:1] != [shown["code"]]:
                continue
            if len(rest) == 1 and line is None:
                self.table.mark(row, _NAME, why)
                self.table.go_to(row, _NAME)
            elif line is not None and rest[1:] == [shown["indicators"][line]["code"]]:
                cell, __ = points_fault(shown["indicators"][line])
                column = _CELLS.index(cell) if cell else _NAME
                self.table.mark(row, column, why)
                self.table.go_to(row, column)

    def _name(self) -> None:
        self.table.setAccessibleName(_("评分项目"))
        self.ui.sides.set_keys(_SIDE_KEYS)


_HEADS = {STARS: ("stars",), RULES: ("judges", "residents"), VETOES: ("vetoes",)}
