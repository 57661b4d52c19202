"""What a fault leaves: kinds of errors and places in the program, and never a value that somebody typed.

The message of an exception, a note on it, a wrong piece of source, the text of a warning or of a foreign
library may all hold a name or a number of a resident. So none of them is written down, anywhere.
"""

import logging
import platform
import re
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, TextIO

from nanxi_desk.core import paths

LOG: Final = "faults.log"
LOG_BYTES: Final = 1_000_000
LOGS_KEPT: Final = 5  # the one that is written, and four before it
HARD_CRASH: Final = "hard-crash.txt"  # what the interpreter writes when the system ends the process
LAST_CRASH: Final = "hard-crash-last.txt"
_OURS = "nanxi_desk"
_SHOWN = "shown"
_MOST_FRAMES = 60  # an endless recursion has a thousand
_FATAL = re.compile(r"Fatal Python error|fatal exception: (?:access violation|stack overflow|int divide)")
_FILE_LINE = re.compile(r'File "(?P<file>[^"\n]*)"')

_log = logging.getLogger(f"{_OURS}.faults")
_hard: IO[bytes] | None = None  # kept open, since nothing can be opened any more when it is needed


def fault_report(error: BaseException, *versions: str) -> str:
    """Kinds of the error, of its causes and of what it groups, and where they arose; `versions` go first."""
    parts = [f"Python {platform.python_version()}", *versions, f"{platform.system()} {platform.release()}"]
    return "\n".join([", ".join(parts), *_told(error, set(), "")])


def _told(error: BaseException | None, seen: set[int], indent: str) -> Iterator[str]:
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        kind = type(error)
        yield f"{indent}{kind.__module__}.{kind.__qualname__}{_number(error)}"
        yield from (f"{indent}  {place}" for place in _places(error.__traceback__))
        if isinstance(error, BaseExceptionGroup):
            for inner in error.exceptions:
                yield from _told(inner, seen, indent + "  ")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _number(error: BaseException) -> str:
    """The system's or SQLite's own number for what happened."""
    for name in ("errno", "sqlite_errorcode"):
        number = getattr(error, name, None)
        if isinstance(number, int):
            return f" ({name} {number})"
    return ""


def _places(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{short_path(code.co_filename)}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    if len(found) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        found[half:-half] = [f"… {len(found) - _MOST_FRAMES}"]
    return found


def short_path(filename: str) -> str:
    """The last three parts of a source file's path: enough to find it, and free of account names."""
    return "/".join(re.split(r"[\\/]+", filename)[-3:])


# --- the log -----------------------------------------------------------------------------------------------


class ValueFree(logging.Formatter):
    """Our own entries as they are, since they hold no values; of foreign ones only who spoke and where."""

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.partition(".")[0] == _OURS
        place = f"{record.name} {short_path(record.pathname)}:{record.lineno} {record.funcName}"
        lines = [f"{self.formatTime(record)} {record.levelname} {record.getMessage() if ours else place}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(fault_report(record.exc_info[1]))
        return "\n".join(lines)


class FaultLog(logging.Handler):
    """Writes to the log folder of a home, of the default one for None; on standard error where it cannot.

    Nothing is made or opened before there is something to write, and only in a home that exists.
    """

    def __init__(self, home: Path | None) -> None:
        super().__init__()
        self._home = home
        self.setFormatter(ValueFree())

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry. A full disk or a folder that is gone must not become a second fault."""
        try:
            self._write(record)
        except (OSError, RuntimeError):  # RuntimeError: a home of "~nobody"
            if not getattr(record, _SHOWN, False) and sys.stderr is not None:
                print(self.format(record), file=sys.stderr)  # noqa: T201 - where else

    def _write(self, record: logging.LogRecord) -> None:
        from logging.handlers import RotatingFileHandler  # few runs have a fault

        home = (self._home or paths.default_home()).expanduser()
        if not paths.is_home(home):
            raise FileNotFoundError
        logs = home / paths.LOGS
        logs.mkdir(mode=0o700, exist_ok=True)

        class File(RotatingFileHandler):
            def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - its base's
                raise  # noqa: PLE0704 - called where the error is being handled

        file = File(logs / LOG, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT - 1, encoding="utf-8", delay=True)
        file.setFormatter(self.formatter)
        try:
            file.emit(record)
        finally:
            file.close()


def keep_faults(home: Path | None) -> None:
    """From now on every warning and fault of this process is written to the log of this home."""
    root = logging.getLogger()
    for known in [handler for handler in root.handlers if isinstance(handler, FaultLog)]:
        root.removeHandler(known)
    root.addHandler(FaultLog(home))


def log_fault(report: str, *, shown: bool = False) -> None:
    """Write a report to the log; `shown` says that somebody sees it anyway."""
    _log.error("%s", report, extra={_SHOWN: shown})


def log_warning(words: str) -> None:
    """Write a warning to the log; `words` hold no value."""
    _log.warning("%s", words)


def watch_interpreter(uncaught: Callable[[BaseException], None]) -> None:
    """What nothing catches goes to `uncaught`, in whatever thread it arose; warnings go to the log.

    An interruption from the keyboard ends the process as ever.
    """

    def take(kind: type[BaseException], error: BaseException | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        uncaught(error if error is not None else kind())

    def from_thread(told: threading.ExceptHookArgs) -> None:
        if not issubclass(told.exc_type, SystemExit):
            take(told.exc_type, told.exc_value)

    def unraisable(told: Any) -> None:
        log_fault(fault_report(told.exc_value if told.exc_value is not None else told.exc_type()))

    sys.excepthook = lambda kind, error, _trace: take(kind, error)
    threading.excepthook = from_thread
    sys.unraisablehook = unraisable
    warnings.showwarning = _warned


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    del message, file, line
    log_warning(f"{category.__name__} {short_path(filename)}:{lineno}")


# --- when the system ends the process ----------------------------------------------------------------------


def watch_hard_crashes(home: Path) -> str:
    """Have the interpreter write into the log folder if the system ends it; what it wrote last time, else "".

    What it writes are files, lines and names of functions. Where the folder cannot be written it uses
    standard error.
    """
    global _hard  # noqa: PLW0603 - the interpreter keeps only the number of the open file
    import faulthandler

    logs = home / paths.LOGS
    try:
        logs.mkdir(mode=0o700, exist_ok=True)
        last = _take_last(logs)
        opened: IO[bytes] | None = (logs / HARD_CRASH).open("ab", buffering=0)
    except OSError:
        last, opened = "", None
    if opened is not None:
        faulthandler.enable(opened)
    elif sys.stderr is not None:
        faulthandler.enable()
    if _hard is not None:
        _hard.close()
    _hard = opened
    return last


def keep_memory_off_the_disk() -> None:
    """No core file of this process: it would hold the data key and everything that is open."""
    try:
        import resource
    except ImportError:  # Windows writes none unless somebody asks for them
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def forget_hard_crashes() -> None:
    """The process ends in good order: nothing is written any more, and no empty file stays."""
    global _hard  # noqa: PLW0603 - see above
    import faulthandler

    faulthandler.disable()
    if _hard is not None:
        path = Path(_hard.name)
        _hard.close()
        _hard = None
        _drop_empty(path)


def _drop_empty(path: Path) -> None:
    try:
        if path.stat().st_size == 0:
            path.unlink()
    except OSError:
        return  # an empty file does no harm


def _take_last(logs: Path) -> str:
    written = logs / HARD_CRASH
    if not written.exists():
        return ""
    text = written.read_bytes().decode(errors="replace")
    if not _FATAL.search(text):  # Windows also reports exceptions that somebody handles afterwards
        return ""
    written.replace(logs / LAST_CRASH)
    return _FILE_LINE.sub(lambda found: f'File "{short_path(found["file"])}"', text)
