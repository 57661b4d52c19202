"""Start: `python -m nanxi_desk`, the nanxi-desk command, and the bundle's own executable."""

import sys


def main() -> int:
    """The window without a command, else the command line; a bundle also parses workbooks for itself."""
    if "--workbook-child" in sys.argv[1:]:
        from nanxi_desk.core.workbook.child import main as parse_workbook

        return parse_workbook()
    from nanxi_desk.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
