"""Two seats as real processes that write the same records at once: no edit is lost, and nothing is torn."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from nanxi_desk.core.home import Home
from nanxi_desk.core.journal.intake import take_in
from nanxi_desk.core.journal.verify import digests, verify
from nanxi_desk.core.people import Resident, Staff
from nanxi_desk.core.records import new_id
from tests.support.engines import POSTGRESQL, place
from tests.support.homes import PASSWORD, make_home
from tests.support.journals import changes_in
from tests.support.requirements import needs_server

pytestmark = needs_server()

ROUNDS = 60
HAMMER = """
import json, random, sys
from pathlib import Path
import nanxi_desk.modules
from nanxi_desk.core.home import Home
from nanxi_desk.core.people import Resident
from nanxi_desk.frontdesk.service import FrontDesk
from nanxi_desk.frontdesk.views import VisitDraft

folder, password, name, rounds, ids = json.loads(sys.argv[1])
chance = random.Random(name)
written = []
with Home.open(Path(folder), password) as home:
    desk = FrontDesk(home)
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(rounds):
        # Two of the records in whatever order: seats that locked rows one by one would block each other.
        with home.journal.write(home.actor.id) as writing:
            for record in chance.sample(ids, 2):
                writing.edit(Resident, record, {"note": f"{name}{number}", "address": f"{name}-{number}"})
            written.append(str(writing.last_change(home.office)))
        if number % 5 == 0:
            logged = desk.log(home.actor, VisitDraft(item="开证明", name=f"{name}{number}"))
            written.append(logged.number)
print(json.dumps(written))
"""


def start(home: Path, name: str, ids: list[str]) -> subprocess.Popen[str]:
    words = json.dumps([str(home), PASSWORD, name, ROUNDS, ids])
    process = subprocess.Popen(
        [sys.executable, "-c", HAMMER, words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def further_seat(first: Home, folder: Path) -> Home:
    address = first.engine.url.set(drivername="postgresql").render_as_string()
    home, __ = Home.create(
        folder,
        office=first.office,
        name=first.office_name,
        hub=first.is_hub,
        admin="李强",
        password=PASSWORD,
        database=address,
    )
    return home


def test_two_processes_hammer_the_same_records(tmp_path: Path) -> None:
    place.kind = POSTGRESQL
    first = make_home(tmp_path / "one", "NX00", hub=True)
    second = further_seat(first, tmp_path / "two")
    people = [Resident(id=new_id(), scope="NX00", name=f"居民{number}") for number in range(4)]
    with first.journal.write(first.actor.id) as writing:
        writing.create(*people)
    first.close()
    second.close()
    ids = [person.id for person in people]
    seats = [start(home.path, name, ids) for home, name in ((first, "甲"), (second, "乙"))]
    for process in seats:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [json.loads(process.communicate(timeout=120)[0]) for process in seats]
    assert [process.returncode for process in seats] == [0, 0]

    opened = Home.open(first.path, PASSWORD)
    place.close_later(opened.close)
    with opened.journal.read() as conn:
        found = verify(conn)
        changes = changes_in(conn)
        sums = digests(conn)
    assert (found.problems, found.pending) == ([], [])
    acknowledged = {word for words in told for word in words}
    known = {str(change.id) for change in changes} | {
        str(change.values["number"]) for change in changes if change.values and "number" in change.values
    }
    assert len(acknowledged) == sum(map(len, told))
    assert acknowledged <= known
    assert _interleaved([str(change.values["note"]) for change in _edits(changes)])

    place.kind = "sqlite"
    with make_home(tmp_path / "file", "NX00", hub=True) as file:
        with file.journal.write(file.actor.id) as writing:
            assert not take_in(writing, changes).gaps
        with file.journal.read() as conn:
            assert verify(conn).problems == []
        own = file.actor.id
        with file.journal.write(own) as writing:
            writing.delete(Staff, own)  # the one record that the server's database does not have
        with file.journal.read() as conn:
            folded = digests(conn)
    place.kind = POSTGRESQL
    assert folded == sums


def _edits(changes):
    edits = [c for c in changes if c.record_type == "resident" and c.values and "note" in c.values]
    return sorted(edits, key=lambda change: change.stamp)


def _interleaved(notes: list[str]) -> bool:
    """Whether both seats wrote by turns; one after the other would have shown nothing."""
    turns = sum(before[0] != after[0] for before, after in pairwise(notes))
    return turns > 10
