"""What was changed in the unit's description, and what is wrong with it, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from admin_console.words import NOTHING, filled, localized, number_words, role_words, translate
from reception.domain.language import Language, language_found
from reception.domain.unit import Role, Unit
from reception.unit.changes import ChangeKind, Subject, UnitChange, key_in
from reception.unit.checks import Mistake, Wrong
from reception.unit.document import Tables
from reception.unit.names import is_item, names_at, names_by_key
from reception.unit.office import StillInUseError
from ui_kit.translations import current_language, marked
from ui_kit.words import date_text, from_its_side

_WORDS: Mapping[Wrong, str] = {
    Wrong.TWICE: marked("Console", "This stands twice; each may stand once."),
    Wrong.NO_GROUP: marked("Console", "There is no such group; choose one."),
    Wrong.NO_SERVICE: marked(
        "Console", "A service that is named here is not offered; choose others."
    ),
    Wrong.NO_COUNTER: marked(
        "Console", "A counter that is named here does not exist; choose others."
    ),
    Wrong.NOT_GIVEN: marked("Console", "No counter gives this service; choose at least one."),
    Wrong.NO_CALL: marked(
        "Console", "None of these counters gives one of these services: no call would be shown."
    ),
    Wrong.SERIES_BACKWARDS: marked("Console", "The first number must be smaller than the last."),
    Wrong.OF_A_STATION: marked(
        "Console", "A kiosk numbers with these letters while it is cut off; choose others."
    ),
    Wrong.QUOTA: marked(
        "Console", "This is more than there are numbers; write less, or a larger last number."
    ),
    Wrong.ORDINARY_OFFERED: marked("Console", "Everybody has this class without asking for it."),
    Wrong.RULE_MISSING: marked(
        "Console", "Say in one sentence whom it is for: visitors may ask for it."
    ),
    Wrong.ORDINARY_MISSING: marked("Console", "The ordinary class cannot be left out."),
    Wrong.SERVED_MISSING: marked("Console", "The outcome of a service that went well is missing."),
    Wrong.LINE_MISSING: marked("Console", "A ticket shows at least its number and its service."),
    Wrong.NO_HOURS: marked("Console", "Write opening times for one day at least."),
    Wrong.SAME_HOUR: marked("Console", "It begins and ends at the same hour."),
    Wrong.OVERLAP: marked("Console", "Times overlap; write them one after the other."),
    Wrong.DATES_BACKWARDS: marked("Console", "The first day must not be after the last."),
    Wrong.CLOSES_FIRST: marked(
        "Console", "It closes before it opens; write the opening time first."
    ),
    Wrong.TOO_SHORT: marked(
        "Console", "So short a time gives no ticket: the last ticket comes before it begins."
    ),
    Wrong.CALMER: marked(
        "Console", "Critical must not come before the warning; write the same or more."
    ),
    Wrong.FORGOTTEN_FIRST: marked(
        "Console", "Visits are told apart at least as long as it is known who served."
    ),
    Wrong.NO_ZONE: marked("Console", "This time zone is not known."),
    Wrong.PICTURE: marked("Console", "This picture cannot stand on a ticket."),
    Wrong.OTHER: marked("Console", "This does not agree with the rest of the description."),
}


def mistake_words(mistake: Mistake, expected: str = "") -> str:
    """Return what is wrong; ``expected`` is what belongs in the field."""
    words = _WORDS.get(mistake.kind)
    if words is None:
        return expected or translate("Console", "Something is missing here, or does not fit.")
    return translate("Console", words)


_LONGEST_VALUE = 60
_SHOWN_AT_ONCE = 3


def subject_words(change: UnitChange) -> str:
    """Return on what something was changed: ``Service "Passport"``."""
    what = place_words(change.subject)
    if not is_item(change.subject):
        return what
    name = localized(change.names) if change.names else ""
    return from_its_side(f"{what} {name or change.subject[-1]}")


def place_words(steps: Sequence[str]) -> str:
    """Return what a place of the unit's file is called in the forms; its key where nothing is."""
    names = names_at(steps)
    return localized(names) if names else steps[-1]


def change_words(change: UnitChange) -> str:
    """Return one change as a sentence without values."""
    subject = subject_words(change)
    match change.kind:
        case ChangeKind.ADDED:
            text = translate("Console", "%1: added")
        case ChangeKind.REMOVED:
            text = translate("Console", "%1: removed")
        case ChangeKind.RETIRED:
            text = translate("Console", "%1: retired")
        case ChangeKind.RESTORED:
            text = translate("Console", "%1: taken back")
        case ChangeKind.MOVED:
            text = translate("Console", "%1: in another order")
        case ChangeKind.CHANGED:
            text = translate("Console", "%1: %2").replace(
                "%2", place_words((*change.subject, change.key))
            )
    return from_its_side(filled(text, subject))


def in_short(changes: Sequence[UnitChange]) -> str:
    """Return the first few changes, and how many more there are."""
    told = list(dict.fromkeys(change_words(one) for one in changes))
    shown = "; ".join(told[:_SHOWN_AT_ONCE])
    more = len(told) - _SHOWN_AT_ONCE
    if more <= 0:
        return shown
    return filled(translate("Console", "%1; and %n more", "", more), shown)


def value_words(value: Any) -> str:
    """Return a value of the unit's file as a person reads it."""
    match value:
        case None | "" | [] | {}:
            return NOTHING
        case bool():
            return translate("Console", "yes") if value else translate("Console", "no")
        case date():
            return date_text(value)
        case Mapping():
            return _short(_mapped(value))
        case list():
            return _short(translate("Console", ", ").join(value_words(one) for one in value))
        case str() if value in set(Role):
            return role_words(value)
        case "arrival":
            return translate("Console", "by arrival")
    return number_words(value) if isinstance(value, float) else _short(str(value))


def _mapped(value: Mapping[str, Any]) -> str:
    languages = {language.value for language in Language}
    if value.keys() <= languages:
        found = language_found(
            {Language(code): text for code, text in value.items()}, current_language()
        )
        return value_words(value[found]) if found else NOTHING
    if "names" in value:
        return _mapped(value["names"])
    return ", ".join(f"{_key_words(key)} {value_words(one)}" for key, one in value.items())


def _key_words(key: str) -> str:
    names = names_by_key().get(key)
    return localized(names) if names else key


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}\u2026"


def password_words(passwords: Mapping[str, str]) -> str:
    """Return first passwords, which are shown this once; empty when there are none."""
    if not passwords:
        return ""
    told = ", ".join(f"{login}: {word}" for login, word in passwords.items())
    return filled(translate("Console", "First password, shown only now: %1"), told)


def elsewhere(mistake: Mistake) -> str:
    """Return a mistake that has no field here, and where it is."""
    return f"{_steps_words(mistake.at)}: {mistake_words(mistake)}"


def _steps_words(steps: Sequence[str | int]) -> str:
    words = []
    for at, step in enumerate(steps, start=1):
        if isinstance(step, int):
            words.append(str(step + 1))
        elif names_at([str(one) for one in steps[:at]]):
            words.append(place_words([str(one) for one in steps[:at]]))
    return " \u203a ".join(words)


def clash_words(subject: Subject, base: Tables) -> str:
    """Return what both changed: the item by its name, and the field."""
    listed, *rest = subject
    if is_item(subject[:2]) and len(rest) > 1:
        item: Tables = next((one for one in base[listed] if key_in(listed, one) == rest[0]), {})
        name = localized(item.get("names", {})) or rest[0]
        what, field = place_words(subject[:2]), place_words((*subject[:2], rest[1]))
        return from_its_side(f"{what} {name}: {field}")
    return _steps_words(subject) or ".".join(subject)


def needed_words(error: StillInUseError, unit: Unit | None) -> str:
    """Return what visitors still need, by its name."""
    if unit is None or error.what == "counter":
        return error.key
    names = (
        unit.service_names(error.key) if error.what == "service" else unit.person_names(error.key)
    )
    return localized(names)
