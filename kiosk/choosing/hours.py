"""Why no ticket is given now, and when tickets are given again, in every language of the unit."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.core import HallNow
from reception.domain.calendar import ClosedReason, Opening
from reception.domain.language import Language, text_in
from reception.zone import unit_zone
from ui_kit.no_ticket import why_closed
from ui_kit.translations import marked, speech
from ui_kit.when import opens_text
from ui_kit.wording import time_text

ROLES = ("key", "sentence", "opens", "remark")

_CONTEXT = "Hours"
_SERVED = marked("Hours", "Everybody who holds a ticket is still served.")
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
    why = why_closed(opening.reason, language)
    return _joined((why, text_in(opening.closure_names, language)))


def _opens(now: HallNow, at: datetime | None, language: Language) -> str:
    opens_at = now.opening.opens_at
    if opens_at is None:
        return ""
    local = opens_at.astimezone(unit_zone(now.unit.zone))
    return opens_text(
        local,
        language,
        today=at.date() if at else None,
        after_break=now.opening.reason is ClosedReason.BREAK,
    )


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
