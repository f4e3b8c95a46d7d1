"""How the groups of a report are called, in the language of the reader."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from reception.dimensions import Dimension, Key
from reception.domain.language import Language, text_in
from reception.domain.retention import FORGOTTEN
from reception.domain.unit import Unit
from reception.report_files.words import calendar_words, day_words, file_words
from reception.report_wording import wording

_LEFT_TO_RIGHT_MARK = "\u200e"
_MIDNIGHT = 24

type Name = Callable[[Key], str]


def dimension_name(dimension: Dimension, language: Language) -> str:
    """Return what a dimension is called."""
    return file_words(language)[f"dimension_{dimension}"]


def key_namer(dimension: Dimension, unit: Unit, language: Language) -> Name:
    """Return how the groups of a dimension are called; a code that the unit has no more stays."""
    known = dict(_listed(dimension, unit, language))
    words = file_words(language)
    nameless = words["no_outcome"] if dimension is Dimension.OUTCOME else words["not_called"]
    of_calendar = {
        Dimension.DAY: lambda day: day_words(day, language, weekday=True),
        Dimension.WEEK: lambda day: words["week_of"].format(day=day_words(day, language)),
        Dimension.MONTH: lambda day: f"{calendar_words(language)[0][day.month - 1]} {day.year}",
    }

    def name(key: Key) -> str:
        match key:
            case None:
                return nameless
            case _ if key == FORGOTTEN:
                return words["no_longer_kept"]
            case date():
                return of_calendar[dimension](key)
            case str():
                return known.get(key, key)
            case _ if dimension is Dimension.HOUR:
                return hour_name(key)
            case _ if dimension is Dimension.WEEKDAY:
                return calendar_words(language)[1][key - 1]
            case _ if dimension is Dimension.COUNTER:
                return words["counter"].format(number=key)
            case _:
                return str(key)

    return name


def hour_name(hour: int) -> str:
    """Return an hour of the day, which keeps its order in every language."""
    return f"{_LEFT_TO_RIGHT_MARK}{hour:02d}:00\u2013{(hour + 1) % _MIDNIGHT:02d}:00"


def _listed(dimension: Dimension, unit: Unit, language: Language) -> Sequence[tuple[str, str]]:
    words, figures = file_words(language), wording().figures
    outcomes: Mapping[str, str] = {
        code: text_in(one.titles, language) for code, one in figures.items()
    }
    texts: Mapping[Dimension, Sequence[tuple[str, str]]] = {
        Dimension.SERVICE: [(one.code, text_in(one.names, language)) for one in unit.every_service],
        Dimension.PRIORITY: [
            (one.code, text_in(one.names, language)) for one in unit.every_priority
        ],
        Dimension.CLERK: [(one.login, text_in(one.names, language)) for one in unit.every_person],
        Dimension.LANGUAGE: [(one.value, words[f"language_{one.value}"]) for one in Language],
        Dimension.OUTCOME: [
            *outcomes.items(),
            *((one.code, text_in(one.names, language)) for one in unit.outcomes),
        ],
    }
    return texts.get(dimension, ())
