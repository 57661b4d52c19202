"""Keeping backups: one a day where something was written, rotated, and copied to a second place.

Nothing here stops anybody's work: what fails is written down in the plan and told, and made up for later.
"""

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from nanxi_desk.core.attachments import drop_unclaimed
from nanxi_desk.core.backup_file import (
    DAILY,
    Backup,
    Cancelled,
    Progress,
    blocks,
    check_content,
    demand_room,
    disk_errors,
    sync_file,
    temporary_beside,
)
from nanxi_desk.core.backup_plan import Plan, load_plan, save_plan
from nanxi_desk.core.backups import (
    FOLDER,
    RIGHT_BACKUP,
    back_up,
    is_in_a_file,
    leftovers,
    make_backup,
    streams_of,
    survey,
)
from nanxi_desk.core.calendar import load_calendar
from nanxi_desk.core.clock import local_text, office_day
from nanxi_desk.core.errors import InputRefused, UserError
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import KEYS, prepare_home, sync_folder

if TYPE_CHECKING:
    from nanxi_desk.core.home import Home

SECOND: Final = "nanxi-desk-backups"  # the folder made in the chosen one; without it the drive is another
WORKDAYS: Final = 3  # a backup older than this is told


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the backups of a home."""

    backups: tuple[Backup, ...]  # newest first, in both places
    skipped: int  # files that are no backups, damaged or foreign
    workdays: int  # since the newest
    behind: bool  # something was written since
    plan: Plan
    same_disk: bool  # the second place is on the disk that has the data

    @property
    def newest(self) -> Backup | None:
        """The newest backup."""
        return self.backups[0] if self.backups else None

    def warning(self) -> str:
        """What the person should be told; "" where all is well."""
        if self.plan.failure:
            return _("最近一次备份没有成功：{reason}").format(reason=self.plan.failure)
        if self.newest is not None and self.behind and self.workdays > WORKDAYS:
            return _("已有 {count} 个工作日没有备份，最近的备份是 {time} 的。").format(
                count=self.workdays, time=local_text(self.newest.made_at)
            )
        return self.plan.second_failure


# --- one a day ---------------------------------------------------------------------------------------------


def keep_up(
    home: "Home",
    progress: Progress = lambda _done, _all: None,
    cancelled: Cancelled = lambda: False,
) -> Standing:
    """Make today's backup where one is due, thin out the old ones, bring the second place up to date.

    Attachments that nobody claimed go first: they need not lie in a backup.
    """
    with contextlib.suppress(UserError):  # it goes tomorrow then
        drop_unclaimed(home)
    if not is_in_a_file(home.engine):
        return standing(home)
    failure = load_plan(home.path).failure
    if is_due(home) or failure:
        failure = _tried(lambda: make_backup(home, progress=progress, cancelled=cancelled))
    return _look_after(home, failure, cancelled)


def back_up_now(home: "Home", progress: Progress, cancelled: Cancelled) -> Standing:
    """Make a backup because somebody wants one. Errors as of back_up()."""
    back_up(home, progress=progress, cancelled=cancelled)
    return _look_after(home, "", cancelled)


def _look_after(home: "Home", failure: str, cancelled: Cancelled) -> Standing:
    """What follows a backup, made or not."""
    if cancelled():
        return standing(home)
    plan = load_plan(home.path)
    for unfinished in leftovers(prepare_home(home.path / FOLDER)):
        unfinished.unlink(missing_ok=True)
    dropped = _thin_out(home.path, plan)
    plan = replace(plan, to_drop=(*plan.to_drop, *dropped) if plan.second else ())
    done = catch_up(home.path, plan, cancelled)
    now = replace(load_plan(home.path), failure=failure)  # others may choose while a copy is made
    if now.second == done.second:
        now = replace(now, second_failure=done.second_failure, to_drop=done.to_drop)
    save_plan(home.path, now)
    return standing(home)


def is_due(home: "Home") -> bool:
    """Whether today has no backup of its own yet and something was written since the newest."""
    newest = _newest_own(home.path)
    if newest is None:
        return True
    today = office_day(home.journal.clock.now())
    return office_day(newest.made_at) != today and _is_behind(home, newest)


def _is_behind(home: "Home", newest: Backup) -> bool:
    if dict(newest.streams) != dict(streams_of(home.engine)):
        return True
    try:
        return newest.keys != (home.path / KEYS).read_bytes()
    except OSError:
        return True


def _newest_own(home_folder: Path) -> Backup | None:
    own = home_folder / FOLDER
    found = (backup for backup in survey(home_folder).backups if backup.path.parent == own)
    return next((backup for backup in found if backup.kind == DAILY), None)


def _tried(work: object) -> str:
    """ "" where it was done, otherwise the sentence."""
    assert callable(work)
    try:
        work()
    except UserError as error:
        return " ".join(part for part in (error.message, error.hint) if part)
    return ""


def standing(home: "Home") -> Standing:
    """How it stands now; reads nothing but the files' ends."""
    plan = load_plan(home.path)
    found = survey(home.path)
    today = date.fromisoformat(office_day(home.journal.clock.now()))
    workdays, behind = 0, False
    if found.backups:
        newest = found.backups[0]
        with home.journal.read() as conn:
            calendar = load_calendar(conn, home.office)
        workdays = max(calendar.count(date.fromisoformat(office_day(newest.made_at)), today), 0)
        behind = _is_behind(home, newest)
    return Standing(found.backups, found.skipped, workdays, behind, plan, _same_disk(home.path, plan.second))


# --- how many ----------------------------------------------------------------------------------------------


def superfluous(backups: Iterable[Backup], plan: Plan) -> list[Backup]:
    """Which of these daily backups need not be kept.

    Kept are all of the newest day, and the newest of each of the last days, weeks and months that have one.
    """
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    if not newest_first:
        return []
    days = {backup.path: date.fromisoformat(office_day(backup.made_at)) for backup in newest_first}
    latest = days[newest_first[0].path]
    kept = {backup.path for backup in newest_first if days[backup.path] == latest}
    for count, form in ((plan.daily, "%Y-%m-%d"), (plan.weekly, "%G-%V"), (plan.monthly, "%Y-%m")):
        periods: dict[str, Path] = {}
        for backup in newest_first:
            periods.setdefault(days[backup.path].strftime(form), backup.path)
        kept.update(list(periods.values())[:count])
    return [backup for backup in newest_first if backup.path not in kept]


def _thin_out(home_folder: Path, plan: Plan) -> list[str]:
    """Delete what need not be kept of the own folder; the names."""
    own = home_folder / FOLDER
    daily = [b for b in survey(home_folder).backups if b.path.parent == own and b.kind == DAILY]
    gone = [backup.path for backup in superfluous(daily, plan)]
    for path in gone:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    return [path.name for path in gone]


# --- the second place --------------------------------------------------------------------------------------


def choose_second(home: "Home", chosen: Path | None) -> Plan:
    """Keep a second copy in the folder `chosen` from now on, or in none; Unavailable where it cannot be."""
    home.actor.require(RIGHT_BACKUP)
    home_folder, second = home.path, None
    if chosen is not None:
        chosen = chosen.expanduser().absolute()
        if chosen == home_folder or home_folder in chosen.parents:
            raise InputRefused(
                _("第二个备份位置不能在数据文件夹里面。"), _("请选另一块磁盘上的文件夹，例如移动硬盘。")
            )
        second = prepare_home(chosen if chosen.name == SECOND else chosen / SECOND)
    plan = replace(load_plan(home_folder), second=second, second_failure="", to_drop=())
    save_plan(home_folder, plan)
    return plan


def catch_up(home_folder: Path, plan: Plan, cancelled: Cancelled = lambda: False) -> Plan:
    """Copy the newest own backup to the second place if it is not there; what came of it, in the plan."""
    if plan.second is None:
        return replace(plan, second_failure="")
    if not _is_there(plan.second):
        return replace(plan, second_failure=_away(plan.second))
    second, newest = plan.second, _newest_own(home_folder)
    failure = ""
    if newest is not None and not _is_there(second / newest.path.name):
        failure = _tried(lambda: copy_verified(newest, second / newest.path.name, cancelled))
    if cancelled():
        return plan
    for name in plan.to_drop:
        with contextlib.suppress(OSError):
            (second / name).unlink(missing_ok=True)
    return replace(plan, second_failure=failure, to_drop=())


def copy_verified(backup: Backup, target: Path, cancelled: Cancelled = lambda: False) -> None:
    """Copy a backup and read the copy back; no file is left where that fails."""
    with disk_errors(target.parent), temporary_beside(target) as temporary:
        for unfinished in leftovers(target.parent):
            if unfinished.name.startswith(f".{backup.office}-"):
                unfinished.unlink(missing_ok=True)
        demand_room(target.parent, backup.size)
        with (
            backup.path.open("rb") as source,
            open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out,
        ):
            for block in blocks(source, backup.size, lambda _done, _all: None, cancelled):
                out.write(block)
        sync_file(temporary)
        check_content(replace(backup, path=temporary), cancelled=cancelled)
        temporary.replace(target)
        sync_folder(target.parent)


def _away(second: Path) -> str:
    return _("第二个备份位置“{folder}”现在不在；插好磁盘后会自动补上。").format(folder=second.parent)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _same_disk(home_folder: Path, second: Path | None) -> bool:
    try:
        return second is not None and second.stat().st_dev == home_folder.stat().st_dev
    except OSError:
        return False
