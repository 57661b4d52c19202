"""Home: one installation's folder, opened. Lock, keys, database, identity and the person who logged in."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from nanxi_desk.core import identity, paths, rights
from nanxi_desk.core.access import Access
from nanxi_desk.core.backup_plan import PLAN, remember_office
from nanxi_desk.core.clock import SystemClock, WallClock
from nanxi_desk.core.database import (
    InstanceLock,
    create_database,
    database_errors,
    database_files,
    open_database,
    read_connection,
    write_connection,
)
from nanxi_desk.core.errors import Damaged, NotAllowed, Unavailable, UsageError
from nanxi_desk.core.journal.door import Identity, Journal
from nanxi_desk.core.journal.local import get_local, set_local
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost, KeyRing, SlotPerson, Unlocked
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import SHARED_SCOPE, new_id
from nanxi_desk.core.replacing import MARKER, finish_replacing, new_name
from nanxi_desk.core.schema import bring_up_to_date, install_base_layer, schema_version

MAX_OFFICE_CODE = 16


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting person with the roles that the person's record names; see core.rights for what they may."""

    id: str
    name: str
    roles: frozenset[str] = frozenset()

    def can(self, right: str) -> bool:
        """Whether the person has a named right, such as "frontdesk.log"."""
        return bool(self.id) and rights.may(self.roles, right)

    def require(self, right: str) -> None:
        """NotAllowed where the person lacks the right."""
        if not self.can(right):
            raise NotAllowed(*rights.refusal(right))


@dataclass(frozen=True, slots=True)
class HomeInfo:
    """What a home was made for."""

    office: str
    name: str
    hub: bool


class Home:
    """An opened home. Close it, or use it as a context manager."""

    def __init__(  # noqa: PLR0913, PLR0917 - made by create() and open() only
        self,
        path: Path,
        lock: InstanceLock,
        engine: Engine,
        info: HomeInfo,
        replica: str,
        actor: Actor,
        wall: WallClock,
        keys: tuple[KeyRing, Unlocked],
    ) -> None:
        self.path = path
        self.info = info
        self.replica = replica
        self.actor = actor
        self.journal = Journal(engine, Identity(replica, info.office, info.hub), wall)
        self.notices: list[str] = []  # what the person should be told once, such as a new identity
        self._lock = lock
        self.access = Access(self, *keys)

    @property
    def engine(self) -> Engine:
        """The open database; another one after its key was renewed."""
        return self.journal.engine

    def seat(self, actor: Actor) -> None:
        """Another person has shown who they are and acts from now on; see Access."""
        self.actor = actor

    @property
    def office(self) -> str:
        """The office's code, which is also the scope of its records."""
        return self.info.office

    @property
    def office_name(self) -> str:
        """The office's name."""
        return self.info.name

    @property
    def is_hub(self) -> bool:
        """Whether this is the subdistrict's home, which holds every office's records."""
        return self.info.hub

    @property
    def database_kind(self) -> str:
        """ "sqlite" for a file in the folder, "postgresql" for a server, which has its own backups."""
        return self.engine.dialect.name

    def warnings(self) -> list[str]:
        """What is no damage, but less safe than it should be."""
        if self.database_kind == "sqlite":
            return []
        from nanxi_desk.core import seats

        return seats.warnings(self)

    @classmethod
    def create(  # noqa: PLR0913 - what a new home has to be told
        cls,
        path: Path,
        *,
        office: str,
        name: str,
        hub: bool,
        admin: str,
        password: str,
        cost: KeyCost = DEFAULT_COST,
        wall: WallClock | None = None,
        database: str | None = None,
        encrypted_volume: bool = False,
    ) -> "tuple[Home, str]":
        """Make a home and its first administrator; returns it opened, and the recovery code to print.

        `database` is the address of a PostgreSQL database, see seats. Nothing stays behind when it fails: the
        key file, without which a home is none, is written last.
        """
        info = HomeInfo(_checked_code(office), _checked_name(name), hub)
        if database is not None:
            from nanxi_desk.core.seats import create_seat

            who = {"admin": _checked_name(admin), "password": password}
            return create_seat(
                path, database, info, **who, cost=cost, wall=wall, encrypted_volume=encrypted_volume
            )
        home = paths.prepare_home(path)
        lock = InstanceLock.acquire(home / paths.LOCK)
        made: list[Path] = []
        try:
            refuse_existing(home)
            person = SlotPerson(new_id(), _checked_name(admin))
            ring, data_key, code = KeyRing.create(home / paths.KEYS, person, password, cost)
            engine = create_database(home / paths.DATABASE, data_key)
            made.extend((*database_files(home / paths.DATABASE), home / paths.TOKEN, home / PLAN))
            with _disposing_of_failed(engine), database_errors():
                keys = (ring, ring.unlock(password, person.name))
                opened = cls._begin(home, lock, engine, info, wall or SystemClock(), keys)
                remember_office(home, info.office)
                ring.save()
        except BaseException:
            for leftover in made:
                leftover.unlink(missing_ok=True)
            lock.release()
            raise
        return opened, code

    @classmethod
    def _begin(
        cls,
        home: Path,
        lock: InstanceLock,
        engine: Engine,
        info: HomeInfo,
        wall: WallClock,
        keys: tuple[KeyRing, Unlocked],
    ) -> Self:
        """Structure, base layer, identity and the first person of a new database."""
        bring_up_to_date(engine, backup=lambda: None)
        install_base_layer(engine)
        with write_connection(engine) as conn:
            content = {"office": info.office, "name": info.name, "hub": info.hub}
            set_local(conn, "home", json.dumps(content, ensure_ascii=False))
            replica = identity.new_replica(conn, info.office, info.name)
        identity.write_token(home, identity.fitting_token(home, replica, {}))
        opened = cls.seated(home, lock, engine, info, replica, keys, wall)
        opened.enter_first_person()
        return opened

    @classmethod
    def seated(  # noqa: PLR0913, PLR0917 - called where homes are made and opened only
        cls,
        home: Path,
        lock: InstanceLock,
        engine: Engine,
        info: HomeInfo,
        replica: str,
        keys: tuple[KeyRing, Unlocked],
        wall: WallClock,
    ) -> Self:
        """The home as the person sees it who unlocked the keys."""
        opened = cls(home, lock, engine, info, replica, Actor("", ""), wall, keys)
        opened.access.seat_opener()
        return opened

    def enter_first_person(self) -> None:
        """Give the acting person, the first of a new home, a record among the staff, and its roles."""
        roles, person = rights.founder_roles(hub=self.is_hub), self.actor
        self.actor = Actor(person.id, person.name, frozenset(roles))
        founder = Staff(id=person.id, scope=self.office, name=person.name, post="管理员", roles=list(roles))
        with self.journal.write(person.id) as writing:
            writing.create(founder)

    @classmethod
    def open(
        cls, path: Path, password: str, user: str | None = None, *, wall: WallClock | None = None
    ) -> Self:
        """Open a home for a person.

        Unavailable where it is missing, in use, damaged or newer, or the password is wrong.
        """
        home = path.expanduser().absolute()
        if not cls.exists(home):
            raise Unavailable(
                _("“{home}”里还没有数据。").format(home=home),
                _("请先运行 nanxi-desk init,或用 --home 指定正确的文件夹。"),
            )
        lock = InstanceLock.acquire(home / paths.LOCK)
        try:
            finish_replacing(home)
            ring = KeyRing.load(home / paths.KEYS)
            unlocked = ring.unlock(password, user)
            engine = _open_engine(home, unlocked.data_key)
            with _disposing_of_failed(engine), database_errors():
                return cls._opened(home, lock, engine, (ring, unlocked), wall or SystemClock())
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _opened(
        cls,
        home: Path,
        lock: InstanceLock,
        engine: Engine,
        keys: tuple[KeyRing, Unlocked],
        wall: WallClock,
    ) -> Self:
        bring_up_to_date(engine, backup=lambda: _back_up_before_migration(engine, home, keys[1].data_key))
        install_base_layer(engine)
        info = _info(engine)
        remember_office(home, info.office)
        with read_connection(engine) as conn:
            replica = identity.current_replica(conn, home)
            copied = identity.is_copy(conn, home, replica)
        opened = cls.seated(home, lock, engine, info, replica, keys, wall)
        if copied:
            opened.renew_identity()
            opened.notices.append(_("这份数据是复制或恢复来的,本机已换用新的身份,已有内容不受影响。"))
        return opened

    def renew_identity(self) -> str:
        """Become a new replica, where a second copy of the old one may be writing; returns its id."""
        with write_connection(self.engine) as conn:
            replica = identity.new_replica(conn, self.office, self.office_name, born_of=self.replica)
        self.take_identity(replica)
        return replica

    def take_identity(self, replica: str) -> None:
        """From now on write as this replica, which the database knows already."""
        self.replica = replica
        identity.write_token(self.path, identity.fitting_token(self.path, self.replica, {}))
        # In place, since services hold the journal: nothing more may be written in the old one's name.
        self.journal.identity = Identity(self.replica, self.office, self.is_hub)

    def token_problems(self) -> list[str]:
        """Own changes that were exported and are not here any more."""
        with read_connection(self.engine) as conn:
            if identity.is_copy(conn, self.path, self.replica):
                return [_("本机的身份文件与数据库不符,导出过的变更有缺失。")]
        return []

    @staticmethod
    def people(path: Path) -> Sequence[str]:
        """Names of those who can log in; no password needed. Completes first what a killed program began."""
        home = path.expanduser()
        keys = home / paths.KEYS
        if (home / MARKER).is_file():
            with suppress(Unavailable), InstanceLock.acquire(home / paths.LOCK):
                finish_replacing(home)
            if not keys.is_file() and new_name(keys).is_file():  # the program that has the lock is about it
                keys = new_name(keys)
        return [person.name for person in KeyRing.load(keys).people]

    @staticmethod
    def exists(path: Path) -> bool:
        """Whether a home lies in this folder, be it that its files are just being replaced."""
        home = path.expanduser()
        return any((home / name).is_file() for name in (paths.KEYS, paths.DATABASE, MARKER))

    def close(self) -> None:
        """Close the database and let others in; may be called twice."""
        self.engine.dispose()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()


def _info(engine: Engine) -> HomeInfo:
    with read_connection(engine) as conn:
        text = get_local(conn, "home")
    if text is None:  # a disk that kept nothing of what it was told to
        raise Damaged(_("数据库里没有本机的身份。"), _("请用备份恢复,或重新建立本机的数据。"))
    content = json.loads(text)
    return HomeInfo(content["office"], content["name"], content["hub"])


def _back_up_before_migration(engine: Engine, home: Path, data_key: bytes) -> None:
    from nanxi_desk.core.backups import Source, back_up_before_migration  # once in the life of a version

    if engine.dialect.name != "sqlite":  # a server's backups are made there
        return
    with read_connection(engine) as conn:
        replica = identity.current_replica(conn, home)
    source = Source(engine, home, data_key, _info(engine), replica)
    back_up_before_migration(source, schema_version(engine) or "")


def home_folder(named: Path | None) -> Path:
    """The folder named, or the person's own; UsageError or Unavailable where nobody can look into it."""
    try:
        folder = (named or paths.default_home()).expanduser()
    except RuntimeError as error:  # "~nobody"
        raise UsageError(_("找不到文件夹“{home}”。").format(home=named), _("请写完整的路径。")) from error
    try:
        Home.exists(folder)
    except OSError as error:
        raise Unavailable(
            _("文件夹“{home}”打不开:{reason}。").format(home=folder, reason=error.strerror or error),
            _("请检查路径和文件夹权限,或用 --home 指定另一个文件夹。"),
        ) from error
    return folder


def _open_engine(home: Path, data_key: bytes) -> Engine:
    if (home / paths.SERVER).is_file():
        from nanxi_desk.core.seats import open_seat

        return open_seat(home, data_key)
    return open_database(home / paths.DATABASE, data_key)


@contextmanager
def _disposing_of_failed(engine: Engine) -> Iterator[None]:
    """Where opening fails, no connection stays behind: it would hold the files, and leave two beside them."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def refuse_existing(home: Path) -> None:
    """UsageError where a home lies in the folder already."""
    if Home.exists(home):
        raise UsageError(
            _("“{home}”里已经有数据。").format(home=home), _("请直接打开,或用 --home 指定一个新的文件夹。")
        )


def _checked_code(code: str) -> str:
    code = code.strip().upper()
    fits = code.isascii() and code.isalnum() and len(code) <= MAX_OFFICE_CODE
    if not fits or code in (SHARED_SCOPE, "LOCAL"):
        raise UsageError(
            _("“{code}”不能作单位代码。").format(code=code), _("请用字母和数字,例如 NX03,最多 16 位。")
        )
    return code


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 60:
        raise UsageError(_("名称不能为空,最多 60 个字。"), _("请填写名称后再试。"))
    return name
