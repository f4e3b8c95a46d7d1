"""Every state in which a page can be, for the tests that look at all of them."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from outward.wire.hall import VisitState
from tests.outward.relay.offices import SpeakingOffice, place, ticket
from tests.outward.relay.relays import TrialRelay

type Laid = Callable[[TrialRelay, SpeakingOffice], None]


def _laid(ahead: int | None = None, **told: Any) -> Laid:
    def lay(relay: TrialRelay, office: SpeakingOffice) -> None:
        clock = relay.clock
        places = {} if ahead is None else {"1": place(clock, ahead, 5 * ahead + 5)}
        tickets = {"1": ticket(clock, **told)}
        for number in range(2, 2 + (ahead or 0)):
            tickets[str(number)] = ticket(clock, number)
            places[str(number)] = place(clock, number - 2)
        called = ticket(clock, 9, state=VisitState.SERVING, counter=2, label="K 002")
        relay.take(office, office.whole({**tickets, "9": called}, places))

    return lay


def _stale(relay: TrialRelay, office: SpeakingOffice) -> None:
    _laid(5)(relay, office)
    relay.clock.at += timedelta(seconds=61)


def _rated(relay: TrialRelay, office: SpeakingOffice) -> None:
    _laid(state=VisitState.OVER, may_rate=True)(relay, office)
    assert relay.post("face=4").status_code == 303


def _says(form: str) -> Laid:
    def lay(relay: TrialRelay, office: SpeakingOffice) -> None:
        _laid(5)(relay, office)
        assert relay.post(form).status_code == 303

    return lay


def _nothing(_relay: TrialRelay, _office: SpeakingOffice) -> None:
    """Lay nothing: no ticket is known."""


STATES: Mapping[str, Laid] = {
    "waiting": _laid(5),
    "far": _laid(14, may_leave=False, may_let_go_first=False),
    "unplaced": _laid(),
    "next": _laid(2),
    "first": _laid(0),
    "called": _laid(state=VisitState.CALLED, counter=3, calls=1),
    "again": _laid(state=VisitState.CALLED, counter=12, calls=2),
    "serving": _laid(state=VisitState.SERVING, counter=3),
    "parked": _laid(state=VisitState.PARKED),
    "absent": _laid(state=VisitState.ABSENT, counter=3, calls=2),
    "rate": _laid(state=VisitState.OVER, may_rate=True),
    "rated": _rated,
    "over": _laid(state=VisitState.OVER),
    "closed": _laid(state=VisitState.OVER, unserved=True),
    "cancelled": _laid(state=VisitState.CANCELLED),
    "leaving": _says("leave=yes"),
    "letting_go": _says("let_go=yes"),
    "left": _laid(state=VisitState.LEFT),
    "missed": _laid(state=VisitState.MISSED),
    "stale": _stale,
    "unknown": _nothing,
}
QUESTION = "waiting"
"""The state in which she may be asked whether she leaves."""
