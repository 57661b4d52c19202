"""What an office hands to the hub comes back answered, by workbooks in between."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.verify import verify
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import StepOrder, VisitDraft
from tests.support.exchanges import HUB, Subdistrict, digest, take


@dataclass(frozen=True)
class Town:
    """One office and its hub."""

    streets: Subdistrict
    office: Home
    hub: Home

    def up(self) -> None:
        """The office's news go to the hub."""
        take(self.hub, self.streets.send(self.office))

    def down(self) -> None:
        """The hub's news go to the office."""
        take(self.office, self.streets.send(self.hub, self.office.office))


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with Subdistrict(tmp_path) as made:
        yield Town(made, made.home("NX03"), made.home(HUB))


def handed(town: Town) -> str:
    """A request of the office that the hub has heard of."""
    office = town.office
    draft = VisitDraft(item="漏水", name="王芳", target="街道", detail="楼上漏水")
    request = FrontDesk(office).log(office.actor, draft).request_id
    town.up()
    return request


def test_the_hub_takes_it_and_its_closing_is_the_answer(town: Town) -> None:
    request, office, hub = handed(town), FrontDesk(town.office), FrontDesk(town.hub)
    assert office.detail(request).row.handed_to == "街道自治办"
    assert "接收" not in office.detail(request).allowed
    assert set(hub.detail(request).allowed) == {"接收", "退回", "回件"}
    with pytest.raises(InputRefused):
        hub.take_step(town.hub.actor, [request], StepOrder("办结"))
    hub.take_step(town.hub.actor, [request], StepOrder("接收"))
    own = next(row for row in hub.page("mine", 0, 9) if row.id != request)
    assert (own.item, own.visitor, own.state) == ("漏水", "王芳", "受理")
    assert hub.detail(own.id).handed_from == town.office.office
    hub.take_step(town.hub.actor, [own.id], StepOrder("办结", result="办成", reason="已修"))
    town.down()
    shown = office.detail(request)
    assert (shown.row.state, shown.steps[-1].kind, shown.steps[-1].note) == ("办理中", "回件", "办成：已修")
    office.take_step(town.office.actor, [request], StepOrder("办结"))
    town.up()
    assert digest(town.office, town.office.office) == digest(town.hub, town.office.office)
    for home in (town.office, town.hub):
        with home.journal.read() as conn:
            assert verify(conn).problems == []


def test_the_hub_sends_it_back_with_a_reason(town: Town) -> None:
    request, hub = handed(town), FrontDesk(town.hub)
    hub.take_step(town.hub.actor, [request], StepOrder("接收"))
    hub.take_step(town.hub.actor, [request], StepOrder("退回", reason="由物业处理"))
    own = [row for row in hub.page("mine", 0, 9) if row.id != request]
    assert [row.state for row in own] == ["撤销"]
    town.down()
    shown = FrontDesk(town.office).detail(request)
    assert (shown.row.state, shown.steps[-1].note) == ("办理中", "由物业处理")
