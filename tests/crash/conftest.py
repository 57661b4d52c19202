"""Crashes are tried on what the program itself writes."""

from collections.abc import Iterator

import pytest

from tests.support.structure import the_long_way


@pytest.fixture(scope="module", autouse=True)
def homes_are_made_by_the_program() -> Iterator[None]:
    with the_long_way():
        yield
