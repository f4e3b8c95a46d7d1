"""How long what of the past is kept."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from reception.domain.calendar import months_before
from reception.domain.fields import Limits

FORGOTTEN = "~"
"""Stands for whoever served, and for whichever priority class: it was known and is not kept."""


Months = Annotated[int, Limits(least=1, most=120, of="months")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Retention:
    """The unit's rule; the defaults are those of docs/decisions/0025."""

    people_months: Months = 3
    """So long is it known who served whom."""
    tickets_months: Months = 13
    """So long are visits told apart one by one."""

    def people_before(self, today: date) -> date:
        """Return the first day of which it is still known who served."""
        return months_before(today, self.people_months)

    def tickets_before(self, today: date) -> date:
        """Return the first day whose visits are still told apart."""
        return months_before(today, self.tickets_months)
