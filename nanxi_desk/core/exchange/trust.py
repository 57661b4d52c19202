"""Whose files are taken. Every computer signs with its own key; the hub vouches for those that joined by it.

A key that is known, born of a known one, or certified by a joining file of this hub passes. Any other is a
question to a person, who compares the fingerprint by telephone: the first computer of an office, another one,
and a known computer with another key are told apart. A revoked one is refused whatever anybody says.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.joining import certified, note_arrived
from nanxi_desk.core.exchange.manifest import Manifest, fingerprint, fits
from nanxi_desk.core.exchange.views import KeyQuestion
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import EXCHANGE_FILE, PARTNER, REPLICA, STREAM
from nanxi_desk.core.language import _

TRUST_ALL = "all"  # for tests and demonstrations: any computer that is not known yet passes
HEAD = b"nanxi-desk head of a stream\0"


class Untrusted(InputRefused):
    """A key that somebody has to vouch for; `question` says what for."""

    def __init__(self, message: str, hint: str, question: KeyQuestion) -> None:
        super().__init__(message, hint)
        self.question = question


def check_sender(home: Home, conn: Connection, manifest: Manifest, trusted: Collection[str]) -> None:
    """Whether the file's writer may speak for its office; InputRefused, or Untrusted for a question."""
    known = conn.execute(select(REPLICA).where(REPLICA.c.id == manifest.replica)).one_or_none()
    if known is None:
        _check_unknown(home, conn, manifest, trusted)
        return
    if known.office != manifest.office:
        raise InputRefused(
            _("“{known}”的电脑自称“{office}”。").format(known=known.office, office=manifest.office),
            _("请向对方核实后,由街道重新登记这台电脑。"),
        )
    if known.revoked:
        raise InputRefused(
            _("“{office}”的这台电脑已被停用,它的文件不再接收。").format(office=manifest.office_name),
            _("请向对方核实;电脑仍在使用的,由街道重新登记后再导出。"),
        )
    if known.public_key != bytes.fromhex(manifest.public_key):
        _check_replaced(manifest, known, trusted)


def note_sender(home: Home, conn: Connection, manifest: Manifest) -> None:
    """Remember the writer of a file that is taken or set aside, and whom it vouches for."""
    public = bytes.fromhex(manifest.public_key)
    known = conn.execute(select(REPLICA).where(REPLICA.c.id == manifest.replica)).one_or_none()
    if known is None:
        _note_replica(conn, manifest, public)
    elif known.public_key != public:
        signed = STREAM.c.replica == manifest.replica
        conn.execute(update(STREAM).where(signed).values(signature=None))
        conn.execute(update(REPLICA).where(REPLICA.c.id == manifest.replica).values(public_key=public))
    news = manifest.certificate if known is None or not known.certificate else None
    if news and certified(conn, home.office, manifest):
        own = REPLICA.c.id == manifest.replica
        conn.execute(update(REPLICA).where(own).values(certificate=bytes.fromhex(news)))
        note_arrived(conn, manifest.office)
    _note_alive(conn, manifest)
    if manifest.hub:
        _note_vouched(home, conn, manifest)


def take_signatures(conn: Connection, manifest: Manifest) -> None:
    """Keep the owners' signatures of heads that are ours too; InputRefused for a false one."""
    for name, text in manifest.signatures.items():
        replica, scope = name.split("/", 1)
        head = manifest.have.get(name)
        here = STREAM.c.replica == replica, STREAM.c.scope == scope
        stream = conn.execute(select(STREAM).where(*here)).one_or_none()
        if head is None or stream is None or (stream.seq, stream.hash.hex()) != head:
            continue
        key = conn.execute(select(REPLICA.c.public_key).where(REPLICA.c.id == replica)).scalar()
        if key is None:
            continue
        signature = bytes.fromhex(text)
        if not fits(key, signature, head_text(replica, scope, *head)):
            raise InputRefused(
                _("“{name}”的末尾不是它的主人签的。").format(name=f"{replica[:8]}/{scope}"),
                _("请对方更新程序并重新导出;仍然如此时,请联系街道。"),
            )
        conn.execute(update(STREAM).where(*here).values(signature=signature))


def signature_problems(conn: Connection) -> list[str]:
    """Streams that do not end as their owners signed; one sentence each."""
    keys = {row.id: row.public_key for row in conn.execute(select(REPLICA.c.id, REPLICA.c.public_key))}
    signed = conn.execute(select(STREAM).where(STREAM.c.signature.is_not(None))).all()
    return [
        _("“{name}”的末尾不是它的主人签的。").format(name=f"{row.replica[:8]}/{row.scope}")
        for row in signed
        if row.replica in keys
        and not fits(
            keys[row.replica], row.signature, head_text(row.replica, row.scope, row.seq, row.hash.hex())
        )
    ]


def head_text(replica: str, scope: str, seq: int, head: str) -> bytes:
    """What the owner of a stream signs of its head; `head` is the hash in hexadecimal digits."""
    return HEAD + f"{replica}/{scope}/{seq}/{head}".encode()


def offices_of(conn: Connection) -> Mapping[str, str]:
    """The office of every computer that is known."""
    return {row.id: row.office for row in conn.execute(select(REPLICA.c.id, REPLICA.c.office))}


# --- questions ---------------------------------------------------------------------------------------------


def _check_unknown(home: Home, conn: Connection, manifest: Manifest, trusted: Collection[str]) -> None:
    public = bytes.fromhex(manifest.public_key)
    if _born_of_known(conn, manifest) or _trusts(trusted, public):
        return
    if manifest.certificate and certified(conn, home.office, manifest):
        return
    own = REPLICA.c.office == manifest.office, REPLICA.c.revoked.is_(False)
    before = conn.execute(select(REPLICA.c.public_key).where(*own)).scalars()
    prints = tuple(sorted(fingerprint(key) for key in before))
    shown = {"office": manifest.office_name, "fingerprint": fingerprint(public)}
    kind, sentence = "first", _("这份文件来自还不认识的电脑“{office}”,指纹 {fingerprint}。")
    if prints:
        kind = "another"
        sentence = _("这份文件来自“{office}”另一台还不认识的电脑,指纹 {fingerprint}。")
    raise Untrusted(
        sentence.format(**shown),
        _("请打电话向对方核对指纹,一致时用 --trust 加上指纹再导入。"),
        KeyQuestion(kind, manifest.office, manifest.office_name, fingerprint(public), prints),
    )


def _check_replaced(manifest: Manifest, known: Any, trusted: Collection[str]) -> None:
    """Another key under a known name is never taken in passing: the very fingerprint has to be told."""
    public = bytes.fromhex(manifest.public_key)
    if _trusts(set(trusted) - {TRUST_ALL}, public):
        return
    before = fingerprint(known.public_key)
    raise Untrusted(
        _("“{office}”的电脑换了签名密钥:原指纹 {before},新指纹 {fingerprint}。").format(
            office=manifest.office_name, before=before, fingerprint=fingerprint(public)
        ),
        _("请打电话向对方核实;确实换了密钥的,用 --trust 加上新指纹,或由街道重新登记这台电脑。"),
        KeyQuestion("replaced", manifest.office, manifest.office_name, fingerprint(public), (before,)),
    )


def _trusts(trusted: Collection[str], public: bytes) -> bool:
    wanted = {word.replace("-", "").replace(" ", "").lower() for word in trusted}
    return TRUST_ALL in trusted or fingerprint(public).replace("-", "") in wanted


def _born_of_known(conn: Connection, manifest: Manifest) -> bool:
    """Whether the nearest ancestor that we know is of the office, is not revoked, and signed what follows."""
    for parent, signature, signed in manifest.line():
        known = conn.execute(select(REPLICA).where(REPLICA.c.id == parent)).one_or_none()
        if known is not None:
            ours = known.office == manifest.office and not known.revoked
            return ours and fits(known.public_key, signature, signed)
    return False


# --- what is remembered ------------------------------------------------------------------------------------


def _note_replica(conn: Connection, manifest: Manifest, public: bytes) -> None:
    row = {
        "id": manifest.replica,
        "office": manifest.office,
        "name": manifest.office_name,
        "public_key": public,
        "born_of": manifest.born_of,
        "birth_signature": bytes.fromhex(manifest.birth_signature) if manifest.birth_signature else None,
        "retired": False,
        "revoked": False,
    }
    conn.execute(insert(REPLICA), [row])
    left = {parent for parent, __, __ in manifest.line()} | {manifest.born_of} - {None}
    # Replicas that were left behind write no more: they leave the reckoning.
    behind = REPLICA.c.id.in_(left), REPLICA.c.office == manifest.office
    conn.execute(update(REPLICA).where(*behind).values(retired=True))


def _note_alive(conn: Connection, manifest: Manifest) -> None:
    """A replica that still writes after another was born of it was copied, not replaced: it counts again.

    Within one second nobody can tell; then it counts, since that costs a longer file and not a lost one.
    Clocks may be years off, so the second file that comes from it after the other was met counts too.
    """
    born = select(REPLICA.c.id).where(REPLICA.c.born_of == manifest.replica)
    newest = select(func.max(PARTNER.c.at)).where(PARTNER.c.replica.in_(born))
    if manifest.at >= (conn.execute(newest).scalar() or "") or _came_again(conn, manifest, born):
        own = REPLICA.c.id == manifest.replica, REPLICA.c.private_key.is_(None)
        conn.execute(update(REPLICA).where(*own).values(retired=False))


def _came_again(conn: Connection, manifest: Manifest, born: Select[Any]) -> bool:
    """Whether another file of the writer was taken after one of those that were born of it."""
    taken = EXCHANGE_FILE.c.direction == "in"
    met = conn.execute(select(func.min(EXCHANGE_FILE.c.turn)).where(taken, EXCHANGE_FILE.c.replica.in_(born)))
    others = select(EXCHANGE_FILE.c.id).where(
        taken,
        EXCHANGE_FILE.c.replica == manifest.replica,
        EXCHANGE_FILE.c.id != manifest.file,
        EXCHANGE_FILE.c.turn > (met.scalar() or 0),
    )
    return conn.execute(others.limit(1)).first() is not None


def _note_vouched(home: Home, conn: Connection, manifest: Manifest) -> None:
    """What the hub says of other computers: of its own seats and of this office's, keys and revocations."""
    known = offices_of(conn)
    concerned = (manifest.office, home.office)
    for replica, (office, key) in manifest.keys.items():
        if replica not in known and office in concerned:
            row = {
                "id": replica,
                "office": office,
                "name": manifest.office_name if office == manifest.office else home.office_name,
                "public_key": bytes.fromhex(key),
                "retired": office == home.office,  # its files come by way of the hub
                "revoked": False,
            }
            conn.execute(insert(REPLICA), [row])
    told = REPLICA.c.id.in_(manifest.revoked), REPLICA.c.private_key.is_(None)
    conn.execute(update(REPLICA).where(*told).values(revoked=True, retired=True))
