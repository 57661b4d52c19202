"""Whether the tables show what the journal says: rows, heads, derived fields, tallies, references."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, RowMapping, func, select

from nanxi_desk.core.fields import Kind, Search
from nanxi_desk.core.journal.calendars import Calendars
from nanxi_desk.core.journal.fold import Folded
from nanxi_desk.core.journal.heads import Heads, StreamNumbers, read_heads
from nanxi_desk.core.journal.indexing import Tallies
from nanxi_desk.core.journal.rows import Row, chunks, from_database, put_unit, to_database
from nanxi_desk.core.journal.tables import kept_sums, projection, tally
from nanxi_desk.core.language import _
from nanxi_desk.core.records import RECORD_TYPES, Record, SumKey, referred, unit_key


def check_projection(
    conn: Connection, numbers: StreamNumbers, folded: Iterable[Folded], problems: list[str]
) -> int:
    """Compare both ways: each folded record has its row, each row its record. Returns how many there are."""
    surplus = {name: _count_changed(conn, record_class) for name, record_class in RECORD_TYPES.items()}
    records = 0
    for part in chunks(folded):
        records += len(part)
        for record_type in {state.record_type for state in part} & RECORD_TYPES.keys():
            states = {s.record_id: s for s in part if s.record_type == record_type}
            problems.extend(_compare(conn, numbers, RECORD_TYPES[record_type], states))
            surplus[record_type] -= len(states)
    problems.extend(
        _("“{label}”有 {count} 条记录没有变更可依据。").format(
            label=_(RECORD_TYPES[record_type].label), count=count
        )
        for record_type, count in surplus.items()
        if count > 0
    )
    return records


def _count_changed(conn: Connection, record_class: type[Record]) -> int:
    """Rows that some change has touched; the others are the base layer."""
    return conn.execute(select(func.count()).where(projection(record_class).c.heads != "")).scalar_one()


def _compare(
    conn: Connection, numbers: StreamNumbers, record_class: type[Record], states: Mapping[str, Folded]
) -> Iterable[str]:
    rows = _raw_rows(conn, record_class, states)
    calendars = Calendars(conn)
    parts = _parts(conn, record_class, list(states))
    for record_id, lying in _beside(conn, record_class, states).items():
        parts.setdefault(record_id, []).extend(lying)
    for record_id, state in states.items():
        wrong = [_("整条记录")]
        if record_id in rows:
            wanted = _wanted(record_class, state, parts.get(record_id, []), calendars)
            wrong = _differing(rows[record_id], to_database(record_class, wanted))
            if not _same_heads(rows[record_id], state, numbers):
                wrong.append("heads")
        if wrong:
            yield _differs(record_class, record_id, wrong)


def _raw_rows(conn: Connection, record_class: type[Record], ids: Iterable[str]) -> dict[str, Row]:
    """Rows as the database holds them: what stands there may be no list, nor anything else that we wrote."""
    table = projection(record_class)
    rows: dict[str, Row] = {}
    for part in chunks(ids):
        for row in conn.execute(select(table).where(table.c.id.in_(part))).mappings():
            rows[row["id"]] = {str(name): value for name, value in row.items()}
    return rows


def _differing(row: Row, wanted: Row) -> list[str]:
    return [name for name, value in wanted.items() if row[name] != value]


def _differs(record_class: type[Record], record_id: str, names: Iterable[str]) -> str:
    return _("“{label}” {id} 与变更记录不符:{fields}。").format(
        label=_(record_class.label), id=record_id, fields=_("、").join(names)
    )


def check_base_layer(conn: Connection, record_class: type[Record], problems: list[str]) -> None:
    """Rows that no change has touched are the shipped ones, as shipped; none is missing."""
    table = projection(record_class)
    shipped = record_class.base_layer() if record_class.base_version() else {}
    untouched = set(conn.execute(select(table.c.id).where(table.c.heads == "")).scalars())
    problems.extend(
        _differs(record_class, record_id, [_("整条记录")]) for record_id in sorted(untouched - shipped.keys())
    )
    rows = _raw_rows(conn, record_class, shipped)
    for record_id, record in shipped.items():
        if record_id in untouched:
            state = Folded(record_class.record_type, record_id, record.scope, Heads(), {}, False, ())
            wrong = _differing(
                rows[record_id], to_database(record_class, _wanted(record_class, state, [], Calendars(conn)))
            )
            if wrong:
                problems.append(_differs(record_class, record_id, wrong))
        elif record_id not in rows:
            problems.append(_differs(record_class, record_id, [_("整条记录")]))


def _wanted(record_class: type[Record], state: Folded, parts: list[Row], calendars: Calendars) -> Row:
    """The row that the fold makes."""
    row: Row = {"id": state.record_id, "scope": state.scope, "extra": None}
    row.update(dict.fromkeys(record_class.fields))
    shipped = record_class.shipped(state.record_id)
    for unit, value in {**(shipped.unit_values() if shipped else {}), **state.values}.items():
        put_unit(record_class, row, unit, value)
    row.update(record_class.derive(row, parts, calendars.of))
    return {**row, "deleted": state.deleted, "conflict": ",".join(state.conflicts)}


def _same_heads(row: Row, state: Folded, numbers: StreamNumbers) -> bool:
    try:
        kept = read_heads(row["heads"], numbers)
    except (ValueError, KeyError, TypeError, AttributeError):  # no text that we wrote
        return False
    folded = {unit: heads for unit, heads in state.heads.units.items() if heads}
    listed = {unit for unit, heads in kept.units.items() if heads}
    return listed <= folded.keys() and all(kept.of(unit) == heads for unit, heads in folded.items())


def _parts(conn: Connection, record_class: type[Record], ids: list[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for part_class in RECORD_TYPES.values():
        name = part_class.part_of
        if not name or part_class.fields[name].references != record_class.record_type:
            continue
        table = projection(part_class)
        statement = select(table).where(table.c[name].in_(ids), table.c.deleted.is_(False))
        for row in conn.execute(statement).mappings():
            found.setdefault(row[name], []).append(_read(part_class, row))
    return found


def _beside(
    conn: Connection, record_class: type[Record], states: Mapping[str, Folded]
) -> dict[str, list[Row]]:
    """What lies beside records, by their ids."""
    if record_class.beside is None:
        return {}
    own, other, theirs = record_class.beside
    unit = unit_key(record_class.fields[own])
    keys = {record_id: state.values.get(unit) for record_id, state in states.items()}
    table = projection(RECORD_TYPES[other])
    wanted = [key for key in keys.values() if isinstance(key, str)]
    visible = select(table).where(table.c[theirs].in_(wanted), table.c.deleted.is_(False))
    rows: dict[str, list[Row]] = {}
    for row in conn.execute(visible).mappings():
        rows.setdefault(row[theirs], []).append(_read(RECORD_TYPES[other], row))
    return {i: rows[key] for i, key in keys.items() if isinstance(key, str) and key in rows}


def _read(record_class: type[Record], row: RowMapping) -> Row:
    """The row with its lists; as it stands where somebody else wrote what is no list."""
    try:
        return from_database(record_class, row)
    except ValueError:
        return {str(key): value for key, value in row.items()}


def check_tally(conn: Connection, record_class: type[Record], problems: list[str]) -> None:
    """Kept counts against a count of the rows."""
    table = tally(record_class)
    if table is None:
        return
    source = projection(record_class)
    names = record_class.tallied
    counted = conn.execute(
        select(*(source.c[n] for n in names), func.count())
        .where(source.c.deleted.is_(False))
        .group_by(*(source.c[n] for n in names))
    ).all()
    tallies = Tallies(conn, record_class)
    wanted = {tallies.key(dict(zip(names, row, strict=False))): row[-1] for row in counted}
    kept = {tuple(row[:-1]): row[-1] for row in conn.execute(select(table)) if row[-1]}
    if wanted != kept:
        problems.append(_("“{label}”的计数与记录不符。").format(label=_(record_class.label)))


def check_sums(conn: Connection, record_class: type[Record], problems: list[str]) -> None:
    """Kept sums against what the visible rows add."""
    table = kept_sums(record_class)
    if table is None:
        return
    source = projection(record_class)
    wanted: dict[SumKey, list[int]] = {}
    for found in conn.execute(select(source).where(source.c.deleted.is_(False))).mappings():
        for key, numbers in record_class.adds(from_database(record_class, found)).items():
            summed = wanted.setdefault(key, [0] * len(numbers))
            for place, number in enumerate(numbers):
                summed[place] += number
    kept = {(row[0], row[1], row[2]): list(row[3:]) for row in conn.execute(select(table)) if any(row[3:])}
    if kept != {key: summed for key, summed in wanted.items() if any(summed)}:
        problems.append(_("“{label}”的合计与记录不符。").format(label=_(record_class.label)))


def check_numbers(conn: Connection, record_class: type[Record], pending: list[str]) -> None:
    """Numbers for people that two records bear, which a merge may bring about: 待核, no damage."""
    table = projection(record_class)
    for declared in record_class.fields.values():
        if declared.search is Search.NUMBER:
            column = table.c[declared.name]
            shown = table.c.deleted.is_(False), column.is_not(None), column != ""
            repeated = select(column, func.count()).where(*shown).group_by(column).having(func.count() > 1)
            pending.extend(
                _("待核:“{label}”的{field} {number} 有 {count} 条记录在用。").format(
                    label=_(record_class.label), field=_(declared.label), number=number, count=count
                )
                for number, count in conn.execute(repeated.order_by(column))
            )


def check_references(conn: Connection, record_class: type[Record], pending: list[str]) -> None:
    """References to what has not arrived, which is no damage."""
    table = projection(record_class)
    for declared in record_class.fields.values():
        if declared.kind is not Kind.REFERENCE or declared.references not in RECORD_TYPES:
            continue
        target = projection(RECORD_TYPES[declared.references])
        column = table.c[declared.name]
        statement = select(column, table.c.scope).where(
            column.is_not(None),
            table.c.deleted.is_(False),
            ~select(target.c.id).where(target.c.id == column).exists(),
        )
        missing = {
            (scope, record_id)
            for value, own in conn.execute(statement.distinct())
            for scope, record_id in [referred(value, within=own)]
            if "/" not in value
            or not conn.execute(select(target.c.id).where(target.c.id == record_id)).first()
        }
        pending.extend(
            _("未到达:“{label}”{field}所指的 {id}({scope})。").format(
                label=_(record_class.label), field=_(declared.label), id=record_id[:8], scope=scope
            )
            for scope, record_id in sorted(missing)
        )
