"""Every text that people read has its English, and no text slips past the catalogue."""

import ast
import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from nanxi_desk.cli import main
from nanxi_desk.core.language import _, use_language
from nanxi_desk.core.records import RECORD_TYPES
from tests.support.project import FORMS, ROOT, python_files, relative


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


texts = _load(ROOT / "packaging" / "collect_texts.py")

PLACEHOLDER = re.compile(r"\{\w*\}|&[PN]\b")
SHORTCUT = re.compile(r"(?:Ctrl|Alt)\+\w+|\bF\d+\b|\bEsc\b|↑↓|--[a-z-]+|NANXI_DESK_\w+")
IN_BRACKETS = re.compile(r"\([^()]*\)")
# Chinese in files of the screen that nobody reads there, besides words that are stored.
UNREAD = {
    "nanxi_desk/window/self_test.py": {"往返", "内容"},  # a workbook that nobody sees
    "nanxi_desk/commands.py": {"陈静", "演示管理员"},  # made-up people
    "nanxi_desk/frontdesk/tab_catalogue.py": {"、"},  # stands between keywords as they are typed
    "nanxi_desk/satisfaction/tab_pad.py": {"，"},  # stands between bytes as they are typed
    "nanxi_desk/widgets/slip_layout.py": {"："},  # slips are Chinese in every language
    "nanxi_desk/widgets/paper_layout.py": {"："},  # so are papers
    "nanxi_desk/window/settings_rota.py": {"A岗", "B岗"},  # translated where they are shown
}


@pytest.fixture(scope="module")
def english() -> Catalog:
    return texts.read_catalogue("en")


@pytest.fixture
def in_english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


def _pairs(catalogue: Catalog) -> dict[str, str]:
    return {str(m.id): str(m.string) for m in catalogue if m.id}


def test_every_text_has_its_english(english: Catalog) -> None:
    said = _pairs(english)
    sources = texts.source_texts()
    assert len(sources) > 400
    assert [text for text in sources if not said.get(text)] == [], "fill in en.po after `make translations`"


def test_no_english_is_left_over(english: Catalog) -> None:
    assert sorted(set(_pairs(english)) - set(texts.source_texts())) == [], "run `make translations`"


@pytest.mark.parametrize(
    "kept", [PLACEHOLDER, SHORTCUT, re.compile("\n")], ids=["placeholder", "key", "line"]
)
def test_both_sides_have_the_same(kept: re.Pattern[str], english: Catalog) -> None:
    pairs = _pairs(english)
    assert any(kept.search(text) for text in pairs)
    differing = [t for t, said in pairs.items() if Counter(kept.findall(t)) != Counter(kept.findall(said))]
    assert differing == []


def test_english_holds_chinese_only_in_brackets(english: Catalog) -> None:
    said = _pairs(english).values()
    assert [text for text in said if texts.CHINESE.search(IN_BRACKETS.sub("", text))] == []


def test_files_are_what_the_script_makes(english: Catalog, tmp_path: Path) -> None:
    texts.write(texts.updated(english, texts.source_texts()), tmp_path, "en")
    for name in ("en.po", "en.mo"):
        assert (tmp_path / name).read_bytes() == (texts.TRANSLATIONS / name).read_bytes(), "make translations"


def test_new_texts_are_found_and_old_ones_dropped() -> None:
    old = Catalog()
    old.add("旧的", "old")
    old.add("留下 {name}", "stays {name}")
    new = texts.updated(old, ["留下 {name}", "新的"])
    assert _pairs(new) == {"留下 {name}": "stays {name}", "新的": ""}


@pytest.mark.usefixtures("in_english")
def test_names_stay_apart_in_english() -> None:
    """Sheets are named after registers; the command line names fields by their labels."""
    registers = [_(record_class.label).casefold() for record_class in RECORD_TYPES.values()]
    assert sorted(set(registers)) == sorted(registers)
    for record_class in RECORD_TYPES.values():
        labels = [_(declared.label).casefold() for declared in record_class.fields.values()]
        assert sorted(set(labels)) == sorted(labels), record_class.label
        for declared in record_class.fields.values():
            assert len({_(choice).casefold() for choice in declared.choices}) == len(declared.choices)


@pytest.mark.parametrize(("language", "sentence"), [("zh", "里还没有数据"), ("en", "holds no data yet")])
def test_command_line_speaks_the_language_asked_for(
    language: str,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NANXI_DESK_LANGUAGE", language)
    monkeypatch.setenv("NANXI_DESK_PASSWORD", "x")
    try:
        assert main(["--home", str(tmp_path / "none"), "digest"]) == 4
    finally:
        use_language("zh")
    assert sentence in capsys.readouterr().err


def test_texts_of_the_screen_go_through_the_catalogue() -> None:
    stored = _stored_words()
    found = []
    for path in texts.screen_files():
        allowed = stored | UNREAD.get(relative(path), set())
        tree = ast.parse(path.read_text("utf-8"))
        found += [f"{relative(path)}:{n.lineno}: {n.value}" for n in _bare(tree) if n.value not in allowed]
    assert found == []


def test_a_bare_text_is_seen() -> None:
    code = '"""文档。"""\n_WORDS = ("词",)\ndef f(x):\n    label.setText("裸")\n    g(_("包"), f"{x}件")\n'
    assert [node.value for node in _bare(ast.parse(code))] == ["裸", "件"]


def test_texts_are_literals() -> None:
    """What is put together before _() sees it has no English."""
    found = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
            if named and any(isinstance(arg, ast.JoinedStr | ast.BinOp | ast.Call) for arg in node.args):
                found.append(f"{relative(path)}:{node.lineno}")
    assert found == []


def test_forms_are_read_too() -> None:
    assert FORMS.is_dir()
    assert "新登记  F2" in texts.source_texts()


def _stored_words() -> set[str]:
    """Words that the code compares and stores: they are Chinese in every language."""
    fields = [declared for kind in RECORD_TYPES.values() for declared in kind.fields.values()]
    return {choice for declared in fields for choice in declared.choices} | {"当场"}


def _bare(tree: ast.Module) -> Iterator[ast.Constant]:
    known = {id(text) for text in texts.tables(tree)} | _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            known |= {id(text) for text in texts.shown_by(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in known and texts.CHINESE.search(text):
            yield node


def _docstrings(tree: ast.Module) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
