"""The committed forms are what the .ui files say."""

import subprocess
from pathlib import Path

from tests.support.project import FORMS, ROOT


def test_generated_forms_are_current(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "forms.sh"
    done = subprocess.run([script, tmp_path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    fresh = {path.name: path.read_text("utf-8") for path in tmp_path.glob("ui_*.py")}
    committed = {path.name: path.read_text("utf-8") for path in FORMS.glob("ui_*.py")}
    assert fresh
    assert sorted(fresh) == sorted(committed)
    stale = [name for name, text in fresh.items() if committed[name] != text]
    assert stale == [], "run `make forms` and commit the result"
