"""The search index on PostgreSQL: the same words, as lexemes with their places. Called by search only.

Places beyond the 16,383rd, and of one word those beyond the 256th, are not kept there: in a text that
repeats a character so often, a phrase may be missed.
"""

import re
from collections.abc import Iterable, Mapping

from sqlalchemy import (
    BigInteger,
    Connection,
    TableClause,
    Text,
    bindparam,
    cast,
    column,
    literal,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR, insert

from nanxi_desk.core.journal.prepared import Prepared
from nanxi_desk.core.records import Record, per_class
from nanxi_desk.core.search import begins_words, index_name, runs_of

_PARTS = re.compile(r"[^\W_]+")  # where the index of SQLite parts words, too
_LONGEST_WORD = 2_000  # bytes; a lexeme has at most 2,046
_PLACES = 256
_MOST_ASKED = 4_000  # characters; longer than what one field keeps


def create_index_statements(record_class: type[Record]) -> tuple[str, ...]:
    """DDL of the search table."""
    name = index_name(record_class)
    return (
        f"CREATE TABLE {name} (no BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        f"CREATE INDEX {name}_words ON {name} USING gin (words)",
    )


def put(conn: Connection, record_class: type[Record], entries: Mapping[int, str], fresh: set[int]) -> None:
    """Index entries by row number, whether there were any before or not."""
    del fresh
    rows = [{"no": no, "words": vector(entry)} for no, entry in entries.items()]
    if rows:
        _put(record_class).run(conn, rows)


def drop(conn: Connection, record_class: type[Record], numbers: Iterable[int]) -> None:
    """Take entries out of the index."""
    index = _table(record_class)
    rows = [{"number": no} for no in numbers]
    if rows:
        conn.execute(index.delete().where(index.c.no == bindparam("number")), rows)


def hits(
    conn: Connection, record_class: type[Record], typed: str, limit: int, before: int | None
) -> list[int]:
    """Row numbers that fit what was typed, newest arrival first."""
    asked = query(typed)
    if not asked:
        return []
    index = _table(record_class)
    statement = select(index.c.no).where(index.c.words.op("@@")(cast(literal(asked, Text), TSQUERY)))
    if before is not None:
        statement = statement.where(index.c.no < before)
    return list(conn.execute(statement.order_by(index.c.no.desc()).limit(limit)).scalars())


def empty(conn: Connection, record_class: type[Record]) -> None:
    """Take every entry out of the index of a class."""
    conn.execute(_table(record_class).delete())


def purge(conn: Connection, record_class: type[Record]) -> None:
    """Nothing to do here: rows that are gone leave the files when the server cleans up."""


def vector(entry: str) -> str:
    """The entry's words with their places, as PostgreSQL reads a tsvector; "" for no words."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(_PARTS.findall(entry), 1):
        kept = places.setdefault(word, [])
        if len(kept) < _PLACES and len(word.encode()) <= _LONGEST_WORD:
            kept.append(str(place))
    return " ".join(f"'{word}':{','.join(kept)}" for word, kept in places.items() if kept)


def query(typed: str) -> str:
    """What was typed as PostgreSQL reads a tsquery; "" where nothing can be asked or found."""
    runs = list(dict.fromkeys(runs_of(typed)))
    if sum(map(len, runs)) > _MOST_ASKED or any(begins_words(r) and len(r) > _LONGEST_WORD for r in runs):
        return ""
    return " & ".join(_asked(run) for run in runs)


def _asked(run: str) -> str:
    if run.isascii():
        return f"'{run}':*" if begins_words(run) else f"'{run}'"
    return "(" + " <-> ".join(f"'{character}'" for character in run) + ")"


@per_class
def _put(record_class: type[Record]) -> Prepared:
    index = _table(record_class)
    words = cast(bindparam("words", type_=Text), TSVECTOR)
    statement = insert(index).values(no=bindparam("no", type_=BigInteger), words=words)
    replaced = {"words": statement.excluded.words}
    return Prepared(statement.on_conflict_do_update(index_elements=["no"], set_=replaced))


def _table(record_class: type[Record]) -> TableClause:
    """The search table as SQLAlchemy sees it; not part of the metadata, since SQLite has another."""
    return table(index_name(record_class), column("no", BigInteger), column("words", TSVECTOR))
