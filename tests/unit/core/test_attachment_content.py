"""What is kept of a file: upright, small, nothing but the picture; the rest is refused in one sentence."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nanxi_desk.core.attachment_names import LONGEST_NAME, Attachment, file_name, hashes_in, read_attachments
from nanxi_desk.core.attachments import prepare, prepare_file
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.journal.change import canonical
from nanxi_desk.core.pictures import LARGEST, LONGEST_SIDE, thumbnail
from tests.support import pictures
from tests.support.pictures import bomb, drawing, pdf, photo, stream

TELLING = [
    pictures.GPS.encode(), pictures.CAMERA.encode(), pictures.COMMENT.encode(), pictures.BEHIND,
    b"Exif", b"GPS", b"tEXt", b"iTXt", b"eXIf", b"2026:11:22",
]  # fmt: skip


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def is_red(image: Image.Image, x: int, y: int) -> bool:
    red, green, blue = image.convert("RGB").getpixel((x, y))
    return red > 150 and green < 60 and blue < 60


@pytest.mark.parametrize("given_", [photo(), drawing(), drawing(mode="P"), drawing(mode="LA")])
def test_nothing_but_the_picture_stays(given_: bytes) -> None:
    assert any(word in given_ for word in TELLING)
    kept = prepare(given_, "现场.jpeg")
    assert [word for word in TELLING if word in kept.content] == []
    image = opened(kept.content)
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "transparency"}


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (400, 300), (10, 150)),
        (3, (400, 300), (390, 150)),
        (6, (300, 400), (150, 10)),
        (8, (300, 400), (150, 390)),
    ],
)
def test_a_turned_picture_is_kept_upright(
    orientation: int, size: tuple[int, int], red: tuple[int, int]
) -> None:
    image = opened(prepare(photo(orientation=orientation), "a.jpg").content)
    assert image.size == size
    assert is_red(image, *red)
    assert not is_red(image, size[0] - 1 - red[0], size[1] - 1 - red[1])


def test_a_large_picture_is_shrunk_below_two_megabytes() -> None:
    given_ = photo(3200, 2400, noise=True)
    assert len(given_) > 2 * LARGEST
    kept = prepare(given_, "大图.JPG")
    assert (kept.kind, kept.name, kept.shrunk) == ("jpg", "大图.jpg", True)
    assert LARGEST // 4 < len(kept.content) <= LARGEST
    image = opened(kept.content)
    assert max(image.size) <= LONGEST_SIDE
    assert abs(image.size[0] / image.size[1] - 4 / 3) < 0.01


def test_a_png_that_stays_too_large_becomes_a_jpeg_on_white() -> None:
    kept = prepare(drawing(1200, 900, noise=True), "签字.png")
    assert (kept.kind, kept.name) == ("jpg", "签字.jpg")
    assert len(kept.content) <= LARGEST
    small = prepare(drawing(), "签字.png")
    assert (small.kind, opened(small.content).mode) == ("png", "RGBA")


def test_sixteen_bits_of_grey_stay_grey() -> None:
    written = io.BytesIO()
    Image.new("I;16", (40, 30), 40_000).save(written, "PNG")
    value = opened(prepare(written.getvalue(), "扫描.png").content).convert("L").getpixel((5, 5))
    assert abs(value - 40_000 / 256) < 3


def test_the_same_file_is_kept_as_the_same_bytes() -> None:
    assert prepare(photo(), "a.jpg").attachment.sha256 == prepare(photo(), "b.jpg").attachment.sha256
    assert prepare(photo(), "a.jpg").attachment.sha256 != prepare(photo(seed=2), "a.jpg").attachment.sha256


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


SCRIPT = b"<< /S /JavaScript /JS (app.alert) >>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "只收"),
        (b"MZ\x90\x00 program", "只收"),
        (b"GIF89a" + bytes(50), "只收"),
        (b"PK\x03\x04" + bytes(50), "只收"),
        (cut(photo(1200, 900, noise=True)), "已损坏"),
        (cut(drawing(600, 400, noise=True)), "已损坏"),
        (b"\xff\xd8\xff" + bytes(2_000), "已损坏"),
        (bomb(), "像素太多"),
        (bomb(200_000), "像素太多"),
        (pdf(size=5_200_000), "5 MB"),
        (cut(pdf(size=20_000)), "已损坏"),
        (pdf(SCRIPT), "脚本"),
        (pdf(b"<< /S /Java#53cript /J#53 (x) >>"), "脚本"),
        (pdf(stream(b"/Type /ObjStm /N 1 /First 4", b"9 0 " + SCRIPT)), "脚本"),
        (pdf(stream(b"/Type /Obj#53tm /N 1 /First 4", b"9 0 " + SCRIPT)), "脚本"),
        (pdf(b"<< /Type /Action /S /Launch /F (a.exe) >>"), "脚本"),
        (pdf(b"<< /Names << /EmbeddedFiles 9 0 R >> >>"), "脚本"),
        (pdf(b"<< /Filter /Standard >> /Encrypt 9 0 R"), "密码"),
        (pdf(stream(b"/Type /ObjStm", bytes(60_000_000))), "已损坏"),
    ],
)
def test_what_is_not_kept_is_refused_in_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(InputRefused, match=words) as refused:
        prepare(content, "证明.bin")
    assert refused.value.message.startswith("“证明.bin”：")
    assert refused.value.message.count("。") == 1
    assert refused.value.hint.endswith("。")


def test_a_plain_pdf_is_kept_as_it_is_whatever_its_packed_streams_spell() -> None:
    page = b"<< /Length 40 >>\nstream\n/JavaScript /JS /Launch /Encrypt is text here\nendstream"
    given_ = pdf(
        page, stream(b"/Type /ObjStm /N 1", b"9 0 << /Type /Font >>"), b"<< /OpenAction [3 0 R /Fit] >>"
    )
    kept = prepare(given_, "回执.PDF")
    assert (kept.content, kept.kind, kept.name, kept.shrunk) == (given_, "pdf", "回执.pdf", False)


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "找不到"), (tmp_path / "无.jpg", "找不到")):
        with pytest.raises(InputRefused, match=words):
            prepare_file(path)
    large = tmp_path / "大.jpg"
    with large.open("wb") as stream_:
        stream_.truncate(70_000_000)
    with pytest.raises(InputRefused, match="60 MB"):
        prepare_file(large)


def test_a_thumbnail_is_small_and_of_nothing_there_is_none() -> None:
    kept = prepare(photo(1600, 1200), "a.jpg")
    small = thumbnail(kept.content, kept.kind)
    assert max(opened(small).size) == 96
    assert len(small) < 100_000
    assert thumbnail(kept.content[:300], "jpg") == b""
    assert thumbnail(bomb(), "png") == b""


@given(st.binary(max_size=400), st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4\n", b""]))
def test_any_bytes_are_taken_or_refused(tail: bytes, magic: bytes) -> None:
    try:
        prepare(magic + tail, "x")
    except InputRefused:
        return
    assert magic


@given(st.integers(0, 4_000), st.integers(0, 255))
def test_a_flipped_byte_is_taken_or_refused(place: int, value: int) -> None:
    for content in (photo(60, 40), drawing(60, 40), pdf(stream(b"/Type /ObjStm /N 1", b"9 0 << /A /B >>"))):
        broken = bytearray(content)
        broken[place % len(broken)] = value
        try:
            kept = prepare(bytes(broken), "x")
        except InputRefused:
            continue
        assert kept.content


@given(st.text(max_size=120))
def test_a_name_fits_every_disk_and_comes_back(name: str) -> None:
    made = file_name(name, "jpg")
    assert len(made) <= LONGEST_NAME
    assert not set('\\/:*?"<>|\n\0') & set(made)
    assert made.endswith(".jpg")
    assert file_name(made, "jpg") == made
    one = Attachment("a" * 64, "jpg", made)
    assert read_attachments([one.spelled]) == (one,)
    values = {"+attachments": [one.spelled], "detail": one.spelled, "x": [1, None, {}]}
    assert hashes_in(values, canonical(values)) == {"a" * 64}


def test_what_another_version_spelled_is_left_alone() -> None:
    odd = ["blob:short:jpg:a", f"blob:{'a' * 64}:gif:a", f"blob:{'A' * 64}:jpg:a", 7, None, "text"]
    assert read_attachments(odd) == ()
    assert read_attachments(None) == ()
    values = {"+a": [f"blob:{'b' * 64}:gif:a"], "t": f'say "blob:{"c" * 64}:jpg:x'}
    assert hashes_in(values, canonical(values)) == {"b" * 64}  # its bytes are kept all the same
