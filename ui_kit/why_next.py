"""Why the calling rule calls a visitor next, in one plain sentence: every screen says it so."""

from collections.abc import Mapping
from datetime import tzinfo

from reception.domain.language import text_in
from reception.queue.explanation import RankReason, RankTurn
from ui_kit.translations import marked, speech
from ui_kit.words import from_its_side, label_text, language_word, time_text

_CONTEXT = "Why"
_SENTENCES: Mapping[RankReason, str] = {
    RankReason.FOR_CLERK: marked("Why", "Next: waits for you in person."),
    RankReason.FOR_COUNTER: marked("Why", "Next: was sent to this counter."),
    RankReason.APPOINTMENT: marked("Why", "Next: has an appointment at %1."),
    RankReason.ALONE: marked("Why", "Next: nobody else is waiting for you."),
    RankReason.LANGUAGE: marked("Why", "Next: speaks %1, as you do."),
    RankReason.LEVEL: marked("Why", "Next: ranks as %2 does, and came first."),
    RankReason.WAITED_LONGEST: marked("Why", "Next: has waited longest."),
    RankReason.CLASS_AND_WAIT: marked("Why", "Next: has priority (%1), and has waited longest."),
    RankReason.CLASS: marked("Why", "Next: has priority (%1)."),
}
_THEN = marked("Why", "Then %1.")


def why_next_text(turn: RankTurn, zone: tzinfo | None) -> str:
    """Return why the rule chose this visitor for her counter, and who comes then."""
    words, ticket = speech(), turn.visit.ticket
    match turn.why:
        case RankReason.APPOINTMENT if ticket.appointment_at:
            first = time_text(ticket.appointment_at.astimezone(zone))
        case RankReason.LANGUAGE:
            first = _inside(language_word(ticket.language, words.language))
        case _:
            first = _inside(text_in(turn.house_rule.names, words.language))
    then = label_text(turn.then.label) if turn.then else ""
    said = words.say(_CONTEXT, _SENTENCES[turn.why]).replace("%1", first).replace("%2", then)
    after = f" {words.say(_CONTEXT, _THEN)}".replace("%1", then) if then else ""
    return from_its_side(said + after, words.language)


def _inside(name: str) -> str:
    """Return a name as it is written inside a sentence; what is all capitals stays so."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
