"""Made-up pictures and PDFs for tests: as phones and scanners write them, and as hands break them."""

import io
import random
import zlib

from PIL import Image

GPS, CAMERA, COMMENT, BEHIND = "南汐路GPS", "SecretCamera-7", "comment-of-the-phone", b"motion-video-behind"


def photo(
    width: int = 400, height: int = 300, *, seed: int = 1, orientation: int = 1, noise: bool = False
) -> bytes:
    """A JPEG with EXIF (camera, GPS, orientation), a comment, and something behind its end.

    Its left third is red, so that a turned one shows; with `noise` it compresses badly.
    """
    image = _drawn(width, height, seed, noise=noise)
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    exif[0x0112] = orientation
    exif[0x8298] = GPS.encode("utf-8").decode("latin-1")
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[29] = "N", (31.0, 13.0, 59.0), "2026:11:22"
    written = io.BytesIO()
    image.save(written, "JPEG", quality=95, exif=exif.tobytes(), comment=COMMENT)
    return written.getvalue() + BEHIND


def drawing(
    width: int = 320, height: int = 200, *, mode: str = "RGBA", seed: int = 1, noise: bool = False
) -> bytes:
    """A PNG with texts and EXIF beside its pixels."""
    from PIL.PngImagePlugin import PngInfo

    image = _drawn(width, height, seed, noise=noise).convert(mode)
    texts = PngInfo()
    texts.add_text("Author", CAMERA)
    texts.add_itxt("Place", GPS)
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    written = io.BytesIO()
    image.save(written, "PNG", pnginfo=texts, exif=exif.tobytes())
    return written.getvalue()


def bomb(side: int = 40_000) -> bytes:
    """A PNG of a few kB that would unpack to gigabytes."""
    row = bytes(1 + side * 3)
    packer = zlib.compressobj(9)
    data = packer.compress(row * 4) + packer.flush()
    head = side.to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def pdf(*objects: bytes, size: int = 0) -> bytes:
    """A one-page PDF with further objects, padded to `size` bytes."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        *objects,
    ]
    written = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    written += b"%" + b"x" * max(0, size - len(written) - 200) + b"\n"
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1,
        start,
    )


def stream(description: bytes, content: bytes) -> bytes:
    """A stream object, packed."""
    packed = zlib.compress(content)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        description,
        len(packed),
        packed,
    )


def _drawn(width: int, height: int, seed: int, *, noise: bool) -> Image.Image:
    chance = random.Random(seed)
    if noise:
        return Image.frombytes("RGB", (width, height), chance.randbytes(width * height * 3))
    image = Image.new("RGB", (width, height), tuple(chance.randrange(120, 256) for _ in range(3)))
    image.paste((200, 0, 0), (0, 0, width // 3, height))
    return image


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
