"""What the core answered to the question of a page, as a report; made in the worker."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from admin_console.figures.errand import Errand
from admin_console.figures.inquiry import Inquiry
from reception.domain.language import Language
from reception.domain.unit import Person, Unit
from reception.report_files.answers import Answers
from reception.report_files.build import Making, build
from reception.report_files.document import Document

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.reports import Reports


@dataclass(frozen=True, kw_only=True)
class Found:
    """A report in the language of the window, and the answers that it is made of."""

    inquiry: Inquiry
    today: date
    answers: Answers
    document: Document

    def in_language(self, language: Language) -> "Found":
        """Return the same report in another language; nothing is asked again."""
        if self.document.language is language:
            return self
        return replace(self, document=_document(self.inquiry, self.answers, language))


def find(
    reception: "Reception", inquiry: Inquiry, person: Person, language: Language, errand: Errand
) -> Found:
    """Ask the core; runs in the worker.

    Raises:
        PeriodError: the period ends before it begins, or begins after today.
        NotAllowedError: the person's role does not include it.
        AnswerStoppedError: nobody wants the answer any more.
    """
    unit, reports = asked_of(reception, inquiry.site, person)
    today = reception.hall.today()
    answers = Answers(
        reports, unit, inquiry.question(today), compares=inquiry.compares, asking=person
    )
    document = _document(inquiry, answers, language, errand)
    return Found(inquiry=inquiry, today=today, answers=answers, document=document)


def asked_of(reception: "Reception", site: str | None, asking: Person) -> "tuple[Unit, Reports]":
    """Return how the unit describes itself, and what answers for it: at a centre, maybe a site.

    Raises:
        UnknownSiteError: the site is not followed any more, or is being copied.
        NotAllowedError: the person's role does not include it.
    """
    if site is None or reception.comparing is None:
        return reception.hall.unit(), reception.reports
    reports = reception.comparing.of(site)
    units = reception.comparing.units(asking=asking)
    return next(one for one in units if one.code == site), reports


def _document(
    inquiry: Inquiry, answers: Answers, language: Language, errand: Errand | None = None
) -> Document:
    making = Making(language=language)
    watch = (errand or Errand()).part(0, 1)
    return build(inquiry.report, answers, making, watch=watch)
