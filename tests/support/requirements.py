"""What a test needs from the system: it skips with a reason where that is absent, and the skip is counted."""

import os
import shutil
from pathlib import Path

import pytest

from tests.support.server import binaries

ABSENT = "absent tool: "

# The package whose installation is tried by packaging/setup.sh.
_PACKAGES = {"soffice": "libreoffice-calc", "Xvfb": "xvfb", "pdftoppm": "poppler-utils", "xauth": "xauth"}
_PACKAGES |= {"postgres": "postgresql", "pdftotext": "poppler-utils"}
_ABSENT_PACKAGES = Path(__file__).resolve().parents[2] / ".venv" / "absent-packages"


def needs_tool(tool: str) -> pytest.MarkDecorator:
    """A mark that skips the test where the command `tool` is absent, e.g. "soffice", "Xvfb", "pdftoppm"."""
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{ABSENT}{tool}")


def needs_server() -> pytest.MarkDecorator:
    """A mark that skips the test where Debian's PostgreSQL server is absent."""
    return pytest.mark.skipif(binaries() is None, reason=f"{ABSENT}postgres")


def absent_tools(skip_reasons: list[str]) -> list[str]:
    """The tools whose absence made tests skip, each once."""
    return sorted({reason.partition(ABSENT)[2] for reason in skip_reasons if ABSENT in reason})


def unexcused(tools: list[str]) -> list[str]:
    """Those of `tools` that may not be absent in CI: all but those that the set-up could not install."""
    if not os.environ.get("CI"):
        return []
    listed = _ABSENT_PACKAGES.read_text("utf-8").split() if _ABSENT_PACKAGES.is_file() else []
    return [tool for tool in tools if _PACKAGES.get(tool, tool) not in listed]
