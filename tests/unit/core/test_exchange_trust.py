"""Whose files are taken: fingerprints, replaced computers, copies that fork, offices that pose as the hub."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from nanxi_desk.core import identity
from nanxi_desk.core.errors import InputRefused
from nanxi_desk.core.exchange.incoming import read_file
from nanxi_desk.core.exchange.manifest import fingerprint
from nanxi_desk.core.exchange.service import Exchange
from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.tables import REPLICA
from tests.support.exchanges import (
    FILE_PASSWORD,
    HUB,
    Subdistrict,
    announce,
    content,
    digest,
    edit,
    log,
    manifest_of,
    pose_as_hub,
    signed_anew,
    take,
    unlocked,
)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


def fingerprint_of(file: Path) -> str:
    return fingerprint(bytes.fromhex(read_file(file, FILE_PASSWORD).manifest.public_key))


def retired(home: Home, replica: str) -> bool:
    with home.journal.read() as conn:
        return bool(conn.execute(select(REPLICA.c.retired).where(REPLICA.c.id == replica)).scalar_one())


def refused(home: Home, *files: Path, sentence: str, trust: str = "") -> InputRefused:
    """The files are refused and nothing of them stays."""
    before = content(home)
    with pytest.raises(InputRefused, match=sentence) as refusal:
        take(home, *files, trust=trust)
    assert refusal.value.hint
    assert content(home) == before
    return refusal.value


def test_an_unknown_computer_needs_somebodys_word(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    file = town.send(office)
    shown = fingerprint_of(file)
    for wrong in ("", "0000-0000-0000-0000", shown[:-1], "ALL"):
        refusal = refused(hub, file, sentence=shown, trust=wrong)
        assert "华业居委会" in refusal.message
        assert "--trust" in refusal.hint
    take(hub, file, trust=shown.upper().replace("-", " "))
    log(office, "钱小满")
    take(hub, town.send(office), trust="")
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_trust_in_all_takes_anybody(town: Subdistrict) -> None:
    hub, one, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    log(one)
    log(other)
    take(hub, town.send(one), town.send(other), trust="all")
    assert digest(hub, "NX03", "NX07") == {**digest(one, "NX03"), **digest(other, "NX07")}


def test_a_known_computer_with_another_key_is_refused(town: Subdistrict) -> None:
    hub, office, thief = town.home(HUB), town.home("NX03"), town.home("NX07")
    log(office)
    file = town.send(office)
    take(hub, file)
    with thief.journal.read() as conn:
        public = conn.execute(select(REPLICA.c.public_key).where(REPLICA.c.id == thief.replica)).scalar_one()
    forged = town.put(signed_anew(unlocked(file), thief, public_key=public.hex()))
    refused(hub, forged, sentence="换了签名密钥", trust="all")


def test_a_known_computer_may_not_speak_for_another_office(town: Subdistrict) -> None:
    hub, office, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    log(other)
    town.exchange(office, other, hub=hub)
    posing = signed_anew(unlocked(town.send(office)), office, office="NX07", scopes=["NX07", "*"])
    refused(hub, town.put(posing), sentence="“NX03”的电脑自称“NX07”", trust="all")


def test_a_renewed_computer_is_known_and_the_old_one_leaves_the_reckoning(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    town.exchange(office, hub=hub)
    old = office.replica
    new = office.renew_identity()
    log(office, "钱小满")
    take(hub, town.send(office), trust="")
    assert retired(hub, old)
    assert not retired(hub, new)
    assert digest(hub, "NX03") == digest(office, "NX03")
    # What the old one had counts no more: nothing that the new one has is sent again.
    take(office, town.send(hub, "NX03"))
    assert read_file(town.send(hub, "NX03"), FILE_PASSWORD).changes == []


def test_renewed_twice_and_both_files_in_one_call(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    town.exchange(office, hub=hub)
    office.renew_identity()
    first = town.send(office)
    office.renew_identity()
    log(office)
    second = town.send(office)
    take(hub, first, second, trust="")
    assert digest(hub, "NX03") == digest(office, "NX03")


def test_renewed_thrice_while_no_file_arrived(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    town.exchange(office, hub=hub)
    left = [office.replica]
    for __ in range(3):
        left.append(office.renew_identity())
        log(office)
        town.send(office)  # lost
    take(hub, town.send(office), trust="")
    assert digest(hub, "NX03") == digest(office, "NX03")
    assert retired(hub, left[0])
    take(office, town.send(hub, "NX03"))
    assert read_file(town.send(hub, "NX03"), FILE_PASSWORD).changes == []


def test_of_births_in_a_row_every_one_has_to_be_proven(town: Subdistrict) -> None:
    hub, office, stranger = town.home(HUB), town.home("NX03"), town.home("NX03")
    log(office)
    town.exchange(office, hub=hub)
    former = office.renew_identity()
    office.renew_identity()
    true = manifest_of(unlocked(town.send(office)))
    key, parent, signature = true["births"][former]
    log(stranger)
    stranger.renew_identity()
    plain = unlocked(town.send(stranger))
    own = manifest_of(plain)
    for births in (
        {own["born_of"]: (own["public_key"], parent, signature)},  # a key that signed nothing
        {own["born_of"]: (key, parent, signature)},  # a true birth, but not of the one before
        {own["born_of"]: (key, own["born_of"], signature)},  # its own parent
    ):
        forged = signed_anew(plain, stranger, births=births)
        refused(hub, town.put(forged), sentence="不认识的电脑")
    # Who has seen a true birth claims to be the child of that one, which the hub has never met.
    claimed = {"born_of": former, "births": {former: (key, parent, signature)}}
    refused(hub, town.put(signed_anew(plain, stranger, **claimed)), sentence="不认识的电脑")
    take(hub, town.send(office), trust="")


def test_who_was_born_of_a_revoked_computer_is_not_believed(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    town.exchange(office, hub=hub)
    Exchange(hub).revoke(hub.actor, office.replica)
    office.renew_identity()
    office.renew_identity()
    refused(hub, town.send(office), sentence="不认识的电脑")


def test_a_false_birth_is_not_believed(town: Subdistrict) -> None:
    hub, office, stranger = town.home(HUB), town.home("NX03"), town.home("NX03")
    log(office)
    town.exchange(office, hub=hub)
    log(stranger)
    plain = unlocked(town.send(stranger))
    forged = signed_anew(plain, stranger, born_of=office.replica, birth_signature="00" * 64)
    refused(hub, town.put(forged), sentence="不认识的电脑")
    refused(hub, town.put(signed_anew(plain, stranger, born_of=office.replica)), sentence="不认识的电脑")
    take(hub, town.send(office), trust="")


def test_a_birth_retires_no_computer_of_another_office(town: Subdistrict) -> None:
    hub, office, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    town.exchange(office, hub=hub)
    claimed = signed_anew(unlocked(town.send(other)), other, born_of=office.replica)
    take(hub, town.put(claimed), trust="all")
    assert not retired(hub, office.replica)


def test_one_number_with_two_contents_names_the_way_out(
    town: Subdistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    request = log(office)
    town.exchange(office, hub=hub)
    copy = town.copy(office, to="clone")
    with monkeypatch.context() as patch:
        patch.setattr(identity, "is_copy", lambda *_: False)
        office, clone = town.open(office.path), town.open(copy)
    assert office.replica == clone.replica
    edit(office, request, "原件")
    edit(clone, request, "复制件")
    take(hub, town.send(office))
    refusal = refused(hub, town.send(clone), sentence="两台电脑用了同一个身份")
    assert "renew-identity" in refusal.hint
    assert office.replica in refusal.message


def test_one_bad_file_undoes_the_whole_call(town: Subdistrict) -> None:
    hub, office, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    log(office)
    log(other)
    good = town.send(office)
    bad = town.put(signed_anew(unlocked(town.send(other)), other, to="NX09"))
    refused(hub, good, bad, sentence="NX09", trust="all")


# --- who may bring what ------------------------------------------------------------------------------------


def test_an_office_takes_from_no_office(town: Subdistrict) -> None:
    one, other = town.home("NX03"), town.home("NX07")
    log(one)
    file = town.send(one, "NX07")  # it has met no hub yet, so it cannot know better
    refused(other, file, sentence="居委会只与街道交换", trust="all")
    posing = signed_anew(unlocked(file), one, hub=True)
    refused(other, town.put(posing), sentence="不属于双方的内容", trust="all")


def test_the_hub_takes_from_no_other_hub(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    log(office)
    posing = signed_anew(unlocked(town.send(office)), office, hub=True)
    refused(hub, town.put(posing), sentence="只与街道交换", trust="all")


def test_shared_records_written_by_an_office_are_refused(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    town.exchange(office, hub=hub)
    pose_as_hub(office)
    announce(office, "自封的事项")
    refused(hub, town.send(office), sentence=r"不属于双方的内容（\*）", trust="all")


def test_shared_records_of_an_office_are_refused_from_its_relays_too(town: Subdistrict) -> None:
    """The forger's old computer is known to the hub; the file comes from the new one."""
    hub, office = town.home(HUB), town.home("NX03")
    town.exchange(office, hub=hub)
    pose_as_hub(office)
    announce(office, "自封的事项")
    office.renew_identity()
    log(office)
    refused(hub, town.send(office), sentence=r"不属于双方的内容（\*）")


def test_the_hub_gets_back_its_own_shared_records(town: Subdistrict) -> None:
    hub, office = town.home(HUB), town.home("NX03")
    announce(hub, "社区食堂用餐卡")
    town.exchange(office, hub=hub)
    take(hub, town.send(office, full=True), trust="")
    assert digest(hub, "*") == digest(office, "*")


def test_another_offices_records_are_refused(town: Subdistrict) -> None:
    """An office's database that was opened as another office's, by whatever means."""
    hub, office, other = town.home(HUB), town.home("NX03"), town.home("NX07")
    log(office)
    log(other)
    town.exchange(office, other, hub=hub)
    plain = unlocked(town.send(other, full=True))
    posing = signed_anew(
        plain, office, office="NX03", replica=office.replica, hub=False, public_key=key(office)
    )
    refused(hub, town.put(posing), sentence=r"不属于双方的内容（NX07）", trust="all")


def key(home: Home) -> str:
    with home.journal.read() as conn:
        found = conn.execute(select(REPLICA.c.public_key).where(REPLICA.c.id == home.replica)).scalar_one()
    return str(found.hex())


def test_a_moved_home_folder_stays_itself(town: Subdistrict) -> None:
    office = town.home("NX03")
    log(office)
    town.send(office)
    office.close()
    moved = Path(shutil.move(office.path, town.folder / "moved"))
    assert town.open(moved).replica == office.replica
