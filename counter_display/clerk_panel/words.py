"""Words that several parts of the panel say; they are collected where ``translate`` is called."""

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from counter_display.clerk_panel.buttons import verb_name
from reception.domain.language import Texts, text_in
from reception.queue.explanation import RankReason, RankTurn
from reception.queue.verbs import Verb
from ui_kit.translations import current_language, marked, speech
from ui_kit.words import from_its_side, label_text, language_word, time_text

translate = QCoreApplication.translate


def filled(text: str, *words: str) -> str:
    """Return a text with these words in the places of ``%1``, ``%2`` and so on."""
    for number, word in enumerate(words, start=1):
        text = text.replace(f"%{number}", word)
    return from_its_side(text)


def with_key(name: str, key: str) -> str:
    """Return a name and its key, if it has one."""
    return f"{name} · {key}" if key else name


def about_verb(text: str, verb: Verb, label: str, *words: str) -> str:
    """Return a text with a verb's name, a ticket's label and these words in its places."""
    return filled(text, verb_name(verb), label_text(label), *words)


def spoken(names: Texts) -> str:
    """Return a name in the present language."""
    return text_in(names, current_language())


def counter_name(number: int) -> str:
    """Return what a counter is called."""
    return translate("Clerk", "Counter %1").replace("%1", str(number))


_CONTEXT = "Why"
_SENTENCES: Mapping[RankReason, str] = {
    RankReason.FOR_CLERK: marked("Why", "Next: waits for you in person."),
    RankReason.FOR_COUNTER: marked("Why", "Next: was sent to this counter."),
    RankReason.APPOINTMENT: marked("Why", "Next: has an appointment at %1."),
    RankReason.ALONE: marked("Why", "Next: nobody else is waiting for you."),
    RankReason.LANGUAGE: marked("Why", "Next: speaks %1, as you do."),
    RankReason.LEVEL: marked("Why", "Next: ranks as %2 does, and came first."),
    RankReason.WAITED_LONGEST: marked("Why", "Next: has waited longest."),
    RankReason.RANKS_FIRST: marked("Why", "Next: ranks first, though somebody has waited longer."),
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
