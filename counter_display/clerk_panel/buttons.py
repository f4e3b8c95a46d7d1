"""How a clerk's verbs look: name, key and place of each, what it asks, and what it says when done.

What a verb is stands in ``reception.queue.verbs``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from counter_display.clerk_panel.keys import PAD_CHARACTERS, PLACES, alt_keys
from reception.domain.ticket import EventKind, TicketState, Visit, steps_from
from reception.queue import verbs
from reception.queue.verbs import Verb
from ui_kit.translations import marked
from ui_kit.words import from_its_side, label_text

if TYPE_CHECKING:
    from counter_display.clerk_panel.model import PanelReading

translate = QCoreApplication.translate


class ButtonRow(Enum):
    """Where a button stands, and when it is seen."""

    MAIN = auto()
    """The first of the six places: what is next."""
    FREE = auto()
    CALLED = auto()
    SERVING = auto()
    HELD = auto()
    """While a visitor is called, and while she is served: the last of the six places."""
    ALWAYS = auto()
    """Small, beneath the others, each with a key of its own."""
    IN_HAND = auto()
    """Likewise, while a visitor is in hand; seen in the strip as well."""
    BESIDE = auto()
    """Beside whom it is about, in the list of those who are away."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """How one verb looks; texts are collected for translation."""

    verb: Verb
    name: str
    row: ButtonRow
    key: tuple[str, str] | None = None
    """The letter that every keyboard has, and what the same key types on an Arabic layout: with Alt
    for what stands in no place; alone for who chose single keys. None has A, M, Q, W or Z, which
    stand elsewhere on a French keyboard than on an Arabic one."""
    pad: str = ""
    """On a call box. Of the verbs on one key, the one that is legal is done."""
    titles: tuple[str, ...] = ()
    """Of its sheets: one for each of ``verb.asks``. An outcome is chosen in view, and told so."""
    ready: tuple[str, ...] = ()
    """Reasons that need not be written."""
    enter: str = ""
    """What Enter does in its last sheet, if that is not the name."""
    done: str = ""
    """Said afterwards of a visitor who is not at the counter."""
    heard: str = ""
    """Told to a screen reader of what is seen on the ticket in hand; with the service's name."""
    named: str = ""
    """The name where it is known whom it calls."""
    undone: str = ""
    """Said once it was taken back, where the usual words are not plain enough."""


BUTTONS = (
    Button(
        verb=verbs.CALL_NEXT,
        name=marked("Clerk", "Call next"),
        row=ButtonRow.MAIN,
        named=marked("Clerk", "Call %1"),
        heard=marked("Clerk", "%1 is called: %2"),
        undone=marked("Clerk", "The call of %1 is undone."),
    ),
    Button(
        verb=verbs.START,
        name=marked("Clerk", "Start service"),
        row=ButtonRow.MAIN,
        heard=marked("Clerk", "%1: the service begins."),
    ),
    Button(
        verb=verbs.FINISH_AND_CALL,
        name=marked("Clerk", "Finish and call next"),
        row=ButtonRow.MAIN,
        named=marked("Clerk", "Finish and call %1"),
        heard=marked("Clerk", "%1 is called: %2"),
    ),
    Button(
        verb=verbs.END_BREAK,
        name=marked("Clerk", "I am back"),
        row=ButtonRow.MAIN,
        pad="0",
        heard=marked("Clerk", "You are back."),
    ),
    Button(
        verb=verbs.CALL_TICKET,
        name=marked("Clerk", "Call a number"),
        row=ButtonRow.FREE,
        key=("C", "ؤ"),
        pad="1\N{EN DASH}9",
        titles=(marked("Clerk", "Whom do you call?"), marked("Clerk", "Why out of turn?")),
        ready=(
            marked("Clerk", "Cannot wait"),
            marked("Clerk", "Comes back with a missing document"),
            marked("Clerk", "Was sent here by mistake"),
            marked("Clerk", "At the manager’s request"),
        ),
        enter=marked("Clerk", "Call"),
        heard=marked("Clerk", "%1 is called: %2"),
        undone=marked("Clerk", "The call of %1 is undone."),
    ),
    Button(
        verb=verbs.WALK_IN,
        name=marked("Clerk", "Serve without a ticket"),
        row=ButtonRow.FREE,
        key=("V", "ر"),
        titles=(marked("Clerk", "Which service, for a visitor without a ticket?"),),
        heard=marked("Clerk", "%1: now %2"),
    ),
    Button(
        verb=verbs.CANCEL,
        name=marked("Clerk", "Take out of the line"),
        row=ButtonRow.FREE,
        key=("X", "ء"),
        titles=(
            marked("Clerk", "Who gives up waiting?"),
            marked("Clerk", "%1 leaves the line for good"),
        ),
        done=marked("Clerk", "%1 waits no more."),
    ),
    Button(
        verb=verbs.BREAK,
        name=marked("Clerk", "Break"),
        row=ButtonRow.FREE,
        key=("B", "\ufefb"),
        pad="0",
        titles=(marked("Clerk", "Take a break"),),
        ready=(
            marked("Clerk", "Prayer"),
            marked("Clerk", "Meal"),
            marked("Clerk", "Short rest"),
            marked("Clerk", "Meeting"),
            marked("Clerk", "Training"),
        ),
        heard=marked("Clerk", "You are on a break."),
    ),
    Button(
        verb=verbs.RECALL,
        name=marked("Clerk", "Recall"),
        row=ButtonRow.CALLED,
        key=("R", "ق"),
        pad="+",
        heard=marked("Clerk", "%1 is called again."),
    ),
    Button(
        verb=verbs.NO_SHOW,
        name=marked("Clerk", "No-show"),
        row=ButtonRow.CALLED,
        pad="-",
        done=marked("Clerk", "%1 did not come."),
    ),
    Button(
        verb=verbs.PUT_BACK,
        name=marked("Clerk", "Back in line"),
        row=ButtonRow.CALLED,
        key=("L", "م"),
        done=marked("Clerk", "%1 waits again."),
    ),
    Button(
        verb=verbs.FINISH,
        name=marked("Clerk", "Finish"),
        row=ButtonRow.SERVING,
        key=("F", "ب"),
        heard=marked("Clerk", "%1: finished."),
    ),
    Button(
        verb=verbs.OUTCOME,
        name=marked("Clerk", "Other outcome"),
        row=ButtonRow.SERVING,
        key=("O", "خ"),
        titles=(marked("Clerk", "Outcome: %1"),),
    ),
    Button(
        verb=verbs.FOLLOW,
        name=marked("Clerk", "Another service"),
        row=ButtonRow.SERVING,
        key=("S", "س"),
        titles=(marked("Clerk", "Which service now, for the same visitor?"),),
        heard=marked("Clerk", "%1: now %2"),
    ),
    Button(
        verb=verbs.TRANSFER,
        name=marked("Clerk", "Transfer"),
        row=ButtonRow.HELD,
        key=("T", "ف"),
        pad="/",
        titles=(
            marked("Clerk", "Where does the visitor go?"),
            marked("Clerk", "What became of the service here?"),
        ),
        done=marked("Clerk", "%1 is sent on."),
    ),
    Button(
        verb=verbs.PARK,
        name=marked("Clerk", "Set aside"),
        row=ButtonRow.HELD,
        key=("P", "ح"),
        pad="*",
        titles=(marked("Clerk", "Set the visitor aside"),),
        done=marked("Clerk", "%1 is set aside."),
    ),
    Button(
        verb=verbs.UNDO, name=marked("Clerk", "Undo"), row=ButtonRow.ALWAYS, key=("U", "ع"), pad="."
    ),
    Button(
        verb=verbs.RESUME,
        name=marked("Clerk", "Resume"),
        row=ButtonRow.BESIDE,
        key=("G", "ل"),
        pad="*",
        titles=(marked("Clerk", "Who is back?"),),
        done=marked("Clerk", "%1 waits again."),
    ),
    Button(
        verb=verbs.READMIT,
        name=marked("Clerk", "Readmit"),
        row=ButtonRow.BESIDE,
        key=("E", "ث"),
        titles=(marked("Clerk", "Who was absent and is here now?"),),
        done=marked("Clerk", "%1 waits again."),
    ),
    Button(
        verb=verbs.PROFILE,
        name=marked("Clerk", "Work profile"),
        row=ButtonRow.ALWAYS,
        key=("J", "ت"),
        titles=(marked("Clerk", "What do you call?"),),
        heard=marked("Clerk", "The work profile is taken."),
    ),
    Button(
        verb=verbs.NOTE,
        name=marked("Clerk", "Note"),
        row=ButtonRow.IN_HAND,
        key=("I", "ه"),
        titles=(marked("Clerk", "Note on this visit"),),
        heard=marked("Clerk", "The note is kept."),
    ),
    Button(
        verb=verbs.CLOSE,
        name=marked("Clerk", "Close the counter"),
        row=ButtonRow.ALWAYS,
        titles=(marked("Clerk", "Close counter %1"),),
    ),
)
_BY_VERB: Mapping[Verb, Button] = {one.verb: one for one in BUTTONS}


def button_of(verb: Verb) -> Button:
    """Return how a verb looks."""
    return _BY_VERB[verb]


def in_row(*rows: ButtonRow) -> tuple[Verb, ...]:
    """Return the verbs of some rows, in the order of their buttons."""
    return tuple(one.verb for one in BUTTONS if one.row in rows)


def verb_name(verb: Verb) -> str:
    """Return what a verb's button says."""
    return translate("Clerk", _BY_VERB[verb].name)


def main_name(verb: Verb, next_label: str | None) -> str:
    """Return what the first of the six places says: whom it calls is named."""
    named = _BY_VERB[verb].named
    if not (named and next_label):
        return verb_name(verb)
    return translate("Clerk", named).replace("%1", label_text(next_label))


def heard_text(verb: Verb, label: str, service: str) -> str:
    """Return what a screen reader is told of an act that is seen on the ticket in hand."""
    heard = _BY_VERB[verb].heard
    told = translate("Clerk", heard).replace("%2", service) if heard else ""
    return told.replace("%1", label_text(label) if label else "")


def undone_text(verb: Verb, label: str) -> str:
    """Return what is said once an act was taken back."""
    said = _BY_VERB[verb].undone
    text = translate("Clerk", said) if said else translate("Clerk", "Undone: %1 · %2")
    whom = label_text(label)
    told = text if not said else text.replace("%1", whom)
    return from_its_side(told.replace("%1", verb_name(verb)).replace("%2", whom))


def place_of(verb: Verb) -> int | None:
    """Return in which of the six places a verb stands in its turn; None: beneath them."""
    return _PLACES.get(verb)


def key_of(verb: Verb) -> str:
    """Return the key of a verb, as Qt writes it."""
    button, place = _BY_VERB[verb], place_of(verb)
    if place is not None:
        return PLACES[place]
    return alt_keys(button.key)[0] if button.key else "Esc"


def key_name(verb: Verb) -> str:
    """Return what is written on the key of a verb."""
    key = key_of(verb)
    return translate("Clerk", "Esc") if key == "Esc" else key


def pad_name(verb: Verb) -> str:
    """Return what is written on the call box's key of a verb; empty when it has none."""
    return _BY_VERB[verb].pad.replace("-", "\N{MINUS SIGN}")


def done_text(verb: Verb, label: str) -> str:
    """Return where a visitor is who was in hand, or not, until now; empty while she is here."""
    done = _BY_VERB[verb].done
    return from_its_side(translate("Clerk", done).replace("%1", label_text(label))) if done else ""


def _places() -> dict[Verb, int]:
    called = in_row(ButtonRow.CALLED)
    rows = (
        (0, in_row(ButtonRow.MAIN)),
        *((1, in_row(row)) for row in (ButtonRow.FREE, ButtonRow.CALLED, ButtonRow.SERVING)),
        (1 + len(called), in_row(ButtonRow.HELD)),
    )
    return {
        verb: 0 if not first else first + at for first, row in rows for at, verb in enumerate(row)
    }


_PLACES: Mapping[Verb, int] = _places()


def _on_pad() -> dict[Qt.Key, tuple[Verb, ...]]:
    found: dict[Qt.Key, tuple[Verb, ...]] = {}
    for button in BUTTONS:
        if button.pad in PAD_CHARACTERS:
            key = PAD_CHARACTERS[button.pad]
            found[key] = (*found.get(key, ()), button.verb)
    return {**found, Qt.Key.Key_Comma: found[Qt.Key.Key_Period]}


ON_PAD: Mapping[Qt.Key, tuple[Verb, ...]] = _on_pad()
"""The verbs on each key of a call box."""


def main_verb(reading: "PanelReading") -> Verb:
    """Return the one verb that fits: on to the next visitor, step by step."""
    held = reading.held
    if held is None:
        return verbs.END_BREAK if reading.on_break else verbs.CALL_NEXT
    if EventKind.STARTED in steps_from(held.state):
        return verbs.START
    return verbs.FINISH_AND_CALL if reading.somebody_waits else verbs.FINISH


def verbs_of_the_moment(reading: "PanelReading") -> tuple[Verb, ...]:
    """Return the verbs that belong to how the visitor in hand stands, legal now or not."""
    if reading.held is None:
        return () if reading.on_break else in_row(ButtonRow.FREE)
    called = reading.held.state is TicketState.CALLED
    return in_row(ButtonRow.CALLED if called else ButtonRow.SERVING, ButtonRow.HELD)


@dataclass(frozen=True, kw_only=True, slots=True)
class LastVerb:
    """What the clerk did last, so that the key that takes it back can say so."""

    verb: Verb
    label: str
    at: datetime


def last_verb(
    remembered: LastVerb | None, reading: "PanelReading", locked: timedelta
) -> LastVerb | None:
    """Return what would be taken back now; None when nothing would.

    While the window was ``locked`` nothing could be, and that time is not counted. After a restart,
    or when an answer was lost, the visitor in hand tells.
    """
    seen = _seen(reading.held) if reading.held else None
    if remembered and remembered.verb is verbs.UNDO:
        return None
    newest = max((one for one in (remembered, seen) if one), key=lambda one: one.at, default=None)
    if newest is None or reading.at - newest.at > reading.unit.calling.undo_within + locked:
        return None
    return newest


def _seen(held: Visit) -> LastVerb | None:
    leg = held.leg
    if held.state is TicketState.SERVING:
        verb, at = verbs.START, leg.started_at
    else:
        verb, at = (verbs.RECALL if leg.calls > 1 else verbs.CALL_NEXT), leg.last_called_at
    return LastVerb(verb=verb, label=held.ticket.label, at=at) if at else None
