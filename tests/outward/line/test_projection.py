"""What of a hall leaves the office, in every state of a visit, on both databases."""

from datetime import timedelta

import pytest

from outward.line.projection import LOOK_EVERY, OVER_FOR, Projection, PublicHall
from outward.wire.hall import Place, TicketFacts, VisitState
from reception.app import Reception, open_reception
from reception.domain.errors import EnvironmentFault
from reception.domain.expected_wait import turn_hours
from reception.domain.language import Language
from reception.domain.page_key import key_hash, page_key
from reception.domain.ticket import Visit
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE

HERE = At(3, "clerk1")
SERVICE = "signature"


@pytest.fixture
def projection(reception: Reception) -> Projection:
    reception.desk.open_counter(HERE)
    return Projection(reception)


def facts_of(now: PublicHall, visit: Visit) -> TicketFacts | None:
    return next((one for one in now.tickets.values() if one.label == visit.ticket.label), None)


def place_of(now: PublicHall, visit: Visit) -> Place | None:
    facts = facts_of(now, visit)
    return now.places.get(facts.key) if facts else None


def stands(now: PublicHall, visit: Visit) -> VisitState | None:
    facts = facts_of(now, visit)
    return facts.state if facts else None


@pytest.mark.both
class TestTickets:
    def test_a_ticket_is_known_by_the_hash_of_its_key(
        self, reception: Reception, projection: Projection
    ) -> None:
        visit = reception.desk.issue(SERVICE, language="fr")
        now = projection.read()
        day_key = reception.page_keys.of(visit.ticket.service_day)
        assert day_key
        key = key_hash(page_key(day_key, visit.ticket.id))
        assert now.tickets == {
            key: TicketFacts(
                key=key,
                label=visit.ticket.label,
                language=Language.FRENCH,
                service=SERVICE,
                state=VisitState.WAITING,
                since=visit.ticket.issued_at,
            )
        }

    def test_each_state_of_a_visit_is_told(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        desk = reception.desk
        visit = desk.issue(SERVICE)
        assert stands(projection.read(), visit) is VisitState.WAITING
        clock.advance(minutes=1)
        desk.call_next(HERE)
        now = projection.read()
        facts = facts_of(now, visit)
        assert facts
        assert (facts.state, facts.counter, facts.calls) == (VisitState.CALLED, 3, 1)
        assert facts.since == clock.now()
        assert not now.places
        desk.park(HERE)
        assert stands(projection.read(), visit) is VisitState.PARKED
        desk.resume(HERE, visit.ticket.label)
        assert stands(projection.read(), visit) is VisitState.WAITING
        desk.call_next(HERE)
        desk.no_show(HERE)
        assert stands(projection.read(), visit) is VisitState.ABSENT
        desk.readmit(HERE, visit.ticket.label)
        desk.call_next(HERE)
        desk.start(HERE)
        assert stands(projection.read(), visit) is VisitState.SERVING
        desk.transfer(HERE, to_service="residence")
        now = projection.read()
        facts = facts_of(now, visit)
        assert facts
        assert (facts.state, facts.service, facts.counter) == (
            VisitState.WAITING,
            "residence",
            None,
        )
        assert place_of(now, visit)

    def test_who_was_served_is_over_for_a_quarter_of_an_hour(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        visit = reception.desk.issue(SERVICE)
        projection.read()
        reception.desk.call_next(HERE)
        reception.desk.start(HERE)
        reception.desk.finish(HERE)
        facts = facts_of(projection.read(), visit)
        assert facts
        assert (facts.state, facts.may_rate, facts.counter) == (VisitState.OVER, True, None)
        clock.advance(seconds=OVER_FOR.total_seconds() - 1)
        assert stands(projection.read(), visit) is VisitState.OVER
        clock.advance(seconds=1)
        assert not projection.read().tickets

    def test_who_did_not_come_is_absent_while_she_is_taken_up_and_missed_for_a_quarter_of_an_hour(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        visit = reception.desk.issue(SERVICE)
        projection.read()
        reception.desk.call_next(HERE)
        clock.advance(minutes=5)
        reception.desk.no_show(HERE)
        clock.advance(seconds=COMMUNE.calling.readmit_within.total_seconds())
        assert stands(projection.read(), visit) is VisitState.ABSENT
        clock.advance(seconds=1)
        facts = facts_of(projection.read(), visit)
        assert facts
        assert (facts.state, clock.now() - facts.since) == (VisitState.MISSED, timedelta(seconds=1))
        clock.advance(seconds=OVER_FOR.total_seconds() - 2)
        assert stands(projection.read(), visit) is VisitState.MISSED
        clock.advance(seconds=1)
        assert not projection.read().tickets

    def test_a_line_that_starts_anew_tells_who_is_over(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        visits = [reception.desk.issue(SERVICE) for _ in range(3)]
        for _ in range(2):
            reception.desk.call_next(HERE)
            reception.desk.start(HERE)
            reception.desk.finish(HERE)
            clock.advance(minutes=10)
        reception.desk.cancel(visits[2].ticket.label)
        now = Projection(reception).read()
        states = [stands(now, one) for one in visits]
        assert states == [None, VisitState.OVER, VisitState.CANCELLED]
        assert now == projection.read()

    def test_who_came_and_left_between_two_readings_is_told(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        projection.read()
        visit = reception.desk.issue(SERVICE)
        reception.desk.cancel(visit.ticket.label)
        clock.advance(seconds=LOOK_EVERY.total_seconds())
        assert stands(projection.read(), visit) is VisitState.CANCELLED

    def test_who_is_between_two_readings_is_looked_for(
        self, reception: Reception, projection: Projection, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        visit = reception.desk.issue(SERVICE)
        projection.read()
        with monkeypatch.context() as patch:
            patch.setattr(reception.hall, "waiting", lambda _: ())
            assert stands(projection.read(), visit) is VisitState.WAITING
        assert place_of(projection.read(), visit)

    def test_who_was_served_by_mistake_waits_or_is_served_again(
        self, reception: Reception, projection: Projection
    ) -> None:
        visit = reception.desk.issue(SERVICE)
        reception.desk.call_next(HERE)
        reception.desk.start(HERE)
        reception.desk.finish(HERE)
        projection.read()
        reception.desk.undo(HERE)
        assert stands(projection.read(), visit) is VisitState.SERVING

    def test_who_has_rated_is_asked_no_more(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        visit = reception.desk.issue(SERVICE)
        reception.desk.call_next(HERE)
        reception.desk.start(HERE)
        reception.desk.finish(HERE)
        reception.ratings.rate(4, label=visit.ticket.label, station="kiosk")
        clock.advance(seconds=LOOK_EVERY.total_seconds())
        facts = facts_of(projection.read(), visit)
        assert facts
        assert not facts.may_rate

    def test_nobody_of_yesterday_is_told_of(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        visit = reception.desk.issue(SERVICE)
        before = projection.read()
        clock.advance(days=1)
        now = projection.read()
        assert not now.tickets
        again = reception.desk.issue(SERVICE)
        assert again.ticket.label == visit.ticket.label
        assert before.tickets.keys().isdisjoint(projection.read().tickets)

    def test_a_closed_day_leaves_nobody_waiting(
        self, reception: Reception, projection: Projection
    ) -> None:
        visits = [reception.desk.issue(SERVICE) for _ in range(3)]
        projection.read()
        reception.desk.close_day()
        now = projection.read()
        assert {stands(now, one) for one in visits} == {VisitState.OVER}
        assert not now.places
        assert not any(one.may_rate for one in now.tickets.values())
        assert all(one.unserved for one in now.tickets.values())


class TestPlaces:
    def test_those_before_are_counted_in_the_own_service(
        self, reception: Reception, projection: Projection
    ) -> None:
        line = [reception.desk.issue(SERVICE) for _ in range(3)]
        other = reception.desk.issue("residence")
        now = projection.read()
        places = [place_of(now, one) for one in (*line, other)]
        assert [one.ahead for one in places if one] == [0, 1, 2, 0]
        reception.desk.call_next(HERE)
        now = projection.read()
        left = [place_of(now, one) for one in line]
        assert [one.ahead for one in left if one] == [0, 1]

    def test_the_hours_are_those_of_the_paper(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        projection.read()
        clock.advance(seconds=5)
        visit = reception.desk.issue(SERVICE)
        assert visit.leg.quoted
        told = turn_hours(visit.ticket.issued_at, visit.leg.quoted)
        place = place_of(projection.read(), visit)
        assert place
        assert (place.after, place.before) == (told.after, told.before)

    def test_the_hours_follow_what_is_foreseen_later(
        self, reception: Reception, projection: Projection, clock: FakeClock
    ) -> None:
        line = [reception.desk.issue(SERVICE) for _ in range(8)]
        projection.read()
        clock.advance(minutes=20)
        now = projection.read()
        view = next(one for one in reception.hall.queue().tickets if one.visit == line[-1])
        assert view.expected_wait
        place = place_of(now, line[-1])
        assert place
        assert place.before == turn_hours(clock.now(), view.expected_wait).before

    @pytest.mark.parametrize("way", ["transferred", "put back", "readmitted", "parked"])
    def test_who_comes_back_to_the_line_has_no_hours_of_before(
        self, reception: Reception, projection: Projection, way: str
    ) -> None:
        desk = reception.desk
        visit, label = (one := desk.issue(SERVICE)), one.ticket.label
        place = place_of(projection.read(), visit)
        assert place
        assert place.before, "control: it was told one"
        desk.call_next(HERE)
        if way == "transferred":
            desk.start(HERE)
            desk.transfer(HERE, to_service="residence")
        elif way == "put back":
            desk.put_back(HERE)
        elif way == "readmitted":
            desk.no_show(HERE)
            desk.readmit(HERE, label)
        else:
            desk.park(HERE)
            desk.resume(HERE, label)
        place = place_of(projection.read(), visit)
        assert place
        assert (place.after, place.before) == (None, None)

    def test_where_nobody_works_no_hour_is_told(self, reception: Reception) -> None:
        visit = reception.desk.issue(SERVICE)
        assert place_of(Projection(reception).read(), visit) == Place(ahead=0)


class TestHall:
    def test_it_is_the_unit_as_described(self, projection: Projection) -> None:
        hall = projection.read().hall
        assert hall.names == COMMUNE.names
        assert {*hall.services} == {one.code for one in COMMUNE.services}
        assert {*hall.counters} == {one.number for one in COMMUNE.counters}
        assert hall.readmit_minutes == COMMUNE.calling.readmit_within // timedelta(minutes=1)
        documents = {one.code: one.documents for one in COMMUNE.services}
        assert all(
            {language: [*texts] for language, texts in documents[code].items()} == one.documents
            for code, one in hall.services.items()
        )

    def test_it_is_made_once_as_long_as_nothing_of_it_changes(self, projection: Projection) -> None:
        assert projection.read().hall is projection.read().hall


def test_a_station_that_may_know_no_keys_sends_nothing(
    database_url: str, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_reception(database_url, clock=clock) as reception:
        monkeypatch.setattr(reception.page_keys, "of", lambda _: None)
        with pytest.raises(EnvironmentFault, match="may not know the keys"):
            Projection(reception).read()
