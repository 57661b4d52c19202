"""Pinyin as people type it to find somebody."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.pinyin import MAX_VARIANTS, full, initials, syllables


@pytest.mark.parametrize(
    ("name", "spelled", "letters"),
    [
        ("欧阳若兰", "ouyangruolan", "oyrl"),
        ("单田芳", "shantianfang", "stf"),
        ("曾国平", "zengguoping", "zgp"),
        ("解晓东", "xiexiaodong", "xxd"),
        ("仇英", "qiuying", "qy"),
        ("区海", "ouhai", "oh"),
        ("朴树", "piaoshu", "ps"),
        ("查良", "zhaliang", "zl"),
        ("翟天", "zhaitian", "zt"),
        ("缪兰", "miaolan", "ml"),
        ("任飞", "renfei", "rf"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("长孙无忌", "zhangsunwuji", "zswj"),
        ("令狐冲", "linghuchong", "lhc"),
        ("吕布", "lvbu", "lb"),
        ("王 桂兰", "wangguilan", "wgl"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
    ],
)
def test_likeliest_spelling_of_a_name_comes_first(name: str, spelled: str, letters: str) -> None:
    assert full(name)[0] == spelled
    assert initials(name)[0] == letters


def test_name_without_doubtful_characters_has_one_spelling() -> None:
    assert full("欧阳若兰") == ("ouyangruolan",)
    assert initials("欧阳若兰") == ("oyrl",)


@pytest.mark.parametrize(
    ("name", "also"),
    [("单田芳", "dantianfang"), ("解晓东", "jiexiaodong"), ("王乐", "wangyue"), ("王朝阳", "wangzhaoyang")],
)
def test_other_readings_are_found_too(name: str, also: str) -> None:
    assert also in full(name)


def test_words_are_read_in_context_and_never_as_a_surname() -> None:
    assert syllables("调解") == ("tiao", "jie")
    assert full("单位重新调整长期护理险") == ("danweichongxintiaozhengchangqihulixian",)


def test_what_is_not_chinese_stays_in_lower_case() -> None:
    assert full("A栋 王三") == ("adongwangsan",)
    assert initials("３号楼 Lily") == ("3hllily",)
    assert full("John Smith") == initials("John Smith") == ("johnsmith",)


@pytest.mark.parametrize("nothing", ["", " ", "\u3000", "·"])
def test_nothing_spells_nothing(nothing: str) -> None:
    assert full(nothing) == ()
    assert initials(nothing) == ()


@given(st.text(max_size=40) | st.text(alphabet="单曾解乐长行重朝王𠮷A·３ 尉迟", max_size=8))
def test_any_text_gives_few_distinct_tokens_without_blanks(text: str) -> None:
    for variants in (full(text), initials(text)):
        assert len(variants) <= MAX_VARIANTS
        assert len(set(variants)) == len(variants)
        assert all(token and not any(char.isspace() for char in token) for token in variants)
        assert bool(variants) == bool(syllables(text))


@given(st.text(alphabet="王李张单曾解乐长行重朝娜", min_size=1, max_size=4))
def test_initials_are_the_first_letters_of_some_spelling(name: str) -> None:
    for letters in initials(name):
        assert len(letters) == len(name)
    assert len(initials(name)[0]) == len(syllables(name))
    assert full(name)[0][0] == initials(name)[0][0]


def test_dictionary_is_not_loaded_before_it_is_needed() -> None:
    program = "import sys, nanxi_desk.core.pinyin; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
