"""The tags in force: shipped, under what the hub altered, under what the office altered; their upkeep."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core.checks import check_value
from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.language import _
from nanxi_desk.core.records import SHARED_SCOPE
from nanxi_desk.core.rights import LEADING, ROLES, declare
from nanxi_desk.satisfaction import rules
from nanxi_desk.satisfaction.records import RatingTag, tag_id
from nanxi_desk.satisfaction.tags import by_code
from nanxi_desk.satisfaction.views import Source, Tag

RIGHT_TAGS_READ = declare("satisfaction.tags_read", "查看评价标签", *ROLES)
RIGHT_TAGS = declare("satisfaction.tags", "修改评价标签", *LEADING)
_LAST_NUMBER = 99


class RatingTags:
    """Tags of one opened home: the hub edits the shared ones, an office lays its own over them."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._known: tuple[int, dict[str, Tag]] | None = None

    def in_force(self, level: int | None = None) -> tuple[Tag, ...]:
        """What a visitor may choose, best level first; of one level where it is named."""
        return tuple(tag for tag in self.all() if not tag.withdrawn and level in (None, tag.level))

    def all(self) -> tuple[Tag, ...]:
        """Every tag, those out of use too, as the upkeep shows them."""
        self._home.actor.require(RIGHT_TAGS_READ)
        tags = self.known()
        return tuple(tags[code] for code in by_code(tags))

    def known(self) -> Mapping[str, Tag]:
        """Every tag by code; kept until somebody alters one."""
        generation = self._home.journal.generation(RatingTag.record_type)
        if self._known is None or self._known[0] != generation:
            with self._home.journal.read() as conn:
                self._known = (generation, load_tags(conn, self._home.office))
        return self._known[1]

    def words(self, codes: Any) -> tuple[str, ...]:
        """What codes say; a code that nobody knows stays as it is."""
        known = self.known()
        return tuple(known[code].words if code in known else str(code) for code in codes or ())

    # --- upkeep ------------------------------------------------------------------------------------------

    def save(self, actor: Actor, code: str, words: str) -> None:
        """Other words for a tag; FieldRefused where they do not fit."""
        self._put(actor, code, {"words": _checked(words)})

    def withdraw(self, actor: Actor, code: str) -> None:
        """Nobody chooses the tag any more; ratings keep it. A bad level keeps one tag at least."""
        actor.require(RIGHT_TAGS)
        tag = self._found(code)
        if tag.level in rules.BAD_LEVELS and [t.code for t in self.in_force(tag.level)] == [code]:
            raise InputRefused(_("差评必须选标签，这一级至少要留一个。"), _("请先添加另一个标签。"))
        self._put(actor, code, {"withdrawn": True})

    def take_back(self, actor: Actor, code: str) -> None:
        """A withdrawn tag is offered again."""
        actor.require(RIGHT_TAGS)
        self._found(code)
        self._put(actor, code, {"withdrawn": None if not self._office_alters(code) else False})

    def add(self, actor: Actor, level: int, words: str) -> str:
        """A further tag of a level; returns its code, the next one that is free."""
        actor.require(RIGHT_TAGS)
        if level not in rules.LEVELS:
            raise FieldRefused("level", _("请选择等级：1 到 5。"))
        words = _checked(words)
        taken = [int(code[1:]) for code in self.known() if code.startswith(str(level))]
        number = max(taken, default=0) + 1
        if number > _LAST_NUMBER:
            raise InputRefused(_("这一级的标签已满。"), _("请改用停用的标签。"))
        code = f"{level}{number:02d}"
        scope = self._scope
        with self._home.journal.write(actor.id) as writing:
            writing.create(
                RatingTag(id=tag_id(scope, code), scope=scope, code=code, level=level, words=words)
            )
        return code

    @property
    def _scope(self) -> str:
        return SHARED_SCOPE if self._home.is_hub else self._home.office

    def _office_alters(self, code: str) -> bool:
        """Whether an office's own word lies over a shared one, which an empty value would let through."""
        return not self._home.is_hub and self.known()[code].source != "office"

    def _found(self, code: str) -> Tag:
        tag = self.known().get(code)
        if tag is None:
            raise InputRefused(_("没有代码为 {code} 的标签。").format(code=code), _("请刷新后再试。"))
        return tag

    def _put(self, actor: Actor, code: str, values: Mapping[str, Any]) -> None:
        actor.require(RIGHT_TAGS)
        tag, scope = self._found(code), self._scope
        record_id = tag_id(scope, code)
        with self._home.journal.write(actor.id) as writing:
            if load_rows(writing.conn, RatingTag, [record_id]):
                writing.edit(RatingTag, record_id, values)
            else:
                writing.create(RatingTag(id=record_id, scope=scope, code=code, level=tag.level, **values))


def _checked(words: str) -> str:
    words = words.strip()
    if not words:
        raise FieldRefused("words", _("请填写标签的文字。"))
    check_value(RatingTag.fields["words"], words)
    return words


def load_tags(conn: Connection, office: str) -> dict[str, Tag]:
    """All tags by code as an office sees them; what is empty in the office's own holds as shared."""
    table = projection(RatingTag)
    rows = select(table).where(table.c.deleted.is_(False), table.c.scope.in_((SHARED_SCOPE, office)))
    found: dict[str, Tag] = {}
    # The shared scope "*" sorts before every office code.
    for row in conn.execute(rows.order_by(table.c.scope, table.c.code.nulls_last())).mappings():
        code, level = row["code"], row["level"]
        if not code or level not in rules.LEVELS:
            continue
        below = found.get(code)
        own = row["scope"] != SHARED_SCOPE
        words = row["words"] or (below.words if below else "")
        withdrawn = row["withdrawn"]
        if withdrawn is None:
            withdrawn = below.withdrawn if below else False
        source: Source = "office" if own else "hub" if row["heads"] else "shipped"
        if words:
            found[code] = Tag(code, level, words, source, withdrawn)
    return found
