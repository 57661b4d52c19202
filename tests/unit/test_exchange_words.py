"""The exchange's sentences in the window name no command and no option: there is a button for it."""

import ast
import re
from collections.abc import Iterator

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.window.exchange_words import hints_for_the_window, plain, sentence
from tests.support.project import PACKAGE

COMMAND = re.compile(r"--[a-z]|NANXI_DESK_|请用 ?[a-z]")


def core_texts() -> Iterator[str]:
    """Every text of the exchange's core that goes through the catalogue."""
    for path in sorted((PACKAGE / "core" / "exchange").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                yield from (str(text.value) for text in node.args if isinstance(text, ast.Constant))


def test_no_sentence_of_the_core_sends_people_to_the_command_line() -> None:
    texts = list(core_texts())
    assert len(texts) > 50
    named = {text for text in texts if COMMAND.search(text)}
    assert named
    known = hints_for_the_window()
    assert {text for text in named if COMMAND.search(known.get(text, plain(text)))} == set()


def test_what_is_replaced_is_what_the_core_says() -> None:
    assert set(hints_for_the_window()) - set(core_texts()) == set()


def test_options_in_brackets_go() -> None:
    error = InputRefused("缺一份:或请对方导出一份全部的(--full)", next(iter(hints_for_the_window())))
    assert sentence(error).startswith("缺一份:或请对方导出一份全部的 ")
    assert not COMMAND.search(sentence(error))
