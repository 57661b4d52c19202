"""Several files of a home take the place of others together, whatever happens in between.

Database and key file belong together: after a restore, or with a new data key, one without the other opens
nothing. So the new ones are written beside the old under another name, and a marker says that they are whole;
from that moment on every start completes what was begun. Without the marker they count for nothing.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import sync_folder, unwritable, write_durably

MARKER: Final = "replacing.json"
NEW: Final = ".new"  # what is to become desk.db is written as desk.db.new


def new_name(target: Path) -> Path:
    """Where the file that is to take the place of `target` is written."""
    return target.with_name(target.name + NEW)


def replace_together(
    home: Path, targets: Sequence[str], *, gone: Sequence[str] = (), aside: str | None = None
) -> None:
    """Let `NAME.new` become `NAME` for each of `targets`, all or none; `gone` are names that go with the old.

    The new files must be written and synced, and nobody may have the old ones open. With `aside`, the name of
    a folder in the home, the old files are kept there, otherwise they are gone. Unavailable where the folder
    cannot be written; what was begun is then completed at the next start.
    """
    missing = [name for name in targets if not new_name(home / name).is_file()]
    if missing:
        raise FileNotFoundError(f"not written: {missing}")
    order = {"targets": list(targets), "gone": list(gone), "aside": aside}
    write_durably(home / MARKER, json.dumps(order).encode())
    finish_replacing(home)


def finish_replacing(home: Path) -> bool:
    """Complete what a killed program had begun, and drop what it had not; True where files were replaced.

    Called under the home's lock, before a file of it is opened.
    """
    try:
        order = _order(home / MARKER)
        if order is None:
            _drop_unfinished(home)
            return False
        _carry_out(home, order)
    except OSError as error:
        raise unwritable(home, error) from error
    return True


def _order(marker: Path) -> dict[str, list[str] | str | None] | None:
    try:
        content = marker.read_bytes()
    except FileNotFoundError:
        return None
    try:
        order: dict[str, list[str] | str | None] = json.loads(content)
        if {"targets", "gone", "aside"} <= order.keys():
            return order
    except (ValueError, AttributeError):
        pass
    raise Unavailable(
        _("“{file}”已损坏，上一次替换数据文件没有完成。").format(file=marker),
        _("请不要改动这个文件夹，并联系管理员。"),
    )


def _carry_out(home: Path, order: dict[str, list[str] | str | None]) -> None:
    """Every step may already be done: the marker goes last, once all names are on the disk."""
    targets, gone = list(order["targets"] or ()), list(order["gone"] or ())
    fresh = [name for name in targets if new_name(home / name).is_file()]
    aside = str(order["aside"]) if order["aside"] else None
    if fresh:
        # Without a place for the old files a renaming takes theirs at once: no moment lacks a key file.
        _clear(home, [*gone, *fresh] if aside else gone, aside)
    for name in fresh:
        new_name(home / name).replace(home / name)
    sync_folder(home)
    (home / MARKER).unlink()
    sync_folder(home)


def _clear(home: Path, names: Sequence[str], aside: str | None) -> None:
    """Take the old files out of the way; of those that were moved already nothing is left to move."""
    if aside is None:
        for name in names:
            (home / name).unlink(missing_ok=True)
        return
    kept = home / aside
    kept.mkdir(mode=0o700, exist_ok=True)
    for name in names:
        if (home / name).exists():
            (home / name).replace(kept / name)
    sync_folder(kept)


def _drop_unfinished(home: Path) -> None:
    for leftover in home.glob(f"*{NEW}"):
        leftover.unlink(missing_ok=True)
