"""What ``nouba doctor`` says of the calendar: dates to confirm, and days that are missing."""

from collections.abc import Iterator
from datetime import date, timedelta

from nouba.checked import Checked, Health
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.domain.year import Dated, missing, unconfirmed

_MOROCCO = "Africa/Casablanca"
_SOON = timedelta(days=30)
_AUTUMN = 10


def calendar_checks(unit: Unit, today: date) -> Iterator[Checked]:
    """Warn of days by the moon that come soon and are not confirmed, and of a year not entered."""
    # A library of its own, which most commands do without.
    from reception.official_days import official_days, ramadans  # noqa: PLC0415

    calendar = unit.calendar
    for dates in unconfirmed(calendar, today, _SOON):
        yield Checked(
            "calendar",
            Health.WARNING,
            f"{text_in(dates.names, Language.FRENCH)} is near and its date is only estimated:"
            f" {dates.first} to {dates.last}",
            "confirm or move it in the console's calendar, or take 'estimated' away in the"
            " unit's file and load it again",
        )
    if calendar.always_open or unit.zone != _MOROCCO:
        return
    # The state announces nothing more of a year before it begins: enter it in autumn.
    years = (today.year, today.year + 1) if today.month >= _AUTUMN else (today.year,)
    for year in years:
        days: tuple[Dated, ...] = missing(calendar.closures, official_days(year))
        days += missing(calendar.seasons, ramadans(year))
        lacking = [one for one in days if one.last >= today]
        if lacking:
            names = ", ".join(text_in(one.names, Language.FRENCH) for one in lacking)
            yield Checked(
                "calendar",
                Health.WARNING,
                f"{len(lacking)} of the state's days of {year} are not in the unit's calendar"
                f" ({names})",
                "add them in the console's calendar",
            )
