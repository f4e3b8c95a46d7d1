"""Whatever is lost, repeated or comes in another order: pages say what was last acknowledged."""

import logging
import tempfile
from pathlib import Path

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from outward.relay.memory_store import MemoryStore
from outward.relay.record import STANDS_FOR
from outward.wire.batch import SILENT_FOR, BatchAnswer, HallBatch
from outward.wire.hall import Handle, TicketFacts, VisitState
from tests.outward.relay.conftest import Loop
from tests.outward.relay.offices import SpeakingOffice, key_of, ticket
from tests.outward.relay.relays import TrialRelay
from tests.support.clocks import FakeClock

TICKETS = 2
NUMBERS = st.integers(1, TICKETS)
ENDED = {VisitState.OVER, VisitState.CANCELLED}
LOG = logging.getLogger("nouba.relay")

type Hall = dict[Handle, TicketFacts]


class SiteAndRelay(RuleBasedStateMachine):
    """A site that changes, a network that does what it likes, and what the relay must show."""

    @initialize()
    def begin(self) -> None:
        LOG.setLevel(logging.ERROR)  # a refusal is a warning, and here they are what is tried
        self.folder = tempfile.TemporaryDirectory()
        self.clock, self.loop = FakeClock(), Loop()
        self.relay = TrialRelay(MemoryStore(Path(self.folder.name)), self.loop, self.clock)
        self.runs = 1
        self.office = self.relay.admit(SpeakingOffice(self.clock, run="r1"))
        self.hall: Hall = {}
        self.said: dict[tuple[str, int], Hall] = {}
        self.on_the_way: list[HallBatch] = []
        self.held = 0
        """What the line believes the relay holds."""
        self.shown: dict[str, TicketFacts] = {}
        """What pages must say, by key."""
        self.newest = (0, 0)
        """The newest run that was taken, and its highest number."""

    @rule(
        number=NUMBERS,
        state=st.sampled_from([VisitState.WAITING, VisitState.CALLED, VisitState.OVER]),
    )
    def something_happens(self, number: int, state: VisitState) -> None:
        self.hall[str(number)] = ticket(self.clock, number, state=state)

    @rule(number=NUMBERS)
    def a_ticket_goes(self, number: int) -> None:
        self.hall.pop(str(number), None)

    @rule(all_of_it=st.booleans())
    def the_line_makes_a_batch(self, *, all_of_it: bool) -> None:
        before = self.said.get((self.office.run, self.held))
        if all_of_it or before is None:
            batch = self.office.whole(dict(self.hall))
        else:
            gone = dict.fromkeys(before.keys() - self.hall.keys())
            new = {handle: one for handle, one in self.hall.items() if before.get(handle) != one}
            batch = self.office.next(base=self.held, tickets={**new, **gone})
        self.said[self.office.run, batch.number] = dict(self.hall)
        self.on_the_way.append(batch)

    @rule(number=NUMBERS)
    def a_ticket_is_undone_before_the_first_batch_is_answered(self, number: int) -> None:
        """Both batches follow the same one, and the second says nothing of the ticket."""
        if str(number) in self.hall:
            return
        self.something_happens(number, VisitState.WAITING)
        self.the_line_makes_a_batch(all_of_it=False)
        self.a_ticket_goes(number)
        self.the_line_makes_a_batch(all_of_it=False)
        for batch in self.on_the_way[-2:]:
            self.send(batch)

    @precondition(lambda self: self.on_the_way)
    @rule(place=st.integers(0, 50))
    def any_batch_arrives(self, place: int) -> None:
        self.send(self.on_the_way[place % len(self.on_the_way)])

    @precondition(lambda self: self.on_the_way)
    @rule()
    def the_newest_batch_arrives(self) -> None:
        self.send(self.on_the_way[-1])

    def send(self, batch: HallBatch) -> None:
        answer = self.relay.sent(*self.office.packed(batch))
        assert answer.status_code in {200, 400, 409}
        if answer.status_code != 200:
            return
        number = msgspec.json.decode(answer.content, type=BatchAnswer).number
        if batch.run == self.office.run:
            self.held = number
        this = (int(batch.run[1:]), batch.number)
        if number != batch.number or this == self.newest:
            return
        assert this > self.newest, "something old was taken"
        before, self.newest = self.newest, this
        taken = {one.key: one for one in self.said[batch.run, batch.number].values()}
        if batch.base is None:
            self.shown = self.still_standing() | taken
        else:
            followed = self.said[f"r{before[0]}", before[1]]
            went = {one.key for one in followed.values()} - taken.keys()
            self.shown = {k: one for k, one in self.shown.items() if k not in went} | taken

    def still_standing(self) -> dict[str, TicketFacts]:
        return {key: one for key, one in self.shown.items() if one.state in ENDED}

    @rule(place=st.integers(0, 50))
    def a_batch_is_lost(self, place: int) -> None:
        if self.on_the_way:
            del self.on_the_way[place % len(self.on_the_way)]

    @rule(seconds=st.sampled_from([1, 5, 29, 31, 61, 400]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)

    @rule()
    def the_relay_starts_anew(self) -> None:
        self.relay = TrialRelay(MemoryStore(Path(self.folder.name)), self.loop, self.clock)
        self.shown, self.newest = {}, (0, 0)

    @rule()
    def the_line_starts_anew(self) -> None:
        self.runs += 1
        self.clock.at += SILENT_FOR
        self.office = SpeakingOffice(self.clock, run=f"r{self.runs}")
        self.held = 0

    @invariant()
    def pages_say_what_was_acknowledged(self) -> None:
        now = self.clock.now()
        for number in range(1, TICKETS + 1):
            expected = next(
                (one for one in self.shown.values() if one.label == f"A {number:03}"), None
            )
            if expected and expected.state in ENDED and now >= expected.since + STANDS_FOR:
                expected = None
            answer = self.relay.page(key_of(number), address=f"10.0.{number}.{now.second}")
            assert answer.status_code in ({200} if expected else {404, 429})
            if expected:
                assert expected.label in answer.text
                assert KINDS[expected.state] in answer.text

    def teardown(self) -> None:
        LOG.setLevel(logging.NOTSET)
        self.loop.close()
        self.folder.cleanup()


KINDS = {
    VisitState.WAITING: '<body class="waiting',
    VisitState.CALLED: '<body class="called',
    VisitState.SERVING: '<body class="serving',
    VisitState.PARKED: '<body class="parked',
    VisitState.ABSENT: '<body class="absent',
    VisitState.OVER: '<body class="over',
    VisitState.CANCELLED: '<body class="cancelled',
}

TestSiteAndRelay = SiteAndRelay.TestCase
TestSiteAndRelay.settings = settings(max_examples=60, stateful_step_count=25)
