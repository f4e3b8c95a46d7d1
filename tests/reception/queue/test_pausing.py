"""A service that is paused gives no tickets, on whichever station, until it is resumed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from reception.app import Reception, open_reception
from reception.domain.availability import NotedPause
from reception.domain.errors import (
    NotAllowedError,
    Refusal,
    RemarkError,
    ServicePausedError,
    UnknownPersonError,
    UnknownServiceError,
)
from reception.queue.desk import Desk
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back, dump, set_up, with_quota

TOUCH = UUID("019a0000-0000-7000-8000-000000000001")


def pauses(database_url: str) -> list[tuple[object, ...]]:
    with behind_its_back(database_url) as connection:
        found: list[tuple[object, ...]] = connection.execute(
            "SELECT service, paused_by, reason, resumed_by FROM service_pause ORDER BY id"
        ).fetchall()
        return found


def paused(reception: Reception) -> NotedPause | None:
    return next((one for one in reception.hall.pauses() if one.service == "signature"), None)


class TestPausing:
    def test_a_paused_service_gives_no_ticket_and_any_other_does(
        self, reception: Reception, database_url: str
    ) -> None:
        reception.desk.pause_service("signature", "manager", reason="No stamp ")
        before = dump(database_url)
        with pytest.raises(ServicePausedError, match="'signature'"):
            reception.desk.issue("signature", printer_station="kiosk-1")
        assert dump(database_url) == before
        assert reception.desk.issue("residence").ticket.label == "R001"
        assert pauses(database_url) == [("signature", "manager", "No stamp", None)]

    def test_it_gives_tickets_again_when_it_is_resumed(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.desk.pause_service("signature", "manager")
        clock.advance(minutes=5)
        reception.desk.resume_service("signature", "admin")
        assert reception.desk.issue("signature").ticket.label == "F001"
        assert pauses(database_url) == [("signature", "manager", None, "admin")]
        assert not [one for one in reception.verify() if one.broken]

    def test_it_stays_paused_overnight(self, reception: Reception, clock: FakeClock) -> None:
        reception.desk.pause_service("signature", "manager")
        clock.advance(days=1)
        with pytest.raises(ServicePausedError):
            reception.desk.issue("signature")

    def test_who_waits_is_called_all_the_same(self, reception: Reception) -> None:
        reception.desk.issue("signature")
        reception.desk.pause_service("signature", "manager")
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == "F001"

    def test_a_touch_from_before_gets_its_ticket_again(self, reception: Reception) -> None:
        first = reception.desk.issue("signature", operation=TOUCH)
        reception.desk.pause_service("signature", "manager")
        assert reception.desk.issue("signature", operation=TOUCH) == first

    def test_every_other_station_knows_at_once(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        with open_reception(database_url, clock=clock) as other:
            other.desk.issue("signature")
            reception.desk.pause_service("signature", "manager")
            with pytest.raises(ServicePausedError):
                other.desk.issue("signature")

    def test_pausing_and_resuming_again_change_nothing(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.desk.resume_service("signature", "manager")
        assert not pauses(database_url)
        reception.desk.pause_service("signature", "manager", reason="No stamp")
        clock.advance(minutes=5)
        before = dump(database_url)
        reception.desk.pause_service("signature", "admin", reason="No  stamp")
        reception.desk.pause_service("signature", "admin")
        assert dump(database_url) == before
        reception.desk.resume_service("signature", "manager")
        before = dump(database_url)
        reception.desk.resume_service("signature", "admin")
        assert dump(database_url) == before

    def test_what_is_not_given_stays_as_it_is(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.desk.pause_service("signature", "manager", reason="No stamp")
        begun = clock.now()
        clock.advance(minutes=5)
        until = begun + timedelta(hours=2)
        reception.desk.pause_service("signature", "admin", until=until)
        first = NotedPause(service="signature", since=begun, by="manager")
        assert paused(reception) == replace(first, reason="No stamp", until=until)
        reception.desk.pause_service("signature", "admin", reason="Power cut")
        assert paused(reception) == replace(first, reason="Power cut", until=until)
        reception.desk.pause_service("signature", "admin", reason="")
        assert paused(reception) == replace(first, until=until)
        assert len(pauses(database_url)) == 1

    def test_another_reason_and_end_begin_another_pause(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.desk.pause_service("signature", "manager", reason="No stamp")
        reception.desk.pause_service(
            "signature", "admin", reason="Power cut", until=clock.now() + timedelta(hours=1)
        )
        assert pauses(database_url) == [
            ("signature", "manager", "No stamp", "admin"),
            ("signature", "admin", "Power cut", None),
        ]
        with pytest.raises(ServicePausedError):
            reception.desk.issue("signature")

    def test_of_many_who_pause_at_once_one_begins_the_pause(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        people = 4
        together = Barrier(people)

        def pause(_person: int) -> None:
            with open_reception(database_url, clock=clock) as station:
                station.hall.unit()
                together.wait()
                station.desk.pause_service("signature", "manager")

        with ThreadPoolExecutor(people) as pool:
            list(pool.map(pause, range(people)))
        assert pauses(database_url) == [("signature", "manager", None, None)]
        assert not [one for one in reception.verify() if one.broken]

    def test_a_full_service_that_is_paused_says_that_it_is_paused(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        set_up(database_url, with_quota(signature=1), clock)
        reception.desk.issue("signature")
        reception.desk.pause_service("signature", "manager")
        with pytest.raises(ServicePausedError):
            reception.desk.issue("signature")

    @pytest.mark.parametrize(
        ("act", "refusal"),
        [
            (lambda desk: desk.pause_service("signature", "clerk1"), NotAllowedError),
            (lambda desk: desk.resume_service("signature", "clerk1"), NotAllowedError),
            (lambda desk: desk.pause_service("signature", "nobody"), UnknownPersonError),
            (lambda desk: desk.pause_service("visa", "manager"), UnknownServiceError),
            (lambda desk: desk.resume_service("visa", "manager"), UnknownServiceError),
            (
                lambda desk: desk.pause_service("signature", "manager", reason="x" * 201),
                RemarkError,
            ),
            (
                lambda desk: desk.pause_service("signature", "manager", reason="No\x00stamp"),
                RemarkError,
            ),
            (
                lambda desk: desk.pause_service("signature", "manager", reason="No\udc80stamp"),
                RemarkError,
            ),
        ],
    )
    def test_what_is_refused_changes_nothing(
        self,
        reception: Reception,
        database_url: str,
        act: Callable[[Desk], None],
        refusal: type[Refusal],
    ) -> None:
        before = dump(database_url)
        with pytest.raises(refusal):
            act(reception.desk)
        assert dump(database_url) == before

    def test_a_reason_of_several_lines_becomes_one(
        self, reception: Reception, database_url: str
    ) -> None:
        reception.desk.pause_service("signature", "manager", reason="\nلا طابع\t\nNo stamp\n")
        assert pauses(database_url) == [("signature", "manager", "لا طابع No stamp", None)]
