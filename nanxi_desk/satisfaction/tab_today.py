"""What satisfaction puts on 今日台: the bad ratings that wait to be followed up."""

from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.widgets.contributions import TodayCard, TodayPart

TAB = "satisfaction"
FOLLOW_UPS = "follow-ups"  # what the tab is asked to show


class RatingsToday:
    """Satisfaction's part of 今日台."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def read(self) -> TodayPart:
        """The card 差评待回访."""
        from nanxi_desk.satisfaction.followups import FollowUps  # in the background: the start is measured

        counts = FollowUps(self._home).counts()
        late, soon = counts.red, counts.yellow + counts.due
        tone = "red" if late else "yellow" if soon else "text"
        if late:
            note = _("{count} 件超期").format(count=late)
        elif soon:
            note = _("{count} 件快到期").format(count=soon)
        else:
            note = _("没有超期的")
        card = TodayCard("follow_ups", _("差评待回访"), str(counts.open), note, tone, (TAB, FOLLOW_UPS))
        return TodayPart(cards=(card,))
