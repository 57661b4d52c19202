"""Skips for absent tools are counted, and in CI only what cannot be installed is excused."""

from pathlib import Path

import pytest

from tests.support import requirements
from tests.support.requirements import absent_tools, needs_tool, unexcused


@pytest.fixture
def absent_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the set-up could not install, as it writes it down."""
    path = tmp_path / "absent-packages"
    monkeypatch.setattr(requirements, "_ABSENT_PACKAGES", path)
    return path


def test_a_tool_that_is_there_does_not_skip() -> None:
    assert needs_tool("sh").args == (False,)
    assert needs_tool("no-such-tool").args == (True,)


def test_absent_tools_are_named_once_and_other_reasons_left_out() -> None:
    reasons = [needs_tool(tool).kwargs["reason"] for tool in ("soffice", "Xvfb", "soffice")]
    assert absent_tools([*reasons, "Windows only"]) == ["Xvfb", "soffice"]


def test_absent_tools_are_excused_outside_ci(absent_packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert unexcused(["soffice"]) == []


def test_ci_excuses_only_what_could_not_be_installed(
    absent_packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    assert unexcused(["Xvfb", "soffice"]) == ["Xvfb", "soffice"]
    absent_packages.write_text("libreoffice-calc\n", "utf-8")
    assert unexcused(["Xvfb", "soffice"]) == ["Xvfb"]
