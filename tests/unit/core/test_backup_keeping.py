"""One backup a day, how many are kept, and the second place."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core import backup_keeping
from nanxi_desk.core.backup_file import DAILY, NAMED, Backup, check_content
from nanxi_desk.core.backup_keeping import (
    SECOND,
    back_up_now,
    choose_second,
    keep_up,
    standing,
    superfluous,
)
from nanxi_desk.core.backup_plan import PLAN, Plan, load_plan, remember_office, save_plan
from nanxi_desk.core.backups import FOLDER, known_backups, make_backup
from nanxi_desk.core.errors import InputRefused, Unavailable
from nanxi_desk.core.home import Home
from tests.support.backups import flipped, log_visits
from tests.support.homes import CHEAP, make_home

DAY = timedelta(days=1)


class Clock:
    """The office's days pass when the test says so."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # a Monday

    def now(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path, clock: Clock) -> Iterator[Home]:
    with make_home(tmp_path / "home", wall=clock) as opened:
        yield opened


def own(home: Home) -> list[Path]:
    return sorted((home.path / FOLDER).glob("*.nxbak"))


# --- one a day ---------------------------------------------------------------------------------------------


def test_one_a_day_where_something_was_written(home: Home, clock: Clock) -> None:
    found = keep_up(home)
    assert len(own(home)) == 1
    assert found.newest is not None
    assert (found.behind, found.workdays, found.warning()) == (False, 0, "")
    log_visits(home, "王小明")
    assert keep_up(home).behind
    assert len(own(home)) == 1, "today has one"
    clock.moment += DAY
    keep_up(home)
    assert len(own(home)) == 2
    clock.moment += DAY
    keep_up(home)
    assert len(own(home)) == 2, "nothing was written"


def test_a_new_login_is_something_written(home: Home, clock: Clock) -> None:
    """Without it in the newest backup, the colleague could not open what was brought back."""
    keep_up(home)
    clock.moment += DAY
    home.access.change_password("korrekt-pferd", "another-pass-3", CHEAP)
    keep_up(home)
    assert len(own(home)) == 2


def test_the_day_is_the_offices(home: Home, clock: Clock) -> None:
    clock.moment = datetime(2026, 11, 23, 15, 59, tzinfo=UTC)  # 23:59 in Shanghai
    keep_up(home)
    log_visits(home, "王小明")
    clock.moment += timedelta(minutes=2)
    keep_up(home)
    assert len(own(home)) == 2


def test_on_demand(home: Home) -> None:
    keep_up(home)
    log_visits(home, "王小明")
    told: list[int] = []
    found = back_up_now(home, lambda done, _all: told.append(done), lambda: False)
    assert not found.behind
    assert told[-1] == 100


def test_a_failure_is_told_and_made_up_for(home: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_up(home)
    log_visits(home, "王小明")
    clock.moment += DAY

    def full(*_args: object, **_options: object) -> Backup:
        raise Unavailable("磁盘已满。", "请清理磁盘。")

    with monkeypatch.context() as patch:
        patch.setattr(backup_keeping, "make_backup", full)
        assert "磁盘已满。 请清理磁盘。" in keep_up(home).warning()
    assert "磁盘已满" in standing(home).warning()
    assert keep_up(home).warning() == ""
    assert len(own(home)) == 2


def test_stopped_is_no_failure(home: Home) -> None:
    assert keep_up(home, cancelled=lambda: True).plan.failure == ""
    assert own(home) == []


def test_old_after_three_workdays(home: Home, clock: Clock) -> None:
    keep_up(home)
    clock.moment += 3 * DAY
    assert standing(home).warning() == "", "nothing was written since"
    log_visits(home, "王小明")
    assert standing(home).warning() == ""
    clock.moment += DAY
    assert "4 个工作日没有备份" in standing(home).warning()
    clock.moment += 2 * DAY  # over the weekend
    assert "4 个工作日" in standing(home).warning()


def test_what_a_killed_program_left(home: Home) -> None:
    keep_up(home)
    unfinished = home.path / FOLDER / ".NX03-20261122-090000.nxbak.0a1b2c3d.part"
    unfinished.write_bytes(b"x")
    keep_up(home)
    assert not unfinished.exists()


def test_a_server_is_left_to_itself(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(home.engine.dialect, "name", "postgresql")
        with pytest.raises(InputRefused, match="不能这样备份"):
            make_backup(home)
    monkeypatch.setattr(backup_keeping, "is_in_a_file", lambda _engine: False)
    assert keep_up(home).warning() == ""
    assert own(home) == []


# --- how many ----------------------------------------------------------------------------------------------


def imagined(day: date, hour: int = 1) -> Backup:
    made_at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Backup(Path(f"{day}-{hour}"), made_at, 1, "NX03", "0002", 1, {}, DAILY)


@given(
    days=st.lists(st.integers(0, 3), min_size=1, max_size=200),
    plan=st.builds(Plan, daily=st.integers(1, 9), weekly=st.integers(1, 6), monthly=st.integers(1, 14)),
)
def test_day_after_day(days: list[int], plan: Plan) -> None:
    """Thinned out every day, the newest stays and as many days, weeks and months as there were."""
    day, kept, all_days = date(2025, 1, 1), [], []
    for step in days:
        day += timedelta(days=step)
        kept.append(imagined(day, hour=len(all_days) % 10))
        all_days.append(day)
        gone = {backup.path for backup in superfluous(kept, plan)}
        kept = [backup for backup in kept if backup.path not in gone]
    left = {backup.made_at.date() for backup in kept}
    assert day in left
    assert len(left) <= plan.daily + plan.weekly + plan.monthly
    for count, form in ((plan.daily, "%Y-%m-%d"), (plan.weekly, "%G-%V"), (plan.monthly, "%Y-%m")):
        periods = sorted({day.strftime(form) for day in all_days})[-count:]
        assert {day.strftime(form) for day in left}.issuperset(periods)


def test_a_year_by_default() -> None:
    days = [imagined(date(2025, 1, 1) + timedelta(days=number)) for number in range(365)]
    kept = set(days_of(days)) - set(days_of(superfluous(days, Plan())))
    assert sorted(kept)[-7:] == [date(2025, 12, 25) + timedelta(days=number) for number in range(7)]
    assert {day.month for day in kept} == set(range(1, 13))
    assert len(kept) <= 7 + 4 + 12
    assert superfluous([], Plan()) == []


def test_all_of_the_newest_day_stay() -> None:
    """Who presses twice before something risky wants both."""
    today = [imagined(date(2025, 6, 2), hour) for hour in (1, 2, 3)]
    assert superfluous(today, Plan()) == []
    assert superfluous([*today, imagined(date(2025, 6, 3))], Plan()) == [today[1], today[0]]


def days_of(backups: list[Backup]) -> list[date]:
    return [backup.made_at.date() for backup in backups]


def test_named_ones_stay(home: Home, clock: Clock, tmp_path: Path) -> None:
    save_plan(home.path, replace(load_plan(home.path), daily=1, weekly=1, monthly=1))
    named = make_backup(home, tmp_path / "kept.nxbak")
    assert named.kind == NAMED
    choose_second(home, tmp_path)
    shelf = make_backup(home, tmp_path / SECOND / "shelf.nxbak")
    for _ in range(4):
        log_visits(home, "王小明")
        keep_up(home)
        clock.moment += DAY
    assert len(own(home)) == 1
    assert named.path.exists()
    assert shelf.path.exists()
    assert len(list((tmp_path / SECOND).iterdir())) == 2


# --- the second place --------------------------------------------------------------------------------------


def test_a_copy_at_the_second_place(home: Home, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    choose_second(home, tmp_path / "stick")
    found = keep_up(home)
    assert found.same_disk
    (copy,) = (tmp_path / "stick" / SECOND).iterdir()
    assert copy.read_bytes() == own(home)[0].read_bytes()
    assert {backup.path.parent for backup in found.backups} == {home.path / FOLDER, copy.parent}


def test_away_and_back(home: Home, clock: Clock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    save_plan(home.path, replace(load_plan(home.path), daily=1, weekly=1, monthly=1))
    choose_second(home, stick)
    keep_up(home)
    stick.rename(tmp_path / "pulled")
    clock.moment += DAY
    log_visits(home, "王小明")
    found = keep_up(home)
    assert "现在不在" in found.warning()
    assert len(own(home)) == 1
    (tmp_path / "pulled").rename(stick)
    assert keep_up(home).warning() == ""
    assert [file.name for file in (stick / SECOND).iterdir()] == [own(home)[0].name]
    for backup in known_backups(home.path):
        check_content(backup)


def test_a_drive_without_our_folder_is_another(home: Home, tmp_path: Path) -> None:
    """An empty mount point must not fill the system's disk."""
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second(home, stick)
    (stick / SECOND).rmdir()
    assert "现在不在" in keep_up(home).warning()
    assert list(stick.iterdir()) == []


def test_a_copy_that_is_not_what_was_written(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_second(home, tmp_path / "stick")

    def spoil(path: Path) -> None:
        flipped(path, 7000)

    monkeypatch.setattr(backup_keeping, "sync_file", spoil)
    assert "已经损坏" in keep_up(home).warning()
    assert list((tmp_path / "stick" / SECOND).iterdir()) == []
    assert len(own(home)) == 1


def test_another_place_chosen_while_a_copy_is_written(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_second(home, tmp_path / "stick")

    def choose_meanwhile(path: Path) -> None:
        choose_second(home, tmp_path / "other")

    monkeypatch.setattr(backup_keeping, "sync_file", choose_meanwhile)
    assert keep_up(home).plan.second == tmp_path / "other" / SECOND


def test_none_any_more(home: Home, tmp_path: Path) -> None:
    choose_second(home, tmp_path / "stick")
    choose_second(home, None)
    keep_up(home)
    assert list((tmp_path / "stick" / SECOND).iterdir()) == []


def test_not_inside_the_home(home: Home) -> None:
    for folder in (home.path, home.path / "backups"):
        with pytest.raises(InputRefused, match="数据文件夹里面"):
            choose_second(home, folder)


# --- the plan ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"office": 5, "second": [], "daily": "x", "weekly": 0, "to_drop": "x"}',
        b'{"daily": true, "monthly": 100000, "to_drop": ["../../etc/passwd", 5]}',
    ],
)
def test_a_plan_that_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / PLAN).write_bytes(content)
    assert load_plan(tmp_path) == Plan()


def test_a_plan_comes_back(tmp_path: Path) -> None:
    plan = Plan("NX03", tmp_path / "stick", 1, 2, 3, "a", "b", ("c.nxbak",))
    save_plan(tmp_path, plan)
    assert load_plan(tmp_path) == plan
    remember_office(tmp_path, "NX04")
    assert load_plan(tmp_path) == replace(plan, office="NX04")
    assert json.loads((tmp_path / PLAN).read_text("utf-8"))["office"] == "NX04"
