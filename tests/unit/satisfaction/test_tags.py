"""Tags: the shipped file, what is wrong with one that was edited, and the layers over it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.errors import FieldRefused, InputRefused, NotAllowed
from nanxi_desk.core.home import Actor
from nanxi_desk.satisfaction.tagging import RatingTags
from nanxi_desk.satisfaction.tags import Limits, level_of, read_tags, shipped_limits, shipped_tags
from nanxi_desk.satisfaction.views import Given
from tests.support.homes import ADMIN
from tests.support.ratings import Ratings

LIMITS = "contact = 1\nverify = 2\nmend = 5\nhard = 15\nrevisit = 5\nclose = 2"
FIRST = {5: 510, 4: 406, 3: 307, 2: 207, 1: 108}  # eight of each level


def file(tags: str = '213 = "业务不熟练"', limits: str = LIMITS, version: int = 1) -> str:
    return f"version = {version}\n[limits]\n{limits}\n[tags]\n{tags}\n"


def test_the_shipped_tags_are_those_of_the_national_pad() -> None:
    codes = [tag.code for tag in shipped_tags()]
    assert codes == [str(first + n) for first in FIRST.values() for n in range(8)]
    assert all(str(tag.level) == tag.code[0] for tag in shipped_tags())
    assert len({tag.words for tag in shipped_tags()}) == len(codes)
    assert shipped_limits() == Limits(contact=1, verify=2, mend=5, hard=15, revisit=5, close=2)


def test_a_file_is_read() -> None:
    (tag,) = read_tags(file()).tags
    assert (tag.code, tag.level, tag.words) == ("213", 2, "业务不熟练")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "version = ",
        file(version=2),
        file('613 = "没有这个等级"'),
        file('13 = "太短"'),
        file('2130 = "太长"'),
        file('abc = "不是数"'),
        file('"２１３" = "全角"'),
        file('213 = ""'),
        file("213 = 5"),
        file(f'213 = "{"长" * 41}"'),
        file('213 = "a\\nb"'),
        file('213 = "a"\n213 = "b"'),
        file(limits="contact = 1"),
        file(limits=LIMITS.replace("mend = 5", "mend = -5")),
        file(limits=LIMITS.replace("mend = 5", "mend = true")),
        file(limits=LIMITS.replace("mend = 5", 'mend = "5"')),
        file(limits=LIMITS + "\nelse = 1"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(InputRefused, match="评价标签文件有错"):
        read_tags(text)


@given(st.text(max_size=300))
def test_no_text_brings_the_parser_down(text: str) -> None:
    try:
        read_tags(text)
    except InputRefused:
        return
    raise AssertionError("taken")


@given(st.text(max_size=5))
def test_levels_are_the_first_of_three_digits(code: str) -> None:
    level = level_of(code)
    assert (level is None) or (len(code) == 3 and code[0] == str(level) and 1 <= level <= 5)


# --- upkeep -----------------------------------------------------------------------------------------------


@pytest.mark.both_databases
def test_an_office_lays_its_own_words_over_the_shared_ones(office: Ratings) -> None:
    tags = RatingTags(office.home)
    rated = office.rated(2, tags=("213",))
    tags.save(office.head, "213", " 业务还要练 ")
    assert (tags.known()["213"].words, tags.known()["213"].source) == ("业务还要练", "office")
    assert office.rating.detail(rated.asking_id).row.tags == ("业务还要练",)
    for bad in ("", "  ", "长" * 41):
        with pytest.raises(FieldRefused) as caught:
            tags.save(office.head, "213", bad)
        assert caught.value.field == "words"
    with pytest.raises(InputRefused):
        tags.save(office.head, "999", "没有")


@pytest.mark.both_databases
def test_a_withdrawn_tag_is_offered_no_more_and_can_come_back(office: Ratings) -> None:
    tags = RatingTags(office.home)
    asking = office.asked(office.visit())
    tags.withdraw(office.head, "213")
    assert "213" not in [tag.code for tag in office.rating.offered_tags(2)]
    assert tags.known()["213"].withdrawn
    with pytest.raises(FieldRefused):
        office.rating.rate(office.clerk, asking, Given(2, ("213",)))
    tags.take_back(office.head, "213")
    office.rating.rate(office.clerk, asking, Given(2, ("213",)))


def test_a_bad_level_never_loses_its_last_tag(office: Ratings) -> None:
    tags = RatingTags(office.home)
    for code in range(108, 115):
        tags.withdraw(office.head, str(code))
    with pytest.raises(InputRefused, match="至少要留一个"):
        tags.withdraw(office.head, "115")
    for code in range(510, 518):
        tags.withdraw(office.head, str(code))
    assert tags.in_force(5) == ()


def test_new_tags_take_the_next_code_of_their_level(office: Ratings) -> None:
    tags = RatingTags(office.home)
    assert [tags.add(office.head, 2, "排队太久"), tags.add(office.head, 2, "找不到人")] == ["215", "216"]
    assert [tag.words for tag in tags.in_force(2)][-2:] == ["排队太久", "找不到人"]
    with pytest.raises(FieldRefused):
        tags.add(office.head, 6, "没有")
    office.rated(2, tags=("216",))
    office.home.seat(Actor("x", ADMIN, frozenset(["前台"])))
    with pytest.raises(NotAllowed):
        tags.add(office.home.actor, 2, "不行")
