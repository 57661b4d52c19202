"""Start: `python -m nanxi_desk`, the nanxi-desk command, and the bundle's own executable."""

import os
import sys


def main() -> int:
    """The window without a command, else the command line; a bundle also parses workbooks for itself."""
    if "--workbook-child" in sys.argv[1:]:
        from nanxi_desk.core.workbook.child import main as parse_workbook

        return parse_workbook()
    from nanxi_desk.cli import main as run
    from nanxi_desk.core.faults import keep_faults, keep_memory_off_the_disk, watch_interpreter

    keep_memory_off_the_disk()
    keep_faults(None)
    watch_interpreter(_tell_fault)
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


def _tell_fault(error: BaseException) -> None:
    """A bug: its report in the log and on standard error, with --json still one object. Exit code 1."""
    from nanxi_desk.core.faults import fault_report, log_fault

    report = fault_report(error)
    log_fault(report, shown=sys.stderr is not None)
    if sys.stderr is not None:
        print(report, file=sys.stderr)  # noqa: T201 - for whoever ran the command
    if "--json" in sys.argv[1:] and isinstance(error, Exception):
        from nanxi_desk.cli import answer_fault

        answer_fault()


if __name__ == "__main__":
    sys.exit(main())
