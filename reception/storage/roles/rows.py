"""With which rows a station may do what its rights allow: those of its unit, and of its kind.

Who a station is follows from the login that it connected by, never from what it says of itself:
a variable of the session could be set by anybody.
"""

from collections.abc import Mapping
from typing import Final

from reception.domain.unit import Role
from reception.ports.accounts import StationKind

OWN_UNIT: Final = "unit = (SELECT nouba_own_unit())"
_OWN_STATION: Final = "station = (SELECT nouba_own_station())"
_OWN_COUNTER: Final = "(counter IS NULL OR nouba_own_counter(counter))"

SEEN: Final[Mapping[str, str]] = {
    "alembic_version": "true",
    "allowed_client": "true",
    "unit": "code = (SELECT nouba_own_unit())",
    # These know their unit by the ticket, which is seen by the same rule.
    "event": "EXISTS (SELECT 1 FROM ticket WHERE ticket.id = event.ticket)",
    "print_job": "EXISTS (SELECT 1 FROM ticket WHERE ticket.id = print_job.ticket)",
    "seal": "EXISTS (SELECT 1 FROM chain WHERE chain.id = seal.chain)",
    "forgetting": "true",
    "station_account": "false",
}
"""Which rows a station sees; those of every other table, by ``OWN_UNIT``."""

OF_TICKETS: Final = ("event", "print_job")
"""Rows of these are added together with their ticket by one statement, which does not see it yet:
whose ticket it is, a trigger asks at the statement's end."""

_KIOSK, _BOARD, _DESK = StationKind.KIOSK, StationKind.BOARD, StationKind.DESK

_PEOPLE: Final = (
    "(SELECT one ->> 'login' FROM unit"
    " JOIN unit_revision ON unit_revision.unit = unit.code"
    " AND unit_revision.revision = unit.revision"
    " CROSS JOIN json_array_elements(document::json -> 'people') AS one"
    " WHERE one ->> 'role' = '{role}')"
)
# Administrators serve nobody, and so never come in at a panel: what they are recognised by is not
# read from there. Managers do come in, and choose their password at the console.
_NO_ADMINISTRATOR: Final = f"login NOT IN {_PEOPLE.format(role=Role.ADMINISTRATOR)}"
_CLERK: Final = f"login IN {_PEOPLE.format(role=Role.CLERK)}"

READ: Final[Mapping[tuple[StationKind, str], str]] = {(_DESK, "person"): _NO_ADMINISTRATOR}
"""What a row must fulfil as well to be read by a kind."""

ADDED: Final[Mapping[tuple[StationKind, str], str]] = {
    # A kiosk gives tickets that wait, and nothing ever happened to; those that it gave alone it
    # hands over on a later day as well, and lets wait again who was called by another number.
    (_KIOSK, "leg"): "state IN ('waiting', 'unserved') AND calls = 0 AND clerk IS NULL"
    " AND kept_counter IS NULL AND kept_clerk IS NULL AND (leg = 1 OR EXISTS ("
    "SELECT 1 FROM void_number WHERE void_number.ticket = leg.ticket))",
    (_KIOSK, "event"): "kind IN ('issued', 'taken_in', 'closed', 'readmitted')"
    " AND clerk IS NULL AND counter IS NULL",
    (_KIOSK, "taken_in"): "decided_by IS NULL",
    (_KIOSK, "void_number"): "made_by IS NULL AND ticket IS NOT NULL",
    (_KIOSK, "print_job"): _OWN_STATION,
    (_KIOSK, "rating"): _OWN_STATION,
    (_KIOSK, "station_outage"): _OWN_STATION,
    (_DESK, "leg"): _OWN_COUNTER,
    (_DESK, "person"): _CLERK,
    # Who has no second factor gets none from a panel: nobody but its maker would know the codes.
    (_DESK, "credential"): f"factor_secret IS NULL AND {_CLERK}",
    (_DESK, "event"): _OWN_COUNTER,
    (_DESK, "counter_session"): "nouba_own_counter(counter)",
    (_DESK, "clerk_break"): "nouba_own_counter(counter)",
    # Nobody comes in, or has a PIN, at a station that she does not sit at.
    (_DESK, "sign_in_session"): _OWN_STATION,
    (_DESK, "unlock_pin"): _OWN_STATION,
    **{(kind, "station_printer"): _OWN_STATION for kind in (_KIOSK, _DESK)},
    **{(kind, "station_life"): _OWN_STATION for kind in (_KIOSK, _BOARD, _DESK)},
}
"""What a row that is added must fulfil as well."""

CHANGED: Final[Mapping[tuple[StationKind, str], str]] = {
    (_KIOSK, "slip_job"): _OWN_STATION,
    (_KIOSK, "print_job"): _OWN_STATION,
    (_KIOSK, "station_outage"): _OWN_STATION,
    # What was called to another counter is that one's.
    (_DESK, "leg"): _OWN_COUNTER,
    (_DESK, "person"): _CLERK,
    (_DESK, "credential"): _CLERK,
    (_DESK, "counter_session"): "nouba_own_counter(counter)",
    (_DESK, "clerk_break"): "nouba_own_counter(counter)",
    (_DESK, "unlock_pin"): _OWN_STATION,
    **{(kind, "station_printer"): _OWN_STATION for kind in (_KIOSK, _DESK)},
    **{(kind, "station_life"): _OWN_STATION for kind in (_KIOSK, _BOARD, _DESK)},
}
"""Which rows may be changed or removed, and what they must fulfil afterwards."""

LOCKED: Final = frozenset(
    {(kind, "counter") for kind in (_DESK, StationKind.CONSOLE, StationKind.JOBS)}
)
"""Rows that are locked by who may not change them."""


def seen(table: str) -> str:
    """Return the condition of the rows that a station sees."""
    return SEEN.get(table, OWN_UNIT)
