"""公示授牌: the public list, objections, plaques, patrols, the yearly review."""

from nanxi_desk.stars.tab_pane import StarsPane


class PublicPane(StarsPane):
    """To be filled."""
