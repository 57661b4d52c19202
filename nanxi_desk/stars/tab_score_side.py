"""Beside a score sheet: what the group wrote of itself with its evidence, and the judge's earlier sheets."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtWidgets import QWidget

from nanxi_desk.core.clock import local_minute
from nanxi_desk.core.language import _
from nanxi_desk.forms.ui_stars_score_side import Ui_ScoreSide
from nanxi_desk.stars.arithmetic import running_total
from nanxi_desk.stars.records import Application
from nanxi_desk.stars.rubric import Rubric, decimal_text
from nanxi_desk.stars.service import read_points
from nanxi_desk.stars.views import PastSheet, SheetForm
from nanxi_desk.stars.words import star_word
from nanxi_desk.widgets.attachments import AttachmentsRow
from nanxi_desk.widgets.tab import Desk
from nanxi_desk.widgets.translated import Formed

OWN, PAST = "own", "past"
_FEATURES = ("feature_publicity", "feature_culture", "feature_pact")
_PLATFORMS = ("platform_council", "platform_activity", "platform_news")


class ScoreSide(Formed, QWidget):
    """Two faces, Alt+1 and Alt+2."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._form: SheetForm | None = None
        self._past: tuple[PastSheet, ...] = ()
        self.ui = self._set_up(Ui_ScoreSide())
        self.ui.part.set_choices(((OWN, "楼组自述"), (PAST, "历次提交")))
        self.ui.part.set_keys({OWN: "Alt+1", PAST: "Alt+2"})
        self.ui.part.set_value(OWN)
        self.ui.part.chosen.connect(lambda _part: self._show())
        self.evidence = AttachmentsRow(desk, Application, only_look=True)
        self.ui.evidence_place.addWidget(self.evidence)
        desk.theme.changed.connect(self._show)
        self.show_form(None, ())

    def show_form(self, form: SheetForm | None, past: Sequence[PastSheet]) -> None:
        """The group of a sheet, and what the judge submitted for it before."""
        self._form, self._past = form, tuple(past)
        self.evidence.set_record(form.application.id if form is not None else None)
        self.ui.part.set_note(PAST, str(len(past)) if past else "")
        self._show()

    def choose(self, part: str) -> None:
        """Turn to one face."""
        self.ui.part.choose(part)

    def close_viewer(self) -> None:
        """Uncover the page where a picture lies over it."""
        self.evidence.close_viewer()

    def _retranslate(self) -> None:
        self._show()

    def _show(self) -> None:
        form, own = self._form, self.ui.part.value() == OWN
        self.ui.evidence_box.setVisible(own and form is not None)
        muted = self._theme.colour("muted").name()
        if form is None:
            lines = iter((_paragraph(_("打开一个楼组，这里是它自己写的和您以前交的。"), muted),))
        else:
            lines = _own_words(form, muted) if own else _past_words(form.rubric, self._past, muted)
        self.ui.text.setHtml("".join(lines))
        self.ui.text.setAccessibleName(_("楼组自己写的") if own else _("历次提交"))


def _own_words(form: SheetForm, muted: str) -> Iterator[str]:
    application, draft = form.application, form.draft
    facts = [
        _("申报{star}").format(star=star_word(application.target)),
        _("{count} 户").format(count=application.households) if application.households else "",
        _("自评 {score} 分").format(score=draft.self_score) if draft.self_score else _("没有自评分"),
    ]
    yield _paragraph(" · ".join(fact for fact in facts if fact), "", bold=True)
    for heading, names in ((_("三个特色"), _FEATURES), (_("三个平台"), _PLATFORMS)):
        yield _paragraph(heading, muted)
        for name in names:
            label = _(Application.fields[name].label)
            text = str(getattr(draft, name)).strip()
            yield (
                f"<p style='margin:2px 0 6px 0'><b>{escape(label)}</b>{escape(_('：'))}"
                f"{escape(text).replace(chr(10), '<br>') if text else _muted(_('没有写'), muted)}</p>"
            )


def _past_words(rubric: Rubric, past: Sequence[PastSheet], muted: str) -> Iterator[str]:
    if not past:
        yield _paragraph(_("还没有提交过。"), muted)
    for sheet in past:
        words = [
            _("第 {turn} 次").format(turn=sheet.turn),
            local_minute(sheet.submitted_at),
            _(sheet.way),
            _("{name} 录入").format(name=sheet.entered_by) if sheet.entered_by else "",
            _("计入") if sheet.counts else _("已被后来的替代"),
        ]
        yield _paragraph(" · ".join(word for word in words if word), "", bold=sheet.counts)
        if sheet.content is None:
            yield _paragraph(_("密封着，要用评委自己的密码，或等评审截止。"), muted)
            continue
        points, __ = read_points(rubric, sheet.content.points)
        yield _paragraph(_("合计 {total}").format(total=decimal_text(running_total(points))), "")
        for block in rubric.blocks:
            given = [f"{i.code} {decimal_text(points[i.code])}" for i in block.indicators if i.code in points]
            yield _paragraph(_("，").join(given), muted)
        for code, text in sheet.content.remarks.items():
            yield _paragraph(f"{code or _('备注')}{_('：')}{text}", "")


def _paragraph(text: str, colour: str, *, bold: bool = False) -> str:
    style = f"color:{colour};" if colour else ""
    inner = f"<b>{escape(text)}</b>" if bold else escape(text)
    return f"<p style='{style}margin:4px 0 2px 0'>{inner}</p>"


def _muted(text: str, muted: str) -> str:
    return f"<span style='color:{muted}'>{escape(text)}</span>"
