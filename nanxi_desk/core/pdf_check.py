"""Whether a PDF may be kept: a whole one of at most 5 MB, not locked, with nothing in it that acts by itself.

Nothing here draws a PDF, and the window never opens one: it is kept and given back. What is looked for are
the names of actions, where they can stand: between the streams, and in the compressed streams of objects.
"""

import re
import zlib
from typing import Final

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _

LARGEST: Final = 5_000_000  # bytes
_MAGIC = re.compile(rb"%PDF-[12]\.[0-9]")
_END = 1_024  # bytes at the end, in which a whole PDF says so
_MOST_OBJECTS = 40_000_000  # bytes of unpacked object streams
_STREAM = re.compile(rb"stream\r?\n")
_HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
_LOCKED = re.compile(rb"/Encrypt(?![A-Za-z])")
# Scripts, programs and files to start, forms that are programs, sound and film.
_ACTS = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm|Movie)(?![A-Za-z])"
)


def is_pdf(content: bytes) -> bool:
    """Whether the file begins as a PDF does."""
    return bool(_MAGIC.match(content))


def check_pdf(content: bytes) -> None:
    """InputRefused, with one sentence that says what to do, for a PDF that is not kept."""
    if len(content) > LARGEST:
        raise InputRefused(
            _("PDF 有 {size:.1f} MB，最多 5 MB。").format(size=len(content) / 1_000_000),
            _("请用“减小文件大小”另存，或拆成几份，或把要用的页拍成照片。"),
        )
    tail = content[-_END:]
    if b"%%EOF" not in tail or b"startxref" not in tail:
        raise _damaged()
    text = _outside_streams(content)
    if b"/Type" not in text and b"obj" not in text:
        raise _damaged()
    if _LOCKED.search(text):
        raise InputRefused(_("PDF 有密码保护。"), _("请取消密码后另存一份，再添加。"))
    if _ACTS.search(text):
        raise InputRefused(
            _("PDF 里有脚本、表单程序或夹带的文件。"), _("请“打印为 PDF”另存一份，或拍成照片再添加。")
        )


def _outside_streams(content: bytes) -> bytes:
    """What a reader takes for objects: all but the streams, and the streams of objects unpacked."""
    parts: list[bytes] = []
    at = unpacked = 0
    for begin in _STREAM.finditer(content):
        if begin.start() < at:  # inside the stream before
            continue
        head = content[at : begin.start()]
        end = content.find(b"endstream", begin.end())
        end = len(content) if end < 0 else end
        parts.append(head)
        description = _plain_names(head[head.rfind(b"obj") :])
        if re.search(rb"/ObjStm(?![A-Za-z])", description):
            objects = _unpacked(content[begin.end() : end], description, _MOST_OBJECTS - unpacked)
            unpacked += len(objects)
            parts.append(objects)
        at = end
    parts.append(content[at:])
    return _plain_names(b"\n".join(parts))


def _unpacked(stream: bytes, description: bytes, most: int) -> bytes:
    if b"/Filter" not in description:
        return stream
    if b"/FlateDecode" not in description or b"/DecodeParms" in description:
        raise _damaged()  # nobody writes objects otherwise; what cannot be looked into is not kept
    try:
        opened = zlib.decompressobj()
        objects = opened.decompress(stream, max(1, most))
    except zlib.error as error:
        raise _damaged() from error
    if opened.unconsumed_tail:
        raise _damaged()
    return objects


def _plain_names(text: bytes) -> bytes:
    """A name may spell any of its letters as # and two digits."""
    return _HEXED.sub(lambda found: bytes([int(found[1], 16)]), text)


def _damaged() -> InputRefused:
    return InputRefused(_("PDF 已损坏或没有复制完整。"), _("请从原处重新复制，或重新扫描、另存后再添加。"))
