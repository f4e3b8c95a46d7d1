"""A ticket in the words of its visitor."""

from dataclasses import dataclass, field

from kiosk.core import Issued
from kiosk.ticket.paper_news import Paper
from kiosk.words import Told, told_together, word
from reception.domain.language import Language, text_in
from reception.slips import slip_words
from ui_kit.wording import date_text, label_text, time_text, wait_text

_NEWS = {Paper.PRINTING: "printing", Paper.PERHAPS: "perhapsTicket", Paper.READY: "takeTicket"}


@dataclass(frozen=True, kw_only=True, slots=True)
class TicketWords:
    """What the ticket page shows."""

    label: str = ""
    service: str = ""
    day: str = ""
    time: str = ""
    ahead: str = ""
    """Empty where nobody knows."""
    wait: str = ""
    place: str = ""
    alone: str = ""
    """That the server was away, and the place is kept all the same; empty while it was there."""
    follows: bool = False
    """Whether the code leads to the visitor's own page."""
    complaints: str = ""
    captions: list[Told] = field(default_factory=list)
    """"Your number" in every language, the visitor's first."""
    others: list[Told] = field(default_factory=list)
    """What to do with the number, in every language but the visitor's."""


def news_text(paper: Paper, language: Language) -> str:
    """Return what becomes of the paper; empty where none comes and the number is all there is."""
    return word(_NEWS[paper], language) if paper in _NEWS else ""


def compose(issued: Issued, language: Language) -> TicketWords:
    """Return what the ticket page shows to readers of ``language``."""
    paper = issued.paper
    return TicketWords(
        label=label_text(paper.label),
        service=text_in(paper.service_names, language),
        day=date_text(paper.issued_at.date(), language),
        time=time_text(paper.issued_at),
        ahead="" if paper.given_alone else str(paper.ahead),
        wait=wait_text(paper.expected_wait, language),
        alone=text_in(slip_words("alone"), language) if paper.given_alone else "",
        place=text_in(paper.waiting_area, language),
        follows=paper.qr_follows,
        complaints=" · ".join(part for part in (paper.hotline, paper.complaints_site) if part),
        captions=told_together("yourNumber", language),
        others=told_together("keepNumber", language)[1:],
    )
