"""Made-up photographs and slips for made-up records: drawn, so that they show nobody and no place."""

import io
from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, Final

from nanxi_desk.core.attachments import attachment_fields, prepare
from nanxi_desk.core.clock import instant
from nanxi_desk.core.demo import RIGHT_FILL
from nanxi_desk.core.home import Actor, Home
from nanxi_desk.core.journal.blobs import keep_blob
from nanxi_desk.core.journal.door import Journal
from nanxi_desk.core.records import Record

if TYPE_CHECKING:
    from PIL import Image

_SIZE = (960, 720)
Kinds = Sequence[tuple[str, Callable[[Random], "Image.Image"]]]  # what people call it, how it is drawn


def attach_made_up(  # noqa: PLR0913 - whose pictures, of what, and in whose name
    home: Home,
    actor: Actor,
    record_class: type[Record],
    record_ids: Sequence[str],
    kinds: Kinds,
    seed: int,
    *,
    journal: Journal | None = None,
) -> None:
    """Give each of these records two pictures or all kinds, the same for the same seed and place.

    `journal` is that of the office whose records they are, where it is not the home's own.
    """
    actor.require(RIGHT_FILL)
    if not record_ids:
        return
    [field, *_others] = attachment_fields(record_class)
    at = instant(home.journal.clock.now())
    with (journal or home.journal).write(actor.id, "demo") as writing:
        for place, record_id in enumerate(record_ids):
            rng = Random(f"pictures:{seed}:{record_class.record_type}:{place}")  # noqa: S311 - made-up data
            chosen = rng.sample(kinds, rng.randint(2, len(kinds)))
            files = [prepare(_jpeg(draw(rng)), f"{name}.jpg") for name, draw in chosen]
            for file in files:
                keep_blob(writing.conn, file.attachment.sha256, file.kind, file.content, at)
            writing.edit(record_class, record_id, {field: [file.attachment.spelled for file in files]})


def _jpeg(image: "Image.Image") -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=85)
    return written.getvalue()


def _shaded(top: tuple[int, int, int], bottom: tuple[int, int, int]) -> "Image.Image":
    """Light that falls from above."""
    from PIL import Image

    ramp = Image.linear_gradient("L").resize(_SIZE)
    return Image.composite(Image.new("RGB", _SIZE, bottom), Image.new("RGB", _SIZE, top), ramp)


def _leak(rng: Random) -> "Image.Image":
    """A wall below a pipe, with the edges of a stain."""
    from PIL import Image, ImageDraw, ImageFilter

    wall = _shaded((233, 229, 218), (205, 198, 184))
    for shade, shrink in (((168, 140, 98), 1.0), ((196, 172, 134), 0.82), ((150, 118, 78), 0.4)):
        mask = Image.new("L", _SIZE)
        pen = ImageDraw.Draw(mask)
        for _drop in range(14):
            x, y = rng.gauss(500, 90 * shrink), rng.gauss(330, 120 * shrink)
            wide, high = rng.uniform(50, 120) * shrink, rng.uniform(70, 170) * shrink
            pen.ellipse((x - wide, y - high, x + wide, y + high), fill=150)
        wall.paste(shade, mask=mask.filter(ImageFilter.GaussianBlur(14)))
    pen = ImageDraw.Draw(wall)
    pen.rectangle((0, 62, _SIZE[0], 104), fill=(176, 182, 186))
    pen.rectangle((0, 68, _SIZE[0], 78), fill=(214, 219, 222))
    pen.rectangle((452, 50, 524, 116), fill=(138, 145, 150))
    return wall


def _corridor(rng: Random) -> "Image.Image":
    """A landing with a door, and boxes that stand in the way."""
    from PIL import ImageDraw

    hall = _shaded((196, 204, 204), (226, 230, 226))
    pen = ImageDraw.Draw(hall)
    pen.polygon([(0, 720), (0, 600), (260, 470), (700, 470), (960, 600), (960, 720)], fill=(146, 142, 134))
    pen.rectangle((380, 170, 580, 470), fill=(96, 74, 58))
    pen.rectangle((396, 186, 564, 470), fill=(120, 92, 70))
    pen.ellipse((540, 320, 554, 334), fill=(214, 190, 120))
    for number in range(5):
        left, side = 60 + 170 * number + rng.randrange(-30, 30), rng.randrange(90, 170)
        base = 690 - rng.randrange(60)
        shade = rng.randrange(-20, 20)
        pen.rectangle((left, base - side, left + side, base), fill=(178 + shade, 140 + shade, 92 + shade))
        pen.rectangle(
            (left, base - side, left + side, base - side + 14), fill=(206 + shade, 172 + shade, 122 + shade)
        )
        pen.line((left + side // 2, base - side, left + side // 2, base), fill=(150, 116, 74), width=6)
    return hall


def _slip(rng: Random) -> "Image.Image":
    """A form on a desk, with lines of writing, a signature and a stamp."""
    from PIL import Image, ImageDraw

    paper = Image.new("RGB", (560, 660), (250, 249, 244))
    pen = ImageDraw.Draw(paper)
    pen.rectangle((170, 44, 390, 62), fill=(70, 74, 78))
    for row in range(8):
        y = 120 + 48 * row
        pen.line((50, y + 22, 510, y + 22), fill=(196, 198, 200), width=2)
        pen.rectangle((50, y, 50 + rng.randrange(140, 440), y + 10), fill=(128, 134, 140))
    strokes = [(300 + 22 * step, 560 + rng.randrange(-26, 26)) for step in range(9)]
    pen.line(strokes, fill=(34, 54, 120), width=5, joint="curve")
    pen.ellipse((80, 500, 210, 630), outline=(196, 40, 36), width=7)
    pen.regular_polygon((145, 565, 26), 3, fill=(196, 40, 36))
    desk = _shaded((122, 98, 76), (96, 76, 58))
    turned = paper.convert("RGBA").rotate(rng.uniform(-6, 6), Image.Resampling.BICUBIC, expand=True)
    desk.paste(turned, ((_SIZE[0] - turned.width) // 2, (_SIZE[1] - turned.height) // 2), turned)
    return desk


def _hall(rng: Random) -> "Image.Image":
    """The entrance of a house: a board with children's pictures, two plants, a clean floor."""
    from PIL import ImageDraw

    hall = _shaded((226, 222, 206), (244, 240, 226))
    pen = ImageDraw.Draw(hall)
    pen.rectangle((0, 590, *_SIZE), fill=(164, 150, 132))
    pen.rectangle((190, 110, 770, 430), fill=(150, 112, 74))
    pen.rectangle((206, 126, 754, 414), fill=(98, 140, 118))
    for number in range(10):
        left, top = 226 + 106 * (number % 5), 146 + 136 * (number // 5)
        pen.rectangle((left, top, left + 88, top + 112), fill=(250, 248, 240))
        shade = tuple(rng.randrange(90, 230) for _channel in range(3))
        x, y, edge = left + rng.randrange(18, 40), top + rng.randrange(16, 50), rng.randrange(24, 44)
        pen.ellipse((x, y, x + edge, y + edge), fill=shade)
        pen.rectangle((left + 8, top + 84, left + 80, top + 104), fill=(120, 168, 96))
    for left in (70, 820):
        pen.polygon([(left, 520), (left + 80, 520), (left + 66, 640), (left + 14, 640)], fill=(176, 92, 66))
        for _leaf in range(9):
            x, y = left + 40 + rng.randrange(-46, 46), 440 + rng.randrange(-50, 60)
            pen.ellipse((x - 20, y - 34, x + 20, y + 34), fill=(54, 120 + rng.randrange(40), 70))
    return hall


PAPERS: Final[Kinds] = (("签字单", _slip), ("申请表", _slip), ("告知书", _slip))
SCENES: Final[Kinds] = (("漏水处", _leak), ("楼道", _corridor), ("签字单", _slip))
HALLS: Final[Kinds] = (("门厅画廊", _hall), ("楼组公约签字", _slip))
