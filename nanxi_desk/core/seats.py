"""Seats: homes whose database lies on a PostgreSQL server. Each is a replica of its own, with its own folder.

The folder keeps lock, keys and token as ever, and a small file that says where the database lies. The
server's password is sealed there under the data key, so it opens with a person's password; sealed together
with the address, since whoever could alter the address alone would be sent the password.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from nanxi_desk.core import identity, paths
from nanxi_desk.core.clock import SystemClock, WallClock
from nanxi_desk.core.database import InstanceLock, database_errors, read_connection, write_connection
from nanxi_desk.core.errors import Unavailable, UsageError
from nanxi_desk.core.journal.local import get_local, set_local
from nanxi_desk.core.journal.tables import projection
from nanxi_desk.core.keys import KeyCost, KeyRing, SlotPerson
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Staff
from nanxi_desk.core.postgres import described, open_server, travels_in_the_open
from nanxi_desk.core.records import new_id
from nanxi_desk.core.schema import bring_up_to_date, install_base_layer

if TYPE_CHECKING:
    from nanxi_desk.core.home import Home, HomeInfo

FORMAT: Final = 1
GIVEN: Final = "NANXI_DESK_DATABASE"  # an address with its password, which no command line may show
_VOLUME = "volume:encrypted"  # who set up the server says so; nobody can see it from here
_NONCE_BYTES = 12


def read_url(text: str) -> URL:
    """The address of a database, `postgresql://USER[:PASSWORD]@HOST/NAME?sslmode=verify-full`; UsageError."""
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError) as error:
        raise _no_url() from error
    if url.drivername not in ("postgresql", "postgres") or not url.database:
        raise _no_url()
    return url.set(drivername="postgresql")


def _no_url() -> UsageError:
    return UsageError(
        _("数据库地址写得不对。"),
        _("应为 postgresql://用户@服务器/名称?sslmode=verify-full;带密码的放进环境变量 {variable}。").format(
            variable=GIVEN
        ),
    )


# --- a new seat --------------------------------------------------------------------------------------------


def create_seat(  # noqa: PLR0913 - what a new seat has to be told
    path: Path,
    address: str,
    info: "HomeInfo",
    *,
    admin: str,
    password: str,
    cost: KeyCost,
    wall: WallClock | None,
    encrypted_volume: bool,
) -> "tuple[Home, str]":
    """A new home whose database lies at `address`; returns it opened, and the recovery code to print.

    An empty database gets its structure; one that is this office's already gets a further seat. UsageError
    where it is another's; nothing stays behind in the folder then.
    """
    from nanxi_desk.core.home import Home, refuse_existing

    url = read_url(address)
    home = paths.prepare_home(path)
    lock = InstanceLock.acquire(home / paths.LOCK)
    engine: Engine | None = None
    made: list[Path] = []
    try:
        refuse_existing(home)
        made.extend((home / paths.SERVER, home / paths.TOKEN))
        engine = open_server(url)
        with database_errors():
            info = _settle(engine, info, encrypted_volume=encrypted_volume)
            person = SlotPerson(_staff_id(engine, info, admin) or new_id(), admin)
            ring, data_key, code = KeyRing.create(home / paths.KEYS, person, password, cost)
            _write_place(home, url, data_key)
            with write_connection(engine) as conn:
                replica = identity.new_replica(conn, info.office, info.name)
            identity.write_token(home, identity.fitting_token(home, replica, {}))
            keys = (ring, ring.unlock(password, person.name))
            opened = Home.seated(home, lock, engine, info, replica, keys, wall or SystemClock())
            if _staff_id(engine, info, admin) is None:
                opened.enter_first_person()
            ring.save()
    except BaseException:
        if engine is not None:
            engine.dispose()
        for leftover in made:
            leftover.unlink(missing_ok=True)
        lock.release()
        raise
    return opened, code


def _settle(engine: Engine, info: "HomeInfo", *, encrypted_volume: bool) -> "HomeInfo":
    """Structure and base layer of the database, and whose it is."""
    from nanxi_desk.core.home import HomeInfo

    with read_connection(engine) as conn:
        tables = inspect(conn).get_table_names()
    if tables and "alembic_version" not in tables:
        raise UsageError(_("这个数据库里已有别的内容。"), _("请新建一个空的数据库。"))
    bring_up_to_date(engine, backup=lambda: None)
    install_base_layer(engine)
    with write_connection(engine) as conn:
        known = get_local(conn, "home")
        if known is None:
            content = {"office": info.office, "name": info.name, "hub": info.hub}
            set_local(conn, "home", json.dumps(content, ensure_ascii=False))
        else:
            found = HomeInfo(**json.loads(known))
            if (found.office, found.hub) != (info.office, info.hub):
                raise UsageError(
                    _("这个数据库属于“{office}”。").format(office=found.office),
                    _("请核对单位代码和数据库地址;街道的数据库要加 --hub。"),
                )
            info = found
        if encrypted_volume:
            set_local(conn, _VOLUME, "1")
    return info


def _staff_id(engine: Engine, info: "HomeInfo", name: str) -> str | None:
    """The record of the person who sits down at a further seat, where there is exactly one of the name."""
    table = projection(Staff)
    same = select(table.c.id).where(
        table.c.scope == info.office, table.c.name == name, table.c.deleted.is_(False)
    )
    with read_connection(engine) as conn:
        found = conn.execute(same).scalars().all()
    return str(found[0]) if len(found) == 1 else None


# --- a seat that is opened ---------------------------------------------------------------------------------


def open_seat(home: Path, data_key: bytes) -> Engine:
    """The database of a seat; Unavailable where it cannot be reached or the file is damaged."""
    url, sealed = _read_place(home)
    given = _given_anew(url)
    if given is not None:
        engine = open_server(given)
        _write_place(home, given, data_key)
        return engine
    password = _unseal(sealed, data_key, described(url)) if sealed else None
    return open_server(url.set(password=password) if password else url)


def warnings(home: "Home") -> list[str]:
    """What keeps the data on a server from being as safe as in an encrypted file."""
    found = []
    with home.journal.read() as conn:
        if travels_in_the_open(conn):
            found.append(_("与数据库服务器的连接没有 TLS 加密;请在地址里加上 sslmode=verify-full。"))
        if get_local(conn, _VOLUME) is None:
            found.append(
                _("没有写明数据库所在的磁盘已加密;确认后在新座位的 init 命令里加上 --encrypted-volume。")
            )
    return found


def _given_anew(url: URL) -> URL | None:
    """The same database with another user or password, as the environment gives it."""
    text = os.environ.get(GIVEN)
    if not text:
        return None
    given = read_url(text)
    same = (given.host, given.port, given.database) == (url.host, url.port, url.database)
    return given if same else None


# --- the file that says where the database lies ------------------------------------------------------------


def seal_anew(home: Path, old_key: bytes, data_key: bytes, target: Path) -> None:
    """Write to `target` what `home` says of its database, the password sealed under another data key."""
    url, sealed = _read_place(home)
    if sealed is not None:
        url = url.set(password=_unseal(sealed, old_key, described(url)))
    _write_place(home, url, data_key, target)


def _write_place(home: Path, url: URL, data_key: bytes, target: Path | None = None) -> None:
    content: dict[str, object] = {"format": FORMAT, "url": described(url)}
    if url.password:
        content["password"] = _seal(str(url.password), data_key, described(url))
    paths.write_durably(target or home / paths.SERVER, (json.dumps(content, indent=1) + "\n").encode())


def _read_place(home: Path) -> tuple[URL, str | None]:
    try:
        content = json.loads((home / paths.SERVER).read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError("a format of a newer version")
        url, sealed = read_url(content["url"]), content.get("password")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, UsageError) as error:
        raise Unavailable(
            _("文件“{file}”已损坏。").format(file=home / paths.SERVER),
            _("请从备份恢复这个文件,或为本机重新建立座位。"),
        ) from error
    return url, sealed


def _key(data_key: bytes) -> bytes:
    return hmac.digest(data_key, b"nanxi-desk database password 1", hashlib.sha256)


def _seal(password: str, data_key: bytes, address: str) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = secrets.token_bytes(_NONCE_BYTES)
    box = ChaCha20Poly1305(_key(data_key)).encrypt(nonce, password.encode(), address.encode())
    return base64.b64encode(nonce + box).decode("ascii")


def _unseal(sealed: str, data_key: bytes, address: str) -> str:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        content = base64.b64decode(sealed, validate=True)
        nonce, box = content[:_NONCE_BYTES], content[_NONCE_BYTES:]
        return ChaCha20Poly1305(_key(data_key)).decrypt(nonce, box, address.encode()).decode()
    except (InvalidTag, ValueError, TypeError) as error:
        raise Unavailable(
            _("数据库的地址或封存的密码被改动过。"),
            _("请把完整的地址(含密码)放进环境变量 {variable} 再打开一次。").format(variable=GIVEN),
        ) from error
