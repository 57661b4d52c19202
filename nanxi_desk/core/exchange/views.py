"""What the exchange tells people: partners, files, previews and conflicts, as plain values without Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from nanxi_desk.core.rights import LEADING, MEMBER, declare

# Here and not beside the service, so that a window can ask before it loads all that the exchange needs.
RIGHT_SEE = declare("exchange.read", "查看数据交换的情况", MEMBER, *LEADING)


@dataclass(frozen=True, slots=True)
class FileView:
    """A workbook written or taken. `at` is an instant text; `number` is the writing computer's own count.

    `undoable` is true for the one import that undo() would take now; `undone` for one that it took.
    """

    id: str
    incoming: bool
    office: str
    office_name: str
    name: str  # of the file on disk, "" where it was not kept
    number: int
    at: str
    changes: int
    records: int
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    attachments: int = 0  # of a file of attachments
    undone: bool = False
    undoable: bool = False


@dataclass(frozen=True, slots=True)
class ComputerView:
    """One installation that signs files. `state`: "live", "retired" (another was born of it), "revoked"."""

    replica: str
    office: str
    fingerprint: str
    state: str
    own: bool
    certified: bool  # by a joining file of the hub, or born of one that was


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An office (for the hub) or the hub (for an office).

    `have_at`: when its newest file was written, "" where none came. `pending`: changes that it does not have
    yet. `waiting`: files from it that were set aside. `owes`: why a file is expected of it, "" where none is.
    """

    office: str
    name: str
    computers: tuple[ComputerView, ...]
    have_at: str
    pending: int
    waiting: int
    last_in: FileView | None
    last_out: FileView | None
    owes: str
    has_password: bool


@dataclass(frozen=True, slots=True)
class WaitingView:
    """A file set aside (等待) until what it stands on arrives; `wanted` says what to ask for."""

    id: str
    office: str
    office_name: str
    name: str
    number: int
    at: str
    since: str
    changes: int
    wanted: tuple[str, ...]


class FileState(StrEnum):
    """What would become of a file: taken, set aside, here already, or refused."""

    READY = "ready"
    WAITING = "waiting"
    KNOWN = "known"
    REFUSED = "refused"


class RowState(StrEnum):
    """What would become of a record: new, changed, changed and in conflict, deleted, or nothing to see."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field's label and its value in words before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowView:
    """One record that a file brings. `who` and `at` are of its newest change."""

    state: RowState
    register: str
    record_type: str
    record: str
    title: str
    who: str
    at: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """An unknown computer: kind "first" (of an office not met), "another" (of one that is), "replaced" (a
    known computer with another key). `fingerprint` is to be compared by telephone, `known` are those that
    this office had before."""

    kind: str
    office: str
    office_name: str
    fingerprint: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What one file would bring, in records; the numbers are those that apply() then brings about.

    `rows` holds the first of them, `rows_left` says how many more there are. `refused` is the sentence of a
    REFUSED file and `hint` what to do; `question` is there where a trusted fingerprint would let it pass, and
    `locked` says that no password opened it.
    """

    path: Path
    state: FileState
    id: str = ""
    office: str = ""
    office_name: str = ""
    number: int = 0
    at: str = ""
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    changes: int = 0
    attachments: int = 0
    waiting: tuple[str, ...] = ()
    refused: str = ""
    hint: str = ""
    question: KeyQuestion | None = None
    locked: bool = False
    rows: tuple[RowView, ...] = ()
    rows_left: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """Several files, in the order in which they were named. Give it to Exchange.apply() as it is."""

    files: tuple[FilePreview, ...]
    trusted: tuple[str, ...] = ()
    released: tuple[FilePreview, ...] = ()  # files set aside before that would be taken along
    notices: tuple[str, ...] = ()
    received: tuple[Any, ...] = field(default=(), repr=False)  # what was read; None for a file not readable
    basis: str = ""  # the journal that it was computed on

    @property
    def new(self) -> int:
        return sum(file.new for file in (*self.files, *self.released))

    @property
    def changed(self) -> int:
        return sum(file.changed for file in (*self.files, *self.released))

    @property
    def conflicts(self) -> int:
        return sum(file.conflicts for file in (*self.files, *self.released))

    @property
    def takable(self) -> bool:
        """Whether apply() would do anything."""
        return any(file.state in (FileState.READY, FileState.WAITING) for file in self.files)


@dataclass(frozen=True, slots=True)
class Applied:
    """What apply() did. `done` is false where the journal had moved: `preview` is then the new one."""

    done: bool
    preview: Preview


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """How an import would be undone: "forget" (as though it never came) or "take back" (new changes restore
    the earlier values, and travel). `records` are touched, `kept` stay since others build on them."""

    id: str
    way: str
    records: int
    kept: int = 0


@dataclass(frozen=True, slots=True)
class HeadView:
    """One of the values in conflict. `seen` is what its writer had seen there before, in words."""

    change: str
    text: str
    who: str
    office: str
    at: str
    seen: str
    shown: bool  # the one that tables show now
    ahead: bool  # its clock stood far in the future
    own: bool  # written at this computer's office
    value: Any = None


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A field (or a deletion) of a record with values that did not know each other."""

    id: str
    register: str
    record_type: str
    record: str
    title: str
    label: str
    scope: str
    decidable: bool  # this home may write the record
    heads: tuple[HeadView, ...]


class Rule(StrEnum):
    """How many conflicts are decided at once: the value shown now, the newest by wall clock, our own, the
    other side's."""

    SHOWN = "shown"
    NEWEST = "newest"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Decided:
    """How many conflicts were decided; `left` names why others were not, by conflict id."""

    decided: int
    left: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A joining file was written; `code` opens it and is told apart from the file, `again` that the office
    had been enrolled before (a further or replaced computer)."""

    file: Path
    office: str
    code: str
    again: bool
