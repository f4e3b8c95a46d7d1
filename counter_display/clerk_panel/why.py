"""Why the next visitor is the next, in one sentence; ``nouba explain`` says the same."""

from collections.abc import Mapping
from datetime import timedelta, tzinfo

from counter_display.clerk_panel.words import language_word, translate
from reception.domain.language import text_in
from reception.standing import Turn, Why
from ui_kit.translations import current_language, marked
from ui_kit.wording import duration_text, from_its_side, label_text, time_text, unbroken

_SENTENCES: Mapping[Why, str] = {
    Why.FOR_CLERK: marked("Clerk", "Waits for you in person."),
    Why.FOR_COUNTER: marked("Clerk", "Was sent to this counter."),
    Why.APPOINTMENT: marked("Clerk", "Has an appointment at %1."),
    Why.ALONE: marked("Clerk", "Nobody else is waiting for you."),
    Why.LANGUAGE: marked("Clerk", "Speaks %1, as you do."),
    Why.LEVEL: marked("Clerk", "Stands level with %2, and came first."),
    Why.WAITED_LONGEST: marked("Clerk", "Has waited longest: %1. Then comes %2."),
    Why.CLASS: marked("Clerk", "%3: %1 of waiting count as %4. Then comes %2 with %5."),
}


def why_next(turn: Turn, zone: tzinfo | None) -> str:
    """Return why the calling rule chose this visitor for her counter."""
    text = translate("Clerk", _SENTENCES[turn.why])
    for mark, word in _words(turn, zone).items():
        text = text.replace(mark, word)
    return from_its_side(text)


def _words(turn: Turn, zone: tzinfo | None) -> dict[str, str]:
    ticket = turn.visit.ticket
    match turn.why:
        case Why.APPOINTMENT if ticket.appointment_at:
            first = time_text(ticket.appointment_at.astimezone(zone))
        case Why.LANGUAGE:
            first = language_word(ticket.language)
        case _:
            first = _span(turn.counted)
    then = turn.then
    return {
        "%1": first,
        "%2": label_text(then.label) if then else "",
        "%3": text_in(turn.house_rule.names, current_language()),
        "%4": _span(turn.standing),
        "%5": _span(then.standing) if then else "",
    }


def _span(duration: timedelta) -> str:
    return unbroken(duration_text(duration))
