"""Key slots: every way in leads to the same data key, every wrong way to a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nanxi_desk.core.errors import InputRefused, Unavailable, UsageError
from nanxi_desk.core.keys import DEFAULT_COST, KeyCost, KeyRing, SlotPerson, Unlocked

CHEAP = KeyCost(time=1, memory_kib=8, lanes=1)
ANNE = SlotPerson("a" * 32, "李管理")
BERT = SlotPerson("b" * 32, "周前台")
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def new_ring(path: Path) -> tuple[KeyRing, bytes, str]:
    return KeyRing.create(path, ANNE, "secret 1", CHEAP)


def two_people(path: Path) -> tuple[KeyRing, bytes, str]:
    ring, data_key, code = new_ring(path)
    ring.add_person(ring.unlock("secret 1"), BERT, "secret 2", CHEAP)
    return ring, data_key, code


class TestWaysIn:
    def test_password_and_code_lead_to_the_same_key(self, path: Path):
        ring, data_key, code = two_people(path)
        ring.save()
        loaded = KeyRing.load(path)
        assert loaded.people == (ANNE, BERT)
        first, second, third = (
            loaded.unlock("secret 1", "李管理"),
            loaded.unlock("secret 2", "周前台"),
            loaded.unlock(code),
        )
        assert first.data_key == second.data_key == third.data_key == data_key
        assert len(data_key) == 32
        assert [opened.person for opened in (first, second, third)] == [ANNE, BERT, None]
        assert len({opened.private_key for opened in (first, second, third)}) == 3

    def test_two_rings_share_nothing(self, path: Path):
        (_one, key, code), (_two, other_key, other_code) = new_ring(path), new_ring(path)
        assert key != other_key
        assert code != other_code

    @pytest.mark.parametrize("wrong", ["", "secret 2", "Secret 1", "secret 1 ", "x" * 5000, "\ud800"])
    def test_a_wrong_password_is_refused(self, path: Path, wrong: str):
        ring, _key, _code = new_ring(path)
        with pytest.raises(Unavailable, match="密码不对") as caught:
            ring.unlock(wrong)
        assert caught.value.exit_code == 4
        assert caught.value.hint
        assert "secret" not in caught.value.message + caught.value.hint

    def test_a_password_opens_only_its_own_slot(self, path: Path):
        ring, _key, _code = two_people(path)
        with pytest.raises(Unavailable, match="密码不对"):
            ring.unlock("secret 1", "周前台")

    def test_full_width_typing_of_a_password_is_the_same_password(self, path: Path):
        ring, data_key, _code = new_ring(path)
        assert ring.unlock("ｓｅｃｒｅｔ　１").data_key == data_key

    def test_several_people_must_be_told_apart(self, path: Path):
        ring, _key, _code = two_people(path)
        with pytest.raises(UsageError) as caught:
            ring.unlock("secret 1")
        assert "--user" in caught.value.hint
        with pytest.raises(UsageError, match="王五"):
            ring.unlock("secret 1", "王五")

    def test_nothing_is_written_before_save(self, path: Path):
        new_ring(path)
        assert not path.exists()

    def test_keys_are_not_printed(self, path: Path):
        ring, data_key, _code = new_ring(path)
        opened = ring.unlock("secret 1")
        assert repr(data_key) not in repr(opened)
        assert repr(opened.private_key) not in repr(opened)

    def test_the_ordinary_cost_opens_too(self, path: Path):
        ring, data_key, _code = KeyRing.create(path, ANNE, "secret 1", DEFAULT_COST)
        assert ring.unlock("secret 1").data_key == data_key

    def test_only_what_may_be_known_is_in_the_file(self, path: Path):
        ring, data_key, code = new_ring(path)
        ring.save()
        text = path.read_text("utf-8")
        opened = ring.unlock("secret 1")
        for secret in (data_key, opened.private_key):
            assert secret.hex() not in text
            assert json.dumps(_text(secret)) not in text
        assert "secret 1" not in text
        assert code not in text
        assert code.replace("-", "") not in text
        assert path.stat().st_mode & 0o777 == 0o600


def _text(content: bytes) -> str:
    import base64

    return base64.b64encode(content).decode()


class TestRecoveryCode:
    def test_is_long_enough_and_without_look_alikes(self, path: Path):
        _ring, _key, code = new_ring(path)
        groups = code.split("-")
        assert [len(group) for group in groups] == [4] * 7
        assert set("".join(groups)) <= set(SYMBOLS)

    @pytest.mark.parametrize(
        "retype",
        [
            str.lower,
            lambda code: code.replace("-", ""),
            lambda code: f"  {code.replace('-', ' ')}\n",
            lambda code: code.replace("-", "—"),
            lambda code: code.replace("0", "O").replace("1", "l"),
            lambda code: code.replace("0", "o").replace("1", "I").replace("V", "u"),
            lambda code: "".join(chr(ord(c) + 0xFEE0) for c in code),
        ],
    )
    def test_is_read_as_people_type(self, path: Path, retype):
        ring, data_key, code = new_ring(path)
        assert ring.unlock(retype(code)).data_key == data_key

    def test_serves_whoever_is_named(self, path: Path):
        ring, data_key, code = two_people(path)
        assert ring.unlock(code, "周前台") == ring.unlock(code, "王五") == ring.unlock(code)
        assert ring.unlock(code).data_key == data_key

    @settings(max_examples=60)
    @given(place=st.integers(0, 27), symbol=st.sampled_from(SYMBOLS), swap=st.booleans())
    def test_any_slip_is_told_apart_from_a_foreign_code(self, place: int, symbol: str, swap: bool):
        ring, _key, code = new_ring(Path("unused"))
        symbols = list(code.replace("-", ""))
        if swap:
            other = (place + 1) % 28 if place < 27 else 26
            symbols[place], symbols[other] = symbols[other], symbols[place]
        else:
            symbols[place] = symbol
        slipped = "".join(symbols)
        if slipped == code.replace("-", ""):
            return
        with pytest.raises(Unavailable, match="恢复码抄错了字"):
            ring.unlock(slipped)

    @pytest.mark.parametrize("cut", [slice(5, None), slice(None, -1)])
    def test_a_missing_part_is_a_slip_too_also_among_several_people(self, path: Path, cut: slice):
        ring, _key, code = two_people(path)
        with pytest.raises(Unavailable, match="恢复码抄错了字"):
            ring.unlock(code[cut])

    @pytest.mark.parametrize("user", [None, "周前台"])
    def test_a_foreign_code_is_named_as_such(self, path: Path, user: str | None):
        ring, _key, _code = two_people(path)
        _ring, _key, foreign = new_ring(path)
        with pytest.raises(Unavailable, match="不是本数据库的恢复码"):
            ring.unlock(foreign, user)

    def test_a_password_that_looks_like_a_code_still_works(self, path: Path):
        _ring, _key, foreign = new_ring(path)
        ring, data_key, _code = KeyRing.create(path, ANNE, foreign, CHEAP)
        opened = ring.unlock(foreign)
        assert opened.person == ANNE
        assert opened.data_key == data_key


class TestPeople:
    def test_a_removed_person_is_out(self, path: Path):
        ring, data_key, _code = two_people(path)
        ring.remove_person(BERT.id)
        assert ring.people == (ANNE,)
        assert ring.unlock("secret 1").data_key == data_key
        with pytest.raises(UsageError):
            ring.unlock("secret 2", "周前台")

    def test_the_last_person_and_strangers_cannot_be_removed(self, path: Path):
        ring, _key, _code = new_ring(path)
        with pytest.raises(InputRefused, match="最后一个"):
            ring.remove_person(ANNE.id)
        with pytest.raises(InputRefused, match="没有这个人员"):
            ring.remove_person(BERT.id)
        assert ring.people == (ANNE,)

    def test_a_name_is_taken_once(self, path: Path):
        ring, _key, _code = new_ring(path)
        with pytest.raises(InputRefused, match="李管理"):
            ring.add_person(ring.unlock("secret 1"), SlotPerson("c" * 32, " 李管理"), "x", CHEAP)

    def test_empty_names_and_passwords_are_refused(self, path: Path):
        with pytest.raises(InputRefused, match="密码不能为空"):
            KeyRing.create(path, ANNE, " ", CHEAP)
        with pytest.raises(InputRefused, match="姓名不能为空"):
            KeyRing.create(path, SlotPerson("c" * 32, " "), "x", CHEAP)

    def test_a_changed_password_keeps_the_persons_key_pair(self, path: Path):
        ring, data_key, code = two_people(path)
        before = ring.unlock("secret 2", "周前台")
        ring.change_password(before, "secret 3", CHEAP)
        assert ring.unlock("secret 3", "周前台") == before
        assert ring.unlock(code).data_key == data_key
        with pytest.raises(Unavailable, match="密码不对"):
            ring.unlock("secret 2", "周前台")

    def test_the_code_gives_a_new_password_to_who_forgot_it(self, path: Path):
        ring, data_key, code = new_ring(path)
        ring.save()
        again = KeyRing.load(path)
        again.add_person(again.unlock(code), ANNE, "new", CHEAP)
        assert again.people == (ANNE,)
        assert again.unlock("new").data_key == data_key
        with pytest.raises(Unavailable):
            again.unlock("secret 1")

    def test_a_ring_that_is_not_open_changes_nothing(self, path: Path):
        ring, _key, _code = two_people(path)
        ring.save()
        closed = KeyRing.load(path)
        with pytest.raises(RuntimeError):
            closed.remove_person(BERT.id)
        with pytest.raises(RuntimeError):
            closed.renew_data_key()


class TestRenewal:
    def test_everybody_gets_the_new_key_with_the_old_password(self, path: Path):
        ring, old, code = two_people(path)
        new = ring.renew_data_key()
        ring.save()
        loaded = KeyRing.load(path)
        ways: list[Unlocked] = [
            loaded.unlock("secret 1", "李管理"),
            loaded.unlock("secret 2", "周前台"),
            loaded.unlock(code),
        ]
        assert new != old
        assert {opened.data_key for opened in ways} == {new}

    def test_the_file_keeps_the_old_key_until_it_is_saved(self, path: Path):
        ring, old, _code = new_ring(path)
        ring.save()
        ring.renew_data_key()
        assert KeyRing.load(path).unlock("secret 1").data_key == old

    def test_what_was_opened_before_cannot_add_people_afterwards(self, path: Path):
        ring, _key, _code = new_ring(path)
        stale = ring.unlock("secret 1")
        ring.renew_data_key()
        with pytest.raises(RuntimeError):
            ring.add_person(stale, BERT, "secret 2", CHEAP)


def saved(path: Path) -> dict[str, Any]:
    ring, _key, _code = two_people(path)
    ring.save()
    whole: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return whole


class TestFile:
    def test_a_missing_file_is_named(self, path: Path):
        with pytest.raises(Unavailable, match=r"找不到密钥文件.*keys\.json") as caught:
            KeyRing.load(path)
        assert caught.value.hint

    @pytest.mark.parametrize(
        "content",
        [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": "other"}', b"[" * 100_000, b" " * 2**21],
    )
    def test_a_damaged_file_is_named(self, path: Path, content: bytes):
        path.write_bytes(content)
        with pytest.raises(Unavailable, match="已损坏"):
            KeyRing.load(path)

    def test_a_newer_file_asks_for_an_update(self, path: Path):
        path.write_text(json.dumps({**saved(path), "version": 2}), "utf-8")
        with pytest.raises(Unavailable, match="更新的版本"):
            KeyRing.load(path)

    @settings(max_examples=150)
    @given(
        slot=st.integers(0, 2),
        name=st.sampled_from(
            [
                "id",
                "kind",
                "name",
                "public_key",
                "cost",
                "salt",
                "private_nonce",
                "private_box",
                "ephemeral_key",
                "sealed",
            ]
        ),
        value=st.one_of(
            st.none(),
            st.integers(),
            st.text(max_size=4),
            st.lists(st.integers(), max_size=2),
            st.fixed_dictionaries(
                {"time": st.integers(-1, 99), "memory_kib": st.integers(2**31), "lanes": st.just(1)}
            ),
        ),
    )
    def test_no_other_value_opens_anything(self, tmp_path_factory, slot: int, name: str, value: object):
        path = tmp_path_factory.mktemp("keys") / "keys.json"
        whole = saved(path)
        assume(whole["slots"][slot].get(name) != value)  # the recovery slot's name is empty to begin with
        whole["slots"][slot][name] = value
        path.write_text(json.dumps(whole), "utf-8")
        with pytest.raises((Unavailable, UsageError)):
            KeyRing.load(path).unlock("secret 1", "李管理")

    def test_a_slipped_in_public_key_is_found(self, path: Path):
        whole = saved(path)
        ring, _key, _code = new_ring(path.with_name("attacker.json"))
        ring.save()
        attacker = json.loads(path.with_name("attacker.json").read_text("utf-8"))
        whole["slots"][-1]["public_key"] = attacker["slots"][0]["public_key"]
        path.write_text(json.dumps(whole), "utf-8")
        with pytest.raises(Unavailable, match="被改动过"):
            KeyRing.load(path).unlock("secret 1", "李管理")

    def test_a_slot_does_not_open_under_another_name(self, path: Path):
        whole = saved(path)
        first, last = whole["slots"][0], whole["slots"][-1]
        first["name"], last["name"] = last["name"], first["name"]
        path.write_text(json.dumps(whole), "utf-8")
        with pytest.raises(Unavailable, match="被改动过"):
            KeyRing.load(path).unlock("secret 1", "周前台")

    def test_saving_leaves_one_whole_file(self, path: Path):
        ring, data_key, _code = new_ring(path)
        for _time in range(3):
            ring.save()
        assert [file.name for file in path.parent.iterdir()] == ["keys.json"]
        assert KeyRing.load(path).unlock("secret 1").data_key == data_key

    def test_a_failed_save_leaves_the_old_file(self, path: Path, monkeypatch):
        ring, old, _code = new_ring(path)
        ring.save()
        ring.renew_data_key()

        def fail(*_arguments: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", fail)
        with pytest.raises(Unavailable, match="不能写入"):
            ring.save()
        assert [file.name for file in path.parent.iterdir()] == ["keys.json"]
        assert KeyRing.load(path).unlock("secret 1").data_key == old

    def test_a_folder_that_cannot_be_written_is_named(self, tmp_path: Path):
        (tmp_path / "file").touch()
        ring, _key, _code = new_ring(tmp_path / "file" / "keys.json")
        with pytest.raises(Unavailable, match="不能写入"):
            ring.save()
