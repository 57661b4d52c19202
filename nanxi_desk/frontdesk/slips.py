"""The four slips of the front desk. They go to residents and other bodies, so they are always Chinese."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from nanxi_desk.core.slip import Part, Row, Slip, Tick

RECEIPT, MISSING_LIST, REFUSAL, HAND_ON = "受理回执", "一次性告知单", "不予受理告知书", "转办单"
SLIPS = (RECEIPT, MISSING_LIST, REFUSAL, HAND_ON)
_NUMBER = "编号："
_PAGING = "第 {page} 页，共 {pages} 页"


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """Everything that a slip may need, masked where needed; "" where unknown. Days are ISO days.

    `missing` of `documents` is what the resident still has to bring; where nothing is said to be missing,
    nothing is said to be there either.
    """

    office_name: str
    number: str
    day: str  # of printing
    registered: str = ""  # "2026-11-24 09:30"
    visitor: str = ""  # "" for an anonymous visitor
    phone: str = ""  # masked
    item: str = ""
    line: str = ""
    detail: str = ""
    handling: str = ""
    limit: str = ""  # in words, e.g. "15 个工作日"
    due_day: str = ""
    documents: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    receiver: str = ""  # 首问责任人
    handler: str = ""  # 承办人
    until_day: str = ""  # the last day of 补正
    reason: str = ""  # of 不予受理
    target: str = ""  # to whom it is handed on
    note: str = ""
    where: str = ""  # to go instead


def make_slip(kind: str, facts: SlipFacts) -> Slip:
    """The slip of one of SLIPS; what is unknown leaves no line. ValueError for another kind."""
    if kind not in _MAKERS:
        raise ValueError(f"no such slip: {kind}")
    return _MAKERS[kind](facts)


def written_day(iso: str) -> str:
    """An ISO day, or one with a time behind it, as it is written on paper; anything else as it stands."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{day.year}年{day.month}月{day.day}日{iso[10:]}"


def _receipt(facts: SlipFacts) -> Slip:
    rows = (
        *_matter(facts),
        ("办理方式", facts.handling),
        ("办理时限", facts.limit),
        ("预计办结日期", written_day(facts.due_day)),
        ("首问责任人", facts.receiver),
        ("承办人", facts.handler),
        ("备注", facts.note),
    )
    return Slip(
        RECEIPT,
        facts.office_name,
        facts.number,
        _NUMBER,
        opening=(*_address(facts), "您提出的事项已经受理，现将办理安排告知如下，请您核对并保存本回执。"),
        rows=_rows(*rows),
        parts=_documents(facts, "办理所需材料"),
        closing=("查询进度时，请向工作人员出示本回执或者报上编号。",),
        signatures=("工作人员", "来访人签收"),
        dated=written_day(facts.day),
        paging=_PAGING,
    )


def _missing_list(facts: SlipFacts) -> Slip:
    day = written_day(facts.until_day)
    until = f"请于{day}前（含当日）一次补齐未打勾的材料。" if day else "请一次备齐未打勾的材料后再来办理。"
    return Slip(
        MISSING_LIST,
        facts.office_name,
        facts.number,
        _NUMBER,
        opening=(*_address(facts), "办理下列事项所需的材料，现一次性向您告知。" + until),
        rows=_rows(
            *_matter(facts),
            ("补正截止日期", day),
            ("办理时限", facts.limit),
            ("首问责任人", facts.receiver),
            ("承办人", facts.handler),
            ("备注", facts.note),
        ),
        parts=_documents(facts, "所需材料（☑ 已收到　☐ 尚需提交）"),
        closing=("等候补正的时间不计入办理时限。材料补齐后，我们将继续为您办理。",) if day else (),
        signatures=("工作人员", "来访人签收"),
        dated=written_day(facts.day),
        paging=_PAGING,
    )


def _refusal(facts: SlipFacts) -> Slip:
    return Slip(
        REFUSAL,
        facts.office_name,
        facts.number,
        _NUMBER,
        opening=(
            *_address(facts),
            "经核对，我们无法受理您提出的下列事项。现将理由书面告知，请您谅解。",
        ),
        rows=_rows(
            *_matter(facts),
            ("不予受理理由", facts.reason),
            ("建议办理去向", facts.where),
            ("首问责任人", facts.receiver),
            ("承办人", facts.handler),
            ("备注", facts.note),
        ),
        parts=(
            Part(
                "如有不同意见",
                ("您可以持本告知书向街道办事处提出，由街道核实情况后答复您；也可以随时向我们补充说明情况。",),
            ),
        ),
        signatures=("工作人员", "来访人签收"),
        dated=written_day(facts.day),
        paging=_PAGING,
    )


def _hand_on(facts: SlipFacts) -> Slip:
    asked = "现将下列事项转请办理。办结后请填写下方回件，连同本单退回我们，以便及时答复居民。"
    return Slip(
        HAND_ON,
        facts.office_name,
        facts.number,
        _NUMBER,
        opening=(f"{facts.target}：", asked) if facts.target else (asked,),
        rows=_rows(
            ("来访人", facts.visitor),
            *(row for row in _matter(facts) if row[0] != "条线"),  # our own order means nothing to others
            ("办理时限", facts.limit),
            ("要求办结日期", written_day(facts.due_day)),
            ("首问责任人", facts.receiver),
            ("转出人", facts.handler),
            ("备注", facts.note),
        ),
        parts=(
            *_documents(facts, "随转材料"),
            Part("回件", blanks=(("接收人及日期", 1), ("办理结果", 1), ("答复内容", 2), ("答复人及日期", 1))),
        ),
        signatures=("转出人", "接收单位（盖章）"),
        dated=written_day(facts.day),
        paging=_PAGING,
    )


def _address(facts: SlipFacts) -> tuple[str, ...]:
    return (f"{facts.visitor}：",) if facts.visitor else ()


def _matter(facts: SlipFacts) -> tuple[tuple[str, str], ...]:
    """What every slip says of the request."""
    return (
        ("联系电话", facts.phone),
        ("登记时间", written_day(facts.registered)),
        ("事项", facts.item),
        ("条线", facts.line),
        ("情况说明", facts.detail),
    )


def _rows(*rows: tuple[str, str]) -> tuple[Row, ...]:
    return tuple(Row(name, text.strip()) for name, text in rows if text.strip())


def _documents(facts: SlipFacts, heading: str) -> tuple[Part, ...]:
    """The list of documents, each with a tick once it is there; what is missing beyond the list follows."""
    listed = dict.fromkeys((*facts.documents, *facts.missing))
    ticks = tuple(
        Tick(document, ticked=bool(facts.missing) and document not in facts.missing)
        for document in listed
        if document.strip()
    )
    return (Part(heading, ticks=ticks),) if ticks else ()


_MAKERS: Mapping[str, Callable[[SlipFacts], Slip]] = MappingProxyType(
    {RECEIPT: _receipt, MISSING_LIST: _missing_list, REFUSAL: _refusal, HAND_ON: _hand_on}
)
