"""A subdistrict for tests: a hub and offices, real homes, real workbooks, and hands that tamper with them."""

import base64
import hashlib
import io
import itertools
import json
import random
import secrets
import shutil
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from sqlalchemy import select

from nanxi_desk.core.attachments import Attachments, prepare
from nanxi_desk.core.exchange.incoming import FileResult, import_files, read_file
from nanxi_desk.core.exchange.outgoing import export
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.sheets import CHANGES, MANIFEST, manifest_plan
from nanxi_desk.core.home import Home
from nanxi_desk.core.identity import private_key
from nanxi_desk.core.journal.change import canonical
from nanxi_desk.core.journal.door import Identity, Journal
from nanxi_desk.core.journal.tables import all_tables
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.records import SHARED_SCOPE, new_id
from nanxi_desk.core.workbook import Cell, Column, SheetPlan, decrypt, read_workbook, write_workbook
from nanxi_desk.frontdesk.records import Request, ServiceItem
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.homes import PASSWORD, make_home
from tests.support.journals import MovableClock, changes_in
from tests.support.pictures import photo

HUB = "NX00"
FILE_PASSWORD = "交换-2026"
NAMES = {HUB: "南汐街道", "NX03": "华业居委会", "NX07": "听潮居委会"}

Rows = list[list[Cell]]


class Subdistrict:
    """Homes and the folder through which their files go. Use as a context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: list[Home] = []
        self._files = 0

    def home(self, office: str, name: str = "") -> Home:
        """A new home, the hub's for the code HUB."""
        path = self.folder / f"home-{len(self.opened)}"
        return self._keep(make_home(path, office, name=name or NAMES[office], hub=office == HUB))

    def copy(self, home: Home, *, to: str) -> Path:
        """A copy of a home's folder, taken while nobody writes."""
        home.close()
        return Path(shutil.copytree(home.path, self.folder / to))

    def open(self, path: Path) -> Home:
        return self._keep(Home.open(path, PASSWORD))

    def restore(self, home: Home, backup: Path) -> Home:
        """Yesterday's database comes back into the folder, beside today's token."""
        home.close()
        for leftover in home.path.glob("desk.db*"):
            leftover.unlink()
        for kept in backup.glob("desk.db*"):
            shutil.copy(kept, home.path)
        return self.open(home.path)

    def send(self, home: Home, to: str = HUB, *, full: bool = False) -> Path:
        self._files += 1
        target = self.folder / f"{self._files:02d}-{home.office}-{to}.xlsx"
        export(home, home.actor, target, to, FILE_PASSWORD, full=full)
        return target

    def put(self, content: bytes) -> Path:
        """A file with this content."""
        self._files += 1
        target = self.folder / f"{self._files:02d}.xlsx"
        target.write_bytes(content)
        return target

    def exchange(self, *offices: Home, hub: Home) -> None:
        """Every office to the hub, then the hub to every office."""
        for office in offices:
            take(hub, self.send(office))
        for office in offices:
            take(office, self.send(hub, office.office))

    def _keep(self, home: Home) -> Home:
        self.opened.append(home)
        return home

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        for home in self.opened:
            home.close()


# --- what people do ----------------------------------------------------------------------------------------


def take(home: Home, *files: Path, trust: str = "all", dry_run: bool = False) -> list[FileResult]:
    """Read the files with the common password and import them."""
    received = [read_file(file, FILE_PASSWORD) for file in files]
    return import_files(home, home.actor, received, trust=trust, dry_run=dry_run)


def log(home: Home, name: str = "赵一鸣", **draft: Any) -> str:
    """Log a visit; the request's id."""
    return FrontDesk(home).log(home.actor, VisitDraft(item="居住证明", name=name, **draft)).request_id


def edit(home: Home, request_id: str, detail: str) -> None:
    with home.journal.write(home.actor.id) as writing:
        assert writing.edit(Request, request_id, {"detail": detail})


def announce(home: Home, name: str) -> str:
    """The hub adds an item to the shared catalogue."""
    item = ServiceItem(id=new_id(), scope=SHARED_SCOPE, name=name, line="试点", documents=[], keywords=[])
    with home.journal.write(home.actor.id) as writing:
        writing.create(item)
    return item.id


def pose_as_hub(home: Home) -> None:
    """From now on this home's door lets shared records pass, as that of a forged program would."""
    identity = Identity(home.replica, home.office, is_hub=True)
    home.journal = Journal(home.engine, identity, home.journal.clock)


# --- what homes hold ---------------------------------------------------------------------------------------


def digest(home: Home, *scopes: str) -> dict[str, str]:
    with home.journal.read() as conn:
        return digests(conn, scopes or None)


def content(home: Home) -> str:
    """A hash over every row of every table: equal before and after means that nothing was written."""
    state = hashlib.sha256()
    with home.journal.read() as conn:
        for table in all_tables().sorted_tables:
            rows = sorted(repr(tuple(row)) for row in conn.execute(select(table)))
            state.update(f"{table.name} {rows}".encode())
    return state.hexdigest()


def whole(home: Home) -> bool:
    """Whether `verify` finds no damage."""
    with home.journal.read() as conn:
        return verify(conn).problems == []


# --- what hands can do to a workbook -----------------------------------------------------------------------


def unlocked(file: Path) -> bytes:
    """The workbook without its password."""
    return decrypt(file.read_bytes(), FILE_PASSWORD)


def rows_of(plain: bytes, sheet: str) -> Rows:
    [found] = [s for s in read_workbook(plain) if s.name == sheet]
    return found.rows


def rewritten(plain: bytes, changes: Mapping[str, Callable[[Rows], Rows]]) -> bytes:
    """The workbook with the rows of some sheets (from the row of keys on) made anew."""
    plans = []
    for sheet in read_workbook(plain):
        rows = changes.get(sheet.name, lambda rows: rows)(sheet.rows)
        columns = [Column("", str(key or ""), 10) for key in rows[0]]
        plans.append(SheetPlan(sheet.name, columns, rows[1:], key_row=False))
    return write_workbook(plans)


def manifest_of(plain: bytes) -> dict[str, Any]:

    rows = rows_of(plain, MANIFEST)
    found: dict[str, Any] = json.loads(
        base64.b64decode("".join(str(row[1]) for row in rows if row[0] == "manifest"))
    )
    return found


def signed_anew(plain: bytes, signer: Home, **values: Any) -> bytes:
    """The workbook with other values in its manifest, signed as `signer` would."""
    text = canonical({**manifest_of(plain), **values})
    with signer.journal.read() as conn:
        key = private_key(conn, signer.replica)
    assert key is not None
    plan = manifest_plan(text, key.sign(text))
    keys: list[Cell] = [column.key for column in plan.columns]
    made: Rows = [keys, [column.title for column in plan.columns], *map(list, plan.rows)]
    return rewritten(plain, {MANIFEST: lambda _rows: made})


def cell_changed(name: str, value: Callable[[Cell], Cell], row: int = 2) -> Callable[[Rows], Rows]:
    """For `rewritten`: another value in the column of this key; row 2 is the first with a change."""

    def change(rows: Rows) -> Rows:
        column = rows[0].index(name)
        rows[row][column] = value(rows[row][column])
        return rows

    return change


def repacked(plain: bytes, part: str, content: bytes) -> bytes:
    """The workbook with another content of one part of its archive."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            archive.writestr(name, content if name == part else source.read(name))
    return out.getvalue()


def part_of(plain: bytes, sheet: str) -> tuple[str, bytes]:
    """(name in the archive, content) of a sheet."""
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        names = openpyxl.load_workbook(io.BytesIO(plain), read_only=True).sheetnames
        part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
        return part, archive.read(part)


def texts(plain: bytes) -> set[str]:
    """Every text of every cell, and every base64 text's meaning."""

    found: set[str] = set()
    for sheet in read_workbook(plain):
        for row in sheet.rows:
            cells = [cell for cell in row if isinstance(cell, str)]
            found.update(cells)
            for cell in cells if sheet.name in (CHANGES, MANIFEST) else ():
                try:
                    found.add(base64.b64decode(cell, validate=True).decode())
                except ValueError:
                    continue
    return found


def numbers(results: Sequence[FileResult]) -> list[tuple[int, int, int, int]]:
    return [(r.new, r.changed, r.conflicts, r.changes) for r in results]


# --- the workbook that pins the format ---------------------------------------------------------------------

FIXTURE_PASSWORD = "固定格式-1.0"  # of the later ones too
FIXTURE_TEXT = "  =1+1 \r\n第二行_x000D_ 👵🏽 与 𠮷野"


def write_fixture(town: Subdistrict, target: Path) -> None:
    """The workbooks tests/data/workbook-*.xlsx, each made once by the program that first wrote its format;
    made-up people, chance and clocks fixed. Since 1.2 a file of attachments lies beside.

    It holds a first writing, an edit, a deletion, an erasure, a second seat's edit beside the first one's (a
    conflict), a computer born of another, a text that takes two cells, and (not in 1.0) a picture. Signing
    keys, and with them the names of nothing but the signature, differ with every making.
    """
    import pytest

    chance = random.Random(20261122)
    ticks = itertools.count(1_795_312_800_000_000_000, 1_000_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_bytes", chance.randbytes)
        patch.setattr(secrets, "token_hex", lambda size: chance.randbytes(size).hex())
        patch.setattr(secrets, "randbits", chance.getrandbits)
        patch.setattr(time, "time_ns", lambda: next(ticks))
        clock = MovableClock()
        first = town.home("NX03")
        first.journal.clock = clock
        request = log(first, "赵一鸣", phone="13800000001", address="南汐路1弄2号", detail=FIXTURE_TEXT)
        log(first, "钱小满", detail="长文" * 5_000, close_now=True)
        erased = log(first, "孙若兰", detail="将被销毁")
        clock.move(hours=1)
        hub, second = town.home(HUB), town.open(town.copy(first, to="seat"))
        first = town.open(first.path)
        first.journal.clock = second.journal.clock = hub.journal.clock = clock
        announce(hub, "社区食堂用餐卡")
        edit(first, request, "甲座位所写")
        edit(second, request, "乙座位所写")
        remove(second, erased)
        Attachments(second).attach(second.actor, Request, request, [prepare(photo(), "现场.jpg")])
        for __ in range(2):
            town.exchange(first, second, hub=hub)
        Exchange(second).export(
            second.actor, target, HUB, password=FIXTURE_PASSWORD, full=True, attachments=True
        )


def remove(home: Home, request_id: str) -> None:
    """Delete a request, and erase what it said."""
    with home.journal.write(home.actor.id) as writing:
        writing.delete(Request, request_id)
        writing.flush()
        found = [c for c in changes_in(writing.conn, home.office) if c.record_id == request_id]
        writing.erase(home.office, [c for c in found if c.values and "detail" in c.values])


# --- what befalls computers --------------------------------------------------------------------------------


def rewind(town: Subdistrict, home: Home, snapshot: Path) -> Home:
    """The whole machine goes back to a snapshot: database and token, in the same folder."""
    home.close()
    for leftover in (*home.path.glob("desk.db*"), home.path / "replica.token"):
        leftover.unlink()
    for kept in (*snapshot.glob("desk.db*"), snapshot / "replica.token"):
        shutil.copy(kept, home.path)
    return town.open(home.path)
