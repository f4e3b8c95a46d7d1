"""What a visitor is offered on one screen: groups, services, and how long each takes now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kiosk.choosing.details import has_details
from kiosk.choosing.refusal import when_again, why_no_ticket
from kiosk.choosing.waiting import waiting_now
from kiosk.core import HallNow
from kiosk.words import waiting_text
from reception.domain.language import Language, Texts, companion, language_found, text_in
from reception.domain.unit import Service, ServiceGroup
from reception.hall import ServiceOutlook

# More than eight choices on one screen are read, not chosen from.
MOST_CHOICES = 8
# Where all stands low there is less height, and larger text takes more room.
MOST_LOW_CHOICES = 6
MOST_LARGER_CHOICES = 4
ROLES = (
    *("key", "iconName", "name", "nameLanguage", "second", "secondLanguage"),
    *("waiting", "wait", "detailed", "refusal", "again", "againIcon"),
)

type Choice = Mapping[str, Any]


def needs_groups(now: HallNow) -> bool:
    """Return whether the services are too many for one screen, and headings part them."""
    headings = {one.group for one in now.unit.services}
    return len(now.unit.services) > MOST_CHOICES and len(headings) > 1


def group_choices(now: HallNow, language: Language, at: datetime | None = None) -> list[Choice]:
    """Return the groups; one that holds a single service is that service, to save a touch.

    Args:
        now: the hall as it was read last.
        language: of the reader.
        at: the present instant in the unit's zone, if it is known.
    """
    choices = []
    for group in now.unit.groups:
        services = [one for one in now.unit.services if one.group == group.code]
        if len(services) == 1:
            choices.append(_service_choice(services[0], now, language, at))
        elif services:
            choices.append(_group_choice(group, services, now, language))
    return choices


def service_choices(
    now: HallNow, language: Language, group: str = "", at: datetime | None = None
) -> list[Choice]:
    """Return the services of a group, or all."""
    return [
        _service_choice(service, now, language, at)
        for service in now.unit.services
        if group in {"", service.group}
    ]


def names_of(names: Texts, language: Language) -> Choice:
    """Return a name and its companion, each with the language it is written in."""
    shown = language_found(names, language) or language
    second = companion(shown)
    return {
        "name": text_in(names, language),
        "nameLanguage": shown,
        "second": names.get(second, ""),
        "secondLanguage": second,
    }


def _service_choice(
    service: Service, now: HallNow, language: Language, at: datetime | None
) -> Choice:
    return {
        "key": f"service-{service.code}",
        **names_of(service.names, language),
        "iconName": service.icon,
        **waiting_now(now, service.code, language),
        "detailed": has_details(service),
        "refusal": why_no_ticket(now, service.code, language),
        **when_again(now, service.code, language, at),
    }


def _group_choice(
    group: ServiceGroup, services: list[Service], now: HallNow, language: Language
) -> Choice:
    outlook = _outlook(now)
    waiting = [
        outlook[one.code].waiting
        for one in services
        if one.code in outlook and not why_no_ticket(now, one.code, language)
    ]
    return {
        "key": f"group-{group.code}",
        **names_of(group.names, language),
        "iconName": group.icon,
        "waiting": waiting_text(sum(waiting), language) if waiting else "",
        "wait": "",
        "detailed": False,
        "refusal": "",
        "again": "",
        "againIcon": "",
    }


def _outlook(now: HallNow) -> Mapping[str, ServiceOutlook]:
    return {one.service.code: one for one in now.outlook}
