"""The exchange as window and command line use it: partners, files, previews, undo, conflicts, joining."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from nanxi_desk.core.exchange.outgoing import Exported
from nanxi_desk.core.exchange.views import (
    Applied,
    ConflictView,
    Decided,
    Enrolled,
    FileView,
    PartnerView,
    Preview,
    Rule,
    UndoPlan,
    WaitingView,
)
from nanxi_desk.core.home import Actor, Home

Progress = Callable[[int, int], None]  # done, of how many; may raise to cancel, nothing is then kept


class Exchange:
    """The exchange of one opened home. Everything may run off the window's thread; nothing is kept in it."""

    def __init__(self, home: Home) -> None:
        self._home = home

    # --- who there is -------------------------------------------------------------------------------------

    def partners(self) -> tuple[PartnerView, ...]:
        """Whom this home exchanges with, by code: enrolled, or met in a file. The hub's offices, or the hub."""
        raise NotImplementedError

    def set_password(self, actor: Actor, office: str, password: str) -> None:
        """Keep another exchange password for a partner; "" forgets it. UsageError for an unfit one."""
        raise NotImplementedError

    def enrol(self, actor: Actor, office: str, name: str, target: Path, *, code: str = "") -> Enrolled:
        """At the hub: write a joining file for a computer of an office, encrypted under `code`.

        Without `code` a new one is made, to be printed or told by telephone. InputRefused at an office.
        """
        raise NotImplementedError

    def revoke(self, actor: Actor, replica: str) -> None:
        """Refuse a computer's files from now on (lost, stolen); what came before stays."""
        raise NotImplementedError

    # --- files --------------------------------------------------------------------------------------------

    def export(
        self, actor: Actor, target: Path, to: str, *, password: str | None = None, full: bool = False
    ) -> Exported:
        """Write the workbook for a partner; without `password` the partner's kept one (UsageError: none)."""
        raise NotImplementedError

    def preview(
        self,
        actor: Actor,
        files: Sequence[Path],
        *,
        password: str | None = None,
        trusted: Collection[str] = (),
        progress: Progress = lambda _done, _all: None,
    ) -> Preview:
        """Read the files and rehearse taking them; nothing is written, and no file stops another.

        `trusted` are fingerprints that somebody compared. Without `password` the kept ones are tried.
        """
        raise NotImplementedError

    def apply(
        self, actor: Actor, preview: Preview, *, progress: Progress = lambda _done, _all: None
    ) -> Applied:
        """Take what the preview showed, in one transaction: READY files are taken, WAITING ones set aside.

        Where the journal moved since, nothing is done and the preview computed again is handed back.
        """
        raise NotImplementedError

    def history(self, limit: int = 200) -> tuple[FileView, ...]:
        """Workbooks written and taken, newest first."""
        raise NotImplementedError

    def waiting(self) -> tuple[WaitingView, ...]:
        """Files that were set aside, oldest first. They are taken by themselves when what they want arrives."""
        raise NotImplementedError

    def discard(self, actor: Actor, waiting_id: str) -> None:
        """Drop a file that was set aside; whoever wrote it can write it again."""
        raise NotImplementedError

    def undo_plan(self, actor: Actor, import_id: str) -> UndoPlan:
        """What undo() would do, rehearsed; InputRefused says why it cannot."""
        raise NotImplementedError

    def undo(self, actor: Actor, import_id: str) -> UndoPlan:
        """Undo an import: forget it where nobody was told of it yet, else take it back by new changes."""
        raise NotImplementedError

    # --- conflicts ----------------------------------------------------------------------------------------

    def conflict_count(self) -> int:
        """How many records are in conflict; cheap, for a badge."""
        raise NotImplementedError

    def conflicts(self, limit: int = 500) -> tuple[ConflictView, ...]:
        """The inbox, computed from what is known: the same at all who hold the same changes."""
        raise NotImplementedError

    def decide(self, actor: Actor, conflict_id: str, change_id: str) -> None:
        """Settle a conflict with the value of one of its heads; the decision travels like any change."""
        raise NotImplementedError

    def decide_by_rule(
        self, actor: Actor, conflict_ids: Collection[str], rule: Rule
    ) -> Decided:
        """Settle several conflicts at once by one rule, in one transaction."""
        raise NotImplementedError
