"""What makes a schedule: single steps, and short tales that chance alone would hardly ever tell.

A tale is a row of steps in which people, numbers and moments are drawn as in any other. Without them the
broken programs in `broken` are found by one schedule in thousands, with them by one in a few dozen.
"""

from collections.abc import Iterable

from hypothesis import strategies as st

from tests.support.schedule_checks import Step
from tests.support.schedules import STEPS

HUB, A, B = 0, "a", "b"  # at the hub, and at two computers, which may be one
LOSS = (("back_up", A), ("edit", B), ("meet", B), ("from_hub", A), ("meet", A), ("rewind", A))
TALES: tuple[tuple[tuple[str, int | str], ...], ...] = (
    # Two write the same field, and one of them hears of it and decides.
    (("edit", A), ("edit", B), ("meet", A), ("meet", B), ("from_hub", A), ("decide", A), ("meet", A)),
    # The same, but whoever hears of it saves the field again without a look at the other value.
    (("edit", A), ("edit", B), ("meet", A), ("meet", B), ("from_hub", A), ("edit", A), ("meet", A)),
    # Whoever hears of it deletes the record instead; once that is decided, nothing else is.
    (
        *(("edit", A), ("edit", B), ("meet", A), ("meet", B), ("from_hub", A)),
        *(("delete", A), ("decide", A), ("decide", A)),
    ),
    # One deletes what another goes on writing.
    (("delete", A), ("edit", B), ("meet", A), ("meet", B)),
    # Somebody's year is wrong, and somebody else writes over what came of it.
    (("skew", A), ("edit", A), ("meet", A), ("from_hub", B), ("edit", B), ("meet", B)),
    # A computer loses what it had been given, and nobody there wrote since; more follows, or not.
    LOSS,
    (*LOSS, ("edit", B), ("meet", B), ("from_hub", A)),
    # A computer loses what it had told, and writes anew.
    (("back_up", A), ("edit", A), ("meet", A), ("restore", A), ("edit", A), ("meet", A)),
    # Undone after it was told to others.
    (("edit", B), ("meet", B), ("from_hub", A), ("send", A), ("undo", A), ("meet", A)),
    # An older version writes over what it does not know, and is then updated.
    (("older", A), ("edit", B), ("meet", B), ("from_hub", A), ("edit", A), ("meet", A), ("older", A)),
    # The program dies while it takes a file.
    (("edit", A), ("send", A), ("kill_at_newest", HUB)),
    # Files arrive in the wrong order.
    (("edit", A), ("send", A), ("edit", A), ("send", A), ("take_newest", HUB), ("take", HUB)),
)

small = st.integers(0, 12)
computers = st.integers(0, 4)
single = st.tuples(st.sampled_from(STEPS), computers, small, small).map(lambda step: [step])


@st.composite
def tale(draw: st.DrawFn) -> list[Step]:
    one_of_both = draw(st.integers(1, 2))
    people = {A: one_of_both, B: draw(st.sampled_from((3 - one_of_both,) * 3 + (one_of_both,)))}
    one, other = draw(small), draw(small)  # the same record and field for both
    found: list[Step] = []
    for what, who in draw(st.sampled_from(TALES)):
        place = people.get(who, 0) if isinstance(who, str) else who
        if what == "from_hub":
            found.append(("hand", HUB, one, place - 1))
        elif what == "take_newest":
            found.append(("take", place, 0, 0))
        elif what == "kill_at_newest":
            found.append(("kill", place, -1, 0))
        else:
            found.append((what, place, one, other))
    return found


def joined(parts: Iterable[list[Step]]) -> list[Step]:
    return [step for part in parts for step in part]


# What befell nobody yet tells a tale best; what befell everybody shows what no tale knows of.
plain = st.tuples(st.lists(single, max_size=3).map(joined), tale(), st.lists(single, max_size=6).map(joined))
mixed = st.lists(st.one_of(single, single, single, tale()), min_size=5, max_size=16)
schedules = st.one_of(plain, mixed).map(joined)
