"""打分: a judge's walk through the groups, sheet by sheet."""

from nanxi_desk.stars.tab_pane import StarsPane


class ScorePane(StarsPane):
    """To be filled."""
