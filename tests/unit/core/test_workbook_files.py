"""Files as offices have them: passwords, text tables, wrong formats, and what LibreOffice makes of ours."""

import contextlib
import csv
import datetime
import io
import os
import random
import shutil
import signal
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.workbook import (
    Cell,
    Column,
    Cover,
    SheetPlan,
    decrypt,
    encrypt,
    is_encrypted,
    read_table_file,
    read_workbook,
    write_workbook,
)
from nanxi_desk.core.workbook.delimited import read_delimited
from tests.support.project import ROOT

PASSWORD = "南溪 Desk-2026"
ROWS: list[list[Cell]] = [
    ["=1+1", "13812345678", datetime.date(2026, 11, 22), 3],
    [" 空格 ", "310106199001011234", datetime.date(1950, 1, 2), 2.5],
    ["_x0041_ 😀", "第一行\n第二行", None, None],
]
COLUMNS = [
    Column("a", "甲"),
    Column("b", "乙"),
    Column("c", "丙", kind="date"),
    Column("d", "丁", kind="number"),
]


def workbook() -> bytes:
    cover = Cover("封面", "交换工作簿", [("发自", "NX03")], ["请勿改动。"])
    hidden = SheetPlan("_变更", [Column("x", "x")], [["eyJ9"]], state="veryHidden")
    return write_workbook([SheetPlan("来访", COLUMNS, ROWS), hidden], cover=cover)


def refusal(path: Path, password: str | None = None) -> str:
    with pytest.raises(InputRefused) as caught:
        read_table_file(path, password=password)
    assert caught.value.hint.endswith("。")
    assert path.name in caught.value.message
    return caught.value.message


# --- passwords


@pytest.mark.parametrize("size", [0, 1, 100, 4087, 4088, 4096, 5000, 70_000])
def test_any_length_comes_back(size: int) -> None:
    """msoffcrypto by itself loses packages of 4,096 bytes and less."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("x", random.Random(size).randbytes(size))
    data = buffer.getvalue()
    locked = encrypt(data, PASSWORD)
    assert is_encrypted(locked)
    assert decrypt(locked, PASSWORD) == data


def test_the_container_is_agile_with_integrity_and_keeps_its_secret() -> None:
    import msoffcrypto

    data = workbook()
    locked = encrypt(data, PASSWORD)
    assert not is_encrypted(data)
    assert b"worksheets" not in locked
    info = msoffcrypto.OfficeFile(io.BytesIO(locked)).info
    assert (info["spinValue"], info["passwordKeyBits"], info["keyDataHashAlgorithm"]) == (
        100_000,
        256,
        "SHA512",
    )
    assert encrypt(data, PASSWORD) != locked, "salts must be fresh"


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD + " ", PASSWORD.lower()])
def test_a_wrong_password(password: str) -> None:
    locked = encrypt(workbook(), PASSWORD)
    with pytest.raises(InputRefused, match="密码不对"):
        decrypt(locked, password)


@pytest.mark.parametrize("password", ["", "x" * 256])
def test_passwords_that_excel_could_not_take(password: str) -> None:
    with pytest.raises(ValueError, match="password"):
        encrypt(workbook(), password)


def test_what_is_not_encrypted() -> None:
    with pytest.raises(InputRefused, match="没有密码保护"):
        decrypt(workbook(), PASSWORD)
    with pytest.raises(InputRefused, match="旧格式"):
        decrypt(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000, PASSWORD)


def test_a_changed_byte_in_the_package_is_noticed() -> None:
    locked = bytearray(encrypt(workbook(), PASSWORD))
    locked[len(locked) // 2] ^= 1
    with pytest.raises(InputRefused, match="改动或损坏"):
        decrypt(bytes(locked), PASSWORD)


def test_damaged_containers_are_refused_or_whole() -> None:
    data = workbook()
    locked = encrypt(data, PASSWORD)
    dice = random.Random(5)
    for number in range(50):
        damaged = bytearray(locked)
        if number % 2:
            damaged[dice.randrange(4000)] ^= 1 << dice.randrange(8)
        else:
            del damaged[dice.randrange(len(locked)) :]
        with contextlib.suppress(InputRefused):
            assert decrypt(bytes(damaged), PASSWORD) == data


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'spinCount="100000"', b'spinCount="9999999"'),
        (b"<encryption ", b"<!DOCTYPE a>"),
        (b"<keyEncryptors>", b"<keyEncryptorx>"),
        (b'keyBits="256"', b'keyBits="2x6"'),
        (b"SHA512", b"SHA5\xff\xff"),
    ],
)
def test_forged_descriptions(old: bytes, new: bytes) -> None:
    locked = encrypt(workbook(), PASSWORD)
    assert old in locked
    forged = locked.replace(old, new[: len(old)].ljust(len(old)) if len(new) <= len(old) else new)
    with pytest.raises(InputRefused):
        decrypt(forged, PASSWORD)


# --- table files


def test_workbooks_with_and_without_password(tmp_path: Path) -> None:
    clear, locked = tmp_path / "来访.XLSX", tmp_path / "锁.xlsx"
    clear.write_bytes(workbook())
    locked.write_bytes(encrypt(workbook(), PASSWORD))
    assert read_table_file(clear) == read_table_file(locked, password=PASSWORD)
    assert read_table_file(clear, password="unneeded")[1].rows[2:] == ROWS
    assert "有密码保护" in refusal(locked)
    assert "密码不对" in refusal(locked, "x")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("suffix", [".csv", ".txt"])
def test_text_tables(tmp_path: Path, encoding: str, delimiter: str, suffix: str) -> None:
    rows = [
        ["2026年来访登记簿", "", "", ""],
        ["", "", "", ""],
        ["日期", "姓名", "电话", "事项"],
        ["2026-11-22", "张三", "013812345678", "咨询；低保, 医保; 住房"],
        ["2026-11-23", "李四", "310106199001011234", '说"好"\n第二行'],
    ]
    path = tmp_path / f"登记簿{suffix}"
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    [sheet] = read_table_file(path)
    assert sheet.name == "登记簿"
    assert sheet.rows == [[cell or None for cell in row] for row in rows]


def test_uneven_rows_become_equally_wide() -> None:
    assert read_delimited("标题\n甲,乙,丙\n1,2,3\n4\n\n".encode(), max_rows=9) == [
        ["标题", None, None],
        ["甲", "乙", "丙"],
        ["1", "2", "3"],
        ["4", None, None],
        [None, None, None],
    ]


def test_one_column_and_semicolons_with_decimal_commas() -> None:
    assert read_delimited("姓名\n张三\n".encode(), max_rows=9) == [["姓名"], ["张三"]]
    assert read_delimited(b"a;b;c\n1,5;2,5;3\n4,5;5;6\n", max_rows=9)[1] == ["1,5", "2,5", "3"]


cells = st.text(st.characters(codec="gb18030", exclude_characters="\0"), max_size=8)


@settings(deadline=None)
@given(
    st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_any_quoted_table_comes_back(rows: list[list[str]], encoding: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows([["日期", "姓名", "事项"], *rows])
    found = read_delimited(buffer.getvalue().encode(encoding), max_rows=100)
    assert found == [["日期", "姓名", "事项"], *([cell or None for cell in row] for row in rows)]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_rows_or_one_sentence(data: bytes) -> None:
    with contextlib.suppress(InputRefused):
        assert len({len(row) for row in read_delimited(data, max_rows=50)}) <= 1


def test_text_tables_that_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for content, word in [
        (b"", "空"),
        (b'a,b\n1,2\n"3,4\n5,6\n', "第 3 行"),
        (b"a,b\n\0\1\2,3\n", "编码"),
        (b"\x81\x20\xff\xff\xff", "编码"),
        (workbook(), "扩展名"),
        (encrypt(workbook(), PASSWORD), "扩展名"),
        (b"a," + b"x" * 200_000, "过长"),
    ]:
        path.write_bytes(content)
        assert word in refusal(path)


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.ods", "a.xlsm", "a.png", "a.docx", "a"])
def test_other_formats_are_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"something")
    assert "不能读取这种格式" in refusal(path)


def test_missing_folder_and_disguised(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "没有.xlsx")
    folder = tmp_path / "夹.xlsx"
    folder.mkdir()
    assert "文件夹" in refusal(folder)
    old = tmp_path / "旧.xlsx"
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000)
    assert "旧格式" in refusal(old)


# --- LibreOffice

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed")


def convert(path: Path, suffix: str, folder: Path) -> Path:
    assert SOFFICE is not None
    profile = (folder / "profile").as_uri()
    out = folder / "out"
    subprocess.run(
        [
            *(SOFFICE, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", suffix, "--outdir", str(out), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out / f"{path.stem}.{suffix.partition(':')[0]}"


@needs_office
def test_libreoffice_reads_ours_and_we_read_what_it_saves(tmp_path: Path) -> None:
    source = tmp_path / "来访.xlsx"
    source.write_bytes(workbook())
    saved = convert(source, "xlsx", tmp_path)
    sheets = {sheet.name: sheet for sheet in read_table_file(saved)}
    assert list(sheets) == ["封面", "来访", "_变更"]
    assert sheets["来访"].rows == [["a", "b", "c", "d"], ["甲", "乙", "丙", "丁"], *ROWS]
    assert sheets["_变更"].rows[2] == ["eyJ9"]


RESAVER = ROOT / "tests" / "support" / "resaved_by_libreoffice.py"
UNO_PYTHON = "/usr/bin/python3"  # Debian's python3-uno belongs to the system's Python


def speaks_uno() -> bool:
    if SOFFICE is None or not Path(UNO_PYTHON).exists():
        return False
    return subprocess.run([UNO_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not speaks_uno(), reason="soffice or python3-uno is not installed")
def test_libreoffice_opens_our_password_and_we_open_what_it_saves(tmp_path: Path) -> None:
    assert SOFFICE is not None
    source, target = tmp_path / "锁.xlsx", tmp_path / "改.xlsx"
    source.write_bytes(encrypt(workbook(), PASSWORD))
    pipe = f"nanxi{abs(hash(tmp_path))}"
    profile = (tmp_path / "profile").as_uri()
    arguments = [
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        f"--accept=pipe,name={pipe};urp;",
    ]
    command = [SOFFICE, *arguments]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as office:
        try:
            resave = [UNO_PYTHON, str(RESAVER), pipe, source.as_uri(), target.as_uri(), PASSWORD]
            script = subprocess.run(resave, check=False, timeout=120, capture_output=True, text=True)
            assert (script.stdout, script.returncode) == ("saved\n", 0), script.stderr
        finally:
            os.killpg(office.pid, signal.SIGKILL)  # soffice is a script; the office is its child
    saved = target.read_bytes()
    assert is_encrypted(saved)
    assert read_workbook(decrypt(saved, PASSWORD), sheets=["来访"])[0].rows[2] == ["手改", *ROWS[0][1:]]
    with pytest.raises(InputRefused, match="密码不对"):
        decrypt(saved, "wrong")
