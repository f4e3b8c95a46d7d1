"""Where the unit's tables name a service, so that one can be taken out or given a place."""

from collections.abc import Iterator
from typing import Any

from reception.unit_document import Tables


def forget_service(tables: Tables, code: str) -> None:
    """Take a service out of the counters, profiles, boards, alerts and complaints that name it.

    A work profile that has no other service, and a board that would show every service instead of
    none, go with it.
    """
    for _, item, key in _lists_of_services(tables):
        item[key] = [one for one in item[key] if one != code]
    if tables.get("complaints_service") == code:
        del tables["complaints_service"]
    alerts = tables.get("alerts", {})
    if "services" in alerts:
        alerts["services"] = [one for one in alerts["services"] if one["service"] != code]
    for listed in ("profiles", "boards"):
        kept = [one for one in tables.get(listed, ()) if one.get("services", True)]
        if listed in tables:
            tables[listed] = kept
    for item in (*tables.get("profiles", ()), *tables.get("boards", ())):
        for key in ("helps",):
            if not item.get(key, True):
                del item[key]


def forget_counter(tables: Tables, number: int) -> None:
    """Take a counter out of the boards that name it; a board that has no other goes with it."""
    for board in tables.get("boards", ()):
        if "counters" in board:
            board["counters"] = [one for one in board["counters"] if one != number]
    if "boards" in tables:
        tables["boards"] = [one for one in tables["boards"] if one.get("counters", True)]


def counters_of(tables: Tables, service: str) -> list[int]:
    """Return the counters that give a service."""
    return [
        one["number"]
        for one in tables.get("counters", ())
        if service in one.get("services", ()) and not one.get("retired")
    ]


def give_at(tables: Tables, service: str, numbers: list[int]) -> None:
    """Let these counters give a service, and no others."""
    for counter in tables.get("counters", ()):
        if counter.get("retired"):
            continue
        given = counter.get("services", [])
        if counter["number"] in numbers and service not in given:
            counter["services"] = [*given, service]
        elif counter["number"] not in numbers:
            counter["services"] = [one for one in given if one != service]


def _lists_of_services(tables: Tables) -> Iterator[tuple[str, dict[str, Any], str]]:
    for listed, keys in (
        ("counters", ("services",)),
        ("profiles", ("services", "helps")),
        ("boards", ("services",)),
    ):
        for item in tables.get(listed, ()):
            if item.get("retired"):
                continue
            for key in keys:
                if key in item:
                    yield listed, item, key
