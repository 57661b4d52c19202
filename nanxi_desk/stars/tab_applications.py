"""申报: the applications of a round, their screening, answers of residents, vetoes."""

from nanxi_desk.stars.tab_pane import StarsPane


class ApplicationsPane(StarsPane):
    """To be filled."""
