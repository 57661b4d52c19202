"""Sealed streams: what was written comes back; cut, flipped, moved or forged, one sentence and no bytes."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.sealed_stream import (
    CHUNK,
    MAGIC,
    SealedReader,
    SealedWriter,
    WrongPassword,
    is_sealed,
)
from tests.support.homes import CHEAP

PASSWORD = "交换-2026"
HEADER = 8 + 2 + 1 + 4 + 1 + 16 + 7 + 16
SEALED = CHUNK + 16


def sealed(*parts: bytes, password: str = PASSWORD) -> bytes:
    target = io.BytesIO()
    with SealedWriter(target, password, CHEAP) as writer:
        for part in parts:
            writer.write(part)
    return target.getvalue()


def opened(content: bytes, size: int, password: str = PASSWORD) -> bytes:
    reader = SealedReader(io.BytesIO(content), password)
    plain = reader.read(size)
    reader.expect_end()
    return plain


sizes = st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7]) | st.integers(
    0, 3 * CHUNK
)


@given(st.lists(sizes, max_size=4), st.lists(st.integers(0, CHUNK * 2), max_size=5))
def test_what_was_written_in_any_parts_comes_back_in_any_parts(written: list[int], asked: list[int]) -> None:
    parts = [bytes([i + 1]) * size for i, size in enumerate(written)]
    whole = b"".join(parts)
    reader = SealedReader(io.BytesIO(sealed(*parts)), PASSWORD)
    found = b""
    for size in asked:
        found += reader.read(min(size, len(whole) - len(found)))
    found += reader.read(len(whole) - len(found))
    reader.expect_end()
    assert found == whole
    with pytest.raises(InputRefused):
        reader.read(1)


PLAIN = bytes(range(256)) * 600  # 150 kB, three chunks
CONTENT = sealed(PLAIN)


@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_found(place: int, mask: int) -> None:
    broken = bytearray(CONTENT)
    broken[place] ^= mask
    with pytest.raises(InputRefused) as refused:
        opened(bytes(broken), len(PLAIN))
    assert refused.value.hint


@given(st.integers(0, len(CONTENT) - 1))
def test_a_cut_file_is_found_wherever_it_ends(end: int) -> None:
    with pytest.raises(InputRefused, match="损坏"):
        opened(CONTENT[:end], len(PLAIN))


@pytest.mark.parametrize("end", [HEADER, HEADER + SEALED, HEADER + 2 * SEALED])
def test_a_cut_at_the_end_of_a_chunk_is_found(end: int) -> None:
    reader = SealedReader(io.BytesIO(CONTENT[:end]), PASSWORD)
    with pytest.raises(InputRefused, match="损坏"):
        reader.expect_end()


@given(st.binary(min_size=1, max_size=200))
def test_what_is_put_behind_is_found(tail: bytes) -> None:
    with pytest.raises(InputRefused):
        opened(CONTENT + tail, len(PLAIN))


def test_chunks_cannot_change_places_or_files() -> None:
    one, two, three = (CONTENT[HEADER + i * SEALED : HEADER + (i + 1) * SEALED] for i in range(3))
    other = sealed(PLAIN)
    for order in ((two, one, three), (one, three), (one, one, three), (one, two, two, three)):
        with pytest.raises(InputRefused, match="损坏"):
            opened(CONTENT[:HEADER] + b"".join(order), len(PLAIN))
    with pytest.raises(InputRefused, match="损坏"):
        opened(other[:HEADER] + CONTENT[HEADER:], len(PLAIN))


def test_another_password_is_told_from_damage() -> None:
    with pytest.raises(WrongPassword, match="密码不对"):
        opened(CONTENT, len(PLAIN), "交换-2027")
    assert opened(sealed(b"x", password="ｶﾞ é"), 1, "ｶﾞ é") == b"x"  # composed or not, as keyboards differ


@pytest.mark.parametrize(
    ("passes", "kib", "lanes"),
    [(0, 64, 1), (255, 64, 1), (1, 2**32 - 1, 1), (1, 2**20, 1), (1, 8, 16), (1, 64, 0)],
)
def test_a_forged_header_does_not_keep_us_busy(passes: int, kib: int, lanes: int) -> None:
    forged = struct.pack(">8sHBIB", MAGIC, 1, passes, kib, lanes) + CONTENT[16:]
    with pytest.raises(InputRefused, match="损坏"):
        opened(forged, 1)


def test_a_newer_kind_is_told() -> None:
    with pytest.raises(InputRefused, match="另一代"):
        opened(MAGIC + b"\0\2" + CONTENT[10:], 1)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused(content: bytes) -> None:
    assert is_sealed(content) == content.startswith(MAGIC)
    for given_ in (content, MAGIC + content):
        with pytest.raises(InputRefused):
            opened(given_, 0)


def test_an_abandoned_file_counts_as_cut_off() -> None:
    target = io.BytesIO()
    writer = SealedWriter(target, PASSWORD, CHEAP)
    writer.write(PLAIN)
    writer.abandon()
    with pytest.raises(InputRefused):
        opened(target.getvalue(), len(PLAIN))
