"""A core that says what a test tells it to, for the apps' tests; no database stands behind it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import cast
from uuid import UUID

from PySide6.QtCore import QObject

from kiosk.ticket.printing import TicketPrinting
from reception.app import Reception
from reception.domain.availability import Availability
from reception.domain.calendar import Calendar, Opening, Period
from reception.domain.calling_rule import PriorityClass
from reception.domain.errors import PrinterFault, TicketNotFoundError
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language, Texts
from reception.domain.missed import MissedSearch
from reception.domain.page_key import DAY_KEY_BYTES, page_address, page_key
from reception.domain.paper import PrintState, SlipPaper, TicketPaper
from reception.domain.printer import PrinterStatus
from reception.domain.tamazight import TamazightRules, TamazightShown
from reception.domain.ticket import Event, EventKind, Ticket, Visit, begin, label
from reception.domain.unit import (
    ORDINARY,
    Contact,
    Counter,
    Elsewhere,
    Outcome,
    Person,
    RatingReason,
    Role,
    Series,
    Service,
    ServiceGroup,
    Unit,
)
from reception.queue.hall import CounterSign, ServiceStatus, TicketView
from ui_kit.background import Background

ARABIC, TAMAZIGHT, FRENCH, ENGLISH = (
    Language.ARABIC,
    Language.TAMAZIGHT,
    Language.FRENCH,
    Language.ENGLISH,
)
NINE = datetime(2026, 11, 25, 9, 42, tzinfo=UTC)


def texts(ar: str, fr: str, en: str) -> Texts:
    return {ARABIC: ar, FRENCH: fr, ENGLISH: en}


GROUPS = (
    ServiceGroup(
        code="civil", names=texts("الحالة المدنية", "État civil", "Civil status"), icon="family"
    ),
    ServiceGroup(
        code="papers",
        names=texts("الشهادات والمطابقة", "Certificats et copies", "Certificates and copies"),
        icon="certificate",
    ),
    ServiceGroup(
        code="reception",
        names=texts("الاستقبال والإرشاد", "Accueil et orientation", "Reception"),
        icon="info",
    ),
)
_OFFERED = (
    ("birth", "A", "civil", "birth", "نسخة موجزة من رسم الولادة", "Extrait d’acte de naissance"),
    ("booklet", "B", "civil", "family", "الدفتر العائلي", "Livret de famille"),
    ("death", "C", "civil", "document", "نسخة من رسم الوفاة", "Extrait d’acte de décès"),
    ("signature", "D", "papers", "pen", "تصحيح الإمضاء", "Légalisation de signature"),
    ("copy", "E", "papers", "copy", "مطابقة النسخ للأصل", "Copie conforme"),
    ("residence", "F", "papers", "home", "شهادة السكنى", "Certificat de résidence"),
    ("life", "G", "papers", "heart", "شهادة الحياة", "Certificat de vie"),
    ("celibacy", "H", "papers", "certificate", "شهادة العزوبة", "Certificat de célibat"),
    ("orientation", "N", "reception", "info", "الاستقبال والإرشاد", "Accueil et orientation"),
)
_ENGLISH = {
    "birth": "Birth certificate (extract)",
    "booklet": "Family booklet",
    "death": "Death certificate",
    "signature": "Signature certification",
    "copy": "Certified copy",
    "residence": "Certificate of residence",
    "life": "Life certificate",
    "celibacy": "Certificate of celibacy",
    "orientation": "Reception and guidance",
}
_DOCUMENTS = {
    "birth": {
        ARABIC: ("الدفتر العائلي أو رقم رسم الولادة وسنة التسجيل", "البطاقة الوطنية للتعريف"),
        FRENCH: ("Livret de famille, ou numéro et année de l’acte", "Carte nationale d’identité"),
    },
    "signature": {
        ARABIC: ("الوثيقة غير موقعة", "البطاقة الوطنية للتعريف"),
        FRENCH: ("Document non signé", "Carte nationale d’identité"),
    },
}
_KEYWORDS = {
    "signature": {ARABIC: ("توقيع",), FRENCH: ("signer", "légaliser"), ENGLISH: ("sign",)},
    "residence": {FRENCH: ("domicile", "adresse"), ENGLISH: ("address",)},
}
SERVICES = tuple(
    Service(
        code=code,
        names=texts(ar, fr, _ENGLISH[code]),
        series=Series(prefix=prefix),
        group=group,
        icon=icon,
        documents=_DOCUMENTS.get(code, {}),
        fee=texts("2 درهم", "2 DH", "2 MAD") if code == "birth" else {},
        keywords=_KEYWORDS.get(code, {}),
    )
    for code, prefix, group, icon, ar, fr in _OFFERED
)


PRIORITIES = (
    PriorityClass(code="ordinary", names=texts("عادي", "ordinaire", "ordinary")),
    PriorityClass(
        code="elderly",
        names=texts("الأشخاص المسنون", "Personnes âgées", "Elderly people"),
        rule=texts("ابتداء من 65 سنة", "À partir de 65 ans", "From the age of 65"),
        offered=True,
        rate=2.0,
    ),
    PriorityClass(
        code="mobility",
        names=texts("الأشخاص في وضعية إعاقة", "Personnes à mobilité réduite", "Reduced mobility"),
        rule=texts(
            "من يصعب عليهم المشي أو الوقوف",
            "Qui marche ou attend debout avec peine",
            "Who walks or stands with difficulty",
        ),
        offered=True,
        rate=2.0,
    ),
)


_WEEK = texts("من الاثنين إلى الجمعة، 8:30-16:30", "Du lundi au vendredi, 8h30-16h30", "")
_GROUND_FLOOR = texts("الطابق الأرضي", "Rez-de-chaussée", "Ground floor")
_FIRST_FLOOR = texts("الطابق الأول، الغرفة 12", "Premier étage, salle 12", "First floor, room 12")
DIRECTORY = (
    Contact(
        names=texts("استقبال الجماعة", "Accueil de la commune", "Reception of the commune"),
        telephone="0500 00 00 10",
        email="accueil@commune.example",
        website="https://www.commune.example/",
        address=texts("شارع الحرية، الرقم 4", "4, avenue de la Liberté", ""),
        hours=_WEEK,
    ),
    Contact(
        names=texts("مكتب الحالة المدنية", "Bureau d’état civil", "Civil status office"),
        address=_GROUND_FLOOR,
        hours=_WEEK,
    ),
    Contact(
        names=texts(
            "المعلومات الإدارية بالهاتف",
            "Renseignements administratifs par téléphone",
            "Administrative information by telephone",
        ),
        telephone="3737",
    ),
    Contact(
        names=texts(
            "وزارة الانتقال الرقمي وإصلاح الإدارة",
            "Ministère de la Transition numérique et de la Réforme de l’administration",
            "Ministry of Digital Transition and Administrative Reform",
        ),
        website="https://www.mmsp.gov.ma",
    ),
)


REASONS = tuple(
    RatingReason(code=code, names=texts(ar, fr, en))
    for code, ar, fr, en in (
        ("wait", "مدة الانتظار", "Temps d’attente", "Waiting time"),
        ("welcome", "الاستقبال", "Accueil", "Reception"),
        ("clarity", "المعلومات", "Informations", "Information"),
        ("papers", "عدد الوثائق المطلوبة", "Nombre de pièces demandées", "Papers asked for"),
        ("place", "فضاء الاستقبال", "Locaux et confort", "The premises"),
    )
)


def _counters(offered: tuple[Service, ...]) -> tuple[Counter, ...]:
    codes = tuple(one.code for one in offered)
    civil = tuple(one.code for one in offered if one.group == "civil")
    return (
        Counter(number=1, services=civil, place=_GROUND_FLOOR),
        Counter(number=3, services=codes, place=_GROUND_FLOOR),
        Counter(number=12, services=codes[:4], place=_FIRST_FLOOR),
    )


ELSEWHERE = (
    Elsewhere(
        code="passport",
        names=texts("جواز السفر", "Passeport", "Passport"),
        office=texts(
            "العمالة أو الإقليم التابع له محل سكناكم",
            "Préfecture ou province de votre lieu de résidence",
            "Prefecture or province where you live",
        ),
        keywords={FRENCH: ("renouvellement de passeport",)},
    ),
)


def a_unit(services: int = len(SERVICES)) -> Unit:
    """Return an office that offers the first so many services."""
    offered = SERVICES[:services]
    return Unit(
        code="office",
        names=texts("وحدة الاستقبال", "Unité d’accueil", "Reception unit"),
        zone="Africa/Casablanca",
        languages=(ARABIC, TAMAZIGHT, FRENCH, ENGLISH),
        tamazight=TamazightRules(shown=TamazightShown.DRAFT),
        calendar=Calendar(hours={1: (Period(opens=time(8, 30), closes=time(16, 30)),)}),
        groups=GROUPS,
        services=offered,
        counters=_counters(offered),
        priorities=PRIORITIES,
        outcomes=(Outcome(code="served", names=texts("أنجزت", "servi", "served")),),
        people=(Person(login="amina", names={Language.FRENCH: "Amina"}, role=Role.CLERK),),
        waiting_area=texts("القاعة 1", "Salle 1", "Room 1"),
        complaints_service="orientation",
        rating_reasons=REASONS,
        elsewhere=ELSEWHERE,
        directory=DIRECTORY,
    )


@dataclass
class FakeDesk:
    """Gives tickets; a fault waits in ``failures`` for the next act, before or after it."""

    unit: Unit
    failures: list[Exception] = field(default_factory=list)
    answer_lost: bool = False
    given: dict[UUID, Visit] = field(default_factory=dict)
    issued_with: list[str | None] = field(default_factory=list)
    priorities: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)

    def give_back(self, ticket: Ticket, *, operation: UUID) -> None:
        assert operation
        if self.failures:
            raise self.failures.pop(0)
        self.back.append(ticket.label)

    def issue(
        self,
        service: str,
        *,
        language: str | None = None,
        priority: str = ORDINARY,
        operation: UUID | None = None,
        ticket_id: UUID | None = None,
        printer_station: str | None = None,
    ) -> Visit:
        if self.failures and not self.answer_lost:
            raise self.failures.pop(0)
        assert operation is not None
        if operation not in self.given:
            self.issued_with.append(printer_station)
            self.priorities.append(priority)
            number = 14 + len(self.given)
            ticket = ticket_id or operation
            self.given[operation] = self._visit(service, language, ticket, number, priority)
        if self.failures:
            raise self.failures.pop(0)
        return self.given[operation]

    def _visit(
        self, service: str, language: str | None, ticket_id: UUID, number: int, priority: str
    ) -> Visit:
        series = self.unit.service(service).series
        ticket = Ticket(
            id=ticket_id,
            unit=self.unit.code,
            service_day=date(2026, 11, 25),
            series=series.prefix,
            number=number,
            label=label(series.prefix, number),
            language=Language(language or FRENCH),
            issued_at=NINE,
        )
        issued = Event(kind=EventKind.ISSUED, at=NINE, service=service, priority=priority)
        return begin(ticket, issued)


@dataclass
class FakeHall:
    """Shows nine people before the signature's counter and nobody anywhere else, unless busy."""

    shown: Unit
    busy: bool = False
    hours: Opening = field(default_factory=lambda: Opening(is_open=True))
    failure: Exception | None = None
    waiting: int = 9
    ticket_page: bool = False
    at_one_counter: bool = False
    """Whether nobody stands before who joins now, at the one counter, where somebody is."""
    papers: dict[UUID, TicketPaper] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    todays: dict[str, Visit] = field(default_factory=dict)
    availability: dict[str, Availability] = field(default_factory=dict)
    staffed: set[int] = field(default_factory=lambda: {1, 2, 3, 13})
    on_break: set[int] = field(default_factory=set)
    again_at: dict[str, datetime] = field(default_factory=dict)
    most_taken: tuple[str, ...] = ()

    def today(self) -> date:
        return NINE.date()

    def most_asked(self) -> tuple[str, ...]:
        return self.most_taken

    def unit(self) -> Unit:
        if self.failure:
            raise self.failure
        return self.shown

    def opening(self) -> Opening:
        return self.hours

    def services(self) -> tuple[ServiceStatus, ...]:
        return tuple(self._status(service) for service in self.shown.services)

    def signs(self) -> tuple[CounterSign, ...]:
        return tuple(
            CounterSign(
                number=one.number,
                is_staffed=one.number in self.staffed,
                on_break=one.number in self.on_break,
            )
            for one in self.shown.counters
        )

    def announced(self, visit: Visit) -> TicketView:
        return self.view(visit)

    def view(self, visit: Visit) -> TicketView:
        if self.at_one_counter:
            wait = _wait(15, 90)
            return TicketView(
                visit=visit, ahead=0, expected_wait=wait, printed=None, counters=1, is_next=True
            )
        return TicketView(visit=visit, ahead=9, expected_wait=_wait(15, 25), printed=None)

    def paper(self, view: TicketView) -> TicketPaper:
        ticket, priority = view.visit.ticket, view.visit.leg.priority
        page = page_address("https://t.example.ma", page_key(bytes(DAY_KEY_BYTES), ticket.id))
        return TicketPaper(
            label=ticket.label,
            language=ticket.language,
            unit_names=self.shown.names,
            service_names=self.shown.service(view.visit.leg.service).names,
            issued_at=ticket.issued_at,
            ahead=view.ahead,
            is_next=view.is_next,
            expected_wait=view.expected_wait,
            counters=view.counters,
            priority_names={} if priority == ORDINARY else self.shown.priority(priority).names,
            waiting_area=self.shown.waiting_area,
            qr_text=page if self.ticket_page else "https://www.chikaya.ma",
            qr_follows=self.ticket_page,
            hotline="3737",
            complaints_site="chikaya.ma",
        )

    def label_of_page(self, key: str) -> str:
        if key not in self.pages:
            raise TicketNotFoundError("", NINE.date().isoformat())
        return self.pages[key]

    def is_of_today(self, label: str, ticket: UUID) -> bool:
        return label in self.todays and self.todays[label].ticket.id == ticket

    def paper_of(self, ticket: UUID) -> TicketPaper | None:
        return self.papers.get(ticket)

    def _status(self, service: Service) -> ServiceStatus:
        waiting = {"signature": self.waiting, "birth": 4, "copy": 2, "booklet": 1}
        waits: dict[str, ExpectedWait | None]
        waits = {"signature": _wait(15, 25), "birth": _wait(10, 15), "booklet": None}
        if self.busy:
            at = self.shown.services.index(service)
            waiting, waits = (
                {service.code: at % 14},
                {service.code: _wait(at % 14 * 5, at % 14 * 8)},
            )
        return ServiceStatus(
            service=service,
            waiting=waiting.get(service.code, 0),
            longest_wait=timedelta(0),
            open_counters=1,
            expected_wait=waits.get(service.code, _wait(0, 5)),
            availability=self.availability.get(service.code, Availability.OPEN),
            again_at=self.again_at.get(service.code),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Rated:
    """An answer as the core was told it."""

    score: int
    reason: str | None
    label: str | None
    station: str


@dataclass
class FakeRatings:
    """Keeps answers; a fault waits in ``failures`` for the next one."""

    failures: list[Exception] = field(default_factory=list)
    answer_lost: bool = False
    given: dict[UUID, Rated] = field(default_factory=dict)

    def rate(
        self,
        score: int,
        *,
        reason: str | None = None,
        label: str | None = None,
        station: str,
        operation: UUID | None = None,
    ) -> None:
        if self.failures and not self.answer_lost:
            raise self.failures.pop(0)
        assert operation is not None
        rated = Rated(score=score, reason=reason, label=label, station=station)
        self.given.setdefault(operation, rated)
        if self.failures:
            raise self.failures.pop(0)


@dataclass
class FakeSearches:
    """Keeps what was not found."""

    missed: list[MissedSearch] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    def count(self, missed: MissedSearch) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.missed.append(missed)


def as_core(double: object) -> Reception:
    """Return what stands in for a reception, for whoever takes one."""
    return cast("Reception", double)


@dataclass
class FakeReception:
    """A core in memory."""

    hall: FakeHall
    desk: FakeDesk
    ratings: FakeRatings = field(default_factory=FakeRatings)
    searches: FakeSearches = field(default_factory=FakeSearches)

    def __post_init__(self) -> None:
        self.core = as_core(self)
        """The same, for whoever takes a reception."""


@dataclass
class FakePrinter:
    """Prints into a list, or says why it cannot."""

    printed: list[TicketPaper] = field(default_factory=list)
    slips: list[SlipPaper] = field(default_factory=list)
    fault: PrinterFault | None = None
    says: PrintState = PrintState.CONFIRMED
    closed: bool = False
    listeners: list[Callable[[PrinterStatus], None]] = field(default_factory=list)
    print_duplicate: Callable[[UUID], None] = lambda _: None
    """Prints what the database asks for, as a kiosk's spool does."""

    def say_how_it_ends(self) -> PrintState:
        if self.fault:
            raise self.fault
        return self.says

    def status(self) -> PrinterStatus:
        return PrinterStatus(known=True, online=self.fault is None)

    def say(self, status: PrinterStatus) -> None:
        """Tell everybody who listens how it is."""
        for hear in self.listeners:
            hear(status)

    def print_ticket(
        self, paper: TicketPaper, *, sent: Callable[[], None] = lambda: None
    ) -> PrintState:
        if self.fault:
            raise self.fault
        self.printed.append(paper)
        sent()
        return self.says

    def print_slip(self, slip: SlipPaper) -> PrintState:
        if self.fault:
            raise self.fault
        self.slips.append(slip)
        return self.says

    def close(self) -> None:
        self.closed = True


class FakePrinting(TicketPrinting):
    """Prints at a fake printer, when its background lets it."""

    def __init__(self, printer: FakePrinter, background: Background) -> None:
        QObject.__init__(self)
        self.station = "kiosk-1"
        self._printer = printer
        printer.listeners.append(self.printerChanged.emit)
        printer.print_duplicate = self._print_duplicate
        self._background = background

    def print_ticket(
        self,
        ticket: Ticket,  # noqa: ARG002 - the paper says enough
        paper: TicketPaper,
        report: Callable[[PrintState], None],
    ) -> None:
        self._background.run(
            lambda: self._printer.print_ticket(paper), report, lambda _: report(PrintState.FAILED)
        )

    def _print_duplicate(self, ticket: UUID) -> None:
        def told(state: PrintState) -> None:
            self.duplicateEnded.emit(ticket, state)

        self._background.run(self._printer.say_how_it_ends, told, lambda _: told(PrintState.FAILED))

    def print_slip(self, slip: SlipPaper, report: Callable[[PrintState], None]) -> None:
        self._background.run(
            lambda: self._printer.print_slip(slip), report, lambda _: report(PrintState.FAILED)
        )


class Held:
    """A background whose acts wait until the test lets them happen, for what is seen between."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []

    def run[T](
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        def happen() -> None:
            try:
                result = act()
            except Exception as error:  # noqa: BLE001 - whoever asked decides what it means
                failed(error)
            else:
                done(result)

        self._waiting.append(happen)

    @property
    def waiting(self) -> int:
        """Return how many acts wait."""
        return len(self._waiting)

    def let_one_happen(self) -> None:
        """Carry out what was asked first."""
        self._waiting.pop(0)()

    def let_happen(self, count: int | None = None) -> None:
        """Carry out what has been asked, and what that asks in its turn; so many at most."""
        while self._waiting and count != 0:
            self.let_one_happen()
            count = None if count is None else count - 1


def a_reception(services: int = len(SERVICES)) -> FakeReception:
    unit = a_unit(services)
    return FakeReception(hall=FakeHall(unit), desk=FakeDesk(unit))


def _wait(low: int, high: int) -> ExpectedWait:
    return ExpectedWait(low=timedelta(minutes=low), high=timedelta(minutes=high))
