"""The database file: encrypted always, durable, locked, and clear about what is wrong with it."""

import math
import os
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from sqlcipher3 import dbapi2 as sqlcipher

from nanxi_desk.core import database
from nanxi_desk.core.database import (
    InstanceLock,
    create_database,
    database_errors,
    database_files,
    is_plain_sqlite,
    open_database,
    read_connection,
    write_connection,
)
from nanxi_desk.core.errors import Unavailable

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def engine(path: Path):
    made = create_database(path, KEY)
    with write_connection(made) as connection:
        connection.exec_driver_sql("CREATE TABLE visit (id INTEGER PRIMARY KEY, name TEXT)")
    yield made
    made.dispose()


def put(engine: Engine, *names: str) -> None:
    with write_connection(engine) as connection:
        for name in names:
            connection.exec_driver_sql("INSERT INTO visit (name) VALUES (?)", (name,))


def names(engine: Engine) -> list[str]:
    with read_connection(engine) as connection:
        return list(connection.exec_driver_sql("SELECT name FROM visit ORDER BY id").scalars())


def entropy(content: bytes) -> float:
    """Bits per byte."""
    return -sum(n / len(content) * math.log2(n / len(content)) for n in Counter(content).values())


class TestEncryption:
    def test_nothing_on_disk_is_readable(self, engine: Engine, path: Path):
        put(engine, *["王桂兰" + "甲" * 200] * 500)
        in_log = database_files(path)[1].read_bytes()
        engine.dispose()  # the last connection moves the log into the file
        on_disk = path.read_bytes()
        for content in (in_log, on_disk):
            assert len(content) > 50_000
            assert b"SQLite format 3" not in content
            assert b"CREATE TABLE" not in content
            assert "王桂兰".encode() not in content
        assert entropy(on_disk) > 7.9

    def test_a_new_empty_database_is_encrypted_on_disk_already(self, path: Path):
        create_database(path, KEY).dispose()
        assert path.stat().st_size >= 4096
        assert entropy(path.read_bytes()[:4096]) > 7.5
        assert not is_plain_sqlite(path)
        with pytest.raises(sqlite3.DatabaseError):
            sqlite3.connect(path).execute("SELECT * FROM sqlite_schema")

    def test_files_are_for_their_owner_alone(self, engine: Engine, path: Path):
        put(engine, "甲")
        for file in database_files(path):
            assert file.stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize("key", [b"", KEY[:-1], KEY + b"x"])
    def test_no_database_without_a_whole_key(self, path: Path, key: bytes):
        with pytest.raises(ValueError, match="32"):
            create_database(path, key)
        assert not any(file.exists() for file in database_files(path))

    def test_a_driver_that_does_not_encrypt_leaves_no_file(self, path: Path, monkeypatch):
        monkeypatch.setattr(database.sqlcipher, "connect", plain_connection)
        with pytest.raises(Unavailable, match="加密"):
            create_database(path, KEY)
        assert not any(file.exists() for file in database_files(path))

    def test_the_dialect_never_sends_a_key_of_its_own(self, path: Path):
        create_database(path, KEY).dispose()
        sent: list[str] = []

        def connect() -> sqlcipher.Connection:
            connection = database._connect(path, KEY)
            connection.set_trace_callback(sent.append)
            return connection

        with create_engine("sqlite+keyed://", creator=connect).connect() as connection:
            connection.exec_driver_sql("SELECT 1")
        assert "SELECT 1" in sent
        assert not [statement for statement in sent if "key" in statement.lower()]

    def test_another_application_of_sqlite_keeps_its_dialect(self):
        with create_engine("sqlite://").connect() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def plain_connection(name: str, **_options: object) -> sqlite3.Connection:
    return sqlite3.connect(name)


class TestOpening:
    def test_content_is_there_after_reopening(self, engine: Engine, path: Path):
        put(engine, "甲", "乙")
        engine.dispose()
        again = open_database(path, KEY)
        assert names(again) == ["甲", "乙"]
        again.dispose()

    def test_an_existing_file_is_never_overwritten(self, path: Path):
        path.write_bytes(b"something else")
        with pytest.raises(Unavailable, match="已经存在") as caught:
            create_database(path, KEY)
        assert caught.value.hint
        assert path.read_bytes() == b"something else"

    def test_a_log_left_behind_is_not_overwritten_either(self, path: Path):
        log = database_files(path)[1]
        log.write_bytes(b"left behind")
        with pytest.raises(Unavailable, match="已经存在"):
            create_database(path, KEY)
        assert log.read_bytes() == b"left behind"
        assert not path.exists()

    def test_a_missing_file_is_named_and_not_made(self, path: Path):
        with pytest.raises(Unavailable, match=r"找不到数据库.*desk\.db"):
            open_database(path, KEY)
        assert not path.exists()

    def test_a_file_that_vanishes_is_not_made_anew(self, path: Path):
        engine = create_database(path, KEY)
        engine.dispose()
        path.unlink()
        with pytest.raises(Unavailable, match="打不开"), database_errors(), read_connection(engine):
            pass
        assert not path.exists()

    def test_a_plain_database_is_refused_unchanged(self, path: Path):
        with sqlite3.connect(path) as plain:
            plain.execute("CREATE TABLE visit (name TEXT)")
        plain.close()
        before = path.read_bytes()
        assert is_plain_sqlite(path)
        with pytest.raises(Unavailable, match="没有加密"):
            open_database(path, KEY)
        assert path.read_bytes() == before

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04" * 5000, bytes(8192)])
    def test_a_foreign_file_is_refused_unchanged(self, path: Path, content: bytes):
        path.write_bytes(content)
        with pytest.raises(Unavailable) as caught:
            open_database(path, KEY)
        assert caught.value.hint
        assert path.read_bytes() == content

    def test_a_wrong_key_is_refused_in_silence(self, engine: Engine, path: Path, capfd):
        engine.dispose()
        with pytest.raises(Unavailable, match="密钥"):
            open_database(path, OTHER_KEY)
        assert capfd.readouterr() == ("", "")

    def test_an_encrypted_database_of_another_program_is_refused(self, engine: Engine, path: Path):
        with write_connection(engine) as connection:
            connection.exec_driver_sql("PRAGMA application_id = 7")
        engine.dispose()
        with pytest.raises(Unavailable, match="不是本程序"):
            open_database(path, KEY)

    @pytest.mark.parametrize("where", ["start", "middle", "cut"])
    def test_damage_is_found_and_named(self, engine: Engine, path: Path, where: str):
        put(engine, *["甲" * 500] * 500)
        engine.dispose()
        content = bytearray(path.read_bytes())
        if where == "cut":
            del content[len(content) // 3 // 4096 * 4096 :]
        else:
            content[100 if where == "start" else len(content) // 2] ^= 1
        path.write_bytes(content)
        with pytest.raises(Unavailable, match="损坏"), database_errors():
            names(open_database(path, KEY))

    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path: Path):
        blocked = tmp_path / "a file, not a folder"
        blocked.touch()
        with pytest.raises(Unavailable, match="不能写入") as caught:
            create_database(blocked / "desk.db", KEY)
        assert caught.value.exit_code == 4
        with pytest.raises(Unavailable, match="不能写入"):
            create_database(tmp_path / "nowhere" / "desk.db", KEY)

    def test_unusual_folder_names_are_no_trouble(self, tmp_path: Path):
        folder = tmp_path / "居委会 50%?mode=ro#'x'"
        folder.mkdir()
        create_database(folder / "desk.db", KEY).dispose()
        open_database(folder / "desk.db", KEY).dispose()
        assert [file.name for file in folder.iterdir()] == ["desk.db"]


class TestTransactions:
    @pytest.mark.parametrize(
        ("setting", "value"),
        [
            ("synchronous", 3),
            ("journal_mode", "wal"),
            ("foreign_keys", 0),
            ("temp_store", 2),
            ("cache_size", -32000),
            ("busy_timeout", 30_000),
            ("cipher_status", "1"),
        ],
    )
    def test_settings_are_in_force_on_every_connection(self, engine: Engine, setting: str, value: object):
        with engine.connect() as first, engine.connect() as second, engine.connect() as third:
            found = [c.exec_driver_sql(f"PRAGMA {setting}").scalar() for c in (first, second, third)]
        assert found == [value] * 3

    def test_an_error_takes_everything_back(self, engine: Engine):
        def fail() -> None:
            with write_connection(engine) as connection:
                connection.exec_driver_sql("INSERT INTO visit (name) VALUES ('甲')")
                connection.exec_driver_sql("CREATE TABLE other (id INTEGER)")
                raise KeyError

        with pytest.raises(KeyError):
            fail()
        assert names(engine) == []
        with read_connection(engine) as connection:
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema WHERE name = 'other'")
            assert tables.scalar() == 0

    def test_a_reader_sees_one_state_while_others_write(self, engine: Engine):
        put(engine, "甲")
        with read_connection(engine) as reader:
            count = "SELECT count(*) FROM visit"
            assert reader.exec_driver_sql(count).scalar() == 1
            put(engine, "乙")
            assert reader.exec_driver_sql(count).scalar() == 1
        assert names(engine) == ["甲", "乙"]

    def test_a_writer_holds_the_lock_before_it_writes(self, engine: Engine, path: Path, monkeypatch):
        monkeypatch.setattr(database, "BUSY_SECONDS", 0)
        impatient = open_database(path, KEY)
        with write_connection(engine):
            assert names(impatient) == []
            with pytest.raises(Unavailable, match="正忙"), database_errors(), write_connection(impatient):
                pass
        put(impatient, "甲")
        assert names(engine) == ["甲"]
        impatient.dispose()

    def test_threads_read_and_write_together_and_lose_nothing(self, engine: Engine):
        together = threading.Barrier(6)

        def add_up(_worker: int) -> None:
            together.wait()
            for _time in range(20):
                with write_connection(engine) as connection:
                    seen = connection.exec_driver_sql("SELECT count(*) FROM visit").scalar()
                    connection.exec_driver_sql("INSERT INTO visit (name) VALUES (?)", (str(seen),))
                names(engine)

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(add_up, range(6)))
        assert names(engine) == [str(n) for n in range(120)]

    def test_a_connection_opened_in_one_thread_serves_another(self, engine: Engine):
        with read_connection(engine) as connection, ThreadPoolExecutor(1) as pool:
            assert pool.submit(lambda: connection.exec_driver_sql("SELECT 1").scalar()).result() == 1

    def test_field_values_stay_out_of_error_messages(self, engine: Engine):
        with pytest.raises(OperationalError) as caught, write_connection(engine) as connection:
            connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("王桂兰",))
        assert "王桂兰" not in str(caught.value)


KILLED = """
import os, sys
from pathlib import Path
from nanxi_desk.core.database import open_database, write_connection
engine = open_database(Path(sys.argv[1]), bytes(range(32)))
for name in range(1000000):
    with write_connection(engine) as connection:
        connection.exec_driver_sql("INSERT INTO visit (name) VALUES (?)", (str(name),))
        connection.exec_driver_sql("INSERT INTO visit (name) VALUES (?)", (str(name),))
    os.write(1, b"%d\\n" % name)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills with SIGKILL")
def test_a_killed_process_loses_nothing_that_was_acknowledged(engine: Engine, path: Path):
    engine.dispose()
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as process:
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _line in range(150)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]
    assert process.returncode == -9
    again = open_database(path, KEY)
    found = names(again)
    again.dispose()
    whole = [str(n) for n in range(len(found) // 2) for _twice in range(2)]
    assert found == whole, "half a transaction"
    assert len(found) // 2 >= len(acknowledged) == acknowledged[-1] + 1


class TestErrors:
    def test_a_full_disk_gets_a_sentence_and_nothing_is_half_saved(self, engine: Engine):
        def fill() -> None:
            with database_errors(), write_connection(engine) as connection:
                connection.exec_driver_sql("PRAGMA max_page_count = 20")
                for _row in range(500):
                    connection.exec_driver_sql("INSERT INTO visit (name) VALUES (?)", ("甲" * 1000,))

        with pytest.raises(Unavailable, match="磁盘已满"):
            fill()
        assert names(engine) == []

    def test_a_read_only_database_gets_a_sentence(self, engine: Engine):
        def write() -> None:
            with database_errors(), engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA query_only = ON")
                connection.exec_driver_sql("INSERT INTO visit (name) VALUES ('甲')")

        with pytest.raises(Unavailable, match="只读"):
            write()

    @pytest.mark.parametrize(
        ("statement", "bug"),
        [
            ("SELECT * FROM nowhere", OperationalError),
            ("SELEC", OperationalError),
            ("INSERT INTO visit (id) VALUES (1), (1)", IntegrityError),
            ("SELECT ?", ProgrammingError),
        ],
    )
    def test_bugs_stay_bugs(self, engine: Engine, statement: str, bug: type[Exception]):
        with pytest.raises(bug), database_errors(), write_connection(engine) as connection:
            connection.exec_driver_sql(statement)


LOCKED = """
import sys
from pathlib import Path
from nanxi_desk.core.database import InstanceLock
lock = InstanceLock.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


class TestInstanceLock:
    def test_a_second_program_is_told_and_may_follow_after_the_first(self, tmp_path: Path):
        lock = tmp_path / "desk.lock"
        with subprocess.Popen(
            [sys.executable, "-c", LOCKED, str(lock)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        ) as first:
            assert first.stdout is not None
            assert first.stdout.readline() == "held\n"
            with pytest.raises(Unavailable, match="已经在运行") as caught:
                InstanceLock.acquire(lock)
            assert caught.value.hint
            first.kill()  # a crash leaves no lock behind
        with InstanceLock.acquire(lock):
            pass

    def test_within_one_process_too(self, tmp_path: Path):
        held = InstanceLock.acquire(tmp_path / "desk.lock")
        with pytest.raises(Unavailable):
            InstanceLock.acquire(tmp_path / "desk.lock")
        held.release()
        held.release()
        with InstanceLock.acquire(tmp_path / "desk.lock"):
            pass

    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path: Path):
        (tmp_path / "file").touch()
        with pytest.raises(Unavailable, match="不能写入"):
            InstanceLock.acquire(tmp_path / "file" / "desk.lock")
