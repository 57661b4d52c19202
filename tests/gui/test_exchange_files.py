"""数据交换: workbooks out by a key, in by dropping, the preview's word, undo, refusals, keys."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from nanxi_desk.core.attachments import Attachments, prepare
from nanxi_desk.core.exchange import outgoing
from nanxi_desk.core.exchange.outgoing import Exported, Progress
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import Applied, FileState, Preview
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.tables import REPLICA
from nanxi_desk.core.own_key import own_fingerprint
from nanxi_desk.frontdesk.records import Request
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.tab import DeskTab
from tests.support.exchange_windows import WAIT_MS, OpenExchange, Windows, partners, two_files
from tests.support.exchanges import (
    FILE_PASSWORD,
    HUB,
    Subdistrict,
    content,
    digest,
    edit,
    log,
    signed_anew,
    take,
    unlocked,
)
from tests.support.pictures import photo
from tests.support.windows import CTRL, ENTER, ESC, focus, press, typed

ALT = Qt.KeyboardModifier.AltModifier


def met(town: Subdistrict) -> tuple[Home, Home]:
    """A hub and an office that know each other."""
    hub, office = town.home(HUB), town.home("NX03")
    log(office, "赵一鸣", phone="13800001111", detail="原来")
    town.exchange(office, hub=hub)
    partners(hub, office)
    return hub, office


def imported(opened: OpenExchange) -> None:
    """Press 接收 and wait for its sentence."""
    opened.until(opened.page.imports.ui.take.isEnabled)
    press(ENTER, CTRL)
    opened.says(opened.page.imports.ui.told, "已接收")


# --- out and in --------------------------------------------------------------------------------------------


def test_a_workbook_goes_out_by_a_key_and_comes_in_by_dropping(
    town: Subdistrict, windows: Windows, tmp_path: Path
) -> None:
    hub, office = met(town)
    request = log(office, "钱小满")
    edit(office, request, "改过")
    out = windows(office)
    pane = out.page.partners
    out.shows(pane.table, 1)
    assert pane.ui.pending.text() != "0 条变更"
    asked: list[str] = []

    def where(_parent: QWidget, proposed: str, _kind: str) -> str:
        asked.append(proposed)
        return str(tmp_path / "out")

    pane.ask_where = where
    press(Qt.Key.Key_F8)
    out.says(pane.ui.told, "已写出", "out.xlsx")
    assert asked[0].startswith("NX03-NX00-")
    file = tmp_path / "out.xlsx"

    before = content(hub)
    into = windows(hub)
    assert into.drop(file)
    into.shows(into.page.imports.files, 1)
    preview = into.page.imports.preview
    assert preview is not None
    assert preview.new > 0
    assert content(hub) == before
    assert f"新增 {preview.new}，改动 {preview.changed}，冲突 0" in into.page.imports.ui.summary.text()
    into.shows(into.page.imports.rows, preview.new + preview.changed)
    imported(into)
    done = into.page.imports.preview
    assert done is not None
    assert (done.new, done.changed, done.conflicts) == (preview.new, preview.changed, preview.conflicts)
    assert f"新增 {preview.new}" in into.page.imports.ui.told.text()
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_a_long_export_shows_how_far_it_is_is_stopped_and_leaves_no_file(
    town: Subdistrict, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hub, office = met(town)
    begun, go_on, export = Event(), Event(), Exchange.export
    held_once: list[bool] = []

    def held(service: Exchange, *words: Any, progress: Progress, **how: Any) -> Exported:
        def step(done: int, everything: int) -> None:
            progress(done, everything)
            if not held_once and done:
                held_once.append(True)
                begun.set()
                go_on.wait(WAIT_MS / 1000)

        return export(service, *words, progress=step, **how)

    monkeypatch.setattr(Exchange, "export", held)
    monkeypatch.setattr(outgoing, "_ROWS_BETWEEN", 1)
    folder = tmp_path / "stick"
    folder.mkdir()
    opened = windows(office)
    pane = opened.page.partners
    opened.shows(pane.table, 1)
    pane.ask_where = lambda *_: str(folder / "out")
    pane.ui.full.setChecked(True)
    assert not pane.ui.progress.isVisible()
    assert not pane.ui.stop.isVisible()
    press(Qt.Key.Key_F8)
    opened.bot.waitUntil(begun.is_set, timeout=WAIT_MS)
    opened.bot.waitUntil(lambda: pane.ui.progress.value() > 0, timeout=WAIT_MS)
    assert pane.ui.progress.isVisible()
    assert pane.ui.stop.isVisible()
    assert not pane.ui.export_.isVisible()
    press(Qt.Key.Key_F8)  # one at a time
    press(ESC)
    go_on.set()
    opened.says(pane.ui.export_error, "已停止，没有写出文件")
    assert list(folder.iterdir()) == []
    assert not pane.ui.progress.isVisible()
    assert pane.ui.full.isVisible()
    assert pane.ui.full.isChecked(), "what was chosen stays for the next try"
    press(Qt.Key.Key_F8)
    opened.says(pane.ui.told, "已写出", "out.xlsx")
    assert [file.name for file in folder.iterdir()] == ["out.xlsx"]


def test_attachments_go_and_come_in_a_file_of_their_own(
    town: Subdistrict, windows: Windows, tmp_path: Path
) -> None:
    hub, office = met(town)
    request = log(office, "钱小满")
    Attachments(office).attach(office.actor, Request, request, [prepare(photo(), "现场.jpg")])
    out = windows(office)
    pane = out.page.partners
    out.shows(pane.table, 1)
    pane.ask_where = lambda *_asked: str(tmp_path / "out")
    pane.ui.attachments.click()
    press(Qt.Key.Key_F8)
    out.says(pane.ui.told, "out.xlsx", "out.attachments.nxa", "1 个附件")
    into = windows(hub)
    assert into.drop(tmp_path / "out.xlsx", tmp_path / "out.attachments.nxa")
    into.shows(into.page.imports.files, 2)
    imported(into)
    [view] = Attachments(hub).of(Request, request)
    assert view.size


def test_rows_show_what_was_and_what_becomes(town: Subdistrict, windows: Windows) -> None:
    hub, office = met(town)
    [request] = [row.id for row in FrontDesk(office).page("all", 0, 10)]
    edit(office, request, "后来的情况")
    opened = windows(hub)
    opened.drop(town.send(office))
    imports = opened.page.imports
    opened.shows(imports.rows, 1)
    opened.until(imports.ui.fields.isVisible)
    page = imports.ui.fields.toPlainText()
    assert "原来" in page
    assert "后来的情况" in page
    assert opened.texts(imports.rows)[0][0] == "改动"
    imports.ui.kinds.choose("new")
    opened.shows(imports.rows, 0)
    assert not imports.ui.fields.isVisible()
    imports.ui.kinds.choose("changed")
    opened.shows(imports.rows, 1)


def test_files_dropped_one_after_the_other_are_taken_together(town: Subdistrict, windows: Windows) -> None:
    hub, office, first, second = two_files(town)
    partners(hub, office)
    take_trust(hub, office)
    opened = windows(hub)
    assert opened.drop(second)
    opened.shows(opened.page.imports.files, 1)
    assert opened.texts(opened.page.imports.files)[0][1] == "等待"
    assert opened.drop(first)
    opened.shows(opened.page.imports.files, 2)
    states = [row[1] for row in opened.texts(opened.page.imports.files)]
    assert states == ["可以接收", "可以接收"]
    imported(opened)
    assert Exchange(hub).waiting() == ()
    assert digest(hub, "NX03") == digest(office, "NX03")


def take_trust(hub: Home, office: Home) -> None:
    """The hub has met the office's computer."""
    with hub.journal.write(hub.actor.id) as writing, office.journal.read() as conn:
        row = conn.execute(select(REPLICA).where(REPLICA.c.id == office.replica)).mappings().one()
        writing.conn.execute(REPLICA.insert(), [{**row, "private_key": None}])


def test_the_journal_moved_and_the_new_preview_is_shown_and_said(town: Subdistrict, windows: Windows) -> None:
    hub, office = met(town)
    log(office, "钱小满")
    file = town.send(office)
    opened = windows(hub)
    opened.drop(file)
    opened.until(opened.page.imports.ui.take.isEnabled)
    take(hub, file)
    press(ENTER, CTRL)
    opened.says(opened.page.imports.ui.error, "已重新核对")
    assert opened.texts(opened.page.imports.files)[0][1] == "已经有了"
    assert not opened.page.imports.ui.take.isEnabled()


def test_an_import_is_undone_after_it_was_said_how(town: Subdistrict, windows: Windows) -> None:
    hub, office = met(town)
    log(office, "钱小满")
    before = digest(hub)
    opened = windows(hub)
    opened.drop(town.send(office))
    imported(opened)
    assert digest(hub) != before
    opened.show_pane("history")
    history = opened.page.history
    opened.until(lambda: history.table.rows.rowCount() and history.ui.look.isVisible())
    press(Qt.Key.Key_Z, CTRL)
    opened.says(history.ui.plan_words, "就像没有收到过")
    assert digest(hub) != before
    press(ESC)
    opened.until(lambda: not history.ui.plan.isVisible())
    press(Qt.Key.Key_Z, CTRL)
    opened.until(history.ui.plan.isVisible)
    press(ENTER, CTRL)
    opened.says(history.ui.told, "已撤销")
    assert digest(hub) == before
    opened.until(lambda: "已撤销" in opened.texts(history.table)[0][4])
    assert not history.ui.look.isEnabled()


def test_what_others_know_is_taken_back_and_a_refusal_is_said(town: Subdistrict, windows: Windows) -> None:
    hub, office = met(town)
    log(office, "钱小满")
    opened = windows(hub)
    opened.drop(town.send(office))
    imported(opened)
    town.send(hub, "NX03")  # now the office hears of it
    opened.show_pane("history")
    history = opened.page.history
    opened.until(lambda: history.table.rows.rowCount() > 3)
    history.table.setFocus()
    press(Qt.Key.Key_Down)
    opened.until(history.ui.look.isVisible)
    press(Qt.Key.Key_Z, CTRL)
    opened.says(history.ui.error)
    assert history.ui.error.text()
    assert not history.ui.plan.isVisible()


# --- passwords, damage, keys -------------------------------------------------------------------------------


def test_a_password_is_asked_for_where_none_opens_the_file(town: Subdistrict, windows: Windows) -> None:
    hub, office = met(town)
    log(office, "钱小满")
    file = town.folder / "anders.xlsx"
    Exchange(office).export(office.actor, file, HUB, password="eins-zwei-drei")
    opened = windows(hub)
    opened.drop(file)
    ui = opened.page.imports.ui
    opened.until(ui.password_box.isVisible)
    assert "anders.xlsx" in ui.password_words.text()
    opened.until(lambda: focus() is ui.password)
    typed("falsch")
    press(ENTER)
    opened.says(ui.password_error, "打不开")
    assert not ui.take.isEnabled()
    ui.password.selectAll()
    typed("eins-zwei-drei")
    press(ENTER)
    opened.until(lambda: not ui.password_box.isVisible() and ui.take.isEnabled())
    imported(opened)
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_without_any_kept_password_it_is_asked_for_too(town: Subdistrict, windows: Windows) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    opened = windows(hub)
    opened.drop(town.send(office))
    ui = opened.page.imports.ui
    opened.says(ui.password_words, "没有保存过")
    opened.until(lambda: focus() is ui.password)
    typed("x")
    ui.password.setText(FILE_PASSWORD)  # its letters come from an input method
    press(ENTER)
    opened.until(ui.question.isVisible)


def test_a_damaged_file_says_so_and_stops_no_other(town: Subdistrict, windows: Windows) -> None:
    hub, office = met(town)
    log(office, "钱小满")
    good = town.send(office)
    damaged = town.folder / "kaputt.xlsx"
    whole = good.read_bytes()
    damaged.write_bytes(whole[: len(whole) // 2])
    before = content(hub)
    opened = windows(hub)
    assert opened.drop(damaged, good)
    imports = opened.page.imports
    opened.shows(imports.files, 2)
    opened.says(imports.ui.file_words, "kaputt.xlsx")
    assert [row[1] for row in opened.texts(imports.files)] == ["不能接收", "可以接收"]
    assert content(hub) == before
    imported(opened)
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_an_unknown_key_is_a_question_with_the_fingerprint_to_compare(
    town: Subdistrict, windows: Windows
) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    partners(hub, office)
    shown = windows(office)
    own = shown.page.partners.ui.own.text()
    assert own == own_fingerprint(office)
    opened = windows(hub)
    opened.drop(town.send(office))
    ui = opened.page.imports.ui
    opened.says(ui.question_title, "第一次收到")
    assert ui.fingerprint.text() == own
    assert "--" not in ui.file_words.text()
    assert not ui.take.isEnabled()
    press(Qt.Key.Key_N, ALT)
    opened.until(lambda: not ui.question.isVisible())
    assert Exchange(hub).history() == ()
    press(ESC)
    opened.drop(town.send(office))
    opened.until(ui.question.isVisible)
    press(Qt.Key.Key_Y, ALT)
    imported(opened)
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_another_computer_of_an_office_names_those_that_are_known(
    town: Subdistrict, windows: Windows
) -> None:
    hub, office = met(town)
    other = town.home("NX03")
    log(other, "孙若兰")
    opened = windows(hub)
    opened.drop(town.send(other))
    ui = opened.page.imports.ui
    opened.says(ui.question_title, "另一台电脑")
    assert own_fingerprint(office) in ui.known.text()
    press(Qt.Key.Key_Y, ALT)
    imported(opened)


def test_a_replaced_key_is_asked_twice(town: Subdistrict, windows: Windows) -> None:
    hub, office = met(town)
    log(office, "钱小满")
    thief = town.home("NX07")
    with thief.journal.read() as conn:
        public = conn.execute(select(REPLICA.c.public_key).where(REPLICA.c.id == thief.replica)).scalar_one()
    forged = town.put(signed_anew(unlocked(town.send(office)), thief, public_key=public.hex()))
    opened = windows(hub)
    opened.show_pane("import")
    opened.drop(forged)
    imports, ui = opened.page.imports, opened.page.imports.ui
    opened.says(ui.question_title, "换了签名密钥")
    assert own_fingerprint(office) in ui.known.text()
    assert ui.fingerprint.text() == own_fingerprint(thief)
    press(Qt.Key.Key_Y, ALT)
    opened.rest()
    assert "再按一次" in ui.trust.text()
    assert imports.preview is not None
    assert imports.preview.files[0].state is FileState.REFUSED
    press(Qt.Key.Key_Y, ALT)
    opened.until(lambda: not ui.question.isVisible())
    assert imports.preview.files[0].question is None


# --- where files fall --------------------------------------------------------------------------------------


def test_files_fall_anywhere_and_ledgers_still_go_to_the_desk(
    town: Subdistrict, windows: Windows, tmp_path: Path
) -> None:
    hub, office = met(town)
    opened = windows(hub)
    desk = opened.window.page(DeskTab)
    assert isinstance(desk, DeskTab)
    opened.rest()
    assert not desk.form.ui.field_name.acceptDrops()
    ledger = tmp_path / "台账.csv"
    ledger.write_text("日期,姓名,事项\n2026-03-02,卫小满,漏水\n", "utf-8")
    assert opened.drop(ledger)
    opened.until(lambda: desk._assistant is not None and desk._assistant.isVisible())
    assert opened.drop(town.send(office))
    opened.until(opened.page.isVisible)
    opened.shows(opened.page.imports.files, 1)
    assert not opened.drop(tmp_path / "bild.png")


def test_a_long_import_is_stopped_and_leaves_nothing(
    town: Subdistrict, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub, office = met(town)
    for number in range(30):
        log(office, f"人{number}")
    before = content(hub)
    begun, go_on, apply = Event(), Event(), Exchange.apply

    def held(service: Exchange, actor: Actor, preview: Preview, *, progress: Progress) -> Applied:
        def step(done: int, everything: int) -> None:
            begun.set()
            go_on.wait(WAIT_MS / 1000)
            progress(done, everything)

        return apply(service, actor, preview, progress=step)

    monkeypatch.setattr(Exchange, "apply", held)
    opened = windows(hub)
    opened.drop(town.send(office))
    imports = opened.page.imports
    opened.until(imports.ui.take.isEnabled)
    press(ENTER, CTRL)
    opened.bot.waitUntil(begun.is_set, timeout=WAIT_MS)
    assert imports.ui.progress.isVisible()
    assert not imports.ui.take.isEnabled()
    press(ESC)
    go_on.set()
    opened.says(imports.ui.error, "已取消")
    assert content(hub) == before
    assert imports.ui.take.isEnabled()
    imported(opened)
