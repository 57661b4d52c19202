"""What the page of a session has done in the background; every call gives a sentence or values to show."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from nanxi_desk.core.home import Home
from nanxi_desk.core.language import _
from nanxi_desk.training import rules
from nanxi_desk.training.attending import Attending
from nanxi_desk.training.roster import Rosters
from nanxi_desk.training.service import Training
from nanxi_desk.training.sheets import SignInSheets
from nanxi_desk.training.tab_numbers import StagedMark
from nanxi_desk.training.tab_offices import as_preview
from nanxi_desk.training.views import (
    AttendeeRow,
    AttendeeWhich,
    ListMatch,
    OfficeView,
    ProgrammeView,
    RosterPreview,
    SessionDetail,
    SessionFilter,
    SessionOrder,
    SessionRow,
    SheetPreview,
)


class SessionWork:
    """The services behind a session's page, for one opened home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._training = Training(home)
        self._rosters = Rosters(home)
        self._sheets = SignInSheets(home)
        self.attending = Attending(home)

    def read(self, session: str) -> tuple[SessionDetail, tuple[AttendeeRow, ...]]:
        """A session and everybody of it."""
        return self._training.detail(session), self.attending.people(session)

    def narrowed(
        self, people: Sequence[AttendeeRow], which: AttendeeWhich, text: str
    ) -> tuple[AttendeeRow, ...]:
        """The people behind a number who fit what is typed."""
        from nanxi_desk.core.pinyin import full, initials  # takes long to load

        fitting = _SHOWN_BY[which]
        typed = rules.plain_name(text)
        return tuple(
            row
            for row in people
            if fitting(row)
            and (
                not typed
                or typed in rules.plain_name(row.name)
                or typed in rules.plain_name(row.unit)
                or typed in (str(row.number), row.phone_tail)
                or (
                    typed.isascii()
                    and any(s.startswith(typed) for s in (*initials(row.name), *full(row.name)))
                )
            )
        )

    def offices(self, _session: str) -> tuple[OfficeView, ...]:
        """Whose people can be invited."""
        return self._training.offices()

    def programmes(self) -> tuple[ProgrammeView, ...]:
        """What a session may belong to."""
        return self._training.programmes()

    def read_list(self, session: str, what: str | Path) -> RosterPreview:
        """What a pasted text or a file would bring."""
        if isinstance(what, Path):
            return self._rosters.read_file(session, what)
        return self._rosters.read_text(session, what)

    def of_offices(self, session: str, offices: Sequence[str], roles: Sequence[str]) -> RosterPreview:
        """Everybody of some offices with some roles."""
        return as_preview(self._rosters.of_offices(session, offices, roles))

    def add_list(self, session: str, matches: Sequence[ListMatch]) -> str:
        """Put the lines on the roster."""
        done = self._rosters.add_list(self._home.actor, session, matches)
        words = _("名单加入 {n} 人").format(n=done.added)
        return words + (_("，其中新人 {n}").format(n=done.new_people) if done.new_people else "")

    def others(self, session: str) -> tuple[SessionRow, ...]:
        """Sessions that have a roster which this one may take over, the latest first."""
        rows = self._training.page(SessionFilter())
        return tuple(row for row in rows if row.tally.invited and row.id != session)

    def copy_roster(self, session: str, other: str) -> str:
        """Invite whom another session invites."""
        done = self._rosters.copy_from(self._home.actor, session, other)
        words = _("名单加入 {n} 人").format(n=done.added)
        return words + (_("，已在名单 {n} 人").format(n=done.already) if done.already else "")

    def remove(self, session: str, person: AttendeeRow) -> str:
        """Take somebody off the roster."""
        self._rosters.remove(self._home.actor, session, [person.person_id])
        return _("{name} 已移出名单").format(name=person.name)

    def enter_numbers(self, session: str, staged: Sequence[StagedMark]) -> str:
        """Write what a signed sheet says, number by number."""
        actor = self._home.actor
        for each in staged:
            person = each.person.person_id
            if each.mark.status in rules.LEAVES:
                self.attending.leave(actor, session, [person], each.mark.status)
            elif each.mark.status:
                self.attending.by_number(actor, session, each.mark.number, each.mark.status)
            else:
                self.attending.mark(actor, session, person, "")
            if each.mark.suspect:
                self.attending.suspect(actor, session, person)
        return _("已登记 {n} 人").format(n=len(staged))

    def write_sheet(self, session: str, path: Path) -> str:
        """The sheet as .xlsx; the dialog asked before it replaces a file."""
        written = self._sheets.write(self._home.actor, session, path, replace=True)
        return _("已存到 {file}").format(file=written.path)

    def read_sheet(self, session: str, path: Path) -> SheetPreview:
        """What a returned sheet would bring."""
        return self._sheets.read(session, path)

    def take_sheet(self, preview: SheetPreview) -> str:
        """Write what a returned sheet brings."""
        taken = self._sheets.take(self._home.actor, preview)
        parts = (
            (_("登记 {n} 人"), taken.marked),
            (_("临时到场 {n} 人"), taken.walk_ins),
            (_("已是这样 {n} 人"), taken.same),
            (_("没有收下 {n} 行"), len(taken.refused)),
        )
        return _("签到表收下：") + _("，").join(words.format(n=n) for words, n in parts if n)

    def alter(self, detail: SessionDetail, order: SessionOrder, new_programme: str) -> str:
        """Another day, place and so on."""
        from nanxi_desk.training.tab_list import with_programme

        actor = self._home.actor
        told = with_programme(self._training, actor, order, new_programme)
        self._training.alter(actor, detail.row.id, told, detail.seen)
        return _("场次已改")

    def cancel(self, row: SessionRow) -> str:
        """The session does not take place, or after all it does."""
        actor = self._home.actor
        if row.cancelled:
            self._training.take_back(actor, row.id)
            return _("场次已恢复")
        self._training.cancel(actor, row.id)
        return _("场次已取消，随时可以恢复")


_SHOWN_BY: Mapping[AttendeeWhich, Callable[[AttendeeRow], bool]] = {
    "all": lambda _row: True,
    "invited": lambda row: row.invited,
    "came": lambda row: row.came,
    "late": lambda row: row.late,
    "early": lambda row: row.early,
    "leave": lambda row: row.status in rules.LEAVES,
    "absent": lambda row: row.status == rules.ABSENT,
    "unmarked": lambda row: row.status == rules.UNMARKED,
    "walk_in": lambda row: not row.invited and row.status != rules.MADE_UP,
    "made_up": lambda row: row.status == rules.MADE_UP,
    "suspect": lambda row: row.suspect,
    "doubtful": lambda row: row.doubtful,
}
