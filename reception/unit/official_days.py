"""The days off and the season that the state of Morocco gives each year, as far as they are known.

The ``holidays`` library counts them. What hangs on the moon is announced a day or two ahead, so it
is estimated until somebody confirms it. Days that are decreed once are nobody's to foresee.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta

from holidays.countries.morocco import Morocco

from reception.domain.calendar import Closure, Period, Season
from reception.domain.language import Language, Texts

RAMADAN = "ramadan"
_DAY = timedelta(days=1)
_ESTIMATED = " (estimated)"
_LANGUAGES = {
    Language.ARABIC: "ar",
    Language.FRENCH: "fr",
    Language.ENGLISH: "en_US",
}
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
                official=_code(name),
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
        return {language: _unmarked(text) for language, text in library.items()}
    arabic, french = _GAZETTE[name]
    return {Language.ARABIC: arabic, Language.FRENCH: french, Language.ENGLISH: name}


def _unmarked(text: str) -> str:
    """Return a name of the library without its mark of estimates."""
    for mark in (_ESTIMATED, " (estimé)", " (تقديري)"):
        text = text.removesuffix(mark)
    return text


def _code(name: str) -> str:
    return name.lower().replace("'", "").replace(" ", "-")
