"""What each kind of station reads: the columns that its statements name, of the rows it needs.

Kiosks and boards stand before visitors: they read nobody's name there, and no remark
(docs/decisions/0043). What an empty text stands for is read whole.
"""

from collections.abc import Mapping
from typing import Final

from reception.database.people import COLUMNS_OF_SESSION
from reception.database.visits import JOB_COLUMNS

_WHOLE: Final = ""
_VERSION: Final = {"alembic_version": _WHOLE, "allowed_client": _WHOLE, "unit": _WHOLE}
_OWN_LIFE: Final = "unit, station, app, part, program, since, heard_at, computer"
# How long the line is, who was called lately, and what wait was announced then.
_LINE: Final = """ticket, leg, unit, service_day, language, service, priority, state,
    waiting_since, ranked_since, calls, first_called_at, last_called_at, started_at, ended_at,
    counter, quoted_low_us, quoted_high_us"""
_HALL: Final = {
    **_VERSION,
    "day_counter": "unit, service_day, series, last",
    "day_service": "unit, service_day, service, taken",
    "day_line": _WHOLE,
    "station_life": _OWN_LIFE,
}
_NAMELESS_HALL: Final = {
    **_HALL,
    "counter_session": "unit, counter, opened_at, closed_at, profile",
    "clerk_break": "unit, counter, ended_at",
    "service_pause": "unit, service, paused_at, until, resumed_at",
}
_OFFICE: Final = {
    **_HALL,
    "station_life": _WHOLE,
    **dict.fromkeys(
        (
            *("unit_revision", "service", "counter", "priority_class"),
            *("number_skip", "day_counter", "day_service", "ticket", "void_number", "taken_in"),
            *("leg", "event", "chain", "past_change", "print_job", "station_printer"),
            *("counter_session", "clerk_break", "service_pause", "rating", "visit_import"),
            *("retention_run", "forgotten_day", "alert", "station_outage", "missed_search"),
        ),
        _WHOLE,
    ),
    # What is kept of a password leaves the server for nobody.
    "person": "unit, login",
}

READ: Final[Mapping[str, Mapping[str, str]]] = {
    "kiosk": {
        **_NAMELESS_HALL,
        "priority_class": _WHOLE,
        "ticket": _WHOLE,
        "leg": f"{_LINE}, parked_at, callable_from",
        "event": """ticket, kind, at, service, priority, operation, step, ranked_since,
            quoted_low_us, quoted_high_us""",
        "print_job": JOB_COLUMNS,
        "slip_job": "id, unit, station, state, queued_at, document",
        "station_printer": _WHOLE,
        "station_letters": "unit, letters, install, given_at",
        "void_number": "unit, service_day, series, number, ticket",
        "taken_in": """ticket, unit, operation, outcome, why, service_day, series, number,
            void_label, at, given""",
        "rating": "operation, score, reason, ticket",
    },
    "board": {**_NAMELESS_HALL, "ticket": "id, label, language", "leg": _LINE},
    "desk": {
        **_HALL,
        "priority_class": _WHOLE,
        "ticket": _WHOLE,
        "leg": _WHOLE,
        "event": _WHOLE,
        "print_job": f"{JOB_COLUMNS}, answers",
        "station_printer": _WHOLE,
        "counter_session": "unit, clerk, counter, opened_at, closed_at, profile",
        "clerk_break": "unit, clerk, counter, reason, began_at, ended_at",
        "service_pause": """unit, service, paused_at, paused_by, reason, until, resumed_at""",
    },
    "console": {
        **_OFFICE,
        "audit": _WHOLE,
        "slip_job": _WHOLE,
        "station_letters": _WHOLE,
        # Nobody tries out whose name is hidden in one.
        "seal": "chain, position, kind, ref, seal",
        # Who is in, and who has to wait, an administrator sees; all else is the server's.
        "sign_in_try": _WHOLE,
        "sign_in_session": f"unit, {COLUMNS_OF_SESSION}",
    },
    "jobs": {
        **_OFFICE,
        # To forget them.
        "seal": "chain, kind, ref, salt",
        "forgetting": _WHOLE,
    },
}
"""By kind of station and table: the columns."""

OWN_UNIT: Final = "unit = (SELECT nouba_own_unit())"
_OWN_STATION: Final = f"{OWN_UNIT} AND station = (SELECT nouba_own_station())"

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

# A visit that is not over is seen whenever it began. That a stay waits is part of the indexes of
# those who wait: there a planner drops the rule.
_OPEN: Final = "state IN ('waiting', 'called', 'serving', 'parked')"


def _lately(*, days: int) -> Mapping[str, str]:
    lately = f"service_day >= (SELECT nouba_first_day({days}))"
    # Asked for once in a statement, and there only where something is older.
    left_open = f"= ANY ((SELECT nouba_left_open({days}))::text[])"
    return {
        "ticket": f"{OWN_UNIT} AND ({lately} OR id {left_open})",
        "leg": f"{OWN_UNIT} AND ({_OPEN} OR {lately} OR ticket {left_open})",
        "day_counter": f"{OWN_UNIT} AND {lately}",
        "day_service": f"{OWN_UNIT} AND {lately}",
        "day_line": f"{OWN_UNIT} AND {lately}",
        "counter_session": f"{OWN_UNIT} AND closed_at IS NULL",
        "clerk_break": f"{OWN_UNIT} AND ended_at IS NULL",
        "service_pause": f"{OWN_UNIT} AND resumed_at IS NULL",
        "station_life": _OWN_STATION,
    }


_ROWS: Final[Mapping[str, Mapping[str, str]]] = {
    "kiosk": {
        # It may hand over now what it gave alone weeks ago, and hear what became of it.
        **_lately(days=31),
        "rating": _OWN_STATION,
        "slip_job": f"{_OWN_STATION} AND state = 'queued'",
        "station_printer": _OWN_STATION,
    },
    "board": _lately(days=2),
    "desk": _lately(days=2),
}


def rows_read(kind: str, table: str) -> str:
    """Return which rows of a table a kind of station reads."""
    return _ROWS.get(kind, {}).get(table, SEEN.get(table, OWN_UNIT))
