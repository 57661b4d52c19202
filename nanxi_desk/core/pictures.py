"""Pictures as they are kept: upright, at most 2 MB, and written anew, so that nothing but the picture stays.

Writing anew takes away EXIF and GPS, comments, previews, colour profiles, and whatever a phone or a stranger
put behind the picture. Pillow is the only one that reads foreign pictures here, and knows two formats.
"""

import io
import math
import struct
import zlib
from typing import TYPE_CHECKING, Final

from nanxi_desk.core.attachment_names import JPEG, PNG
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.language import _

if TYPE_CHECKING:
    from PIL import Image

LARGEST: Final = 2_000_000  # bytes of a picture that is kept
LARGEST_GIVEN: Final = 60_000_000  # bytes of a picture that is looked at
MOST_PIXELS: Final = {JPEG: 120_000_000, PNG: 40_000_000}  # a JPEG is read at a fraction of its size
LONGEST_SIDE: Final = 2_560  # pixels; a page of A4 can still be read
QUALITY: Final = 88
THUMBNAIL: Final = 96  # pixels

_MAGIC = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
_FORMATS = {JPEG: "JPEG", PNG: "PNG"}
# What Pillow's readers say of bytes that are no picture, or only half of one.
_BROKEN = (
    *(OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, EOFError, OverflowError),
    *(struct.error, zlib.error, MemoryError),
)


def picture_kind(content: bytes) -> str:
    """The kind of picture by its first bytes; "" for anything else."""
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), "")


def clean_picture(content: bytes, kind: str) -> tuple[bytes, str]:
    """The picture as it is kept, and its kind: a PNG that stays too large becomes a JPEG.

    InputRefused where it is damaged, or has more pixels than a camera makes.
    """
    from PIL import Image

    try:
        with _opened(content, kind) as image:
            upright = _upright(image, LONGEST_SIDE)
            return _kept(upright, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except _BROKEN as error:
        raise _damaged() from error


def thumbnail(content: bytes, kind: str, side: int = THUMBNAIL) -> bytes:
    """A small PNG of a picture that is kept; b"" where it cannot be read."""
    from PIL import Image

    try:
        with _opened(content, kind) as image:
            image.draft("RGB", (side, side))
            small = image.convert("RGBA" if "A" in image.mode or "transparency" in image.info else "RGB")
            small.thumbnail((side, side))
            small.info.clear()
            return _encoded(small, PNG)
    except (InputRefused, Image.DecompressionBombError, Image.DecompressionBombWarning, *_BROKEN):
        return b""


def _opened(content: bytes, kind: str) -> "Image.Image":
    import warnings

    from PIL import Image

    # Of an EXIF that is damaged there is nothing to say: it goes anyway.
    warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
    image = Image.open(io.BytesIO(content), formats=[_FORMATS[kind]])
    width, height = image.size
    if width * height > MOST_PIXELS[kind]:
        raise _too_many_pixels()
    return image


def _upright(image: "Image.Image", side: int) -> "Image.Image":
    """Turned as its EXIF says, no longer than `side`, in plain colours, with nothing beside its pixels."""
    from PIL import Image, ImageOps

    image.draft("RGB", (side, side))  # a JPEG of ten times the size is not even unpacked whole
    turned = ImageOps.exif_transpose(image)
    if turned.mode.startswith("I"):  # sixteen bits of grey
        turned = turned.convert("I").point(lambda value: value / 256).convert("L")
    alpha = "A" in turned.mode or "transparency" in turned.info
    plain = turned.convert("RGBA" if alpha else "L" if turned.mode in ("1", "L") else "RGB")
    plain.thumbnail((side, side), Image.Resampling.LANCZOS)
    plain.info.clear()
    return plain


def _kept(image: "Image.Image", kind: str) -> tuple[bytes, str]:
    from PIL import Image

    if kind == PNG:
        content = _encoded(image, PNG)
        if len(content) <= LARGEST:
            return content, PNG
        if image.mode == "RGBA":
            paper = Image.new("RGB", image.size, "white")
            paper.paste(image, mask=image.getchannel("A"))
            image = paper
    content = _encoded(image, JPEG)
    while len(content) > LARGEST:
        factor = min(0.9, math.sqrt(LARGEST / len(content)) * 0.95)
        image = image.resize([max(1, round(side * factor)) for side in image.size], Image.Resampling.LANCZOS)
        content = _encoded(image, JPEG)
    return content, JPEG


def _encoded(image: "Image.Image", kind: str) -> bytes:
    written = io.BytesIO()
    if kind == PNG:
        image.save(written, "PNG", optimize=image.size[0] * image.size[1] < 4_000_000)
    else:
        image.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _too_many_pixels() -> InputRefused:
    return InputRefused(_("图片的像素太多。"), _("请先在看图软件里缩小，或者拍一张照片再添加。"))


def _damaged() -> InputRefused:
    return InputRefused(_("图片已损坏或没有复制完整。"), _("请从原处重新复制，或者重新拍一张。"))
