"""What the board says of each call: where it leads, and how long ago, in the house's languages."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from counter_display.board.content import (
    Caption,
    captions,
    either,
    parts_of_label,
    side_by_side,
    texts,
)
from reception.domain.board import CallPlace
from reception.domain.language import Language, Texts, companion
from reception.queue.calls_on_boards import CallSequence
from reception.queue.model import Call
from ui_kit.translations import marked, speech

type Shown = dict[str, Any]

_MINUTE = timedelta(minutes=1)
_MOST_LARGE = 2

CALLED_AGAIN = marked("Board", "called again")
JUST_NOW = marked("Board", "just now")
AT_THE_COUNTER = marked("Board", "at the counter")


def head(source: str, first: Language) -> list[Caption]:
    """Return a head word in three scripts: the unit's first language, Tamazight, the companion."""
    order = dict.fromkeys((first, Language.TAMAZIGHT, companion(first), Language.ARABIC))
    return captions(texts(source), order)


def shown_calls(sequence: CallSequence, now: datetime, first: Language) -> Shown:
    """Return the calls in the large place, the rows beside them, and who is absent."""
    large = sequence.large(_MOST_LARGE)
    announced = sequence.announced
    return {
        "large": [{**_ticket(call), "isAnnounced": call is announced} for call in large],
        "rows": [_row(call, now, first) for call in sequence.history(large)],
        "absent": [_ticket(call) for call in sequence.absent],
    }


def next_age_in(sequence: CallSequence, now: datetime) -> timedelta | None:
    """Return how long it takes until one of the rows tells another age; None: none will."""
    ages = [
        now - call.called_at
        for call in sequence.history(sequence.large(_MOST_LARGE))
        if call.place is CallPlace.AWAITED and not call.is_recall
    ]
    return min((_MINUTE - age % _MINUTE for age in ages), default=None)


def most_needed(rows: Sequence[Shown], most: int) -> list[Shown]:
    """Return so many rows in their order; who is awaited goes before who has come."""
    needed = sorted(range(len(rows)), key=lambda at: (not rows[at]["isAwaited"], at))[:most]
    return [rows[at] for at in sorted(needed)]


def _ticket(call: Call) -> Shown:
    return {**parts_of_label(call.label), "counter": str(call.counter)}


def _row(call: Call, now: datetime, first: Language) -> Shown:
    is_awaited = call.place is CallPlace.AWAITED
    return {**_ticket(call), "isAwaited": is_awaited, "states": _states(call, now, first)}


def _states(call: Call, now: datetime, first: Language) -> list[Caption]:
    if call.place is not CallPlace.AWAITED:
        return side_by_side(AT_THE_COUNTER, first)
    if call.is_recall:
        return side_by_side(CALLED_AGAIN, first)
    minutes = (now - call.called_at) // _MINUTE
    return either(_since(minutes), first) if minutes > 0 else side_by_side(JUST_NOW, first)


def _since(minutes: int) -> Texts:
    return {
        one: speech(one).say("Board", "since %n min", "", minutes)
        for one in (Language.ARABIC, Language.FRENCH)
    }
