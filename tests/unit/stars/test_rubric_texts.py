"""A rubric as texts in cells: there and back the same, and what cannot be read is refused at its place."""

from fractions import Fraction

import pytest

from nanxi_desk.core.errors import FieldRefused
from nanxi_desk.core.language import use_language
from nanxi_desk.stars import rubric_texts
from nanxi_desk.stars.records import shipped_rubric
from nanxi_desk.stars.rubric import read_content
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
