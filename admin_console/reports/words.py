"""How pages of figures call what they show: by the words of the reports."""

from datetime import date

from reception.domain.language import text_in
from reception.domain.unit import Unit
from reception.reports.question import Dimension, Key
from reception.reports.words import Name, ReportWords, file_words, wording
from ui_kit.translations import current_language
from ui_kit.words import from_its_side


def page_title(report: str) -> str:
    """Return what the page of a report is called, in the language of the app."""
    return text_in(wording().reports[report].page, current_language())


def dimension_words(dimension: Dimension) -> str:
    """Return what a dimension is called."""
    return file_words(current_language())[f"dimension_{dimension}"]


def namer(dimension: Dimension, unit: Unit) -> Name:
    """Return how the groups of a dimension are called; a code that the unit has no more stays."""
    spoken = ReportWords(current_language(), unit).namer(dimension)

    def name(key: Key) -> str:
        # A date begins with its number: where lines begin on the right, so does it.
        return from_its_side(spoken(key)) if isinstance(key, date) else spoken(key)

    return name
