"""The panel's words; they are collected for translation where ``translate`` is called."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from counter_display.call_box import CallBoxTrouble
from counter_display.clerk_panel.buttons import verb_name
from reception.domain.language import Language, text_in
from reception.domain.ticket import EventKind, Leg, TicketState
from reception.domain.unit import Unit
from reception.paper.model import UnsurePaper
from reception.queue.verbs import Verb
from ui_kit.translations import current_language
from ui_kit.words import Lateness, from_its_side, label_text, time_text

translate = QCoreApplication.translate


def _filled(text: str, *words: str) -> str:
    """Return a text with these words in the places of ``%1``, ``%2`` and so on."""
    for number, word in enumerate(words, start=1):
        text = text.replace(f"%{number}", word)
    return from_its_side(text)


def undo_text(verb: Verb, label: str) -> str:
    """Return what the key that takes back would take back."""
    undo = translate("Clerk", "Undo")
    return f"{undo} ({verb_name(verb)} · {label_text(label)})"


def undone_text(verb: Verb, label: str) -> str:
    """Return what was taken back."""
    return _filled(translate("Clerk", "Undone: %1 · %2"), verb_name(verb), label_text(label))


def ended_text(leg: Leg, unit: Unit) -> str:
    """Return what became of a service that was before."""
    outcome = next((one for one in unit.outcomes if one.code == leg.outcome), None)
    if outcome:
        return text_in(outcome.names, current_language())
    match leg.outcome:
        case EventKind.TRANSFERRED:
            return translate("Clerk", "sent on")
        case EventKind.PARKED:
            return translate("Clerk", "set aside")
        case EventKind.PUT_BACK:
            return translate("Clerk", "back in line")
        case TicketState.NO_SHOW:
            return translate("Clerk", "did not come")
        case _:
            return leg.outcome or ""


def taken_text(name: str, counter: int) -> str:
    """Return who works at a counter that another one chooses."""
    text = translate("Clerk", "%1 works at counter %2. Choose it again to take it over.")
    return _filled(text, name, str(counter))


def lost_text(name: str, counter: int) -> str:
    """Return why a clerk has no counter any more; without a name nobody took it."""
    text = (
        translate("Clerk", "%1 has taken counter %2. Choose yours.")
        if name
        else translate("Clerk", "Your work at counter %2 was ended. Choose your counter.")
    )
    return _filled(text, name, str(counter))


def cut_text(since: datetime) -> str:
    """Return since when the database is away, and what is possible all the same."""
    text = translate(
        "Clerk",
        "No connection since %1. Start, finish, no-show and note are kept here; nobody can be"
        " called.",
    )
    return _filled(text, time_text(since))


def back_text(told: int) -> str:
    """Return that the database is there again, and that it has what was kept, if anything was."""
    if told:
        return translate("Clerk", "The connection is back. What you did meanwhile is entered.")
    return translate("Clerk", "The connection is back.")


def kept_text(verb: Verb, label: str) -> str:
    """Return that something is done, and that the database will be told."""
    text = translate("Clerk", "%1 · %2: kept here, and entered when the connection is back.")
    return _filled(text, verb_name(verb), label_text(label))


def not_taken_text(verb: Verb, label: str, explanation: str) -> str:
    """Return that what was kept was not possible any more when it was told."""
    text = translate("Clerk", "%1 · %2 could not be entered afterwards. %3")
    return _filled(text, verb_name(verb), label_text(label), explanation)


def num_lock_text() -> str:
    """Return why the number pad's keys do nothing."""
    return translate("Clerk", "Num Lock is off: press Num Lock, then the key again.")


def call_box_text(trouble: CallBoxTrouble) -> str:
    """Return why the call box does nothing; the log and ``nouba doctor`` say what to do."""
    match trouble:
        case CallBoxTrouble.MISSING:
            return translate("Clerk", "The call box is not there. Plug it in; use the keyboard.")
        case CallBoxTrouble.FORBIDDEN:
            return translate("Clerk", "The call box may not be opened here. Tell the technician.")
        case CallBoxTrouble.TAKEN:
            return translate("Clerk", "Another program has the call box. Tell the technician.")
        case CallBoxTrouble.NO_PAD:
            return translate("Clerk", "What is named as call box is no number pad.")
        case CallBoxTrouble.UNSUPPORTED:
            return translate("Clerk", "This computer cannot use a call box.")


def perhaps_without_paper(unsure: UnsurePaper) -> str:
    """Return that the visitor with a ticket perhaps holds no paper, and if nobody can print it."""
    if unsure.print_at is None:
        text = translate("Clerk", "%1: perhaps without paper; no open station can print it")
    else:
        text = translate("Clerk", "%1: perhaps without paper")
    return _filled(text, label_text(unsure.label))


def printed_again(unsure: UnsurePaper) -> str:
    """Return that a station prints one more sheet of a ticket."""
    text = translate("Clerk", "%1 is printed again at %2.")
    return _filled(text, label_text(unsure.label), unsure.print_at or "")


def lateness_name(lateness: Lateness) -> str:
    """Return how a service stands against its target, in a word or two."""
    match lateness:
        case Lateness.EMPTY:
            return ""
        case Lateness.WITHIN:
            return translate("Clerk", "On time")
        case Lateness.NEAR:
            return translate("Clerk", "Soon late")
        case Lateness.BEYOND:
            return translate("Clerk", "Late")


def language_word(language: Language) -> str:
    """Return what a language is called in the present one: not every clerk reads its own name."""
    match language:
        case Language.ARABIC:
            return translate("Clerk", "Arabic")
        case Language.TAMAZIGHT:
            return translate("Clerk", "Tamazight")
        case Language.FRENCH:
            return translate("Clerk", "French")
        case Language.ENGLISH:
            return translate("Clerk", "English")


def running_text(duration: timedelta) -> str:
    """Return a duration that counts on, to the second: ``2:40``, ``1:02:40``."""
    minutes, seconds = divmod(max(0, int(duration.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
