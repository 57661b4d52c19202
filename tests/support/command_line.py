"""The command line for tests: in this process for speed, or as the real program."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nanxi_desk import cli
from tests.support.homes import PASSWORD, make_home
from tests.support.project import ROOT

EXCHANGE = "交换-2026"


@dataclass(frozen=True)
class Answer:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output, which has to be one JSON object on one line and nothing else."""
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def refusal(self) -> str:
        """The one sentence of an error, from {error, hint} with --json, else from standard error."""
        assert "Traceback" not in self.err
        if self.out:
            found = self.json
            assert found.keys() == {"error", "hint"}
            message = found["error"]
        else:
            message = self.err.splitlines()[0]
        assert message.endswith("。")
        assert "。" not in message[:-1]
        return str(message)


class CommandLine:
    """`run` calls main() in this process; `--json` and the home come by themselves."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.home = folder / "home"
        self._capsys = capsys
        patch.setenv("NANXI_DESK_PASSWORD", PASSWORD)
        patch.setattr(sys, "stdin", None)

    def made(self, office: str = "NX03", *, hub: bool = False, at: str = "home") -> Path:
        """A new home with cheap keys, closed."""
        make_home(self.folder / at, office, hub=hub).close()
        return self.folder / at

    def run(self, *words: object, home: Path | None = None, as_json: bool = True) -> Answer:
        self._capsys.readouterr()
        front = ["--home", str(home or self.home), *(["--json"] if as_json else [])]
        code = cli.main([*front, *map(str, words)])
        captured = self._capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    def done(self, *words: object, home: Path | None = None) -> dict[str, Any]:
        """The result of a command that must succeed."""
        answer = self.run(*words, home=home)
        assert answer.code == 0, answer
        return answer.json

    def refused(self, code: int, *words: object, home: Path | None = None) -> str:
        """The sentence of a command that must be refused with this exit code, changing nothing."""
        before = files_of(home or self.home)
        answer = self.run(*words, home=home)
        assert answer.code == code, answer
        assert answer.err == ""
        assert files_of(home or self.home) == before
        plain = self.run(*words, home=home, as_json=False)
        assert (plain.code, plain.out) == (code, "")
        assert plain.refusal == answer.refusal
        return answer.refusal


def files_of(folder: Path) -> dict[str, str]:
    """Hashes of all files below a folder; what SQLite keeps beside a database comes and goes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm")) and path.name != "desk.lock"
    }


def environment(**changes: str | None) -> dict[str, str]:
    """This process's environment with the home's password; None takes a variable away."""
    merged = {**os.environ, "NANXI_DESK_PASSWORD": PASSWORD, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def program(*words: str | bytes, **changes: str | None) -> Answer:
    """Run the real program. Standard input is empty."""
    done = subprocess.run(
        [sys.executable, "-m", "nanxi_desk", *words],
        cwd=ROOT,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


_HOLD = """
import sys
from pathlib import Path
import nanxi_desk.modules
from nanxi_desk.core.home import Home
with Home.open(Path(sys.argv[1]), sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_program_in(home: Path) -> Iterator[None]:
    """Another process has the home open inside."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(home), PASSWORD],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"open\n"
            yield
        finally:
            assert process.stdin is not None
            process.stdin.close()
