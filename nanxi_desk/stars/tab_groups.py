"""楼组: the building groups with their stars, and the map of an estate."""

from nanxi_desk.stars.tab_pane import StarsPane


class GroupsPane(StarsPane):
    """To be filled."""
