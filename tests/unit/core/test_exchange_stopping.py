"""Work of the exchange that somebody stops: nothing is kept of it, and no file is blamed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.attachments import Attachments, prepare
from nanxi_desk.core.errors import InputRefused, NotAllowed, Stopped, UserError
from nanxi_desk.core.exchange import attachment_files, outgoing
from nanxi_desk.core.exchange.attachment_files import SUFFIX
from nanxi_desk.core.exchange.outgoing import Progress
from nanxi_desk.core.exchange.reading import read_file
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import FileState
from nanxi_desk.core.home import Home
from nanxi_desk.core.identity import read_token
from nanxi_desk.core.journal import intake
from nanxi_desk.frontdesk.records import Request
from tests.support.exchanges import FILE_PASSWORD, HUB, Subdistrict, content, digest, log, take, whole
from tests.support.homes import CHEAP
from tests.support.pictures import photo


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Subdistrict]:
    """Rows are counted one by one, and changes taken in one by one, so that there is much to be told."""
    monkeypatch.setattr(outgoing, "_ROWS_BETWEEN", 1)
    monkeypatch.setattr(intake, "_PORTION", 1)
    monkeypatch.setattr(attachment_files, "COST", CHEAP)
    with Subdistrict(tmp_path) as found:
        yield found


def told_by(home: Home, target: Path, *, attachments: bool = False) -> list[tuple[int, int]]:
    """What an export says of itself."""
    found: list[tuple[int, int]] = []
    send(home, target, lambda done, everything: found.append((done, everything)), attachments=attachments)
    return found


def send(home: Home, target: Path, progress: Progress, *, attachments: bool = False) -> None:
    Exchange(home).export(
        home.actor, target, HUB, password=FILE_PASSWORD, full=True, attachments=attachments, progress=progress
    )


def stop_at(number: int, error: UserError) -> Progress:
    """Raises when it is told something for the time of that number."""
    calls = iter(range(number + 1))

    def progress(_done: int, _all: int) -> None:
        if next(calls) == number:
            raise error

    return progress


def office_with_a_picture(town: Subdistrict) -> Home:
    office = town.home("NX03")
    request = log(office)
    Attachments(office).attach(office.actor, Request, request, [prepare(photo(), "现场.jpg")])
    return office


def files(town: Subdistrict) -> list[str]:
    """What lies in the folder for files, hidden ones too."""
    return sorted(path.name for path in (town.folder / "out").iterdir())


# --- export ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("attachments", [False, True])
def test_an_export_tells_how_far_it_is_from_nothing_to_all(town: Subdistrict, attachments: bool) -> None:
    office = office_with_a_picture(town)
    (town.folder / "out").mkdir()
    told = told_by(office, town.folder / "out" / "a.xlsx", attachments=attachments)
    shares = [done / everything for done, everything in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    assert len(set(shares)) > 8
    assert files(town) == (["a.attachments.nxa", "a.xlsx"] if attachments else ["a.xlsx"])


@pytest.mark.parametrize("attachments", [False, True])
def test_a_stopped_export_leaves_no_file_wherever_it_is_stopped(town: Subdistrict, attachments: bool) -> None:
    office = office_with_a_picture(town)
    (town.folder / "out").mkdir()
    target = town.folder / "out" / "a.xlsx"
    points = len(told_by(office, target, attachments=attachments))
    target.write_bytes(b"an older file")
    beside = target.with_name(target.stem + SUFFIX)
    beside.write_bytes(b"an older one, too")
    history = Exchange(office).history()
    heads = read_token(office.path)
    for point in range(points):
        stopped = Stopped("停下")
        with pytest.raises(Stopped) as caught:
            send(office, target, stop_at(point, stopped), attachments=attachments)
        assert caught.value is stopped
        assert files(town) == ["a.attachments.nxa", "a.xlsx"]
        assert target.read_bytes() == b"an older file"
        assert beside.read_bytes() == b"an older one, too"
        assert Exchange(office).history() == history
        assert read_token(office.path) == heads
    hub = town.home(HUB)
    send(office, target, lambda *_: None, attachments=attachments)
    take(hub, target)
    assert digest(hub, "NX03") == digest(office, "NX03")
    assert whole(office)


def test_the_number_of_a_stopped_export_is_not_given_out_again(town: Subdistrict) -> None:
    office = office_with_a_picture(town)
    first = read_file(town.send(office), FILE_PASSWORD).manifest.number
    with pytest.raises(Stopped):
        send(office, town.folder / "x.xlsx", stop_at(1, Stopped("停下")))
    assert read_file(town.send(office), FILE_PASSWORD).manifest.number == first + 2


# --- import ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [Stopped("停下"), InputRefused("不要了"), NotAllowed("不许")])
def test_whatever_progress_raises_is_no_refusal_of_a_file(town: Subdistrict, error: UserError) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    log(office, "钱小满")
    file, other = town.send(office), town.send(office)
    exchange, before = Exchange(hub), content(hub)
    how = {"password": FILE_PASSWORD, "trusted": ("all",)}
    preview = exchange.preview(hub.actor, [file, other], **how)  # type: ignore[arg-type]
    assert [each.state for each in preview.files] == [FileState.READY, FileState.KNOWN]
    for point in range(6):
        with pytest.raises(type(error)) as caught:
            exchange.preview(hub.actor, [file, other], progress=stop_at(point, error), **how)  # type: ignore[arg-type]
        assert caught.value is error, "as it was raised, without a file's name in front"
        with pytest.raises(type(error)) as caught:
            exchange.apply(hub.actor, preview, progress=stop_at(point, error))
        assert caught.value is error
        assert content(hub) == before
    applied = exchange.apply(hub.actor, preview)
    assert (applied.done, applied.preview.files[0].state) == (True, FileState.READY)
    assert whole(hub)
