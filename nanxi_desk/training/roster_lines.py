"""Reading lists of people: a pasted list, or the rows of a sheet, whatever the order of its columns."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from nanxi_desk.core.language import _
from nanxi_desk.training import rules
from nanxi_desk.training.views import ListLine

NAME, UNIT, POST, PHONE, ROLE = "name", "unit", "post", "phone", "role"
LONGEST_NAME: Final = 60
_HEADERS: Mapping[str, str] = {
    **dict.fromkeys(("姓名", "名字", "参训人", "参加人", "人员", "参训人员", "参会人员"), NAME),
    **dict.fromkeys(("单位", "所在单位", "居委会", "居委", "所属居委", "小区", "部门", "工作单位"), UNIT),
    **dict.fromkeys(("职务", "岗位", "职位", "职务岗位"), POST),
    **dict.fromkeys(
        ("电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "电话号码", "电话尾号"), PHONE
    ),
    **dict.fromkeys(("身份", "类别", "人员类别"), ROLE),
}
_HEADER_ROWS: Final = 15
# A number in front of a line: "1." "2、" "（3）" "4)"; of a phone there is more.
_NUMBERED = re.compile(r"^\s*[(（]?\d{1,4}[)）.、．:：]\s*")
_PARTS = re.compile(r"[\t,，;；|]")
_PHONE = re.compile(
    r"(?<!\d)(?:\+?86[- ]?)?(1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-?\d{7,8}|\d{7,8}|\d{4})(?!\d)"
)
_NAME = re.compile(r"[^\W\d_][^\d_]{0,59}")


def read_pasted(text: str, offices: Mapping[str, str]) -> tuple[ListLine, ...]:
    """The people of a pasted list: one a line, or several names in a line parted by 、 or blanks.

    `offices` are names by code. A header row tells the columns; without one each part is told by its look.
    """
    rows = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    tables = [[part.strip() for part in _parts(line)] for __, line in rows]
    header = _header(tables)
    if header is not None:
        place, columns = header
        below = zip((number for number, __ in rows[place + 1 :]), tables[place + 1 :], strict=True)
        return tuple(_line(number, _picked(cells, columns), offices) for number, cells in below)
    found: list[ListLine] = []
    for number, line in rows:
        found += _told_by_look(number, line, offices)
    return tuple(found)


def read_rows(rows: Sequence[Sequence[Any]], offices: Mapping[str, str]) -> tuple[ListLine, ...] | None:
    """The people of a sheet below its header; None where no row names a column 姓名."""
    tables = [[_text(cell) for cell in row] for row in rows]
    header = _header(tables)
    if header is None:
        return None
    place, columns = header
    found = []
    for number, cells in enumerate(tables[place + 1 :], place + 2):
        picked = _picked(cells, columns)
        if any(picked.values()) and not _is_header(cells):
            found.append(_line(number, picked, offices))
    return tuple(found)


def office_of(unit: str, offices: Mapping[str, str]) -> str:
    """The code of an office by its name, code, or the name without 居委会; "" where it is none of ours."""
    plain = _plain_unit(unit)
    if not plain:
        return ""
    found = [code for code, name in offices.items() if plain in (_plain_unit(name), code.lower())]
    return found[0] if len(found) == 1 else ""


def role_of(role: str, post: str) -> str:
    """The role that words of a list mean; "" where they say nothing."""
    plain = role.strip()
    if plain in rules.ROLES:
        return plain
    told = f"{plain}{post}"
    for word, meant in (
        ("业委会", rules.OWNERS),
        ("社工", rules.STAFF_ROLE),
        ("主任", rules.COMMITTEE),
        ("委员", rules.COMMITTEE),
        ("书记", rules.COMMITTEE),
        ("楼组长", rules.ACTIVIST),
        ("骨干", rules.ACTIVIST),
        ("志愿者", rules.ACTIVIST),
        ("居民", rules.RESIDENT),
    ):
        if word in told:
            return meant
    return ""


def _plain_unit(unit: str) -> str:
    plain = rules.plain_name(unit)
    for ending in ("居民委员会", "居委会", "居委", "社区"):
        plain = plain.removesuffix(ending)
    return plain


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _parts(line: str) -> list[str]:
    return _PARTS.split(line) if _PARTS.search(line) else line.split()


def _header_word(cell: str) -> str | None:
    plain = unicodedata.normalize("NFKC", cell)
    return _HEADERS.get("".join(c for c in plain if c.isalnum()))


def _is_header(cells: Sequence[str]) -> bool:
    """A row that names a column 姓名 and nothing but columns we may not know: no person is called so."""
    told = [word for cell in cells if (word := _header_word(cell)) is not None]
    return NAME in told and (len(told) > 1 or sum(bool(cell) for cell in cells) == 1)


def _header(tables: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """The row that names the columns, and the column of each field, the first one of a kind."""
    for place, cells in enumerate(tables[:_HEADER_ROWS]):
        if _is_header(cells):
            columns: dict[str, int] = {}
            for column, cell in enumerate(cells):
                if (word := _header_word(cell)) is not None:
                    columns.setdefault(word, column)
            return place, columns
    return None


def _picked(cells: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    return {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}


def _told_by_look(number: int, line: str, offices: Mapping[str, str]) -> Iterable[ListLine]:
    """A line without columns: a number, names, a unit, a phone, in any order."""
    line = _NUMBERED.sub("", unicodedata.normalize("NFKC", line)).strip()
    phone = ""
    if told := _PHONE.search(line):
        phone = told[1]
        line = f"{line[: told.start()]} {line[told.end() :]}"
    parts = [part.strip() for part in _parts(line) if part.strip(" ()[]")]
    units = [part for part in parts if office_of(part, offices) or _looks_like_unit(part)]
    rest = [part for part in parts if part not in units]
    posts = [part for part in rest if _looks_like_post(part)]
    names = [part for part in rest if part not in posts]
    names = [each for part in names for each in part.split("、") if each.strip()] if names else names
    if not names:
        return [ListLine(number, line, problem=_("这一行没有姓名。"))]
    if len(names) == 2 and len(names[0]) == len(names[1]) == 1:  # "王 芳", as sheets space two characters
        names = ["".join(names)]
    unit, post = " ".join(units), " ".join(posts)
    if len(names) > 1 and phone:
        return [
            ListLine(
                number,
                " ".join(names),
                unit,
                post,
                phone,
                problem=_("一行里有几个姓名和一个电话，分不清是谁的。"),
            )
        ]
    return [
        _line(number, {NAME: name, UNIT: unit, POST: post, PHONE: phone, ROLE: ""}, offices) for name in names
    ]


def _looks_like_unit(part: str) -> bool:
    return len(part) >= 3 and part.endswith(
        ("居委会", "居委", "居民委员会", "街道", "社区", "小区", "业委会", "公司", "物业", "中心")
    )


def _looks_like_post(part: str) -> bool:
    return part.endswith(("主任", "委员", "书记", "社工", "组长", "骨干", "志愿者", "经理", "老师"))


def _line(number: int, told: Mapping[str, str], offices: Mapping[str, str]) -> ListLine:
    name = tidy_name(told.get(NAME, ""))
    unit, post, phone = (told.get(key, "") for key in (UNIT, POST, PHONE))
    phone = unicodedata.normalize("NFKC", phone).strip()
    return ListLine(
        number,
        name,
        unit,
        post,
        phone,
        office_of(unit, offices),
        role_of(told.get(ROLE, ""), post),
        _problem(name, phone),
    )


def tidy_name(name: str) -> str:
    """ "王 芳" is 王芳; a foreign name keeps its blanks."""
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    bare = plain.replace(" ", "")
    return bare if bare and not any(c.isascii() for c in bare) else plain


def _problem(name: str, phone: str) -> str:
    if not name:
        return _("这一行没有姓名。")
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        return _("“{name}”不像姓名。").format(name=name[:20])
    if phone and not rules.phone_tail(phone):
        return _("电话至少要有后四位。")
    return ""
