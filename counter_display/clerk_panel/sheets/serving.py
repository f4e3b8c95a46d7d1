"""Sheets about the service itself: which one, how it ended, and what a clerk calls first."""

from dataclasses import replace
from functools import partial

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.answer import Answer, Place
from counter_display.clerk_panel.keys import LANGUAGE, PRIORITY
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.sheets.question import Choice, Group, Question, Setting, Switch
from counter_display.clerk_panel.words import language_word, translate
from reception.domain.language import text_in
from reception.domain.unit import APPOINTMENT, ORDINARY, SERVED, Unit
from ui_kit.translations import current_language


def ask_outcome(unit: Unit) -> Question:
    """Ask how the service ended, where it did not end as services do."""
    # Who ended as services do needs no sheet; that outcome comes last.
    ordered = sorted(unit.outcomes, key=lambda one: one.code == SERVED)
    return Question(
        act=Act.OUTCOME,
        title=translate("Clerk", "How did the service end?"),
        groups=(
            Group(
                name="",
                choices=tuple(
                    Choice(
                        name=text_in(one.names, current_language()), answer=Answer(code=one.code)
                    )
                    for one in ordered
                ),
            ),
        ),
    )


def ask_follow(reading: Reading, here: Place) -> Question:
    """Ask which service the same visitor is given now."""
    present = reading.held.leg.service if reading.held else ""
    return Question(
        act=Act.FOLLOW,
        title=translate("Clerk", "Which service now, for the same visitor?"),
        groups=(services_group(reading.unit, here, but=present),),
    )


def ask_walk_in(unit: Unit, here: Place) -> Question:
    """Ask for which service a visitor without a ticket is served."""
    return Question(
        act=Act.WALK_IN,
        title=translate("Clerk", "Which service, for a visitor without a ticket?"),
        groups=(services_group(unit, here),),
        switches=tuple(one for one in _usual(unit) if len(one.settings) > 1),
    )


def _usual(unit: Unit) -> tuple[Switch, ...]:
    """Return the language and the class of a visitor without a ticket, the usual ones first."""
    classes = sorted(
        (one for one in unit.priorities if one.code != APPOINTMENT),
        key=lambda one: one.code != ORDINARY,
    )
    return (
        Switch(
            letters=LANGUAGE,
            name=translate("Clerk", "Language"),
            settings=tuple(
                Setting(name=language_word(one), apply=partial(replace, language=str(one)))
                for one in unit.languages
            ),
        ),
        Switch(
            letters=PRIORITY,
            name=translate("Clerk", "Priority"),
            settings=tuple(
                Setting(
                    name=text_in(one.names, current_language()),
                    apply=partial(replace, priority=one.code),
                )
                for one in classes
            ),
        ),
    )


def ask_profile(reading: Reading) -> Question:
    """Ask which services the clerk calls first."""
    unit, language = reading.unit, current_language()
    every = Choice(name=translate("Clerk", "All services of the counter alike"), answer=Answer())
    profiles = (
        Choice(name=text_in(one.names, language), answer=Answer(code=one.code))
        for one in unit.profiles
    )
    return Question(
        act=Act.PROFILE,
        title=translate("Clerk", "What do you call?"),
        groups=(Group(name="", choices=(*profiles, every)),),
    )


def services_group(unit: Unit, here: Place, *, but: str = "") -> Group:
    """Return the services of the unit, those of the counter first."""
    mine = unit.counter(here.counter).services
    ordered = sorted(unit.services, key=lambda one: one.code not in mine)
    return Group(
        name=translate("Clerk", "Service"),
        choices=tuple(
            Choice(name=text_in(one.names, current_language()), answer=Answer(code=one.code))
            for one in ordered
            if one.code != but
        ),
    )
