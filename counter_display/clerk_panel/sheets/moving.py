"""Sheets that ask where a visitor goes on."""

from dataclasses import replace

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.answer import Answer, Place
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.sheets.question import Choice, Group, Line, Question
from counter_display.clerk_panel.sheets.serving import services_group
from counter_display.clerk_panel.words import translate
from reception.domain.language import text_in
from reception.domain.ticket import TicketState
from reception.domain.unit import Role
from ui_kit.translations import current_language

_WHO_SERVE = frozenset({Role.CLERK, Role.MANAGER})


def ask_transfer(reading: Reading, here: Place) -> Question:
    """Ask for which service, counter or colleague the visitor waits next."""
    held = reading.held
    present = held.leg.service if held else ""
    serves = held is not None and held.state is TicketState.SERVING
    return Question(
        act=Act.TRANSFER,
        title=translate("Clerk", "Where does the visitor go?"),
        groups=(
            services_group(reading.unit, here, but=present),
            _counters(reading, here),
            _colleagues(reading, here),
        ),
        line=Line.NOTE,
        then=(lambda answer: _ask_what_became(reading, answer)) if serves else None,
    )


def ask_park() -> Question:
    """Ask who may call the visitor back who is set aside."""
    return Question(
        act=Act.PARK,
        title=translate("Clerk", "Set the visitor aside"),
        groups=(
            Group(
                name="",
                choices=(
                    Choice(name=translate("Clerk", "I call her back myself"), answer=Answer()),
                    Choice(
                        name=translate("Clerk", "Any colleague may call her back"),
                        answer=Answer(anyone=True),
                    ),
                ),
            ),
        ),
        line=Line.NOTE,
    )


def ask_note(reading: Reading) -> Question:
    """Ask what the next counter shall know; the visitor stays where she is."""
    held = reading.held
    return Question(
        act=Act.NOTE,
        title=translate("Clerk", "Note on this visit"),
        groups=(
            Group(
                name="",
                choices=(
                    Choice(
                        name=translate("Clerk", "Write it below; the next counter reads it"),
                        answer=Answer(),
                    ),
                ),
            ),
        ),
        line=Line.NOTE,
        written=(held.leg.note if held else None) or "",
    )


def _ask_what_became(reading: Reading, answer: Answer) -> Question:
    """Ask how the service here ended, before the visitor goes on."""
    language = current_language()
    nothing = Choice(name=translate("Clerk", "Not done here"), answer=answer)
    outcomes = (
        Choice(name=text_in(one.names, language), answer=replace(answer, outcome=one.code))
        for one in reading.unit.outcomes
    )
    return Question(
        act=Act.TRANSFER,
        title=translate("Clerk", "What became of the service here?"),
        groups=(Group(name="", choices=(nothing, *outcomes)),),
    )


def _counters(reading: Reading, here: Place) -> Group:
    names = {one.login: text_in(one.names, current_language()) for one in reading.unit.people}
    return Group(
        name=translate("Clerk", "Counter"),
        choices=tuple(
            Choice(
                name=translate("Clerk", "Counter %1").replace("%1", str(one.number)),
                detail=names.get(one.clerk, one.clerk) if one.clerk else translate("Clerk", "Free"),
                answer=Answer(counter=one.number),
            )
            for one in reading.counters
            if one.number != here.counter
        ),
    )


def _colleagues(reading: Reading, here: Place) -> Group:
    """Return who serves visitors here, those first who are at a counter now."""
    at_work = {one.clerk: one.number for one in reading.counters if one.clerk}
    people = sorted(
        (one for one in reading.unit.people if one.role in _WHO_SERVE and one.login != here.clerk),
        key=lambda one: at_work.get(one.login, len(reading.counters) + 1),
    )
    return Group(
        name=translate("Clerk", "Colleague"),
        choices=tuple(
            Choice(
                name=text_in(one.names, current_language()),
                detail=translate("Clerk", "Counter %1").replace("%1", str(at_work[one.login]))
                if one.login in at_work
                else "",
                answer=Answer(clerk=one.login),
            )
            for one in people
        ),
    )
