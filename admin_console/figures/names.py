"""How the groups of a report are called: by the same words as in its files."""

from datetime import date

from reception.dimensions import Dimension, Key
from reception.domain.unit import Unit
from reception.report_files.names import Name, dimension_name, key_namer
from ui_kit.translations import current_language
from ui_kit.wording import from_its_side


def dimension_words(dimension: Dimension) -> str:
    """Return what a dimension is called."""
    return dimension_name(dimension, current_language())


def namer(dimension: Dimension, unit: Unit) -> Name:
    """Return how the groups of a dimension are called; a code that the unit has no more stays."""
    spoken = key_namer(dimension, unit, current_language())

    def name(key: Key) -> str:
        # A date begins with its number: where lines begin on the right, so does it.
        return from_its_side(spoken(key)) if isinstance(key, date) else spoken(key)

    return name


def short_name(dimension: Dimension, key: Key) -> str:
    """Return the name of a place of time as it stands at an axis; empty: as in full."""
    match key:
        case date() if dimension is Dimension.MONTH:
            return from_its_side(f"{key:%m/%Y}")
        case date():
            return f"{key:%d/%m}"
        case int() if dimension is Dimension.HOUR:
            return f"{key:02d}:00"
        case _:
            return ""
