"""Export: everything of the common scopes after what the partner was last known to have."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, insert, literal_column, select, update

from nanxi_desk.core import identity, paths
from nanxi_desk.core.checks import UNWRITABLE
from nanxi_desk.core.clock import instant, local_text
from nanxi_desk.core.collecting import collector_paused
from nanxi_desk.core.errors import InputRefused, UsageError
from nanxi_desk.core.exchange.joining import expects
from nanxi_desk.core.exchange.manifest import BLOB_DIGITS, Manifest, changes_hash
from nanxi_desk.core.exchange.sheets import (
    Touched,
    change_plan,
    manifest_plan,
    moment_text,
    readable_plans,
    touched_records,
    within,
)
from nanxi_desk.core.exchange.trust import head_text
from nanxi_desk.core.home import MAX_OFFICE_CODE, Actor, Home
from nanxi_desk.core.journal.local import count_up
from nanxi_desk.core.journal.tables import (
    BLOB,
    BLOB_USE,
    EXCHANGE_FILE,
    JOURNAL,
    PARTNER,
    REPLICA,
    SEQ_BITS,
    STREAM,
)
from nanxi_desk.core.language import _
from nanxi_desk.core.records import LOCAL_SCOPE, SHARED_SCOPE, new_id
from nanxi_desk.core.rights import LEADING, declare
from nanxi_desk.core.workbook.cells import Cell, Cover, SheetPlan

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

RIGHT_EXPORT = declare("exchange.export", "导出交换工作簿", *LEADING)
TURNS = "exchange:turn"  # counts files written and taken, in their order
LONGEST_PASSWORD = 255  # Excel takes no longer one
_ROWS_BETWEEN = 500  # after which progress is told
Progress = Callable[[int, int], None]  # done, of how many; may raise to stop, nothing is then kept


def unwatched(_done: int, _all: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote; `attachments_file` is None where the partner has all attachments already."""

    file: Path
    changes: int
    records: int
    attachments: int = 0
    attachments_file: Path | None = None


@dataclass(frozen=True, slots=True)
class _Stream:
    number: int
    seq: int
    hash: str
    first: int  # the first change that goes along; seq + 1 where none does

    @property
    def span(self) -> tuple[int, int]:
        """First and last journal position."""
        return self.number << SEQ_BITS | self.first, self.number << SEQ_BITS | self.seq


def export(  # noqa: PLR0913 - where, to whom, how
    home: Home,
    actor: Actor,
    target: Path,
    to: str,
    password: str,
    *,
    full: bool = False,
    progress: Progress = unwatched,
) -> Exported:
    """Write the workbook for office `to`; the token knows what it holds before the file appears.

    `progress` hears of rows; it may raise to stop, and no file appears then. The file's number is not given
    out again, since the partner takes the highest number for the newest file.

    InputRefused where `to` is no partner or the folder cannot be written, UsageError for an unfit code,
    folder or password; a file already there is replaced.
    """
    actor.require(RIGHT_EXPORT)
    to = to.strip().upper()
    scopes = common_scopes(home, to)
    check_call(target, password)
    from nanxi_desk.core.workbook.protection import encrypt
    from nanxi_desk.core.workbook.writer import write_workbook

    with home.journal.write(actor.id) as writing:
        number = count_up(writing.conn, f"file:{home.replica}")
        _sign_heads(home, writing.conn, scopes)
    # The content is read at one moment and written without a lock: a long export holds nobody up.
    with home.journal.read() as conn:
        streams = _streams(conn, scopes, {} if full else partner_has(conn, to))
        going = {name: stream for name, stream in streams.items() if stream.first <= stream.seq}
        where = within([stream.span for stream in going.values()] or [(1, 0)])
        asked: dict[str, Any] = {"to": to, "full": full, "scopes": scopes, "number": number}
        asked["attachments"] = beginnings(blobs_of(conn, scopes))
        manifest = _manifest(home, conn, streams, going, asked)
        text = manifest.to_bytes()
        touched = touched_records(conn, where)
        watch = _Watch(progress, sum(map(len, touched.registers.values())) + manifest.changes)
        plans = [
            *map(watch.plan, readable_plans(conn, touched)),
            watch.plan(change_plan(conn, where)),
            manifest_plan(text, signing_key(home, conn).sign(text)),
        ]
        cover = _cover(manifest, (_name_of(conn, to), actor.name), _period(conn, going), touched)
        with collector_paused():
            data = encrypt(write_workbook(plans, cover=cover), password)
        watch.tell()  # the last moment: from here on the file counts as written
        exported = identity.own_heads(conn, home.replica)
    with home.journal.write(actor.id) as writing:
        _note_file(writing.conn, manifest, data, touched.records, target.name)
    identity.write_token(home.path, identity.fitting_token(home.path, home.replica, exported))
    _put(target, data)
    return Exported(target, manifest.changes, touched.records)


class _Watch:
    """Tells how many of all rows were written, now and then."""

    def __init__(self, progress: Progress, everything: int) -> None:
        self._progress = progress
        self._done, self._all = 0, everything
        self.tell()

    def tell(self) -> None:
        """Say how far it is; whoever hears it may raise."""
        self._progress(self._done, self._all)

    def plan(self, plan: SheetPlan) -> SheetPlan:
        """The same sheet, whose rows are counted as they are taken."""
        return replace(plan, rows=self._counted(plan.rows))

    def _counted(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        waiting = iter(rows)
        while portion := list(islice(waiting, _ROWS_BETWEEN)):
            yield from portion
            self._done += len(portion)
            self.tell()


def check_password(password: str) -> None:
    """UsageError where Excel would not take it."""
    if not 0 < len(password) <= LONGEST_PASSWORD:
        raise UsageError(
            _("交换密码应有 1 至 {most} 个字符。").format(most=LONGEST_PASSWORD),
            _("请与对方约定一个密码后再导出。"),
        )


def check_call(target: Path, password: str) -> None:
    check_password(password)
    if not target.absolute().parent.is_dir():
        raise UsageError(
            _("文件夹“{folder}”不存在。").format(folder=target.absolute().parent),
            _("请先建好文件夹,或换一个保存位置。"),
        )


def _manifest(
    home: Home,
    conn: Connection,
    streams: Mapping[str, _Stream],
    going: Mapping[str, _Stream],
    asked: Mapping[str, Any],
) -> Manifest:
    """What the file says of itself: `streams` are had, `going` go along, `asked` names partner and number."""
    where = within([stream.span for stream in going.values()] or [(1, 0)])
    kept = conn.execute(select(JOURNAL.c.hash, JOURNAL.c.body.is_(None)).where(where)).all()
    return Manifest(
        file=new_id(),
        at=instant(home.journal.clock.now()),
        changes=len(kept),
        changes_hash=changes_hash((row[0], bool(row[1])) for row in kept),
        ranges={name: (stream.first, stream.seq) for name, stream in going.items()},
        before=_before(conn, going),
        have={name: (stream.seq, stream.hash) for name, stream in streams.items()},
        **asked,
        **sender_of(home, conn),
        **_vouching(conn, home.office, asked, streams),
    )


def common_scopes(home: Home, to: str) -> tuple[str, ...]:
    """The scopes that both sides hold. An office exchanges with the hub only, the hub with any office.

    The hub's own code means a further database of the hub's, such as the one it moves to: both hold all.
    """
    if to == home.office and home.is_hub:
        with home.journal.read() as conn:
            held = conn.execute(select(STREAM.c.scope).where(STREAM.c.scope != LOCAL_SCOPE).distinct())
            return tuple(sorted({home.office, SHARED_SCOPE, *held.scalars()}))
    if to == home.office or not (to.isascii() and to.isalnum() and len(to) <= MAX_OFFICE_CODE):
        raise UsageError(
            _("不能导出给“{to}”:这不是对方的单位代码。").format(to=to),
            _("请填写对方的单位代码,例如街道的 NX00。"),
        )
    if not home.is_hub:
        _check_is_hub(home, to)
    return (to if home.is_hub else home.office, SHARED_SCOPE)


def _check_is_hub(home: Home, to: str) -> None:
    """An office that has met its hub sends its people's data to nobody else."""
    statement = select(REPLICA.c.office).where(REPLICA.c.office != home.office).distinct()
    with home.journal.read() as conn:
        met = sorted(conn.execute(statement).scalars())
    if met and to not in met:
        raise InputRefused(
            _("本机只与街道“{hub}”交换,不能导出给“{to}”。").format(hub=_("、").join(met), to=to),
            _("给其他居委会的内容请由街道转交。"),
        )


def partner_has(conn: Connection, office: str) -> dict[tuple[str, str], int]:
    """What every live replica of an office was last known to have, by stream."""
    statement = (
        select(PARTNER.c.have)
        .join(REPLICA, REPLICA.c.id == PARTNER.c.replica)
        .where(REPLICA.c.office == office, REPLICA.c.retired.is_(False))
    )
    haves = [json.loads(text) for text in conn.execute(statement).scalars()]
    if not haves or expects(conn, office):  # a computer that just joined has nothing
        return {}
    known = set.intersection(*(set(have) for have in haves))
    least = {name: min((int(have[name][0]), str(have[name][1])) for have in haves) for name in known}
    found: dict[tuple[str, str], int] = {}
    for row in conn.execute(select(STREAM)).all():
        seq, head = least.get(f"{row.replica}/{row.scope}", (0, ""))
        if seq > row.seq or _hash_at(conn, row.number, seq) == head:  # else it has another history: send all
            found[row.replica, row.scope] = seq
    return found


def blobs_of(conn: Connection, scopes: Iterable[str]) -> dict[str, tuple[str, int]]:
    """The attachments that are here and that changes of these scopes name, with kind and size."""
    statement = (
        select(BLOB.c.sha256, BLOB.c.kind, BLOB.c.size)
        .join(BLOB_USE, BLOB_USE.c.sha256 == BLOB.c.sha256)
        .join(STREAM, stream_of_use())
        .where(STREAM.c.scope.in_(tuple(scopes)))
        .distinct()
    )
    return {row.sha256: (row.kind, row.size) for row in conn.execute(statement)}


def stream_of_use() -> ColumnElement[bool]:
    """Joins what changes name with the streams that these are in."""
    return STREAM.c.number == BLOB_USE.c.pos.op(">>")(literal_column(str(SEQ_BITS)))


def beginnings(hashes: Iterable[str]) -> tuple[str, ...]:
    """How a manifest says which attachments its writer has."""
    return tuple(sorted(sha256[:BLOB_DIGITS] for sha256 in hashes))


def partner_has_blobs(conn: Connection, office: str) -> set[str]:
    """The beginnings of the attachments that every live replica of an office was last known to have."""
    statement = (
        select(PARTNER.c.blobs)
        .join(REPLICA, REPLICA.c.id == PARTNER.c.replica)
        .where(REPLICA.c.office == office, REPLICA.c.retired.is_(False))
    )
    known = [set(text.split()) for text in conn.execute(statement).scalars()]
    return set.intersection(*known) if known and not expects(conn, office) else set()


def _hash_at(conn: Connection, number: int, seq: int) -> str:
    pos = number << SEQ_BITS | seq
    found = conn.execute(select(JOURNAL.c.hash).where(JOURNAL.c.pos == pos)).scalar()
    return found.hex() if found else ""


def _streams(
    conn: Connection, scopes: tuple[str, ...], has: Mapping[tuple[str, str], int]
) -> dict[str, _Stream]:
    rows = conn.execute(select(STREAM).where(STREAM.c.scope.in_(scopes)).order_by(STREAM.c.number)).all()
    return {
        f"{row.replica}/{row.scope}": _Stream(
            row.number, row.seq, row.hash.hex(), min(has.get((row.replica, row.scope), 0), row.seq) + 1
        )
        for row in rows
        if row.seq
    }


def _before(conn: Connection, going: Mapping[str, _Stream]) -> dict[str, str]:
    """For each stream that does not go from its first change on, the hash of the change before."""
    found: dict[str, str] = {}
    for name, stream in going.items():
        if stream.first > 1:
            where = JOURNAL.c.pos == stream.span[0] - 1
            found[name] = conn.execute(select(JOURNAL.c.hash).where(where)).scalar_one().hex()
    return found


def sender_of(home: Home, conn: Connection) -> dict[str, Any]:
    """What the manifest says of this replica."""
    own = conn.execute(select(REPLICA).where(REPLICA.c.id == home.replica)).one()
    return {
        "replica": home.replica,
        "office": home.office,
        "office_name": home.office_name,
        "hub": home.is_hub,
        "public_key": own.public_key.hex(),
        "born_of": own.born_of,
        "birth_signature": own.birth_signature.hex() if own.birth_signature else None,
        "certificate": _certificate(conn, own),
        "births": {
            row.id: (row.public_key.hex(), row.born_of, row.birth_signature.hex())
            for row in _ancestors(conn, own)
            if row.born_of and row.birth_signature
        },
    }


def _ancestors(conn: Connection, own: Any) -> list[Any]:
    """The replicas that this one was born of, the nearest first."""
    found: list[Any] = []
    row = own
    while row is not None and row.born_of and row.born_of not in {a.id for a in found}:
        row = conn.execute(select(REPLICA).where(REPLICA.c.id == row.born_of)).one_or_none()
        found += [row] if row is not None else []
    return found


def _certificate(conn: Connection, own: Any) -> str | None:
    """The hub's word for this computer's key, or for that of the one it was born of."""
    found = next((row.certificate for row in (own, *_ancestors(conn, own)) if row.certificate), None)
    return found.hex() if found else None


def _vouching(
    conn: Connection, office: str, asked: Mapping[str, Any], streams: Mapping[str, _Stream]
) -> dict[str, Any]:
    """Keys and signatures that are relayed: those of the two sides' computers, as far as they are known."""
    sides = REPLICA.c.office.in_((office, asked["to"]))
    known = conn.execute(select(REPLICA).where(sides)).all()
    owners = {name.split("/", 1)[0] for name in streams}
    signed = conn.execute(select(STREAM).where(STREAM.c.signature.is_not(None))).all()
    names = {f"{row.replica}/{row.scope}": row.signature.hex() for row in signed}
    return {
        "keys": {row.id: (row.office, row.public_key.hex()) for row in known if row.id in owners},
        "signatures": {name: names[name] for name in streams if name in names},
        "revoked": tuple(sorted(row.id for row in known if row.revoked)),
    }


def _sign_heads(home: Home, conn: Connection, scopes: tuple[str, ...]) -> None:
    """Sign the ends of our own streams: whoever relays them cannot cut them unnoticed."""
    own = STREAM.c.replica == home.replica, STREAM.c.scope.in_(scopes), STREAM.c.signature.is_(None)
    key = None
    for row in conn.execute(select(STREAM).where(*own, STREAM.c.seq > 0)).all():
        key = key or signing_key(home, conn)
        signature = key.sign(head_text(row.replica, row.scope, row.seq, row.hash.hex()))
        conn.execute(update(STREAM).where(STREAM.c.number == row.number).values(signature=signature))


def signing_key(home: Home, conn: Connection) -> "Ed25519PrivateKey":
    key = identity.private_key(conn, home.replica)
    if key is None:
        raise InputRefused(_("本机没有签名密钥。"), _("请运行 renew-identity 后再导出。"))
    return key


def _name_of(conn: Connection, office: str) -> str:
    """What an office called itself in its newest file; "" where none came yet."""
    statement = select(REPLICA.c.name).where(REPLICA.c.office == office, REPLICA.c.retired.is_(False))
    return conn.execute(statement.limit(1)).scalar() or ""


def _period(conn: Connection, going: Mapping[str, _Stream]) -> str:
    """First and last day on which the changes were written; a stream is in the order of writing."""
    ends = {pos for stream in going.values() for pos in stream.span}
    headers = conn.execute(select(JOURNAL.c.header).where(JOURNAL.c.pos.in_(ends))).scalars()
    days = sorted(str(json.loads(header)["at"]) for header in headers)
    if not days:
        return "无"
    first, last = (moment_text(day, "%Y-%m-%d") for day in (days[0], days[-1]))
    return first if first == last else f"{first} 至 {last}"


def _cover(manifest: Manifest, names: tuple[str, str], period: str, touched: Touched) -> Cover:
    """The first sheet; `names` are the receiving office's and the writing person's."""
    to_name, author = names
    counts = [f"{record_class.label} {len(found)}" for record_class, found in touched.registers.items()]
    return Cover(
        name="封面",
        title=f"{manifest.office_name} 数据交换",
        lines=(
            ("发自", f"{manifest.office} {manifest.office_name}"),
            ("发往", f"{manifest.to} {to_name}".strip()),
            ("文件编号", f"{manifest.office}-{manifest.replica[:2].upper()}-{manifest.number}"),
            ("导出时间", local_text(manifest.at)),
            ("导出人", author),
            ("内容期间", period),
            ("内容范围", "全部" if manifest.full else "对方尚未收到的部分"),
            ("记录(条)", "、".join(counts) or "无"),
            ("变更(条)", str(manifest.changes)),
        ),
        notes=(
            "请把本文件交给对方,由对方在程序里“导入”;重复导入、次序颠倒都不会出错。",
            "各表供查阅。名称以“_”开头的隐藏表供程序核对,请不要改动。",
            "本文件含居民个人信息,有密码保护;用完请从 U 盘删除。",
        ),
    )


def shown_name(name: str) -> str:
    """A file's name as the database can hold it: it may be no text at all."""
    return UNWRITABLE.sub("\ufffd", name)[:200]


def _note_file(conn: Connection, manifest: Manifest, data: bytes, records: int, name: str) -> None:
    row = {
        "id": manifest.file,
        "direction": "out",
        "replica": manifest.replica,
        "office": manifest.to,
        "file_number": manifest.number,
        "at": manifest.at,
        "sha256": hashlib.sha256(data).hexdigest(),
        "summary": json.dumps({"changes": manifest.changes, "records": records}),
        "name": shown_name(name),
        "turn": count_up(conn, TURNS),
        "undone": False,
    }
    conn.execute(insert(EXCHANGE_FILE), [row])


def _put(target: Path, data: bytes) -> None:
    """The file appears whole or not at all."""
    try:
        paths.replace_file(target, data)
    except OSError as error:
        raise InputRefused(
            _("不能写入“{file}”:{reason}。").format(file=target, reason=error.strerror or error),
            _("请检查 U 盘或文件夹是否可写、空间是否足够。"),
        ) from error
