"""The stars' part of the table of rights, see tests/unit/test_rights.py."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.lists import RIGHT_PRINT
from nanxi_desk.core.paper import TablePaper
from nanxi_desk.stars import (
    application_book,
    applications,
    fill,
    groups,
    judge_sheets,
    panel,
    papers,
    publicity,
    report,
    result,
    rounds,
    rubrics,
    service,
)
from nanxi_desk.stars.views import (
    ApplicationDraft,
    GroupFilter,
    RoundPlan,
    SheetContent,
    Thresholds,
)

Call = Callable[[Home, Path], object]
NOBODY, DAY = "0" * 32, "2026-11-25"
ALL = GroupFilter()


def on(made: Callable[[Home], Any], call: Callable[[Any, Actor], object]) -> Call:
    return lambda home, _folder: call(made(home), home.actor)


def of(
    made: Callable[[Home], Any], right: str, **calls: Callable[[Any, Actor], object]
) -> dict[str, tuple[str, Call]]:
    """Entries of one class that ask for one right."""
    place = f"{made.__module__.removeprefix('nanxi_desk.')}.{getattr(made, '__name__', '')}"
    return {f"{place}.{name}": (right, on(made, call)) for name, call in calls.items()}


GUARDED: dict[str, tuple[str, Call]] = {
    **of(
        groups.Groups,
        panel.RIGHT_READ,
        count=lambda s, _a: s.count(ALL),
        page=lambda s, _a: s.page(ALL, 0, 5),
        detail=lambda s, _a: s.detail(NOBODY),
        estates=lambda s, _a: s.estates(),
        offices=lambda s, _a: s.offices(),
        map_of=lambda s, _a: s.map_of("小区"),
    ),
    **of(
        groups.Groups,
        groups.RIGHT_GROUPS,
        add=lambda s, a: s.add(a, {"estate": ""}),
        edit=lambda s, a: s.edit(a, NOBODY, {}),
    ),
    **of(
        rubrics.Rubrics,
        rubrics.RIGHT_RUBRIC_READ,
        versions=lambda s, _a: s.versions(),
        of_year=lambda s, _a: s.of_year(2026),
        differences=lambda s, _a: s.differences(0, 2026),
    ),
    **of(
        rubrics.Rubrics,
        rubrics.RIGHT_RUBRIC,
        begin=lambda s, a: s.begin(a, 1),
        save=lambda s, a: s.save(a, 2026, {}),
    ),
    **of(
        panel.Panel,
        panel.RIGHT_READ,
        judges=lambda s, _a: s.judges(NOBODY),
        candidates=lambda s, _a: s.candidates(NOBODY),
        recusals=lambda s, _a: s.recusals(NOBODY),
    ),
    **of(
        panel.Panel,
        panel.RIGHT_PANEL,
        seat=lambda s, a: s.seat(a, NOBODY, NOBODY),
        seat_proposed=lambda s, a: s.seat_proposed(a, NOBODY),
        unseat=lambda s, a: s.unseat(a, NOBODY),
        recuse=lambda s, a: s.recuse(a, NOBODY, NOBODY, "亲属"),
    ),
    **of(
        rounds.Rounds,
        panel.RIGHT_READ,
        all=lambda s, _a: s.all(),
        get=lambda s, _a: s.get(NOBODY),
        named=lambda s, _a: s.named("2026"),
        status=lambda s, _a: s.status(NOBODY),
    ),
    **of(
        rounds.Rounds,
        rounds.RIGHT_RUN,
        create=lambda s, a: s.create(a, RoundPlan(1)),
        edit=lambda s, a: s.edit(a, NOBODY, {}),
        advance=lambda s, a: s.advance(a, NOBODY, "初评"),
        start_scoring=lambda s, a: s.start_scoring(a, NOBODY),
        close=lambda s, a: s.close(a, NOBODY),
        open_early=lambda s, a: s.open_early(a, NOBODY, ""),
    ),
    **of(
        applications.Applications,
        panel.RIGHT_READ,
        all=lambda s, _a: s.all(NOBODY),
        detail=lambda s, _a: s.detail(NOBODY),
        waiting_groups=lambda s, _a: s.waiting_groups(NOBODY),
    ),
    **of(
        applications.Applications,
        applications.RIGHT_APPLY,
        apply=lambda s, a: s.apply(a, NOBODY, ApplicationDraft(NOBODY, 3)),
        edit=lambda s, a: s.edit(a, NOBODY, {}),
        withdraw=lambda s, a: s.withdraw(a, NOBODY),
        set_answers=lambda s, a: s.set_answers(a, NOBODY, None),
        find_veto=lambda s, a: s.find_veto(a, NOBODY, "fire", "火灾"),
        lift_veto=lambda s, a: s.lift_veto(a, NOBODY, "有误"),
    ),
    **of(
        applications.Applications,
        applications.RIGHT_SCREEN,
        screen=lambda s, a: s.screen(a, NOBODY, "通过"),
    ),
    **of(
        service.ScoreSheets,
        service.RIGHT_SCORE,
        walk=lambda s, _a: s.walk(NOBODY),
        form=lambda s, _a: s.form(NOBODY),
        past=lambda s, _a: s.past(NOBODY),
        keep_draft=lambda s, _a: s.keep_draft(NOBODY, SheetContent()),
        drop_draft=lambda s, _a: s.drop_draft(NOBODY),
        submit=lambda s, a: s.submit(a, NOBODY, SheetContent()),
        recuse_oneself=lambda s, a: s.recuse_oneself(a, NOBODY, "亲属"),
    ),
    "stars.judge_sheets.write_judge_book": (
        service.RIGHT_TAKE,
        lambda home, folder: judge_sheets.write_judge_book(
            home, home.actor, NOBODY, NOBODY, folder / "a.xlsx"
        ),
    ),
    "stars.judge_sheets.take_judge_books": (
        service.RIGHT_SCORE,
        lambda home, _folder: judge_sheets.take_judge_books(home, home.actor, []),
    ),
    "stars.application_book.write_application_book": (
        applications.RIGHT_APPLY,
        lambda home, folder: application_book.write_application_book(
            home, home.actor, NOBODY, folder / "a.xlsx"
        ),
    ),
    "stars.application_book.take_application_book": (
        applications.RIGHT_APPLY,
        lambda home, folder: application_book.take_application_book(home, home.actor, folder / "a.xlsx"),
    ),
    **of(
        result.Results,
        result.RIGHT_RESULT,
        of_round=lambda s, _a: s.of_round(NOBODY),
        explain=lambda s, _a: s.explain(NOBODY, NOBODY),
        trials=lambda s, _a: s.trials(NOBODY),
        by_office=lambda s, _a: s.by_office(NOBODY),
        blocks=lambda s, _a: s.blocks(NOBODY, NOBODY),
        years=lambda s, _a: s.years(),
    ),
    **of(
        result.Results,
        rounds.RIGHT_RUN,
        early=lambda s, _a: s.early(NOBODY, b""),
        grade=lambda s, a: s.grade(a, NOBODY),
    ),
    **of(result.Results, result.RIGHT_TRY, what_if=lambda s, a: s.what_if(a, NOBODY, Thresholds())),
    **of(
        publicity.Publicity,
        panel.RIGHT_READ,
        listed=lambda s, _a: s.listed(NOBODY),
        round=lambda s, _a: s.round(NOBODY),
        objections=lambda s, _a: s.objections(NOBODY),
        patrols=lambda s, _a: s.patrols(NOBODY),
        reviews=lambda s, _a: s.reviews(NOBODY),
        of_year=lambda s, _a: s.of_year(2025, 3),
        office_names=lambda s, _a: s.office_names(),
    ),
    **of(
        publicity.Publicity,
        rounds.RIGHT_RUN,
        publish=lambda s, a: s.publish(a, NOBODY),
        award=lambda s, a: s.award(a, NOBODY),
        set_plaque=lambda s, a: s.set_plaque(a, NOBODY, "1"),
        enter_earlier=lambda s, a: s.enter_earlier(a, NOBODY, 1, 3),
        review=lambda s, a: s.review(a, NOBODY, 3, "保持"),
    ),
    **of(
        publicity.Publicity,
        publicity.RIGHT_OBJECT,
        object=lambda s, a: s.object(a, NOBODY, "异议"),
        answer=lambda s, a: s.answer(a, NOBODY, "答复", upheld=False),
        patrol=lambda s, a: s.patrol(a, NOBODY, DAY, in_order=True),
    ),
    "stars.report.result_facts": (
        result.RIGHT_RESULT,
        lambda home, _folder: report.result_facts(home, NOBODY),
    ),
    "stars.report.export_result": (
        result.RIGHT_RESULT,
        lambda home, folder: report.export_result(home, home.actor, NOBODY, folder / "a.xlsx"),
    ),
    "stars.report.store_result": (
        result.RIGHT_RESULT,
        lambda home, folder: report.store_result(home, home.actor, NOBODY, folder / "a.json"),
    ),
    "stars.papers.public_list": (
        panel.RIGHT_READ,
        lambda home, _folder: papers.public_list(home, NOBODY),
    ),
    "stars.papers.result_paper": (
        result.RIGHT_RESULT,
        lambda home, _folder: papers.result_paper(home, NOBODY),
    ),
    "stars.papers.log_result_paper": (
        RIGHT_PRINT,
        lambda home, folder: papers.log_result_paper(
            home, home.actor, TablePaper("结果", "街道"), folder / "a.pdf"
        ),
    ),
    "stars.fill.fill_stars": (
        fill.RIGHT_FILL,
        lambda home, _folder: fill.fill_stars(home, home.actor, 1, DAY),
    ),
    "stars.fill.picture_applications": (
        fill.RIGHT_FILL,
        lambda home, _folder: fill.picture_applications(home, home.actor, 1),
    ),
}
OPEN = {
    "core.access.Access.sealing_key": "a public key",
    "core.access.Access.own_key": "the acting person's own; asks for the password",
    "stars.rounds.Rounds.view": "of a row that the services read, which ask",
    "stars.rounds.append_step": "called by services that ask",
    "stars.applications.add_application": "called by Applications.apply and the ledger, which ask",
    "stars.panel.recuse": "called by Panel and ScoreSheets, which ask",
    "stars.service.submit_sheet": "called by ScoreSheets.submit and the workbooks, which ask",
    "stars.service.ScoreSheets.reckon": "computes, shows and stores nothing",
    "stars.sealing.make_round_key": "called by Rounds.start_scoring, which asks",
    "stars.sealing.open_round_key": "called by Rounds, which asks; takes password or code",
    "stars.papers.certificate": "words of a row that was read",
    "stars.report.code_paper": "words around a code that was just given; printing asks",
}
