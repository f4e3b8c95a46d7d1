"""The tables of a unit's calendar: hours, seasons and closures."""

from datetime import date, time, timedelta
from typing import Annotated

from pydantic import StringConstraints

from reception.domain.calendar import Calendar, Closure, Period, Season, WeeklyHours
from reception.table_kinds import Minutes, Table, TextsTable

_Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
_Stretch = Annotated[
    str,
    StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9] ?- ?([01][0-9]|2[0-3]):[0-5][0-9]$"),
]


# Empty for what is not the state's but the office's own.
_Official = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]{0,39})?$")]


class HoursTable(Table):
    """The stretches of each day of the week; a day that is left out is a day off."""

    monday: list[_Stretch] = []
    tuesday: list[_Stretch] = []
    wednesday: list[_Stretch] = []
    thursday: list[_Stretch] = []
    friday: list[_Stretch] = []
    saturday: list[_Stretch] = []
    sunday: list[_Stretch] = []

    def build(self) -> WeeklyHours:
        """Return the hours that the table describes."""
        week = enumerate((stretches for _, stretches in self), start=1)
        return {day: tuple(map(_period, stretches)) for day, stretches in week if stretches}


class _SeasonTable(Table):
    names: TextsTable
    first: date
    last: date
    hours: HoursTable
    estimated: bool = False
    official: _Official = ""

    def build(self) -> Season:
        return Season(
            names=self.names.build(),
            first=self.first,
            last=self.last,
            hours=self.hours.build(),
            estimated=self.estimated,
            official=self.official,
        )


class _ClosureTable(Table):
    names: TextsTable
    first: date
    last: date | None = None
    estimated: bool = False
    official: _Official = ""
    open_hours: list[_Stretch] = []

    def build(self) -> Closure:
        return Closure(
            names=self.names.build(),
            first=self.first,
            last=self.last or self.first,
            estimated=self.estimated,
            official=self.official,
            open_hours=tuple(map(_period, self.open_hours)),
        )


class CalendarTable(Table):
    """When tickets are given."""

    hours: HoursTable
    day_starts: _Clock = "04:00"
    last_ticket_minutes: Minutes = 0
    seasons: list[_SeasonTable] = []
    closures: list[_ClosureTable] = []
    always_open: bool = False

    def build(self) -> Calendar:
        """Return the calendar that the table describes."""
        return Calendar(
            hours=self.hours.build(),
            seasons=tuple(table.build() for table in self.seasons),
            closures=tuple(table.build() for table in self.closures),
            last_ticket_before_closing=timedelta(minutes=self.last_ticket_minutes),
            day_starts=time.fromisoformat(self.day_starts),
            always_open=self.always_open,
        )


def _period(stretch: str) -> Period:
    opens, closes = stretch.split("-")
    return Period(
        opens=time.fromisoformat(opens.strip()), closes=time.fromisoformat(closes.strip())
    )
