"""结果: stars of a round, each explained; charts and what-if."""

from nanxi_desk.stars.tab_pane import StarsPane


class ResultPane(StarsPane):
    """To be filled."""
