"""When an office opens and when there are tickets again: today by its name, else by the date."""

from datetime import date, datetime

from reception.domain.language import Language
from ui_kit.translations import current_language, marked, speech
from ui_kit.wording import date_text, time_text, unbroken

_CONTEXT = "When"
_OPENS = marked("When", "We open on %1 at %2.")
_OPENS_TODAY = marked("When", "We open today at %1.")
_GOES_ON_TODAY = marked("When", "We go on today at %1.")
_AGAIN = marked("When", "Tickets again on %1 at %2")
_AGAIN_TODAY = marked("When", "Tickets again today at %1")


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


def _said(
    dated: str, of_today: str, at: datetime, language: Language | None, today: date | None
) -> str:
    spoken = language or current_language()
    words = speech(spoken)
    if at.date() == today:
        return words.say(_CONTEXT, of_today).replace("%1", time_text(at))
    # The sentences are not attested in Tamazight: the date follows the French they are seen in.
    seen_in = Language.FRENCH if spoken is Language.TAMAZIGHT else spoken
    # It is soon: the year would only take room.
    day = unbroken(date_text(at, seen_in, weekday=True, year=False))
    return words.say(_CONTEXT, dated).replace("%1", day).replace("%2", time_text(at))
