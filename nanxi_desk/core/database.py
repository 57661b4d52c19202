"""The encrypted database file: made, opened and locked here, and nowhere else.

SQLCipher without a key behaves like plain SQLite and says nothing. So a connection exists only with a key
that was shown to be in force, opening never makes a file, and the dialect cannot set another key.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlcipher import SQLiteDialect_pysqlcipher
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from nanxi_desk.core.errors import Damaged, Unavailable
from nanxi_desk.core.keys import DATA_KEY_BYTES
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import sync_folder, unwritable

if TYPE_CHECKING:
    from filelock import BaseFileLock

APPLICATION_ID: Final = 0x4E584453  # "NXDS": says that a file that opens with the key is one of ours
PLAIN_HEADER: Final = b"SQLite format 3\x00"
LARGEST_IN_MEMORY: Final = 256 * 2**20  # bytes of a database that is written anew without a file beside it
BUSY_SECONDS: Final = 30  # a save waits this long behind an import that is being written

_PAGES_AT_ONCE = 256  # 1 MiB: the interpreter is asked for as often as that while a copy is made
_COPY_ERRORS = {
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "file is not a database": 26,
}
_WRITES = "nanxi_writes"  # execution option: the transaction takes the write lock at its start

# In this order: a connection that switches to WAL first keeps the weaker default until it is told.
_SETTINGS: Final = (
    ("synchronous", "EXTRA"),
    ("journal_mode", "WAL"),
    ("foreign_keys", "OFF"),  # references are soft: what they name may not have arrived yet
    ("temp_store", "MEMORY"),  # a temporary file would not be encrypted
    ("cache_size", "-32000"),  # KiB, for each connection
    ("secure_delete", "ON"),  # zeroes what is deleted; SQLCipher's default, but not to be lost with it
    ("mmap_size", "0"),  # pages must be decrypted, so a map gains nothing
    ("journal_size_limit", "67108864"),  # bytes; gives the disk back after a large import
)


class _Result(IntEnum):
    """Primary result codes, https://sqlite.org/rescode.html; the driver does not export them."""

    PERM = 3
    BUSY = 5
    LOCKED = 6
    READONLY = 8
    IOERR = 10
    CORRUPT = 11
    FULL = 13
    CANTOPEN = 14
    NOTADB = 26


class KeyedDialect(SQLiteDialect_pysqlcipher):
    """SQLAlchemy's SQLCipher dialect, except that it leaves the key to the one place that sets it.

    The original sends `PRAGMA key` with the URL's password to each new connection, even without one.
    """

    supports_statement_cache = True

    def on_connect_url(self, url: URL) -> Callable[[DBAPIConnection], Any] | None:  # noqa: ARG002
        return self.on_connect()


registry.register("sqlite.keyed", __name__, KeyedDialect.__name__)


def create_database(path: Path, data_key: bytes) -> Engine:
    """A new, empty, encrypted database at `path` (mode 0600), opened; `data_key` is 32 random bytes.

    Raises Unavailable where something lies there already or the folder cannot be written; no file stays
    behind then.
    """
    try:
        for present in database_files(path)[1:]:
            if present.exists():  # may hold what a database lost from here had not yet taken over
                raise _exists(present)
        _make_file(path)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise unwritable(path.parent, error) from error
    try:
        _write_first_page(path, data_key)
        return open_database(path, data_key)
    except BaseException:
        for leftover in database_files(path):
            leftover.unlink(missing_ok=True)
        raise


def open_database(path: Path, data_key: bytes) -> Engine:
    """The database at `path`, opened with its 32-byte key; connections may be used from any thread.

    Raises Unavailable where the file is missing, plain, damaged, not ours, or the key is another's.
    """
    if not _is_file(path):
        raise Damaged(
            _("找不到数据库“{path}”。").format(path=path),
            _("请检查 --home 所指的文件夹；新的文件夹请先运行 nanxi-desk init。"),
        )
    if is_plain_sqlite(path):
        raise Damaged(
            _("“{path}”没有加密，不是本程序的数据库。").format(path=path),
            _("请移走这个文件，再用备份恢复。"),
        )
    if path.stat().st_size == 0:  # SQLite would take it for a new database
        raise Damaged(
            _("数据库“{path}”是空文件。").format(path=path), _("请用备份恢复；不要用空文件代替数据库。")
        )
    engine = engine_for(path, data_key)
    try:
        with database_errors(), read_connection(engine) as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    except BaseException:
        engine.dispose()
        raise
    if application != APPLICATION_ID:
        engine.dispose()
        raise Damaged(_("“{path}”不是本程序的数据库。").format(path=path), _("请检查 --home 所指的文件夹。"))
    return engine


def copy_database(
    engine: Engine, target: Path, data_key: bytes, step: Callable[[int, int], None] = lambda _done, _all: None
) -> None:
    """Copy one state of the open database to the new file `target`, same key, while others go on writing.

    `step` hears of pages copied and of how many, a MiB at a time; what it raises ends the copying. Nothing is
    synced, and whatever goes wrong comes as the driver's error: the target is the caller's to remove.
    """
    _make_file(target)
    copy = _keyed(str(target), data_key, sqlcipher.SQLITE_OPEN_READWRITE)
    try:
        # A file that a power cut leaves unfinished has no name yet, so it needs neither journal nor syncs.
        copy.execute("PRAGMA journal_mode = OFF").fetchall()
        copy.execute("PRAGMA synchronous = OFF")
        with read_connection(engine) as source:
            source.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()  # the state to copy
            _copy_pages(source, copy, step)
    finally:
        copy.close()


def _copy_pages(source: Connection, copy: sqlcipher.Connection, step: Callable[[int, int], None]) -> None:
    driver: Any = source.connection.driver_connection
    try:
        driver.backup(
            copy, pages=_PAGES_AT_ONCE, progress=lambda _code, left, pages: step(pages - left, pages)
        )
    except sqlcipher.Error as error:
        # The driver's own copying gives SQLite's words for the result, and not the code that others carry.
        if not _result(error):
            error.sqlite_errorcode = _COPY_ERRORS.get(str(error), 0)
        raise


@contextmanager
def opened_copy(path: Path, data_key: bytes) -> Iterator[sqlcipher.Connection]:
    """A copy that nobody writes, opened for reading only; no file appears beside it."""
    connection = _keyed(
        f"{path.absolute().as_uri()}?immutable=1",
        data_key,
        sqlcipher.SQLITE_OPEN_READONLY | sqlcipher.SQLITE_OPEN_URI,
    )
    try:
        yield connection
    finally:
        connection.close()


def write_anew(engine: Engine) -> bool:
    """Write the database's pages anew and empty the write-ahead file; False where somebody still reads it.

    SQLite zeroes what is deleted (secure_delete), but not what it had moved from a page before that, so that
    about one deleted row in a hundred can still be read in a busy file. Needs free space for a second copy
    in the folder of temporary files, where it is encrypted as well, and for a third beside the database.
    """
    if engine.dialect.name != "sqlite":
        return True  # a server's own cleaning does it, see README
    connection: Any = engine.raw_connection()
    try:
        [pages], [size] = (
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
        )
        if int(pages) * int(size) > LARGEST_IN_MEMORY:
            connection.execute("PRAGMA temp_store = FILE")
        connection.execute("VACUUM")
        [busy, *__] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        connection.invalidate()  # with what was set for it alone


def engine_for(path: Path, data_key: bytes, ready: Callable[[], None] = lambda: None) -> Engine:
    """An engine that opens the database when it is first asked; before each opening it calls `ready`.

    For a database that is not in its place yet: `ready` waits until it is, or raises.
    """
    path = path.absolute()

    def connection() -> sqlcipher.Connection:
        ready()
        return _connect(path, data_key)

    engine = create_engine(
        "sqlite+keyed://",
        creator=connection,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        pool_use_lifo=True,  # the connection used last has the warmest cache
        hide_parameters=True,  # field values stay out of error messages and logs
    )
    event.listen(engine, "begin", _begin)
    return engine


def copy_under(
    engine: Engine,
    target: Path,
    data_key: bytes,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> None:
    """Copy the open database to a new file under another key, onto the disk, and look at every page there.

    `progress` hears of pages, of how many. Nobody may write meanwhile, or the copy begins anew. Unavailable
    where disk or file fail, or where a page of the copy does not read as it was written.
    """
    _make_file(target)
    _write_first_page(target, data_key)
    copy = _connect(target, data_key)
    try:
        with database_errors(), engine.connect() as source:
            _copy_pages(source, copy, progress)
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            _check_copy(source, copy)
    finally:
        copy.close()
    _sync(target)
    sync_folder(target.parent)


def _check_copy(source: Connection, copy: sqlcipher.Connection) -> None:
    """Every page of the copy decrypts to what was signed with it, and every table has as many rows."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL ORDER BY name"
    names = [name for (name,) in copy.execute(tables).fetchall()]
    whole = not copy.execute("PRAGMA cipher_integrity_check").fetchall()
    same = [name for (name,) in source.exec_driver_sql(tables)] == names
    for name in names if whole and same else ():
        counted = f'SELECT count(*) FROM "{name}"'  # noqa: S608 - names of our own schema
        same = same and source.exec_driver_sql(counted).scalar_one() == copy.execute(counted).fetchone()[0]
    if not (whole and same):
        raise Unavailable(_("新写的数据库核对不上，没有启用。"), _("原来的数据没有变动；请检查磁盘后重试。"))


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def database_files(path: Path) -> tuple[Path, Path, Path]:
    """The database and the two files that SQLite keeps beside it; only together are they the database."""
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def is_plain_sqlite(path: Path) -> bool:
    """Whether the file begins like an unencrypted SQLite database. A missing file does not."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(PLAIN_HEADER)) == PLAIN_HEADER
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _unreadable(path, error) from error


@contextmanager
def write_connection(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock from its first moment; commits at the end, or rolls back."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def read_connection(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database throughout and blocks nobody."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def database_errors() -> Iterator[None]:
    """Turns what disk and file do to the database into Unavailable; bugs pass through unchanged.

    Full disk, read-only, damaged, locked and failing disks get a sentence; a broken constraint, a missing
    table or a wrong statement does not.
    """
    try:
        yield
    except _driver_errors() as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if (sentence := _sentence(cause)) is None:
            raise
        kind = Damaged if _result(cause) in (_Result.NOTADB, _Result.CORRUPT) else Unavailable
        raise kind(*sentence) from error


def is_full(error: sqlcipher.Error) -> bool:
    """Whether the disk had no room."""
    return _result(error) == _Result.FULL


def _driver_errors() -> tuple[type[Exception], ...]:
    """What SQLAlchemy and the drivers raise; PostgreSQL's is asked only where it was loaded."""
    known = (DBAPIError, sqlcipher.Error)
    server = sys.modules.get("psycopg")
    return known if server is None else (*known, server.Error)


class InstanceLock:
    """Keeps a second program away from a home; released at the latest when the process ends."""

    def __init__(self, lock: "BaseFileLock") -> None:
        self._lock = lock

    @classmethod
    def acquire(cls, path: Path) -> Self:
        """Take the lock file at `path`; Unavailable at once where another program holds it."""
        import filelock  # here, since only the program itself takes the lock

        lock = filelock.FileLock(path, timeout=0, thread_local=False, mode=0o600)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise Unavailable(
                _("南西前台已经在运行，正在使用“{home}”。").format(home=path.parent),
                _("请切换到已打开的窗口；若是命令行正在工作，请等它结束。"),
            ) from error
        except OSError as error:
            raise unwritable(path.parent, error) from error
        return cls(lock)

    def release(self) -> None:
        """Let others in; may be called twice."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.release()


def _connect(path: Path, data_key: bytes) -> sqlcipher.Connection:
    """A connection with key and settings in force, or none at all. Never makes a file."""
    connection = _keyed(str(path), data_key, sqlcipher.SQLITE_OPEN_READWRITE)  # without CREATE
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first page opens
        for name, value in _SETTINGS:
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _keyed(name: str, data_key: bytes, flags: int) -> sqlcipher.Connection:
    """A connection with the key shown to be in force and nothing read yet."""
    if len(data_key) != DATA_KEY_BYTES:
        raise ValueError(f"a data key has {DATA_KEY_BYTES} bytes")
    connection = sqlcipher.connect(
        name,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # the driver starts no transactions of its own, see _begin
        check_same_thread=False,
        flags=flags,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to standard error
        connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
        _check_encrypting(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_encrypting(connection: sqlcipher.Connection) -> None:
    version = connection.execute("PRAGMA cipher_version").fetchone()
    status = connection.execute("PRAGMA cipher_status").fetchone()
    if not version or not version[0] or not status or status[0] != "1":
        raise Unavailable(
            _("本机的 SQLCipher 没有加密功能，不能打开数据库。"), _("安装不完整，请重新安装本程序。")
        )


def _make_file(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _write_first_page(path: Path, data_key: bytes) -> None:
    """Give the empty file its encrypted first page, on disk, and look at it there."""
    with database_errors():
        connection = _connect(path, data_key)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()
    if path.stat().st_size == 0 or is_plain_sqlite(path):
        raise RuntimeError("the new database is not encrypted")
    sync_folder(path.parent)


def _begin(connection: Connection) -> None:
    """Start the transaction at once. Drivers start late, so two writers could meet halfway and one fail."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _sentence(error: object) -> tuple[str, str] | None:
    """What is wrong with disk or file and what to do about it; None for a bug."""
    if "psycopg" in sys.modules and not isinstance(error, sqlcipher.Error):
        from nanxi_desk.core import postgres

        return postgres.sentence(error)
    locked = _("数据库正忙，内容没有保存。"), _("请等正在进行的导入或备份结束后重试。")
    readonly = _("数据库文件只读，内容没有保存。"), _("请检查数据文件夹的权限和磁盘是否被写保护。")
    sentences: dict[int, tuple[str, str]] = {
        _Result.FULL: (_("磁盘已满，内容没有保存。"), _("请清理磁盘空间后重试。")),
        _Result.BUSY: locked,
        _Result.LOCKED: locked,
        _Result.READONLY: readonly,
        _Result.PERM: readonly,
        _Result.CANTOPEN: (_("数据库文件打不开。"), _("请检查数据文件夹是否还在、有没有读写权限。")),
        _Result.NOTADB: (
            _("密钥与数据库不符，或数据库文件已损坏。"),
            _("请用同一份备份中的数据库和密钥文件恢复。"),
        ),
        _Result.CORRUPT: (_("数据库文件已损坏。"), _("请停止使用，并用最近的备份恢复。")),
        _Result.IOERR: (
            _("读写磁盘出错。"),
            _("请检查磁盘，重启后再试；仍然出错时请用备份恢复到另一块磁盘。"),
        ),
    }
    return sentences.get(_result(error))


def _result(error: object) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF  # the higher bits say how exactly it came about


def _exists(path: Path) -> Unavailable:
    return Unavailable(
        _("“{path}”已经存在，不会覆盖。").format(path=path), _("请直接打开原有的数据库，或换一个新的文件夹。")
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> Unavailable:
    return Unavailable(
        _("“{path}”不能读取：{reason}。").format(path=path, reason=error.strerror or error),
        _("请检查文件权限。"),
    )
