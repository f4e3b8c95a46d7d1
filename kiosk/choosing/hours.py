"""Why no ticket is given now, and when tickets are given again, in every language of the unit."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from kiosk.core import HallNow
from reception.domain.calendar import ClosedReason, Opening
from reception.domain.language import Language, text_in
from reception.zone import unit_zone
from ui_kit.refusals import opens_text
from ui_kit.translations import marked, speech
from ui_kit.wording import time_text

ROLES = ("key", "sentence", "opens", "remark")

_CONTEXT = "Hours"
_CLOSED = marked("Hours", "We are closed now")
_CLOSED_TODAY = marked("Hours", "We are closed today")
_WHY: Mapping[ClosedReason | None, str] = {
    ClosedReason.BREAK: marked("Hours", "We are on a break"),
    ClosedReason.LAST_TICKET: marked("Hours", "No more tickets are given today"),
    ClosedReason.DAY_OFF: _CLOSED_TODAY,
    ClosedReason.CLOSURE: _CLOSED_TODAY,
}
_SERVED = marked("Hours", "Everybody who holds a ticket is still served.")
_OPENS_TODAY = marked("Hours", "We open today at %1.")
_GOES_ON_TODAY = marked("Hours", "We go on today at %1.")
_LAST = marked("Hours", "Last ticket today at %1")


def closed_rows(now: HallNow, at: datetime | None) -> list[dict[str, str]]:
    """Return what is said of the hours, a row a language; none is said twice.

    Args:
        now: the hall as it was read last.
        at: the present instant in the unit's zone, if it is known.
    """
    rows: dict[str, dict[str, str]] = {}
    for language in now.unit.languages:
        row = {
            "key": str(language),
            "sentence": _sentence(now.opening, language),
            "opens": _opens(now, at, language),
            "remark": _remark(now.opening, language),
        }
        # A language whose words are not known would only say the French ones again.
        if row["sentence"] not in rows or language is Language.FRENCH:
            rows[row["sentence"]] = row
    return list(rows.values())


def last_ticket_text(now: HallNow, language: Language) -> str:
    """Return until when tickets are given today; empty where nobody knows."""
    closes_at = now.opening.closes_at
    if closes_at is None:
        return ""
    local = closes_at.astimezone(unit_zone(now.unit.zone))
    return speech(language).say(_CONTEXT, _LAST).replace("%1", time_text(local))


def _sentence(opening: Opening, language: Language) -> str:
    why = speech(language).say(_CONTEXT, _WHY.get(opening.reason, _CLOSED))
    return _joined((why, text_in(opening.closure_names, language)))


def _opens(now: HallNow, at: datetime | None, language: Language) -> str:
    opens_at = now.opening.opens_at
    if opens_at is None:
        return ""
    local = opens_at.astimezone(unit_zone(now.unit.zone))
    if at and at.date() == local.date():
        after_break = now.opening.reason is ClosedReason.BREAK
        said = speech(language).say(_CONTEXT, _GOES_ON_TODAY if after_break else _OPENS_TODAY)
        return said.replace("%1", time_text(local))
    return opens_text(local, language)


def _remark(opening: Opening, language: Language) -> str:
    served = speech(language).say(_CONTEXT, _SERVED)
    return _joined(
        (
            served if opening.reason is ClosedReason.LAST_TICKET else "",
            text_in(opening.season_names, language),
        )
    )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
