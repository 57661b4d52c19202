"""Damaged, lying and hostile workbooks: one sentence each, and the caller's process stays alive."""

import contextlib
import io
import random
import struct
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.workbook import (
    Column,
    Limits,
    SheetPlan,
    check_archive,
    read_workbook,
    reader,
    write_workbook,
)

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def sample() -> bytes:
    rows = [[f"行 {number}", number] for number in range(20)]
    return write_workbook([SheetPlan("表", [Column("a", "甲"), Column("b", "乙")], rows)])


def rebuilt(changes: Mapping[str, bytes | str | None], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sample with parts replaced, added, or (None) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample())) as source:
        parts: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    for name, content in changes.items():
        if content is None:
            del parts[name]
        else:
            parts[name] = content
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows: str, *, before: str = "", after: str = "", prolog: str = "") -> str:
    return f"{prolog}<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def with_strings(attributes: str, strings: str, rows: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sample())) as source:
        types = source.read("[Content_Types].xml").decode()
        relations = source.read("xl/_rels/workbook.xml.rels").decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    override = f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
    link = f'<Relationship Type="{relation}" Target="/{STRINGS}" Id="rId99"/></Relationships>'
    return rebuilt(
        {
            "[Content_Types].xml": types.replace("</Types>", override),
            "xl/_rels/workbook.xml.rels": relations.replace("</Relationships>", link),
            STRINGS: f"<sst {MAIN} {attributes}>{strings}</sst>",
            SHEET: sheet_xml(rows),
        }
    )


def refusal(data: bytes, limits: Limits | None = None) -> str:
    """The sentence with which `data` is refused; it says something and what to do."""
    with pytest.raises(InputRefused) as caught:
        read_workbook(data, limits=limits)
    assert caught.value.hint.endswith("。")
    assert caught.value.message.endswith("。")
    assert caught.value.message.count("。") == 1
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空"),
        (b"\x00" * 100, "不是 .xlsx"),
        (b"<html><table></table></html>", "不是 .xlsx"),
        (b"\xff\xd8\xff\xe0JFIF", "不是 .xlsx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1000, "旧格式"),
        (b"PK\x03\x04", "损坏"),
        (b"PK\x03\x04" + b"\0" * 500, "损坏"),
    ],
)
def test_what_is_no_workbook_at_all(data: bytes, word: str) -> None:
    assert word in refusal(data)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"xl/workbook.xml": None}, "不是 .xlsx"),
        ({"[Content_Types].xml": None}, "不是 .xlsx"),
        ({"xl/vbaProject.bin": b"x"}, "宏"),
        ({"XL/VBAPROJECT.BIN": b"x"}, "宏"),
        ({"xl/macrosheets/sheet1.xml": b"<a/>"}, "宏"),
        ({"xl/externalLinks/externalLink1.xml": b"<a/>"}, "链接"),
        ({"xl/../../evil.xml": b"<a/>"}, "越界"),
        ({"/etc/passwd": b"x"}, "越界"),
        ({"..\\evil": b"x"}, "越界"),
        ({"C:/evil": b"x"}, "越界"),
        ({SHEET.upper(): b"<a/>"}, "重名"),
        ({SHEET: sheet_xml("", prolog="<!DOCTYPE a [<!ENTITY b 'c'>]>")}, "实体"),
        ({SHEET: "<!-- " + "x" * (1 << 20) + " -->" + sheet_xml("", prolog="<!DOCTYPE a>")}, "实体"),
        ({"xl/hidden.dat": " \n<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "实体"),
        ({SHEET: ("\ufeff" + sheet_xml("", prolog="<!DOCTYPE a>")).encode("utf-16-le")}, "编码"),
        ({"xl/other.xml": "<a>\0</a>"}, "编码"),
        ({SHEET: "<worksheet"}, "损坏"),
        ({SHEET: "no xml"}, None),
        ({"xl/workbook.xml": "<workbook/>"}, None),
        ({SHEET: None}, "损坏"),
    ],
)
def test_archives_that_are_refused(changes: dict[str, bytes | str | None], word: str | None) -> None:
    if word is None:  # odd, but harmless: whatever calamine makes of it, there are no rows
        try:
            assert all(not sheet.rows for sheet in read_workbook(rebuilt(changes)))
        except InputRefused:
            return
    else:
        assert word in refusal(rebuilt(changes))


def test_a_declaration_on_the_border_of_two_blocks_is_found() -> None:
    for shift in range(12):
        text = "<a>" + "x" * ((1 << 20) - 3 - shift) + "<!DOCTYPE b></a>"
        assert "实体" in refusal(rebuilt({"xl/other.xml": text}))


def test_foreign_compression_and_encrypted_entries_are_refused() -> None:
    assert "压缩方式" in refusal(rebuilt({}, method=zipfile.ZIP_BZIP2))
    locked = bytearray(sample())
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    assert "加密" in refusal(bytes(locked))


def test_too_many_entries() -> None:
    assert "过多" in refusal(sample(), Limits(max_entries=5))


def test_zip_bombs_are_refused_before_they_unpack() -> None:
    bomb = rebuilt({"xl/bomb.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})
    assert len(bomb) < 100_000
    start = time.monotonic()
    assert "庞大" in refusal(bomb)
    assert time.monotonic() - start < 2
    assert "庞大" in refusal(sample(), Limits(max_unpacked=10_000))


def test_parts_that_share_bytes_are_refused() -> None:
    data = sample()
    first = data.index(b"PK\x01\x02")
    directory = bytearray(data[first:])
    second = directory.index(b"PK\x01\x02", 4)
    directory[second + 42 : second + 46] = directory[42:46]  # its offset becomes the first part's
    assert "庞大" in refusal(data[:first] + bytes(directory))


@pytest.mark.parametrize(("offset", "length"), [(16, 4), (24, 4)], ids=["checksum", "size"])
def test_a_directory_that_lies_is_refused(offset: int, length: int) -> None:
    data = bytearray(sample())
    entry = data.index(b"PK\x01\x02")
    (value,) = struct.unpack_from("<I", data, entry + offset)
    struct.pack_into("<I", data, entry + offset, value - 1)
    with pytest.raises(InputRefused, match="损坏"):  # by the gate, before calamine finds out too
        check_archive(bytes(data), Limits())


@pytest.mark.parametrize("attributes", ['count="1" uniqueCount="999999999999"', "uniqueCount = '5000'"])
def test_forged_string_counts_are_refused(attributes: str) -> None:
    data = with_strings(attributes, "<si><t>a</t></si>", "")
    with pytest.raises(InputRefused, match="数量"):
        check_archive(data, Limits())


def test_honest_string_counts_pass() -> None:
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 501))
    [sheet] = read_workbook(with_strings('count="500" uniqueCount="1"', "<si><t>女</t></si>", rows))
    assert sheet.rows == [["女"]] * 500


def test_one_long_text_shown_by_many_cells_does_not_fill_the_memory() -> None:
    rows = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 2001))
    data = with_strings('count="2000" uniqueCount="1"', f"<si><t>{'x' * 30_000}</t></si>", rows)
    assert "内存放不下" in refusal(data, Limits(max_unpacked=20_000_000))


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1", "A1:A1", "zz", ""])
def test_a_lying_dimension_changes_nothing(dimension: str) -> None:
    rows = '<row r="3"><c r="C3"><v>7</v></c></row><row r="5"><c r="B5" t="str"><v>x</v></c></row>'
    data = rebuilt({SHEET: sheet_xml(rows, before=f'<dimension ref="{dimension}"/>')})
    if dimension in ("zz", ""):
        refusal(data)
        return
    [sheet] = read_workbook(data)
    assert sheet.rows == [[None] * 3, [None] * 3, [None, None, 7], [None] * 3, [None, "x", None]]


@pytest.mark.parametrize(
    "cells", ["A1 XFD1048576", "A1 ZZZZZZZZ1", "A1 A99999999999999", "A1 A4294967295", "A0", "11", "Ａ1"]
)
def test_cells_at_impossible_places_end_the_child_only(cells: str) -> None:
    rows = "".join(f'<row><c r="{cell}"><v>1</v></c></row>' for cell in cells.split())
    with contextlib.suppress(InputRefused):
        [sheet] = read_workbook(rebuilt({SHEET: sheet_xml(rows)}), limits=Limits(memory_bytes=1 << 30))
        assert len(sheet.rows) <= 1


def test_limits_on_rows_and_cells() -> None:
    assert "行数" in refusal(sample(), Limits(max_rows=21))
    assert read_workbook(sample(), limits=Limits(max_rows=22))
    assert "范围" in refusal(sample(), Limits(max_cells=43))
    assert read_workbook(sample(), limits=Limits(max_cells=44))
    assert "上限" in refusal(sample(), Limits(max_bytes=100))


def test_values_of_all_kinds() -> None:
    cells = [
        ("<c r='A1' t='e'><v>#N/A</v></c>", None),
        ("<c r='A1' t='b'><v>1</v></c>", True),
        ("<c r='A1'><v>NaN</v></c>", "nan"),
        ("<c r='A1'><v>310106199001011234</v></c>", 310106199001011234.0),
        ("<c r='A1'><v>13812345678</v></c>", 13812345678),
        ("<c r='A1'><v>-2.50</v></c>", -2.5),
        ("<c r='A1' t='str'><f>1</f><v></v></c>", None),
        ("<c r='A1' t='inlineStr'><is><r><t>粗</t></r><r><t>细</t></r></is></c>", "粗细"),
    ]
    rows = "".join(
        f"<row r='{i}'>{cell.replace('A1', f'A{i}')}</row>" for i, (cell, _value) in enumerate(cells, 1)
    )
    [sheet] = read_workbook(rebuilt({SHEET: sheet_xml(rows + "<row r='20'><c r='A20'><v>0</v></c></row>")}))
    found = [row[0] for row in sheet.rows[: len(cells)]]
    assert found == [value for _cell, value in cells]
    assert list(map(type, found)) == [type(value) for _cell, value in cells]


def test_merged_ranges_are_reported() -> None:
    merged = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B3:B9"/></mergeCells>'
    rows = '<row r="1"><c r="A1" t="str"><v>来访登记簿</v></c></row>'
    [sheet] = read_workbook(rebuilt({SHEET: sheet_xml(rows, after=merged)}))
    assert sheet.merged == ((0, 0, 0, 2), (2, 1, 8, 1))
    assert sheet.rows == [["来访登记簿"]]


def test_truncated_files_are_refused_wherever_they_end() -> None:
    data = sample()
    for end in sorted(random.Random(7).sample(range(len(data) - 1), 60)):
        with pytest.raises(InputRefused):
            check_archive(data[:end], Limits())


def test_a_flipped_bit_is_refused_or_changes_nothing() -> None:
    data = sample()
    whole = read_workbook(data)
    dice = random.Random(11)
    passed = []
    for _ in range(300):
        damaged = bytearray(data)
        damaged[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        try:
            check_archive(bytes(damaged), Limits())
        except InputRefused:
            continue
        passed.append(bytes(damaged))
    assert len(passed) < 150
    for damaged_data in passed[:8]:
        with contextlib.suppress(InputRefused):
            assert read_workbook(damaged_data) == whole


def child_that(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(reader, "_child_command", lambda: [sys.executable, "-c", code])


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import sys; sys.stdin.buffer.read(); sys.exit(0)",
        "raise SystemExit(3)",
        'print(\'["sheet","a",[]]\'); print(\'["rows",[[1]]]\')',
        "print('[\"rows\",[[1]]]'); print('[\"end\"]')",
        "print('not json')",
        "print('{}')",
        "print('[]')",
        'print(\'["sheet","a",[]]\'); print(\'["rows",[[{"x":"y"}]]]\')',
        "import sys; sys.stdout.buffer.write(b'\\xff\\n')",
    ],
)
def test_whatever_becomes_of_the_child_is_one_sentence(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    child_that(monkeypatch, code)
    assert "无法读取" in refusal(sample())


def test_a_child_that_never_answers_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    child_that(monkeypatch, "import threading; threading.Event().wait(60)")
    start = time.monotonic()
    assert "用时过长" in refusal(sample(), Limits(seconds=0.5))
    assert time.monotonic() - start < 10


@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits on Windows")
def test_the_child_is_bounded_in_memory_and_writes_no_core() -> None:
    big = write_workbook(
        [SheetPlan("表", [Column("a", "甲")], ([f"{number}" + "字" * 3000] for number in range(30_000)))]
    )
    message = refusal(big, Limits(memory_bytes=150 << 20))
    assert "内存" in message or "过多" in message
    assert read_workbook(big)[0].rows[-1][0] == "29999" + "字" * 3000


def test_the_child_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nanxi_desk").mkdir()
    (tmp_path / "nanxi_desk" / "__init__.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert read_workbook(sample())[0].rows[1] == ["甲", "乙"]


def test_a_bundle_starts_itself_as_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader._child_command() == [sys.executable, "--workbook-child"]
