"""docs/line.md shows what leaves an office, field by field, and nothing else."""

import re
from pathlib import Path

from msgspec import Struct, structs

from outward.line.folder import LineState
from outward.wire.batch import HallBatch
from outward.wire.hall import CounterFacts, HallFacts, Place, ServiceFacts, TicketFacts
from outward.wire.visits import SentBreak, SentDay, SentSession, SentStay, SentVisit, VisitsBatch

_PAGE = Path(__file__).parents[3] / "docs" / "line.md"
_SHOWN: dict[str, type[Struct]] = {
    "The office": HallFacts,
    "A service": ServiceFacts,
    "A counter": CounterFacts,
    "A ticket": TicketFacts,
    "A place": Place,
    "A batch": HallBatch,
    "A visit of a day": SentVisit,
    "A stay": SentStay,
    "A counter's hours": SentSession,
    "A break": SentBreak,
    "A day": SentDay,
    "A step": VisitsBatch,
}


def test_the_page_names_every_field_that_leaves_and_no_other() -> None:
    leaves = _PAGE.read_text("utf-8").partition("\n## What leaves")[2]
    parts = re.split(r"^### ", leaves, flags=re.MULTILINE)[1:]
    shown = {
        part.splitlines()[0]: re.findall(
            r"^\| `(\w+)` \|", part.partition("\n## ")[0], re.MULTILINE
        )
        for part in parts
    }
    assert shown == {
        name: [one.name for one in structs.fields(kind)] for name, kind in _SHOWN.items()
    }


def test_the_page_says_what_to_do_in_every_state_but_when_it_is_up() -> None:
    said = set(re.findall(r"^\| ([a-z ]+) \|", _PAGE.read_text("utf-8"), re.MULTILINE))
    assert {str(one) for one in LineState} - {"up"} <= said
