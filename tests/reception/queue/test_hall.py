from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reception.app import Reception
from reception.domain.errors import TicketNotFoundError, UnknownServiceError
from reception.domain.figures import ClerkDay
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.queue.model import At
from reception.reports.question import Dimension, ReportQuestion
from reception.unit.file import load_template
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back, set_up

STEP = timedelta(minutes=5)


def status_of(reception: Reception, service: str) -> tuple[int, timedelta, int]:
    found = next(one for one in reception.hall.services() if one.service.code == service)
    return found.waiting, found.longest_wait, found.open_counters


class TestQueue:
    @pytest.fixture
    def mixed_hall(self, reception: Reception, clock: FakeClock) -> None:
        priorities = ("ordinary", "elderly", "ordinary", "appointment", "reduced-mobility")
        for round_ in range(3):
            for index, priority in enumerate(priorities):
                service = ("signature", "residence", "planning")[(round_ + index) % 3]
                reception.desk.issue(service, priority=priority)
                clock.advance(minutes=4, seconds=index)

    @pytest.mark.usefixtures("mixed_hall")
    @pytest.mark.parametrize("service", [None, "signature", "residence"])
    def test_it_stands_in_the_order_of_the_calling_rule(
        self, reception: Reception, clock: FakeClock, service: str | None
    ) -> None:
        rules = {one.code: one for one in COMMUNE.priorities}
        tickets = reception.hall.queue(service).tickets
        assert {one.visit.leg.service for one in tickets} == (
            {service} if service else {"signature", "residence", "planning"}
        )

        def points(since: datetime, priority: str) -> timedelta:
            rule = rules[priority]
            return rule.head_start + rule.rate * (clock.now() - since)

        stands = [points(one.visit.leg.waiting_since, one.visit.leg.priority) for one in tickets]
        assert stands == sorted(stands, reverse=True)

    @pytest.mark.usefixtures("mixed_hall")
    def test_ahead_is_the_place_in_line_however_it_is_asked(self, reception: Reception) -> None:
        for service in ("signature", "residence", "planning"):
            line = reception.hall.queue(service).tickets
            assert [one.ahead for one in line] == list(range(len(line)))
            assert [reception.hall.view(one.visit).ahead for one in line] == list(range(len(line)))
        for one in reception.hall.queue().tickets:
            assert one.ahead == reception.hall.ticket(one.visit.ticket.label).ahead

    @pytest.mark.both
    def test_every_way_into_a_line_and_out_of_it_is_counted(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        here = At(3, "clerk1")
        reception.desk.open_counter(here)
        ways: tuple[Callable[[], object], ...] = (
            lambda: reception.desk.issue("signature"),
            lambda: reception.desk.call_next(here),
            lambda: reception.desk.transfer(here, to_service="residence"),
            lambda: reception.desk.undo(here),
            lambda: reception.desk.put_back(here),
            lambda: reception.desk.cancel("F001"),
        )
        lines = []
        for way in ways:
            clock.advance(minutes=1)
            way()
            lines.append([status_of(reception, one)[:2] for one in ("signature", "residence")])
        nobody, somebody = (0, timedelta(0)), (1, timedelta(0))
        assert lines == [
            [somebody, nobody],
            [nobody, nobody],
            [nobody, somebody],
            [nobody, nobody],
            [somebody, nobody],
            [nobody, nobody],
        ]

    @pytest.mark.both
    def test_a_wrong_count_of_a_line_keeps_nobody_from_a_number_or_a_call(
        self, reception: Reception, database_url: str
    ) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        reception.desk.issue("signature")
        reception.desk.cancel(reception.desk.issue("residence").ticket.label)
        with behind_its_back(database_url) as connection:
            connection.execute("UPDATE day_line SET waiting = waiting + 3")
        assert status_of(reception, "residence")[0] == 0
        assert status_of(reception, "signature")[0] == 4
        with behind_its_back(database_url) as connection:
            connection.execute("DELETE FROM day_line")
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == "F001"
        assert reception.desk.issue("signature").leg.quoted
        assert status_of(reception, "signature")[0] == 1

    @pytest.mark.usefixtures("mixed_hall")
    def test_a_wait_is_told_alike_in_the_queue_and_alone(self, reception: Reception) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        told = [one for one in reception.hall.queue().tickets if one.expected_wait]
        assert told
        for one in told:
            assert reception.hall.view(one.visit).expected_wait == one.expected_wait

    def test_who_came_first_is_not_told_to_wait_for_those_behind(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(4, "clerk1"))
        first = reception.desk.issue("planning")
        alone = reception.hall.view(first).expected_wait
        clock.advance(minutes=1)
        for _ in range(10):
            reception.desk.issue("local-taxes")
        assert reception.hall.view(first).expected_wait == alone
        assert reception.hall.queue().tickets[0].expected_wait == alone

    def test_who_forgot_to_leave_yesterday_is_no_open_counter_today(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(4, "clerk1"))
        assert status_of(reception, "planning")[2] == 1
        clock.advance(days=1)
        assert status_of(reception, "planning")[2] == 0
        assert not [one for one in reception.hall.counters() if one.clerk]

    @pytest.mark.usefixtures("mixed_hall")
    def test_tickets_are_called_in_the_order_in_which_they_stand(
        self, reception: Reception
    ) -> None:
        for one in reception.hall.queue().tickets:
            if one.visit.leg.service != "planning":
                reception.desk.cancel(one.visit.ticket.label)
        stands = [one.visit.ticket.label for one in reception.hall.queue("planning").tickets]
        called = []
        for _ in stands:
            called.append(reception.desk.call_next(At(4, "clerk1")).ticket.label)
            reception.desk.no_show(At(4, "clerk1"))
        assert called == stands

    @pytest.mark.usefixtures("mixed_hall")
    def test_it_can_be_cut_short(self, reception: Reception) -> None:
        whole = reception.hall.queue().tickets
        assert reception.hall.queue(limit=4).tickets == whole[:4]

    def test_two_of_one_instant_stand_as_they_came(self, reception: Reception) -> None:
        labels = [reception.desk.issue("signature").ticket.label for _ in range(4)]
        assert [one.visit.ticket.label for one in reception.hall.queue().tickets] == labels
        assert [one.ahead for one in reception.hall.queue().tickets] == [0, 1, 2, 3]

    def test_who_is_called_stands_in_no_line(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        called = reception.desk.call_next(At(3, "clerk1"))
        assert not reception.hall.queue().tickets
        view = reception.hall.view(called)
        assert (view.ahead, view.expected_wait) == (0, None)

    def test_a_service_that_is_not_offered_has_no_line(self, reception: Reception) -> None:
        with pytest.raises(UnknownServiceError):
            reception.hall.queue("visa")

    def test_who_waits_for_a_withdrawn_service_is_still_shown(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        waiting = reception.desk.issue("planning")
        reception.desk.open_counter(At(4, "clerk1"))
        without = replace(
            COMMUNE,
            services=tuple(one for one in COMMUNE.services if one.code != "planning"),
            counters=tuple(
                replace(one, services=tuple(code for code in one.services if code != "planning"))
                for one in COMMUNE.counters
            ),
        )
        set_up(database_url, without, clock)
        (shown,) = reception.hall.queue().tickets
        assert (shown.visit, shown.expected_wait) == (waiting, None)
        assert reception.hall.ticket("L001") == replace(shown, counters=0)


class TestServices:
    def test_nobody_waits_and_nobody_works(self, reception: Reception) -> None:
        for one in reception.hall.services():
            assert (one.waiting, one.longest_wait, one.open_counters) == (0, timedelta(0), 0)
            assert one.expected_wait is None
        assert [one.service for one in reception.hall.services()] == list(COMMUNE.services)

    def test_who_waits_how_long_and_where_it_is_served(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        for _ in range(3):
            reception.desk.issue("signature")
            clock.advance(minutes=2)
        assert status_of(reception, "signature") == (3, timedelta(minutes=6), 1)
        reception.desk.open_counter(At(4, "clerk2"))
        assert status_of(reception, "signature") == (3, timedelta(minutes=6), 2)
        assert status_of(reception, "planning") == (0, timedelta(0), 1)

    def test_a_clock_set_back_makes_no_wait_negative(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        clock.advance(hours=-1)
        assert status_of(reception, "signature") == (1, timedelta(0), 0)

    def test_a_free_counter_is_at_once_and_a_busy_one_is_not(self, reception: Reception) -> None:
        def wait() -> timedelta:
            found = next(one for one in reception.hall.services() if one.service.code == "planning")
            assert found.expected_wait
            return found.expected_wait.high

        reception.desk.open_counter(At(4, "clerk1"))
        assert wait() < STEP
        reception.desk.issue("planning")
        reception.desk.call_next(At(4, "clerk1"))
        busy = wait()
        assert busy > STEP
        for _ in range(5):
            reception.desk.issue("planning")
        assert wait() > busy

    def test_a_line_that_the_same_counter_serves_counts(self, reception: Reception) -> None:
        reception.desk.open_counter(At(4, "clerk1"))

        def high(service: str) -> timedelta:
            found = next(one for one in reception.hall.services() if one.service.code == service)
            assert found.expected_wait
            return found.expected_wait.high

        before = high("planning")
        for _ in range(12):
            reception.desk.issue("complaints")
        assert high("planning") > before

    def test_todays_pace_is_learnt(self, reception: Reception, clock: FakeClock) -> None:
        def high() -> timedelta:
            view = reception.hall.queue("planning").tickets[-1]
            assert view.expected_wait
            return view.expected_wait.high

        reception.desk.open_counter(At(4, "clerk1"))
        for _ in range(10):
            reception.desk.issue("planning")
        before = high()
        for _ in range(6):
            reception.desk.issue("planning")
            reception.desk.call_next(At(4, "clerk1"))
            reception.desk.start(At(4, "clerk1"))
            clock.advance(minutes=45)
            reception.desk.finish(At(4, "clerk1"))
        assert high() > before


class TestTicketAndPaper:
    def test_an_unknown_label_is_told_with_its_day(self, reception: Reception) -> None:
        with pytest.raises(TicketNotFoundError, match="F001 on 2026-11-25"):
            reception.hall.ticket("F001")
        reception.desk.issue("signature")
        with pytest.raises(TicketNotFoundError, match="F001 on 2026-11-24"):
            reception.hall.ticket("F001", day=date(2026, 11, 24))
        assert reception.hall.ticket("f 1").visit.ticket.label == "F001"

    def test_the_paper_tells_what_the_visitor_needs(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.open_counter(At(3, "clerk1"))
        reception.desk.issue("signature")
        visit = reception.desk.issue("signature", language="zgh", priority="elderly")
        paper = reception.hall.paper(reception.hall.view(visit))
        assert (paper.label, paper.ahead, paper.language) == ("F002", 0, Language.TAMAZIGHT)
        assert paper.issued_at == clock.now()
        assert paper.issued_at.utcoffset() == timedelta(0)
        assert paper.priority_names[Language.FRENCH] == "Personnes âgées"
        assert paper.service_names == COMMUNE.service("signature").names
        assert paper.documents == COMMUNE.service("signature").documents
        assert paper.expected_wait is not None
        assert paper.qr_text == "https://www.chikaya.ma"
        assert paper.complaints_site == "chikaya.ma"
        assert not paper.duplicate

    def test_the_ordinary_class_is_not_written(self, reception: Reception) -> None:
        paper = reception.hall.paper(reception.hall.view(reception.desk.issue("signature")))
        assert not paper.priority_names
        assert paper.expected_wait is None

    def test_a_page_to_follow_the_ticket_goes_before_complaints(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, replace(COMMUNE, ticket_page_url="https://t.example/"), clock)
        visit = reception.desk.issue("signature")
        paper = reception.hall.paper(reception.hall.view(visit), duplicate=True)
        key = reception.page_keys.of_ticket(visit.ticket)
        assert key
        assert paper.qr_text == f"HTTPS://T.EXAMPLE/{key}"
        assert paper.qr_follows
        assert paper.duplicate
        first = reception.hall.paper(reception.hall.announced(visit))
        assert first.qr_text == paper.qr_text, "on whichever sheet"

    def test_no_two_tickets_have_the_same_page_and_none_tells_its_id(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, replace(COMMUNE, ticket_page_url="https://t.example"), clock)
        visits = [reception.desk.issue("signature") for _ in range(5)]
        pages = [reception.hall.paper(reception.hall.announced(one)).qr_text for one in visits]
        assert len({*pages}) == len(visits)
        for visit, page in zip(visits, pages, strict=True):
            assert visit.ticket.id.hex.upper() not in page.replace("-", "")

    def test_of_a_day_that_is_over_no_page_is_told(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, replace(COMMUNE, ticket_page_url="https://t.example"), clock)
        visit = reception.desk.issue("signature")
        clock.advance(days=1)
        paper = reception.hall.paper_of(visit.ticket.id, duplicate=True)
        assert paper
        assert (paper.qr_text, paper.qr_follows) == (COMMUNE.complaints_url, False)


class TestLastTicket:
    def test_it_is_the_stations_own_of_today(self, reception: Reception, clock: FakeClock) -> None:
        assert reception.hall.last_ticket("kiosk-1") is None
        reception.desk.issue("signature", printer_station="kiosk-1")
        clock.advance(minutes=1)
        last = reception.desk.issue("residence", printer_station="kiosk-1").ticket
        clock.advance(minutes=1)
        reception.prints.want_duplicate(last.id, station="kiosk-2")
        reception.desk.issue("signature", printer_station="kiosk-2")
        reception.desk.issue("signature")
        found = reception.hall.last_ticket("kiosk-1")
        assert found
        assert found.ticket == last
        back = reception.desk.issue("residence", printer_station="kiosk-1").ticket
        reception.desk.give_back(back)
        assert reception.hall.last_ticket("kiosk-1") == found
        clock.advance(days=1)
        assert reception.hall.last_ticket("kiosk-1") is None


class TestCallsAndCounters:
    def test_the_board_shows_each_ticket_once_and_the_latest_call_first(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        for _ in range(3):
            reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        clock.advance(seconds=20)
        reception.desk.call_next(At(4, "clerk2"))
        clock.advance(seconds=20)
        reception.desk.recall(At(3, "clerk1"))
        shown = [(one.label, one.counter, one.calls, one.state) for one in reception.hall.calls()]
        assert shown == [("F001", 3, 2, TicketState.CALLED), ("F002", 4, 1, TicketState.CALLED)]
        assert reception.hall.calls()[0].called_at == clock.now()

    def test_who_is_called_after_a_transfer_is_called_once_more(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        for service in ("residence", "signature"):
            reception.desk.call_next(At(3, "clerk1"))
            reception.desk.transfer(At(3, "clerk1"), to_service=service)
        reception.desk.call_next(At(3, "clerk1"))
        (call,) = reception.hall.calls()
        assert call.calls == 3, "a board hears by this that there is a call to announce"

    def test_yesterdays_calls_are_not_shown(self, reception: Reception, clock: FakeClock) -> None:
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        clock.advance(days=1)
        assert not reception.hall.calls()

    def test_a_counter_shows_its_clerk_and_whom_she_called(self, reception: Reception) -> None:
        reception.desk.open_counter(At(1, "clerk2"))
        reception.desk.issue("signature")
        called = reception.desk.call_next(At(3, "clerk1"))
        shown = [(one.number, one.clerk, one.held) for one in reception.hall.counters()]
        assert shown == [
            (1, "clerk2", None),
            (2, None, None),
            (3, "clerk1", called),
            (4, None, None),
        ]
        assert reception.hall.held_by("clerk1") == called
        assert reception.hall.held_by("clerk2") is None

    def test_whom_somebody_left_at_a_counter_yesterday_is_not_there_today(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        left = reception.desk.call_next(At(3, "clerk1"))
        clock.advance(days=1)
        assert not [one for one in reception.hall.counters() if one.clerk or one.held]
        assert not [one for one in reception.hall.signs() if one.is_staffed or one.held]
        # She alone, who is to end the visit, is still told of it.
        assert reception.hall.held_by("clerk1") == left

    def test_a_clerks_day_counts_whom_she_served(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        assert reception.hall.clerk_day("clerk1").mean_wait is None
        for minutes in (2, 4):
            reception.desk.issue("signature")
            clock.advance(minutes=minutes)
            reception.desk.call_next(At(3, "clerk1"))
            reception.desk.start(At(3, "clerk1"))
            clock.advance(minutes=9)
            reception.desk.finish(At(3, "clerk1"))
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.no_show(At(3, "clerk1"))
        assert reception.hall.clerk_day("clerk1") == ClerkDay(
            served=2, no_show=1, mean_wait=timedelta(minutes=2), mean_service=timedelta(minutes=9)
        )
        nothing = ClerkDay(served=0, no_show=0, mean_wait=None, mean_service=None)
        assert reception.hall.clerk_day("clerk2") == nothing

    def test_a_clerks_day_is_that_of_the_report(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        """Who was served straight on, sent on or walked in counts as the published figures do."""
        for minutes in (3, 5, 1, 8):
            reception.desk.issue("signature")
            clock.advance(minutes=minutes)
        reception.desk.call_next(At(3, "clerk1"))
        clock.advance(seconds=50)
        reception.desk.start(At(3, "clerk1"))
        clock.advance(minutes=6)
        reception.desk.finish(At(3, "clerk1"))
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.start(At(3, "clerk1"))
        clock.advance(minutes=2)
        reception.desk.follow(At(3, "clerk1"), "residence")
        clock.advance(minutes=7)
        reception.desk.transfer(At(3, "clerk1"), to_counter=1, outcome="served")
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.no_show(At(3, "clerk1"))
        reception.desk.walk_in(At(3, "clerk1"), "signature")
        clock.advance(minutes=4)
        reception.desk.finish(At(3, "clerk1"), outcome="incomplete-file")
        today = reception.hall.today()
        rows = reception.reports.waits(
            ReportQuestion(first=today, last=today, by=(Dimension.CLERK,))
        ).rows
        hers = next(one.figures for one in rows if one.keys == ("clerk1",))
        assert reception.hall.clerk_day("clerk1") == ClerkDay(
            served=hers.served,
            no_show=hers.no_show,
            mean_wait=hers.wait.mean,
            mean_service=hers.service.mean,
        )

    def test_who_was_missed_is_named_while_she_may_be_readmitted(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        labels = []
        for _ in range(3):
            labels.append(reception.desk.issue("signature").ticket.label)
            reception.desk.call_next(At(3, "clerk1"))
            reception.desk.no_show(At(3, "clerk1"))
            clock.advance(minutes=6, seconds=40)
        assert [one.ticket.label for one in reception.hall.missed()] == labels[::-1]
        reception.desk.readmit(At(None, "clerk1"), labels[2])
        clock.advance(minutes=1)
        assert [one.ticket.label for one in reception.hall.missed()] == [labels[1]]


class TestTime:
    def test_now_and_today_are_those_of_the_office(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.at = datetime(2026, 8, 3, 2, 30, tzinfo=UTC)
        assert reception.hall.now().utcoffset() == timedelta(hours=1)
        assert reception.hall.today() == date(2026, 8, 2)
        clock.advance(minutes=30)
        assert reception.hall.today() == date(2026, 8, 3)

    def test_the_doors(self, reception: Reception, database_url: str, clock: FakeClock) -> None:
        assert reception.hall.opening().is_open
        set_up(database_url, load_template("commune"), clock)
        assert reception.hall.opening().is_open
        clock.advance(days=3)
        assert not reception.hall.opening().is_open
