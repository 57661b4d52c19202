"""Workbooks that are wrong: one sentence and nothing written, or the damage carries nothing."""

import base64
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.incoming import import_files, read_file
from nanxi_desk.core.exchange.manifest import changes_hash, read_manifest
from nanxi_desk.core.exchange.sheets import CHANGES, MANIFEST
from nanxi_desk.core.journal.change import body_digest, canonical
from nanxi_desk.core.workbook import Cell, Column, Cover, SheetPlan, encrypt, write_workbook
from tests.support.exchanges import (
    FILE_PASSWORD,
    HUB,
    Rows,
    Subdistrict,
    cell_changed,
    content,
    digest,
    edit,
    log,
    manifest_of,
    numbers,
    part_of,
    repacked,
    rewritten,
    rows_of,
    signed_anew,
    take,
    unlocked,
)


class Case:
    """A hub that has met an office, the office's next file, and the same without its password."""

    def __init__(self, town: Subdistrict) -> None:
        self.town = town
        self.hub, self.office = town.home(HUB), town.home("NX03")
        request = log(self.office, "赵一鸣", phone="13800000001")
        town.exchange(self.office, hub=self.hub)
        edit(self.office, request, "情况有变")
        log(self.office, "钱小满", detail="第二件")
        self.file = town.send(self.office)
        self.plain = unlocked(self.file)
        self.before = content(self.hub)

    def refused(self, file: Path | bytes, sentence: str = ".", password: str = FILE_PASSWORD) -> InputRefused:
        """The file is refused in one sentence with a hint, and nothing was written."""
        path = self.town.put(file) if isinstance(file, bytes) else file
        with pytest.raises(InputRefused, match=sentence) as refusal:
            import_files(self.hub, self.hub.actor, [read_file(path, password)])
        assert path.name in refusal.value.message
        assert "\n" not in refusal.value.message
        assert refusal.value.hint
        assert content(self.hub) == self.before
        return refusal.value

    def taken(self, file: bytes) -> None:
        """The file brings exactly what the intact one does."""
        [result] = take(self.hub, self.town.put(file), dry_run=True)
        assert numbers([result]) == [(4, 1, 0, 5)]

    def taken_for_good(self, file: bytes) -> None:
        take(self.hub, self.town.put(file))
        assert digest(self.hub, "NX03") == digest(self.office, "NX03")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    # One for all tests of this file: each of them leaves the hub as it was, and says so.
    with Subdistrict(tmp_path_factory.mktemp("town")) as town:
        yield Case(town)


def test_the_intact_file_brings_something(case: Case) -> None:
    [result] = take(case.hub, case.file, dry_run=True)
    assert numbers([result]) == [(4, 1, 0, 5)]
    case.taken(case.plain)
    assert content(case.hub) == case.before


def test_the_encrypted_file_is_ordinary_office_encryption(case: Case) -> None:
    import msoffcrypto

    with case.file.open("rb") as stream:
        container = msoffcrypto.OfficeFile(stream)
        assert container.is_encrypted()
        container.load_key(password=FILE_PASSWORD, verify_password=True)
        opened = io.BytesIO()
        container.decrypt(opened, verify_integrity=True)
    assert opened.getvalue() == case.plain


# --- no workbook of ours -----------------------------------------------------------------------------------


def test_a_wrong_password_is_told(case: Case) -> None:
    case.refused(case.file, "密码不对", password="交换-2025")
    case.refused(case.file, "密码不对", password="")


def test_a_missing_file_and_a_folder_are_told(case: Case) -> None:
    case.refused(case.town.folder / "没有.xlsx", "找不到")
    case.refused(case.town.folder, "找不到")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"hello", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)]
)
def test_what_is_no_workbook_is_refused(case: Case, data: bytes) -> None:
    case.refused(data)


def test_a_masked_list_is_no_exchange(case: Case) -> None:
    columns = [Column("name", "来访人"), Column("phone", "电话")]
    plan = SheetPlan("居民", columns, [["赵一鸣", "138****0001"]])
    masked = write_workbook([plan], cover=Cover("封面", "居民名单", [("发自", "NX03")], ["供查阅"]))
    case.refused(masked, "不是数据交换工作簿")
    case.refused(encrypt(masked, FILE_PASSWORD), "不是数据交换工作簿")


def test_a_file_without_its_manifest_or_its_changes_is_refused(case: Case) -> None:
    case.refused(rewritten(case.plain, {MANIFEST: lambda rows: rows[:2]}), "不是数据交换工作簿")
    case.refused(rewritten(case.plain, {CHANGES: lambda rows: rows[:2]}), "应有 5 条,读到 0 条")
    case.refused(rewritten(case.plain, {CHANGES: lambda _rows: [["x"], ["y"]]}), "“_变更”表第 1 行")


# --- damage ------------------------------------------------------------------------------------------------


def test_a_truncated_file_is_refused(case: Case) -> None:
    data, chance = case.file.read_bytes(), random.Random(7)
    for end in [1, 511, 512, *chance.sample(range(len(data) - 4096), 8)]:
        case.refused(data[:end])
    assert not refused_or_the_same(case, data[:-1])  # the container's last sector is filled up with nothing
    for end in [len(case.plain) - 1, *chance.sample(range(1, len(case.plain)), 6)]:
        case.refused(case.plain[:end])


def flipped(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def test_a_flipped_bit_is_refused_or_carries_nothing(case: Case) -> None:
    chance = random.Random(20261122)
    refusals = 0
    for data, count in ((case.file.read_bytes(), 24), (case.plain, 24)):
        for __ in range(count):
            changed = flipped(data, chance.randrange(len(data)), chance.randrange(8))
            refusals += refused_or_the_same(case, changed)
    assert refusals > 24


@pytest.mark.parametrize("sheet", [CHANGES, MANIFEST])
def test_a_flipped_bit_inside_a_sheet_is_refused_or_carries_nothing(case: Case, sheet: str) -> None:
    part, xml = part_of(case.plain, sheet)
    start = xml.index(b"<sheetData>")
    chance = random.Random(sheet)
    refusals = 0
    for __ in range(15):
        changed = flipped(xml, chance.randrange(start, len(xml)), chance.randrange(8))
        refusals += refused_or_the_same(case, repacked(case.plain, part, changed))
    assert refusals > 5


def refused_or_the_same(case: Case, data: bytes) -> bool:
    path = case.town.put(data)
    try:
        received = read_file(path, FILE_PASSWORD)
        [result] = import_files(case.hub, case.hub.actor, [received], dry_run=True)
    except InputRefused:
        return True
    finally:
        assert content(case.hub) == case.before
        path.unlink()
    assert numbers([result]) == [(4, 1, 0, 5)]
    assert {(c.id, c.header, c.salt, c.body, c.hash) for c in received.changes} == {
        (c.id, c.header, c.salt, c.body, c.hash) for c in read_file(case.file, FILE_PASSWORD).changes
    }
    return False


# --- hands in the change sheet -----------------------------------------------------------------------------


def text_changed(cell: Cell) -> Cell:
    """Another content, still good base64 of good JSON."""
    old = base64.b64decode(str(cell)).decode()
    new = old.replace("情况有变", "情况没变").replace("第二件", "第三件").replace("登记", "受理")
    assert new != old
    return base64.b64encode(new.encode()).decode()


def test_an_edited_change_refuses_the_file(case: Case) -> None:
    rows = rows_of(case.plain, CHANGES)
    bodies = [str(row[rows[0].index("body")]) for row in rows]
    row = next(i for i in range(2, len(rows)) if "情况有变".encode() in base64.b64decode(bodies[i]))
    edited = rewritten(case.plain, {CHANGES: cell_changed("body", text_changed, row)})
    case.refused(edited, "改动过")
    case.refused(encrypt(edited, FILE_PASSWORD), "改动过")


@pytest.mark.parametrize("name", ["hash", "salt", "header", "body"])
@pytest.mark.parametrize("value", [None, "AAAA", "不是", 7])
def test_any_other_cell_in_a_change_refuses_the_file(case: Case, name: str, value: Cell) -> None:
    case.refused(rewritten(case.plain, {CHANGES: cell_changed(name, lambda _cell: value)}))


def test_an_edited_change_that_is_here_already_refuses_too(case: Case) -> None:
    plain = unlocked(case.town.send(case.office, full=True))
    rows = rows_of(plain, CHANGES)
    assert len(rows) > len(rows_of(case.plain, CHANGES))
    body = rows[0].index("body")
    row = next(i for i in range(2, len(rows)) if "赵一鸣".encode() in base64.b64decode(str(rows[i][body])))

    def other_name(cell: Cell) -> Cell:
        return base64.b64encode(
            base64.b64decode(str(cell)).replace("赵一鸣".encode(), "赵二鸣".encode())
        ).decode()

    case.refused(rewritten(plain, {CHANGES: cell_changed("body", other_name, row)}), "改动过")


def test_values_cannot_be_erased_by_taking_cells_out(case: Case) -> None:
    def erase(rows: Rows) -> Rows:
        salt, body, sum_ = (rows[0].index(name) for name in ("salt", "body", "digest"))
        row = rows[-1]
        wanted = body_digest(base64.b64decode(str(row[salt])), base64.b64decode(str(row[body])))
        row[salt], row[body], row[sum_] = None, None, base64.b64encode(wanted).decode()
        return rows

    case.refused(rewritten(case.plain, {CHANGES: erase}), "与清单不符")


def test_a_removed_or_doubled_or_added_change_refuses_the_file(case: Case) -> None:
    full = rows_of(unlocked(case.town.send(case.office, full=True)), CHANGES)
    edits: list[Callable[[Rows], Rows]] = [
        lambda rows: rows[:-1],
        lambda rows: [*rows[:3], *rows[4:]],
        lambda rows: [*rows, list(rows[-1])],
        lambda rows: [*rows[:-1], list(rows[2])],
        lambda rows: [*rows, [*full[2]]],
    ]
    for change in edits:
        case.refused(rewritten(case.plain, {CHANGES: change}), "清单不符|改动过")


def test_the_order_of_rows_and_columns_and_the_readable_cells_mean_nothing(case: Case) -> None:
    def mixed(rows: Rows) -> Rows:
        columns = list(range(len(rows[0])))
        random.Random(3).shuffle(columns)
        data = rows[2:]
        random.Random(4).shuffle(data)
        return [[row[i] for i in columns] for row in [*rows[:2], *data]]

    case.taken(rewritten(case.plain, {CHANGES: mixed}))
    readable = cell_changed("who", lambda _cell: "别人")
    case.taken(rewritten(case.plain, {CHANGES: readable}))
    case.taken(rewritten(case.plain, {CHANGES: lambda rows: [*rows[:3], [None] * len(rows[0]), *rows[3:]]}))
    shown = cell_changed("detail", lambda _cell: "手改的情况")
    case.taken(rewritten(case.plain, {"事项登记": shown}))


def test_continued_cells_are_joined_by_their_numbers_wherever_they_stand(tmp_path: Path) -> None:
    with Subdistrict(tmp_path) as town:
        hub, office = town.home(HUB), town.home("NX03")
        log(office, detail="很长。" * 3_000)
        plain = unlocked(town.send(office))

        def backwards(rows: Rows) -> Rows:
            assert "body2" in rows[0]
            return [row[::-1] for row in rows]

        take(hub, town.put(rewritten(plain, {CHANGES: backwards})))
        assert digest(hub, "NX03") == digest(office, "NX03")


# --- the manifest ------------------------------------------------------------------------------------------


def test_an_edited_manifest_or_signature_refuses_the_file(case: Case) -> None:
    def other_number(cell: Cell) -> Cell:
        text = base64.b64decode(str(cell))
        assert b'"full":false' in text
        return base64.b64encode(text.replace(b'"full":false', b'"full":true')).decode()

    case.refused(rewritten(case.plain, {MANIFEST: cell_changed("text", other_number)}), "签名不符")
    zeros = cell_changed("text", lambda _cell: base64.b64encode(bytes(64)).decode(), row=3)
    case.refused(rewritten(case.plain, {MANIFEST: zeros}), "签名不符")
    short = cell_changed("text", lambda _cell: "AAAA", row=3)
    case.refused(rewritten(case.plain, {MANIFEST: short}), "签名不符")


def test_names_of_a_newer_minor_version_are_passed_over(case: Case) -> None:
    newer = signed_anew(case.plain, case.office, format=[1, 9], weather={"rain": [1, None]}, certificate="00")
    case.taken(newer)


def test_another_major_version_is_refused_whole(case: Case) -> None:
    for version in ([2, 0], [0, 1]):
        case.refused(signed_anew(case.plain, case.office, format=version), "另一代程序")


def test_a_file_for_somebody_else_is_refused(case: Case) -> None:
    case.refused(signed_anew(case.plain, case.office, to="NX09"), "发给“NX09”.*本机是“NX00”")


WRONG: list[dict[str, Any]] = [
    {"number": "1"},
    {"number": -1},
    {"number": True},
    {"file": "../x"},
    {"replica": "00"},
    {"at": "gestern"},
    {"office": None},
    {"office_name": 7},
    {"hub": 0},
    {"changes": None},
    {"changes_hash": "00"},
    {"public_key": 5},
    {"public_key": "zz" * 32},
    {"born_of": 5},
    {"birth_signature": "00"},
    {"ranges": []},
    {"ranges": {"a/b": [2, 1]}},
    {"before": {"a/b": "00"}},
    {"have": {"a/b": [1]}},
    {"have": {"a/b": [-1, "00"]}},
    {"scopes": None},
    {"format": None},
    {"format": ["1", 0]},
]


@pytest.mark.parametrize("values", WRONG, ids=str)
def test_a_manifest_that_makes_no_sense_is_none_of_ours(case: Case, values: dict[str, Any]) -> None:
    text = canonical({**manifest_of(case.plain), **values})
    with pytest.raises(InputRefused, match=r"不是数据交换工作簿|另一代程序"):
        read_manifest(text)


FALSE: list[dict[str, Any]] = [
    {"file": "../x"},
    {"changes": 4},
    {"changes_hash": "00" * 32},
    {"ranges": {}},
    {"before": {}},
    {"scopes": []},
    {"hub": True},
    {"office": "NX07"},
    {"office": HUB},
    {"public_key": "00" * 32},
]


@pytest.mark.parametrize("values", FALSE, ids=str)
def test_a_manifest_that_says_what_is_not_so_is_refused_though_signed(
    case: Case, values: dict[str, Any]
) -> None:
    case.refused(signed_anew(case.plain, case.office, **values))


def test_a_hole_inside_a_file_refuses_it(case: Case) -> None:
    """Who signs a file whose rows do not follow each other has a broken program or bad intent."""
    rows = rows_of(case.plain, CHANGES)
    hashes = [base64.b64decode(str(row[rows[0].index("hash")])) for row in [*rows[2:4], *rows[5:]]]
    told = changes_hash((own, False) for own in hashes)
    shortened = rewritten(case.plain, {CHANGES: lambda rows: [*rows[:4], *rows[5:]]})
    forged = signed_anew(shortened, case.office, changes=len(hashes), changes_hash=told)
    case.refused(forged, "改动过")
