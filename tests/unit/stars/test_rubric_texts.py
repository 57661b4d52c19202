"""A rubric as texts in cells: there and back the same, and what cannot be read is refused at its place."""

from fractions import Fraction

import pytest

from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.language import use_language
from nanxi_desk.stars import rubric_texts
from nanxi_desk.stars.records import shipped_rubric
from nanxi_desk.stars.rubric import differences, read_content
from nanxi_desk.stars.rubric_texts import Texts, content_from, points_fault, points_sum, texts_of
from nanxi_desk.stars.rubrics import checked


@pytest.fixture
def texts() -> Texts:
    return texts_of(shipped_rubric())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_texts_come_back_as_the_same_rubric(language: str) -> None:
    use_language(language)
    try:
        assert read_content(content_from(texts_of(shipped_rubric()))) == shipped_rubric()
    finally:
        use_language("zh")


def test_full_width_signs_and_percents_are_read(texts: Texts) -> None:
    texts["blocks"][0]["indicators"][0]["points"] = "５"
    texts["rules"]["weight"] = "12.5%"
    texts["stars"][0]["conditions"] = "A 45, C>=9、B each 6"
    rubric = read_content(content_from(texts))
    assert rubric.residents_weight == Fraction(1, 8)
    found = [(c.code, c.least, c.each) for c in rubric.stars[0].conditions]
    assert found == [("A", 45, False), ("C", 9, False), ("B", 6, True)]


@pytest.mark.parametrize(
    ("part", "name", "text", "where"),
    [
        ("rules", "least", "五", "judges/least"),
        ("rules", "weight", "-3", "residents/weight"),
        ("stars", "conditions", "A 大于 45", "stars/3/conditions"),
        ("stars", "quota", "6 个", "stars/3/quota"),
    ],
)
def test_what_cannot_be_read_names_its_place(
    texts: Texts, part: str, name: str, text: str, where: str
) -> None:
    (texts["rules"] if part == "rules" else texts["stars"][0])[name] = text
    with pytest.raises(FieldRefused) as refused:
        content_from(texts)
    assert refused.value.field == where


def test_faults_of_a_line_and_the_sum(texts: Texts) -> None:
    line = texts["blocks"][0]["indicators"][0]
    assert points_fault(line) == ("", "")
    for name, text, cell in (("points", "5.3", "points"), ("step", "0", "step"), ("name", " ", "name")):
        assert points_fault({**line, name: text})[0] == cell
    line["points"] = "6"
    assert points_sum(texts) == 101
    with pytest.raises(FieldRefused, match="100"):
        checked(content_from(texts))


def test_new_lines_blocks_and_vetoes_have_codes_of_their_own(texts: Texts) -> None:
    assert rubric_texts.add_indicator(texts, 1) == 4
    assert texts["blocks"][1]["indicators"][4]["code"] == "A2.5"
    block = texts["blocks"][rubric_texts.add_block(texts)]
    assert (block["code"], block["part"], block["indicators"][0]["code"]) == ("D", "D", "D.1")
    places = [rubric_texts.add_veto(texts) for _each in range(2)]
    assert [texts["vetoes"][place]["code"] for place in places] == ["v1", "v2"]


def test_a_fault_is_told_in_words(texts: Texts) -> None:
    texts["stars"][0]["conditions"] = "Z ≥ 3"
    with pytest.raises(FieldRefused, match="三星 › Z") as refused:
        checked(content_from(texts))
    assert refused.value.field == "stars/3/Z"


# --- levels and order --------------------------------------------------------------------------------------


def levels(texts: Texts) -> list[int]:
    return [star["stars"] for star in texts["stars"]]


def test_a_level_comes_where_one_is_missing(texts: Texts) -> None:
    del texts["stars"][1]
    assert [rubric_texts.add_star(texts) for _each in range(3)] == [1, 0, 0]
    assert levels(texts) == [1, 2, 3, 4, 5]
    with pytest.raises(FieldRefused, match="不能再加") as refused:
        rubric_texts.add_star(texts)
    assert refused.value.field == "stars"
    assert texts["stars"][0] == {"stars": 1, "least": "", "conditions": "", "before": "", "quota": ""}
    with pytest.raises(FieldRefused) as refused:
        checked(content_from(texts))
    assert refused.value.field == "stars/1"  # its threshold is to be typed first


def test_a_level_that_another_asks_for_stays_and_so_does_the_last(texts: Texts) -> None:
    with pytest.raises(FieldRefused, match="五星要求上年不低于四星") as refused:
        rubric_texts.remove_star(texts, 1)
    assert refused.value.field == "stars/5/before"
    texts["stars"][2]["before"] = "３"
    rubric_texts.remove_star(texts, 1)
    with pytest.raises(FieldRefused, match="上年"):
        rubric_texts.remove_star(texts, 0)  # full-width digits are read, too
    rubric_texts.remove_star(texts, 1)
    with pytest.raises(FieldRefused, match="至少"):
        rubric_texts.remove_star(texts, 0)
    assert levels(texts) == [3]


def test_a_level_gets_a_number_that_is_free_and_what_asks_for_it_follows(texts: Texts) -> None:
    del texts["stars"][0]
    assert rubric_texts.move_star(texts, 0, -1) == 0
    assert (levels(texts), texts["stars"][1]["before"]) == ([3, 5], "3")
    for place, by, words in ((1, 1, "最多五星"), (1, -1, ""), (1, -1, "已有三星")):
        if not words:
            rubric_texts.move_star(texts, place, by)
            continue
        with pytest.raises(FieldRefused, match=words):
            rubric_texts.move_star(texts, place, by)
    assert levels(texts) == [3, 4]
    assert [star.stars for star in checked(content_from(texts)).stars] == [3, 4]


def test_blocks_and_lines_move_and_stop_at_the_ends(texts: Texts) -> None:
    assert rubric_texts.move_block(texts, 0, 1) == 1
    assert rubric_texts.move_indicator(texts, 0, 3, -1) == 2
    assert rubric_texts.move_veto(texts, 0, 1) == 1
    moved = checked(content_from(texts))
    assert [block.code for block in moved.blocks] == ["A2", "A1", "A3", "B", "C"]
    assert list(moved.indicators)[:4] == ["A2.1", "A2.2", "A2.4", "A2.3"]
    assert [veto.code for veto in moved.vetoes][:2] == ["charging", "fire"]
    assert moved.digest != shipped_rubric().digest
    for move in (
        lambda: rubric_texts.move_block(texts, 0, -1),
        lambda: rubric_texts.move_indicator(texts, 1, 2, 1),
        lambda: rubric_texts.move_veto(texts, 6, 1),
    ):
        with pytest.raises(FieldRefused):
            move()
    assert checked(content_from(texts)) == moved


def test_years_differ_by_order_and_by_whole_levels(texts: Texts) -> None:
    rubric_texts.move_block(texts, 0, 1)
    rubric_texts.move_indicator(texts, 0, 3, -1)
    rubric_texts.add_indicator(texts, 0)
    texts["blocks"][0]["indicators"][-1].update(name="新", points="1")
    texts["blocks"][0]["indicators"][0]["points"] = "7"
    texts["stars"][0].update(stars=2, least="60", quota="9")
    after = checked(content_from(texts))
    found = {(d.where, d.before, d.after) for d in differences(shipped_rubric(), after)}
    assert found == {
        ("blocks/order", "A1 A2 A3 B C", "A2 A1 A3 B C"),
        ("blocks/A2/order", "A2.1 A2.2 A2.3 A2.4", "A2.1 A2.2 A2.4 A2.3"),
        ("blocks/A2/A2.1/points", "8", "7"),
        ("blocks/A2/A2.5/name", "", "新"),
        ("blocks/A2/A2.5/points", "", "1"),
        ("blocks/A2/A2.5/step", "", "0.5"),
        ("stars/2/level", "", "60"),
        ("stars/3/level", "75", ""),
    }
    assert differences(after, after) == ()
