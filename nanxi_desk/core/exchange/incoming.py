"""Import: a workbook's changes join the journal, all files of one call in one transaction.

In any order, any number of times: what is here already counts for nothing, and a file whose predecessor is
missing waits until that arrives.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from nanxi_desk.core.clock import instant
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.manifest import Manifest, changes_hash, fingerprint, not_ours, read_manifest
from nanxi_desk.core.exchange.sheets import CHANGES, MANIFEST, read_changes, read_manifest_sheet
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.identity import BIRTH
from nanxi_desk.core.journal.change import CHAIN_START, Change, chain_hash
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.intake import Gap, take_in
from nanxi_desk.core.journal.tables import EXCHANGE_FILE, PARTNER, REPLICA
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import LIST_MARK
from nanxi_desk.core.records import LOCAL_SCOPE, SHARED_SCOPE
from nanxi_desk.core.rights import LEADING, declare

RIGHT_IMPORT = declare("exchange.import", "导入交换工作簿", *LEADING)
TRUST_ALL = "all"


@dataclass(frozen=True, slots=True)
class Received:
    """A workbook that was read and whose signature fits; nothing is known yet of what it brings."""

    path: Path
    sha256: str
    manifest: Manifest
    changes: Sequence[Change]


@dataclass(slots=True)
class FileResult:
    """What one file brought, in records (`waiting` names what has to come first)."""

    file: str
    id: str = ""
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    edits: int = 0
    changes: int = 0
    waiting: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def read_file(path: Path, password: str | None) -> Received:
    """Read and check one workbook; InputRefused names the file and what to do."""
    from nanxi_desk.core.workbook.gate import Limits, check_size, is_encrypted
    from nanxi_desk.core.workbook.protection import decrypt
    from nanxi_desk.core.workbook.reader import read_workbook

    try:
        check_size(_size_of(path), Limits())
        data = _bytes_of(path)
        plain = decrypt(data, password or "") if is_encrypted(data) else data
        sheets = read_workbook(plain, sheets=[CHANGES, MANIFEST, LIST_MARK])
        found = read_manifest_sheet(sheet for sheet in sheets if sheet.name == MANIFEST)
        if found is None:
            raise _only_a_list() if any(sheet.name == LIST_MARK for sheet in sheets) else not_ours()
        manifest = read_manifest(found[0])
        _check_signature(manifest, *found)
        changes = read_changes(sheet for sheet in sheets if sheet.name.startswith(CHANGES))
        _check_complete(manifest, changes)
        _check_chains(manifest, changes)
    except InputRefused as error:
        named = _("“{file}”:{problem}").format(file=path.name, problem=error.message)
        raise InputRefused(named, error.hint) from error
    return Received(path, hashlib.sha256(data).hexdigest(), manifest, changes)


def import_files(
    home: Home,
    actor: Actor,
    files: Sequence[Received],
    *,
    trust: str = "",
    dry_run: bool = False,
) -> list[FileResult]:
    """Take these workbooks in, or with `dry_run` tell what they would bring.

    `trust` is a fingerprint, or "all". A refused file undoes the whole call (InputRefused). Files of one call
    are tried again after each other, so their order does not matter.
    """
    actor.require(RIGHT_IMPORT)
    results: dict[int, FileResult] = {}
    # In the order of their writing, so that a computer is met before the one that was born of it.
    pending = sorted(range(len(files)), key=lambda i: (files[i].manifest.at, files[i].manifest.number))
    with home.journal.write(actor.id, rehearsal=dry_run) as writing:
        while pending:
            results.update((i, _take(home, writing, files[i], trust)) for i in pending)
            waiting = [i for i in pending if results[i].waiting]
            if len(waiting) == len(pending):
                break
            pending = waiting
    if not dry_run:
        home.journal.scrub()  # where a file brought an erasure
    return [results[i] for i in range(len(files))]


def _take(home: Home, writing: Writing, received: Received, trust: str) -> FileResult:
    manifest = received.manifest
    result = FileResult(str(received.path), manifest.file)
    try:
        _check_addressed(home, manifest)
        _check_trusted(writing.conn, manifest, trust)
        _check_scopes(home, writing.conn, manifest, received.changes)
        intake = take_in(writing, received.changes)
    except InputRefused as error:
        named = _("“{file}”:{problem}").format(file=received.path.name, problem=error.message)
        raise InputRefused(named, error.hint) from error
    result.waiting = [_wanted(gap, manifest) for gap in intake.gaps]
    if result.waiting:
        return result
    result.new, result.changed = intake.new_records, intake.changed_records
    result.conflicts, result.changes = intake.conflicts, len(intake.new)
    _note_alive(writing.conn, manifest)
    _note_partner(writing.conn, manifest)
    _note_file(home, writing.conn, received, result)
    return result


def _only_a_list() -> InputRefused:
    return InputRefused(
        _("这是导出的列表，只供查看，不能导入。"), _("请对方用“导出”生成数据交换工作簿后再导入。")
    )


def _wanted(gap: Gap, manifest: Manifest) -> str:
    return _("缺 {office} 的 {replica} 第 {first}–{last} 条变更,请对方导出一份全部的(--full)").format(
        office=manifest.office, replica=gap.replica[:8], first=gap.first, last=gap.last
    )


def _size_of(path: Path) -> int:
    """In bytes; asked before reading, so that no giant fills the memory."""
    if not path.is_file():
        raise InputRefused(_("找不到这个文件。"), _("请检查文件名和 U 盘是否插好。"))
    return path.stat().st_size


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(
            _("文件不能读取({reason})。").format(reason=error.strerror or error),
            _("请检查文件名和 U 盘是否插好。"),
        ) from error


def _check_signature(manifest: Manifest, text: bytes, signature: bytes) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(manifest.public_key)).verify(signature, text)
    except (InvalidSignature, ValueError) as error:
        raise InputRefused(_("工作簿的签名不符,内容可能被改动过。"), _("请对方重新导出一份。")) from error


def _check_complete(manifest: Manifest, changes: Sequence[Change]) -> None:
    told = changes_hash((c.hash, c.body is None) for c in changes)
    if len(changes) != manifest.changes or told != manifest.changes_hash:
        raise InputRefused(
            _("“_变更”表与清单不符:应有 {wanted} 条,读到 {found} 条。").format(
                wanted=manifest.changes, found=len(changes)
            ),
            _("请对方重新导出一份,不要改动“_变更”表。"),
        )


def _check_chains(manifest: Manifest, changes: Sequence[Change]) -> None:
    """Every row is what its writer sealed, also those that are here already and will not be read again."""
    ranges = dict(manifest.ranges)
    ordered = sorted(changes, key=lambda c: c.id)
    for (replica, scope), stream in groupby(ordered, key=lambda c: (c.id.replica, c.id.scope)):
        name = f"{replica}/{scope}"
        wanted, last = ranges.pop(name, (0, 0))
        previous = bytes.fromhex(manifest.before.get(name, "")) or CHAIN_START
        for change in stream:
            if change.id.seq != wanted or chain_hash(previous, change.header, change.digest) != change.hash:
                raise _tampered(change.id)
            wanted, previous = wanted + 1, change.hash
        if wanted != last + 1:
            raise _tampered(f"{name}/{wanted}")
    if ranges:
        raise _tampered(next(iter(ranges)))


def _tampered(where: object) -> InputRefused:
    return InputRefused(
        _("“_变更”表被改动过:{id} 与前后不相连。").format(id=where),
        _("请对方重新导出一份,不要改动“_变更”表。"),
    )


def _check_addressed(home: Home, manifest: Manifest) -> None:
    if manifest.to != home.office:
        raise InputRefused(
            _("这份工作簿是发给“{to}”的,本机是“{own}”。").format(to=manifest.to, own=home.office),
            _("请把它交给“{to}”,或请对方导出发给本机的一份。").format(to=manifest.to),
        )
    if _is_further_hub(home, manifest):
        return
    if manifest.hub == home.is_hub or manifest.office == home.office:
        raise InputRefused(
            _("工作簿来自“{office}”,而居委会只与街道交换。").format(office=manifest.office),
            _("给其他居委会的内容请由街道转交。"),
        )


def _is_further_hub(home: Home, manifest: Manifest) -> bool:
    """Whether the file comes from another database of this hub, which holds whatever this one does."""
    return home.is_hub and manifest.hub and manifest.office == home.office


def _check_scopes(home: Home, conn: Connection, manifest: Manifest, changes: Sequence[Change]) -> None:
    """A file carries what both sides hold, and what the sender itself hands over to the receiver.

    Only the hub writes shared records: an office's own stream there is a forgery, even if relayed.
    """
    office, hub = (manifest.office, home.office) if home.is_hub else (home.office, manifest.office)
    known = {row.id: row.office for row in conn.execute(select(REPLICA.c.id, REPLICA.c.office))}
    for replica, scope in {(c.id.replica, c.id.scope) for c in changes}:
        common = scope == office or (scope == SHARED_SCOPE and known.get(replica, hub) == hub)
        handed = scope == home.office and known.get(replica) == manifest.office
        moved = scope != LOCAL_SCOPE and _is_further_hub(home, manifest)
        if scope not in manifest.scopes or not (common or handed or moved):
            raise InputRefused(
                _("工作簿里有不属于双方的内容({scope})。").format(scope=scope),
                _("请对方更新程序并重新导出。"),
            )


def _check_trusted(conn: Connection, manifest: Manifest, trust: str) -> None:
    """A known key passes, so does one born of a known key; any other needs a person's word."""
    known = conn.execute(select(REPLICA).where(REPLICA.c.id == manifest.replica)).one_or_none()
    public = bytes.fromhex(manifest.public_key)
    if known is not None:
        if known.office != manifest.office:
            raise InputRefused(
                _("“{known}”的电脑自称“{office}”。").format(known=known.office, office=manifest.office),
                _("请向对方核实后,由街道重新登记这台电脑。"),
            )
        if known.public_key != public:
            raise InputRefused(
                _("“{office}”的电脑换了签名密钥。").format(office=manifest.office_name),
                _("请向对方核实后,由街道重新登记这台电脑。"),
            )
        return
    if not _born_of_known(conn, manifest, public) and not _trusts(trust, public):
        raise InputRefused(
            _("这份文件来自还不认识的电脑“{office}”,指纹 {fingerprint}。").format(
                office=manifest.office_name, fingerprint=fingerprint(public)
            ),
            _("请打电话向对方核对指纹,一致时用 --trust 加上指纹再导入。"),
        )
    _note_replica(conn, manifest, public)


def _trusts(trust: str, public: bytes) -> bool:
    wanted = trust.replace("-", "").replace(" ", "").lower()
    return trust == TRUST_ALL or wanted == fingerprint(public).replace("-", "")


def _born_of_known(conn: Connection, manifest: Manifest, public: bytes) -> bool:
    """Whether a key that we know has signed the birth of this replica."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not manifest.born_of or not manifest.birth_signature:
        return False
    parent = conn.execute(
        select(REPLICA.c.public_key).where(
            REPLICA.c.id == manifest.born_of, REPLICA.c.office == manifest.office
        )
    ).scalar()
    if parent is None:
        return False
    signed = BIRTH + bytes.fromhex(manifest.replica) + public
    try:
        Ed25519PublicKey.from_public_bytes(parent).verify(bytes.fromhex(manifest.birth_signature), signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _note_replica(conn: Connection, manifest: Manifest, public: bytes) -> None:
    row = {
        "id": manifest.replica,
        "office": manifest.office,
        "name": manifest.office_name,
        "public_key": public,
        "born_of": manifest.born_of,
        "birth_signature": bytes.fromhex(manifest.birth_signature) if manifest.birth_signature else None,
        "retired": False,
    }
    conn.execute(insert(REPLICA), [row])
    if manifest.born_of:  # the replica that was left behind writes no more: it leaves the reckoning
        parent = REPLICA.c.id == manifest.born_of, REPLICA.c.office == manifest.office
        conn.execute(update(REPLICA).where(*parent).values(retired=True))


def _note_alive(conn: Connection, manifest: Manifest) -> None:
    """A replica that still writes after another was born of it was copied, not replaced: it counts again.

    Within one second nobody can tell; then it counts, since that costs a longer file and not a lost one.
    """
    born = select(REPLICA.c.id).where(REPLICA.c.born_of == manifest.replica)
    newest = select(func.max(PARTNER.c.at)).where(PARTNER.c.replica.in_(born))
    if manifest.at >= (conn.execute(newest).scalar() or ""):
        own = REPLICA.c.id == manifest.replica, REPLICA.c.private_key.is_(None)
        conn.execute(update(REPLICA).where(*own).values(retired=False))


def _note_partner(conn: Connection, manifest: Manifest) -> None:
    """What the sender has is replaced by its newest file, never merged: after a restore it must go down."""
    row = {
        "replica": manifest.replica,
        "file_number": manifest.number,
        "have": json.dumps({name: list(head) for name, head in manifest.have.items()}),
        "at": manifest.at,
    }
    statement = upsert(PARTNER)
    newer = statement.excluded.file_number > PARTNER.c.file_number
    values = {name: statement.excluded[name] for name in ("file_number", "have", "at")}
    conn.execute(statement.on_conflict_do_update(index_elements=["replica"], set_=values, where=newer), [row])


def _note_file(home: Home, conn: Connection, received: Received, result: FileResult) -> None:
    manifest = received.manifest
    row = {
        "id": manifest.file,
        "direction": "in",
        "replica": manifest.replica,
        "office": manifest.office,
        "file_number": manifest.number,
        "at": instant(home.journal.clock.now()),
        "sha256": received.sha256,
        "summary": json.dumps({"new": result.new, "changed": result.changed, "changes": result.changes}),
    }
    conn.execute(upsert(EXCHANGE_FILE).on_conflict_do_nothing(), [row])
