"""How long what of the past is kept."""

import calendar
from dataclasses import dataclass
from datetime import date

FORGOTTEN = "~"
"""Stands for whoever served, and for whichever priority class: it was known and is not kept."""
_MONTHS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Retention:
    """The unit's rule; the defaults are those of docs/decisions/0025."""

    people_months: int = 3
    """So long is it known who served whom."""
    tickets_months: int = 13
    """So long are visits told apart one by one."""

    def people_before(self, today: date) -> date:
        """Return the first day of which it is still known who served."""
        return months_before(today, self.people_months)

    def tickets_before(self, today: date) -> date:
        """Return the first day whose visits are still told apart."""
        return months_before(today, self.tickets_months)


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last one of a shorter month."""
    years, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))
