"""A unit's year: which of the state's days it has, which are still to be confirmed, day by day.

The ``holidays`` library counts the state's days. What hangs on the moon is announced a day or two
ahead, so it is estimated until somebody confirms it. Days that are decreed once are nobody's to
foresee.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from holidays.countries.morocco import Morocco

from reception.domain.calendar import Calendar, Closure, Period, Season, hours_on
from reception.domain.language import Language, Texts, text_in

_DAY = timedelta(days=1)
# An estimate by the moon is off by a day or two; what is near it under the same name is the same.
_NEAR = timedelta(days=10)

type Dated = Closure | Season


class DayKind(StrEnum):
    """What a day of the year is at a glance."""

    USUAL = "usual"
    DAY_OFF = "day_off"
    """By the day of the week."""
    CLOSED = "closed"
    """A holiday, or days off of the office's own."""
    HALF = "half"
    SEASON = "season"
    """Hours of its own, such as in Ramadan."""


@dataclass(frozen=True, kw_only=True, slots=True)
class YearDay:
    """One day of the year at a glance."""

    date: date
    kind: DayKind
    hours: tuple[Period, ...]
    names: Texts
    """Of the closure or the season; empty on any other day."""
    estimated: bool
    """It may yet move."""


def days_of(calendar: Calendar, year: int) -> Iterator[YearDay]:
    """Yield every day of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield _day(calendar, day)
        day += _DAY


def missing[One: Dated](entered: Sequence[One], official: Sequence[One]) -> tuple[One, ...]:
    """Return those of the state's days that nobody has entered, wherever they may lie."""
    return tuple(one for one in official if not any(_is(had, one) for had in entered))


def unconfirmed(calendar: Calendar, today: date, within: timedelta) -> tuple[Dated, ...]:
    """Return the estimated days that go on or begin within so long, the nearest first."""
    dated: tuple[Dated, ...] = (*calendar.closures, *calendar.seasons)
    near = (
        one for one in dated if one.estimated and today <= one.last and one.first <= today + within
    )
    return tuple(sorted(near, key=lambda one: one.first))


def _day(calendar: Calendar, day: date) -> YearDay:
    closures = [one for one in calendar.closures if one.first <= day <= one.last]
    # What closes the whole day counts before what leaves a half.
    closure = min(closures, key=lambda one: bool(one.open_hours), default=None)
    season = next((one for one in calendar.seasons if one.first <= day <= one.last), None)
    hours = hours_on(calendar, day)
    usual = (season or calendar).hours.get(day.isoweekday(), ())
    if closure and (usual or not closure.open_hours):
        kind = DayKind.HALF if closure.open_hours else DayKind.CLOSED
    elif not hours:
        kind = DayKind.DAY_OFF
    else:
        kind = DayKind.SEASON if season else DayKind.USUAL
    told = closure or season
    return YearDay(
        date=day,
        kind=kind,
        hours=hours,
        names=told.names if told else {},
        estimated=any(one.estimated for one in (closure, season) if one),
    )


def _is(had: Dated, official: Dated) -> bool:
    """Return whether a unit's days are these of the state."""
    if had.official:
        return had.official == official.official and abs(had.first - official.first) <= 3 * _NEAR
    same_name = text_in(had.names, Language.FRENCH) == text_in(official.names, Language.FRENCH)
    # A file of a unit need not say which holiday it means: the same day off is one all the same.
    covered = had.first <= official.first and official.last <= had.last and not official.estimated
    return abs(had.first - official.first) <= _NEAR and (same_name or covered)


RAMADAN = "ramadan"
_ESTIMATED = " (estimated)"
_MARK = re.compile(r" \((estimated|estimé|تقديري)\)$")
_LANGUAGES = {Language.ARABIC: "ar", Language.FRENCH: "fr", Language.ENGLISH: "en_US"}
# As the official gazette and the offices' own notices write them; a day that is new in the library
# and not here goes by the library's own names.
_GAZETTE: dict[str, tuple[str, str]] = {
    "Proclamation of Independence Day": (
        "ذكرى تقديم وثيقة المطالبة بالاستقلال",
        "Manifeste de l’Indépendance",
    ),
    "Amazigh New Year": ("رأس السنة الأمازيغية", "Nouvel an amazigh"),
    "Labor Day": ("عيد الشغل", "Fête du Travail"),
    "Throne Day": ("عيد العرش", "Fête du Trône"),
    "Oued Ed-Dahab Day": ("ذكرى استرجاع وادي الذهب", "Récupération d’Oued Ed-Dahab"),
    "Revolution Day": ("ذكرى ثورة الملك والشعب", "Révolution du Roi et du Peuple"),
    "Youth Day": ("عيد الشباب", "Fête de la Jeunesse"),
    "Unity Day": ("عيد الوحدة", "Aïd Al Wahda"),
    "Green March": ("ذكرى المسيرة الخضراء", "Anniversaire de la Marche verte"),
    "Independence Day": ("عيد الاستقلال", "Fête de l’Indépendance"),
    "Eid al-Fitr": ("عيد الفطر", "Aïd Al Fitr"),
    "Eid al-Adha": ("عيد الأضحى", "Aïd Al Adha"),
    "Islamic New Year": ("فاتح محرم", "Premier Moharram"),
    "Prophet's Birthday": ("عيد المولد النبوي", "Aïd Al Mawlid"),
}
RAMADAN_NAMES: Texts = {
    Language.ARABIC: "توقيت شهر رمضان",
    Language.FRENCH: "Horaire du mois de Ramadan",
    Language.ENGLISH: "Ramadan hours",
}
_RAMADAN_HOURS = (Period(opens=time(9), closes=time(15)),)
_WORKING_DAYS = range(1, 6)
# Estimates may be two days off either way, and a lunar year is ten or eleven days shorter.
_AROUND = timedelta(days=20)


class _FastingBegins(Morocco):
    """When Ramadan begins, by the same estimate as its end."""

    # Both names are the library's own ones, of 0.109; test_official_days finds out when they go.
    def _populate_public_holidays(self) -> None:
        self._add_ramadan_beginning_day(RAMADAN)


def official_days(year: int) -> tuple[Closure, ...]:
    """Return the state's holidays of a year in order; those that hang on the moon are estimated."""
    return tuple(sorted(_official_days(year), key=lambda one: (one.first, one.official)))


def ramadans(year: int) -> tuple[Season, ...]:
    """Return the months of fasting that begin in a year, with the usual hours of offices then."""
    begun = sorted(_FastingBegins(years=year))
    ends = sorted(
        one.first
        for near in (year, year + 1)
        for one in official_days(near)
        if one.official == "eid-al-fitr"
    )
    return tuple(
        Season(
            names=RAMADAN_NAMES,
            first=first,
            last=min(end for end in ends if end > first + _AROUND) - _DAY,
            hours=dict.fromkeys(_WORKING_DAYS, _RAMADAN_HOURS),
            estimated=True,
            official=RAMADAN,
        )
        for first in begun
    )


def _official_days(year: int) -> Iterator[Closure]:
    by_language = {
        language: Morocco(years=year, language=code) for language, code in _LANGUAGES.items()
    }
    english = by_language[Language.ENGLISH]
    found: dict[str, list[date]] = {}
    named: dict[str, Texts] = {}
    for day in sorted(english):
        for at, said in enumerate(english.get_list(day)):
            found.setdefault(said, []).append(day)
            named[said] = {
                language: days.get_list(day)[at] for language, days in by_language.items()
            }
    for said, days in found.items():
        name = said.removesuffix(_ESTIMATED)
        for first, last in _stretches(days):
            yield Closure(
                names=_names(name, named[said]),
                first=first,
                last=last,
                estimated=said.endswith(_ESTIMATED),
                official=name.lower().replace("'", "").replace(" ", "-"),
            )


def _stretches(days: list[date]) -> Iterator[tuple[date, date]]:
    """Yield the first and last of days that follow each other."""
    first = days[0]
    for one, following in zip(days, (*days[1:], None), strict=True):
        if following is None or following != one + _DAY:
            yield first, one
            first = following or one


def _names(name: str, library: Texts) -> Texts:
    if name not in _GAZETTE:
        # The library marks estimates in each language.
        return {language: _MARK.sub("", text) for language, text in library.items()}
    arabic, french = _GAZETTE[name]
    return {Language.ARABIC: arabic, Language.FRENCH: french, Language.ENGLISH: name}
