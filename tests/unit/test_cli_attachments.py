"""Attachments by command: added, told, given out, and along with the exchange."""

import hashlib

import pytest

from nanxi_desk.core.exchange import attachment_files
from tests.support.command_line import CommandLine
from tests.support.homes import CHEAP
from tests.support.parcels import use_parcels
from tests.support.pictures import pdf, photo


@pytest.fixture
def line(tmp_path, capsys, monkeypatch) -> CommandLine:
    use_parcels(monkeypatch)
    monkeypatch.setattr(attachment_files, "COST", CHEAP)
    monkeypatch.setenv("NANXI_DESK_EXCHANGE_PASSWORD", "some-password")
    monkeypatch.setenv("NANXI_DESK_TRUST", "all")
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "现场.jpg").write_bytes(photo())
    (tmp_path / "另一张.jpg").write_bytes(photo(seed=2))
    (tmp_path / "签字.pdf").write_bytes(pdf())
    (tmp_path / "坏的.jpg").write_bytes(photo()[:500])
    return tmp_path


def test_files_are_added_told_and_given_out(line, files):
    home = line.made()
    number = line.done("log", "--item", "漏水", "--name", "王芳", home=home)["number"]
    told = line.done("attach", number, files / "现场.jpg", files / "签字.pdf", home=home)
    assert [one["name"] for one in told["attached"]] == ["现场.jpg", "签字.pdf"]
    assert line.done("attach", number, files / "现场.jpg", home=home) == {"attached": []}
    listed = line.done("attachments", number, home=home)["attachments"]
    assert [(one["name"], one["kind"], one["here"]) for one in listed] == [
        ("现场.jpg", "jpg", True),
        ("签字.pdf", "pdf", True),
    ]
    saved = line.done("attachments", number, "--save", files / "出", home=home)["saved"]
    assert sorted(path.name for path in (files / "出").iterdir()) == ["现场.jpg", "签字.pdf"]
    for path, one in zip(saved, listed, strict=True):
        content = (files / "出" / str(path).rpartition("/")[2]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
        assert len(content) == one["size"]
    refused = line.refused(3, "attachments", number, "--save", files / "出", home=home)
    assert "没有覆盖" in refused
    assert line.done("verify", home=home)["ok"]


def test_a_bad_file_among_good_ones_adds_none(line, files):
    home = line.made()
    number = line.done("log", "--item", "漏水", "--name", "王芳", home=home)["number"]
    refused = line.refused(3, "attach", number, files / "现场.jpg", files / "坏的.jpg", home=home)
    assert refused.startswith("“坏的.jpg”：")
    assert line.done("attachments", number, home=home)["attachments"] == []


def test_files_of_one_name_get_names_of_their_own(line, files):
    home = line.made()
    number = line.done("log", "--item", "漏水", "--name", "王芳", home=home)["number"]
    line.done("attach", number, files / "现场.jpg", home=home)
    (files / "现场.jpg").write_bytes(photo(seed=3))
    line.done("attach", number, files / "现场.jpg", home=home)
    line.done("attachments", number, "--save", files / "出", home=home)
    assert sorted(path.name for path in (files / "出").iterdir()) == ["现场 (2).jpg", "现场.jpg"]


def test_attachments_go_along_on_request(line, files):
    office, hub = line.made(at="office"), line.made("NX00", hub=True, at="hub")
    number = line.done("log", "--item", "漏水", "--name", "王芳", home=office)["number"]
    line.done("attach", number, files / "现场.jpg", home=office)
    plain = line.done("export", files / "a.xlsx", "--to", "NX00", home=office)
    assert plain.keys() == {"file", "changes", "records"}
    line.done("import", files / "a.xlsx", home=hub)
    [absent] = line.done("attachments", number, home=hub)["attachments"]
    assert (absent["here"], absent["size"]) == (False, None)
    assert line.done("attachments", number, "--save", files / "无", home=hub)["saved"] == []
    told = line.done("export", files / "b.xlsx", "--to", "NX00", "--attachments", home=office)
    assert told["attachments"] == 1
    results = line.done("import", files / "b.xlsx", told["attachments_file"], home=hub)["files"]
    assert [one["attachments"] for one in results] == [0, 1]
    [here] = line.done("attachments", number, home=hub)["attachments"]
    assert here["here"]
