"""What a sheet asks, one small function an ``Ask``; the verb's button has the titles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from counter_display.clerk_panel.buttons import button_of
from counter_display.clerk_panel.keys import LANGUAGE, PRIORITY
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.words import counter_name, filled, spoken, translate
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import APPOINTMENT, ORDINARY, Outcome, Role, Unit
from reception.queue.model import At
from reception.queue.verbs import NOTHING_SAID, Ask, Said, Verb
from ui_kit.words import duration_text, label_text, language_word

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


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """One list of a sheet; its name is on the tab that shows it, where there are several."""

    choices: tuple[Choice, ...]
    name: str = ""


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


type Candidates = tuple[Visit, ...]
"""Who waits, in the order of the calling rule."""

_WHO_SERVE = frozenset({Role.CLERK, Role.MANAGER})


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """One sheet in the making: what it chooses from, and what was said in the one before."""

    verb: Verb
    reading: PanelReading
    here: At
    found: Candidates = ()
    said: Said = NOTHING_SAID
    step: int = 0

    @property
    def unit(self) -> Unit:
        """Return the unit as it was read."""
        return self.reading.unit

    @property
    def title(self) -> str:
        """Return the title of the sheet."""
        return translate("Clerk", button_of(self.verb).titles[self.step])

    def question(self, *groups: ChoiceGroup, line: WrittenLine = WrittenLine.NONE) -> SheetQuestion:
        """Return the sheet with these lists."""
        return SheetQuestion(verb=self.verb, title=self.title, groups=groups, line=line)

    def among(self, *choices: Choice, line: WrittenLine = WrittenLine.NONE) -> SheetQuestion:
        """Return the sheet with one list."""
        return self.question(ChoiceGroup(choices), line=line)


def reads_waiting(verb: Verb) -> bool:
    """Return whether its sheet chooses among visitors whom the panel does not know yet."""
    return not {Ask.TO_CALL, Ask.TO_CANCEL}.isdisjoint(verb.asks)


def read_candidates(hall: "Hall") -> Candidates:
    """Read who waits now."""
    return tuple(one.visit for one in hall.queue().tickets)


def question_of(asking: Asking) -> SheetQuestion:
    """Return what a sheet asks, in the present language."""
    verb, after = asking.verb, asking.step + 1
    question = _QUESTIONS[verb.asks[asking.step]](asking)
    if asking.step == 0:
        question = replace(question, switches=tuple(_switches(verb, asking.unit)))
        if Ask.NOTE in verb.takes:
            question = replace(question, line=WrittenLine.NOTE)
    if after < len(verb.asks) and _is_open(verb.asks[after], asking.reading):
        return replace(
            question, then=lambda told: question_of(replace(asking, said=told, step=after))
        )
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


def _to_call(asking: Asking) -> SheetQuestion:
    """Who is set aside comes first, then the others as they wait."""
    visits = (*asking.reading.parked_for_me, *asking.found)
    return asking.among(*_visitors(visits, asking), line=WrittenLine.NUMBER)


def _to_cancel(asking: Asking) -> SheetQuestion:
    visits = (*asking.found, *asking.reading.parked)
    return asking.among(*_visitors(visits, asking), line=WrittenLine.NUMBER)


def _parked(asking: Asking) -> SheetQuestion:
    return asking.among(*_visitors(asking.reading.parked_for_me, asking))


def _missed(asking: Asking) -> SheetQuestion:
    return asking.among(*_visitors(asking.reading.missed, asking), line=WrittenLine.NUMBER)


def _sure(asking: Asking) -> SheetQuestion:
    return replace(
        asking.among(Choice(name=translate("Clerk", "She told me so"), said=asking.said)),
        title=filled(asking.title, label_text(asking.said.ticket)),
        warning=translate("Clerk", "This cannot be undone: her place is lost."),
    )


def _visitors(visits: Iterable[Visit], asking: Asking) -> Iterator[Choice]:
    for one in visits:
        leg, label = one.leg, one.ticket.label
        aside = leg.parked_at if one.state is TicketState.PARKED else None
        waited = asking.reading.at - (leg.ended_at or aside or leg.waiting_since)
        service = spoken(asking.unit.service_names(leg.service))
        yield Choice(
            name=label_text(label),
            detail=f"{service} · {duration_text(waited)}",
            said=replace(asking.said, ticket=label),
            number=label,
        )


# Services ----------------------------------------------------------------------------------------


def _service(asking: Asking) -> SheetQuestion:
    return asking.question(_services(asking))


def _became(asking: Asking) -> SheetQuestion:
    nothing = Choice(name=translate("Clerk", "Not done here"), said=asking.said)
    return asking.among(nothing, *_outcomes(asking.unit.outcomes, asking.said))


def _outcomes(outcomes: Iterable[Outcome], said: Said) -> Iterator[Choice]:
    for one in outcomes:
        yield Choice(name=spoken(one.names), said=replace(said, outcome=one.code))


def _profile(asking: Asking) -> SheetQuestion:
    every = translate("Clerk", "All services of the counter alike")
    profiles = (
        Choice(name=spoken(one.names), said=replace(asking.said, profile=one.code))
        for one in asking.unit.profiles
    )
    return asking.among(*profiles, Choice(name=every, said=asking.said))


def _services(asking: Asking) -> ChoiceGroup:
    """Return the services but for the one in hand, those of the counter first."""
    unit, held, here = asking.unit, asking.reading.held, asking.here.counter
    present = held.leg.service if held else ""
    mine = unit.counter(here).services if here else ()
    choices = (
        Choice(name=spoken(one.names), said=replace(asking.said, service=one.code))
        for one in sorted(unit.services, key=lambda one: one.code not in mine)
        if one.code != present
    )
    return ChoiceGroup(tuple(choices), translate("Clerk", "Service"))


# Elsewhere, later --------------------------------------------------------------------------------


def _elsewhere(asking: Asking) -> SheetQuestion:
    return asking.question(_services(asking), _counters(asking), _colleagues(asking))


def _counters(asking: Asking) -> ChoiceGroup:
    choices = (
        Choice(
            name=counter_name(one.number),
            detail=asking.reading.who_is_at(one),
            said=replace(asking.said, to_counter=one.number),
        )
        for one in asking.reading.counters
        if one.number != asking.here.counter
    )
    return ChoiceGroup(tuple(choices), translate("Clerk", "Counter"))


def _colleagues(asking: Asking) -> ChoiceGroup:
    """Return who serves visitors here, those first who are at a counter now."""
    counters, me = asking.reading.counters, asking.here.clerk
    at_work = {one.clerk: one.number for one in counters if one.clerk}
    people = sorted(
        (one for one in asking.unit.people if one.role in _WHO_SERVE and one.login != me),
        key=lambda one: at_work.get(one.login, len(counters) + 1),
    )
    choices = (
        Choice(
            name=spoken(one.names),
            detail=counter_name(at_work[one.login]) if one.login in at_work else "",
            said=replace(asking.said, to_clerk=one.login),
        )
        for one in people
    )
    return ChoiceGroup(tuple(choices), translate("Clerk", "Colleague"))


def _anyone(asking: Asking) -> SheetQuestion:
    any_colleague = translate("Clerk", "Any colleague may call her back")
    return asking.among(
        Choice(name=translate("Clerk", "I call her back myself"), said=asking.said),
        Choice(name=any_colleague, said=replace(asking.said, anyone=True)),
    )


# Words -------------------------------------------------------------------------------------------


def _text(asking: Asking) -> SheetQuestion:
    held = asking.reading.held
    hint = translate("Clerk", "Write it below; the next counter reads it")
    question = asking.among(Choice(name=hint, said=asking.said), line=WrittenLine.NOTE)
    return replace(question, written=(held.leg.note if held else None) or "")


def _reason(asking: Asking) -> SheetQuestion:
    """Ready reasons for what is out of the ordinary; one's own words may go with them."""
    reasons = [translate("Clerk", one) for one in button_of(asking.verb).ready]
    ready = (Choice(name=one, said=replace(asking.said, reason=one)) for one in reasons)
    other = Choice(name=translate("Clerk", "Other: write it below"), said=asking.said)
    return asking.among(*ready, other, line=WrittenLine.REASON)


def _leave(asking: Asking) -> SheetQuestion:
    """Say who waits for her alone, and ask whether she works on elsewhere."""
    left = asking.reading.only_here
    sign_out = translate("Clerk", "Close and sign out")
    warning = translate("Clerk", "%n wait for what nobody else gives now", "", left)
    return replace(
        asking.among(
            Choice(name=sign_out, said=replace(asking.said, done_for_today=True)),
            Choice(name=translate("Clerk", "Change counter"), said=asking.said),
        ),
        title=asking.title.replace("%1", str(asking.here.counter)),
        warning=warning if left else "",
    )


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
            Setting(name=spoken(one.names), apply=partial(replace, priority=one.code))
            for one in classes
        ),
    )


_QUESTIONS: Mapping[Ask, Callable[[Asking], SheetQuestion]] = {
    Ask.TO_CALL: _to_call,
    Ask.TO_CANCEL: _to_cancel,
    Ask.PARKED: _parked,
    Ask.MISSED: _missed,
    Ask.SURE: _sure,
    Ask.SERVICE: _service,
    Ask.ELSEWHERE: _elsewhere,
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
