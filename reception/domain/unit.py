"""A reception unit as its administrator describes it: services, counters, house rules, people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from reception.domain.alerts import AlertRules
from reception.domain.board import Board
from reception.domain.calendar import Calendar, WeeklyHours
from reception.domain.calling import Caller, CallingRules, Line, WorkProfile
from reception.domain.directory import Contact
from reception.domain.errors import (
    UnknownBoardError,
    UnknownCounterError,
    UnknownLanguageError,
    UnknownOutcomeError,
    UnknownPersonError,
    UnknownPriorityError,
    UnknownProfileError,
    UnknownServiceError,
)
from reception.domain.language import Language, Texts
from reception.domain.locking import SignInRules
from reception.domain.retention import Retention
from reception.domain.ticket_template import TicketTemplate
from reception.domain.voice import VoiceRules

# The house rule everybody has without asking, and the outcome of a service that went well.
ORDINARY = "ordinary"
APPOINTMENT = "appointment"
"""The class of who comes at the hour of an appointment, where the house has it."""
SERVED = "served"


class Role(StrEnum):
    """What a person may do here."""

    CLERK = "clerk"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """The numbers a service gives: from ``first`` to ``last`` behind a prefix, each day anew."""

    prefix: str
    first: int = 1
    last: int = 999


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceGroup:
    """A heading under which the kiosk shows services."""

    code: str
    names: Texts
    icon: str = "document"


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """What a visitor can come for."""

    code: str
    names: Texts
    series: Series
    group: str
    icon: str = "document"
    documents: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    fee: Texts = field(default_factory=dict)
    delay: Texts = field(default_factory=dict)
    legal_basis: Texts = field(default_factory=dict)
    target_wait: timedelta = timedelta(minutes=15)
    usual_service: timedelta = timedelta(minutes=6)
    keywords: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """What visitors call it; searched beside its names."""
    daily_quota: int | None = None
    """How many tickets a day; None for no limit."""
    hours: WeeklyHours = field(default_factory=dict)
    """When tickets are given within the unit's hours; empty for as long as the unit gives them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counter:
    """A desk with a number, and the services it gives."""

    number: int
    services: tuple[str, ...]
    place: Texts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PriorityClass:
    """A house rule: waiting in this class starts ``head_start`` ahead and counts ``rate`` times."""

    code: str
    names: Texts
    head_start: timedelta = timedelta(0)
    rate: float = 1.0
    offered: bool = False
    """A visitor may ask for it at the kiosk; otherwise the staff give it."""
    rule: Texts = field(default_factory=dict)
    """Whom it is for, in one sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How a service ended."""

    code: str
    names: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingReason:
    """What a visitor's satisfaction was about."""

    code: str
    names: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody who works here."""

    login: str
    names: Texts
    """Written in Arabic and in Latin letters."""
    role: Role
    languages: tuple[Language, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Retired:
    """What the unit no longer has, and its past still names."""

    services: tuple[Service, ...] = ()
    counters: tuple[Counter, ...] = ()
    priorities: tuple[PriorityClass, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One site's whole description, as of one revision."""

    code: str
    names: Texts
    zone: str
    languages: tuple[Language, ...]
    calendar: Calendar
    groups: tuple[ServiceGroup, ...]
    services: tuple[Service, ...]
    counters: tuple[Counter, ...]
    priorities: tuple[PriorityClass, ...]
    outcomes: tuple[Outcome, ...]
    people: tuple[Person, ...]
    hotline: str = "3737"
    hotline_long: str = "0802003737"
    """The same line where the short number does not work."""
    hotline_abroad: str = "+212 537 679 906"
    complaints_url: str = "https://www.chikaya.ma"
    complaints_service: str | None = None
    """The code of the service that takes complaints."""
    ticket_page_url: str | None = None
    waiting_area: Texts = field(default_factory=dict)
    ticket: TicketTemplate = field(default_factory=TicketTemplate)
    directory: tuple[Contact, ...] = ()
    rating_reasons: tuple[RatingReason, ...] = ()
    calling: CallingRules = field(default_factory=CallingRules)
    profiles: tuple[WorkProfile, ...] = ()
    boards: tuple[Board, ...] = ()
    voice: VoiceRules = field(default_factory=VoiceRules)
    retired: Retired = field(default_factory=Retired)
    retention: Retention = field(default_factory=Retention)
    alerts: AlertRules = field(default_factory=AlertRules)
    sign_in: SignInRules = field(default_factory=SignInRules)

    def service(self, code: str) -> Service:
        """Return the service called ``code``.

        Raises:
            UnknownServiceError: the unit does not offer it.
        """
        found = next((one for one in self.services if one.code == code), None)
        if found is None:
            raise UnknownServiceError(code, tuple(one.code for one in self.services))
        return found

    @property
    def every_service(self) -> tuple[Service, ...]:
        """Return the services that are offered, then those that were: figures name them all."""
        return self.services + self.retired.services

    @property
    def every_person(self) -> tuple[Person, ...]:
        """Return who works here, then who did."""
        return self.people + self.retired.people

    @property
    def every_priority(self) -> tuple[PriorityClass, ...]:
        """Return the priority classes, then those that were."""
        return self.priorities + self.retired.priorities

    def service_names(self, code: str) -> Texts:
        """Return what a service is or was called; its code when nobody remembers."""
        found = next((one for one in self.every_service if one.code == code), None)
        return found.names if found else dict.fromkeys(Language, code)

    def person_names(self, login: str) -> Texts:
        """Return what a person who works or worked here is called; else the login."""
        found = next((one for one in self.every_person if one.login == login), None)
        return found.names if found else dict.fromkeys(Language, login)

    @property
    def complaints_site(self) -> str:
        """Return the complaints address as people say it, such as ``chikaya.ma``."""
        return self.complaints_url.split("//")[-1].removeprefix("www.").rstrip("/")

    def counter(self, number: int) -> Counter:
        """Return the counter with this number.

        Raises:
            UnknownCounterError: there is none.
        """
        found = next((one for one in self.counters if one.number == number), None)
        if found is None:
            raise UnknownCounterError(number)
        return found

    def priority(self, code: str) -> PriorityClass:
        """Return the priority class called ``code``.

        Raises:
            UnknownPriorityError: it is not one of the house rules.
        """
        found = next((one for one in self.priorities if one.code == code), None)
        if found is None:
            raise UnknownPriorityError(code, tuple(one.code for one in self.priorities))
        return found

    def outcome(self, code: str) -> Outcome:
        """Return the outcome called ``code``.

        Raises:
            UnknownOutcomeError: a service cannot end so here.
        """
        found = next((one for one in self.outcomes if one.code == code), None)
        if found is None:
            raise UnknownOutcomeError(code, tuple(one.code for one in self.outcomes))
        return found

    def language(self, code: str) -> Language:
        """Return the offered language with this code.

        Raises:
            UnknownLanguageError: the unit does not offer it.
        """
        found = next((one for one in self.languages if one == code), None)
        if found is None:
            raise UnknownLanguageError(code, tuple(self.languages))
        return found

    def person(self, login: str) -> Person:
        """Return the person with this login.

        Raises:
            UnknownPersonError: nobody here has it.
        """
        found = next((one for one in self.people if one.login == login), None)
        if found is None:
            raise UnknownPersonError(login)
        return found

    def profile(self, code: str) -> WorkProfile:
        """Return the work profile called ``code``.

        Raises:
            UnknownProfileError: there is none.
        """
        found = next((one for one in self.profiles if one.code == code), None)
        if found is None:
            raise UnknownProfileError(code, tuple(one.code for one in self.profiles))
        return found

    def board(self, code: str) -> Board:
        """Return the board called ``code``.

        Raises:
            UnknownBoardError: there is none.
        """
        found = next((one for one in self.boards if one.code == code), None)
        if found is None:
            raise UnknownBoardError(code, tuple(one.code for one in self.boards))
        return found

    def caller(self, counter: int, clerk: str | None, profile: str | None = None) -> Caller:
        """Return whom somebody at a counter may call, by her work profile if she has one.

        Raises:
            UnknownCounterError: there is no such counter.
        """
        spoken = next((one.languages for one in self.people if one.login == clerk), ())
        # A profile that was taken out of the description since is none.
        work = next((one for one in self.profiles if one.code == profile), None)
        if work is None:
            lines = tuple(Line(service=code) for code in self.counter(counter).services)
        else:
            named = {*work.services, *work.helps}
            others = [one for one in self.counter(counter).services if one not in named]
            lines = (
                *(Line(service=code) for code in work.services),
                *(Line(service=code, after=work.help_after) for code in work.helps),
                *(Line(service=code, after=self.calling.passed_over_at_most) for code in others),
            )
        return Caller(
            counter=counter,
            clerk=clerk,
            lines=lines,
            languages_first=self.calling.languages_first & frozenset(spoken),
            rules=self.calling,
        )
