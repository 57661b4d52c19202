"""Verification: is the journal whole, is every chain unbroken, and do the tables show what it says?"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from nanxi_desk.core.database import database_errors
from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.journal.blob_check import check_blobs
from nanxi_desk.core.journal.blobs import hashes_of
from nanxi_desk.core.journal.change import (
    CHAIN_START,
    ERASE,
    ChangeId,
    body_digest,
    canonical,
    chain_hash,
)
from nanxi_desk.core.journal.erasure import ErasedUnits, all_erased, targets_of, united
from nanxi_desk.core.journal.fold import Folded, fold
from nanxi_desk.core.journal.heads import StreamNumbers
from nanxi_desk.core.journal.local import RESIDUE, get_local
from nanxi_desk.core.journal.projection_check import (
    check_base_layer,
    check_numbers,
    check_projection,
    check_references,
    check_sums,
    check_tally,
)
from nanxi_desk.core.journal.rows import change_of_row, load_numbers
from nanxi_desk.core.journal.tables import JOURNAL, SEQ_BITS, STREAM
from nanxi_desk.core.language import _
from nanxi_desk.core.records import LOCAL_SCOPE, RECORD_TYPES


@dataclass(slots=True)
class Verification:
    """`problems` are damage; `pending` are things that a merge may leave: 未到达 and 待核."""

    problems: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    changes: int = 0
    records: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged."""
        return not self.problems


def verify(conn: Connection) -> Verification:
    """Check database pages, chains, kept heads, projection, tallies and references; reads everything once."""
    found = Verification()
    try:
        with database_errors():
            _verify(conn, found)
    except Unavailable as error:  # a page that cannot be read at all
        found.problems.append(error.message)
    if not found.ok:
        conn.rollback()  # over a damaged page the database refuses even the end of a reading
    return found


def _verify(conn: Connection, found: Verification) -> None:
    _check_pages(conn, found)
    if not found.ok:  # reading on would only fail
        return
    numbers = load_numbers(conn)
    erasures = _Erasures()
    _check_chains(conn, numbers, found, erasures)
    if found.ok:  # a broken journal folds to anything
        erasures.check(conn, found.problems)
        check_blobs(conn, erasures.uses, found.problems, found.pending)
        found.records = check_projection(conn, numbers, fold_all(conn), found.problems)
        for record_class in RECORD_TYPES.values():
            check_base_layer(conn, record_class, found.problems)
            check_tally(conn, record_class, found.problems)
            check_sums(conn, record_class, found.problems)
            check_references(conn, record_class, found.pending)
            check_numbers(conn, record_class, found.pending)
    if get_local(conn, RESIDUE) is not None:
        found.pending.append(_("数据库文件里还有已清除内容的残留，请在“保存与销毁”里清理。"))


def fold_all(conn: Connection) -> Iterator[Folded]:
    """Every record of the journal as its changes make it, by id; nothing is taken from the tables."""
    erased = ErasedUnits(conn)
    statement = select(JOURNAL).order_by(JOURNAL.c.record_id).execution_options(yield_per=2_000)
    rows = conn.execute(statement).mappings()
    for __, group in groupby(rows, key=lambda row: row["record_id"]):
        folded = fold((change_of_row(row) for row in group), erased)
        if folded and folded.record_type != ERASE:
            yield folded


def digests(conn: Connection, scopes: Iterable[str] | None = None) -> dict[str, str]:
    """Per scope the hash of the state of its records, equal wherever the same changes are.

    Over the raw fold sorted by id, without deleted records; the scope "local" has none.
    """
    states: dict[str, Any] = {}
    wanted = None if scopes is None else set(scopes)
    for folded in fold_all(conn):
        if folded.scope == LOCAL_SCOPE or (wanted is not None and folded.scope not in wanted):
            continue
        state = states.setdefault(folded.scope, hashlib.sha256())
        if not folded.deleted:
            values = {unit: value for unit, value in folded.values.items() if value is not None}
            state.update(canonical([folded.record_id, folded.record_type, values]))
            state.update(b"\n")
    for scope in wanted or ():
        states.setdefault(scope, hashlib.sha256())
    return {scope: state.hexdigest() for scope, state in sorted(states.items())}


# --- pages and chains --------------------------------------------------------------------------------------


def _check_pages(conn: Connection, found: Verification) -> None:
    if conn.dialect.name != "sqlite":
        return
    for pragma in ("cipher_integrity_check", "quick_check"):
        result = conn.exec_driver_sql(f"PRAGMA {pragma}")
        for row in result if result.returns_rows else ():  # SQLCipher says nothing where all is well
            if row[0] != "ok":
                found.problems.append(_("数据库文件有损坏:{what}").format(what=" ".join(row[0].split())))


@dataclass(slots=True)
class _Erasures:
    """What the journal's erase changes say, which values are in fact gone, and what the others attach."""

    told: list[tuple[ChangeId, list[str]]] = field(default_factory=list)
    uses: set[tuple[str, int]] = field(default_factory=set)  # attachments by the changes that name them
    gone: set[ChangeId] = field(default_factory=set)

    def note(self, row: Any, name: tuple[str, str], seq: int) -> None:
        """Take note of one sound journal row."""
        self.uses.update((sha256, row["pos"]) for sha256 in hashes_of(row))
        if row["body"] is None:
            self.gone.add(ChangeId(*name, seq))
        elif b'"type":"erase"' in row["header"]:
            change = change_of_row(row)
            if change.record_type == ERASE:
                self.told.extend(targets_of(change))

    def check(self, conn: Connection, problems: list[str]) -> None:
        """Values are gone where an erasure told it, and nowhere else."""
        told = united(self.told)
        if all_erased(conn) != told:
            problems.append(_("已清除内容的登记与变更记录不符。"))
        problems.extend(
            _("变更 {id} 的内容不见了,又没有清除它的记录。").format(id=change_id)
            for change_id in sorted(self.gone - told.keys())
        )


def _check_chains(conn: Connection, numbers: StreamNumbers, found: Verification, erasures: _Erasures) -> None:
    heads = {row.number: row for row in conn.execute(select(STREAM)).all()}
    statement = select(JOURNAL).order_by(JOURNAL.c.pos).execution_options(yield_per=2_000)
    rows = conn.execute(statement).mappings()
    seen: set[int] = set()
    for number, group in groupby(rows, key=lambda row: row["pos"] >> SEQ_BITS):
        seen.add(number)
        if number not in heads:
            found.problems.append(_("变更流 {number} 没有登记。").format(number=number))
            continue
        _check_chain(group, numbers.stream(number), heads[number], found, erasures)
    for number, head in heads.items():
        if number not in seen and head.seq:
            found.problems.append(
                _("变更流 {name} 应有 {seq} 条,现在一条也没有。").format(
                    name=_name(numbers.stream(number)), seq=head.seq
                )
            )


def _check_chain(
    rows: Iterable[Any], name: tuple[str, str], head: Any, found: Verification, erasures: _Erasures
) -> None:
    previous, seq = CHAIN_START, 0
    for row in rows:
        found.changes += 1
        seq += 1
        problem = _row_problem(row, name, seq, previous)
        if problem:
            found.problems.append(problem)
            return
        previous = row["hash"]
        erasures.note(row, name, seq)
    if seq != head.seq or previous != head.hash:
        found.problems.append(
            _("变更流 {name} 的末尾不对:应到第 {seq} 条,实到第 {now} 条。").format(
                name=_name(name), seq=head.seq, now=seq
            )
        )


def _row_problem(row: Mapping[str, Any], name: tuple[str, str], seq: int, previous: bytes) -> str:
    """What is wrong with one journal row, "" if nothing."""
    place = {"name": _name(name), "seq": seq}
    if row["pos"] & (1 << SEQ_BITS) - 1 != seq:
        return _("变更流 {name} 缺第 {seq} 条。").format(**place)
    kept = (row["digest"],) if row["body"] is None else (row["salt"], row["body"])
    if None in kept:
        return _("变更流 {name} 第 {seq} 条不完整。").format(**place)
    digest = kept[0] if len(kept) == 1 else body_digest(*kept)
    if chain_hash(previous, row["header"], digest) != row["hash"]:
        return _("变更流 {name} 第 {seq} 条被改动过,或与前一条不相连。").format(**place)
    header = json.loads(row["header"])
    told = (header["replica"], header["scope"], header["seq"], header["id"])
    if told != (*name, seq, row["record_id"]):
        return _("变更流 {name} 第 {seq} 条放错了位置。").format(**place)
    return ""


def _name(stream: tuple[str, str]) -> str:
    return f"{stream[0][:8]}/{stream[1]}"
