"""The serial line of a pad, spoken to over a pseudo-terminal: presses, trigger, a lost cable."""

import os
import queue
import tty
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nanxi_desk.satisfaction.pad_profiles import PadProfile, shipped_profiles
from nanxi_desk.satisfaction.pad_reading import PadReader, ports
from nanxi_desk.satisfaction.pads import Found, Lost, PadEvent, Pressed, Raw, RawDecoder, Wrong

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are not to be had on Windows")

FRAMED = next(profile for profile in shipped_profiles() if profile.key == "serial-5-framed")
PATIENCE = 10  # seconds; an answer comes within milliseconds


class Pad:
    """The far end of the line, and what was heard at the near one."""

    def __init__(self) -> None:
        self.far, near = os.openpty()
        tty.setraw(near)
        self.port = os.ttyname(near)
        os.close(near)
        self.heard: queue.SimpleQueue[PadEvent] = queue.SimpleQueue()
        self.reader: PadReader | None = None

    def read_by(self, profile: PadProfile, **how: object) -> None:
        self.reader = PadReader(profile, self.heard.put, again=0.01, **how)  # type: ignore[arg-type]
        self.reader.start()

    def next(self) -> PadEvent:
        return self.heard.get(timeout=PATIENCE)


@pytest.fixture
def pad() -> Iterator[Pad]:
    made = Pad()
    yield made
    if made.reader is not None:
        made.reader.stop()
    if made.far >= 0:
        os.close(made.far)


def test_presses_and_wrong_bytes_are_heard(pad: Pad) -> None:
    pad.read_by(replace(FRAMED, port=pad.port))
    assert pad.next() == Found()
    os.write(pad.far, b"\xaa\x55\x05")
    assert pad.next() == Pressed(5)
    os.write(pad.far, b"\x99")
    assert pad.next() == Wrong("99")
    os.write(pad.far, b"\xaa\x55")  # never finished
    assert pad.next() == Wrong("AA 55")


def test_the_trigger_is_sent_when_a_rating_is_asked_for(pad: Pad) -> None:
    pad.read_by(replace(FRAMED, port=pad.port))
    assert pad.next() == Found()
    os.write(pad.far, b"\xaa\x55\x01")  # by its answer the line is known to be read
    assert pad.next() == Pressed(1)
    assert pad.reader is not None
    pad.reader.wake()
    assert os.read(pad.far, 64) == b"\xaa\x55\x10"


def test_the_assistant_hears_bytes_unread(pad: Pad) -> None:
    pad.read_by(replace(FRAMED, port=pad.port), decoder=RawDecoder())
    assert pad.next() == Found()
    os.write(pad.far, b"\x7f\x01")
    assert pad.next() == Raw(b"\x7f\x01")


def test_a_lost_cable_is_told_once_and_found_again(pad: Pad, tmp_path: Path) -> None:
    port = tmp_path / "pad"
    port.symlink_to(pad.port)
    pad.read_by(replace(FRAMED, port=str(port)))
    assert pad.next() == Found()
    port.unlink()
    os.close(pad.far)
    pad.far = -1
    assert isinstance(pad.next(), Lost)
    other = Pad()
    try:
        port.symlink_to(other.port)
        assert pad.next() == Found()
        os.write(other.far, b"\xaa\x55\x03")
        assert pad.next() == Pressed(3)
    finally:
        assert pad.reader is not None
        pad.reader.stop()
        os.close(other.far)


@pytest.mark.parametrize("port", ["", "/dev/no-such-pad"])
def test_a_pad_that_is_not_there_is_told_once(pad: Pad, port: str) -> None:
    pad.read_by(replace(FRAMED, port=port))
    assert isinstance(pad.next(), Lost)
    with pytest.raises(queue.Empty):
        pad.heard.get(timeout=0.1)


def test_ports_can_be_listed() -> None:
    assert all(name for name, _words in ports())
