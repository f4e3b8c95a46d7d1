"""The tables of a unit's file, one model each, and the unit they build."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Annotated, Literal, Protocol

from pydantic import BeforeValidator, Field, StringConstraints

from reception.alert_tables import AlertsTable
from reception.board_tables import BoardTable
from reception.calendar_tables import CalendarTable, HoursTable
from reception.calling_tables import CallingTable, ProfileTable
from reception.domain.directory import Contact
from reception.domain.language import Language
from reception.domain.ticket_template import TicketLine, TicketTemplate
from reception.domain.unit import (
    Counter,
    Outcome,
    Person,
    PriorityClass,
    RatingReason,
    Retired,
    Role,
    Series,
    Service,
    ServiceGroup,
    Unit,
)
from reception.retention_tables import RetentionTable
from reception.sign_in_tables import SignInTable
from reception.table_kinds import (
    Code,
    Email,
    ListsTable,
    Minutes,
    SomeMinutes,
    Table,
    Telephone,
    Text,
    TextsTable,
    Tongue,
    Url,
    texts_of,
)
from reception.voice_tables import VoiceTable

type _Icon = Literal[
    "document", "family", "birth", "pen", "copy", "home",
    "heart", "building", "coins", "info", "message", "certificate",
]  # fmt: skip

_Login = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9._-]{0,31}$")]
_FooterLines = Annotated[
    list[Annotated[Text, Field(max_length=80)]], Field(min_length=1, max_length=3)
]
# A ready unit keeps an empty place for what only the office knows.
_MAY_BE_EMPTY = BeforeValidator(lambda value: None if value == "" else value)
_Keywords = Annotated[list[Annotated[Text, Field(max_length=60)]], Field(max_length=40)]


class _GroupTable(Table):
    code: Code
    names: TextsTable
    icon: _Icon = "document"

    def build(self) -> ServiceGroup:
        return ServiceGroup(code=self.code, names=self.names.build(), icon=self.icon)


class _SeriesTable(Table):
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$")]
    first: Annotated[int, Field(ge=1, le=9999)] = 1
    last: Annotated[int, Field(ge=1, le=9999)] = 999

    def build(self) -> Series:
        return Series(prefix=self.prefix, first=self.first, last=self.last)


class _KeywordsTable(Table):
    """What visitors call a service, in the languages in which they do."""

    ar: _Keywords = []
    fr: _Keywords = []
    zgh: _Keywords = []
    en: _Keywords = []

    def build(self) -> Mapping[Language, tuple[str, ...]]:
        return {Language(code): tuple(words) for code, words in self if words}


class _ServiceTable(Table):
    code: Code
    names: TextsTable
    group: Code
    series: _SeriesTable
    icon: _Icon = "document"
    documents: ListsTable[list[Text]] | None = None
    fee: TextsTable | None = None
    delay: TextsTable | None = None
    legal_basis: TextsTable | None = None
    keywords: _KeywordsTable = _KeywordsTable()
    daily_quota: Annotated[int, Field(ge=1, le=9999)] | None = None
    hours: HoursTable | None = None
    target_wait_minutes: SomeMinutes = 15
    usual_service_minutes: SomeMinutes = 6
    retired: bool = False

    def build(self) -> Service:
        return Service(
            code=self.code,
            names=self.names.build(),
            series=self.series.build(),
            group=self.group,
            icon=self.icon,
            documents=self.documents.build() if self.documents else {},
            fee=texts_of(self.fee),
            delay=texts_of(self.delay),
            legal_basis=texts_of(self.legal_basis),
            keywords=self.keywords.build(),
            daily_quota=self.daily_quota,
            hours=self.hours.build() if self.hours else {},
            target_wait=timedelta(minutes=self.target_wait_minutes),
            usual_service=timedelta(minutes=self.usual_service_minutes),
        )


class _CounterTable(Table):
    number: Annotated[int, Field(ge=1, le=999)]
    services: Annotated[list[Code], Field(min_length=1)]
    place: TextsTable | None = None
    retired: bool = False

    def build(self) -> Counter:
        return Counter(
            number=self.number, services=tuple(self.services), place=texts_of(self.place)
        )


class _PriorityTable(Table):
    code: Code
    names: TextsTable
    head_start_minutes: Minutes = 0
    rate: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)] = 1.0
    offered: bool = False
    rule: TextsTable | None = None
    retired: bool = False

    def build(self) -> PriorityClass:
        return PriorityClass(
            code=self.code,
            names=self.names.build(),
            head_start=timedelta(minutes=self.head_start_minutes),
            rate=self.rate,
            offered=self.offered,
            rule=texts_of(self.rule),
        )


class _OutcomeTable(Table):
    code: Code
    names: TextsTable
    retired: bool = False

    def build(self) -> Outcome:
        return Outcome(code=self.code, names=self.names.build())


class _RatingReasonTable(Table):
    code: Code
    names: TextsTable

    def build(self) -> RatingReason:
        return RatingReason(code=self.code, names=self.names.build())


class _ContactTable(Table):
    names: TextsTable
    telephone: Annotated[Telephone | None, _MAY_BE_EMPTY] = None
    email: Annotated[Email | None, _MAY_BE_EMPTY] = None
    website: Annotated[Url | None, _MAY_BE_EMPTY] = None
    address: TextsTable | None = None
    hours: TextsTable | None = None

    def build(self) -> Contact:
        return Contact(
            names=self.names.build(),
            telephone=self.telephone or "",
            email=self.email or "",
            website=self.website or "",
            address=texts_of(self.address),
            hours=texts_of(self.hours),
        )


class _PersonTable(Table):
    login: _Login
    names: TextsTable
    role: Annotated[Role, Field(strict=False)]
    languages: list[Tongue] = []
    retired: bool = False

    def build(self) -> Person:
        return Person(
            login=self.login,
            names=self.names.build(),
            role=self.role,
            languages=tuple(self.languages),
        )


class _TicketTable(Table):
    lines: list[Annotated[TicketLine, Field(strict=False)]] = list(TicketLine)
    documents_shown: Annotated[int, Field(ge=1, le=12)] = 4
    logo: Text | None = None
    footer: ListsTable[_FooterLines] | None = None

    def build(self) -> TicketTemplate:
        return TicketTemplate(
            lines=tuple(self.lines),
            documents_shown=self.documents_shown,
            footer=self.footer.build() if self.footer else {},
        )


class UnitTable(Table):
    """The whole file."""

    code: Code
    names: TextsTable
    zone: Text
    languages: Annotated[list[Tongue], Field(min_length=1)]
    calendar: CalendarTable
    groups: Annotated[list[_GroupTable], Field(min_length=1)]
    services: Annotated[list[_ServiceTable], Field(min_length=1)]
    counters: Annotated[list[_CounterTable], Field(min_length=1)]
    priorities: Annotated[list[_PriorityTable], Field(min_length=1)]
    outcomes: Annotated[list[_OutcomeTable], Field(min_length=1)]
    people: Annotated[list[_PersonTable], Field(min_length=1)]
    hotline: Telephone = "3737"
    hotline_long: Telephone = "0802003737"
    hotline_abroad: Telephone = "+212 537 679 906"
    complaints_url: Url = "https://www.chikaya.ma"
    complaints_service: Code | None = None
    ticket_page_url: Url | None = None
    waiting_area: TextsTable | None = None
    ticket: _TicketTable = _TicketTable()
    directory: Annotated[list[_ContactTable], Field(max_length=40)] = []
    rating_reasons: Annotated[list[_RatingReasonTable], Field(max_length=8)] = []
    calling: CallingTable = CallingTable()
    profiles: Annotated[list[ProfileTable], Field(max_length=12)] = []
    boards: Annotated[list[BoardTable], Field(max_length=40)] = []
    voice: VoiceTable = VoiceTable()
    retention: RetentionTable = RetentionTable()
    alerts: AlertsTable = AlertsTable()
    sign_in: SignInTable = SignInTable()

    def build(self) -> Unit:
        """Return the unit the file describes, still without its logo."""
        return Unit(
            code=self.code,
            names=self.names.build(),
            zone=self.zone,
            languages=tuple(self.languages),
            calendar=self.calendar.build(),
            groups=tuple(table.build() for table in self.groups),
            services=_kept(self.services),
            counters=_kept(self.counters),
            priorities=_kept(self.priorities),
            outcomes=_kept(self.outcomes),
            people=_kept(self.people),
            hotline=self.hotline,
            hotline_long=self.hotline_long,
            hotline_abroad=self.hotline_abroad,
            complaints_url=self.complaints_url,
            complaints_service=self.complaints_service,
            ticket_page_url=self.ticket_page_url,
            waiting_area=texts_of(self.waiting_area),
            ticket=self.ticket.build(),
            directory=tuple(table.build() for table in self.directory),
            rating_reasons=tuple(table.build() for table in self.rating_reasons),
            calling=self.calling.build(),
            profiles=tuple(table.build() for table in self.profiles),
            boards=tuple(table.build() for table in self.boards),
            voice=self.voice.build(),
            retired=Retired(
                services=_retired(self.services),
                counters=_retired(self.counters),
                priorities=_retired(self.priorities),
                outcomes=_retired(self.outcomes),
                people=_retired(self.people),
            ),
            retention=self.retention.build(),
            alerts=self.alerts.build(),
            sign_in=self.sign_in.build(),
        )


class _Buildable[Built](Protocol):
    @property
    def retired(self) -> bool: ...

    def build(self) -> Built: ...


def _kept[Built](tables: Sequence[_Buildable[Built]]) -> tuple[Built, ...]:
    return tuple(table.build() for table in tables if not table.retired)


def _retired[Built](tables: Sequence[_Buildable[Built]]) -> tuple[Built, ...]:
    return tuple(table.build() for table in tables if table.retired)
