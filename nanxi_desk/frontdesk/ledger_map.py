"""The mapping file (--map): which titles of a ledger stand for what, in TOML.

    sheet = "2026年来访登记"   # optional: only this sheet
    header_row = 3            # optional: as the spreadsheet counts, from 1
    header_rows = 1           # optional: 2 for a header of two rows
    year = 2026               # optional: for dates without a year
    date_unit = "auto"        # optional: "seconds", "milliseconds" (Unix times), "serial"

    [columns]
    "日期" = "日期"
    "来访人" = "姓名"

Titles that are not named stay with the record as the ledger's own words.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _
from nanxi_desk.frontdesk.ledger_columns import ColumnMapping, Target, header_titles
from nanxi_desk.frontdesk.ledger_dates import DateUnit
from nanxi_desk.frontdesk.ledger_values import Sheet, plain

_KEYS = ("sheet", "header_row", "header_rows", "year", "date_unit", "columns")
_SEARCHED_ROWS = 100


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping file as written: titles instead of column numbers; `header_row` is zero-based."""

    columns: Mapping[str, Target]
    sheet: str | None = None
    header_row: int | None = None
    header_rows: int = 1
    year: int | None = None
    date_unit: DateUnit = DateUnit.AUTO


def mapping_to_toml(mapping: ColumnMapping) -> str:
    """The mapping as a mapping file, to be looked at, changed and given back with --map."""
    lines = [
        f"sheet = {_quoted(mapping.sheet)}",
        f"header_row = {mapping.header_row + 1}",
        f"header_rows = {mapping.header_rows}",
        *([f"year = {mapping.year}"] if mapping.year else []),
        f'date_unit = "{mapping.date_unit.value}"',
        "",
        "[columns]",
    ]
    for column, title in mapping.titles.items():
        target = mapping.columns.get(column)
        lines.append(f"{'' if target else '# '}{_quoted(title)} = {_quoted(target.value if target else '')}")
    return "\n".join(lines) + "\n"


def mapping_from_toml(text: str) -> MappingFile:
    """Read a mapping file. Raises InputRefused that names the line or the key that is wrong."""
    try:
        content = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line ([0-9]+)", str(error))
        raise InputRefused(
            _("对应表第 {line} 行不是有效的 TOML。").format(line=line[1] if line else _line_count(text)),
            _('每行写成 "列名" = "用途",引号用英文半角。'),
        ) from error
    for key in content:
        if key not in _KEYS:
            raise _refused(text, key, _("不认得的项"), _("可用的项：{keys}。").format(keys=", ".join(_KEYS)))
    header_row = _integer(text, content, "header_row", 1, 1_000_000)
    return MappingFile(
        columns=_columns(text, content.get("columns")),
        sheet=_sheet(text, content.get("sheet")),
        header_row=None if header_row is None else header_row - 1,
        header_rows=_integer(text, content, "header_rows", 1, 2) or 1,
        year=_integer(text, content, "year", 1990, 2100),
        date_unit=_date_unit(text, content.get("date_unit", "auto")),
    )


def _columns(text: str, columns: Any) -> dict[str, Target]:
    if not isinstance(columns, dict) or not columns:
        raise InputRefused(_("对应表里没有 [columns] 一节。"), _('在 [columns] 下每行写 "列名" = "用途"。'))
    words = {target.value: target for target in Target} | {target.name.lower(): target for target in Target}
    found: dict[str, Target] = {}
    for title, word in columns.items():
        target = words.get(word.strip().lower()) if isinstance(word, str) else None
        if target is None:
            choices = ", ".join(target.value for target in Target)
            raise _refused(text, title, _("用途不认得"), _("可用的用途：{choices}。").format(choices=choices))
        if target is not Target.IGNORE and target in found.values():
            raise _refused(text, title, _("用途“{target}”已给了另一列").format(target=target.value), "")
        found[title] = target
    if Target.DATE not in found.values():
        raise InputRefused(
            _("对应表里没有作为“日期”的列。"), _('在 [columns] 下写上日期列，如 "登记日期" = "日期"。')
        )
    return found


def _sheet(text: str, name: Any) -> str | None:
    if name is not None and not isinstance(name, str):
        raise _refused(text, "sheet", _("工作表名要写成带引号的文字"), "")
    return name


def _integer(text: str, content: Mapping[str, Any], key: str, least: int, most: int) -> int | None:
    value = content.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        reason = _("要写成 {least} 到 {most} 的整数").format(least=least, most=most)
        raise _refused(text, key, reason, "")
    return value


def _date_unit(text: str, word: Any) -> DateUnit:
    for unit in DateUnit:
        if unit.value == word:
            return unit
    raise _refused(text, "date_unit", _("日期单位不认得"), ", ".join(unit.value for unit in DateUnit))


def _refused(text: str, key: str, reason: str, hint: str) -> InputRefused:
    pattern = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=")
    line = next((n for n, words in enumerate(text.splitlines(), 1) if pattern.match(words)), None)
    if line is None:
        return InputRefused(_("对应表里的“{key}”：{reason}。").format(key=key, reason=reason), hint)
    return InputRefused(
        _("对应表第 {line} 行“{key}”：{reason}。").format(line=line, key=key, reason=reason), hint
    )


def _line_count(text: str) -> int:
    return text.count("\n") + 1


def _quoted(text: str) -> str:
    """A TOML basic string; its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def fit_mapping(wanted: MappingFile, sheets: Iterable[Sheet]) -> tuple[ColumnMapping, ...]:
    """The mapping file applied to a file's sheets: one mapping for each sheet that has all its titles.

    Raises InputRefused that names the titles missing from the sheet that comes nearest.
    """
    sheets = list(sheets)
    asked = [sheet for sheet in sheets if wanted.sheet is None or sheet.name == wanted.sheet]
    if not asked:
        names = ", ".join(sheet.name for sheet in sheets)
        raise InputRefused(
            _("文件里没有名为“{sheet}”的工作表。").format(sheet=wanted.sheet),
            _("文件里有：{names}。").format(names=names),
        )
    fewest_missing: list[str] | None = None
    fitted = []
    for sheet in asked:
        mapping, missing = _fit(wanted, sheet)
        if mapping is not None:
            fitted.append(mapping)
        elif fewest_missing is None or len(missing) < len(fewest_missing):
            fewest_missing = missing
    if not fitted:
        raise InputRefused(
            _("表头里找不到对应表写的列：{titles}。").format(
                titles=_("、").join(fewest_missing or wanted.columns)
            ),
            _("列名要和表头一字不差（空格和全半角不计）；表头不在最前面时写上 header_row。"),
        )
    return tuple(fitted)


def _fit(wanted: MappingFile, sheet: Sheet) -> tuple[ColumnMapping | None, list[str]]:
    """The mapping for one sheet, or the titles missing from its likeliest header row."""
    keys = {_plain_key(title): target for title, target in wanted.columns.items()}
    rows = range(min(len(sheet.rows), _SEARCHED_ROWS)) if wanted.header_row is None else [wanted.header_row]
    nearest = list(wanted.columns)
    for row in rows:
        if row + wanted.header_rows > len(sheet.rows):
            continue
        titles = header_titles(sheet, row, wanted.header_rows)
        found = {column: keys[key] for column, title in titles.items() if (key := _plain_key(title)) in keys}
        missing = [title for title, target in wanted.columns.items() if target not in found.values()]
        if not missing:
            mapping = ColumnMapping(
                sheet.name, row, found, titles, wanted.header_rows, wanted.year, wanted.date_unit
            )
            return mapping, []
        nearest = min(nearest, missing, key=len)
    return None, nearest


def _plain_key(title: str) -> str:
    """Titles in a mapping file are compared with their brackets, which may tell two columns apart."""
    return "".join(c for c in plain(title).lower() if c.isalnum()) or title
