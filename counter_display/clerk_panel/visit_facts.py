"""What is written of a visit: for what it came, how long it waited, where it was before."""

from datetime import tzinfo

from counter_display.clerk_panel.words import ended_text, language_word, translate
from reception.domain.language import text_in
from reception.domain.ticket import Leg, Visit
from reception.domain.unit import Unit
from ui_kit.translations import current_language
from ui_kit.wording import duration_text, from_its_side, time_text

# Who was sent to and fro all day fills no more of the card than this.
_LATEST = 3


def facts_of(held: Visit, unit: Unit, zone: tzinfo | None) -> dict[str, str]:
    """Return the facts of the visit in hand, by name."""
    leg, language = held.leg, current_language()
    priority = next((one.names for one in unit.priorities if one.code == leg.priority), None)
    facts = {
        "service": text_in(unit.service_names(leg.service), language),
        "language": language_word(held.ticket.language),
        "priority": text_in(priority, language) if priority else leg.priority,
        "waited": _waited(held, zone),
        "paper": paper_doubt(held),
    }
    return {name: from_its_side(value) if value else "" for name, value in facts.items()}


def paper_doubt(held: Visit) -> str:
    """Return what to know of a visitor who was called while nobody knew of her paper."""
    if not held.legs[0].is_paper_in_doubt:
        return ""
    return translate("Clerk", "Perhaps not printed: please call the number aloud")


def history_of(held: Visit, unit: Unit) -> str:
    """Return where the visitor was before, a line for each of the latest legs."""
    earlier = held.legs[:-1][-_LATEST:]
    return "\n".join(from_its_side(_leg_text(leg, unit)) for leg in earlier)


def _leg_text(leg: Leg, unit: Unit) -> str:
    service = text_in(unit.service_names(leg.service), current_language())
    parts = [service, ended_text(leg, unit)]
    if leg.counter is not None:
        parts.append(translate("Clerk", "Counter %1").replace("%1", str(leg.counter)))
    return " · ".join(part for part in parts if part)


def _waited(held: Visit, zone: tzinfo | None) -> str:
    # A second service for the same visitor was not waited for: the wait before the first counts.
    called = next((one for one in reversed(held.legs) if one.first_called_at), None)
    if called is None or called.first_called_at is None:
        return ""
    waited = duration_text(called.first_called_at - called.waiting_since)
    if len(held.legs) == 1:
        return waited
    text = translate("Clerk", "%1 · here since %2")
    came = time_text(held.ticket.issued_at.astimezone(zone))
    return text.replace("%1", waited).replace("%2", came)
