"""A disk that is full, locked or gone: one sentence, nothing acknowledged lost, on when there is room."""

import json
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from nanxi_desk.core import paths
from nanxi_desk.core.backups import make_backup
from nanxi_desk.core.drafts import Drafts
from nanxi_desk.core.errors import UserError
from nanxi_desk.core.exchange.outgoing import export
from nanxi_desk.core.faults import keep_faults, log_fault
from nanxi_desk.core.home import Home
from nanxi_desk.core.settings import Preferences, load_preferences, save_preferences
from nanxi_desk.frontdesk.lists import export_requests
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.slips import SLIPS, make_slip
from nanxi_desk.frontdesk.tab_week import write_pdf
from nanxi_desk.frontdesk.tab_week_paper import read_week
from nanxi_desk.frontdesk.take_over import LedgerDesk
from nanxi_desk.frontdesk.views import RequestFilter, VisitDraft
from nanxi_desk.widgets.slip_printing import save_pdf
from tests.support.command_line import environment
from tests.support.disks import SmallDisk, small_disk
from tests.support.exchanges import whole
from tests.support.homes import CHEAP, PASSWORD, make_home
from tests.support.killed import ledger
from tests.support.killing import requests_in
from tests.support.project import ROOT

MIB = 16
ROOMS = (0, 8_192, 100_000)  # bytes that are left
OLD = b"what was there before"


@dataclass
class Desk:
    """An open home, what it had when the disk was full, and where files are to go."""

    home: Home
    service: FrontDesk
    out: Path
    request: str

    def log(self, name: str = "来访") -> str:
        draft = VisitDraft("居住证明", name=name, phone="13800000002", detail="事由" * 300)
        return self.service.log(self.home.actor, draft).request_id


def opened(path: Path, out: Path) -> Desk:
    home = make_home(path)
    desk = Desk(home, FrontDesk(home), out, "")
    desk.request = [desk.log(f"来访{number}") for number in range(5)][-1]
    return desk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", MIB) as made:
        yield made


@pytest.fixture
def desk(disk: SmallDisk) -> Iterator[Desk]:
    """Everything on one small disk."""
    made = opened(disk.path / "home", disk.path)
    yield made
    made.home.close()


# --- what writes -------------------------------------------------------------------------------------------


def log_until_full(desk: Desk) -> None:
    for _ in range(400):
        desk.log()


def take_ledger_over(desk: Desk) -> None:
    LedgerDesk(desk.home, desk.service.catalogue()).take_over(desk.home.actor, [ledger()])


def keep_draft(desk: Desk) -> None:
    for number in range(400):
        Drafts(desk.home).keep("visit", {"detail": "字" * 2_000 + str(number)})


def change_password(desk: Desk) -> None:
    desk.home.access.change_password(PASSWORD, PASSWORD + "2", CHEAP)
    desk.home.access.change_password(PASSWORD + "2", PASSWORD, CHEAP)


def export_workbook(desk: Desk) -> None:
    export(desk.home, desk.home.actor, desk.out / "out.xlsx", "NX00", "交换-2026", full=True)


def export_list(desk: Desk) -> None:
    wanted, target = RequestFilter(), desk.out / "list.xlsx"
    export_requests(desk.service, desk.home, desk.home.actor, wanted, target, replace=True)


def print_slip(desk: Desk) -> None:
    save_pdf([make_slip(SLIPS[0], desk.service.slip_facts(desk.request))], desk.out / "slip.pdf")


def print_week(desk: Desk) -> None:
    write_pdf(read_week(desk.home, date(2026, 9, 23), date(2026, 9, 21)), desk.out / "week.pdf")


def back_up(desk: Desk) -> None:
    make_backup(desk.home, desk.out / "kept.nanxi-backup")


WRITES_HOME = [log_until_full, take_ledger_over, keep_draft, change_password]
WRITES_FILE = {
    "out.xlsx": export_workbook,
    "list.xlsx": export_list,
    "slip.pdf": print_slip,
    "week.pdf": print_week,
    "kept.nanxi-backup": back_up,
}
Work = Callable[[Desk], None]


def refusal(work: Work, desk: Desk) -> str:
    """The one sentence, which has to come, with what to do; it ends like a sentence."""
    with pytest.raises(UserError) as refused:
        work(desk)
    assert refused.value.message.endswith("。")
    assert refused.value.hint
    return refused.value.message


def sound_and_working(desk: Desk, before: dict[str, str]) -> None:
    """Everything from before is there, all is whole, and the next visit is logged."""
    assert requests_in(desk.home).items() >= before.items()
    assert whole(desk.home)
    request = desk.log("随后")
    assert request in requests_in(desk.home)
    path = desk.home.path
    desk.home.close()
    with Home.open(path, PASSWORD) as home:
        assert home.notices == []
        assert whole(home)
        assert requests_in(home).items() >= before.items()


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("work", WRITES_HOME)
def test_a_full_disk_under_the_home(disk: SmallDisk, desk: Desk, work: Work, room: int) -> None:
    before, files = requests_in(desk.home), disk.files()
    disk.fill(room)
    if work is not change_password or room == 0:  # the key file is small
        refusal(work, desk)
    kept = requests_in(desk.home)  # reading goes on, and so does what was kept on the way
    assert kept.items() >= before.items()
    assert disk.files() == files
    disk.free()
    work(desk)
    sound_and_working(desk, kept)


@pytest.mark.parametrize("work", WRITES_FILE.values())
@pytest.mark.usefixtures("qapp")
def test_a_full_disk_under_home_and_file(disk: SmallDisk, desk: Desk, work: Work) -> None:
    before, files = requests_in(desk.home), disk.files()
    disk.fill()
    refusal(work, desk)
    assert disk.files() == files
    disk.free()
    work(desk)
    sound_and_working(desk, before)


# --- the file's disk only ----------------------------------------------------------------------------------


@pytest.fixture
def apart(tmp_path: Path, disk: SmallDisk) -> Iterator[Desk]:
    """The home on the large disk, the files on the small one, where others of their names lie already."""
    made = opened(tmp_path / "home", disk.path / "stick")
    made.out.mkdir()
    yield made
    made.home.close()


@pytest.mark.parametrize("name", WRITES_FILE)
@pytest.mark.usefixtures("qapp")
def test_a_full_stick_keeps_the_old_file_and_no_half_one(disk: SmallDisk, apart: Desk, name: str) -> None:
    before = requests_in(apart.home)
    if name != "kept.nanxi-backup":  # a backup replaces nothing but a backup
        (apart.out / name).write_bytes(OLD)
    files = disk.files()
    disk.fill(2_000)
    refusal(WRITES_FILE[name], apart)
    assert disk.files() == files
    assert all((apart.out / each).read_bytes() == OLD for each in files)
    disk.free()
    WRITES_FILE[name](apart)
    assert (apart.out / name).stat().st_size > 2_000
    sound_and_working(apart, before)


@pytest.mark.parametrize("name", WRITES_FILE)
@pytest.mark.usefixtures("qapp")
def test_a_locked_stick(disk: SmallDisk, apart: Desk, name: str) -> None:
    disk.read_only(so=True)
    refusal(WRITES_FILE[name], apart)
    disk.read_only(so=False)
    assert disk.files() == set()
    WRITES_FILE[name](apart)


@pytest.mark.parametrize("name", WRITES_FILE)
def test_a_stick_that_is_gone(tmp_path: Path, qapp: QApplication, name: str) -> None:
    desk = opened(tmp_path / "home", tmp_path / "stick")
    before = requests_in(desk.home)
    refusal(WRITES_FILE[name], desk)
    assert not desk.out.exists(), "nothing is written where the stick was"
    desk.out.mkdir()
    WRITES_FILE[name](desk)
    sound_and_working(desk, before)


def test_a_stick_pulled_out_while_a_list_is_written(tmp_path: Path) -> None:
    desk = opened(tmp_path / "home", tmp_path / "stick")
    desk.out.mkdir()
    wanted, target = RequestFilter(), desk.out / "list.xlsx"
    with pytest.raises(UserError):
        export_requests(
            *(desk.service, desk.home, desk.home.actor, wanted, target),
            progress=lambda _done, _all: shutil.rmtree(desk.out, ignore_errors=True),
        )
    assert not desk.out.exists()
    desk.home.close()


def test_a_home_is_not_begun_on_a_full_disk(disk: SmallDisk) -> None:
    for room in ROOMS:
        disk.fill(room)
        with pytest.raises(UserError):
            make_home(disk.path / "home")
        assert disk.files() == set()
        disk.free()
    make_home(disk.path / "home").close()


@pytest.mark.parametrize("room", ROOMS)
def test_a_program_started_on_a_full_disk_opens_or_says_why(disk: SmallDisk, desk: Desk, room: int) -> None:
    before, path, files = requests_in(desk.home), desk.home.path, disk.files()
    desk.home.close()
    disk.fill(room)
    with suppress(UserError), Home.open(path, PASSWORD) as home:
        assert requests_in(home) == before
    assert disk.files() == files
    disk.free()
    with Home.open(path, PASSWORD) as home:
        assert home.notices == []
        sound_and_working(Desk(home, FrontDesk(home), disk.path, ""), before)


def test_looks_and_logs_never_fail(disk: SmallDisk, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert save_preferences(desk.home.path, Preferences(theme="dark"))
    keep_faults(desk.home.path)
    log_fault("first")
    files = disk.files()
    disk.fill()
    assert not save_preferences(desk.home.path, Preferences(theme="light"))
    assert load_preferences(desk.home.path) == Preferences(theme="dark")
    log_fault("x" * 10_000)
    assert "xxx" in capsys.readouterr().err
    assert disk.files() == files
    disk.free()
    log_fault("last")
    assert "last" in (desk.home.path / paths.LOGS / "faults.log").read_text("utf-8")


# --- without a disk of one's own ---------------------------------------------------------------------------


def test_a_file_that_may_not_grow_is_one_sentence_of_the_program(tmp_path: Path) -> None:
    """As much as can be had without mounting: the system lets no file of the process grow beyond a size."""
    make_home(tmp_path / "home").close()
    size = (tmp_path / "home" / paths.DATABASE).stat().st_size + 4096

    def log(limit: int) -> subprocess.CompletedProcess[bytes]:
        words = ["--item", "居住证明", "--name", "来访", "--detail", "事由" * 800]
        return subprocess.run(
            [sys.executable, "-m", "nanxi_desk", "--home", str(tmp_path / "home"), "--json", "log", *words],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )

    done = log(8_192)
    assert (done.returncode, done.stderr) == (4, b"")
    assert json.loads(done.stdout).keys() == {"error", "hint"}
    kept = log(100 * size)
    assert kept.returncode == 0
    with Home.open(tmp_path / "home", PASSWORD) as home:
        assert list(requests_in(home)) == [json.loads(kept.stdout)["id"]]
        assert whole(home)
    with suppress(FileNotFoundError):
        assert list((tmp_path / "home" / paths.LOGS).iterdir()) == []
