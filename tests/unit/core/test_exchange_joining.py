"""Joining: a file from the hub makes a computer the office's own, known before its first workbook."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.core.errors import InputRefused, UsageError, UserError
from nanxi_desk.core.exchange.joining import Joining, enrol, join, open_joining
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.exchange.views import FileState
from nanxi_desk.core.home import Home
from nanxi_desk.frontdesk.service import FrontDesk
from tests.support.exchanges import HUB, Subdistrict, digest, log, signed_anew, take, unlocked
from tests.support.homes import CHEAP, PASSWORD
from tests.support.parcels import use_parcels

CODE = "AB12-CD34-EF56-GH78"


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Subdistrict]:
    """Its files are parcels, see there."""
    use_parcels(monkeypatch)
    with Subdistrict(tmp_path) as found:
        yield found


@pytest.fixture
def real_town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def joining_file(town: Subdistrict, hub: Home, office: str = "NX03", name: str = "华业居委会") -> Joining:
    target = town.folder / f"join-{office}"
    enrol(hub, hub.actor, office, name, target, code=CODE, cost=CHEAP)
    return open_joining(target, CODE)


def joined(town: Subdistrict, joining: Joining) -> Home:
    home = town.home(joining.office)
    join(home, joining)
    return home


def sent(town: Subdistrict, home: Home, to: str = HUB) -> Path:
    target = town.folder / f"{home.office}-{home.replica[:6]}-{to}-{len(list(town.folder.iterdir()))}.xlsx"
    Exchange(home).export(home.actor, target, to)
    return target


def taken(home: Home, *files: Path) -> list[FileState]:
    """By the kept password and without anybody's word."""
    service = Exchange(home)
    preview = service.preview(home.actor, files)
    assert service.apply(home.actor, preview).done
    return [file.state for file in preview.files]


def test_hub_and_office_know_each_other_without_a_word(town: Subdistrict) -> None:
    hub = town.home(HUB)
    office = joined(town, joining_file(town, hub))
    log(office)
    assert taken(hub, sent(town, office)) == [FileState.READY]
    assert taken(office, sent(town, hub, "NX03")) == [FileState.KNOWN]
    assert digest(hub, "NX03") == digest(office, "NX03")
    [partner] = Exchange(hub).partners()
    assert [(c.certified, c.state) for c in partner.computers] == [(True, "live")]
    assert [p.office for p in Exchange(office).partners()] == [HUB]


def test_an_enrolled_office_that_sent_nothing_is_listed_and_owes_a_file(town: Subdistrict) -> None:
    hub = town.home(HUB)
    joining_file(town, hub)
    [partner] = Exchange(hub).partners()
    assert (partner.office, partner.name, partner.have_at) == ("NX03", "华业居委会", "")
    assert partner.owes
    assert partner.has_password


def test_a_second_computer_joins_by_the_same_file_or_by_a_new_one(town: Subdistrict) -> None:
    hub = town.home(HUB)
    joining = joining_file(town, hub)
    first = joined(town, joining)
    log(first)
    taken(hub, sent(town, first))
    again = joining_file(town, hub)
    assert again.password == joining.password
    for second in (joined(town, again), joined(town, joining)):
        log(second, "钱小满")
        assert taken(hub, sent(town, second)) == [FileState.READY]
        assert taken(second, sent(town, hub, "NX03")) == [FileState.READY]
        assert digest(second, "NX03") == digest(hub, "NX03")


def test_the_hubs_next_file_brings_everything_to_a_computer_that_was_just_enrolled(
    town: Subdistrict,
) -> None:
    hub = town.home(HUB)
    first = joined(town, joining_file(town, hub))
    log(first)
    taken(hub, sent(town, first))
    second = joined(town, joining_file(town, hub))
    assert taken(second, sent(town, hub, "NX03")) == [FileState.READY]
    assert len(FrontDesk(second).search("赵一鸣", 10)) == 1
    for __ in range(3):
        for home in (first, second):
            taken(hub, sent(town, home))
            taken(home, sent(town, hub, "NX03"))
    assert digest(first, "NX03") == digest(second, "NX03") == digest(hub, "NX03")
    assert [partner.pending for partner in Exchange(hub).partners()] == [0]


def test_a_joined_computer_that_was_copied_before_its_first_file_is_known(town: Subdistrict) -> None:
    hub = town.home(HUB)
    office = joined(town, joining_file(town, hub))
    log(office)
    office.renew_identity()
    assert taken(hub, sent(town, office)) == [FileState.READY]


def test_a_restored_hub_knows_its_certificates_still(real_town: Subdistrict) -> None:
    town = real_town
    hub = town.home(HUB)
    backup = town.copy(hub, to="before-enrolling")
    hub = town.open(hub.path)
    office = joined(town, joining_file(town, hub))
    log(office)
    file = town.send(office)
    hub = town.restore(hub, backup)
    assert take(hub, file, trust="")[0].new > 0


def test_a_lost_computer_is_replaced_and_its_key_revoked(town: Subdistrict) -> None:
    hub = town.home(HUB)
    lost = joined(town, joining_file(town, hub))
    log(lost)
    taken(hub, sent(town, lost))
    Exchange(hub).revoke(hub.actor, lost.replica)
    fresh = joined(town, joining_file(town, hub))
    assert taken(fresh, sent(town, hub, "NX03")) == [FileState.READY]
    log(fresh, "钱小满")
    assert taken(hub, sent(town, fresh)) == [FileState.READY]
    assert digest(hub, "NX03") == digest(fresh, "NX03")
    [refused] = Exchange(hub).preview(hub.actor, [sent(town, lost)]).files
    assert "已被停用" in refused.refused


def test_another_key_under_a_known_name_is_a_question_of_its_own(real_town: Subdistrict) -> None:
    town = real_town
    hub, office, thief = town.home(HUB), town.home("NX03"), town.home("NX03")
    log(office)
    file = town.send(office)
    take(hub, file)
    with thief.journal.read() as conn:
        from nanxi_desk.core.journal.tables import REPLICA

        public = conn.execute(REPLICA.select().where(REPLICA.c.id == thief.replica)).one().public_key
    forged = town.put(signed_anew(unlocked(file), thief, public_key=public.hex(), signatures={}))
    service = Exchange(hub)
    [asked] = service.preview(hub.actor, [forged], password="交换-2026", trusted=("all",)).files
    assert asked.question is not None
    assert asked.question.kind == "replaced"
    assert len(asked.question.known) == 1
    answer = (asked.question.fingerprint,)
    [told] = service.preview(hub.actor, [forged], password="交换-2026", trusted=answer).files
    assert told.state is FileState.KNOWN
    [other] = service.preview(hub.actor, [town.send(thief)], password="交换-2026").files
    assert other.question is not None
    assert other.question.kind == "another"


@pytest.mark.parametrize("typed", ["ab12 cd34 ef56 gh78", "AB12CD34EF56GH78", "ＡＢ１２－CD34-EF56-GH78"])
def test_the_code_is_read_as_people_type_it(town: Subdistrict, typed: str) -> None:
    hub = town.home(HUB)
    joining_file(town, hub)
    assert open_joining(town.folder / "join-NX03", typed).office == "NX03"


def test_what_cannot_be_is_refused(town: Subdistrict, tmp_path: Path) -> None:
    hub, office = town.home(HUB), town.home("NX07")
    joining = joining_file(town, hub)
    file = town.folder / "join-NX03"
    with pytest.raises(InputRefused, match="加入文件的密码不对"):
        open_joining(file, "0000-0000-0000-0000")
    with pytest.raises(InputRefused, match="NX03"):
        join(office, joining)
    with pytest.raises(InputRefused, match="只有街道"):
        enrol(office, office.actor, "NX03", "华业", tmp_path / "x", code=CODE, cost=CHEAP)
    for bad in ("", "NX00", "南", "A" * 17):
        with pytest.raises(UserError):
            enrol(hub, hub.actor, bad, "华业", tmp_path / "x", code=CODE, cost=CHEAP)
    with pytest.raises(UsageError):
        enrol(hub, hub.actor, "NX05", " ", tmp_path / "x", code=CODE, cost=CHEAP)
    assert not (tmp_path / "x").exists()
    text = json.loads(file.read_text("utf-8"))
    for broken in (
        "",
        "{}",
        json.dumps({**text, "version": 2}),
        json.dumps({**text, "box": "AAAA"}),
        "x" * 10,
    ):
        file.write_text(broken, "utf-8")
        with pytest.raises(InputRefused):
            open_joining(file, CODE)
    with pytest.raises(InputRefused, match="不能读取"):
        open_joining(tmp_path / "none", CODE)


def test_a_forged_certificate_is_worth_nothing(real_town: Subdistrict) -> None:
    town = real_town
    hub, stranger = town.home(HUB), town.home("NX03")
    other = joined(town, joining_file(town, hub))
    log(other)
    log(stranger)
    plain = unlocked(town.send(other))
    from tests.support.exchanges import manifest_of

    certificate = manifest_of(plain)["certificate"]
    posing = town.put(signed_anew(unlocked(town.send(stranger)), stranger, certificate=certificate))
    with pytest.raises(InputRefused, match="不认识的电脑"):
        take(hub, posing, trust="")


def test_the_joining_file_says_nothing_without_its_code(town: Subdistrict) -> None:
    hub = town.home(HUB)
    joining = joining_file(town, hub)
    text = (town.folder / "join-NX03").read_text("utf-8")
    for secret in (joining.password, joining.key, joining.hub_key, joining.name):
        assert secret not in text
    assert PASSWORD not in text
