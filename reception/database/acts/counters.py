"""Who works at which counter, who is away, and which services are paused."""

from typing import Final

from reception.database.acts.act import ME, Act, changing, denied
from reception.database.acts.sessions import SERVING
from reception.database.acts.who import AT_HER_COUNTER
from reception.database.run import Statement, row_of
from reception.database.schema.queue import clerk_break, counter_session, service_pause

OPEN_SESSION = Statement(row_of(counter_session, "id", "closed_at", "forgotten"))
CLOSE_SESSION = Statement("""
    UPDATE counter_session SET closed_at = :closed_at, forgotten = :forgotten
    WHERE unit = :unit AND clerk = :clerk AND closed_at IS NULL
""")
SET_PROFILE = Statement("""
    UPDATE counter_session SET profile = :profile
    WHERE unit = :unit AND clerk = :clerk AND closed_at IS NULL
""")
BEGIN_BREAK = Statement(row_of(clerk_break, "id", "ended_at"))
END_BREAK = Statement("""
    UPDATE clerk_break SET ended_at = :ended_at
    WHERE unit = :unit AND clerk = :clerk AND ended_at IS NULL
""")

BEGIN_PAUSE = Statement(row_of(service_pause, "id", "resumed_at", "resumed_by"))
_AS_IT_WAS_READ = """
    WHERE unit = :unit AND service = :service AND paused_at = :since AND resumed_at IS NULL
        AND reason IS NOT DISTINCT FROM :was_reason AND until IS NOT DISTINCT FROM :was_until
"""
CHANGE_PAUSE = Statement(
    f"UPDATE service_pause SET reason = :reason, until = :until {_AS_IT_WAS_READ}"
)
END_PAUSE = Statement(
    f"UPDATE service_pause SET resumed_at = :at, resumed_by = :by {_AS_IT_WAS_READ}"
)
END_PAUSE_BY_ITSELF = Statement("""
    UPDATE service_pause SET resumed_at = until, resumed_by = paused_by
    WHERE unit = :unit AND service = :service AND resumed_at IS NULL AND until <= :at
""")

_A_YEAR_US: Final = 366 * 24 * 3600 * 1_000_000


def at_server_time(column: str) -> str:
    """Return what sets an argument to the server's time, where a station calls."""
    return f"a_{column} := act_time(me.kind, a_{column});"


# Whoever leads the hall sends a colleague to a counter, from the console where she is in.
_LED: Final = f"""me.kind = 'console' AND leads_here(me.unit, me.station, NULL)
        AND person_role(me.unit, a_clerk) IN ({SERVING})"""


def _by(counter: str = "NULL") -> str:
    return (
        "PERFORM require_author(me.kind, me.unit, me.station,"
        f" CASE WHEN {_LED} THEN NULL ELSE a_clerk END, {counter}, act_time(me.kind, NULL));"
    )


# Who forgot to leave a counter is shown out by whoever comes, unless a visitor is before her.
_HERS_OR_FREE: Final = f"""
    IF me.kind IN ('desk', 'console') AND NOT is_in(me.unit, me.station, a_clerk)
        AND NOT leads_here(me.unit, me.station, NULL)
        AND NOT EXISTS (SELECT 1 FROM counter_session WHERE unit = me.unit AND clerk = a_clerk
            AND closed_at IS NULL AND nouba_own_counter(counter) AND NOT EXISTS (
                SELECT 1 FROM leg WHERE unit = me.unit AND clerk = a_clerk
                    AND state IN ('called', 'serving'))) THEN
        {denied("she works elsewhere")}
    END IF;"""
LEADER: Final = f"""
    IF me.kind IS NOT NULL AND NOT leads_here(me.unit, me.station, a_by) THEN
        {denied("nobody who leads the hall is signed in here")}
    END IF;"""
# Kiosks read it as a day.
_ENDS_SOON: Final = f"""
    IF me.kind IS NOT NULL AND a_until > server_now() + {_A_YEAR_US} THEN
        {denied("no pause lasts so long")}
    END IF;"""

# Rows of history that name a counter are not kept waiting by this lock.
LOCK_COUNTERS = Act(
    name="lock_counters",
    takes="unit TEXT, numbers TEXT, clerk TEXT",
    gives="VOID",
    declares=ME,
    does=lambda: (
        """
    PERFORM number FROM counter
    WHERE unit = a_unit AND (
        number = ANY (CAST(string_to_array(a_numbers, ',') AS INTEGER[])) OR number IN (
            SELECT counter FROM counter_session
            WHERE unit = a_unit AND clerk = a_clerk AND closed_at IS NULL
        )
    )
    ORDER BY number FOR NO KEY UPDATE OF counter;"""
    ),
)
OPEN_COUNTER = changing(
    "open_counter",
    "unit TEXT, clerk TEXT, counter INTEGER, opened_at BIGINT, profile TEXT",
    OPEN_SESSION,
    unless=f"{at_server_time('opened_at')} {_by('a_counter')}",
)
CLOSE_COUNTER = changing(
    "close_counter",
    "unit TEXT, clerk TEXT, closed_at BIGINT, forgotten INTEGER",
    CLOSE_SESSION,
    unless=f"""{at_server_time("closed_at")} {_HERS_OR_FREE}
    IF me.kind IS NOT NULL AND (
        EXISTS (SELECT 1 FROM clerk_break WHERE unit = me.unit AND clerk = a_clerk
            AND ended_at IS NULL)
        OR EXISTS (SELECT 1 FROM leg WHERE unit = me.unit AND clerk = a_clerk
            AND state IN ('called', 'serving'))) THEN
        {denied("what she has begun there ends first")}
    END IF;""",
)
SET_PROFILE_ACT = changing(
    "set_profile", "unit TEXT, clerk TEXT, profile TEXT", SET_PROFILE, unless=_by()
)
BEGIN_BREAK_ACT = changing(
    "begin_break",
    "unit TEXT, clerk TEXT, counter INTEGER, reason TEXT, began_at BIGINT",
    BEGIN_BREAK,
    unless=f"""{at_server_time("began_at")} {_by("a_counter")}
    IF me.kind IS NOT NULL AND NOT {AT_HER_COUNTER} THEN
        {denied("she works elsewhere")}
    END IF;""",
)
END_BREAK_ACT = changing(
    "end_break",
    "unit TEXT, clerk TEXT, ended_at BIGINT",
    END_BREAK,
    unless=f"{at_server_time('ended_at')} {_HERS_OR_FREE}",
)
BEGIN_PAUSE_ACT = changing(
    "begin_pause",
    "unit TEXT, service TEXT, paused_at BIGINT, paused_by TEXT, reason TEXT, until BIGINT",
    BEGIN_PAUSE,
    unless=f"{at_server_time('paused_at')} {LEADER.replace('a_by', 'a_paused_by')} {_ENDS_SOON}",
)
CHANGE_PAUSE_ACT = changing(
    "change_pause",
    "unit TEXT, service TEXT, since BIGINT, reason TEXT, until BIGINT, was_reason TEXT,"
    " was_until BIGINT",
    CHANGE_PAUSE,
    unless=f"{LEADER.replace('a_by', 'NULL')} {_ENDS_SOON}",
)
END_PAUSE_ACT = changing(
    "end_pause",
    "unit TEXT, service TEXT, since BIGINT, at BIGINT, by TEXT, was_reason TEXT, was_until BIGINT",
    END_PAUSE,
    unless=f"{at_server_time('at')} {LEADER}",
)
END_PAUSE_BY_ITSELF_ACT = changing(
    "end_pause_by_itself",
    "unit TEXT, service TEXT, at BIGINT",
    END_PAUSE_BY_ITSELF,
    unless=at_server_time("at"),
)
