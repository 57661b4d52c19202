"""Full-text search: what of a record can be found, and how a typed text asks for it.

Text is indexed by single characters, so that a name of one, two or three characters is a phrase. Beside it
stand pinyin initials and full pinyin of names, and numbers in pieces. Each database has its own index of
these words, in search_fts5 and search_tsvector; its rows carry the `no` of the projection table.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import Connection

from nanxi_desk.core.fields import Field, Search
from nanxi_desk.core.records import Record

_WORD = re.compile(r"[0-9a-z]+|[^\W0-9_a-z]")  # a run of ASCII letters and digits, or one other character
_RUNS = re.compile(r"[0-9a-z]+|[^\W0-9_a-z]+")
_LATIN = re.compile(r"[0-9a-z]+")
MAX_TEXT = 2_000  # characters of one field that are indexed
_SHORT = 24  # characters up to which a text is worth remembering


def index_name(record_class: type[Record]) -> str:
    """The search table of a record class."""
    return f"{record_class.record_type}_search"


def create_index_statement(record_class: type[Record]) -> str:
    """DDL of the search table on SQLite."""
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
            put = _often_put if len(value) <= _SHORT else _put
            found.append(put(declared.search, value))
    return " 0zz0 ".join(found)


def _put(kind: Search, value: str) -> str:
    return " ".join([*words(value[:MAX_TEXT]), *_spellings(kind, value)])


_often_put = lru_cache(maxsize=16_384)(_put)  # names of colleagues, items and estates come again and again


def _spellings(kind: Search, value: str) -> list[str]:
    if kind is Search.NAME:
        from nanxi_desk.core.pinyin import full, initials

        return [*initials(value), *full(value)]
    if kind is Search.PHONE:
        digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", value))
        return [digits, digits[-4:], digits[-8:]] if digits else []
    if kind is Search.NUMBER:
        return [re.sub(r"\W", "", value.lower())]
    return []


def query(typed: str) -> str:
    """The FTS5 expression for what a person typed; "" where nothing can be asked.

    Blanks part conditions that must all hold. Ideographs side by side are a phrase; letters and digits match
    the beginning of a word.
    """
    return " AND ".join(_asked(run) for run in runs_of(typed))


def runs_of(typed: str) -> list[str]:
    """The conditions in what was typed: runs of ASCII letters and digits, and runs of other letters."""
    return _RUNS.findall(unicodedata.normalize("NFKC", typed).lower())


def begins_words(run: str) -> bool:
    """Whether a run asks for the words that begin so, not only for the word itself."""
    return bool(_LATIN.fullmatch(run)) and not _begins_too_much(run)


def too_short(typed: str) -> bool:
    """Whether so little was typed that it begins too many words to be of help: one letter, or two digits."""
    folded = unicodedata.normalize("NFKC", typed).lower().strip()
    return bool(_LATIN.fullmatch(folded)) and _begins_too_much(folded)


def _begins_too_much(run: str) -> bool:
    return len(run) < (3 if run.isdecimal() else 2)


def _asked(run: str) -> str:
    if not _LATIN.fullmatch(run):
        return '"' + " ".join(run) + '"'
    return f'"{run}"*' if begins_words(run) else f'"{run}"'


class _Index(Protocol):
    """What each database has its own way to do; modules of these functions implement it."""

    def put(
        self, conn: Connection, record_class: type[Record], entries: Mapping[int, str], fresh: set[int], /
    ) -> None: ...

    def drop(self, conn: Connection, record_class: type[Record], numbers: Iterable[int], /) -> None: ...

    def hits(
        self, conn: Connection, record_class: type[Record], typed: str, limit: int, before: int | None, /
    ) -> list[int]: ...

    def empty(self, conn: Connection, record_class: type[Record], /) -> None: ...

    def purge(self, conn: Connection, record_class: type[Record], /) -> None: ...


def _index(conn: Connection) -> _Index:
    if conn.dialect.name == "sqlite":
        from nanxi_desk.core import search_fts5

        return search_fts5
    from nanxi_desk.core import search_tsvector

    return search_tsvector


def put(conn: Connection, record_class: type[Record], entries: Mapping[int, str], fresh: set[int]) -> None:
    """Index entries by row number; `fresh` numbers have none yet."""
    _index(conn).put(conn, record_class, entries, fresh)


def drop(conn: Connection, record_class: type[Record], numbers: Iterable[int]) -> None:
    """Take entries out of the index."""
    _index(conn).drop(conn, record_class, numbers)


def hits(
    conn: Connection, record_class: type[Record], typed: str, limit: int, before: int | None = None
) -> list[int]:
    """Row numbers that fit what was typed, newest arrival first; `before` pages on from the last one seen."""
    return _index(conn).hits(conn, record_class, typed, limit, before)


def empty(conn: Connection, record_class: type[Record]) -> None:
    """Take every entry out of the index of a class."""
    _index(conn).empty(conn, record_class)


def purge(conn: Connection, record_class: type[Record]) -> None:
    """Write the index of a class afresh where dropped entries leave their words behind."""
    _index(conn).purge(conn, record_class)
