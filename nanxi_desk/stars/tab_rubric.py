"""评分标准: the rubric of a year and what changed between years."""

from nanxi_desk.stars.tab_pane import StarsPane


class RubricPane(StarsPane):
    """To be filled."""
