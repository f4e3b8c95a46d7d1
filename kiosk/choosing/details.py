"""What a visitor should know of a service before taking a ticket for it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from kiosk.reception import HallNow
from reception.domain.calendar import ClosedReason, Opening
from reception.domain.fields import ShownAt, shown_at
from reception.domain.language import Language, Texts, language_found, text_in
from reception.domain.unit import Service
from reception.system.clock import unit_zone
from reception.unit.names import names_of
from ui_kit.refusals import why_closed
from ui_kit.translations import marked, speech
from ui_kit.words import opens_text, time_text

_SHOWN = shown_at(Service, ShownAt.KIOSK)
_FACTS = tuple(one for one in _SHOWN if one.hint is Texts)


def has_details(service: Service) -> bool:
    """Return whether there is anything to tell."""
    return any(getattr(service, one.name) for one in _SHOWN)


def details_of(service: Service, language: Language) -> dict[str, Any]:
    """Return a service's documents, and the facts to know, for readers of ``language``."""
    written = language_found(service.documents, language)
    facts = [(one, text_in(getattr(service, one.name), language)) for one in _FACTS]
    return {
        "documentsLabel": _name("documents", language),
        "key": f"service-{service.code}",
        "name": text_in(service.names, language),
        "nameLanguage": str(language_found(service.names, language) or language),
        "documents": list(service.documents[written]) if written else [],
        "documentsLanguage": str(written or language),
        "facts": [
            {"icon": one.limits.icon, "label": _name(one.name, language), "value": value}
            for one, value in facts
            if value
        ],
        "icon": service.icon,
    }


def _name(field: str, language: Language) -> str:
    return text_in(names_of(Service, field), language)


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
