"""How figures, times and labels are written in each language; Western digits everywhere."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from assets import ticket_words
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language, date_words, unbroken
from reception.domain.ticket import spaced_label
from ui_kit.translations import (
    current_language,
    marked,
    reads_right_to_left,
    said_in_tamazight,
    speech,
    tamazight_seen,
)

_RIGHT_TO_LEFT_MARK = "\u200f"
_LEFT_TO_RIGHT_MARK = "\u200e"
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def language_name(language: Language) -> str:
    """Return the language's name in itself."""
    return {
        Language.ARABIC: "العربية",
        Language.TAMAZIGHT: "ⵜⴰⵎⴰⵣⵉⵖⵜ",
        Language.FRENCH: "Français",
        Language.ENGLISH: "English",
    }[language]


_LANGUAGES: Mapping[Language, str] = {
    Language.ARABIC: marked("Languages", "Arabic"),
    Language.TAMAZIGHT: marked("Languages", "Tamazight"),
    Language.FRENCH: marked("Languages", "French"),
    Language.ENGLISH: marked("Languages", "English"),
}


def language_word(of: Language, language: Language | None = None) -> str:
    """Return what a language is called in another: not everybody reads its own name."""
    return speech(language).say("Languages", _LANGUAGES[of])


def label_text(label: str) -> str:
    """Return a ticket's label as it is shown: ``A042`` with a space that never breaks."""
    return spaced_label(label)


def wait_bound_text(
    wait: ExpectedWait | None, language: Language | None = None, *, is_headed: bool = True
) -> str:
    """Return how long a wait is at most, such as ``25 min``; empty when nothing can be said.

    Args:
        wait: what is expected.
        language: in which it is said; None: the present one.
        is_headed: whether a head says "at most", under which nothing but a bound may stand.
    """
    if wait is None:
        return ""
    words, is_long = speech(language), wait.bound > _HOUR
    hours, rest = divmod(wait.bound, _HOUR)
    minutes = (hours * _HOUR + rest) // _MINUTE
    if is_long and not is_headed:
        return words.say("Wording", "more than an hour")
    if not is_headed:
        said = words.say("Wording", "less than %n min", "", minutes)
    elif not hours:
        said = words.say("Wording", "%n min", "", minutes)
    elif rest:
        said = words.say("Wording", "%n h 30", "", hours)
    else:
        said = words.say("Wording", "%n h", "", hours)
    return from_its_side(said, language)


def duration_text(duration: timedelta, language: Language | None = None) -> str:
    """Return a length of time in minutes, or in hours and minutes."""
    words = speech(language)
    minutes = int(duration / _MINUTE)
    if duration < _HOUR:
        return from_its_side(words.say("Wording", "%n min", "", minutes), language)
    hours, rest = divmod(minutes, 60)
    text = words.say("Wording", "%1 h %2")
    return from_its_side(text.replace("%1", str(hours)).replace("%2", f"{rest:02d}"), language)


def time_text(at: datetime) -> str:
    """Return the time of day; ``at`` must be in the unit's zone."""
    return f"{at:%H:%M}"


def date_text(
    day: date, language: Language | None = None, *, weekday: bool = False, year: bool = True
) -> str:
    """Return a date with the month in words, as Morocco names it."""
    spoken = speech(language).language
    return from_its_side(
        date_words(day, spoken, ticket_words()[spoken], weekday=weekday, year=year), language
    )


def month_name(month: int) -> str:
    """Return a month as Morocco names it; January is 1."""
    return str(ticket_words()[speech().language]["months"][month - 1])


def weekday_text(weekday: int, language: Language | None = None) -> str:
    """Return a day of the week by its number; 1 is Monday."""
    return str(ticket_words()[speech(language).language]["weekdays"][weekday - 1])


def from_its_side(text: str, language: Language | None = None) -> str:
    """Return a text that begins where the language's lines begin, even with digits or a name."""
    right_to_left = reads_right_to_left(language or current_language())
    return f"{_RIGHT_TO_LEFT_MARK}{text}" if right_to_left else text


def from_the_left(text: str) -> str:
    """Return figures that keep their order in every language, such as a span of hours."""
    return f"{_LEFT_TO_RIGHT_MARK}{text}"


def without_marks(text: str) -> str:
    """Return the text without what says from which side it is read, for other programs."""
    return text.replace(_RIGHT_TO_LEFT_MARK, "").replace(_LEFT_TO_RIGHT_MARK, "")


_CONTEXT = "When"
_OPENS = marked("When", "We open on %1 at %2.")
_OPENS_TODAY = marked("When", "We open today at %1.")
_GOES_ON_TODAY = marked("When", "We go on today at %1.")
_AGAIN = marked("When", "Tickets again on %1 at %2")
_AGAIN_TODAY = marked("When", "Tickets again today at %1")
_AGAIN_IN_SHORT = marked("When", "tickets: %1")


def opens_text(
    opens_at: datetime,
    language: Language | None = None,
    *,
    today: date | None = None,
    after_break: bool = False,
) -> str:
    """Return when the unit opens.

    Args:
        opens_at: in the unit's zone.
        language: of the reader; the app's without one.
        today: of that zone, where it is known.
        after_break: whether the unit was open before on the same day.
    """
    on_that_day = _GOES_ON_TODAY if after_break else _OPENS_TODAY
    return _said(_OPENS, on_that_day, opens_at, language, today)


def again_text(
    again_at: datetime | None, language: Language | None = None, *, today: date | None = None
) -> str:
    """Return when a service gives tickets again; empty when nobody knows.

    Args:
        again_at: in the unit's zone.
        language: of the reader; the app's without one.
        today: of that zone, where it is known.
    """
    return _said(_AGAIN, _AGAIN_TODAY, again_at, language, today) if again_at else ""


def again_in_short(
    again_at: datetime | None, language: Language | None = None, *, today: date | None = None
) -> str:
    """Return the same where a column of a list has room for a word or two."""
    if again_at is None:
        return ""
    at, day = time_text(again_at), again_at.date()
    seen_in = _seen_in(_AGAIN_IN_SHORT, language or current_language())
    if today is None or day - today >= timedelta(days=7):
        at = f"{without_marks(date_text(day, seen_in, year=False))} {at}"
    elif day > today:
        at = f"{weekday_text(day.isoweekday(), seen_in)} {at}"
    return speech(language).say(_CONTEXT, _AGAIN_IN_SHORT).replace("%1", unbroken(at))


def _seen_in(text: str, language: Language) -> Language:
    """Return in which language a sentence is seen, which the date in it follows."""
    missing = language is Language.TAMAZIGHT and not said_in_tamazight(_CONTEXT, text)
    return tamazight_seen().second if missing else language


def _said(
    dated: str, of_today: str, at: datetime, language: Language | None, today: date | None
) -> str:
    spoken = language or current_language()
    words = speech(spoken)
    if at.date() == today:
        return words.say(_CONTEXT, of_today).replace("%1", time_text(at))
    # It is soon: the year would only take room.
    day = unbroken(date_text(at, _seen_in(dated, spoken), weekday=True, year=False))
    return words.say(_CONTEXT, dated).replace("%1", day).replace("%2", time_text(at))
