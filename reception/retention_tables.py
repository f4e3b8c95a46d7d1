"""The table of a unit's file that says how long what of the past is kept."""

from typing import Annotated

from pydantic import Field

from reception.domain.retention import Retention
from reception.table_kinds import Table

_Months = Annotated[int, Field(ge=1, le=120)]


class RetentionTable(Table):
    """How many months what is kept."""

    people_months: _Months = 3
    tickets_months: _Months = 13

    def build(self) -> Retention:
        """Return the rule."""
        return Retention(people_months=self.people_months, tickets_months=self.tickets_months)
