"""A real PostgreSQL server for tests: started once for each worker, without a network, gone at the end.

Its files lie in a temporary folder and are never synced; it listens on a socket there and nowhere else.
"""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PLACE = Path("/usr/lib/postgresql")
_ROLE = "desk"
_UNSYNCED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
_QUIET = ("listen_addresses=", "shared_buffers=32MB", "max_connections=60", "logging_collector=off")


def binaries() -> Path | None:
    """The folder of Debian's newest server programs; None where there are none of version 15 or later."""
    found = {float(path.parent.parent.name): path.parent for path in _PLACE.glob("*/bin/initdb")}
    return found[max(found)] if found and max(found) >= 15 else None


class Server:
    """One running server. `url()` gives a fresh database, empty or a copy of a template."""

    def __init__(self, more: Sequence[str] = ()) -> None:
        programs = binaries()
        assert programs is not None
        self._programs = programs
        # Short, since the name of a socket may have 107 bytes.
        self.folder = Path(tempfile.mkdtemp(prefix="nanxi-pg-", dir=_folder()))
        self._user = _unprivileged()
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self._data = self.folder / "data"
        self._run("initdb", "-D", self._data, "-U", _ROLE, "-A", "trust", "-E", "UTF8", *_LOCALE, "--no-sync")
        settings = [*_UNSYNCED, *_QUIET, *more, f"unix_socket_directories={self.folder}"]
        options = " ".join(f"-c {setting}" for setting in settings)
        self._run("pg_ctl", "-D", self._data, "-w", "-l", self.folder / "log", "-o", options, "start")
        self._made: set[str] = set()

    def url(self, template: str | None = None) -> str:
        """The address of a new database."""
        name = f"t{secrets.token_hex(6)}"
        source = template or "template0"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY file_copy")
        self._made.add(name)
        return self.address(name)

    def address(self, name: str) -> str:
        return f"postgresql://{_ROLE}@/{name}?host={self.folder}"

    def keep(self, name: str) -> None:
        """Let a database outlive drop_all()."""
        self._made.discard(name)

    def keep_all(self) -> None:
        """The same for all that were made so far."""
        self._made.clear()

    def drop_all(self) -> None:
        """Drop the databases that url() made."""
        for name in self._made:
            self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._made.clear()

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run one statement as the server's administrator; its rows."""
        import psycopg

        with psycopg.connect(f"host={self.folder} user={_ROLE} dbname={database}", autocommit=True) as conn:
            cursor = conn.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: object) -> None:
        # The server refuses to run as root; it inherits no pipe, which would never end.
        done = subprocess.run(
            [self._programs / program, *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=self._user.pw_uid if self._user else None,
            group=self._user.pw_gid if self._user else None,
            extra_groups=[] if self._user else None,
            cwd="/",
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError(f"{program}: {done.returncode} {log.read_text() if log.is_file() else ''}")


def _folder() -> str:
    """Memory where there is enough: most of a test's time goes into copying files of empty databases."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 << 30
    return str(memory) if roomy else "/tmp"


# Not C: what the desk needs of order and case must not come from a lucky locale of the server.
_LOCALE = ("--locale-provider=icu", "--icu-locale=zh", "--locale=C.UTF-8")


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom to run the server as; None where the tests themselves are unprivileged."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


_running: list[Server] = []


def server() -> Server:
    """The worker's own server, started when it is first asked for."""
    if not _running:
        _running.append(Server())
    return _running[0]


def stop_server() -> None:
    """At the end of the worker."""
    while _running:
        _running.pop().stop()
