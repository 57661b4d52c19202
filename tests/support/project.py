"""The project's own files, for tests that look at the house rather than at what it does."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "nanxi_desk"
FORMS = PACKAGE / "forms"

_FOLDERS = ("nanxi_desk", "resources", "ui", "tests", "packaging", "benchmarks", ".ci")
_TEXT = {".py", ".md", ".toml", ".sh", ".txt", ".ui", ".qss", ".po", ".json", ".csv", ".desktop", ".svg", ""}


def python_files(folder: Path = PACKAGE) -> Iterator[Path]:
    """Python files below `folder`, generated forms left out."""
    return (path for path in sorted(folder.rglob("*.py")) if FORMS not in path.parents)


def text_files() -> Iterator[Path]:
    """Every file of the project that people write or read as text."""
    yield from (p for p in sorted(ROOT.iterdir()) if p.is_file() and p.suffix in _TEXT)
    for name in _FOLDERS:
        for path in sorted((ROOT / name).rglob("*")):
            if path.is_file() and path.suffix in _TEXT and "__pycache__" not in path.parts:
                yield path


def relative(path: Path) -> str:
    """`path` as people name it, from the project's root."""
    return path.relative_to(ROOT).as_posix()
