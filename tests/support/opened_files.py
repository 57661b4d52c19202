"""Every file that Python processes open for writing, by name: the child processes' too.

`watched` gives the environment of a process whose files are to be known. Python imports sitecustomize by
itself at every start, so that processes started by the process are watched as well.
"""

import json
from pathlib import Path

_HOOK = """
import json, os, sys

_log = os.open(os.environ["NANXI_OPENED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def _heard(event, arguments):
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
        what = arguments[0]
    elif event.startswith("tempfile.") or event in ("os.mkfifo", "shutil.copyfile", "shutil.move"):
        what = f"{event} {arguments[-1]}"
    elif event == "os.rename":
        what = arguments[1]
    else:
        return
    if isinstance(what, bytes):
        what = os.fsdecode(what)
    os.write(_log, (json.dumps([os.getpid(), str(what)]) + chr(10)).encode())

sys.addaudithook(_heard)
"""


def watched(folder: Path) -> tuple[dict[str, str], Path]:
    """Environment variables for a process to be watched, and the file that then names what it opened."""
    place = folder / "watch"
    place.mkdir()
    (place / "sitecustomize.py").write_text(_HOOK, "utf-8")
    log = place / "opened.txt"
    log.touch()
    return {"PYTHONPATH": str(place), "NANXI_OPENED": str(log), "PYTHONDONTWRITEBYTECODE": "1"}, log


def opened_by(log: Path) -> list[tuple[int, str]]:
    """(process, file) for everything that was opened for writing."""
    return [(process, file) for process, file in map(json.loads, log.read_text("utf-8").splitlines())]
