"""The committed forms are what the .ui files say."""

import subprocess
from pathlib import Path

from tests.support.project import FORMS, ROOT


def test_generated_forms_are_current(tmp_path: Path) -> None:
    subprocess.run([ROOT / "packaging" / "forms.sh", tmp_path], check=True, capture_output=True)
    fresh = {path.name: path.read_text("utf-8") for path in tmp_path.glob("ui_*.py")}
    committed = {path.name: path.read_text("utf-8") for path in FORMS.glob("ui_*.py")}
    assert fresh
    assert sorted(fresh) == sorted(committed)
    stale = [name for name, text in fresh.items() if committed[name] != text]
    assert stale == [], "run `make forms` and commit the result"
