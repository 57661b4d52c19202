"""The four slips as PDF files: what pdftotext reads, what pdfinfo measures, what a scanner would see."""

import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from nanxi_desk.core.home import Home
from nanxi_desk.core.slip import Slip
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.slips import HAND_ON, MISSING_LIST, RECEIPT, REFUSAL, SLIPS, SlipFacts, make_slip
from nanxi_desk.frontdesk.views import StepOrder, VisitDraft
from nanxi_desk.widgets.slip_layout import HEIGHT, MARGIN, QR_EDGE, QUIET_MODULES, WIDTH
from nanxi_desk.widgets.slip_printing import save_pdf
from tests.support.requirements import needs_tool

pytestmark = [needs_tool("pdftoppm"), pytest.mark.usefixtures("qapp")]
MM_PER_POINT = 25.4 / 72
DPI = 300
RADICALS = str.maketrans("戶⺠⻬⻓⻔⻚⻋⻅⻆⻉⻛⻜⻢⻥⻦⻨⻩⻰⻳", "户民齐长门页车见角贝风飞马鱼鸟麦黄龙龟")
FACTS = SlipFacts(
    office_name="华业居委会", number="NX03-20260923-FF010", day="2026-09-23", registered="2026-09-23 09:30",
    visitor="韩志强", phone="138****0004", item="医疗救助", line="民政救助", detail="住院回来，问怎么报",
    handling="转办", limit="20 个工作日", due_day="2026-10-28", documents=("身份证", "户口簿", "出院小结"),
    missing=("出院小结",), receiver="陈静", handler="李明", until_day="2026-09-30", reason="户籍不在本街道",
    target="社区事务受理服务中心", note="请先电话联系", where="户籍所在地街道",
)  # fmt: skip


def pdf(slip: Slip, folder: Path) -> Path:
    file = folder / f"{slip.title}.pdf"
    save_pdf([slip], file)
    return file


def read(file: Path) -> str:
    """All letters of a PDF, in reading order, without blanks and line ends."""
    told = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    # Qt's PDF names the radicals of a CJK font for letters that look the same.
    text = told.stdout.decode()
    text = "".join(unicodedata.normalize("NFKC", x) if "\u2f00" <= x <= "\u2fdf" else x for x in text)
    text = text.translate(RADICALS)
    return "".join(text.split())


def info(file: Path) -> dict[str, str]:
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    return {name: rest.strip() for name, _colon, rest in (line.partition(":") for line in told.splitlines())}


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_is_a5_upright(kind: str, tmp_path: Path) -> None:
    told = info(pdf(make_slip(kind, FACTS), tmp_path))
    width, height = (float(n) * MM_PER_POINT for n in told["Page size"].split()[:3:2])
    assert (round(width), round(height)) == (148, 210)
    assert told["Title"] == f"{kind} {FACTS.number}"


@pytest.mark.parametrize("kind", SLIPS)
def test_an_ordinary_request_fits_on_one_sheet(kind: str, tmp_path: Path) -> None:
    papers = () if kind == HAND_ON else FACTS.documents
    facts = replace(FACTS, documents=papers, missing=papers[2:])
    assert info(pdf(make_slip(kind, facts), tmp_path))["Pages"] == "1"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (RECEIPT, ("20个工作日", "2026年10月28日", "首问责任人陈静", "承办人李明", "来访人签收")),
        (MISSING_LIST, ("请于2026年9月30日前", "☐出院小结", "☑身份证", "等候补正的时间不计入办理时限")),
        (REFUSAL, ("不予受理理由户籍不在本街道", "建议办理去向户籍所在地街道", "可以持本告知书")),
        (HAND_ON, ("社区事务受理服务中心：", "要求办结日期2026年10月28日", "答复内容", "接收单位（盖章）")),
    ],
)
def test_each_says_what_it_is_for(kind: str, said: tuple[str, ...], tmp_path: Path) -> None:
    text = read(pdf(make_slip(kind, FACTS), tmp_path))
    for words in (kind, FACTS.number, FACTS.office_name, "韩志强", "138****0004", "医疗救助", *said):
        assert words in text, (words, text)


def test_the_code_holds_the_number(tmp_path: Path) -> None:
    """Each module is looked up in the middle of its place, at the size at which it is printed."""
    file = pdf(make_slip(RECEIPT, FACTS), tmp_path)
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", str(file), str(tmp_path / "page")], check=True)
    image = QImage(str(next(tmp_path.glob("page*.png"))))
    wanted = [list(row) for row in segno.make(FACTS.number, error="m", micro=False, boost_error=False).matrix]
    scale, edge = image.width() / WIDTH, QR_EDGE / (len(wanted) + 2 * QUIET_MODULES)
    left = WIDTH - MARGIN - QR_EDGE

    def dark(row: int, column: int) -> int:
        x = left + (column + QUIET_MODULES + 0.5) * edge
        y = MARGIN + (row + QUIET_MODULES + 0.5) * edge
        return int(QColor(image.pixel(round(x * scale), round(y * scale))).lightness() < 128)

    assert [[dark(r, c) for c in range(len(wanted))] for r in range(len(wanted))] == wanted
    assert not any(dark(-1, c) or dark(r, -1) for c in range(len(wanted)) for r in range(len(wanted)))
    assert round(image.height() / scale) == pytest.approx(HEIGHT, abs=5)


LETTERS = st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯漏水abcXYZ0123456789，。", min_size=1, max_size=900)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(detail=LETTERS, item=LETTERS.map(lambda text: text[:60]), kind=st.sampled_from(SLIPS))
def test_nothing_that_is_long_gets_lost(detail: str, item: str, kind: str, tmp_path: Path) -> None:
    """However long, every letter stands on some page, and each page has number and title."""
    facts = replace(FACTS, detail=detail, item=item)
    file = pdf(make_slip(kind, facts), tmp_path)
    text, pages = read(file), int(info(file)["Pages"])
    assert text.count(FACTS.number) == pages
    for letter in set(detail):
        assert text.count(letter) >= detail.count(letter), letter
    if pages > 1:
        assert f"第{pages}页，共{pages}页" in text


def test_what_is_unknown_leaves_no_line(tmp_path: Path) -> None:
    bare = SlipFacts(office_name="华业居委会", number="", day="2026-09-23", item="漏水")
    text = read(pdf(make_slip(RECEIPT, bare), tmp_path))
    assert "漏水" in text
    for name in ("联系电话", "条线", "情况说明", "办理时限", "备注", "编号："):
        assert name not in text


def test_the_facts_of_a_real_request(home: Home, service: FrontDesk) -> None:
    """What the desk's own request puts on its slips: masked phone, limit, papers, to whom and why."""
    draft = VisitDraft(
        item="医疗救助", name="韩志强", phone="13800000004", detail="住院回来", accept=True,
        documents=("身份证", "户口簿"), missing=("出院小结",),
    )  # fmt: skip
    request = service.log(home.actor, draft).request_id
    facts = service.slip_facts(request)
    assert facts.phone == "138****0004"
    assert (facts.limit, facts.missing) == ("20 个工作日", ("出院小结",))
    assert facts.due_day == service.detail(request).row.due
    assert {"身份证", "出院小结"} <= set(facts.documents)
    order = StepOrder("转办", target="外单位", to_name="社区事务受理服务中心", reason="请核对")
    service.take_step(home.actor, [request], order)
    facts = service.slip_facts(request)
    assert (facts.target, facts.note) == ("社区事务受理服务中心", "请核对")


def test_the_font_of_the_slip_is_the_screens(qapp: QApplication, tmp_path: Path) -> None:
    fonts = subprocess.run(
        ["pdffonts", str(pdf(make_slip(RECEIPT, FACTS), tmp_path))], capture_output=True, check=True
    )
    rows = fonts.stdout.decode().splitlines()[2:]
    assert rows
    assert all(" yes " in row for row in rows), "what is not embedded prints as something else"
