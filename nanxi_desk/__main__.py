"""Start: `python -m nanxi_desk`, the nanxi-desk command, and the bundle's own executable."""

import os
import sys
from types import TracebackType


def main() -> int:
    """The window without a command, else the command line; a bundle also parses workbooks for itself."""
    if "--workbook-child" in sys.argv[1:]:
        from nanxi_desk.core.workbook.child import main as parse_workbook

        return parse_workbook()
    from nanxi_desk.cli import main as run

    sys.excepthook = _tell_fault
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a name that the terminal cannot show is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _tell_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug: the traceback on standard error, and with --json still one object. The exit code is then 1."""
    sys.__excepthook__(kind, error, trace)
    if "--json" in sys.argv[1:] and issubclass(kind, Exception):
        from nanxi_desk.cli import answer_fault

        answer_fault()


if __name__ == "__main__":
    sys.exit(main())
