"""What an announced wait stands on, as it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reception.domain.calling_rule import Caller
from reception.domain.unit import ORDINARY


class PastStay(NamedTuple):
    """A stay in a line that is over; instants in microseconds since 1970 UTC."""

    service_day: str
    service: str
    priority: str
    waiting_since_us: int
    called_us: int | None
    """None: she left without having been called."""
    ended_us: int | None
    """None while she is at the counter."""
    counter: int | None
    quoted_low_us: int | None
    """The wait that she was told, if any."""
    quoted_high_us: int | None
    seen_us: int
    """When she was called last, or left: by which the newest are the newest."""
    ranked_since_us: int
    """From when the calling rule counted."""
    sent_to: str | None = None
    """The service in whose line she stood next by her old rank, as who was sent on does."""


MOST_STAYS = 1500
"""Of who was called, and of who left: more than a day of most offices."""


def latest_stays(stays: Iterable[PastStay]) -> list[PastStay]:
    """Return the newest stays, of the time of which both who was called and who left are known.

    Whoever is more of one kind than are read would seem rare else.
    """
    kinds: tuple[list[PastStay], list[PastStay]] = [], []
    for one in stays:
        kinds[one.called_us is None].append(one)
    since_us = max(
        sorted(one.seen_us for one in kind)[-MOST_STAYS] if len(kind) >= MOST_STAYS else 0
        for kind in kinds
    )
    return [one for kind in kinds for one in kind if one.seen_us >= since_us]


class PlaceInLine(NamedTuple):
    """A place in a line; instants in microseconds since 1970 UTC."""

    ticket: str
    service: str
    priority: str
    ranked_since_us: int
    """From when the calling rule counts."""
    waiting_since_us: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AtCounter:
    """A counter at which somebody works, and whom it holds; microseconds since 1970 UTC."""

    caller: Caller
    service: str | None = None
    """Of who is called or served there; None: nobody is."""
    since_us: int | None = None
    """When she was called; of a free counter, since when it is free, if that is known."""
    priority: str = ORDINARY
    ranked_since_us: int | None = None
    """From when the calling rule counted for her who is there, if that is known."""
