"""Where things lie: the home folder, the names of the files in it, and how a file is written to stay."""

import contextlib
import errno
import os
import secrets
from pathlib import Path
from typing import Final

from nanxi_desk.core.errors import Unavailable
from nanxi_desk.core.language import _

DATABASE: Final = "desk.db"
SERVER: Final = "database.json"  # where the database lies if not here; then there is no desk.db
KEYS: Final = "keys.json"
LOCK: Final = "desk.lock"
TOKEN: Final = "replica.token"  # noqa: S105 - the name of a file; it holds no secret
WINDOW: Final = "window.json"
LOGS: Final = "logs"


def default_home() -> Path:
    """The home folder where none is named: the person's own data folder of this system."""
    import platformdirs

    return platformdirs.user_data_path("nanxi-desk", appauthor=False, roaming=False)


def is_home(path: Path) -> bool:
    """Whether a home lies in this folder."""
    return (path / KEYS).is_file() or (path / DATABASE).is_file()


def prepare_home(path: Path) -> Path:
    """Make sure that `path` is a folder that can be written; returns it, absolute.

    A new folder is this person's alone (0700); one that exists keeps its rights. Raises Unavailable where it
    cannot be made or written.
    """
    home = path.expanduser().absolute()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = home / f".probe-{secrets.token_hex(4)}"
        probe.touch(mode=0o600, exist_ok=False)  # os.access() says nothing about ACLs and full disks
        probe.unlink()
    except OSError as error:
        raise unwritable(home, error) from error
    return home


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file of the home by `content`, see replace_file. Unavailable where that cannot be."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise unwritable(path.parent, error) from error


def replace_file(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, mode 0600: after a crash either the old or the new file is there, whole.

    OSError where the disk is full, gone or not to be written; the old file is there then and nothing else.
    """
    temporary = path.with_name(f".{path.name[-100:]}.{secrets.token_hex(4)}.part")
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):  # where the disk has gone, so has what was begun
            temporary.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make new, renamed and removed names in `folder` durable; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:  # some foreign file systems keep names in order by themselves
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def unwritable(folder: Path, error: OSError) -> Unavailable:
    """The sentence for a folder that cannot be written, with the system's own reason."""
    return Unavailable(
        _("文件夹“{folder}”不能写入：{reason}。").format(folder=folder, reason=error.strerror or error),
        _("请检查磁盘空间和文件夹权限，或用 --home 指定另一个文件夹。"),
    )
