from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from reception.app import Reception, open_reception
from reception.domain.calendar import ClosedReason
from reception.domain.errors import (
    OperationReusedError,
    Refusal,
    SeriesExhaustedError,
    UnitClosedError,
    UnknownLanguageError,
    UnknownPriorityError,
    UnknownServiceError,
)
from reception.domain.language import Language
from reception.domain.paper import PrintState
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.queue.model import At
from reception.queue.sql.work import SqlDeskStore
from reception.system.clock import Topic
from reception.unit.file import load_template
from reception.unit.office import SetUp
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, dump, set_up

pytestmark = pytest.mark.both

TOUCH = UUID("019a0000-0000-7000-8000-000000000001")
HOURS = load_template("commune").calendar


def with_series_to(last: int, *, first: int = 1) -> Unit:
    services = tuple(
        replace(one, series=replace(one.series, first=first, last=last)) for one in COMMUNE.services
    )
    return replace(COMMUNE, services=services)


class TestIssue:
    def test_the_first_visitor_of_the_day_is_number_one(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        visit = reception.desk.issue("birth-extract", language="zgh", priority="elderly")
        assert (visit.ticket.label, visit.ticket.number) == ("A001", 1)
        assert visit.ticket.service_day == date(2026, 11, 25)
        assert visit.ticket.issued_at == visit.leg.waiting_since == clock.now()
        assert visit.ticket.language is Language.TAMAZIGHT
        assert (visit.leg.service, visit.leg.priority) == ("birth-extract", "elderly")
        assert visit.state is TicketState.WAITING
        assert reception.hall.ticket("A001").visit == visit

    def test_each_series_counts_on_its_own_and_without_gap(self, reception: Reception) -> None:
        labels = [
            reception.desk.issue(service).ticket.label
            for service in ("birth-extract", "signature", "birth-extract", "signature", "residence")
        ]
        assert labels == ["A001", "F001", "A002", "F002", "R001"]

    def test_a_visitor_who_chose_no_language_has_the_first_of_the_unit(
        self, reception: Reception
    ) -> None:
        assert reception.desk.issue("signature").ticket.language is Language.ARABIC

    def test_a_ticket_after_midnight_counts_for_the_day_before_until_the_cut(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        clock.at = datetime(2026, 11, 25, 23, 59, 59, tzinfo=UTC)
        assert reception.desk.issue("signature").ticket.number == 1
        clock.advance(seconds=2)
        late = reception.desk.issue("signature").ticket
        assert (late.number, late.service_day) == (2, date(2026, 11, 25))
        clock.at = datetime(2026, 11, 26, 4, tzinfo=UTC)
        early = reception.desk.issue("signature").ticket
        assert (early.number, early.service_day) == (1, date(2026, 11, 26))

    def test_a_day_on_which_the_computer_was_off_needs_no_reset(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        clock.advance(days=3)
        assert reception.desk.issue("signature").ticket.number == 1

    def test_a_clock_that_is_set_back_gives_no_number_twice(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        labels = []
        for _ in range(3):
            labels.append(reception.desk.issue("signature").ticket.label)
            clock.advance(hours=-2)
        assert labels == ["F001", "F002", "F003"]

    def test_a_series_may_begin_late_and_pass_a_thousand(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, with_series_to(1001, first=998), clock)
        labels = [reception.desk.issue("signature").ticket.label for _ in range(4)]
        assert labels == ["F998", "F999", "F1000", "F1001"]
        assert [one.visit.ticket.label for one in reception.hall.queue().tickets] == labels

    def test_a_wanted_paper_is_queued(self, reception: Reception) -> None:
        wanted = reception.desk.issue("signature", printer_station="kiosk-1")
        paperless = reception.desk.issue("signature")
        assert reception.hall.view(wanted).printed is PrintState.QUEUED
        assert reception.hall.view(paperless).printed is None


class TestRefusedIssue:
    @pytest.mark.parametrize(
        ("ask", "refusal", "says"),
        [
            (lambda desk: desk.issue("visa"), UnknownServiceError, "birth-extract"),
            (
                lambda desk: desk.issue("signature", language="es"),
                UnknownLanguageError,
                "ar, zgh, fr, en",
            ),
            (
                lambda desk: desk.issue("signature", priority="friend"),
                UnknownPriorityError,
                "reduced-mobility",
            ),
        ],
    )
    def test_what_is_not_offered_is_refused_and_nothing_changes(
        self,
        reception: Reception,
        database_url: str,
        ask: Callable[[object], object],
        refusal: type[Refusal],
        says: str,
    ) -> None:
        before = dump(database_url)
        with pytest.raises(refusal, match=says):
            ask(reception.desk)
        assert dump(database_url) == before

    def test_a_closed_unit_says_when_it_opens_on_the_wall_clock(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, replace(COMMUNE, calendar=HOURS), clock)
        clock.at = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)
        before = dump(database_url)
        with pytest.raises(UnitClosedError, match="2026-11-30 at 08:30") as refused:
            reception.desk.issue("signature")
        assert refused.value.opens_at == datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
        assert dump(database_url) == before

    def test_who_comes_after_the_last_ticket_is_told_so(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, replace(COMMUNE, calendar=HOURS), clock)
        clock.at = datetime(2026, 11, 25, 16, 20, tzinfo=UTC)
        with pytest.raises(UnitClosedError, match="The last ticket of today is given") as refused:
            reception.desk.issue("signature")
        assert refused.value.reason is ClosedReason.LAST_TICKET

    def test_a_used_up_series_is_refused_alone_and_for_the_day(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, with_series_to(2), clock)
        for _ in range(2):
            reception.desk.issue("signature")
        before = dump(database_url)
        with pytest.raises(SeriesExhaustedError, match="F up to 2"):
            reception.desk.issue("signature")
        assert dump(database_url) == before
        assert reception.desk.issue("residence").ticket.label == "R001"
        clock.advance(days=1)
        assert reception.desk.issue("signature").ticket.label == "F001"


class TestRepeatedIssue:
    def test_the_same_touch_gives_the_same_ticket(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        first = reception.desk.issue("signature", operation=TOUCH, printer_station="kiosk-1")
        clock.advance(minutes=1)
        before = dump(database_url)
        again = reception.desk.issue("signature", operation=TOUCH, printer_station="kiosk-1")
        assert again == first
        assert dump(database_url) == before

    def test_it_gives_the_ticket_as_it_was_issued_whatever_came_of_it(
        self, reception: Reception, clock: FakeClock
    ) -> None:
        first = reception.desk.issue("signature", operation=TOUCH)
        clock.advance(minutes=1)
        reception.desk.call_next(At(3, "clerk1"))
        assert reception.desk.issue("signature", operation=TOUCH) == first

    def test_it_gives_its_ticket_when_the_doors_have_closed_in_between(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        first = reception.desk.issue("signature", operation=TOUCH)
        set_up(database_url, replace(COMMUNE, calendar=HOURS), clock)
        clock.at = datetime(2026, 11, 25, 22, 0, tzinfo=UTC)
        assert reception.desk.issue("signature", operation=TOUCH) == first

    def test_it_gives_the_last_number_of_a_series_again(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, with_series_to(1), clock)
        last = reception.desk.issue("signature", operation=TOUCH)
        assert reception.desk.issue("signature", operation=TOUCH) == last

    def test_it_gives_its_ticket_when_the_service_is_no_longer_offered(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        first = reception.desk.issue("signature", operation=TOUCH)
        set_up(database_url, without("signature"), clock)
        assert reception.desk.issue("signature", operation=TOUCH) == first

    def test_a_touch_is_for_one_service(self, reception: Reception, database_url: str) -> None:
        reception.desk.issue("signature", operation=TOUCH)
        before = dump(database_url)
        with pytest.raises(OperationReusedError, match=str(TOUCH)):
            reception.desk.issue("residence", operation=TOUCH)
        assert dump(database_url) == before

    def test_the_id_of_another_act_is_refused(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk1"), operation=TOUCH)
        with pytest.raises(OperationReusedError):
            reception.desk.issue("signature", operation=TOUCH)


def without(service: str) -> Unit:
    return replace(
        COMMUNE,
        services=tuple(one for one in COMMUNE.services if one.code != service),
        counters=tuple(
            replace(one, services=tuple(code for code in one.services if code != service))
            for one in COMMUNE.counters
        ),
    )


def with_prefixes_of_their_own() -> Unit:
    services = tuple(
        replace(one, series=replace(one.series, prefix=f"Z{one.series.prefix}"))
        for one in COMMUNE.services
    )
    return replace(COMMUNE, services=services)


class TestEditedUnit:
    """Another process edits the unit while this one holds it as it was."""

    @pytest.fixture(autouse=True)
    def read_before(self, reception: Reception) -> None:
        reception.desk.issue("residence")

    def test_a_service_that_came_is_offered(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        passport = replace(
            COMMUNE.service("signature"),
            code="passport",
            series=replace(COMMUNE.service("signature").series, prefix="Z"),
        )
        set_up(database_url, replace(COMMUNE, services=(*COMMUNE.services, passport)), clock)
        assert reception.desk.issue("passport").ticket.label == "Z001"

    def test_a_service_that_went_is_refused(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, without("signature"), clock)
        before = dump(database_url)
        with pytest.raises(UnknownServiceError):
            reception.desk.issue("signature")
        assert dump(database_url) == before

    def test_a_new_prefix_counts_at_once(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, with_prefixes_of_their_own(), clock)
        assert reception.desk.issue("signature").ticket.label == "ZF001"

    def test_who_is_served_at_once_has_the_prefix_that_came_meanwhile(
        self,
        reception: Reception,
        database_url: str,
        clock: FakeClock,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        begin = SqlDeskStore.begin
        edited: list[SetUp] = []

        def edited_before(self: SqlDeskStore, *topics: Topic) -> AbstractContextManager[Any]:
            if not edited:
                edited.append(set_up(database_url, with_prefixes_of_their_own(), clock))
            return begin(self, *topics)

        monkeypatch.setattr(SqlDeskStore, "begin", edited_before)
        assert reception.desk.walk_in(At(3, "clerk1"), "signature").ticket.label == "ZF001"

    def test_new_hours_count_at_once(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        clock.at = datetime(2026, 11, 25, 20, tzinfo=UTC)
        set_up(database_url, replace(COMMUNE, calendar=HOURS), clock)
        with pytest.raises(UnitClosedError):
            reception.desk.issue("signature")
        set_up(database_url, COMMUNE, clock)
        assert reception.desk.issue("signature").ticket.label == "F001"

    def test_other_stations_count_on_from_the_same_number(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        clock.at += timedelta(minutes=1)
        with open_reception(database_url, clock=clock) as other:
            assert other.desk.issue("residence").ticket.label == "R002"
        assert reception.desk.issue("residence").ticket.label == "R003"
