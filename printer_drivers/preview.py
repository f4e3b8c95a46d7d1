"""A unit's ticket as it would be printed, without a printer and without a visitor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import ClassVar
from uuid import UUID

from printer_drivers.bitmap import Bitmap
from printer_drivers.render.text import SHORTEN, TextTooLongError
from printer_drivers.render.ticket import lay_out, render_ticket
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.page_key import DAY_KEY_BYTES, page_key
from reception.domain.paper import TicketPaper, TicketTemplate
from reception.domain.ticket import label
from reception.domain.unit import ORDINARY, Unit
from reception.paper.model import ticket_paper

_PAGE_KEY = page_key(bytes(DAY_KEY_BYTES), UUID(int=42))
_NUMBER, _AHEAD = 42, 9
_WAIT = ExpectedWait(low=timedelta(minutes=15), high=timedelta(minutes=25))


def preview_ticket(
    unit: Unit,
    *,
    language: Language,
    issued_at: datetime,
    service: str | None = None,
    priority: str = ORDINARY,
    duplicate: bool = False,
    width_px: int = 576,
    dpi: int = 203,
) -> Bitmap:
    """Draw a ticket by a unit's template, for its first service if none is named; any thread may.

    Raises:
        UnknownServiceError: the unit does not offer it.
        UnknownPriorityError: it is not one of the house rules.
        TextTooLongError: a text does not fit even at the smallest size.
    """
    unit.priority(priority)
    paper = _paper(
        unit,
        service or unit.services[0].code,
        language,
        priority,
        issued_at=issued_at,
        duplicate=duplicate,
    )
    return render_ticket(paper, width_px, dpi)


@dataclass(frozen=True, kw_only=True, slots=True)
class Misfit:
    """A text that would keep tickets from being printed."""

    text: str
    where: str
    """On whose tickets it stands, and in which language it is."""
    width_px: int
    """Of the whole ticket."""
    hint: ClassVar[str] = SHORTEN
    """What to do."""

    def __str__(self) -> str:
        return f"{self.what}: {self.hint}"

    @property
    def what(self) -> str:
        """Return one sentence that names it."""
        return f"'{self.text}' ({self.where}) does not fit on a ticket {self.width_px} dots wide"


def misfits(unit: Unit, *, width_px: int, dpi: int) -> list[Misfit]:
    """Return the texts that would keep a ticket from being printed, each once."""
    met: dict[str, tuple[TextTooLongError, list[tuple[str, str]]]] = {}
    some_day = datetime.fromisoformat("2026-09-23T10:00:00Z")
    services = [service.code for service in unit.services]
    priorities = [priority.code for priority in unit.priorities]
    # Names of services and classes do not meet on a line: each is tried once a language.
    tried = [(service, ORDINARY) for service in services]
    tried += [(services[0], priority) for priority in priorities]
    for (service, priority), language in product(tried, unit.languages):
        paper = _paper(
            unit, service, language, priority, issued_at=some_day, duplicate=True, last=True
        )
        try:
            lay_out(paper, width_px, dpi)
        except TextTooLongError as refused:
            met.setdefault(refused.text, (refused, []))[1].append((service, priority))
    return [
        Misfit(text=text, where=_where(unit, tickets, refused.language), width_px=width_px)
        for text, (refused, tickets) in met.items()
    ]


def _where(unit: Unit, tickets: Sequence[tuple[str, str]], language: Language | None) -> str:
    """Return on which tickets a text was met, by the codes of the unit's file."""
    services = list(dict.fromkeys(one for one, priority in tickets if priority == ORDINARY))
    if not services:
        place = f"priority {', '.join(dict.fromkeys(priority for _, priority in tickets))}"
    elif len(services) == len(unit.services):
        place = "every service"
    else:
        place = f"service {', '.join(services)}"
    return f"{place}, in {language}" if language else place


def _paper(
    unit: Unit,
    service: str,
    language: Language,
    priority: str,
    *,
    issued_at: datetime,
    duplicate: bool,
    last: bool = False,
) -> TicketPaper:
    series = unit.service(service).series
    number = series.last if last else min(series.first + _NUMBER - 1, series.last)
    return ticket_paper(
        unit,
        label=label(series.prefix, number),
        language=language,
        service=service,
        priority=priority,
        issued_at=issued_at,
        ahead=_AHEAD,
        expected_wait=_WAIT,
        page_key=_PAGE_KEY,
        duplicate=duplicate,
    )


def sample_paper(
    language: Language = Language.ARABIC, *, remarks: tuple[str, ...] = ()
) -> TicketPaper:
    """Return a ticket that no queue knows, number 000; remarks stand at its end."""
    return TicketPaper(
        label="T000",
        language=language,
        unit_names={
            Language.ARABIC: "تذكرة تجريبية",
            Language.FRENCH: "Ticket d'essai",
            Language.ENGLISH: "Test ticket",
        },
        service_names={
            Language.ARABIC: "اختبار الطابعة",
            Language.FRENCH: "Essai de l'imprimante",
            Language.ENGLISH: "Printer test",
        },
        issued_at=datetime(2026, 1, 1, 9, 42, tzinfo=UTC),
        ahead=4,
        expected_wait=ExpectedWait(low=timedelta(minutes=10), high=timedelta(minutes=15)),
        qr_text="https://www.chikaya.ma",
        hotline="3737",
        complaints_site="chikaya.ma",
        template=TicketTemplate(footer={Language.FRENCH: remarks} if remarks else {}),
    )


def head_remarks(profile_name: str | None, width_px: int, dpi: int) -> tuple[str, ...]:
    """Return what a sample says of the printer it was drawn for."""
    width_mm = width_px * 25.4 / dpi
    named = (profile_name,) if profile_name else ()
    return (*named, f"{width_px} px · {dpi} dpi · {width_mm:.0f} mm")
