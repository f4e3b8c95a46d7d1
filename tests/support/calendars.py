"""The commune's calendar, and any other one that an office might have."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from reception.domain.calendar import Calendar, Closure, Period, Season
from reception.domain.language import Language
from reception.system.clock import unit_zone
from reception.unit.file import load_template

CASABLANCA = unit_zone("Africa/Casablanca")
COMMUNE = load_template("commune").calendar


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=CASABLANCA).astimezone(UTC)


def of_the_day(quarters: int) -> time:
    return time(quarters // 4, 15 * (quarters % 4))


@st.composite
def weeks(draw: st.DrawFn) -> dict[int, tuple[Period, ...]]:
    """Draw hours for some days of the week: one to three stretches, the last over an hour long."""
    week = {}
    for weekday in draw(st.sets(st.integers(1, 7))):
        edges = sorted(draw(st.sets(st.integers(16, 90), min_size=2, max_size=6)))
        pairs = list(zip(edges[::2], edges[1::2], strict=False))
        pairs[-1] = (pairs[-1][0], pairs[-1][1] + 5)
        week[weekday] = tuple(Period(opens=of_the_day(a), closes=of_the_day(b)) for a, b in pairs)
    return week


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days = st.dates(date(2026, 8, 1), date(2026, 11, 30))
    spans = st.tuples(days, st.integers(0, 20).map(timedelta))
    return Calendar(
        hours=draw(weeks()),
        seasons=tuple(
            Season(names={Language.FRENCH: "saison"}, first=first, last=first + long, hours=hours)
            for (first, long), hours in draw(st.lists(st.tuples(spans, weeks()), max_size=2))
        ),
        closures=tuple(
            Closure(names={Language.FRENCH: "fermé"}, first=first, last=first + long)
            for first, long in draw(st.lists(spans, max_size=3))
        ),
        last_ticket_before_closing=timedelta(minutes=draw(st.integers(0, 60))),
    )


# Across the end of summer time.
this_autumn = st.integers(0, 110 * 24 * 60).map(
    lambda minute: datetime(2026, 8, 5, tzinfo=UTC) + timedelta(minutes=minute)
)
