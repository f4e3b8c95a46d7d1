"""A reception unit as its administrator describes it: services, counters, house rules, people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Annotated

from reception.domain import errors
from reception.domain.alerts import AlertRules
from reception.domain.board import Board
from reception.domain.calendar import Calendar, WeeklyHours, months_before
from reception.domain.calling_rule import (
    Caller,
    CallingRules,
    PriorityClass,
    QueueLine,
    WorkProfile,
)
from reception.domain.fields import (
    Code,
    Limits,
    PageSite,
    ShownAt,
    SomeMinutes,
    Telephone,
    WebAddress,
)
from reception.domain.language import Language, Texts, companion
from reception.domain.page_key import PhoneRules
from reception.domain.paper import TicketTemplate
from reception.domain.tamazight import TamazightRules


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """An office or a line that helps; what is not known about it stays empty."""

    names: Texts
    telephone: Telephone = ""
    email: Annotated[
        str,
        Limits(
            pattern=r"^[^\s@\x00-\x1f\x7f]+@[^\s@.]+(\.[^\s@.]+)+$",
            longest=200,
            means='an e-mail address such as "accueil@commune.ma"',
        ),
    ] = ""
    website: WebAddress = ""
    address: Texts = field(default_factory=dict)
    hours: Texts = field(default_factory=dict)


Keywords = Annotated[
    Mapping[
        Language,
        Annotated[
            tuple[Annotated[str, Limits(longest=60)], ...],
            Limits(of="words or short phrases", longest=40),
        ],
    ],
    Limits(
        any_language=True,
        means='lists of words by language, such as keywords.fr = ["acte de naissance"]',
        group="visitors",
    ),
]
"""What visitors call something; searched beside its names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """What visitors come for, and another office gives."""

    code: Code
    names: Texts
    office: Texts
    """Where to go for it."""
    keywords: Keywords = field(default_factory=dict)


FORGOTTEN = "~"
"""Stands for whoever served, and for whichever priority class: it was known and is not kept."""

Months = Annotated[int, Limits(least=1, most=120, of="months")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Retention:
    """The unit's rule; the defaults are those of docs/decisions/0025."""

    people_months: Months = 3
    """So long is it known who served whom."""
    tickets_months: Months = 13
    """So long are visits told apart one by one."""

    def people_before(self, today: date) -> date:
        """Return the first day of which it is still known who served."""
        return months_before(today, self.people_months)

    def tickets_before(self, today: date) -> date:
        """Return the first day whose visits are still told apart."""
        return months_before(today, self.tickets_months)


Percent = Annotated[int, Limits(least=0, most=100)]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolumeHours:
    """A stretch of every day with a volume of its own; it may go past midnight."""

    begins: Annotated[time, Limits(key="from")]
    ends: Annotated[time, Limits(key="to")]
    percent: Percent

    def holds(self, at: time) -> bool:
        """Return whether an hour in the unit's zone lies in it; its end no longer does."""
        if self.begins < self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceRules:
    """How calls are heard in this unit."""

    spoken: bool = True
    """Otherwise the chime alone is heard."""
    times: Annotated[int, Limits(least=1, most=3)] = 2
    percent: Percent = 100
    """Volume; 0: neither voice nor chime."""
    hours: Annotated[
        tuple[VolumeHours, ...],
        Limits(of="stretch of the day with a volume of its own", longest=24),
    ] = ()
    languages: Annotated[tuple[Language, ...], Limits(of="languages", fewest=1)] = tuple(Language)
    """What may be spoken here, where there is a pack for it."""

    def percent_at(self, at: time) -> int:
        """Return how loud it is at an hour of the unit's zone."""
        return next((one.percent for one in self.hours if one.holds(at)), self.percent)

    def languages_for(self, language: Language) -> tuple[Language, ...]:
        """Return in which languages a ticket is called; the first two that can be spoken are.

        Its own, then French, or Arabic beside French.
        """
        wanted = (language, companion(language), Language.FRENCH, Language.ARABIC)
        return tuple(one for one in dict.fromkeys(wanted) if one in self.languages)


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
    LIVE_VIEW = "live-view"
    """Sees on a screen of the hall's own how it stands, and nobody's name."""


Icon = Annotated[
    str,
    Limits(
        one_of=(
            *("document", "family", "birth", "pen", "copy", "home"),
            *("heart", "building", "coins", "info", "message", "certificate"),
        )
    ),
]
_VISITORS = Limits(group="visitors")
_TIMES = Limits(group="times")
_TO_TAKE_ALONG = frozenset({ShownAt.KIOSK, ShownAt.SLIP})


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """The numbers a service gives: from ``first`` to ``last`` behind a prefix, each day anew."""

    prefix: Annotated[
        str, Limits(pattern=r"^[A-Z]{1,2}$", means="one or two capital letters from A to Z")
    ]
    first: Annotated[int, Limits(least=1, most=9999)] = 1
    last: Annotated[int, Limits(least=1, most=9999)] = 999


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceGroup:
    """A heading under which the kiosk shows services."""

    code: Code
    names: Texts
    icon: Icon = "document"


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """What a visitor can come for."""

    code: Code
    names: Annotated[Texts, _VISITORS]
    series: Annotated[
        Series, Limits(means='a table such as { prefix = "A", first = 1, last = 999 }')
    ]
    group: Annotated[Code, Limits(means="the code of one of the groups", group="visitors")]
    icon: Annotated[Icon, _VISITORS] = "document"
    documents: Annotated[
        Mapping[Language, tuple[str, ...]],
        Limits(of="texts", group="visitors", shown=frozenset(ShownAt)),
    ] = field(default_factory=dict)
    fee: Annotated[Texts, Limits(group="visitors", icon="coins", shown=_TO_TAKE_ALONG)] = field(
        default_factory=dict
    )
    delay: Annotated[Texts, Limits(group="visitors", icon="clock", shown=_TO_TAKE_ALONG)] = field(
        default_factory=dict
    )
    legal_basis: Annotated[
        Texts, Limits(group="visitors", icon="document", shown=_TO_TAKE_ALONG)
    ] = field(default_factory=dict)
    target_wait: Annotated[SomeMinutes, _TIMES] = timedelta(minutes=15)
    usual_service: Annotated[SomeMinutes, _TIMES] = timedelta(minutes=6)
    keywords: Keywords = field(default_factory=dict)
    daily_quota: Annotated[
        int | None,
        Limits(least=1, most=9999, of="tickets", note=", or leave the key out", group="numbers"),
    ] = None
    """How many tickets a day; None for no limit."""
    hours: WeeklyHours = field(default_factory=dict)
    """When tickets are given within the unit's hours; empty for as long as the unit gives them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counter:
    """A desk with a number, and the services it gives."""

    number: Annotated[int, Limits(least=1, most=999)]
    services: Annotated[tuple[Code, ...], Limits(of="services", fewest=1)]
    place: Texts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How a service ended."""

    code: Code
    names: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingReason:
    """What a visitor's satisfaction was about."""

    code: Code
    names: Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody who works here."""

    login: Annotated[
        str,
        Limits(
            pattern=r"^[a-z][a-z0-9._-]{0,31}$",
            means="a login of small letters, digits, points and hyphens that begins with a letter",
        ),
    ]
    names: Texts
    """Written in Arabic and in Latin letters."""
    role: Role
    languages: Annotated[tuple[Language, ...], Limits(of="languages")] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Retired:
    """What the unit no longer has, and its past still names."""

    services: tuple[Service, ...] = ()
    counters: tuple[Counter, ...] = ()
    priorities: tuple[PriorityClass, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SignInRules:
    """When the windows of those who are in are locked."""

    lock_after: Annotated[timedelta, Limits(least=1, most=60, whole=True)] = timedelta(minutes=5)
    """So long nobody touches a window, and it is locked."""


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One site's whole description, as of one revision."""

    code: Code
    names: Texts
    zone: Annotated[str, Limits(means='a time zone such as "Africa/Casablanca"')]
    languages: Annotated[tuple[Language, ...], Limits(of="languages", fewest=1)]
    calendar: Annotated[Calendar, Limits(of="the opening hours")]
    groups: Annotated[tuple[ServiceGroup, ...], Limits(of="group", fewest=1)]
    services: Annotated[tuple[Service, ...], Limits(of="service", fewest=1)]
    counters: Annotated[tuple[Counter, ...], Limits(of="counter", fewest=1)]
    priorities: Annotated[tuple[PriorityClass, ...], Limits(of="class", fewest=1)]
    outcomes: Annotated[tuple[Outcome, ...], Limits(of="outcome", fewest=1)]
    people: Annotated[tuple[Person, ...], Limits(of="person", fewest=1)]
    hotline: Telephone = "3737"
    hotline_long: Telephone = "0802003737"
    """The same line where the short number does not work."""
    hotline_abroad: Telephone = "+212 537 679 906"
    complaints_url: WebAddress = "https://www.chikaya.ma"
    complaints_service: Annotated[
        Code | None, Limits(means="the code of the service that takes complaints")
    ] = None
    """The code of the service that takes complaints."""
    ticket_page_url: PageSite | None = None
    """Where the pages of tickets are; None: none has one."""
    phone: Annotated[PhoneRules, Limits(of="what visitors say by telephone")] = field(
        default_factory=PhoneRules
    )
    waiting_area: Texts = field(default_factory=dict)
    ticket: TicketTemplate = field(default_factory=TicketTemplate)
    directory: Annotated[tuple[Contact, ...], Limits(of="contact", longest=40)] = ()
    elsewhere: Annotated[
        tuple[Elsewhere, ...], Limits(of="matter of another office", longest=40)
    ] = ()
    rating_reasons: Annotated[tuple[RatingReason, ...], Limits(of="reason", longest=8)] = ()
    calling: Annotated[CallingRules, Limits(of="the house rules of calling")] = field(
        default_factory=CallingRules
    )
    profiles: Annotated[tuple[WorkProfile, ...], Limits(of="work profile", longest=12)] = ()
    boards: Annotated[tuple[Board, ...], Limits(of="kind of screen", longest=40)] = ()
    voice: Annotated[VoiceRules, Limits(of="the rules of the voice that calls")] = field(
        default_factory=VoiceRules
    )
    tamazight: Annotated[TamazightRules, Limits(of="what visitors see in Tamazight")] = field(
        default_factory=TamazightRules
    )
    retired: Annotated[Retired, Limits(aside=True)] = field(default_factory=Retired)
    retention: Annotated[Retention, Limits(of="how long the past is kept")] = field(
        default_factory=Retention
    )
    alerts: Annotated[AlertRules, Limits(of="the thresholds of the live view")] = field(
        default_factory=AlertRules
    )
    sign_in: Annotated[SignInRules, Limits(of="when windows are locked")] = field(
        default_factory=SignInRules
    )

    def service(self, code: str) -> Service:
        """Return the service called ``code``.

        Raises:
            UnknownServiceError: the unit does not offer it.
        """
        return _with_code(code, self.services, errors.UnknownServiceError)

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
            raise errors.UnknownCounterError(number)
        return found

    def priority(self, code: str) -> PriorityClass:
        """Return the priority class called ``code``.

        Raises:
            UnknownPriorityError: it is not one of the house rules.
        """
        return _with_code(code, self.priorities, errors.UnknownPriorityError)

    def outcome(self, code: str) -> Outcome:
        """Return the outcome called ``code``.

        Raises:
            UnknownOutcomeError: a service cannot end so here.
        """
        return _with_code(code, self.outcomes, errors.UnknownOutcomeError)

    def language(self, code: str) -> Language:
        """Return the offered language with this code.

        Raises:
            UnknownLanguageError: the unit does not offer it.
        """
        if code not in self.languages:
            raise errors.UnknownLanguageError(code, tuple(self.languages))
        return Language(code)

    def person(self, login: str) -> Person:
        """Return the person with this login.

        Raises:
            UnknownPersonError: nobody here has it.
        """
        found = next((one for one in self.people if one.login == login), None)
        if found is None:
            raise errors.UnknownPersonError(login)
        return found

    def profile(self, code: str) -> WorkProfile:
        """Return the work profile called ``code``.

        Raises:
            UnknownProfileError: there is none.
        """
        return _with_code(code, self.profiles, errors.UnknownProfileError)

    def board(self, code: str) -> Board:
        """Return the board called ``code``.

        Raises:
            UnknownBoardError: there is none.
        """
        return _with_code(code, self.boards, errors.UnknownBoardError)

    def caller(self, counter: int, clerk: str | None, profile: str | None = None) -> Caller:
        """Return whom somebody at a counter may call, by her work profile if she has one.

        Raises:
            UnknownCounterError: there is no such counter.
        """
        spoken = next((one.languages for one in self.people if one.login == clerk), ())
        # A profile that was taken out of the description since is none.
        work = next((one for one in self.profiles if one.code == profile), None)
        if work is None:
            lines = tuple(QueueLine(service=code) for code in self.counter(counter).services)
        else:
            named = {*work.services, *work.helps}
            others = [one for one in self.counter(counter).services if one not in named]
            lines = (
                *(QueueLine(service=code) for code in work.services),
                *(QueueLine(service=code, after=work.help_after) for code in work.helps),
                *(
                    QueueLine(service=code, after=self.calling.passed_over_at_most)
                    for code in others
                ),
            )
        return Caller(
            counter=counter,
            clerk=clerk,
            lines=lines,
            languages_first=self.calling.languages_first & frozenset(spoken),
            rules=self.calling,
        )


def _with_code[One: (Service, PriorityClass, Outcome, WorkProfile, Board)](
    code: str, among: tuple[One, ...], unknown: Callable[[str, tuple[str, ...]], errors.Refusal]
) -> One:
    found = next((one for one in among if one.code == code), None)
    if found is None:
        raise unknown(code, tuple(one.code for one in among))
    return found
