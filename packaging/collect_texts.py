"""The texts that people read, from where they are written: code, forms, record classes, catalogue of items.

`collect_texts.py en` brings resources/translations/en.po up to date and compiles en.mo. Both come out the
same wherever and whenever it runs: sorted, without dates and line numbers.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "nanxi_desk"
TRANSLATIONS = ROOT / "resources" / "translations"

# Function → which of its arguments is the text: ours, the label of a declared field, right or column, the
# forms' own.
KEYWORDS = {"_": 0, "field": 0, "declare": 1, "translate": 1, "Column": 0}
CHINESE = re.compile(r"[\u2018-\u201f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_SCREENS = ("widgets/*.py", "window/*.py", "*/tab*.py", "app.py", "cli.py", "commands*.py")
# Made-up people and words to search for, which the pictures show as data.
_SAMPLES = {PACKAGE / "window" / "tour.py", PACKAGE / "window" / "tour_exchange.py"}
_HEADERS = {
    "Project-Id-Version": "nanxi-desk",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


class Undated(Catalog):
    """A catalogue whose header says nothing about when and by whom, so that equal texts are equal files."""

    @property  # type: ignore[override]
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's lines."""
        return list(_HEADERS.items())


def source_texts() -> list[str]:
    """Every Chinese text that may be shown, sorted."""
    found = set(_from_calls()) | set(_from_tables()) | set(_from_records()) | set(_from_items())
    return sorted(text for text in found if CHINESE.search(text))


def screen_files() -> Iterator[Path]:
    """The files that put words on the screen."""
    found = [path for pattern in _SCREENS for path in PACKAGE.glob(pattern)]
    yield from (path for path in sorted(found) if path not in _SAMPLES)


def read_catalogue(language: str) -> Catalog:
    """The translations as people edit them."""
    with (TRANSLATIONS / f"{language}.po").open("rb") as stream:
        return pofile.read_po(stream, locale=language)


def updated(old: Catalog, texts: Iterable[str]) -> Undated:
    """What `old` says of these texts and of no others; new ones are empty."""
    new = Undated(locale="en", header_comment="# English texts of Nanxi Desk.", fuzzy=False)
    for text in texts:
        known = old.get(text)
        new.add(text, str(known.string) if known else "", flags=_flags(text))
    return new


def write(catalogue: Catalog, folder: Path, language: str) -> None:
    """Write both files."""
    with (folder / f"{language}.po").open("wb") as stream:
        pofile.write_po(stream, catalogue, width=100, no_location=True, sort_output=True)
    with (folder / f"{language}.mo").open("wb") as stream:
        write_mo(stream, catalogue)


def _flags(text: str) -> tuple[str, ...]:
    return ("python-brace-format",) if re.search(r"\{\w+\}", text) else ()


def _from_calls() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from (text.value for text in shown_by(node))


def shown_by(call: ast.Call) -> Iterator[ast.Constant]:
    """The literal texts that a call shows: its text argument, or all the words of a row of chips."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "set_choices":
        yield from _literals(call)
    elif name in KEYWORDS and len(call.args) > KEYWORDS[name]:
        text = call.args[KEYWORDS[name]]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text


def _literals(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


def _from_tables() -> Iterator[str]:
    for path in screen_files():
        yield from (text.value for text in tables(ast.parse(path.read_text("utf-8"))))


def tables(module: ast.Module) -> Iterator[ast.Constant]:
    """Words of chips and sections: they stand in tables at the top of screen files."""
    for statement in module.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            yield from _literals(statement.value)


def _from_records() -> Iterator[str]:
    """Names of the registers, and the words that a field chooses from."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    import nanxi_desk.modules  # noqa: F401 - makes the record classes known
    from nanxi_desk.core.records import RECORD_TYPES

    for record_class in RECORD_TYPES.values():
        yield record_class.label
        for declared in record_class.fields.values():
            yield from (declared.label, *declared.choices)


def _from_items() -> Iterator[str]:
    """Words of the shipped data: line and way of handling of items, tags of ratings, names of pads.

    The items' own names are the offices' and stay.
    """
    content = tomllib.loads((ROOT / "resources" / "service_items.toml").read_text("utf-8"))
    for item in content["items"]:
        yield from (item["line"], item["handling"])
    tags = tomllib.loads((ROOT / "resources" / "satisfaction_tags.toml").read_text("utf-8"))
    yield from tags["tags"].values()
    pads = tomllib.loads((ROOT / "resources" / "pad_profiles.toml").read_text("utf-8"))
    yield from (pad["name"] for pad in pads["pad"])


def _main(language: str) -> int:
    catalogue = updated(read_catalogue(language), source_texts())
    write(catalogue, TRANSLATIONS, language)
    missing = [message.id for message in catalogue if message.id and not message.string]
    for text in missing:
        sys.stderr.write(f"not translated: {text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
