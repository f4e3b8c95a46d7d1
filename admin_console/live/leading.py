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
from reception.domain.availability import NotedPause
from reception.domain.unit import Person
from reception.queue.hall import CounterNow
from reception.queue.model import At
from reception.watch.conditions import LiveReading

TAKEN_BACK_FOR = timedelta(seconds=30)


class Place(Enum):
    """Where on the page something was done."""

    COUNTERS = auto()
    SERVICES = auto()


@dataclass(frozen=True, kw_only=True)
class Led:
    """One act that can still be taken back."""

    number: int
    place: Place
    at: datetime
    said: Callable[[LiveReading], str]
    """What was done, in the language of the app."""
    take_back: Callable[[Reception, Person], object]

    def left(self, now: datetime) -> timedelta:
        """Return for how long it can still be taken back."""
        return self.at + TAKEN_BACK_FOR - now


class HallLead(QObject):
    """Carries out the acts of whoever leads, in the worker, and remembers how each is undone.

    Each is a verb of the desk, as by command, and so is what takes it back: what cannot be taken
    back any more, because somebody has gone on meanwhile, the desk refuses with its reason.
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

    def undoable(self, place: Place, now: datetime) -> list[Led]:
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
        was = _counter_of(self._watch.reading, clerk)

        def take_back(reception: Reception, person: Person) -> None:
            reception.desk.close_counter(At(counter, clerk), by=person.login)
            if was:
                _seat(reception, was, person)

        self._lead(
            Place.COUNTERS,
            lambda reception, person: reception.desk.open_counter(
                At(counter, clerk), by=person.login
            ),
            take_back,
            lambda reading: filled(
                translate("Console", "Counter %1 is open, for %2."),
                counter,
                localized(reading.unit.person_names(clerk)),
            ),
        )

    def close_counter(self, counter: CounterNow) -> None:
        """Close somebody's counter."""
        hers = At(counter.number, counter.clerk or "")
        self._lead(
            Place.COUNTERS,
            lambda reception, person: reception.desk.close_counter(hers, by=person.login),
            lambda reception, person: _seat(reception, counter, person),
            lambda _: filled(translate("Console", "Counter %1 is closed."), counter.number),
        )

    def give_profile(self, counter: CounterNow, profile: str) -> None:
        """Let a counter call by a work profile; empty: by none."""
        hers, before = At(counter.number, counter.clerk or ""), counter.profile

        def said(reading: LiveReading) -> str:
            if not profile:
                text = translate("Console", "Counter %1 receives all its services again.")
                return filled(text, counter.number)
            text = translate("Console", "Counter %1 now works by \u201c%2\u201d.")
            return filled(text, counter.number, localized(reading.unit.profile(profile).names))

        self._lead(
            Place.COUNTERS,
            lambda reception, person: reception.desk.take_profile(
                hers, profile or None, by=person.login
            ),
            lambda reception, person: reception.desk.take_profile(hers, before, by=person.login),
            said,
        )

    def pause(self, service: str, until: datetime | None) -> None:
        """Give no tickets for a service, until a time or until it is resumed."""
        self._lead(
            Place.SERVICES,
            lambda reception, person: reception.desk.pause_service(
                service, person.login, until=until
            ),
            lambda reception, person: reception.desk.resume_service(service, person.login),
            lambda reading: filled(
                translate("Console", "No tickets are given for: %1."),
                localized(reading.unit.service_names(service)),
            ),
        )

    def resume(self, service: str) -> None:
        """Give tickets for a service again."""
        found: list[NotedPause] = []

        def resume(reception: Reception, person: Person) -> None:
            found.extend(one for one in reception.hall.pauses() if one.service == service)
            reception.desk.resume_service(service, person.login)

        def take_back(reception: Reception, person: Person) -> None:
            for one in found:
                reception.desk.pause_service(
                    service, person.login, reason=one.reason, until=one.until
                )

        self._lead(
            Place.SERVICES,
            resume,
            take_back,
            lambda reading: filled(
                translate("Console", "Tickets are given again for: %1."),
                localized(reading.unit.service_names(service)),
            ),
        )

    def _lead(
        self,
        place: Place,
        act: Callable[[Reception, Person], object],
        take_back: Callable[[Reception, Person], object],
        said: Callable[[LiveReading], str],
    ) -> None:
        def acted(reception: Reception, person: Person) -> datetime:
            act(reception, person)
            return reception.clock.now()

        def done(at: datetime) -> None:
            number = next(self._numbers)
            self._acts[number] = Led(
                number=number, place=place, at=at, said=said, take_back=take_back
            )

        self._watch.carry_out(acted, done, self._refuse_at(place))

    def _refuse_at(self, place: Place) -> Callable[[Exception], None]:
        return lambda error: self.refused.emit(place, error)

    def _forget_with_person(self) -> None:
        if not self._watch.is_for_leaders:
            self._acts.clear()


def _counter_of(reading: LiveReading | None, clerk: str) -> CounterNow | None:
    counters = reading.counters if reading else ()
    return next((one.now for one in counters if one.now.clerk == clerk), None)


def _seat(reception: Reception, counter: CounterNow, person: Person) -> None:
    """Let everything at a counter be as it was: who worked there, how, and her break."""
    hers, desk = At(counter.number, counter.clerk or ""), reception.desk
    desk.open_counter(hers, by=person.login)
    if counter.profile:
        desk.take_profile(hers, counter.profile, by=person.login)
    if counter.away:
        desk.take_break(hers, counter.away.reason, by=person.login)
