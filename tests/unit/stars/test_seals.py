"""Somebody has the database open with its data key, and every workbook: is there any way to a sheet?"""

import base64
import hashlib
import json
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select

from nanxi_desk.core.errors import FieldRefused, InputRefused
from nanxi_desk.core.exchange.outgoing import export
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import JOURNAL, all_tables, projection
from nanxi_desk.core.keys import KeyRing, lock_with_code
from nanxi_desk.core.paths import KEYS
from nanxi_desk.core.records import natural_id
from nanxi_desk.core.sealed_box import new_pair, public_of, recipients_of, seal, unseal
from nanxi_desk.core.workbook import decrypt, read_workbook
from nanxi_desk.stars import rules
from nanxi_desk.stars.judge_sheets import take_judge_books, write_judge_book
from nanxi_desk.stars.panel import Panel
from nanxi_desk.stars.records import ScoreSheet
from nanxi_desk.stars.result import Results
from nanxi_desk.stars.rounds import Rounds
from nanxi_desk.stars.sealing import TO_JUDGE, TO_ROUND, unseal_sheet
from nanxi_desk.stars.service import ScoreSheets
from nanxi_desk.stars.views import SheetContent
from tests.support.homes import ADMIN, CHEAP, PASSWORD
from tests.support.star_books import facts_of, fill_book
from tests.support.star_rounds import OneHomeRound, full

REMARK = "门厅的画是孩子们画的"
MARKS = full(B_1="3.5", C_2="1.5").points  # points that nobody else gives


def raw(home: Home) -> bytes:
    """All that the opened database says, in every table."""
    with home.journal.read() as conn:
        rows = [tuple(row) for table in all_tables().sorted_tables for row in conn.execute(select(table))]
    parts = [v if isinstance(v, bytes) else str(v).encode() for row in rows for v in row if v is not None]
    return b"\n".join(parts)


def decoded(content: bytes) -> Iterator[bytes]:
    """The content, and whatever in it is base64."""
    yield content
    for piece in content.replace(b'"', b"\n").replace(b"\\", b"\n").split(b"\n"):
        try:
            yield base64.b64decode(piece, validate=True)
        except ValueError:
            continue


def tells(content: bytes) -> bool:
    """Whether points or remark of the sheet stand anywhere."""
    needles = (REMARK.encode(), json.dumps(REMARK).encode(), b'"B.1":"3.5"', b'"C.2":"1.5"')
    return any(needle in part for part in decoded(content) for needle in needles)


@pytest.fixture
def submitted(played: OneHomeRound) -> OneHomeRound:
    """The acting person is a judge, too, and has submitted one sheet with a remark."""
    Panel(played.home).seat(played.actor, played.round, played.actor.id)
    played.start()
    content = SheetContent(MARKS, {"": REMARK})
    ScoreSheets(played.home).submit(played.actor, played.applications[0], content)
    return played


def test_the_search_for_words_finds_what_is_not_sealed(submitted: OneHomeRound) -> None:
    """The attack works at all: the group's name is found, and the sheet once it is open."""
    assert "华业小区".encode() in raw(submitted.home)
    assert tells(json.dumps({"B.1": "3.5"}, separators=(",", ":")).encode())


def test_the_data_key_alone_reads_no_sheet(submitted: OneHomeRound, tmp_path: Path) -> None:
    home = submitted.home
    assert not tells(raw(home))
    target = tmp_path / "out.xlsx"
    export(home, home.actor, target, "NX00", "交换-2026", full=True)
    plain = decrypt(target.read_bytes(), "交换-2026")
    cells = [str(c) for s in read_workbook(plain) for row in s.rows for c in row if c is not None]
    assert not tells("\n".join(cells).encode())
    database = b"".join(f.read_bytes() for f in home.path.iterdir() if f.is_file())
    assert REMARK.encode() not in database


def keys_in_reach(home: Home) -> list[bytes]:
    """Every 32 bytes that the database or the data key give: what an attacker would try as a private key."""
    found = {home.access.data_key}
    for part in decoded(raw(home)):
        found.update(part[n : n + 32] for n in range(0, max(len(part) - 31, 0), 32) if len(part) <= 4096)
    return [key for key in found if len(key) == 32]


def test_no_key_in_the_database_opens_a_box(submitted: OneHomeRound) -> None:
    home = submitted.home
    with home.journal.read() as conn:
        table = projection(ScoreSheet)
        [(box, application, judge)] = conn.execute(
            select(table.c.box, table.c.application_id, table.c.judge_id)
        ).all()
    assert recipients_of(box) == (TO_ROUND, TO_JUDGE)
    for key, name in product(keys_in_reach(home), (TO_ROUND, TO_JUDGE)):
        assert unseal_sheet(box, submitted.round, application, judge, name, key) is None
    own = home.access.own_key(PASSWORD)
    opened = unseal_sheet(box, submitted.round, application, judge, TO_JUDGE, own)
    assert opened is not None
    assert opened.points == dict(MARKS)


def test_the_id_of_a_returned_sheet_tells_nothing(submitted: OneHomeRound) -> None:
    """An id made of the content alone could be found by trying all points; ours needs the form's token."""
    judge = submitted.judges[0]
    book = submitted.file("judge.xlsx")
    write_judge_book(submitted.home, submitted.actor, submitted.round, judge, book)
    fill_book(book, {"1号楼组": full("0.5").points})
    take_judge_books(submitted.home, submitted.actor, [book])
    with submitted.home.journal.read() as conn:
        ids = set(conn.execute(select(JOURNAL.c.record_id)).scalars())
    text = json.dumps([dict(full("0.5").points), {}], sort_keys=True, ensure_ascii=False)
    for guess in (text, hashlib.sha256(text.encode()).hexdigest()):
        made = natural_id("star_sheet", "NX00", submitted.applications[0], judge, guess)
        assert made not in ids
    assert not tells(raw(submitted.home))
    token = facts_of(book)["token"]
    assert token.encode() not in raw(submitted.home)


def test_a_judge_reads_the_own_sheet_and_nobody_else_does(submitted: OneHomeRound) -> None:
    home = submitted.home
    desk = ScoreSheets(home)
    form = desk.form(submitted.applications[0])
    assert form.content is not None
    assert (dict(form.content.points), form.content.remarks) == (dict(MARKS), {"": REMARK})
    home.access._own = None  # as after a PIN
    locked = desk.form(submitted.applications[0])
    assert (locked.content, locked.locked) == (None, True)
    home.access.own_key(PASSWORD)
    assert desk.form(submitted.applications[0]).content == form.content
    submitted.score(submitted.applications[1], {submitted.judges[0]: full()})
    other = desk.form(submitted.applications[1], submitted.judges[0])
    assert (other.content, other.locked, other.state) == (None, False, "submitted")


def test_a_copied_home_with_another_password_reads_nothing(submitted: OneHomeRound, tmp_path: Path) -> None:
    """Whoever is administrator gives the judge a new login: the key pair is new, the sheet stays shut."""
    home = submitted.home
    home.access.add("新管理员", "", "another-password", CHEAP, roles=["管理员", "街道"])
    home.close()
    copy = Path(shutil.copytree(home.path, tmp_path / "copy"))
    with Home.open(copy, "another-password", "新管理员") as opened:
        opened.access.change_password("another-password", "third-password", CHEAP)
        opened.access.end_login(submitted.actor.id, "third-password")
        opened.access.give_login(submitted.actor.id, "fourth-password", CHEAP)
    with Home.open(copy, "fourth-password", ADMIN) as opened:
        opened.access.change_password("fourth-password", "fifth-password", CHEAP)
        form = ScoreSheets(opened).form(submitted.applications[0])
        assert form.content is None
        with pytest.raises(FieldRefused, match="开封码"):
            Rounds(opened).close(opened.actor, submitted.round)
        with pytest.raises(InputRefused, match="密封"):
            Results(opened).of_round(submitted.round)
        # The printed code is the second way, whoever holds it.
        assert Rounds(opened).close(opened.actor, submitted.round, code=submitted.code).state == rules.CLOSED
        outcome = Results(opened).of_round(submitted.round).result.of(submitted.applications[0])
        assert outcome is not None
        assert outcome.valid


def test_who_gave_a_first_password_does_not_read_the_sheets(played: OneHomeRound, tmp_path: Path) -> None:
    """An administrator gives a judge a login, and keeps key file and first password of that moment."""
    home = played.home
    judge = home.access.add("新评委", "", "first-password", CHEAP, roles=["街道"])
    assert home.access.sealing_key(judge) is None  # somebody else knows that password
    kept = Path(shutil.copy(home.path / KEYS, tmp_path / "kept.json"))
    home.access.enter("新评委", "first-password")
    home.access.change_password("first-password", "own-password", CHEAP)
    own = home.access.own_key()
    assert home.access.sealing_key(judge) == public_of(own)
    old = KeyRing.load(kept).unlock("first-password", "新评委").private_key
    assert old != own
    box = seal(b"x", {TO_JUDGE: public_of(own)}, b"c")
    assert (unseal(box, TO_JUDGE, old, b"c"), unseal(box, TO_JUDGE, own, b"c")) == (None, b"x")


def test_a_draft_is_sealed_to_its_judge(submitted: OneHomeRound) -> None:
    home, application = submitted.home, submitted.applications[1]
    desk = ScoreSheets(home)
    draft = SheetContent({"B.1": "3.5", "C.2": "1.5"}, {"B.1": REMARK})
    assert desk.keep_draft(application, draft)
    assert not tells(raw(home))
    form = desk.form(application)
    assert (form.content, form.is_draft, form.state) == (draft, True, "draft")
    desk.submit(home.actor, application, full())
    assert not desk.form(application).is_draft


def test_a_draft_of_a_paper_sheet_is_sealed_to_whoever_types_it(submitted: OneHomeRound) -> None:
    home, application, judge = submitted.home, submitted.applications[1], submitted.judges[0]
    desk = ScoreSheets(home)
    draft = SheetContent({"B.1": "3.5", "C.2": "1.5"}, {"B.1": REMARK})
    assert desk.keep_draft(application, draft, judge)
    assert not tells(raw(home))
    form = desk.form(application, judge)
    assert (form.content, form.is_draft, form.state) == (draft, True, "draft")
    assert [row.state for row in desk.walk(submitted.round, judge)] == ["empty", "draft"]
    assert desk.form(application).state == desk.form(application, submitted.judges[1]).state == "empty"
    desk.submit(home.actor, application, full(), judge, rules.PAPER_WAY)
    form = desk.form(application, judge)
    assert (form.content, form.is_draft, form.state) == (None, False, "submitted")
    desk.keep_draft(application, draft, judge)
    desk.drop_draft(application, judge)
    assert desk.form(application, judge).state == "submitted"


def test_an_early_opening_is_journalled_before_anything_is_seen(submitted: OneHomeRound) -> None:
    rounds, results, actor = Rounds(submitted.home), Results(submitted.home), submitted.actor
    with pytest.raises(FieldRefused) as refused:
        rounds.open_early(actor, submitted.round, "  ")
    assert refused.value.field == "reason"
    key = rounds.open_early(actor, submitted.round, "评委突发疾病，需核对已交份数")
    view = rounds.get(submitted.round)
    assert (view.state, [s.reason for s in view.early]) == (rules.SCORING, ["评委突发疾病，需核对已交份数"])
    assert any("提前开封" in note for note in rounds.status(submitted.round).notes)
    assert results.early(submitted.round, key).result.outcomes[0].valid
    with pytest.raises(InputRefused, match="密封"):  # for everybody else it stays shut
        results.of_round(submitted.round)
    assert not tells(raw(submitted.home))
    assert base64.b64encode(key) not in raw(submitted.home)
    submitted.close()
    assert rounds.get(submitted.round).early  # shown for good


def test_a_slot_slipped_in_is_noticed(submitted: OneHomeRound) -> None:
    """Another key in the place of the round's does not open anything, and is told apart from a wrong code."""
    private, public = new_pair()
    box = seal(b"x", {"a": public}, b"one")
    assert unseal(box, "a", private, b"one") == b"x"
    assert unseal(box, "a", private, b"another") is None
    assert unseal(box, "b", private, b"one") is None
    with pytest.raises(FieldRefused, match="抄错"):
        Rounds(submitted.home).close(submitted.actor, submitted.round, code="ABCD-EFGH")
    other, __ = lock_with_code(b"x" * 32, b"elsewhere", CHEAP)
    with pytest.raises(FieldRefused, match="不是本次评定的开封码"):
        Rounds(submitted.home).close(submitted.actor, submitted.round, code=other)
