"""Stored words are Chinese in every language; only what is shown is translated."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.history import history_of
from nanxi_desk.core.journal.rows import load_rows
from nanxi_desk.core.language import use_language
from nanxi_desk.frontdesk.editing import edit_record
from nanxi_desk.frontdesk.records import Visit
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft
from tests.support.homes import make_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    use_language("en")
    with make_home(tmp_path / "home") as made:
        yield made
    use_language("zh")


def test_an_english_desk_stores_chinese_words(home: Home) -> None:
    logged = FrontDesk(home).log(home.actor, VisitDraft(item="漏水", name="王芳", detail="电话"))
    edit_record(home, home.actor, logged.visit_id, ["Channel=Home visit"])
    with home.journal.read() as conn:
        row = load_rows(conn, Visit, [logged.visit_id])[logged.visit_id]
        shown = dict(history_of(conn, [logged.visit_id])[-1].fields)
    assert row["channel"] == "上门走访"
    assert shown == {"Channel": "Home visit"}


def test_words_that_people_wrote_are_not_translated(home: Home) -> None:
    logged = FrontDesk(home).log(home.actor, VisitDraft(item="漏水", name="王芳", detail="电话"))
    with home.journal.read() as conn:
        fields = dict(history_of(conn, [logged.request_id])[0].fields)
    assert fields["Details"] == "电话"
