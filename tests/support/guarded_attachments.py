"""What of the attachments asks for a right, see tests/unit/test_rights.py."""

from collections.abc import Callable
from pathlib import Path

from nanxi_desk.core.attachment_names import Attachment
from nanxi_desk.core.attachments import RIGHT_EDIT, RIGHT_OPEN, Attachments, Prepared
from nanxi_desk.core.exchange.attachment_files import attachments_beside, export_attachments
from nanxi_desk.core.exchange.outgoing import RIGHT_EXPORT
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.frontdesk.records import Request

NOBODY = "0" * 32
PAPER = Attachment("0" * 64, "pdf", "a.pdf")
TARGET = Path("nowhere.pdf")


def _on(
    right: str, call: Callable[[Attachments, Actor], object]
) -> tuple[str, Callable[[Home, Path], object]]:
    return right, lambda home, _folder: call(Attachments(home), home.actor)


_CALLS = {
    "of": _on(RIGHT_OPEN, lambda s, _a: s.of(Request, NOBODY)),
    "thumbnail": _on(RIGHT_OPEN, lambda s, _a: s.thumbnail(Request, NOBODY, NOBODY)),
    "open": _on(RIGHT_OPEN, lambda s, a: s.open(a, Request, NOBODY, NOBODY)),
    "save": _on(RIGHT_OPEN, lambda s, a: s.save(a, Request, NOBODY, NOBODY, TARGET)),
    "attach": _on(RIGHT_EDIT, lambda s, a: s.attach(a, Request, NOBODY, [])),
    "detach": _on(RIGHT_EDIT, lambda s, a: s.detach(a, Request, NOBODY, NOBODY)),
    "put_back": _on(RIGHT_EDIT, lambda s, a: s.put_back(a, Request, NOBODY, PAPER)),
    "stage": _on(RIGHT_EDIT, lambda s, a: s.stage(a, Prepared(b"x", "pdf", "a.pdf"))),
    "staged": _on(RIGHT_EDIT, lambda s, _a: s.staged([PAPER])),
    "staged_thumbnail": _on(RIGHT_EDIT, lambda s, _a: s.staged_thumbnail(PAPER)),
}


def _beside(home: Home, workbook: Path) -> None:
    with attachments_beside(home, home.actor, workbook, "", "pass"):
        pass


GUARDED = {
    "core.exchange.attachment_files.export_attachments": (
        RIGHT_EXPORT,
        lambda home, folder: export_attachments(home, home.actor, folder / "a.xlsx", "", "pass"),
    ),
    "core.exchange.attachment_files.attachments_beside": (
        RIGHT_EXPORT,
        lambda home, folder: _beside(home, folder / "a.xlsx"),
    ),
    **{f"core.attachments.Attachments.{name}": entry for name, entry in _CALLS.items()},
}
