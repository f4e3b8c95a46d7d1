"""The calling rule in one sentence, as a visitor would hear it; and who gains by a change."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from admin_console.words import duration_words, filled, localized, translate
from reception.domain.unit import ORDINARY, Unit
from reception.what_if.model import Shift, WhatIfAnswer
from ui_kit.words import from_its_side

_AFTER_MIN = 10
_SECOND = timedelta(seconds=1)


def rule_sentence(priority: Mapping[str, Any]) -> str:
    """Return what a visitor of a class is told about her turn."""
    start, rate = float(priority.get("head_start_minutes", 0)), float(priority.get("rate", 1))
    if start and rate != 1:
        text = translate(
            "Console",
            "Your wait begins with %1 minutes already counted, and each minute counts %2 times.",
        )
    elif start:
        text = translate("Console", "Your wait begins with %1 minutes already counted.")
    elif rate != 1:
        text = translate("Console", "Each minute you wait counts %2 times.")
    else:
        text = translate("Console", "Each minute you wait counts once.")
    longest = translate("Console", "Whoever has the longest wait by this count is called first.")
    return from_its_side(f"{filled(text, _plain(start), _plain(rate))} {longest}")


def overtaking_sentence(priority: Mapping[str, Any], ordinary: Mapping[str, Any]) -> str:
    """Return whom a visitor of a class overtakes; empty for the class everybody has."""
    if priority.get("code") == ORDINARY:
        return ""
    standing = _standing(priority, _AFTER_MIN)
    rate = float(ordinary.get("rate", 1))
    level = (standing - float(ordinary.get("head_start_minutes", 0))) / rate
    ahead = round(level - _AFTER_MIN)
    if ahead == 0:
        text = translate(
            "Console", "Whoever has waited %1 minutes is level with ordinary visitors who did."
        )
    elif ahead > 0:
        text = translate(
            "Console",
            "After %1 minutes, an ordinary visitor who came up to %2 minutes before is called"
            " later; nobody is overtaken for ever.",
        )
    else:
        text = translate(
            "Console",
            "After %1 minutes, an ordinary visitor who came up to %2 minutes later is called"
            " before; nobody is overtaken for ever.",
        )
    return from_its_side(filled(text, _AFTER_MIN, abs(ahead)))


def gain_sentences(answer: WhatIfAnswer, unit: Unit) -> Iterator[str]:
    """Yield who would gain and who would lose, class by class."""
    for shift in answer.shifts:
        if shift.service is None and shift.mean_change is not None:
            name = class_name(unit, shift.priority or "")
            yield from_its_side(_gain(shift, name))


def class_name(unit: Unit, code: str) -> str:
    """Return what a priority class is called; its code when the unit no longer has it."""
    known = (*unit.priorities, *unit.retired.priorities)
    found = next((one for one in known if one.code == code), None)
    return localized(found.names) if found else code


def _gain(shift: Shift, name: str) -> str:
    change = shift.mean_change or timedelta(0)
    if abs(change) < _SECOND and not shift.sooner and not shift.later:
        return filled(translate("Console", "%1: as long as before."), name)
    text = (
        translate("Console", "%1: %2 less on average; %3 wait less, %4 longer.")
        if change < timedelta(0)
        else translate("Console", "%1: %2 more on average; %3 wait less, %4 longer.")
    )
    return filled(text, name, duration_words(abs(change)), shift.sooner, shift.later)


def _standing(priority: Mapping[str, Any], waited_min: float) -> float:
    start, rate = float(priority.get("head_start_minutes", 0)), float(priority.get("rate", 1))
    return start + rate * waited_min


def _plain(figure: float) -> str:
    return f"{figure:g}"
