"""Home: one installation's folder, opened. Lock, keys, database, identity and the person who logged in."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from nanxi_desk.core import identity, paths
from nanxi_desk.core.access import Access
from nanxi_desk.core.clock import SystemClock, WallClock
from nanxi_desk.core.database import (
    InstanceLock,
    back_up,
    create_database,
    database_errors,
    database_files,
    open_database,
    read_connection,
    write_connection,
)
from nanxi_desk.core.errors import NotAllowed, Unavailable, UsageError
from nanxi_desk.core.journal.door import Identity, Journal
from nanxi_desk.core.journal.local import get_local, set_local
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost, KeyRing, SlotPerson, Unlocked
from nanxi_desk.core.language import _
from nanxi_desk.core.people import Staff
from nanxi_desk.core.records import SHARED_SCOPE, new_id
from nanxi_desk.core.replacing import finish_replacing
from nanxi_desk.core.schema import bring_up_to_date, install_base_layer

MAX_OFFICE_CODE = 16
MIGRATION_BACKUP = "before-migration.db"


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting person. Roles come later; until then whoever has a key slot has every right."""

    id: str
    name: str

    def can(self, right: str) -> bool:
        """Whether the person has a named right, such as "frontdesk.log"."""
        return bool(self.id) and bool(right)

    def require(self, right: str) -> None:
        """NotAllowed where the person lacks the right."""
        if not self.can(right):
            raise NotAllowed(_("您没有做这件事的权限。"), _("请由有权限的同事操作。"))


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
        self.engine = engine
        self.info = info
        self.replica = replica
        self.actor = actor
        self.journal = Journal(engine, Identity(replica, info.office, info.hub), wall)
        self.notices: list[str] = []  # what the person should be told once, such as a new identity
        self._lock = lock
        self.access = Access(self, *keys)

    def seat(self, person: str, name: str) -> None:
        """Another person has shown who they are and acts from now on; see Access."""
        self.actor = Actor(person, name)

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
    ) -> tuple[Self, str]:
        """Make a home and its first administrator; returns it opened, and the recovery code to print.

        Nothing stays behind when it fails: the key file, without which a home is none, is written last.
        """
        info = HomeInfo(_checked_code(office), _checked_name(name), hub)
        home = paths.prepare_home(path)
        lock = InstanceLock.acquire(home / paths.LOCK)
        made: list[Path] = []
        try:
            _refuse_existing(home)
            person = SlotPerson(new_id(), _checked_name(admin))
            ring, data_key, code = KeyRing.create(home / paths.KEYS, person, password, cost)
            engine = create_database(home / paths.DATABASE, data_key)
            made.extend((*database_files(home / paths.DATABASE), home / paths.TOKEN))
            with _disposing_of_failed(engine), database_errors():
                keys = (ring, ring.unlock(password, person.name))
                opened = cls._begin(home, lock, engine, info, person, wall or SystemClock(), keys)
                ring.save()
        except BaseException:
            for leftover in made:
                leftover.unlink(missing_ok=True)
            lock.release()
            raise
        return opened, code

    @classmethod
    def _begin(  # noqa: PLR0913, PLR0917 - called by create() only
        cls,
        home: Path,
        lock: InstanceLock,
        engine: Engine,
        info: HomeInfo,
        person: SlotPerson,
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
        opened = cls(home, lock, engine, info, replica, Actor(person.id, person.name), wall, keys)
        with opened.journal.write(person.id) as writing:
            writing.create(Staff(id=person.id, scope=info.office, name=person.name, post="管理员"))
        return opened

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
            engine = open_database(home / paths.DATABASE, unlocked.data_key)
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
        unlocked = keys[1]
        bring_up_to_date(engine, backup=lambda: back_up(engine, home / MIGRATION_BACKUP, unlocked.data_key))
        install_base_layer(engine)
        with read_connection(engine) as conn:
            content = json.loads(get_local(conn, "home") or "{}")
            replica = identity.current_replica(conn)
            copied = identity.is_copy(conn, home, replica)
        info = HomeInfo(content["office"], content["name"], content["hub"])
        person = unlocked.person
        actor = Actor(person.id, person.name) if person else Actor("recovery", "恢复码")
        opened = cls(home, lock, engine, info, replica, actor, wall, keys)
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
        """Names of those who can log in; no password needed."""
        return [person.name for person in KeyRing.load(path.expanduser() / paths.KEYS).people]

    @staticmethod
    def exists(path: Path) -> bool:
        """Whether a home lies in this folder."""
        home = path.expanduser()
        return (home / paths.KEYS).is_file() or (home / paths.DATABASE).is_file()

    def close(self) -> None:
        """Close the database and let others in; may be called twice."""
        self.engine.dispose()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()


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


@contextmanager
def _disposing_of_failed(engine: Engine) -> Iterator[None]:
    """Where opening fails, no connection stays behind: it would hold the files, and leave two beside them."""
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def _refuse_existing(home: Path) -> None:
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
