"""A ticket's paper: the facts that stand on it, and what is known of its printing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reception.domain.estimate import ExpectedWait
from reception.domain.language import Language, Texts
from reception.domain.ticket_template import TicketTemplate


class PrintState(StrEnum):
    """What is known of a sheet of paper; "sent" is not "printed"."""

    QUEUED = "queued"
    SENDING = "sending"
    """Written before the first byte leaves."""
    SENT = "sent"
    """The printer has taken every byte."""
    CONFIRMED = "confirmed"
    """The printer said that this very job is printed."""
    CONFIRMED_WEAKLY = "confirmed_weakly"
    """The printer answered a question that stood behind the job, which is not quite the same."""
    UNCONFIRMED = "unconfirmed"
    """Perhaps on paper, perhaps not: only a person can tell."""
    FAILED = "failed"
    """Certainly not a whole ticket."""
    EXPIRED = "expired"
    """Never begun: it was too late, its visitor had gone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketPaper:
    """The facts on one paper ticket; the renderer finds the words."""

    label: str
    language: Language
    unit_names: Texts
    service_names: Texts
    issued_at: datetime
    """In the unit's zone."""
    ahead: int
    expected_wait: ExpectedWait | None = None
    priority_names: Texts = field(default_factory=dict)
    """Empty for the ordinary class."""
    documents: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    waiting_area: Texts = field(default_factory=dict)
    qr_text: str = ""
    hotline: str = ""
    complaints_site: str = ""
    duplicate: bool = False
    template: TicketTemplate = field(default_factory=TicketTemplate)
