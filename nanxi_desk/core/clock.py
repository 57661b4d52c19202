"""Time: the wall clock, hybrid logical stamps, and the office's days.

Instants are kept as UTC text with whole seconds, "2026-11-22T06:31:05Z"; days as "2026-11-22" in the
office's zone. Stamps order changes; they are never shown as times without saying so.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, Protocol

from nanxi_desk.core.errors import InputRefused, Unavailable
from nanxi_desk.core.language import _

COUNTER_BITS: Final = 16
FUTURE_TOLERANCE: Final = timedelta(hours=24)  # stamps further ahead of the wall do not move the clock

# Asia/Shanghai as a fixed offset, since Windows has no zone database. The zone has known no summer time since
# 1991, and nothing here was recorded before.
OFFICE_ZONE: Final = timezone(timedelta(hours=8), "Asia/Shanghai")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_DIRECTIVE = re.compile(r"%[A-Za-z%]")


def stamp_of(moment: datetime) -> int:
    """The first stamp of the moment's millisecond: milliseconds since 1970 << 16. `moment` is aware."""
    return (moment - _EPOCH) // _MILLISECOND << COUNTER_BITS


def stamp_time(stamp: int) -> datetime:
    """The stamp's moment, aware, in UTC, to the millisecond."""
    return _EPOCH + (stamp >> COUNTER_BITS) * _MILLISECOND


# No change is stamped after this, so a stamp always leaves room for one above it and fits 63 bits.
MAX_STAMP: Final = stamp_of(datetime(2100, 1, 1, tzinfo=UTC))


class WallClock(Protocol):
    """What tells the time of day; tests bring their own."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class HybridClock:
    """Hands out stamps that follow the wall clock, never go back, and exceed every stamp that was seen.

    `last` is the clock's own state, stored by the journal and given back at the next start. It follows
    stamps from elsewhere only up to 24 hours ahead of the wall: one office with a wrong year must not
    drag all others into that year. A stamp handed out may therefore lie above `last`, but only where a
    parent does. Callers serialise: stamps are drawn inside the writing transaction.
    """

    def __init__(self, wall: WallClock, last: int = 0) -> None:
        self._wall = wall
        self._last = last

    @property
    def last(self) -> int:
        """The clock's state: the greatest stamp drawn or observed, apart from those far ahead."""
        return self._last

    def tick(self, parents: Iterable[int] = ()) -> int:
        """A stamp greater than the clock and than every stamp in `parents`.

        Raises Unavailable where this computer's clock stands beyond 2100, InputRefused where a parent
        leaves no stamp below 2100; the clock is then as it was.
        """
        now = self._wall.now()
        own = max(self._last + 1, stamp_of(now))
        if own > MAX_STAMP:
            raise Unavailable(_("本机时钟已超过 2100 年，不能记录。"), _("请校正电脑的日期和时间后再试。"))
        stamp = max(own, max(parents, default=0) + 1)
        if stamp > MAX_STAMP:
            raise InputRefused(
                _("要修改的内容带有 2100 年以后的时间戳，不能在其上继续修改。"),
                _("请找出时钟错误的电脑，校正后由它重新导出。"),
            )
        self._last = stamp if self._is_near(stamp, now) else own
        return stamp

    def observe(self, stamp: int) -> None:
        """Take note of a stamp from elsewhere: later stamps exceed it, unless it lies over 24 h ahead."""
        if stamp > self._last and self._is_near(stamp, self._wall.now()):
            self._last = stamp

    @staticmethod
    def _is_near(stamp: int, now: datetime) -> bool:
        return stamp <= min(stamp_of(now + FUTURE_TOLERANCE), MAX_STAMP)


def instant(moment: datetime) -> str:
    """The moment as stored, "2026-11-22T06:31:05Z": UTC, whole seconds, the fraction cut off."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def parse_instant(text: str) -> datetime:
    """The reverse of instant(); any other spelling raises InputRefused."""
    if _INSTANT.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # the shape is right, the day or hour does not exist
    raise InputRefused(
        _("“{text}”不是可识别的时间。").format(text=text[:40]), _("时间应写作 2026-11-22T06:31:05Z 的样式。")
    )


def is_instant(text: str) -> bool:
    """Whether parse_instant would take the text."""
    if not _INSTANT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def office_day(moment: datetime | str) -> str:
    """The day, "2026-11-22", on which the moment (aware, or instant text) falls in the office's zone."""
    return _in_office(moment).date().isoformat()


def local_minute(moment: str) -> str:
    """An instant text in the office's zone as "2026-11-22 14:31"; much quicker than local_text, for lists."""
    there = datetime.fromisoformat(moment).astimezone(OFFICE_ZONE)
    return there.isoformat(" ", "minutes")[:16]


def local_text(moment: datetime | str, form: str = "%Y-%m-%d %H:%M") -> str:
    """The moment (aware, or instant text) in the office's zone, in strftime's form."""
    there = _in_office(moment)
    # One directive at a time: on Windows strftime garbles Chinese words between them in some locales.
    return _DIRECTIVE.sub(lambda directive: there.strftime(directive[0]), form)


def _in_office(moment: datetime | str) -> datetime:
    return (parse_instant(moment) if isinstance(moment, str) else moment).astimezone(OFFICE_ZONE)
