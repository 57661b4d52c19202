"""评选: the steps of a round, the panel, how far the sheets are."""

from nanxi_desk.stars.tab_pane import StarsPane


class RoundPane(StarsPane):
    """To be filled."""
