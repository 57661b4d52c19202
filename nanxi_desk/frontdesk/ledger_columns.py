"""Which column of a hand-kept ledger holds what: the header, what its titles mean, a mapping proposed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.core.lists import LIST_MARK
from nanxi_desk.frontdesk.ledger_dates import DateUnit, read_date, read_time
from nanxi_desk.frontdesk.ledger_values import Cell, Sheet, cell_text, is_blank, plain


class Target(StrEnum):
    """What a ledger column may be taken as; the values are the words of mapping files and screens."""

    DATE = "日期"
    TIME = "时间"
    NAME = "姓名"
    GENDER = "性别"
    ID_NUMBER = "身份证号"
    PHONE = "电话"
    ADDRESS = "住址"
    CHANNEL = "渠道"
    LINE = "条线"
    ITEM = "事由"
    DETAIL = "内容"
    STATUS = "状态"
    OUTCOME = "处理情况"
    RECEIVER = "经办人"
    NOTE = "备注"
    SEQUENCE = "序号"
    IGNORE = "忽略"


# One of these says what a visit was about; without one a table is no ledger.
CONTENT = frozenset({Target.ITEM, Target.DETAIL, Target.LINE})

# Titles as titles are compared (see title_key); of two columns for one target the earlier word wins.
_SYNONYMS: Mapping[Target, str] = {
    Target.DATE: (
        "登记日期 来访日期 接待日期 接访日期 日期 来电日期 服务日期 咨询日期 申请日期 反映日期 "
        "发生日期 受理日期 办理日期 登记时间 来访时间 接待时间 接访时间 来电时间 受理时间 时间 "
        "年月日 datecreated createddate createdat createdtime created dateopened openeddate opened "
        "opendate datesubmitted submittedat submitted requestdate daterequested datereported "
        "reporteddate datereceived receiveddate visitdate dateofvisit date datetime timestamp"
    ),
    Target.TIME: "时刻 具体时间 钟点 来访时刻 time timeofday timeofvisit visittime",
    Target.NAME: (
        "来访人 来访人姓名 姓名 居民姓名 当事人 来访者 来访居民 居民 申请人 申请人姓名 反映人 求助人 "
        "咨询人 来电人 服务对象 办事人 办事居民 联系人 名字 户主 name fullname requester "
        "requestername requestedby resident residentname visitor visitorname caller customer "
        "applicant contactname"
    ),
    Target.GENDER: "性别 gender sex",
    Target.ID_NUMBER: (
        "身份证号 身份证号码 身份证 公民身份号码 身份号码 证件号码 证件号 idnumber idcard "
        "idcardnumber idno nationalid"
    ),
    Target.PHONE: (
        "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 联系手机 来电号码 固定电话 座机 phone "
        "phonenumber telephone tel mobile mobilephone cell cellphone contactphone contactnumber"
    ),
    Target.ADDRESS: (
        "住址 地址 家庭住址 家庭地址 居住地址 现住址 居住地 详细地址 门牌号 门牌 室号 房号 address "
        "streetaddress homeaddress"
    ),
    Target.CHANNEL: (
        "渠道 来访方式 来访渠道 接待方式 受理方式 受理渠道 来访形式 方式 来源 途径 channel source "
        "origin method"
    ),
    Target.LINE: (
        "条线 所属条线 业务条线 条口 类别 事项类别 业务类别 问题类别 类型 事项类型 业务类型 分类 "
        "category requestcategory casecategory type requesttype casetype servicetype problemtype "
        "department topic"
    ),
    Target.ITEM: (
        "事由 来访事由 事项 办理事项 来访事项 服务事项 咨询事项 受理事项 登记事项 事项名称 业务 "
        "业务名称 办理业务 项目 主题 title subject item issue service servicename requestname "
        "summary casetitle"
    ),
    Target.DETAIL: (
        "内容 反映问题 诉求 诉求内容 来访内容 反映内容 咨询内容 具体内容 主要内容 事项内容 反映情况 "
        "来访情况 情况 详细情况 情况说明 问题描述 问题 描述 description details detail "
        "requestdescription casedescription problem complaint"
    ),
    Target.STATUS: (
        "状态 办理状态 处理状态 是否办结 办结情况 是否解决 是否完成 完成情况 办结 status "
        "requeststatus casestatus currentstatus"
    ),
    Target.OUTCOME: (
        "处理情况 处理结果 办理情况 办理结果 结果 处理意见 办理意见 处置情况 答复情况 解决情况 "
        "落实情况 反馈情况 反馈 答复 处理 outcome resolution result actiontaken action response "
        "disposition"
    ),
    Target.RECEIVER: (
        "经办人 接待人 受理人 接访人 登记人 承办人 接待人员 值班人 值班人员 首问责任人 处理人 记录人 "
        "工作人员 接待社工 社工 经办 assignedto assignee handledby receivedby takenby staff "
        "staffname officer handler agent owner"
    ),
    Target.NOTE: "备注 附注 说明 其他 note notes remark remarks comment comments",
    Target.SEQUENCE: (
        "序号 序 编号 登记编号 流水号 no num number id caseid casenumber requestid requestnumber "
        "ticket ticketid ticketnumber referencenumber reference objectid"
    ),
}
_EXACT = {
    word: (target, rank) for target, words in _SYNONYMS.items() for rank, word in enumerate(words.split())
}

# Titles that merely contain a known word, weaker than those above. None: a word that forbids guessing.
_CONTAINED: tuple[tuple[re.Pattern[str], Target | None], ...] = (
    (
        re.compile(
            r"满意|回访|评价|出生|办结.*[日时]|完成.*[日时]|结案|归档|截止|到期|更新|附件|人数|件数|次数"
        ),
        None,
    ),
    (re.compile(r"身份证|证件号"), Target.ID_NUMBER),
    (re.compile(r"电话|手机|联系方式"), Target.PHONE),
    (re.compile(r"住址|地址|门牌"), Target.ADDRESS),
    (re.compile(r"经办|接待人|接访人|受理人|值班|登记人"), Target.RECEIVER),
    (re.compile(r"姓名|来访人|当事人"), Target.NAME),
    (re.compile(r"性别"), Target.GENDER),
    (re.compile(r"渠道|方式"), Target.CHANNEL),
    (re.compile(r"日期|时间"), Target.DATE),
    (re.compile(r"条线|类别|类型"), Target.LINE),
    (re.compile(r"事由|事项"), Target.ITEM),
    (re.compile(r"处理|办理|结果|处置"), Target.OUTCOME),
    (re.compile(r"内容|诉求|问题"), Target.DETAIL),
    (re.compile(r"备注"), Target.NOTE),
    (re.compile(r"序号"), Target.SEQUENCE),
    (re.compile(r"clos|updat|birth|resol|complet|due|modif|e-?mail|\bip\b|file|user|number of"), None),
    (re.compile(r"\bdate\b"), Target.DATE),
    (re.compile(r"\b(?:tele)?phone\b|\bmobile\b"), Target.PHONE),
    (re.compile(r"\baddress\b"), Target.ADDRESS),
    (re.compile(r"\bcategory\b"), Target.LINE),
    (re.compile(r"\bdescription\b"), Target.DETAIL),
    (re.compile(r"\bstatus\b"), Target.STATUS),
)
_SEARCHED_ROWS = 100
_SAMPLED_ROWS = 300
_LONGEST_TITLE = 30
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How one sheet is read. Rows and columns are zero-based; `titles` has every titled column, `columns`
    those that are taken as something. `year` stands in for dates written without one."""

    sheet: str
    header_row: int
    columns: Mapping[int, Target]
    titles: Mapping[int, str]
    header_rows: int = 1
    year: int | None = None
    date_unit: DateUnit = DateUnit.AUTO

    def column(self, target: Target) -> int | None:
        """The column taken as `target`, None if there is none."""
        return next((column for column, found in self.columns.items() if found is target), None)


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """A header that was found, how well its titles are known, and the share of dates that can be read
    below it (None: nothing stands below it)."""

    mapping: ColumnMapping
    score: int
    date_share: float | None


def title_key(text: str) -> str:
    """A title as titles are compared: folded, lower case, without brackets, blanks and marks."""
    words = re.sub(r"\(.*?\)|【.*?】|\[.*?\]", "", plain(text)) or plain(text)
    return "".join(character for character in words.lower() if character.isalnum())


def known_title(text: str) -> tuple[Target, int] | None:
    """The target that a title names and how loosely: 0 is the best word; None for an unknown title."""
    exact = _EXACT.get(title_key(text))
    if exact is not None:
        return exact
    words = plain(text).lower()
    for pattern, target in _CONTAINED:
        if pattern.search(words):
            return (target, 1000) if target else None
    return None


def find_header(sheet: Sheet) -> HeaderGuess | None:
    """The best header of the sheet, None if no row names a date and what a visit was about."""
    best: HeaderGuess | None = None
    for row in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        if sum(isinstance(cell, str) and not is_blank(cell) for cell in sheet.rows[row]) == 0:
            continue
        for height in (1, 2):
            guess = _guess(sheet, row, height)
            if guess is not None and (best is None or _quality(guess) > _quality(best)):
                best = guess
    return best


def mapping_at(sheet: Sheet, row: int, height: int = 1) -> ColumnMapping:
    """The mapping of a header that a person pointed at, as far as its titles are known."""
    height = min(height, len(sheet.rows) - row)
    titles = header_titles(sheet, row, height)
    columns, _score = _assign(titles, sheet.rows[row + height :][:_SAMPLED_ROWS])
    return ColumnMapping(sheet.name, row, columns, titles, height)


def _quality(guess: HeaderGuess) -> tuple[bool, int, int, int]:
    # A second row must earn its place: with known titles first, then with titles at all.
    mapping = guess.mapping
    return (guess.date_share is not None, guess.score, len(mapping.titles), -mapping.header_rows)


def _guess(sheet: Sheet, row: int, height: int) -> HeaderGuess | None:
    if height == 2 and not _is_second_header_row(sheet, row + 1):
        return None
    titles = header_titles(sheet, row, height)
    below = sheet.rows[row + height :]
    columns, score = _assign(titles, below[:_SAMPLED_ROWS])
    targets = set(columns.values())
    if Target.DATE not in targets or not targets & CONTENT:
        return None
    mapping = ColumnMapping(sheet.name, row, columns, titles, height)
    date_column = mapping.column(Target.DATE)
    share = _share_of_dates(below, date_column) if date_column is not None else None
    if share is not None and share < _LEAST_SHARE:
        return None
    return HeaderGuess(mapping, score, share)


def header_titles(sheet: Sheet, row: int, height: int = 1) -> dict[int, str]:
    """The titles by column, made distinct; in a header of two rows the lower word counts where it is known
    by itself, else both together."""
    spread = dict(_texts(sheet.rows[row]))
    if height == 2:
        for first, left, last, right in sheet.merged:
            if first <= row <= last and left in spread and first == row:
                spread.update(dict.fromkeys(range(left + 1, right + 1), spread[left]))
        for column, lower in _texts(sheet.rows[row + 1]).items():
            upper = spread.get(column)
            spread[column] = (
                lower if upper is None or known_title(lower) or upper == lower else f"{upper}/{lower}"
            )
    titles: dict[int, str] = {}
    for column in sorted(spread):
        title, count = spread[column], 2
        while title in titles.values():
            title, count = f"{spread[column]}({count})", count + 1
        titles[column] = title
    return titles


def _texts(row: Sequence[Cell]) -> dict[int, str]:
    return {
        column: " ".join(cell_text(cell).split()) for column, cell in enumerate(row) if not is_blank(cell)
    }


def _is_second_header_row(sheet: Sheet, row: int) -> bool:
    """Whether the row adds titles to those above it: text only, at least one known, and none that a table
    would hold as content below a title of the same column."""
    if row >= len(sheet.rows):
        return False
    upper, lower = _texts(sheet.rows[row - 1]), _texts(sheet.rows[row])
    cells = [cell for cell in sheet.rows[row] if not is_blank(cell)]
    if not cells or not all(isinstance(cell, str) and len(cell) <= _LONGEST_TITLE for cell in cells):
        return False
    heads = {left for first, left, _last, right in sheet.merged if first == row - 1 and right > left}
    free = [column for column in lower if column not in upper or column in heads]
    return len(free) * 2 >= len(lower) and any(known_title(lower[column]) for column in free)


def _assign(titles: Mapping[int, str], below: Sequence[Sequence[Cell]]) -> tuple[dict[int, Target], int]:
    """One column for each target: the best word, then the leftmost; and the score of the whole."""
    offers: dict[Target, list[tuple[int, int]]] = {}
    for column, title in titles.items():
        known = known_title(title) if len(title) <= _LONGEST_TITLE else None
        if known is not None:
            offers.setdefault(known[0], []).append((known[1], column))
    if Target.DATE in offers:
        offers[Target.DATE] = _by_content(offers[Target.DATE], below)
    chosen = {target: min(found)[1] for target, found in offers.items() if found}
    if Target.DATE in chosen and Target.TIME not in chosen:
        for _rank, column in offers[Target.DATE]:
            if column != chosen[Target.DATE] and _share_of_times(below, column) > _LEAST_SHARE:
                chosen[Target.TIME] = column
                break
    score = sum(1 if min(offers[t])[0] >= 1000 else 2 for t in chosen if t in offers)
    columns = {column: target for target, column in chosen.items()}
    return dict(sorted(columns.items())), score


def _by_content(offers: list[tuple[int, int]], below: Sequence[Sequence[Cell]]) -> list[tuple[int, int]]:
    """Of several columns that might be the date, one whose cells are dates goes before one whose are not."""
    if len(offers) == 1:
        return offers
    return [
        (rank if (_share_of_dates(below, column) or 0) >= _LEAST_SHARE else rank + 500, column)
        for rank, column in offers
    ]


def _share_of_dates(rows: Iterable[Sequence[Cell]], column: int) -> float | None:
    """The share of readable dates among the cells of the column in rows that hold more than that cell."""
    seen = readable = 0
    for row in rows:
        if column < len(row) and not is_blank(row[column]) and sum(not is_blank(cell) for cell in row) > 2:
            seen += 1
            readable += read_date(row[column]).problem is None
        if seen >= _SAMPLED_ROWS:
            break
    return readable / seen if seen else None


def _share_of_times(rows: Iterable[Sequence[Cell]], column: int) -> float:
    cells = [row[column] for row in rows if column < len(row) and not is_blank(row[column])]
    return sum(read_time(cell) is not None for cell in cells) / len(cells) if cells else 0.0


def propose_mappings(sheets: Iterable[Sheet]) -> tuple[ColumnMapping, ...]:
    """A mapping for every sheet that has a header and rows below it, in the file's order.

    Raises InputRefused if no sheet has a recognisable header, and for a list that this program wrote: its
    requests are known, and it holds masked phones.
    """
    sheets = list(sheets)
    if any(sheet.name == LIST_MARK for sheet in sheets):
        raise InputRefused(
            _("这是本程序导出的列表，里面的登记已经在册，不能当台账接入。"), _("请选择手工台账的文件。")
        )
    found = [guess for sheet in sheets if (guess := find_header(sheet)) is not None]
    if not found:
        raise InputRefused(
            _("没有一张工作表里有认得出的表头。"),
            _("表头的一行里要有“日期”和“事由”（或“内容”“条线”）这些列名；列名不同的，用 --map 给出对应表。"),
        )
    filled = [guess for guess in found if guess.date_share is not None]
    return tuple(guess.mapping for guess in filled or found[:1])


def propose_mapping(sheets: Iterable[Sheet]) -> ColumnMapping:
    """The mapping of the sheet that is most certainly a ledger: the best known header, then the most rows.

    Raises InputRefused if no sheet has a recognisable header.
    """
    sheets = list(sheets)
    rows = {sheet.name: len(sheet.rows) for sheet in sheets}
    return max(propose_mappings(sheets), key=lambda m: (len(m.columns), rows[m.sheet]))
