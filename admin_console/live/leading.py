"""What whoever leads the hall does from the live view, and takes back there for half a minute."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import count

from PySide6.QtCore import QObject, Signal

from admin_console.live.watch import LiveWatch
from admin_console.words import filled, localized, translate
from reception.app import Reception
from reception.domain.unit import Person
from reception.queue.hall import CounterNow
from reception.queue.model import At, GoneOnMeanwhileError
from reception.watch.conditions import LiveReading

TAKEN_BACK_FOR = timedelta(seconds=30)


type TakeBack = Callable[[Reception, Person], object]


class LeadPlace(Enum):
    """Where on the page something was done."""

    COUNTERS = auto()
    SERVICES = auto()


@dataclass(frozen=True, kw_only=True)
class Led:
    """One act that can still be taken back."""

    number: int
    place: LeadPlace
    at: datetime
    said: Callable[[LiveReading], str]
    """What was done, in the language of the app."""
    take_back: TakeBack

    def left(self, now: datetime) -> timedelta:
        """Return for how long it can still be taken back."""
        return self.at + TAKEN_BACK_FOR - now


class HallLead(QObject):
    """Carries out the acts of whoever leads, in the worker, and remembers how each is undone.

    Each is a verb of the desk, as by command, and so is what takes it back. An act that changed
    nothing is not taken back, and neither is what a colleague has gone on with meanwhile: that is
    refused with its reason.
    """

    refused = Signal(object, object)
    """Where on the page, and why."""

    def __init__(self, watch: LiveWatch) -> None:
        """Act for whoever watches by ``watch``."""
        super().__init__(watch)
        self._watch = watch
        self._acts: dict[int, Led] = {}
        self._numbers = count()
        watch.changed.connect(self._forget_with_person)

    def undoable(self, place: LeadPlace, now: datetime) -> list[Led]:
        """Return what was done at a place and can be taken back at this instant, latest first."""
        self._acts = {
            number: one for number, one in self._acts.items() if one.left(now) > timedelta(0)
        }
        return [one for one in reversed(self._acts.values()) if one.place is place]

    def take_back(self, number: int) -> None:
        """Take an act back."""
        act = self._acts.pop(number, None)
        if act:
            self._watch.carry_out(act.take_back, lambda _: None, self._refuse_at(act.place))

    def open_counter(self, counter: int, clerk: str) -> None:
        """Send somebody to a counter."""

        def act(reception: Reception, person: Person) -> TakeBack | None:
            was = _seat_of(reception, clerk)
            if not reception.desk.open_counter(At(counter, clerk), by=person.login):
                return None

            def take_back(reception: Reception, person: Person) -> None:
                seat = _seat_of(reception, clerk)
                _require(still=seat is not None and seat.number == counter)
                if was and was.number != counter:
                    _seat(reception, was, person)
                else:
                    reception.desk.close_counter(At(counter, clerk), by=person.login)

            return take_back

        self._lead(
            LeadPlace.COUNTERS,
            act,
            lambda reading: filled(
                translate("Console", "Counter %1 is open, for %2."),
                counter,
                localized(reading.unit.person_names(clerk)),
            ),
        )

    def close_counter(self, counter: CounterNow) -> None:
        """Close somebody's counter."""
        hers = At(counter.number, counter.clerk or "")

        def act(reception: Reception, person: Person) -> TakeBack:
            was = _seat_of(reception, hers.clerk) or counter
            reception.desk.close_counter(hers, by=person.login)

            def take_back(reception: Reception, person: Person) -> None:
                _require(still=_seat_of(reception, hers.clerk) is None)
                _seat(reception, was, person)

            return take_back

        self._lead(
            LeadPlace.COUNTERS,
            act,
            lambda _: filled(translate("Console", "Counter %1 is closed."), counter.number),
        )

    def give_profile(self, counter: CounterNow, profile: str) -> None:
        """Let a counter call by a work profile; empty: by none."""
        hers, given = At(counter.number, counter.clerk or ""), profile or None

        def act(reception: Reception, person: Person) -> TakeBack | None:
            was = _seat_of(reception, hers.clerk) or counter
            reception.desk.take_profile(hers, given, by=person.login)
            if was.profile == given:
                return None

            def take_back(reception: Reception, person: Person) -> None:
                seat = _seat_of(reception, hers.clerk)
                there = seat and (seat.number, seat.profile)
                _require(still=there == (hers.counter, given))
                reception.desk.take_profile(hers, was.profile, by=person.login)

            return take_back

        def said(reading: LiveReading) -> str:
            if not profile:
                text = translate("Console", "Counter %1 receives all its services again.")
                return filled(text, counter.number)
            text = translate("Console", "Counter %1 now works by \u201c%2\u201d.")
            return filled(text, counter.number, localized(reading.unit.profile(profile).names))

        self._lead(LeadPlace.COUNTERS, act, said)

    def pause(self, service: str, until: datetime | None) -> None:
        """Give no tickets for a service, until a time or until it is resumed."""

        def act(reception: Reception, person: Person) -> TakeBack | None:
            begun = reception.desk.pause_service(service, person.login, until=until)
            if begun is None:
                return None
            return lambda reception, person: reception.desk.resume_service(
                service, person.login, only=begun
            )

        self._lead(
            LeadPlace.SERVICES,
            act,
            lambda reading: filled(
                translate("Console", "No tickets are given for: %1."),
                localized(reading.unit.service_names(service)),
            ),
        )

    def resume(self, service: str) -> None:
        """Give tickets for a service again."""

        def act(reception: Reception, person: Person) -> TakeBack | None:
            ended = reception.desk.resume_service(service, person.login)
            if ended is None:
                return None
            return lambda reception, person: reception.desk.pause_service(
                service, person.login, reason=ended.reason, until=ended.until, if_given=True
            )

        self._lead(
            LeadPlace.SERVICES,
            act,
            lambda reading: filled(
                translate("Console", "Tickets are given again for: %1."),
                localized(reading.unit.service_names(service)),
            ),
        )

    def _lead(
        self,
        place: LeadPlace,
        act: Callable[[Reception, Person], TakeBack | None],
        said: Callable[[LiveReading], str],
    ) -> None:
        """Act; what takes it back is there only if something was changed."""

        def acted(reception: Reception, person: Person) -> tuple[TakeBack | None, datetime]:
            return act(reception, person), reception.clock.now()

        def done(answer: tuple[TakeBack | None, datetime]) -> None:
            take_back, at = answer
            if take_back:
                number = next(self._numbers)
                self._acts[number] = Led(
                    number=number, place=place, at=at, said=said, take_back=take_back
                )

        self._watch.carry_out(acted, done, self._refuse_at(place))

    def _refuse_at(self, place: LeadPlace) -> Callable[[Exception], None]:
        return lambda error: self.refused.emit(place, error)

    def _forget_with_person(self) -> None:
        if not self._watch.is_for_leaders:
            self._acts.clear()


def _seat_of(reception: Reception, clerk: str) -> CounterNow | None:
    """Return the counter where somebody works now, as it is there."""
    return next((one for one in reception.hall.counters() if one.clerk == clerk), None)


def _require(*, still: bool) -> None:
    if not still:
        raise GoneOnMeanwhileError


def _seat(reception: Reception, counter: CounterNow, person: Person) -> None:
    """Let everything at a counter be as it was: who worked there, how, and her break."""
    hers, desk = At(counter.number, counter.clerk or ""), reception.desk
    desk.open_counter(hers, by=person.login)
    if counter.profile:
        desk.take_profile(hers, counter.profile, by=person.login)
    if counter.away:
        desk.take_break(hers, counter.away.reason, by=person.login)
