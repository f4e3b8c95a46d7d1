"""What is written of counters: who works there, who is away, and which services are paused."""

from reception.database.run import Statement, row_of
from reception.database.schema.queue import clerk_break, counter_session, service_pause

GIVE_PLACE_BACK = Statement("""
    UPDATE day_service SET taken = taken - 1
    WHERE unit = :unit AND service_day = :day AND service = :service
""")
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
