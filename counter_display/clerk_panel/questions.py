"""What a sheet asks, one small function an ``Ask``; the verb's button has the titles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_display.clerk_panel.buttons import Button, button_of
from counter_display.clerk_panel.keys import LANGUAGE, PRIORITY
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.parts import ReturnButton, set_tone
from counter_display.clerk_panel.words import language_word, translate
from reception.domain.language import text_in
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import APPOINTMENT, ORDINARY, SERVED, Outcome, Role, Unit
from reception.queue.model import At
from reception.queue.verbs import NOTHING_SAID, Ask, Said, Verb
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language
from ui_kit.words import duration_text, from_its_side, label_text

if TYPE_CHECKING:
    from reception.queue.hall import Hall


class WrittenLine(Enum):
    """The line that may be written beneath the list."""

    NONE = auto()
    NOTE = auto()
    """For the next counter."""
    REASON = auto()
    """Goes with the reason chosen, or stands for it."""
    NUMBER = auto()
    """A ticket's number, which shortens the list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One entry of a list, and what it answers."""

    name: str
    said: Said
    detail: str = ""
    number: str = ""
    """Of the ticket, where it is one: ``A042``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceGroup:
    """One list of a sheet; its name is on the tab that shows it."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One position of a switch, and what it makes of what was said."""

    name: str
    apply: Callable[[Said], Said]


@dataclass(frozen=True, kw_only=True, slots=True)
class Switch:
    """What is nearly always as usual, and is changed by one key."""

    letters: tuple[str, str]
    """The key's, as of a button."""
    name: str
    settings: tuple[Setting, ...]
    """The usual one first."""


@dataclass(slots=True)
class SheetDraft:
    """What was chosen and written in a sheet so far; it outlives the widgets that show it."""

    group: int = 0
    row: int = 0
    text: str | None = None
    """None: what the question has there at first."""
    turned: dict[int, int] = field(default_factory=dict)
    """How far each switch was turned."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetQuestion:
    """One sheet, in the present language."""

    verb: Verb
    title: str
    groups: tuple[ChoiceGroup, ...]
    warning: str = ""
    """What should be known before it is answered."""
    line: WrittenLine = WrittenLine.NONE
    written: str | None = None
    """What stands in the line at first, where the keys go there at once."""
    switches: tuple[Switch, ...] = ()
    then: "Callable[[Said], SheetQuestion] | None" = None
    """What is asked after this; None: it is done."""


_MOST = 2


class Switches(QWidget):
    """Shows how each switch stands; its letter, or a click, turns it to the next setting."""

    def __init__(self) -> None:
        super().__init__()
        self._switches: tuple[Switch, ...] = ()
        self._stand: dict[int, int] = {}
        self._buttons = [self._button(at) for at in range(_MOST)]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(GRID_PX // 2)
        for button in self._buttons:
            lines.addWidget(button)

    def show_switches(self, switches: tuple[Switch, ...], turned: dict[int, int]) -> None:
        """Show these as they were turned; how they are turned on is written there."""
        self._switches, self._stand = switches, turned
        self.setVisible(bool(switches))
        self._show()

    def turn(self, at: int) -> None:
        """Turn one to its next setting, if there is such a switch."""
        if at < len(self._switches):
            self._stand[at] = (self._stand.get(at, 0) + 1) % len(self._switches[at].settings)
            self._show()

    def take_letter(self, letter: str) -> None:
        """Turn the switch of a letter."""
        for at, switch in enumerate(self._switches):
            if letter.upper() in switch.letters:
                self.turn(at)

    def applied(self, said: Said) -> Said:
        """Return what was said, as the switches stand."""
        for at, switch in enumerate(self._switches):
            said = switch.settings[self._stand.get(at, 0)].apply(said)
        return said

    def _show(self) -> None:
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(self._switches))
            if at < len(self._switches):
                switch = self._switches[at]
                setting = switch.settings[self._stand.get(at, 0)].name
                button.setText(from_its_side(f"{switch.name} · {setting} · {switch.letters[0]}"))
                set_tone(button, "turned" if self._stand.get(at) else "")

    def _button(self, at: int) -> ReturnButton:
        button = ReturnButton(f"sheet-switch-{at + 1}", "always", focus=Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.turn(at))
        return button


type Candidates = tuple[Visit, ...]
"""Who waits, in the order of the calling rule."""

_WHO_SERVE = frozenset({Role.CLERK, Role.MANAGER})


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetContext:
    """What sheets choose from."""

    reading: PanelReading
    here: At
    found: Candidates = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asking(SheetContext):
    """One sheet in the making: which verb asks, and what was said before."""

    button: Button
    title: str
    said: Said

    @property
    def unit(self) -> Unit:
        return self.reading.unit

    def question(
        self, *groups: ChoiceGroup, line: WrittenLine = WrittenLine.NONE, title: str = ""
    ) -> SheetQuestion:
        verb = self.button.verb
        return SheetQuestion(verb=verb, title=title or self.title, groups=groups, line=line)


def reads_waiting(verb: Verb) -> bool:
    """Return whether its sheet chooses among visitors whom the panel does not know yet."""
    return not {Ask.TO_CALL, Ask.TO_CANCEL}.isdisjoint(verb.asks)


def read_candidates(hall: "Hall") -> Candidates:
    """Read who waits now."""
    return tuple(one.visit for one in hall.queue().tickets)


def question_of(
    verb: Verb, context: SheetContext, said: Said = NOTHING_SAID, step: int = 0
) -> SheetQuestion:
    """Return what the sheet of a verb asks at a step, in the present language."""
    button = button_of(verb)
    asking = _Asking(
        reading=context.reading,
        here=context.here,
        found=context.found,
        button=button,
        title=translate("Clerk", button.titles[step]),
        said=said,
    )
    question = _QUESTIONS[verb.asks[step]](asking)
    if step == 0:
        question = replace(question, switches=tuple(_switches(verb, context.reading.unit)))
        if Ask.NOTE in verb.takes:
            question = replace(question, line=WrittenLine.NOTE)
    if step + 1 < len(verb.asks) and _is_open(verb.asks[step + 1], context.reading):
        return replace(question, then=lambda told: question_of(verb, context, told, step + 1))
    return question


def with_words(said: Said, written: str) -> Said:
    """Return what was said with what was written besides, or instead."""
    words = " ".join(written.split())
    if not words:
        return said
    return replace(said, reason=f"{said.reason} · {words}" if said.reason else words)


def _is_open(ask: Ask, reading: PanelReading) -> bool:
    """Return whether there is anything to ask: what has not begun did not become anything."""
    held = reading.held
    return ask is not Ask.BECAME or (held is not None and held.state is TicketState.SERVING)


# Visitors ----------------------------------------------------------------------------------------


def _to_call(asking: _Asking) -> SheetQuestion:
    """Who is set aside comes first, then the others as they wait."""
    return asking.question(
        _visitors((*_mine(asking), *asking.found), asking), line=WrittenLine.NUMBER
    )


def _to_cancel(asking: _Asking) -> SheetQuestion:
    aside = (one.visit for one in asking.reading.parked)
    return asking.question(_visitors((*asking.found, *aside), asking), line=WrittenLine.NUMBER)


def _parked(asking: _Asking) -> SheetQuestion:
    return asking.question(_visitors(_mine(asking), asking))


def _missed(asking: _Asking) -> SheetQuestion:
    return asking.question(_visitors(asking.reading.missed, asking), line=WrittenLine.NUMBER)


def _sure(asking: _Asking) -> SheetQuestion:
    label = label_text(asking.said.ticket)
    group = _group(Choice(name=translate("Clerk", "She told me so"), said=asking.said))
    return replace(
        asking.question(group, title=from_its_side(asking.title.replace("%1", label))),
        warning=translate("Clerk", "This cannot be undone: her place is lost."),
    )


def _mine(asking: _Asking) -> Iterator[Visit]:
    return (one.visit for one in asking.reading.parked if one.is_mine)


def _visitors(visits: Iterable[Visit], asking: _Asking) -> ChoiceGroup:
    return _group(
        *(
            Choice(
                name=label_text(one.ticket.label),
                detail=_what_of(one, asking.reading),
                said=replace(asking.said, ticket=one.ticket.label),
                number=one.ticket.label,
            )
            for one in visits
        )
    )


def _what_of(visit: Visit, reading: PanelReading) -> str:
    service = text_in(reading.unit.service_names(visit.leg.service), current_language())
    leg = visit.leg
    aside = leg.parked_at if visit.state is TicketState.PARKED else None
    since = leg.ended_at or aside or leg.waiting_since
    return f"{service} · {duration_text(reading.at - since)}"


# Services ----------------------------------------------------------------------------------------


def _service(asking: _Asking) -> SheetQuestion:
    return asking.question(_services(asking))


def _outcome(asking: _Asking) -> SheetQuestion:
    # Who ended as services do needs no sheet; that outcome comes last.
    ordered = sorted(asking.unit.outcomes, key=lambda one: one.code == SERVED)
    return asking.question(_group(*_outcomes(ordered, asking.said)))


def _became(asking: _Asking) -> SheetQuestion:
    nothing = Choice(name=translate("Clerk", "Not done here"), said=asking.said)
    return asking.question(_group(nothing, *_outcomes(asking.unit.outcomes, asking.said)))


def _outcomes(outcomes: Iterable[Outcome], said: Said) -> Iterator[Choice]:
    for one in outcomes:
        name = text_in(one.names, current_language())
        yield Choice(name=name, said=replace(said, outcome=one.code))


def _profile(asking: _Asking) -> SheetQuestion:
    every = translate("Clerk", "All services of the counter alike")
    profiles = (
        Choice(
            name=text_in(one.names, current_language()), said=replace(asking.said, profile=one.code)
        )
        for one in asking.unit.profiles
    )
    return asking.question(_group(*profiles, Choice(name=every, said=asking.said)))


def _services(asking: _Asking) -> ChoiceGroup:
    """Return the services but for the one in hand, those of the counter first."""
    unit, held, here = asking.unit, asking.reading.held, asking.here.counter
    present = held.leg.service if held else ""
    mine = unit.counter(here).services if here else ()
    ordered = sorted(unit.services, key=lambda one: one.code not in mine)
    return ChoiceGroup(
        name=translate("Clerk", "Service"),
        choices=tuple(
            Choice(
                name=text_in(one.names, current_language()),
                said=replace(asking.said, service=one.code),
            )
            for one in ordered
            if one.code != present
        ),
    )


# Elsewhere, later --------------------------------------------------------------------------------


def _elsewhere(asking: _Asking) -> SheetQuestion:
    return asking.question(_services(asking), _counters(asking), _colleagues(asking))


def _counters(asking: _Asking) -> ChoiceGroup:
    names = {one.login: text_in(one.names, current_language()) for one in asking.unit.people}
    return ChoiceGroup(
        name=translate("Clerk", "Counter"),
        choices=tuple(
            Choice(
                name=translate("Clerk", "Counter %1").replace("%1", str(one.number)),
                detail=names.get(one.clerk, one.clerk) if one.clerk else translate("Clerk", "Free"),
                said=replace(asking.said, to_counter=one.number),
            )
            for one in asking.reading.counters
            if one.number != asking.here.counter
        ),
    )


def _colleagues(asking: _Asking) -> ChoiceGroup:
    """Return who serves visitors here, those first who are at a counter now."""
    counters, me = asking.reading.counters, asking.here.clerk
    at_work = {one.clerk: one.number for one in counters if one.clerk}
    people = sorted(
        (one for one in asking.unit.people if one.role in _WHO_SERVE and one.login != me),
        key=lambda one: at_work.get(one.login, len(counters) + 1),
    )
    return ChoiceGroup(
        name=translate("Clerk", "Colleague"),
        choices=tuple(
            Choice(
                name=text_in(one.names, current_language()),
                detail=translate("Clerk", "Counter %1").replace("%1", str(at_work[one.login]))
                if one.login in at_work
                else "",
                said=replace(asking.said, to_clerk=one.login),
            )
            for one in people
        ),
    )


def _anyone(asking: _Asking) -> SheetQuestion:
    return asking.question(
        _group(
            Choice(name=translate("Clerk", "I call her back myself"), said=asking.said),
            Choice(
                name=translate("Clerk", "Any colleague may call her back"),
                said=replace(asking.said, anyone=True),
            ),
        )
    )


# Words -------------------------------------------------------------------------------------------


def _text(asking: _Asking) -> SheetQuestion:
    held = asking.reading.held
    hint = translate("Clerk", "Write it below; the next counter reads it")
    return replace(
        asking.question(_group(Choice(name=hint, said=asking.said)), line=WrittenLine.NOTE),
        written=(held.leg.note if held else None) or "",
    )


def _reason(asking: _Asking) -> SheetQuestion:
    """Ready reasons for what is out of the ordinary; one's own words may go with them."""
    reasons = [translate("Clerk", one) for one in asking.button.ready]
    ready = (Choice(name=one, said=replace(asking.said, reason=one)) for one in reasons)
    other = Choice(name=translate("Clerk", "Other: write it below"), said=asking.said)
    return asking.question(_group(*ready, other), line=WrittenLine.REASON)


def _leave(asking: _Asking) -> SheetQuestion:
    """Say who waits for her alone, and ask whether she works on elsewhere."""
    left = asking.reading.only_here
    sign_out = translate("Clerk", "Close and sign out")
    return replace(
        asking.question(
            _group(
                Choice(name=sign_out, said=replace(asking.said, done_for_today=True)),
                Choice(name=translate("Clerk", "Change counter"), said=asking.said),
            ),
            title=asking.title.replace("%1", str(asking.here.counter)),
        ),
        warning=translate("Clerk", "%n wait for what nobody else gives now", "", left)
        if left
        else "",
    )


def _group(*choices: Choice) -> ChoiceGroup:
    return ChoiceGroup(name="", choices=choices)


def _switches(verb: Verb, unit: Unit) -> Iterator[Switch]:
    """Yield what is nearly always as usual, where there is a choice at all."""
    made = (_SWITCHES[one](unit) for one in verb.takes if one in _SWITCHES)
    return (one for one in made if len(one.settings) > 1)


def _language(unit: Unit) -> Switch:
    return Switch(
        letters=LANGUAGE,
        name=translate("Clerk", "Language"),
        settings=tuple(
            Setting(name=language_word(one), apply=partial(replace, language=str(one)))
            for one in unit.languages
        ),
    )


def _priority(unit: Unit) -> Switch:
    classes = sorted(
        (one for one in unit.priorities if one.code != APPOINTMENT),
        key=lambda one: one.code != ORDINARY,
    )
    return Switch(
        letters=PRIORITY,
        name=translate("Clerk", "Priority"),
        settings=tuple(
            Setting(
                name=text_in(one.names, current_language()),
                apply=partial(replace, priority=one.code),
            )
            for one in classes
        ),
    )


_QUESTIONS: Mapping[Ask, Callable[[_Asking], SheetQuestion]] = {
    Ask.TO_CALL: _to_call,
    Ask.TO_CANCEL: _to_cancel,
    Ask.PARKED: _parked,
    Ask.MISSED: _missed,
    Ask.SURE: _sure,
    Ask.SERVICE: _service,
    Ask.ELSEWHERE: _elsewhere,
    Ask.OUTCOME: _outcome,
    Ask.BECAME: _became,
    Ask.ANYONE: _anyone,
    Ask.TEXT: _text,
    Ask.REASON: _reason,
    Ask.PROFILE: _profile,
    Ask.LEAVE: _leave,
}
_SWITCHES: Mapping[Ask, Callable[[Unit], Switch]] = {
    Ask.LANGUAGE: _language,
    Ask.PRIORITY: _priority,
}
