"""Lists for people: any list of the screen as an .xlsx, masked by whoever gives the rows, and logged here.

A list is never an exchange workbook: it carries no changes, and the import refuses it by its own sentence.
"""

from nanxi_desk.core.fields import Kind, field
from nanxi_desk.core.records import Record


class ListExport(Record):
    """That somebody took a list out of the program; who it was stands in the change. Never exported."""

    record_type = "list_export"
    label = "导出记录"
    title = "what"
    written_by = "local"

    what: str = field("列表", required=True, editable=False)
    filter_words: str | None = field("范围", editable=False, max_length=1_000, default=None)
    rows: int = field("行数", Kind.INTEGER, required=True, editable=False)
    file_name: str = field("文件名", required=True, editable=False, max_length=255)
    sha256: str = field("校验值", required=True, editable=False)
    at: str = field("导出时间", Kind.INSTANT, required=True, editable=False, sheet=20)
