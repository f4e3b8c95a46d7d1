"""The tables of a unit's file, one model each, and the unit they build."""

from datetime import date, time, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from reception.domain.calendar import Calendar, Closure, Period, Season, WeeklyHours
from reception.domain.language import Language, Texts
from reception.domain.ticket_template import TicketLine, TicketTemplate
from reception.domain.unit import (
    Counter,
    Outcome,
    Person,
    PriorityClass,
    Role,
    Series,
    Service,
    ServiceGroup,
    Unit,
)

type _Icon = Literal[
    "document", "family", "birth", "pen", "copy", "home",
    "heart", "building", "coins", "info", "message", "certificate",
]  # fmt: skip

# Control characters have no place on a ticket, and PostgreSQL refuses the first of them.
_Text = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$"
    ),
]
_Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
_Login = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9._-]{0,31}$")]
_Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\x00-\x1f]+$", max_length=300)]
_Hotline = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{1,19}$")]
_Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
_Stretch = Annotated[
    str,
    StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9] ?- ?([01][0-9]|2[0-3]):[0-5][0-9]$"),
]
_Minutes = Annotated[float, Field(ge=0, le=480, allow_inf_nan=False)]
_SomeMinutes = Annotated[float, Field(gt=0, le=480, allow_inf_nan=False)]
_FooterLines = Annotated[
    list[Annotated[_Text, Field(max_length=80)]], Field(min_length=1, max_length=3)
]
_Tongue = Annotated[Language, Field(strict=False)]


class _Table(BaseModel):
    """A table of the file: unknown keys and values of another type are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _TextsTable(_Table):
    """One text in Arabic and French, and in Tamazight and English where there is one."""

    ar: _Text
    fr: _Text
    zgh: _Text | None = None
    en: _Text | None = None

    def build(self) -> Texts:
        return {Language(code): text for code, text in self if text is not None}


class _ListsTable[Lines: list[str]](_Table):
    """One list of texts in each language."""

    ar: Lines
    fr: Lines
    zgh: Lines | None = None
    en: Lines | None = None

    def build(self) -> dict[Language, tuple[str, ...]]:
        return {Language(code): tuple(texts) for code, texts in self if texts is not None}


class _HoursTable(_Table):
    monday: list[_Stretch] = []
    tuesday: list[_Stretch] = []
    wednesday: list[_Stretch] = []
    thursday: list[_Stretch] = []
    friday: list[_Stretch] = []
    saturday: list[_Stretch] = []
    sunday: list[_Stretch] = []

    def build(self) -> WeeklyHours:
        week = enumerate((stretches for _, stretches in self), start=1)
        return {day: tuple(map(_period, stretches)) for day, stretches in week if stretches}


class _SeasonTable(_Table):
    names: _TextsTable
    first: date
    last: date
    hours: _HoursTable
    estimated: bool = False

    def build(self) -> Season:
        return Season(
            names=self.names.build(),
            first=self.first,
            last=self.last,
            hours=self.hours.build(),
            estimated=self.estimated,
        )


class _ClosureTable(_Table):
    names: _TextsTable
    first: date
    last: date | None = None
    estimated: bool = False

    def build(self) -> Closure:
        return Closure(
            names=self.names.build(),
            first=self.first,
            last=self.last or self.first,
            estimated=self.estimated,
        )


class _CalendarTable(_Table):
    hours: _HoursTable
    day_starts: _Clock = "04:00"
    last_ticket_minutes: _Minutes = 0
    seasons: list[_SeasonTable] = []
    closures: list[_ClosureTable] = []

    def build(self) -> Calendar:
        return Calendar(
            hours=self.hours.build(),
            seasons=tuple(table.build() for table in self.seasons),
            closures=tuple(table.build() for table in self.closures),
            last_ticket_before_closing=timedelta(minutes=self.last_ticket_minutes),
            day_starts=time.fromisoformat(self.day_starts),
        )


class _GroupTable(_Table):
    code: _Code
    names: _TextsTable
    icon: _Icon = "document"

    def build(self) -> ServiceGroup:
        return ServiceGroup(code=self.code, names=self.names.build(), icon=self.icon)


class _SeriesTable(_Table):
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$")]
    first: Annotated[int, Field(ge=1, le=9999)] = 1
    last: Annotated[int, Field(ge=1, le=9999)] = 999

    def build(self) -> Series:
        return Series(prefix=self.prefix, first=self.first, last=self.last)


class _ServiceTable(_Table):
    code: _Code
    names: _TextsTable
    group: _Code
    series: _SeriesTable
    icon: _Icon = "document"
    documents: _ListsTable[list[_Text]] | None = None
    fee: _TextsTable | None = None
    delay: _TextsTable | None = None
    legal_basis: _TextsTable | None = None
    target_wait_minutes: _SomeMinutes = 15
    usual_service_minutes: _SomeMinutes = 6

    def build(self) -> Service:
        return Service(
            code=self.code,
            names=self.names.build(),
            series=self.series.build(),
            group=self.group,
            icon=self.icon,
            documents=self.documents.build() if self.documents else {},
            fee=_texts(self.fee),
            delay=_texts(self.delay),
            legal_basis=_texts(self.legal_basis),
            target_wait=timedelta(minutes=self.target_wait_minutes),
            usual_service=timedelta(minutes=self.usual_service_minutes),
        )


class _CounterTable(_Table):
    number: Annotated[int, Field(ge=1, le=999)]
    services: Annotated[list[_Code], Field(min_length=1)]
    place: _TextsTable | None = None

    def build(self) -> Counter:
        return Counter(number=self.number, services=tuple(self.services), place=_texts(self.place))


class _PriorityTable(_Table):
    code: _Code
    names: _TextsTable
    head_start_minutes: _Minutes = 0
    rate: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] = 1.0

    def build(self) -> PriorityClass:
        return PriorityClass(
            code=self.code,
            names=self.names.build(),
            head_start=timedelta(minutes=self.head_start_minutes),
            rate=self.rate,
        )


class _OutcomeTable(_Table):
    code: _Code
    names: _TextsTable

    def build(self) -> Outcome:
        return Outcome(code=self.code, names=self.names.build())


class _PersonTable(_Table):
    login: _Login
    names: _TextsTable
    role: Annotated[Role, Field(strict=False)]
    languages: list[_Tongue] = []

    def build(self) -> Person:
        return Person(
            login=self.login,
            names=self.names.build(),
            role=self.role,
            languages=tuple(self.languages),
        )


class _TicketTable(_Table):
    lines: list[Annotated[TicketLine, Field(strict=False)]] = list(TicketLine)
    documents_shown: Annotated[int, Field(ge=1, le=12)] = 4
    logo: _Text | None = None
    footer: _ListsTable[_FooterLines] | None = None

    def build(self) -> TicketTemplate:
        return TicketTemplate(
            lines=tuple(self.lines),
            documents_shown=self.documents_shown,
            footer=self.footer.build() if self.footer else {},
        )


class UnitTable(_Table):
    """The whole file."""

    code: _Code
    names: _TextsTable
    zone: _Text
    languages: Annotated[list[_Tongue], Field(min_length=1)]
    calendar: _CalendarTable
    groups: Annotated[list[_GroupTable], Field(min_length=1)]
    services: Annotated[list[_ServiceTable], Field(min_length=1)]
    counters: Annotated[list[_CounterTable], Field(min_length=1)]
    priorities: Annotated[list[_PriorityTable], Field(min_length=1)]
    outcomes: Annotated[list[_OutcomeTable], Field(min_length=1)]
    people: Annotated[list[_PersonTable], Field(min_length=1)]
    hotline: _Hotline = "3737"
    complaints_url: _Url = "https://www.chikaya.ma"
    ticket_page_url: _Url | None = None
    waiting_area: _TextsTable | None = None
    ticket: _TicketTable = _TicketTable()

    def build(self) -> Unit:
        """Return the unit the file describes, still without its logo."""
        return Unit(
            code=self.code,
            names=self.names.build(),
            zone=self.zone,
            languages=tuple(self.languages),
            calendar=self.calendar.build(),
            groups=tuple(table.build() for table in self.groups),
            services=tuple(table.build() for table in self.services),
            counters=tuple(table.build() for table in self.counters),
            priorities=tuple(table.build() for table in self.priorities),
            outcomes=tuple(table.build() for table in self.outcomes),
            people=tuple(table.build() for table in self.people),
            hotline=self.hotline,
            complaints_url=self.complaints_url,
            ticket_page_url=self.ticket_page_url,
            waiting_area=_texts(self.waiting_area),
            ticket=self.ticket.build(),
        )


def _texts(table: _TextsTable | None) -> Texts:
    return table.build() if table else {}


def _period(stretch: str) -> Period:
    opens, closes = stretch.split("-")
    return Period(
        opens=time.fromisoformat(opens.strip()), closes=time.fromisoformat(closes.strip())
    )
