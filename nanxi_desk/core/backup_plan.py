"""What was chosen about backups: how many are kept, and the second place.

It stands in a file of its own beside the database: it must be readable when the database is damaged, and
going back to a backup must not turn it back.
"""

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.paths import write_durably

PLAN: Final = "backups.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """`office` is whose home this is; `daily`, `weekly` and `monthly` are how many backups are kept."""

    office: str = ""
    second: Path | None = None
    daily: int = 7
    weekly: int = 4
    monthly: int = 12
    failure: str = ""  # why the last backup was not made
    second_failure: str = ""  # why the second place does not have it
    to_drop: tuple[str, ...] = ()  # files whose copies go from the second place when it is there again


def load_plan(home_folder: Path) -> Plan:
    """The plan of a home; whatever is missing or damaged falls back to the default."""
    try:
        stored = json.loads((home_folder / PLAN).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Plan()
    if not isinstance(stored, dict):
        return Plan()
    second = _text(stored, "second")
    return Plan(
        office=_text(stored, "office"),
        second=Path(second) if second else None,
        daily=_count(stored, "daily"),
        weekly=_count(stored, "weekly"),
        monthly=_count(stored, "monthly"),
        failure=_text(stored, "failure"),
        second_failure=_text(stored, "second_failure"),
        to_drop=_names(stored, "to_drop"),
    )


def save_plan(home_folder: Path, plan: Plan) -> None:
    """Store the plan. Unavailable where the folder cannot be written."""
    content = {**asdict(plan), "second": str(plan.second) if plan.second else ""}
    write_durably(home_folder / PLAN, json.dumps(content, ensure_ascii=False, indent=1).encode())


def remember_office(home_folder: Path, office: str) -> None:
    """Let it be known whose home this is, even when nobody can open it any more; a full disk is no matter."""
    plan = load_plan(home_folder)
    if plan.office != office:
        with contextlib.suppress(Unavailable):
            save_plan(home_folder, replace(plan, office=office))


def _text(stored: dict[str, Any], name: str) -> str:
    value = stored.get(name, "")
    return value if isinstance(value, str) else ""


def _count(stored: dict[str, Any], name: str) -> int:
    value = stored.get(name)
    default: int = getattr(Plan(), name)
    return value if type(value) is int and 0 < value < 1000 else default


def _names(stored: dict[str, Any], name: str) -> tuple[str, ...]:
    """Names of files, and nothing that could lead to another folder."""
    value = stored.get(name)
    if not isinstance(value, list):
        return ()
    return tuple(each for each in value if isinstance(each, str) and each == Path(each).name)
