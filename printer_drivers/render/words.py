"""The words on a ticket, in the visitor's language or the nearest one that has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assets import ticket_words
from reception.domain.expected_wait import TurnHours, turn_hours
from reception.domain.language import (
    Language,
    Texts,
    date_words,
    keeps_placeholders,
    language_found,
    unbroken,
)
from reception.domain.paper import SlipPaper, TicketLine, TicketPaper
from reception.domain.ticket import spaced_label

type Own = Mapping[str, str]

_NONE: Own = {}
_HYPHEN = "\N{NON-BREAKING HYPHEN}"
# Arabic counts ten and fewer with a plural, more with a singular; whole hundreds with another.
_FEW, _HUNDRED, _DUAL = 10, 100, 2


@dataclass(frozen=True, slots=True)
class PaperWords:
    """A text and the language it is really in."""

    text: str
    language: Language


def _find(key: str, language: Language, own: Own = _NONE) -> tuple[object, Language]:
    """Return the entry for a reader of ``language`` and the language it was found in."""
    words = ticket_words()
    entries = {Language(code): words[code][key] for code in words if key in words[code]}
    english = words[Language.ENGLISH].get(key)
    # Of another version of the sheet, or of nobody: what cannot be filled in is not printed.
    if key in own and isinstance(english, str) and keeps_placeholders(english, own[key]):
        entries[Language.TAMAZIGHT] = own[key]
    found = language_found(entries, language)
    if found is None:
        raise KeyError(key)
    return entries[found], found


def word(key: str, language: Language, own: Own = _NONE, **figures: int) -> PaperWords:
    """Return the wording of ``key`` with its figures filled in.

    Args:
        key: what it is called in the file of words.
        language: the reader's.
        own: what the sheet brings along in Tamazight, as its unit shows it.
        figures: what stands in the wording.
    """
    entry, found = _find(key, language, own)
    return PaperWords(str(entry).format(**figures), found)


def wording_of(texts: Texts, language: Language) -> PaperWords | None:
    """Return the unit's own text for a reader of ``language``; None when there is none."""
    found = language_found(texts, language)
    return PaperWords(texts[found], found) if found else None


def people_words(count: int, language: Language, own: Own = _NONE) -> PaperWords:
    """Return how many people, such as "13 people"."""
    _, found = _find("people", language, own)
    table = own if found is Language.TAMAZIGHT else ticket_words()[found]
    rest = count % _HUNDRED
    fewer = "people_hundreds" if rest <= _DUAL else "people_few" if rest <= _FEW else "people"
    names = (f"people_{count}", fewer, "people")
    return word(next(name for name in names if name in table), found, own, count=count)


def place_words(paper: TicketPaper, language: Language) -> PaperWords | None:
    """Return where to wait, torn apart at no hyphen; None when the unit does not say."""
    place = wording_of(paper.waiting_area, language)
    return place and PaperWords(place.text.replace("-", _HYPHEN), place.language)


def turn_words(paper: TicketPaper, language: Language, own: Own = _NONE) -> PaperWords:
    """Return when the turn comes, such as "between 10:40 and 10:55", or "before 11:30".

    Raises:
        ValueError: nobody knows.
    """
    if paper.expected_wait is None:
        raise ValueError("no wait was announced with this ticket")
    return hours_words(turn_hours(paper.issued_at, paper.expected_wait), language, own)


def hours_words(turn: TurnHours, language: Language, own: Own = _NONE) -> PaperWords:
    """Return between which hours a turn comes."""
    key = "turn_between" if turn.after else "turn_before"
    entry, found = _find(key, language, own)
    after = time_words(turn.after) if turn.after else ""
    return PaperWords(str(entry).format(after=after, before=time_words(turn.before)), found)


def about_words(
    paper: TicketPaper, line: TicketLine, language: Language, own: Own = _NONE
) -> PaperWords | None:
    """Return what explains who is before, or when the turn comes; None: nothing need be said.

    What stands beside a line that is whole without it is said to nobody in another language.
    """
    key = None
    if line is TicketLine.AHEAD and paper.is_next:
        key = "next"
    elif line is TicketLine.EXPECTED_WAIT and paper.expected_wait:
        turn = turn_hours(paper.issued_at, paper.expected_wait, paper.counters)
        key = "one_counter" if turn.hangs_on_one else None
    about = word(key, language, own) if key else None
    return about if about and about.language is language else None


def closing_words(
    paper: TicketPaper | SlipPaper, language: Language, own: Own = _NONE
) -> PaperWords | None:
    """Return where to ask or complain, on one line; None where the unit names nobody."""
    named = unbroken(" · ".join(part for part in (paper.hotline, paper.complaints_site) if part))
    closing = word("closing", language, own)
    return PaperWords(closing.text.replace("%", named), closing.language) if named else None


def printed_words(at: datetime, language: Language) -> PaperWords:
    """Return when a sheet was printed."""
    entry, found = _find("printed_at", language)
    day = date_words(at, found, ticket_words()[found])
    return PaperWords(str(entry).format(date=day, time=time_words(at)), found)


def time_words(issued_at: datetime) -> str:
    """Return the time of day, such as "09:42"."""
    return f"{issued_at:%H:%M}"


def label_words(label: str) -> str:
    """Return a ticket's label with air between letters and number: "A042" gives "A 042"."""
    return spaced_label(label, "\N{THIN SPACE}")
