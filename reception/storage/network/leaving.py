"""What leaves a site, column by column: whatever is not named here stays where it is.

No person's name or login, no password, session of the sign-in, note, audit or event leaves. This
is a contract between releases: a site of one release and a centre of another agree on a format,
not on a schema. What a format names is never changed; a new one gets a new number.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FORMAT = 1
PUBLICATION = f"nouba_network_{FORMAT}"
SCHEMA = "network"
"""Of what is not a table of the desk: the public description at a site, the sites at the centre."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A table that leaves, in part."""

    columns: Mapping[str, str]
    """The columns that leave, with their types at the centre."""
    identity: tuple[str, ...]
    """What tells its rows apart in the whole network; among it is what the centre divides by."""
    made: Mapping[str, str]
    """Columns that do not leave, and what stands there at the centre."""
    month: str | None = None
    """By which column the centre divides it into months; None: it is small."""
    month_is_day: bool = True
    """Whether that is a service day; else it is an instant."""


TABLES: Mapping[str, Leaving] = {
    "public.ticket": Leaving(
        columns={
            "id": "text",
            "unit": "text",
            "service_day": 'text COLLATE "C"',
            "series": "text",
            "number": "integer",
            "language": "text",
            "issued_at": "bigint",
        },
        identity=("unit", "service_day", "id"),
        made={"label": "text NOT NULL DEFAULT ''", "appointment_at": "bigint"},
        month="service_day",
    ),
    "public.leg": Leaving(
        columns={
            "ticket": "text",
            "leg": "integer",
            "unit": "text",
            "service_day": 'text COLLATE "C"',
            "service": "text",
            "priority": "text",
            "state": "text",
            "waiting_since": "bigint",
            "parked_at": "bigint",
            "calls": "integer",
            "first_called_at": "bigint",
            "last_called_at": "bigint",
            "started_at": "bigint",
            "ended_at": "bigint",
            "counter": "integer",
            "outcome": "text",
            "quoted_low_us": "bigint",
            "quoted_high_us": "bigint",
        },
        identity=("unit", "service_day", "ticket", "leg"),
        made={
            # Who served is the site's own affair: here it is nobody, as where it was forgotten.
            "clerk": "text GENERATED ALWAYS AS (CASE WHEN counter IS NULL THEN NULL ELSE '~' END)"
            " STORED",
            "ranked_since": "bigint GENERATED ALWAYS AS (waiting_since) STORED",
            "kept_counter": "integer",
            "kept_clerk": "text",
            "callable_from": "bigint",
            "note": "text",
        },
        month="service_day",
    ),
    "public.counter_session": Leaving(
        columns={
            "id": "bigint",
            "unit": "text",
            "counter": "integer",
            "opened_at": "bigint",
            "closed_at": "bigint",
        },
        identity=("unit", "opened_at", "id"),
        made={"clerk": "text NOT NULL DEFAULT '~'", "profile": "text"},
        month="opened_at",
        month_is_day=False,
    ),
    "public.clerk_break": Leaving(
        columns={
            "id": "bigint",
            "unit": "text",
            "counter": "integer",
            "began_at": "bigint",
            "ended_at": "bigint",
        },
        identity=("unit", "began_at", "id"),
        made={"clerk": "text NOT NULL DEFAULT '~'"},
        month="began_at",
        month_is_day=False,
    ),
    "network.description": Leaving(
        columns={
            "unit": "text",
            "revision": "integer",
            "made_at": "bigint",
            "document": "text",
        },
        identity=("unit", "revision"),
        made={},
    ),
}
