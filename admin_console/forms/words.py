"""What was changed in the unit's description, in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from admin_console.forms.field import mistake_words
from admin_console.words import NOTHING, translate
from reception.domain.language import Language, language_found, text_in
from reception.domain.unit import Unit
from reception.unit.changes import ChangeKind, Subject, UnitChange, key_in
from reception.unit.checks import Mistake
from reception.unit.document import Tables
from reception.unit.names import is_item, names_at, names_by_key
from reception.unit.office import StillInUseError
from ui_kit.translations import current_language, marked
from ui_kit.words import date_text, from_its_side

_VALUES: Mapping[str, str] = {
    "clerk": marked("Console", "Clerk"),
    "manager": marked("Console", "Manager"),
    "administrator": marked("Console", "Administrator"),
    "arrival": marked("Console", "by arrival"),
}
_LONGEST_VALUE = 60
_SHOWN_AT_ONCE = 3


def subject_words(change: UnitChange) -> str:
    """Return on what something was changed: ``Service "Passport"``."""
    what = place_words(change.subject)
    if not is_item(change.subject):
        return what
    name = text_in(change.names, current_language()) if change.names else ""
    return from_its_side(f"{what} {name or change.subject[-1]}")


def place_words(steps: Sequence[str]) -> str:
    """Return what a place of the unit's file is called in the forms; its key where nothing is."""
    names = names_at(steps)
    return text_in(names, current_language()) if names else steps[-1]


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
    return from_its_side(text.replace("%1", subject))


def in_short(changes: Sequence[UnitChange]) -> str:
    """Return the first few changes, and how many more there are."""
    told = list(dict.fromkeys(change_words(one) for one in changes))
    shown = "; ".join(told[:_SHOWN_AT_ONCE])
    more = len(told) - _SHOWN_AT_ONCE
    if more <= 0:
        return shown
    return translate("Console", "%1; and %n more", "", more).replace("%1", shown)


def value_words(value: Any) -> str:
    """Return a value of the unit's file as a person reads it."""
    match value:
        case None | "" | [] | {}:
            return NOTHING
        case True:
            return translate("Console", "yes")
        case False:
            return translate("Console", "no")
        case date():
            return date_text(value)
        case Mapping():
            return _short(_mapped(value))
        case list():
            return _short(translate("Console", ", ").join(value_words(one) for one in value))
        case str() if value in _VALUES:
            return translate("Console", _VALUES[value])
    return _short(str(value))


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
    return text_in(names, current_language()) if names else key


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}\u2026"


def password_words(passwords: Mapping[str, str]) -> str:
    """Return first passwords, which are shown this once; empty when there are none."""
    if not passwords:
        return ""
    told = ", ".join(f"{login}: {word}" for login, word in passwords.items())
    return translate("Console", "First password, shown only now: %1").replace("%1", told)


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
        name = text_in(item.get("names", {}), current_language()) or rest[0]
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
    return text_in(names, current_language())
