"""评价标签 in the settings: what a visitor may choose for each level; an office alters its own."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.errors import UserError
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_settings_rating_tags import Ui_RatingTagsSection
from nanxi_desk.satisfaction.rules import LEVELS
from nanxi_desk.satisfaction.tagging import RIGHT_TAGS, RatingTags
from nanxi_desk.satisfaction.views import Tag
from nanxi_desk.widgets.allowed import disable_without
from nanxi_desk.widgets.panes import say
from nanxi_desk.widgets.record_table import Column, FixedRows, RecordTable
from nanxi_desk.widgets.shortcuts import shortcut
from nanxi_desk.widgets.tab import Desk, Section

_SOURCES = {"shipped": "自带", "hub": "街道", "office": "本居委会"}
_COLUMNS = ("代码", "文字", "来源")
_LEVEL_CHOICES = [(str(level), word) for level, word in LEVELS.items()]


class _Row:
    """A tag as the table holds it: it wants an id."""

    def __init__(self, tag: Tag) -> None:
        self.tag = tag
        self.id = tag.code


class RatingTagsSection(Section):
    """Ctrl+S stores other words, Ctrl+N adds a tag, F8 takes one out of use or back."""

    key = "rating-tags"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._service = RatingTags(desk.home)
        self._tags: tuple[Tag, ...] = ()
        self._tag: Tag | None = None
        self.ui = ui = self._set_up(Ui_RatingTagsSection())
        ui.level.set_choices(_LEVEL_CHOICES)
        ui.level.set_value("2")
        self.table = RecordTable(_columns(), desk.tasks, desk.theme, least=3)
        ui.table_place.addWidget(self.table)
        self._name_table()
        self._connect()
        disable_without(desk.home.actor, RIGHT_TAGS, ui.words, ui.save, ui.add, ui.withdraw)
        self._show(None)

    def shown(self) -> None:
        """Read the tags again."""
        self._read()

    def save(self) -> None:
        """Other words for the tag that is shown."""
        tag, words = self._tag, self.ui.words.text()
        if tag is not None:
            actor, service = self._desk.home.actor, self._service
            self._work(_("已保存标签"), lambda: service.save(actor, tag.code, words))

    def add(self) -> None:
        """What is typed becomes a further tag of the level; with nothing new typed, ask for it."""
        words = self.ui.words.text().strip()
        if self._tag is not None and words == self._tag.words:
            self.table.clearSelection()
            self._show(None)
            self.ui.words.setFocus()
            return
        actor, service, level = self._desk.home.actor, self._service, int(self.ui.level.value())
        self._work(_("已新增标签"), lambda: service.add(actor, level, words))

    def withdraw(self) -> None:
        """Out of use, or in use again."""
        tag = self._tag
        if tag is None:
            return
        actor, service = self._desk.home.actor, self._service
        if tag.withdrawn:
            self._work(_("已重新启用"), lambda: service.take_back(actor, tag.code))
        else:
            self._work(_("已停用"), lambda: service.withdraw(actor, tag.code))

    def _retranslate(self) -> None:
        self._name_table()
        self._show(self._tag)

    def _connect(self) -> None:
        ui = self.ui
        ui.level.chosen.connect(lambda _level: self._show_list())
        self.table.selected.connect(lambda row: self._show(row.tag if row is not None else None))
        self.table.opened.connect(lambda _row: ui.words.setFocus())
        ui.words.textChanged.connect(lambda _text: self._allow())
        ui.words.returnPressed.connect(lambda: self.save() if self._tag is not None else self.add())
        for button, keys, action in (
            (ui.save, "Ctrl+S", self.save),
            (ui.add, "Ctrl+N", self.add),
            (ui.withdraw, "F8", self.withdraw),
        ):
            button.clicked.connect(action)
            shortcut(self, keys, partial(_press, button), repeats=True)

    def _name_table(self) -> None:
        self.table.setAccessibleName(_("标签列表"))

    def _read(self, select: str = "") -> None:
        self._desk.tasks.run(
            self._service.all, lambda tags: self._took(tags, select), self._refuse, key="tags"
        )

    def _took(self, tags: tuple[Tag, ...], select: str) -> None:
        self._tags = tags
        wanted = select or (self._tag.code if self._tag else "")
        self._show(next((tag for tag in tags if tag.code == wanted), None))
        self._show_list()

    def _show_list(self) -> None:
        level = int(self.ui.level.value())
        rows = [_Row(tag) for tag in self._tags if tag.level == level]
        if self._tag is not None and self._tag.level != level:
            self._show(None)
        empty = _("这一级还没有标签。\n写好文字，按 Ctrl+N 新增。")
        self.table.show_rows(FixedRows(rows), select=self._tag.code if self._tag else "", empty=empty)
        for value in LEVELS:
            used = sum(tag.level == value and not tag.withdrawn for tag in self._tags)
            self.ui.level.set_note(str(value), str(used))

    def _show(self, tag: Tag | None) -> None:
        ui = self.ui
        self._tag = tag
        ui.words.setText(tag.words if tag else "")
        ui.heading.setText(_("标签 {code}").format(code=tag.code) if tag else _("新增标签"))
        marks = [_(_SOURCES[tag.source])] if tag else []
        if tag and tag.withdrawn:
            marks.append(_("已停用"))
        ui.source.setText(" · ".join(marks))
        ui.withdraw.setText(_("重新启用  F8") if tag and tag.withdrawn else _("停用  F8"))
        say(ui.refusal, "")
        self._allow()

    def _allow(self) -> None:
        ui, tag = self.ui, self._tag
        ui.save.setEnabled(tag is not None and ui.words.text().strip() != tag.words)
        ui.withdraw.setEnabled(tag is not None)

    def _work(self, sentence: str, work: Callable[[], Any]) -> None:
        self._refuse("")

        def done(code: Any) -> None:
            self.saved.emit(sentence)
            self._read(code if isinstance(code, str) else "")

        self._desk.tasks.run(work, done, self._refuse)

    def _refuse(self, error: UserError | str) -> None:
        say(self.ui.refusal, error)


def _press(button: Any) -> None:
    if button.isEnabled():
        button.click()


def _columns() -> Sequence[Column]:
    def tone(row: _Row) -> str:
        return "muted" if row.tag.withdrawn else "text"

    return (
        Column(_COLUMNS[0], 6, lambda row: row.tag.code, tone=tone),
        Column(_COLUMNS[1], 20, lambda row: _(row.tag.words), tone=tone),
        Column(_COLUMNS[2], 9, _source_words, tone=tone),
    )


def _source_words(row: _Row) -> str:
    return _("已停用") if row.tag.withdrawn else _(_SOURCES[row.tag.source])
