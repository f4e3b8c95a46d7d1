"""A page of single visits, and one visit in all its detail; asked in the worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from admin_console.reports.answer import Request
from admin_console.reports.question import Inquiry
from reception.app import Reception
from reception.domain.unit import Person, Unit
from reception.reports.answers import LegOfReport, StaysPage, Story
from reception.system.clock import unit_zone

PAGE_ROWS = 50


@dataclass(frozen=True, kw_only=True)
class LegsListed:
    """What the page of single visits shows."""

    inquiry: Inquiry
    unit: Unit
    today: date
    first: date
    last: date
    at: datetime
    """In the unit's zone."""
    stays: StaysPage | None
    """None when one visit is told."""
    story: Story | None

    @property
    def listed(self) -> Sequence[LegOfReport]:
        """Return the stays of the page."""
        return self.stays.stays if self.stays else ()


def list_visits(
    reception: Reception, inquiry: Inquiry, person: Person, request: Request
) -> LegsListed:
    """Ask for a page of visits, or for one visit.

    Raises:
        PeriodError: the period ends before it begins, or begins after today.
        UnknownVisitError: there is no such visit any more.
        NotAllowedError: the person's role does not include it.
        AnswerStoppedError: nobody wants the answer any more.
    """
    unit, today = reception.hall.unit(), reception.hall.today()
    question = inquiry.question(today)
    stays = story = None
    if inquiry.visit:
        story = reception.reports.story(inquiry.visit, asking=person)
    else:
        stays = reception.reports.visits(
            question,
            order=inquiry.order,
            after=inquiry.after[-1] if inquiry.after else None,
            limit=PAGE_ROWS,
            asking=person,
            watch=request.part(0, 1),
        )
    return LegsListed(
        inquiry=inquiry,
        unit=unit,
        today=today,
        first=question.first or today,
        last=question.last or today,
        at=reception.hall.now().astimezone(unit_zone(unit.zone)),
        stays=stays,
        story=story,
    )
