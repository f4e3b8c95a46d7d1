"""From a telephone to the desk and back: a relay's page, the line, a hall on either database."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from outward.line.cursor import Cursor
from outward.line.projection import Projection
from outward.line.words import VisitorActs
from outward.relay.memory_store import MemoryStore
from outward.wire.batch import BatchAnswer, VisitorWord, WordKind
from reception.app import Reception
from reception.domain.page_key import PhoneRules, key_hash, page_key
from reception.domain.ticket import Ticket, TicketState
from reception.queue.model import At
from tests.outward.relay.conftest import Loop
from tests.outward.relay.offices import SpeakingOffice
from tests.outward.relay.relays import TrialRelay
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, dump, set_up

HERE = At(3, "clerk1")
SERVICE = "signature"
BOTH = PhoneRules(leave=True, let_go_first=True)
pytestmark = pytest.mark.both


class Way:
    """A hall and a relay, and a line between them that is moved by the test."""

    def __init__(
        self, reception: Reception, database_url: str, clock: FakeClock, relay: TrialRelay
    ) -> None:
        self.reception, self.url, self.clock, self.relay = reception, database_url, clock, relay
        self.choose(BOTH)
        self.projection = Projection(reception)
        self.acts = VisitorActs(reception, self.projection, "line")
        self.office = relay.admit(SpeakingOffice(clock, site="commune"))
        self.cursor = Cursor("commune", "r1")
        self.tickets = [self.comes() for _ in range(5)]
        self.push()

    def choose(self, phone: PhoneRules) -> None:
        set_up(self.url, replace(COMMUNE, phone=phone), self.clock)

    def comes(self) -> Ticket:
        self.clock.advance(minutes=1)
        return self.reception.desk.issue(SERVICE, language="fr").ticket

    def key(self, ticket: Ticket) -> str:
        day_key = self.reception.page_keys.of(ticket.service_day)
        assert day_key
        return page_key(day_key, ticket.id)

    def push(self, *heard: str) -> list[VisitorWord]:
        """Send the hall as it is now, and return what visitors have said."""
        sent = self.cursor.prepare(self.projection.read(), heard, self.clock.now())
        answer = self.relay.sent(*self.office.sealed(sent.body), "commune")
        self.cursor.acknowledge(sent)
        return msgspec.json.decode(answer.content, type=BatchAnswer).words

    def says(self, ticket: Ticket, name: str) -> VisitorWord:
        """Touch what the page offers, and what it asks then; return the word that comes home."""
        page = self.relay.page(self.key(ticket), "fr").text
        assert f"do={name}" in page
        asked = self.relay.asked("GET", f"/{self.key(ticket)}?l=fr&do={name}").text
        assert f'name="{name}" value="yes"' in asked
        assert self.relay.post(f"{name}=yes", self.key(ticket)).status_code == 303
        (word,) = self.push()
        return word

    def carries_out(self, word: VisitorWord) -> None:
        self.acts.carry_out(word, "https://t.example.ma")
        assert self.push(word.id) == []

    def page(self, ticket: Ticket) -> str:
        return self.relay.page(self.key(ticket), "fr").text.replace("\N{NO-BREAK SPACE}", " ")

    def line(self) -> list[Ticket]:
        return [one.ticket for one in self.reception.hall.waiting(100)]


@pytest.fixture
def way(reception: Reception, database_url: str, clock: FakeClock, tmp_path: Path) -> Iterator[Way]:
    with closing(Loop()) as loop:
        relay = TrialRelay(MemoryStore(tmp_path / "relay"), loop, clock)
        yield Way(reception, database_url, clock, relay)


def test_who_leaves_is_cancelled_at_the_desk_and_her_page_is_over(way: Way) -> None:
    first, second, *others = way.tickets
    word = way.says(second, "leave")
    assert "On prévient le bureau de votre départ" in way.page(second)
    way.carries_out(word)
    leg = way.reception.hall.ticket(second.label).visit.leg
    assert (leg.state, leg.outcome) == (TicketState.CANCELLED, "left")
    assert way.line() == [first, *others]
    assert "Vous avez quitté la file" in way.page(second)
    assert "1 personne" in way.page(others[0])


def test_who_lets_three_go_keeps_her_number_and_sees_her_new_place(way: Way) -> None:
    first, second, third, fourth, last = way.tickets
    word = way.says(first, "let_go")
    way.carries_out(word)
    assert way.line() == [second, third, fourth, first, last]
    assert "3 personnes" in way.page(first)
    assert "do=let_go" not in way.page(first)
    assert way.reception.desk.call_next(HERE).ticket == second


def test_a_word_that_is_said_again_counts_once(way: Way) -> None:
    first, *_ = way.tickets
    word = way.says(first, "let_go")
    way.carries_out(word)
    before = dump(way.url)
    way.carries_out(word)
    # A relay that has started anew knows no more that she has said it.
    way.carries_out(msgspec.structs.replace(word, id="another"))
    assert dump(way.url) == before


@pytest.mark.parametrize("name", ["leave", "let_go"])
def test_a_word_of_one_wait_is_not_carried_out_on_the_next(way: Way, name: str) -> None:
    first, *_ = way.tickets
    word = way.says(first, name)
    way.reception.desk.call_next(HERE)
    way.clock.advance(minutes=40)
    way.reception.desk.put_back(HERE)
    way.comes()
    before = dump(way.url)
    way.carries_out(word)
    way.carries_out(msgspec.structs.replace(word, since=None))
    assert dump(way.url) == before


def test_what_the_office_refuses_once_a_visit_is_not_offered_again(way: Way) -> None:
    first, *others = way.tickets
    way.carries_out(way.says(first, "let_go"))
    assert "do=let_go" not in way.page(others[-1]), "nobody is behind her"
    way.reception.desk.call_ticket(HERE, first.label, reason="asks")
    way.clock.advance(minutes=1)
    way.reception.desk.put_back(HERE)
    way.comes()
    way.push()
    assert "do=let_go" not in way.page(first)
    assert "do=let_go" in way.page(others[-1])


def test_who_is_called_in_between_stays_called_and_sees_it(way: Way) -> None:
    first, *_ = way.tickets
    word = way.says(first, "leave")
    way.reception.desk.call_next(HERE)
    before = dump(way.url)
    way.carries_out(word)
    assert dump(way.url) == before
    assert "C’est à vous" in way.page(first)


def test_a_unit_that_lets_nobody_shows_no_button_and_refuses_what_is_forged(way: Way) -> None:
    first, *_ = way.tickets
    way.choose(PhoneRules())
    way.push()
    assert "do=" not in way.page(first)
    for name, kind in (("leave", WordKind.LEAVE), ("let_go", WordKind.LET_GO_FIRST)):
        way.relay.post(f"{name}=yes", way.key(first))
        assert way.push() == []
        # Even a relay that lies.
        before = dump(way.url)
        word = VisitorWord(id=name, key=key_hash(way.key(first)), kind=kind, since=first.issued_at)
        way.acts.carry_out(word, "r")
        assert dump(way.url) == before
