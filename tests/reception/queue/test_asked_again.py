"""An act whose answer was lost is asked for again while it is still under way."""

from collections.abc import Callable
from typing import Any

import pytest

from reception.app import Reception
from reception.domain.errors import (
    ClerkHoldsTicketError,
    NoTicketHeldError,
    UnansweredFault,
    UnreachableFault,
)
from reception.queue import base
from reception.queue.model import At
from reception.queue.sql.work import SqlDeskStore

pytestmark = pytest.mark.both


def not_yet_there(times: int) -> Callable[..., Any]:
    """Return the look for an earlier act, which comes too early so many times."""
    look = base._earlier
    early = iter(range(times))

    def looks(*what: Any) -> Any:
        return None if next(early, None) is not None else look(*what)

    return looks


def test_it_is_answered_as_the_first_one_was(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception.desk.issue("signature")
    called, finished = reception.ids.new(), reception.ids.new()
    visit = reception.desk.call_next(At(3, "clerk1"), operation=called)
    monkeypatch.setattr(base, "_earlier", not_yet_there(1))
    assert reception.desk.call_next(At(3, "clerk1"), operation=called) == visit
    reception.desk.start(At(3, "clerk1"))
    served = reception.desk.finish(At(3, "clerk1"), operation=finished)
    monkeypatch.setattr(base, "_earlier", not_yet_there(1))
    assert reception.desk.finish(At(3, "clerk1"), operation=finished) == served


def test_who_asks_for_something_else_is_refused_as_ever(reception: Reception) -> None:
    for _ in range(2):
        reception.desk.issue("signature")
    reception.desk.call_next(At(3, "clerk1"))
    with pytest.raises(ClerkHoldsTicketError):
        reception.desk.call_next(At(3, "clerk1"), operation=reception.ids.new())
    reception.desk.no_show(At(3, "clerk1"))
    with pytest.raises(NoTicketHeldError):
        reception.desk.finish(At(3, "clerk1"), operation=reception.ids.new())


def test_a_ticket_that_cannot_be_looked_up_was_not_told_to_have_failed(
    reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = SqlDeskStore.issue

    def answer_is_lost(*what: Any) -> None:
        issue(*what)
        raise UnansweredFault("no answer")

    def unreachable(*_what: Any) -> None:
        raise UnreachableFault("no database", "wait")

    operation = reception.ids.new()
    with monkeypatch.context() as away:
        away.setattr(SqlDeskStore, "issue", answer_is_lost)
        away.setattr(SqlDeskStore, "begin", unreachable)
        with pytest.raises(UnansweredFault):
            reception.desk.issue("signature", operation=operation)
    given = reception.desk.issue("signature", operation=operation)
    waiting = [one.visit.ticket.label for one in reception.hall.queue().tickets]
    assert waiting == [given.ticket.label]
