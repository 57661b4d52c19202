from datetime import date

import pytest

from nanxi_desk.core.days import day_in_year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9-30", date(2026, 9, 30)),
        ("９.３０", date(2026, 9, 30)),
        ("12月1日", date(2026, 12, 1)),
        ("2027-01-15", date(2027, 1, 15)),
        ("2-29", None),
        ("30", None),
        ("下月", None),
    ],
)
def test_a_day_of_a_known_year(text: str, day: date | None) -> None:
    assert day_in_year(text, 2026) == day
