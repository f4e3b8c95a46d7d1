"""What the bar of an edited page says beside its own words."""

from collections.abc import Mapping, Sequence

from admin_console.forms.change_words import place_words
from admin_console.forms.mistakes import mistake_words
from admin_console.words import translate
from reception.domain.language import text_in
from reception.domain.office_errors import StillInUseError
from reception.domain.unit import Unit
from reception.unit.names import is_item, names_at
from reception.unit_changes import Subject, key_in
from reception.unit_checks import Mistake
from reception.unit_document import Tables
from ui_kit.translations import current_language
from ui_kit.wording import from_its_side


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
