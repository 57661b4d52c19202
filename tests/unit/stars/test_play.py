"""The round of 13 offices from application to plaque: real homes, ledgers, logins, workbooks, exchange."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nanxi_desk.stars.sample import STARS
from tests.support.exchanges import Subdistrict
from tests.support.requirements import needs_tool
from tests.support.star_play import StarPlay, stars_of


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Subdistrict]:
    with Subdistrict(tmp_path) as found:
        yield found


@pytest.mark.soak
@needs_tool("soffice")
def test_96_groups_of_13_offices_come_to_57_33_and_6(town: Subdistrict) -> None:
    """672 sheets, half typed by judges and heads, half in workbooks that LibreOffice saved on the way."""
    play = StarPlay(town)
    play.apply()
    play.score()
    result = play.close()
    assert stars_of(result) == STARS == {3: 57, 4: 33, 5: 6}
    play.check()
