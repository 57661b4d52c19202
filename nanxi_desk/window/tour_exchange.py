"""The tour's stations in 数据交换; made-up files stand in where a home exchanged nothing yet."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.exchange.views import (
    ComputerView,
    ConflictView,
    FieldView,
    FilePreview,
    FileState,
    FileView,
    HeadView,
    KeyQuestion,
    PartnerView,
    Preview,
    RowState,
    RowView,
    WaitingView,
)
from nanxi_desk.window.exchange_tab import ExchangeTab
from nanxi_desk.window.main_window import MainWindow

_OFFICES = (("NX03", "华业居委会"), ("NX05", "康定居委会"), ("NX07", "听潮居委会"))
_AT = "2026-11-20T02:10:00Z"
_LATER = "2026-11-20T07:42:00Z"
_NUMBER = "NX03-20261120-A7017"


def exchange_stations(window: MainWindow, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
    """Each pane, and a preview with records, a conflict and a question; nothing for who may not see it."""
    if ExchangeTab.key not in [kind.key for kind in window.kinds]:
        return
    page = window.page(ExchangeTab)
    assert isinstance(page, ExchangeTab)
    for key in page.panes:
        page.show_pane(key)
        settle()
        _fill(page, key)
        yield f"exchange-{key}", window
    page.show_pane("import")
    page.imports.show_preview(_preview())
    settle()
    page.imports.files.selectRow(0)
    yield "exchange-preview", window
    page.imports.leave()


def _fill(page: ExchangeTab, key: str) -> None:
    """Made-up rows for a pane that has none of its own."""
    if key == "partners" and not page.partners.table.rows.rowCount():
        page.partners.fill((page.partners.ui.own.text(), _partners()))
    elif key == "waiting" and not page.waiting.table.rows.rowCount():
        page.waiting.fill(_waiting())
    elif key == "inbox" and not page.inbox.table.rows.rowCount():
        page.inbox.fill(_conflicts(page.inbox.scope))
    elif key == "history" and not page.history.table.rows.rowCount():
        page.history.fill((_file("in", 7, 14, new=5, changed=3, conflicts=1), _file("out", 6, 9)))


def _file(
    way: str, number: int, changes: int, *, new: int = 0, changed: int = 0, conflicts: int = 0
) -> FileView:
    office, name = _OFFICES[0]
    return FileView(
        id=f"{way}{number}",
        incoming=way == "in",
        office=office,
        office_name=name,
        name=f"{office}-NX00-20261120.xlsx" if way == "in" else f"NX00-{office}-20261119.xlsx",
        number=number,
        at=_AT,
        changes=changes,
        records=changes,
        new=new,
        changed=changed,
        conflicts=conflicts,
    )


def _partners() -> tuple[PartnerView, ...]:
    found = []
    for place, (office, name) in enumerate(_OFFICES):
        computers = tuple(
            ComputerView(
                f"{office}{n}", office, f"4c1e-77{place}b-90d{n}-a6f2", "live", own=False, certified=True
            )
            for n in range(2 - place % 2)
        )
        came = place != 1
        found.append(
            PartnerView(
                office=office,
                name=name,
                computers=computers if came else (),
                have_at=_AT if came else "",
                pending=9 * place,
                waiting=int(place == 2),
                last_in=_file("in", 7, 14) if came else None,
                last_out=_file("out", 6, 9),
                owes="" if came else "还没有收到过文件",
                has_password=True,
            )
        )
    return tuple(found)


def _waiting() -> tuple[WaitingView, ...]:
    office, name = _OFFICES[2]
    wanted = f"缺 {office} 的 4c1e77b9 第 18–31 条变更:请先导入“{office}”更早的文件(编号小于 {office}-4C-9)"
    return (WaitingView("w1", office, name, f"{office}-NX00-20261120.xlsx", 9, _AT, _LATER, 12, (wanted,)),)


def _conflicts(scope: str) -> tuple[ConflictView, ...]:
    first = _head("1", "卡片遗失，老人行动不便，女儿代办。", "李明", _AT, shown=False)
    second = _head("2", "本人到场，已补办，三日后来取。", "沈文娟", _LATER, shown=True)
    return tuple(
        ConflictView(
            id=f"c{n}/detail",
            register="事项登记",
            record_type="request",
            record=f"c{n}",
            title=f"NX03-20261120-A70{17 + n}",
            label="情况",
            scope=scope,
            decidable=True,
            heads=(first, second),
        )
        for n in range(2)
    )


def _head(change: str, text: str, who: str, at: str, *, shown: bool) -> HeadView:
    return HeadView(change, text, who, "NX03", at, "卡片遗失", shown=shown, ahead=False, own=True, value=text)


def _preview() -> Preview:
    office, name = _OFFICES[0]
    rows = (
        RowView(
            RowState.CONFLICT, "事项登记", "request", "r1", _NUMBER, "沈文娟", _LATER,
            (FieldView("情况", "卡片遗失，老人行动不便，女儿代办。", "本人到场，已补办，三日后来取。"),),
        ),
        RowView(
            RowState.CHANGED, "事项登记", "request", "r2", "NX03-20261119-A7011", "李明", _AT,
            (FieldView("状态", "受理", "办结"), FieldView("办结结果", "", "办成")),
        ),
        RowView(
            RowState.NEW, "居民", "resident", "r3", "沈文娟", "李明", _AT,
            (FieldView("姓名", "", "沈文娟"), FieldView("电话", "", "138****2207")),
        ),
    )  # fmt: skip
    ready = FilePreview(
        Path(f"{office}-NX00-20261120.xlsx"), FileState.READY, "f1", office, name, 7, _AT,
        new=1, changed=2, conflicts=1, changes=4, rows=rows,
    )  # fmt: skip
    stranger, called = _OFFICES[2]
    question = KeyQuestion("first", stranger, called, "91d0-3b5e-c8f7-20aa")
    asked = FilePreview(
        Path(f"{stranger}-NX00-20261120.xlsx"), FileState.REFUSED, "f2", stranger, called, 1, _AT,
        question=question,
    )  # fmt: skip
    return Preview((ready, asked))
