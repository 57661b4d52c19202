"""What stands beside the indicators of a rubric: stars, rules, vetoes, what differs, a new year."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from nanxi_desk.core.errors import FieldRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_rubric_compare import Ui_RubricCompare
from nanxi_desk.forms.ui_stars_rubric_new import Ui_RubricNew
from nanxi_desk.forms.ui_stars_rubric_rules import Ui_RubricRules
from nanxi_desk.forms.ui_stars_rubric_stars import Ui_RubricStars
from nanxi_desk.forms.ui_stars_rubric_vetoes import Ui_RubricVetoes
from nanxi_desk.stars.rubric_texts import Texts, add_star, add_veto, move_star, move_veto, remove_star
from nanxi_desk.stars.rubrics import RIGHT_RUBRIC, Rubrics
from nanxi_desk.stars.tab_rubric_cells import Cell, CellTable, in_lines
from nanxi_desk.stars.views import RubricChange, RubricVersion
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable, give_way
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.theme import restyle
from nanxi_desk.widgets.translated import Formed

_RULES = ("least", "from_hub", "trim_from", "far", "weight", "share", "answers")
_STAR_CELLS = ("stars", "least", "conditions", "before", "quota")
_CONDITIONS, _WORDS = 2, 0


class RubricPart(Formed, QWidget):
    """A part of the editor that works on texts; `changed` says that somebody typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: Texts = {}
        self.open = False

    def show_texts(self, texts: Texts, *, open_: bool) -> None:
        """Show these, and write what is typed into them; `open_` where something may be typed."""
        self.texts, self.open = texts, open_
        self.show_again()

    def show_again(self) -> None:
        """The texts changed, or the language."""

    def refuse(self, error: FieldRefused) -> bool:
        """Say what is wrong at its place; False where the place is not in this part."""
        del error
        return False

    def end_typing(self) -> None:
        """What is being typed counts."""


class RubricLines(RubricPart):
    """A part whose lines come, go and move."""

    table: CellTable
    _buttons: tuple[QPushButton, ...]

    def _lay_lines(self, desk: Desk, form: Ui_RubricStars | Ui_RubricVetoes, table: CellTable) -> None:
        self.table = table
        form.table_place.addWidget(table)
        give_way(table)
        table.edited.connect(self._typed)
        self._buttons = (form.add, form.remove, form.up, form.down)
        form.add.clicked.connect(self.add)
        form.remove.clicked.connect(self.remove)
        form.up.clicked.connect(lambda: self.move_chosen(-1))
        form.down.clicked.connect(lambda: self.move_chosen(1))
        in_lines(form.actions, self._buttons)
        disable_without(desk.home.actor, RIGHT_RUBRIC, *self._buttons)

    def add(self) -> None:
        """A further line."""
        raise NotImplementedError

    def remove(self) -> None:
        """Without the chosen line."""
        raise NotImplementedError

    def move_chosen(self, by: int) -> None:
        """The chosen line one place up (-1) or down."""
        raise NotImplementedError

    def _typed(self, row: int, column: int, text: str) -> None:
        raise NotImplementedError

    def end_typing(self) -> None:
        """What is being typed counts."""
        self.table.end_typing()

    def _try(self, change: Callable[[Texts], object]) -> bool:
        """Change the lines, or say at its place why not."""
        if not self.open:
            return False
        self.end_typing()
        try:
            change(self.texts)
        except FieldRefused as error:
            self.refuse(error)
            return False
        self.show_again()
        self.changed.emit()
        return True


class RubricStars(RubricLines):
    """What each number of stars takes; levels come, go, and get another number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = self._set_up(Ui_RubricStars())
        self._lay_lines(desk, self.ui, CellTable(desk.theme, _CONDITIONS))
        say(self.ui.error_stars, "")

    def show_again(self) -> None:
        """The stars, fewest first."""
        heads = (_("星级"), _("总分"), _("条件"), _("上年"), _("名额"))
        rows = [
            (
                Cell(star_word(star["stars"]), heading=True),
                *(Cell(star[name] or self._nothing(name), open=self.open) for name in _STAR_CELLS[1:]),
            )
            for star in self.texts.get("stars", ())
        ]
        self.table.setAccessibleName(_("各星级的条件"))
        self.table.set_open(open_=self.open)
        self.table.fill(heads, rows)
        for button in self._buttons:
            button.setEnabled(self.open)
        say(self.ui.error_stars, "")

    def add(self) -> None:
        """Alt+V: a further level, ready for its threshold."""
        if self._try(add_star):
            self.table.type_at(next(n for n, star in enumerate(self.texts["stars"]) if not star["least"]), 1)

    def remove(self) -> None:
        """Alt+D: without the chosen level."""
        row = self.table.currentRow()
        if 0 <= row < len(self.texts["stars"]):
            self._try(lambda texts: remove_star(texts, row))

    def move_chosen(self, by: int) -> None:
        """Alt+↑ and Alt+↓: one star more (-1) or less for the chosen level."""
        row = self.table.currentRow()
        if 0 <= row < len(self.texts["stars"]):
            self._try(lambda texts: move_star(texts, row, -by))

    def _nothing(self, name: str) -> str:
        """What an empty cell means, where nobody is to type."""
        if self.open:
            return ""
        return _("不限") if name == "quota" else "—"

    def refuse(self, error: FieldRefused) -> bool:
        """Paths: "stars", "stars/4", "stars/4/B", "stars/4/conditions", "stars/5/quota"."""
        head, *rest = error.field.split("/")
        if head != "stars":
            return False
        say(self.ui.error_stars, error)
        rows = [str(star["stars"]) for star in self.texts["stars"]]
        if rest and rest[0] in rows:
            row = rows.index(rest[0])
            part = rest[1] if len(rest) > 1 else "least"
            column = _STAR_CELLS.index(part) if part in _STAR_CELLS else _CONDITIONS
            self.table.mark(row, column, error.message)
            self.table.go_to(row, column)
        else:
            self.table.go_to(0, 1)
        return True

    def _typed(self, row: int, column: int, text: str) -> None:
        self.texts["stars"][row][_STAR_CELLS[column]] = text
        self.table.mark(row, column, "")
        say(self.ui.error_stars, "")
        self.changed.emit()


class RubricRules(RubricPart):
    """How judges and residents count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = self._set_up(Ui_RubricRules())
        for name in _RULES:
            self._line(name).textEdited.connect(lambda text, name=name: self._typed(name, text))
            say(self._error(name), "")

    def show_again(self) -> None:
        """The rules as they are typed."""
        for name, text in self.texts.get("rules", {}).items():
            line = self._line(name)
            if line.text() != text:
                line.setText(text)
            line.setReadOnly(not self.open)
            self._say(name, "")

    def refuse(self, error: FieldRefused) -> bool:
        """Paths: "judges/least", "residents", "residents/answers"."""
        head, *rest = error.field.split("/")
        if head not in ("judges", "residents"):
            return False
        name = rest[0] if rest and rest[0] in _RULES else "weight"
        self._say(name, " ".join(part for part in (error.message, error.hint) if part))
        self._line(name).setFocus()
        self._line(name).selectAll()
        return True

    def _retranslate(self) -> None:
        for name in _RULES:
            self._say(name, "")

    def _typed(self, name: str, text: str) -> None:
        self.texts["rules"][name] = text
        self._say(name, "")
        self.changed.emit()

    def _say(self, name: str, words: str) -> None:
        say(self._error(name), words)
        restyle(self._line(name), "wrong", "true" if words else "false")
        self._line(name).setAccessibleDescription(words)

    def _line(self, name: str) -> QLineEdit:
        line: QLineEdit = getattr(self.ui, f"field_{name}")
        return line

    def _error(self, name: str) -> QLabel:
        label: QLabel = getattr(self.ui, f"error_{name}")
        return label


class RubricVetoes(RubricLines):
    """What excludes a group from every star."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = self._set_up(Ui_RubricVetoes())
        self._lay_lines(desk, self.ui, CellTable(desk.theme, _WORDS))
        say(self.ui.error_vetoes, "")

    def show_again(self) -> None:
        """The vetoes in order."""
        rows = [(Cell(veto["words"], open=self.open),) for veto in self.texts.get("vetoes", ())]
        self.table.setAccessibleName(_("一票否决"))
        self.table.set_open(open_=self.open)
        self.table.fill((_("一票否决"),), rows)
        for button in self._buttons:
            button.setEnabled(self.open)
        say(self.ui.error_vetoes, "")

    def add(self) -> None:
        """Alt+V: a further one, ready to be typed."""
        if self._try(add_veto):
            self.table.type_at(len(self.texts["vetoes"]) - 1, _WORDS)

    def remove(self) -> None:
        """Alt+D: without the chosen one."""
        row = self.table.currentRow()
        if 0 <= row < len(self.texts.get("vetoes", ())):
            self._try(lambda texts: texts["vetoes"].pop(row))

    def move_chosen(self, by: int) -> None:
        """Alt+↑ and Alt+↓: the chosen one up (-1) or down."""
        row = self.table.currentRow()
        if 0 <= row < len(self.texts.get("vetoes", ())) and self._try(
            lambda texts: move_veto(texts, row, by)
        ):
            self.table.go_to(row + by, _WORDS)

    def refuse(self, error: FieldRefused) -> bool:
        """Paths: "vetoes/fire"."""
        head, *rest = error.field.split("/")
        if head != "vetoes":
            return False
        say(self.ui.error_vetoes, error)
        codes = [veto["code"] for veto in self.texts["vetoes"]]
        row = codes.index(rest[0]) if rest and rest[0] in codes else 0
        self.table.mark(row, _WORDS, error.message)
        self.table.go_to(row, _WORDS)
        return True

    def _typed(self, row: int, _column: int, text: str) -> None:
        self.texts["vetoes"][row]["words"] = text
        self.table.mark(row, _WORDS, "")
        say(self.ui.error_vetoes, "")
        self.changed.emit()


class RubricCompare(Formed, QWidget):
    """What differs between the year that is shown and another, as both are saved."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rubrics = Rubrics(desk.home)
        self._year = 0
        self._others: tuple[RubricVersion, ...] = ()
        self.ui = self._set_up(Ui_RubricCompare())
        self.table = RecordTable(_change_columns(), desk.tasks, desk.theme, least=4, key=_where)
        self.ui.table_place.addWidget(self.table)
        give_way(self.table)
        self.ui.other.currentIndexChanged.connect(lambda _index: self.read())
        say(self.ui.told, "")
        self._name()

    def offer(self, versions: Sequence[RubricVersion], year: int) -> None:
        """The years to compare with; at first the one before the year that is shown."""
        self._year = year
        others = tuple(version for version in versions if version.year != year)
        box = self.ui.other
        kept = box.currentData()
        box.blockSignals(True)
        box.clear()
        for version in others:
            box.addItem(version_words(version), version.year)
        earlier = next((v.year for v in others if v.year < year), None)
        known = kept if kept in {v.year for v in others} else earlier
        box.setCurrentIndex(max(box.findData(known), 0) if others else -1)
        box.blockSignals(False)
        self._others = others
        self.read()

    def read(self) -> None:
        """Read the differences again."""
        other, year = self.ui.other.currentData(), self._year
        if other is None:
            self.table.show_rows(FixedRows(()), empty=_("只有一份标准，没有可比的。"))
            return
        rubrics = self._rubrics
        self._desk.tasks.run(
            lambda: rubrics.differences(int(other), year), self._show, self._refused, key="rubric-changes"
        )

    def focus_first(self) -> None:
        """Ready to choose the other year."""
        self.ui.other.setFocus()

    def _retranslate(self) -> None:
        self._name()
        self.offer((*self._others,), self._year)

    def _show(self, changes: tuple[RubricChange, ...]) -> None:
        say(self.ui.told, "")
        self.ui.hint.setText(_("{n} 处不同。只比较已经保存的内容。").format(n=len(changes)))
        self.table.show_rows(FixedRows(changes), empty=_("两份标准一样。"))

    def _refused(self, error: UserError) -> None:
        say(self.ui.told, error)

    def _name(self) -> None:
        self.table.setAccessibleName(_("两年的不同"))


class RubricNew(Formed, QWidget):
    """A rubric of its own for a year. `begun` gives the year."""

    begun = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rubrics = Rubrics(desk.home)
        self.ui = self._set_up(Ui_RubricNew())
        self.ui.begin.clicked.connect(self.begin)
        self.ui.field_year.returnPressed.connect(self.begin)
        self.ui.field_year.textEdited.connect(lambda _text: self._say(""))
        disable_without(desk.home.actor, RIGHT_RUBRIC, self.ui.begin, self.ui.field_year, self.ui.field_like)
        say(self.ui.told, "")
        self._say("")

    def offer(self, versions: Sequence[RubricVersion]) -> None:
        """Which rubrics it may be like; the newest at first, and the year after it."""
        box = self.ui.field_like
        kept = box.currentData()
        box.clear()
        for version in versions:
            box.addItem(version_words(version), version.year)
        box.setCurrentIndex(max(box.findData(kept), 0))
        newest = max((version.year for version in versions), default=0)
        self.ui.field_year.setPlaceholderText(str(newest + 1) if newest else "")

    def focus_first(self) -> None:
        """Ready for the year."""
        self.ui.field_year.setFocus()

    def begin(self) -> None:
        """Ctrl+Enter: copy the chosen rubric for the year."""
        if not self.ui.begin.isEnabled():
            return
        say(self.ui.told, "")
        typed = self.ui.field_year.text().strip()
        if not (typed.isascii() and typed.isdigit()):
            self._say(_("请写四位数的年度。"))
            self.ui.field_year.setFocus()
            return
        year, like = int(typed), int(self.ui.field_like.currentData() or 0)
        rubrics, actor = self._rubrics, self._desk.home.actor

        def done(_version: RubricVersion) -> None:
            self.ui.field_year.clear()
            self.begun.emit(year)

        self._desk.tasks.run(lambda: rubrics.begin(actor, year, like), done, self._refused)

    def _retranslate(self) -> None:
        self._say("")

    def _refused(self, error: UserError) -> None:
        words = " ".join(part for part in (error.message, error.hint) if part)
        self._say(words)
        self.ui.field_year.setFocus()

    def _say(self, words: str) -> None:
        say(self.ui.error_year, words)
        restyle(self.ui.field_year, "wrong", "true" if words else "false")
        self.ui.field_year.setAccessibleDescription(words)


def version_words(version: RubricVersion) -> str:
    """A rubric in a list of years."""
    return _("{year} 年").format(year=version.year) if version.year else _("随程序提供的标准")


def _change_columns() -> Sequence[Column]:
    return (
        Column("哪里", 12, lambda row: _place(row)[0]),
        Column("什么", 6, lambda row: _place(row)[1]),
        Column("原来", 9, lambda row: row.before or "—", tone=lambda _row: "muted"),
        Column("现在", 9, lambda row: row.after or "—"),
    )


def _place(row: RubricChange) -> tuple[str, str]:
    """The place and what differs there; an indicator's code tells its block."""
    *places, what = row.where.split(" › ")
    if len(places) == 2 and places[1].startswith(f"{places[0].split(' ')[0]}."):
        del places[0]
    return " › ".join(places), what


def _where(row: RubricChange) -> str:
    return row.where
