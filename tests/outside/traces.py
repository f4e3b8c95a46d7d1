"""What programs leave behind that were worked from outside: what they said, paper, and events."""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageOps

from reception.app import Reception
from reception.domain.paper import PrintState
from reception.domain.ticket import EventKind, label_parts
from reception.domain.unit import SERVED
from reception.queue import verbs
from reception.queue.verbs import Verb
from tests.printer_drivers.ticket_readers import read_text
from tests.support.clerk import CLERK
from tests.support.databases import database_of

_NOT_OURS = re.compile(
    # The voice has no sound here; who listens asks for what has just gone.
    r"the voice ended|qt\.accessibility|QSpi|Couldn't (load|resolve) pipewire|espeak-ng"
)

_INK = 128
# The number of a ticket stands alone in its line; words are a third as high.
_TALLER_THAN_WORDS_PX = 80


def unexpected(said: str) -> list[str]:
    """Return the lines of a log that tell of something wrong."""
    return [
        line
        for line in said.splitlines()
        if re.search(r"WARNING|ERROR|CRITICAL|Traceback|Error:", line)
        and not _NOT_OURS.search(line)
    ]


def number_on(paper: Path) -> str:
    """Return the number that is read of a ticket; of a sheet that is none, nothing."""
    with Image.open(paper) as picture:
        ticket = picture.convert("L").point(lambda light: 255 if light < _INK else 0)
    top_px = 0
    for is_inked, rows in groupby(
        ticket.crop((0, row, ticket.width, row + 1)).getbbox() is not None
        for row in range(ticket.height)
    ):
        height_px = len(list(rows))
        if is_inked and height_px > _TALLER_THAN_WORDS_PX:
            line = ticket.crop((0, top_px, ticket.width, top_px + height_px))
            alone = ImageOps.invert(ImageOps.expand(line.crop(line.getbbox()), height_px // 3))
            read = "".join(read_text(alone, "fra", page_mode=7)).replace(" ", "")
            # Two lines of other sheets may touch, and be as high as a number.
            return read if label_parts(read) else ""
        top_px += height_px
    return ""


def paper_wanted(core: Reception) -> tuple[set[str], int]:
    """Return whose tickets were to be on paper, and how many of those are under way still."""
    with closing(sqlite3.connect(str(database_of(core).url.database))) as read:
        rows = read.execute(
            "SELECT t.label, p.state FROM ticket t JOIN print_job p ON p.ticket = t.id"
        ).fetchall()
    under_way = {PrintState.QUEUED, PrintState.SENDING, PrintState.SENT}
    return {label for label, _ in rows}, sum(state in under_way for _, state in rows)


_BY_KIND: Mapping[EventKind, Verb] = {
    EventKind.CALLED: verbs.CALL_NEXT,
    EventKind.RECALLED: verbs.RECALL,
    EventKind.MISSED: verbs.NO_SHOW,
    EventKind.STARTED: verbs.START,
    EventKind.NOTED: verbs.NOTE,
    EventKind.FINISHED: verbs.FINISH,
    EventKind.FOLLOWED: verbs.FOLLOW,
    EventKind.PUT_BACK: verbs.PUT_BACK,
    EventKind.PARKED: verbs.PARK,
    EventKind.RESUMED: verbs.RESUME,
    EventKind.TRANSFERRED: verbs.TRANSFER,
    EventKind.READMITTED: verbs.READMIT,
    EventKind.UNDONE: verbs.UNDO,
    EventKind.CANCELLED: verbs.CANCEL,
}


def done_by_verb(core: Reception) -> Counter[str]:
    """Return how often the clerk has done what, as the database has it, by the codes of verbs."""
    with closing(sqlite3.connect(str(database_of(core).url.database))) as read:
        events = read.execute(
            "SELECT operation, kind, note, outcome FROM event WHERE operation IN"
            " (SELECT operation FROM event WHERE clerk = ?) ORDER BY operation, step",
            (CLERK,),
        ).fetchall()
        breaks, ended = read.execute("SELECT COUNT(*), COUNT(ended_at) FROM clerk_break").fetchone()
        (closed,) = read.execute("SELECT COUNT(closed_at) FROM counter_session").fetchone()
    found = Counter(
        {verbs.BREAK.code: breaks, verbs.END_BREAK.code: ended, verbs.CLOSE.code: closed}
    )
    for _, of_one in groupby(events, key=lambda one: one[0]):
        found[_verb_of(list(of_one)).code] += 1
    return found


def _verb_of(events: list[tuple[str, str, str | None, str | None]]) -> Verb:
    kinds = {EventKind(kind) for _, kind, _, _ in events}
    if {EventKind.FINISHED, EventKind.CALLED} <= kinds:
        return verbs.FINISH_AND_CALL
    if {EventKind.ISSUED, EventKind.STARTED} <= kinds:
        return verbs.WALK_IN
    _, first, note, outcome = events[0]
    if EventKind(first) is EventKind.CALLED and note:
        return verbs.CALL_TICKET
    if EventKind(first) is EventKind.FINISHED and outcome != SERVED:
        return verbs.OUTCOME
    return _BY_KIND[EventKind(first)]
