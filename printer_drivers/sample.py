"""The sample ticket of ``nouba printer test``."""

from datetime import UTC, datetime, timedelta

from reception.domain.estimate import ExpectedWait
from reception.domain.language import Language
from reception.domain.paper import TicketPaper


def sample_paper() -> TicketPaper:
    """Return a ticket that shows every part, and that no queue knows: its number is 000."""
    return TicketPaper(
        label="T000",
        language=Language.ARABIC,
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
    )
