"""Numbers of people in free text are masked, other numbers stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanxi_desk.core.masking import masked_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("19905668968", "199****8968"),
        ("199 0702 6755", "199****6755"),
        ("138-1234-5678、王", "138****5678、王"),
        ("021-62580000", "021****0000"),
        ("62580000", "****0000"),
        ("310106195001011234", "310106********1234"),
        ("身份证31010619500101123X，电话62580000", "身份证310106********123X，电话****0000"),
        ("2025-01-04", "2025-01-04"),
        ("20250104", "20250104"),
        ("石门一路88弄12号1104室", "石门一路88弄12号1104室"),
        ("NX03-20261126-A7018", "NX03-20261126-A7018"),
    ],
)
def test_what_is_masked(text: str, shown: str) -> None:
    assert masked_text(text) == shown


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.text("王住在，。 a", max_size=5))
def test_no_mobile_number_stays_whole(phone: str, around: str) -> None:
    assert phone not in masked_text(f"{around}{phone}{around}")
