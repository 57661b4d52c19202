"""What satisfaction offers on a home, for the test of all services: rights, calls, and what needs none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from nanxi_desk.core import demo
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.frontdesk.matters import DeskMatters
from nanxi_desk.modules import satisfaction_of
from nanxi_desk.satisfaction import (
    figures,
    fill,
    followups,
    listing,
    pad_keeping,
    report,
    rights,
    service,
    tagging,
)
from nanxi_desk.satisfaction.views import (
    FollowOrder,
    Given,
    RatingFilter,
    SatisfactionReport,
    Score,
)

NOBODY = "0" * 32
DAY = "2026-11-25"
REPORT = SatisfactionReport(DAY, DAY, Score())
Call = Callable[[Home, Path], object]


def on(made: Callable[[Home], Any], call: Callable[[Any, Actor], object]) -> Call:
    return lambda home, _folder: call(made(home), home.actor)


_ASKED: dict[str, Callable[[Any, Actor], object]] = {
    "subject": lambda s, _a: s.subject(NOBODY),
    "subjects": lambda s, _a: s.subjects("王"),
    "named": lambda s, _a: s.named("NX03-1"),
    "ask": lambda s, a: s.ask(a, NOBODY),
    "rate": lambda s, a: s.rate(a, NOBODY, Given(5)),
    "enter_slip": lambda s, a: s.enter_slip(a, NOBODY, Given(5)),
    "rate_by_command": lambda s, a: s.rate_by_command(a, NOBODY, Given(5)),
}
_FOLLOWED: dict[str, Callable[[Any, Actor], object]] = {
    "count": lambda f, _a: f.count("open"),
    "page": lambda f, _a: f.page("open"),
    "detail": lambda f, _a: f.detail(NOBODY),
    "colleagues": lambda f, _a: f.colleagues(),
}
_TAGGED: dict[str, Callable[[Any, Actor], object]] = {
    "save": lambda t, a: t.save(a, "213", "业务不熟"),
    "withdraw": lambda t, a: t.withdraw(a, "510"),
    "take_back": lambda t, a: t.take_back(a, "510"),
    "add": lambda t, a: t.add(a, 6, "没有这一级"),
}
_SERVICE, _TAGS, _FOLLOW = (
    "satisfaction.service.Satisfaction",
    "satisfaction.tagging.RatingTags",
    "satisfaction.followups.FollowUps",
)

GUARDED: dict[str, tuple[str, Call]] = {
    **{f"{_SERVICE}.{n}": (rights.RIGHT_ASK, on(satisfaction_of, c)) for n, c in _ASKED.items()},
    **{f"{_FOLLOW}.{n}": (rights.RIGHT_FOLLOW, on(followups.FollowUps, c)) for n, c in _FOLLOWED.items()},
    **{f"{_TAGS}.{n}": (tagging.RIGHT_TAGS, on(tagging.RatingTags, c)) for n, c in _TAGGED.items()},
    f"{_SERVICE}.correct": (
        service.RIGHT_CORRECT,
        on(satisfaction_of, lambda s, a: s.correct(a, NOBODY, Given(5), "误按")),
    ),
    f"{_SERVICE}.count": (
        listing.RIGHT_PEOPLE,
        on(satisfaction_of, lambda s, _a: s.count(RatingFilter(person="王芳"))),
    ),
    f"{_SERVICE}.page": (
        service.RIGHT_READ,
        on(satisfaction_of, lambda s, _a: s.page(RatingFilter(), 0, 5)),
    ),
    f"{_SERVICE}.detail": (service.RIGHT_READ, on(satisfaction_of, lambda s, _a: s.detail(NOBODY))),
    f"{_SERVICE}.offered_tags": (
        tagging.RIGHT_TAGS_READ,
        on(satisfaction_of, lambda s, _a: s.offered_tags(2)),
    ),
    f"{_FOLLOW}.counts": (rights.RIGHT_CARD, on(followups.FollowUps, lambda f, _a: f.counts())),
    f"{_FOLLOW}.take_step": (
        followups.RIGHT_LEAD,
        on(followups.FollowUps, lambda f, a: f.take_step(a, NOBODY, FollowOrder("关闭"))),
    ),
    f"{_TAGS}.in_force": (tagging.RIGHT_TAGS_READ, on(tagging.RatingTags, lambda t, _a: t.in_force())),
    f"{_TAGS}.all": (tagging.RIGHT_TAGS_READ, on(tagging.RatingTags, lambda t, _a: t.all())),
    "satisfaction.figures.RatingFigures.report": (
        figures.RIGHT_FIGURES,
        on(figures.RatingFigures, lambda f, _a: f.report(DAY, DAY)),
    ),
    "satisfaction.report.export_report": (
        figures.RIGHT_FIGURES,
        lambda home, folder: report.export_report(home, home.actor, REPORT, folder / "r.xlsx"),
    ),
    "satisfaction.report.log_page": (
        figures.RIGHT_FIGURES,
        lambda home, _folder: report.log_page(home, home.actor, REPORT),
    ),
    "satisfaction.pad_keeping.keep_pad": (
        pad_keeping.RIGHT_PADS,
        lambda home, _folder: pad_keeping.keep_pad(home, home.actor, None),
    ),
    "satisfaction.pad_keeping.keep_prompt": (
        pad_keeping.RIGHT_PADS,
        lambda home, _folder: pad_keeping.keep_prompt(home, home.actor, spoken=True),
    ),
    "satisfaction.fill.picture_follow_ups": (
        demo.RIGHT_FILL,
        lambda home, _folder: fill.picture_follow_ups(home, home.actor, 1),
    ),
    "satisfaction.fill.fill_ratings": (
        demo.RIGHT_FILL,
        lambda home, _folder: fill.fill_ratings(
            home, home.actor, DeskMatters(), fill.RatingFilling(1, date(2020, 1, 1), date(2020, 1, 1))
        ),
    ),
}
OPEN = {
    "satisfaction.pad_keeping.pad_here": "asked by the window, which listens for whoever is at the desk",
    "satisfaction.pad_keeping.prompt_here": "asked by the window when a visitor is asked",
    f"{_SERVICE}.settle": "the program's own, when a day begins",
    f"{_TAGS}.known": "called by what shows ratings, which asks",
    f"{_TAGS}.words": "called by what shows ratings, which asks",
    "satisfaction.anonymous.keep_waiting": "called by Satisfaction.rate, which asks",
    "satisfaction.anonymous.settle": "the program's own, in nobody's name",
    "satisfaction.followups.follow_up": "called by Satisfaction.rate and correct, which ask",
    "satisfaction.followups.end_by_correction": "called by Satisfaction.correct, which asks",
    "core.demo.journal_as": "called by what fills in made-up data, which asks",
}
