"""What there is to choose from, as rows: a name, how long it takes now, what to bring."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kiosk.tickets import HallNow
from kiosk.words import said_in, waiting_text, word
from reception.domain.availability import Availability
from reception.domain.fields import ShownAt, shown_at
from reception.domain.language import Language, Texts, companion
from reception.domain.unit import Service, ServiceGroup
from reception.system.clock import unit_zone
from ui_kit.refusals import not_now, why_in_a_word, why_in_short
from ui_kit.translations import language_for
from ui_kit.words import again_in_short, wait_bound_text

SHOWN = shown_at(Service, ShownAt.KIOSK)
"""The fields of a service that a visitor may read."""
# So many services stand on the first page itself, or so many groups of them.
MOST_DIRECT = 7
# More than eight services are parted by headings, where there are any.
MOST_SERVICES = 8
ROLES = (
    *("key", "iconName", "name", "nameLanguage", "second", "secondLanguage"),
    *("fact", "word", "detail", "look", "detailed", "goes", "language"),
)
BOTH = (Language.ARABIC, Language.FRENCH)
"""The languages in which a first page says everything at once, like a letterhead."""

type ChoiceRow = Mapping[str, Any]


def has_details(service: Service) -> bool:
    """Return whether there is anything to tell."""
    return any(getattr(service, one.name) for one in SHOWN)


def why_no_ticket(now: HallNow, service: str, language: Language) -> str:
    """Return why a service gives no ticket now; empty when it gives one, or nobody knows."""
    if not now.opening.is_open:
        return not_now(language)
    known = now.status_of(service)
    return why_in_short(known.availability, language) if known else ""


def needs_groups(now: HallNow) -> bool:
    """Return whether the services are too many for one screen, and headings part them."""
    headings = {one.group for one in now.unit.services}
    return len(now.unit.services) > MOST_SERVICES and len(headings) > 1


def stands_direct(now: HallNow) -> bool:
    """Return whether the first page has room for what there is, in both languages of the house."""
    offered = group_choices(now, Language.FRENCH) if needs_groups(now) else now.unit.services
    return len(offered) <= MOST_DIRECT and set(BOTH) <= set(now.unit.languages)


def group_choices(now: HallNow, language: Language, at: datetime | None = None) -> list[ChoiceRow]:
    """Return the groups; one that holds a single service is that service, to save a touch.

    Args:
        now: the hall as it was read last.
        language: of the reader.
        at: the present instant in the unit's zone, if it is known.
    """
    choices: list[ChoiceRow] = []
    for group in now.unit.groups:
        services = [one for one in now.unit.services if one.group == group.code]
        if len(services) == 1:
            alone = _service_choice(services[0], now, language, at)
            # What to bring has a page there: a column of its own would narrow every name.
            choices.append({**alone, "goes": alone["detailed"], "detailed": False})
        elif services:
            choices.append(_group_choice(group, services, now, language))
    return choices


def service_choices(
    now: HallNow, language: Language, group: str = "", at: datetime | None = None
) -> list[ChoiceRow]:
    """Return the services of a group, or all."""
    return [
        _service_choice(service, now, language, at)
        for service in now.unit.services
        if group in {"", service.group}
    ]


def direct_choices(now: HallNow, at: datetime | None = None) -> list[ChoiceRow]:
    """Return what stands on the first page, each in both languages of the house."""
    told = [
        group_choices(now, one, at) if needs_groups(now) else service_choices(now, one, at=at)
        for one in BOTH
    ]
    shared = ("key", "iconName", "look", "detailed")
    return [
        {name: arabic[name] for name in shared} | {"ar": arabic, "fr": french}
        for arabic, french in zip(*told, strict=True)
    ]


def shows_first(now: HallNow, service: str) -> bool:
    """Return whether a service, alone in its group, is looked at before a ticket is taken."""
    asked = next((one for one in now.unit.services if one.code == service), None)
    if asked is None or not needs_groups(now):
        return False
    alone = sum(one.group == asked.group for one in now.unit.services) == 1
    return alone and has_details(asked)


def texts_of(choice: ChoiceRow, *, halved: bool = False) -> dict[str, Any]:
    """Return what a row says, or one half of it, as the sizes of its page are chosen by it."""
    # Beside its name in another language a group says nothing of waiting: its services do.
    waits = not (choice["goes"] and halved and choice["key"].startswith("group-"))
    return {
        "name": choice["name"],
        "name_language": choice["nameLanguage"],
        "second": choice["second"],
        "second_language": str(choice["secondLanguage"]),
        "state": choice["fact"] if waits else "",
        "detail": choice["detail"],
        "under": choice["detail"] if waits else "",
        "word": choice["word"] if waits else "",
        "keeps": waits and choice["look"] != "usual",
        "language": choice["language"],
    }


def name_and_second(names: Texts, language: Language) -> ChoiceRow:
    """Return a name and its companion, each with the language it is written in."""
    second = companion(language_for(names, language) or language)
    return {**said_in(names, language), "second": names.get(second, ""), "secondLanguage": second}


def _service_choice(
    service: Service, now: HallNow, language: Language, at: datetime | None
) -> ChoiceRow:
    return {
        "key": f"service-{service.code}",
        **name_and_second(service.names, language),
        "iconName": service.icon,
        "detailed": has_details(service),
        "goes": False,
        "language": str(language),
        **_row_state(now, [service.code], language, at),
    }


def _group_choice(
    group: ServiceGroup, services: list[Service], now: HallNow, language: Language
) -> ChoiceRow:
    return {
        "key": f"group-{group.code}",
        **name_and_second(group.names, language),
        "iconName": group.icon,
        "detailed": False,
        "goes": True,
        "language": str(language),
        **_row_state(now, [one.code for one in services], language, None),
    }


def _row_state(
    now: HallNow, services: list[str], language: Language, at: datetime | None
) -> dict[str, str]:
    """Return what a row says of these services: how long and how many, or why no ticket and when.

    What nobody knows is empty, on every row alike.
    """
    gives = [one for one in services if not why_no_ticket(now, one, language)]
    if not gives:
        known = now.status_of(services[0])
        open_now = known and now.opening.is_open
        why = known.availability if known and open_now else Availability.NOT_NOW
        again = known.again_at if known and len(services) == 1 else None
        local = again.astimezone(unit_zone(now.unit.zone)) if again else None
        when = again_in_short(local, language, today=at.date() if at else None)
        look = "full" if why is Availability.FULL else "paused"
        word_of_it = why_in_a_word(why, language)
        return {"fact": word_of_it, "word": "", "detail": when, "look": look}
    statuses = [known for one in gives if (known := now.status_of(one))]
    if not statuses:
        return {"fact": "", "word": "", "detail": "", "look": "usual"}
    people = waiting_text(sum(one.waiting for one in statuses), language)
    waits = [one.expected_wait for one in statuses if one.expected_wait]
    if not waits:
        return {"fact": people, "word": "", "detail": "", "look": "usual"}
    longest = max(waits, key=lambda one: one.high)
    bound = wait_bound_text(longest, language)
    said = word("waitHead", language)
    return {"fact": bound, "word": said, "detail": people, "look": "usual"}
