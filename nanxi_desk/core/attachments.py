"""Attachments of any record: pictures and PDFs added, looked at, given out and taken off, all of it logged.

A record class has them by one line, `attachments: list[str] | None = field("附件", Kind.ATTACHMENTS,
default=None)`, and one column in its migration. The bytes lie in the encrypted database once for each hash;
a change names the hash only. Merging unites lists: what one takes off while another adds to the same list
side by side may come back, and is taken off again.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from nanxi_desk.core.attachment_names import Attachment, file_name, read_attachments
from nanxi_desk.core.clock import instant
from nanxi_desk.core.errors import InputRefused, Unavailable
from nanxi_desk.core.fields import Kind, field
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.blobs import blob_content, drop_blobs, keep_blob, orphans, sizes_here
from nanxi_desk.core.journal.door import Writing
from nanxi_desk.core.journal.rows import Row, load_rows
from nanxi_desk.core.language import _
from nanxi_desk.core.paths import replace_file
from nanxi_desk.core.records import LOCAL_SCOPE, RECORD_TYPES, Record, new_id
from nanxi_desk.core.rights import DESK, declare

RIGHT_EDIT: Final = declare("attachments.edit", "添加、移除附件", *DESK)
RIGHT_OPEN: Final = declare("attachments.open", "查看、另存附件（留记录）", *DESK)
LOOKED, SAVED = WAYS = ("查看附件", "另存附件")
MOST: Final = 40  # of one field
UNCLAIMED_FOR: Final = timedelta(days=1)  # what was chosen and never saved with a record is kept so long


class AttachmentLook(Record):
    """That somebody looked at an attachment or took it out; who stands in the change. Never exported."""

    record_type = "attachment_look"
    label = "附件查看记录"
    named_rights = ("log.read", "")
    title = "way"
    written_by = "local"

    at: str = field("时间", Kind.INSTANT, required=True, editable=False, sheet=20)
    way: str = field("方式", Kind.CHOICE, choices=WAYS, required=True, editable=False)
    record_class: str = field("登记册", required=True, editable=False, max_length=40)
    record: str = field("记录号", required=True, editable=False, max_length=65)
    file_name: str | None = field("文件名", editable=False, default=None)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was looked at and may be kept: `content` as it will lie in the database."""

    content: bytes
    kind: str
    name: str
    shrunk: bool = False  # whether it is smaller than what was given

    @property
    def attachment(self) -> Attachment:
        """How a record names it."""
        return Attachment(hashlib.sha256(self.content).hexdigest(), self.kind, self.name)


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """One attachment of a record; `size` in bytes, None where it has not arrived (未到达)."""

    attachment: Attachment
    size: int | None

    @property
    def here(self) -> bool:
        """Whether the bytes are here."""
        return self.size is not None


def prepare(content: bytes, name: str) -> Prepared:
    """Look at a file's bytes: a picture is written anew, a PDF checked. InputRefused names the file.

    Takes up to a second for a large picture: not for the window's own thread.
    """
    from nanxi_desk.core.pdf_check import check_pdf, is_pdf
    from nanxi_desk.core.pictures import LARGEST_GIVEN, clean_picture, picture_kind

    try:
        if kind := picture_kind(content):
            if len(content) > LARGEST_GIVEN:
                raise _too_large()
            kept, kind = clean_picture(content, kind)
            return Prepared(kept, kind, file_name(name, kind), len(kept) < len(content))
        if is_pdf(content):
            check_pdf(content)
            return Prepared(content, "pdf", file_name(name, "pdf"))
    except InputRefused as error:
        raise _named(name, error) from error
    raise _named(name, _foreign())


def prepare_file(path: Path) -> Prepared:
    """Look at a file; InputRefused, with its name, where it cannot be read or is not kept."""
    from nanxi_desk.core.pictures import LARGEST_GIVEN

    try:
        if not path.is_file():
            raise InputRefused(_("找不到这个文件。"), _("请检查文件名和 U 盘是否插好。"))
        if path.stat().st_size > LARGEST_GIVEN:
            raise _too_large()
        content = path.read_bytes()
    except OSError as error:
        refusal = InputRefused(
            _("文件不能读取：{reason}。").format(reason=error.strerror or error),
            _("请检查文件权限，或重新插好 U 盘。"),
        )
        raise _named(path.name, refusal) from error
    except InputRefused as error:
        raise _named(path.name, error) from error
    return prepare(content, path.name)


class Attachments:
    """The attachments of one opened home. Without `field` a class's first field of the kind is meant."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal = home.journal

    def of(self, record_class: type[Record], record_id: str, field: str = "") -> tuple[AttachmentView, ...]:
        """What a visible record has, in the order of its list; names and sizes only."""
        self._require(self._home.actor, record_class, RIGHT_OPEN)
        name = _field(record_class, field)
        with self._journal.read() as conn:
            return views(conn, _entries(_row(conn, record_class, record_id), name))

    def thumbnail(self, record_class: type[Record], record_id: str, sha256: str, field: str = "") -> bytes:
        """A small PNG, in which no writing can be read, so it is not logged; b"" for PDFs and absent ones."""
        from nanxi_desk.core.pictures import thumbnail

        self._require(self._home.actor, record_class, RIGHT_OPEN)
        name = _field(record_class, field)
        with self._journal.read() as conn:
            found = _named_by(_entries(_row(conn, record_class, record_id), name), sha256)
            content = blob_content(conn, sha256) if found.is_picture else None
        return thumbnail(content, found.kind) if content else b""

    def attach(
        self,
        actor: Actor,
        record_class: type[Record],
        record_id: str,
        files: Sequence[Prepared],
        field: str = "",
    ) -> tuple[Attachment, ...]:
        """Add files to a record, all or none; what it has already is not added twice. One change."""
        self._require(actor, record_class, RIGHT_EDIT)
        with self._journal.write(actor.id) as writing:
            for file in files:
                self._keep(writing.conn, file)
            return self._add(writing, record_class, record_id, [f.attachment for f in files], field)

    def detach(
        self, actor: Actor, record_class: type[Record], record_id: str, sha256: str, field: str = ""
    ) -> Attachment:
        """Take an attachment off a record; put_back() undoes it. The bytes stay until they are erased."""
        self._require(actor, record_class, RIGHT_EDIT)
        name = _field(record_class, field)
        with self._journal.write(actor.id) as writing:
            entries = _entries(_row(writing.conn, record_class, record_id), name)
            found = _named_by(entries, sha256)
            left = [entry for entry in entries if found not in read_attachments([entry])]
            writing.edit(record_class, record_id, {name: left or None})
        return found

    def put_back(
        self,
        actor: Actor,
        record_class: type[Record],
        record_id: str,
        attachment: Attachment,
        field: str = "",
    ) -> None:
        """Undo detach(); InputRefused where the bytes were erased meanwhile."""
        self._require(actor, record_class, RIGHT_EDIT)
        with self._journal.write(actor.id) as writing:
            self._add(writing, record_class, record_id, [attachment], field)

    def open(
        self, actor: Actor, record_class: type[Record], record_id: str, sha256: str, field: str = ""
    ) -> bytes:
        """The whole picture, to be shown inside the window; logged first. InputRefused for a PDF."""
        return self._taken(actor, (record_class, record_id, _field(record_class, field)), sha256, LOOKED)[1]

    def save(  # noqa: PLR0913 - whose, which, where to
        self,
        actor: Actor,
        record_class: type[Record],
        record_id: str,
        sha256: str,
        target: Path,
        field: str = "",
        *,
        replace: bool = False,
    ) -> Path:
        """Write an attachment to a file outside, unencrypted; logged first. In a folder it keeps its name."""
        whose = record_class, record_id, _field(record_class, field)
        self._require(actor, record_class, RIGHT_OPEN)
        with self._journal.read() as conn:
            found = _named_by(_entries(_row(conn, record_class, record_id), whose[2]), sha256)
        file = target / found.name if target.is_dir() else target
        if file.exists() and not replace:
            raise InputRefused(
                _("“{file}”已经存在，没有覆盖。").format(file=file.name),
                _("请换一个文件名，或确认替换它。"),
            )
        content = self._taken(actor, whose, sha256, SAVED)[1]
        try:
            replace_file(file, content)
        except OSError as error:
            raise Unavailable(
                _("“{file}”没有写成：{reason}。").format(file=file, reason=error.strerror or error),
                _("请检查磁盘空间和文件夹权限，或换一个位置。"),
            ) from error
        return file

    # --- before there is a record -------------------------------------------------------------------------

    def stage(self, actor: Actor, file: Prepared) -> Attachment:
        """Keep a file for a record that is still being typed: put `spelled` into the draft and the record.

        It lies in the database at once and so survives a crash with the draft; what no record and no draft
        names goes after a day.
        """
        actor.require(RIGHT_EDIT)
        with self._journal.write(actor.id) as writing:
            self._keep(writing.conn, file)
        return file.attachment

    def staged(self, attachments: Iterable[Attachment]) -> tuple[AttachmentView, ...]:
        """How it stands with what a draft names."""
        self._home.actor.require(RIGHT_EDIT)
        with self._journal.read() as conn:
            return views(conn, [attachment.spelled for attachment in attachments])

    def staged_thumbnail(self, attachment: Attachment) -> bytes:
        """thumbnail() of what is not saved with a record yet."""
        from nanxi_desk.core.pictures import thumbnail

        self._home.actor.require(RIGHT_EDIT)
        with self._journal.read() as conn:
            content = blob_content(conn, attachment.sha256) if attachment.is_picture else None
        return thumbnail(content, attachment.kind) if content else b""

    # --- inside -------------------------------------------------------------------------------------------

    def _require(self, actor: Actor, record_class: type[Record], right: str) -> None:
        actor.require(right)
        if record_class.attachment_rights:
            actor.require(record_class.attachment_rights[right == RIGHT_OPEN])

    def _keep(self, conn: Connection, file: Prepared) -> None:
        at = instant(self._journal.clock.now())
        keep_blob(conn, file.attachment.sha256, file.kind, file.content, at)

    def _add(
        self,
        writing: Writing,
        record_class: type[Record],
        record_id: str,
        attachments: Sequence[Attachment],
        field: str,
    ) -> tuple[Attachment, ...]:
        name = _field(record_class, field)
        entries = _entries(_row(writing.conn, record_class, record_id), name)
        known = {found.sha256 for found in read_attachments(entries)}
        new = [one for one in dict.fromkeys(attachments) if one.sha256 not in known]
        spelled = [one.spelled for one in new]
        check_entries(writing.conn, spelled, already=len(entries))
        if new:
            writing.edit(record_class, record_id, {name: [*entries, *spelled]})
        return tuple(new)

    def _taken(
        self, actor: Actor, whose: tuple[type[Record], str, str], sha256: str, way: str
    ) -> tuple[Attachment, bytes]:
        """The bytes; that somebody has them is journalled first."""
        record_class, record_id, name = whose
        self._require(actor, record_class, RIGHT_OPEN)
        with self._journal.write(actor.id) as writing:
            found = _named_by(_entries(_row(writing.conn, record_class, record_id), name), sha256)
            if way == LOOKED and not found.is_picture:
                raise InputRefused(_("PDF 不在程序里打开。"), _("请用“另存”存到本机后再看，看完请删除。"))
            content = blob_content(writing.conn, sha256)
            if content is None:
                raise not_arrived(found)
            look = AttachmentLook(
                id=new_id(),
                scope=LOCAL_SCOPE,
                at=instant(self._journal.clock.now()),
                way=way,
                record_class=record_class.record_type,
                record=record_id,
                file_name=found.name,
            )
            writing.create(look)
        return found, content


def views(conn: Connection, entries: Iterable[Any] | None) -> tuple[AttachmentView, ...]:
    """What a record's field holds, and what of it is here."""
    found = read_attachments(entries)
    sizes = sizes_here(conn, (one.sha256 for one in found))
    return tuple(AttachmentView(one, sizes.get(one.sha256)) for one in found)


def check_entries(conn: Connection, entries: Sequence[str], already: int = 0) -> None:
    """For services that write a record with what was staged: InputRefused for too many, or absent bytes."""
    if already + len(entries) > MOST:
        raise InputRefused(_("一处最多 {most} 个附件。").format(most=MOST), _("请只留需要的几个。"))
    for view in views(conn, entries):
        if not view.here:
            raise not_arrived(view.attachment)


def drop_unclaimed(home: Home) -> int:
    """Take away what was chosen for a record that was never saved; how many. The program's own, daily."""
    before = instant(home.journal.clock.now() - UNCLAIMED_FOR)
    with home.journal.read() as conn:
        if not orphans(conn, before):
            return 0
    with home.journal.write(home.actor.id) as writing:
        found = orphans(writing.conn, before)
        drop_blobs(writing.conn, found)
    return len(found)


def attachment_fields(record_class: type[Record]) -> tuple[str, ...]:
    """Names of the class's fields that hold attachments."""
    return tuple(f.name for f in record_class.fields.values() if f.kind is Kind.ATTACHMENTS)


def classes_with_attachments() -> tuple[type[Record], ...]:
    """Every class that can have some."""
    return tuple(each for each in RECORD_TYPES.values() if attachment_fields(each))


def not_arrived(attachment: Attachment) -> InputRefused:
    """The sentence for an attachment whose bytes are not here."""
    return InputRefused(
        _("附件“{name}”未到达。").format(name=attachment.name),
        _("请对方导出时带上附件，或重新添加。"),
    )


def _field(record_class: type[Record], name: str) -> str:
    fields = attachment_fields(record_class)
    if not fields:
        raise InputRefused(
            _("“{label}”不能有附件。").format(label=_(record_class.label)), _("请把附件加到登记上。")
        )
    if name and name not in fields:
        raise ValueError(f"{name} holds no attachments")
    return name or fields[0]


def _row(conn: Connection, record_class: type[Record], record_id: str) -> Row:
    row = load_rows(conn, record_class, [record_id]).get(record_id)
    if row is None or row["deleted"]:
        raise InputRefused(_("这条记录已不在。"), _("请刷新列表后再试。"))
    return row


def _entries(row: Row, name: str) -> list[str]:
    return list(row[name] or ())


def _named_by(entries: Iterable[str], sha256: str) -> Attachment:
    found = next((one for one in read_attachments(entries) if one.sha256 == sha256), None)
    if found is None:
        raise InputRefused(_("这个附件已不在这条记录上。"), _("请刷新后再试。"))
    return found


def _named(name: str, error: InputRefused) -> InputRefused:
    return InputRefused(_("“{file}”：{problem}").format(file=name[:80], problem=error.message), error.hint)


def _too_large() -> InputRefused:
    return InputRefused(_("文件太大，最多 60 MB。"), _("请先缩小图片，或拆成几份。"))


def _foreign() -> InputRefused:
    return InputRefused(_("只收 JPEG、PNG 图片和 PDF。"), _("请另存为这几种格式，或拍成照片再添加。"))
