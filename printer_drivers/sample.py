"""The sample ticket of ``nouba printer test``."""

from datetime import UTC, datetime, timedelta

from reception.domain.estimate import ExpectedWait
from reception.domain.language import Language
from reception.domain.paper import TicketPaper
from reception.domain.ticket_template import TicketTemplate


def sample_paper(
    language: Language = Language.ARABIC, *, remarks: tuple[str, ...] = ()
) -> TicketPaper:
    """Return a ticket that no queue knows: its number is 000.

    Args:
        language: the one it is written in.
        remarks: lines at its end, such as the head it is drawn for.
    """
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
