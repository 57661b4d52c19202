"""A judge's sheet for one group as the common printing takes it."""

from nanxi_desk.core.language import _
from nanxi_desk.core.paper import PaperColumn, TablePaper
from nanxi_desk.stars.views import PaperSheet

_HAND_MM = 10.5  # points are written by hand, standing, during the walk


def sheet_table(paper: PaperSheet) -> TablePaper:
    """The same as a table of the common printing: a block's name stands once, beside all its indicators."""
    columns = (
        PaperColumn(_("板块"), 28),
        PaperColumn(_("编码"), 13, centred=True),
        PaperColumn(_("指标"), 53),
        PaperColumn(_("满分"), 13, centred=True),
        PaperColumn(_("每档"), 13, centred=True),
        PaperColumn(_("得分"), 16, centred=True),
        PaperColumn(_("备注"), 26),
    )
    rows = [
        (block.heading if number == 0 else "", line.code, line.name, line.most, line.step, "", "")
        for block in paper.blocks
        for number, line in enumerate(block.lines)
    ]
    return TablePaper(
        title=paper.title,
        office_name=paper.office_name,
        facts=paper.above,
        columns=columns,
        rows=(*rows, (paper.total, "", "", "", "", "", "")),
        row_mm=_HAND_MM,
        grouped=True,
        closing=paper.below,
        signatures=(paper.signature, _("日期")),
    )
