"""Who and when, as the page "changes" tells them."""

from datetime import datetime

from admin_console.words import translate
from reception.domain.language import text_in
from reception.domain.unit import Unit
from reception.zone import unit_zone
from ui_kit.translations import current_language
from ui_kit.wording import date_text, from_its_side, time_text


def who_words(unit: Unit | None, login: str | None) -> str:
    """Return the name of who did something."""
    if unit is None or login is None:
        return translate("Console", "Unknown, or this computer")
    if login.split(" ")[0] == "nouba":
        return translate("Console", "This computer")
    return text_in(unit.person_names(login), current_language())


def when_words(unit: Unit | None, at: datetime) -> str:
    """Return the day and the time of day, by the clock of the unit."""
    local = at.astimezone(unit_zone(unit.zone)) if unit else at
    return from_its_side(f"{date_text(local.date())} {time_text(local)}")
