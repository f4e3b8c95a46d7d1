"""The same operation again gives the same answer, and changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest

from reception.app import Reception, open_reception
from reception.domain.errors import NothingWaitingError, OperationReusedError
from reception.domain.ticket import Visit
from reception.queue.desk import Desk
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import dump

ACT = UUID("019a0000-0000-7000-8000-00000000000a")
OTHER = UUID("019a0000-0000-7000-8000-00000000000b")


@dataclass(frozen=True)
class Verb:
    """A verb of clerk1 at counter 3, what comes before it, and what can come after."""

    act: Callable[[Desk, UUID | None], Visit]
    before: tuple[Callable[[Desk], object], ...] = ()
    after: tuple[Callable[[Desk], object], ...] = ()


def call(desk: Desk) -> Visit:
    return desk.call_next(At(3, "clerk1"))


def start(desk: Desk) -> Visit:
    return desk.start(At(3, "clerk1"))


def finish(desk: Desk) -> Visit:
    return desk.finish(At(3, "clerk1"))


def close(desk: Desk) -> object:
    return desk.close_day()


VERBS = {
    "issue": Verb(
        act=lambda desk, act: desk.issue("signature", operation=act), after=(call, start, finish)
    ),
    "call": Verb(
        act=lambda desk, act: desk.call_next(At(3, "clerk1"), operation=act), after=(start, finish)
    ),
    "call and finish": Verb(
        act=lambda desk, act: desk.call_next(At(3, "clerk1"), finish=True, operation=act),
        before=(call, start),
        after=(start, finish, call),
    ),
    "recall": Verb(
        act=lambda desk, act: desk.recall(At(3, "clerk1"), operation=act),
        before=(call,),
        after=(start, finish),
    ),
    "start": Verb(
        act=lambda desk, act: desk.start(At(3, "clerk1"), operation=act),
        before=(call,),
        after=(finish,),
    ),
    "finish": Verb(
        act=lambda desk, act: desk.finish(At(3, "clerk1"), outcome="referred", operation=act),
        before=(call, start),
        after=(call,),
    ),
    "no-show": Verb(
        act=lambda desk, act: desk.no_show(At(3, "clerk1"), operation=act),
        before=(call,),
        after=(call,),
    ),
    "walk in": Verb(
        act=lambda desk, act: desk.walk_in(At(3, "clerk1"), "signature", operation=act),
        after=(finish, call),
    ),
    "cancel": Verb(act=lambda desk, act: desk.cancel("F001", operation=act), after=(close,)),
}

# Of these an id is not refused to the other: it finds what was done.
ALIKE = {"call": ["call and finish"], "call and finish": ["call"], "walk in": ["start"]}


class TestRepeatedVerbs:
    @pytest.fixture(autouse=True)
    def hall(self, reception: Reception) -> None:
        for service in ("signature", "signature", "residence"):
            reception.desk.issue(service)
        reception.desk.open_counter(At(3, "clerk1"))

    def carry_out(self, reception: Reception, clock: FakeClock, verb: Verb) -> Visit:
        for step in verb.before:
            step(reception.desk)
            clock.advance(seconds=30)
        return verb.act(reception.desk, ACT)

    @pytest.mark.parametrize("name", VERBS)
    def test_at_once(
        self, reception: Reception, database_url: str, clock: FakeClock, name: str
    ) -> None:
        first = self.carry_out(reception, clock, VERBS[name])
        clock.advance(seconds=30)
        before = dump(database_url)
        assert VERBS[name].act(reception.desk, ACT) == first
        assert dump(database_url) == before

    @pytest.mark.parametrize("name", VERBS)
    def test_after_later_acts_from_another_process(
        self, reception: Reception, database_url: str, clock: FakeClock, name: str
    ) -> None:
        first = self.carry_out(reception, clock, VERBS[name])
        for step in VERBS[name].after:
            clock.advance(seconds=30)
            step(reception.desk)
        clock.advance(days=1)
        before = dump(database_url)
        with open_reception(database_url, clock=clock) as other:
            assert VERBS[name].act(other.desk, ACT) == first
        assert dump(database_url) == before

    @pytest.mark.parametrize("name", VERBS)
    def test_the_id_of_one_verb_is_refused_to_every_other(
        self, reception: Reception, database_url: str, clock: FakeClock, name: str
    ) -> None:
        self.carry_out(reception, clock, VERBS[name])
        before = dump(database_url)
        same = {name, *ALIKE.get(name, ())}
        for other, verb in VERBS.items():
            if other not in same:
                with pytest.raises(OperationReusedError, match=str(ACT)):
                    verb.act(reception.desk, ACT)
        assert dump(database_url) == before

    @pytest.mark.parametrize("verb", ["call_next", "recall", "start", "finish", "no_show"])
    def test_the_id_of_a_clerk_is_refused_to_her_colleague(
        self, reception: Reception, clock: FakeClock, verb: str
    ) -> None:
        names = {"call_next": "call", "no_show": "no-show"}
        self.carry_out(reception, clock, VERBS[names.get(verb, verb)])
        with pytest.raises(OperationReusedError):
            getattr(reception.desk, verb)(At(4, "clerk2"), operation=ACT)

    def test_the_id_of_one_ticket_is_refused_to_another(self, reception: Reception) -> None:
        reception.desk.cancel("F001", operation=ACT)
        with pytest.raises(OperationReusedError):
            reception.desk.cancel("F002", operation=ACT)
        assert reception.desk.cancel("f 1", operation=ACT).ticket.label == "F001"

    def test_an_act_that_was_refused_may_be_tried_again(self, reception: Reception) -> None:
        with pytest.raises(NothingWaitingError):
            reception.desk.call_next(At(1, "clerk2"), operation=ACT)
        reception.desk.issue("birth-extract")
        assert reception.desk.call_next(At(1, "clerk2"), operation=ACT).ticket.label == "A001"

    def test_two_ids_are_two_acts(self, reception: Reception) -> None:
        reception.desk.call_next(At(3, "clerk1"), operation=ACT)
        assert reception.desk.recall(At(3, "clerk1"), operation=OTHER).leg.calls == 2
        assert reception.desk.call_next(At(3, "clerk1"), operation=ACT).leg.calls == 1
