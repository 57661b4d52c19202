"""Full-text search: what of a record can be found, and how a typed text asks for it.

Text is indexed by single characters, so that a name of one, two or three characters is a phrase. Beside it
stand pinyin initials and full pinyin of names, and numbers in pieces. The index keeps no copy of the text
(contentless FTS5); rows carry the `no` of the projection table.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    ColumnClause,
    Connection,
    Integer,
    TableClause,
    Text,
    bindparam,
    column,
    select,
    table,
)

from nanxi_desk.core.fields import Field, Search
from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.records import Record, per_class

_WORD = re.compile(r"[0-9a-z]+|[^\W0-9_a-z]")  # a run of ASCII letters and digits, or one other character
_LATIN = re.compile(r"[0-9a-z]+")
_COLUMNS = ("rowid", "words")
MAX_TEXT = 2_000  # characters of one field that are indexed


def index_name(record_class: type[Record]) -> str:
    """The search table of a record class."""
    return f"{record_class.record_type}_search"


def create_index_statement(record_class: type[Record]) -> str:
    """DDL of the search table, for migrations."""
    return (
        f"CREATE VIRTUAL TABLE {index_name(record_class)} USING fts5("
        "words, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 0\")"
    )


def words(value: str) -> list[str]:
    """The index words of a text: lower-case, full-width forms folded, ideographs one by one."""
    return _WORD.findall(unicodedata.normalize("NFKC", value).lower())


def entry(parts: Iterable[tuple[Field, Any]]) -> str:
    """What the index holds for a record: the words of all searched fields with their further spellings.

    A stop word between the parts keeps phrases from running over two fields.
    """
    found: list[str] = []
    for declared, value in parts:
        if isinstance(value, str) and value:
            found.append(" ".join([*words(value[:MAX_TEXT]), *_spellings(declared, value)]))
    return " 0zz0 ".join(found)


def _spellings(declared: Field, value: str) -> list[str]:
    if declared.search is Search.NAME:
        from nanxi_desk.core.pinyin import full, initials

        return [*initials(value), *full(value)]
    if declared.search is Search.PHONE:
        digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", value))
        return [digits, digits[-4:], digits[-8:]] if digits else []
    if declared.search is Search.NUMBER:
        return [re.sub(r"\W", "", value.lower())]
    return []


def query(typed: str) -> str:
    """The FTS5 expression for what a person typed; "" where nothing can be asked.

    Blanks part conditions that must all hold. Ideographs side by side are a phrase; letters and digits match
    the beginning of a word.
    """
    folded = unicodedata.normalize("NFKC", typed).lower()
    runs = re.findall(r"[0-9a-z]+|[^\W0-9_a-z]+", folded)
    return " AND ".join(_asked(run) for run in runs)


def too_short(typed: str) -> bool:
    """Whether so little was typed that it begins too many words to be of help: one letter, or two digits."""
    folded = unicodedata.normalize("NFKC", typed).lower().strip()
    return bool(_LATIN.fullmatch(folded)) and _begins_too_much(folded)


def _begins_too_much(run: str) -> bool:
    return len(run) < (3 if run.isdecimal() else 2)


def _asked(run: str) -> str:
    if not _LATIN.fullmatch(run):
        return '"' + " ".join(run) + '"'
    return f'"{run}"' if _begins_too_much(run) else f'"{run}"*'


def put(conn: Connection, record_class: type[Record], entries: Mapping[int, str], fresh: set[int]) -> None:
    """Index entries by row number; `fresh` numbers have none yet."""
    new = [{"rowid": no, "words": words} for no, words in entries.items() if no in fresh]
    old = [{"rowid": no, "words": words} for no, words in entries.items() if no not in fresh]
    if new:
        _insert(record_class).run(conn, new)
    if old:
        _replace(record_class).run(conn, old)


def drop(conn: Connection, record_class: type[Record], numbers: Iterable[int]) -> None:
    """Take entries out of the index."""
    index = _table(record_class)
    rows = [{"no": no} for no in numbers]
    if rows:
        conn.execute(index.delete().where(index.c.rowid == bindparam("no")), rows)


def hits(
    conn: Connection, record_class: type[Record], typed: str, limit: int, before: int | None = None
) -> list[int]:
    """Row numbers that fit what was typed, newest arrival first; `before` pages on from the last one seen."""
    asked = query(typed)
    if not asked:
        return []
    index = _table(record_class)
    whole: ColumnClause[str] = column(index_name(record_class), Text)
    statement = select(index.c.rowid).where(whole.op("MATCH")(asked))
    if before is not None:
        statement = statement.where(index.c.rowid < before)
    return list(conn.execute(statement.order_by(index.c.rowid.desc()).limit(limit)).scalars())


def empty(conn: Connection, record_class: type[Record]) -> None:
    """Take every entry out of the index of a class."""
    name = index_name(record_class)
    conn.execute(table(name, column(name)).insert().values({name: "delete-all"}))


@per_class
def _insert(record_class: type[Record]) -> Prepared:
    return Prepared(_table(record_class).insert(), _COLUMNS)


@per_class
def _replace(record_class: type[Record]) -> Prepared:
    return Prepared(_table(record_class).insert().prefix_with("OR REPLACE"), _COLUMNS)


def purge(conn: Connection, record_class: type[Record]) -> None:
    """Write the index of a class afresh: dropped entries are only marked, their words stay until then."""
    name = index_name(record_class)
    conn.execute(table(name, column(name)).insert().values({name: "optimize"}))


def _table(record_class: type[Record]) -> TableClause:
    """The search table as SQLAlchemy sees it; not part of the metadata, since only SQLite has it."""
    return table(index_name(record_class), column("rowid", Integer), column("words", Text))
