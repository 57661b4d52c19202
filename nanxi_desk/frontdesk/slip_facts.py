"""What a slip says of a request: read together, masked, in the words that residents read (always Chinese)."""

from nanxi_desk.core.clock import local_text
from nanxi_desk.frontdesk.catalogue import Catalogue
from nanxi_desk.frontdesk.slips import SlipFacts
from nanxi_desk.frontdesk.views import RequestDetail, StepView


def slip_facts(detail: RequestDetail, catalogue: Catalogue, office_name: str, now: str) -> SlipFacts:
    """The facts of a shown request; `now` is the instant of printing."""
    row, item = detail.row, catalogue.find(detail.row.item)
    certificate = catalogue.certificate(row.item) or catalogue.certificate(detail.detail)
    accepted, paused = _last(detail, "受理"), _last(detail, "暂停")
    handed, refused = _last(detail, "转办"), _last(detail, "不予受理")
    asked = tuple(_term(paused, "补正清单").split("、")) if _term(paused, "补正清单") else ()
    missing = asked or detail.missing
    wanted = tuple(dict.fromkeys((*(item.documents if item else ()), *detail.documents, *missing)))
    days = _term(accepted, "时限(工作日)")
    return SlipFacts(
        office_name=office_name,
        number=row.number,
        day=local_text(now, "%Y-%m-%d"),
        registered=detail.steps[0].at if detail.steps else row.day,
        visitor=row.visitor,
        phone=detail.phone,
        item=row.item,
        line=row.line,
        detail=detail.detail,
        handling=item.handling if item else "",
        limit=("当场办" if days == "0" else f"{days} 个工作日") if days else "",
        due_day=row.due,
        documents=wanted,
        missing=missing,
        receiver=row.receiver,
        handler=row.handler,
        until_day=_term(paused, "止") if asked else "",
        reason=refused.note if refused else "",
        target=_term(handed, "接办方"),
        note=handed.note if handed else "",
        where=certificate.where if certificate else "",
    )


def _last(detail: RequestDetail, kind: str) -> StepView | None:
    return next((step for step in reversed(detail.steps) if step.kind == kind), None)


def _term(step: StepView | None, label: str) -> str:
    return dict(step.terms).get(label, "") if step else ""
