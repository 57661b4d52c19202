"""The house keeps its order: sizes, packages, words that do not belong, what the README promises."""

import re
from pathlib import Path

import pytest

from tests.support.project import FORMS, PACKAGE, ROOT, python_files, relative, text_files

LONGEST = 600

# Written so that this file does not contain what it looks for.
FOREIGN_WORDS = {
    "host of a package registry": r"pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|/simp[l]e/|index[-]url",
    "folder of somebody's computer": r"(?<![\w.~}])/(?:home|root|Users|work|opt)/\w|\b[A-Z]:\\+Users\b",
    "unfinished business": r"\bTO[D]O\b|\bFIX[M]E\b",
}


def test_no_file_is_longer_than_a_reader_bears() -> None:
    lengths = {
        relative(path): len(path.read_text("utf-8").splitlines())
        for folder in (PACKAGE, ROOT / "tests")
        for path in python_files(folder)
    }
    assert len(lengths) > 10
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_folder_of_the_package_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [relative(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


@pytest.mark.parametrize("name", ["ui", "resources", "packaging"])
def test_folders_without_code_are_no_packages(name: str) -> None:
    assert (ROOT / name).is_dir()
    assert list((ROOT / name).rglob("__init__.py")) == []


@pytest.mark.parametrize("kind", FOREIGN_WORDS)
def test_no_words_that_do_not_belong(kind: str) -> None:
    pattern = re.compile(FOREIGN_WORDS[kind])
    found = [
        f"{relative(path)}:{number}: {line.strip()[:80]}"
        for path in text_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("host of a package registry", "see https://files.python" + "hosted.org/x"),
        ("folder of somebody's computer", "open('" + "/home" + "/somebody/desk.db')"),
        ("folder of somebody's computer", "C:" + "\\Users\\somebody"),
        ("unfinished business", "# TO" + "DO later"),
    ],
)
def test_foreign_words_are_recognised(kind: str, line: str) -> None:
    assert re.search(FOREIGN_WORDS[kind], line)


def test_readme_names_every_make_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in targets[1].split() if f"make {name}`" not in readme] == []


def test_every_pin_names_one_version() -> None:
    lines = (ROOT / "packaging" / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert len(pins) > 30
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_generated_forms_say_so() -> None:
    forms = sorted(FORMS.glob("ui_*.py"))
    assert forms
    assert [relative(path) for path in forms if "WARNING! All changes" not in _head(path)] == []


def _head(path: Path) -> str:
    return path.read_text("utf-8")[:600]
