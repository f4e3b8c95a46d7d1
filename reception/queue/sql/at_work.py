"""Who works at which counter now, and which services are paused."""

from datetime import datetime

from reception.database.run import Run, Statement, instant, moment, moment_or_none
from reception.domain.availability import NotedPause
from reception.queue.model import Break, CounterSession

_OPEN_PAUSES = Statement("""
    SELECT service, paused_at, paused_by, reason, until FROM service_pause
    WHERE unit = :unit AND resumed_at IS NULL AND (until IS NULL OR until > :at)
    ORDER BY service
""")


def pauses(run: Run, unit: str, at: datetime) -> tuple[NotedPause, ...]:
    """Return the pauses that have not ended."""
    return tuple(
        NotedPause(
            service=service,
            since=moment(paused_at),
            by=paused_by,
            reason=reason,
            until=moment_or_none(until),
        )
        for service, paused_at, paused_by, reason, until in run.rows(
            _OPEN_PAUSES, unit=unit, at=instant(at)
        )
    )


_PRESENT_SESSIONS = Statement("""
    SELECT counter_session.clerk, counter_session.counter, counter_session.opened_at,
        counter_session.profile, clerk_break.reason, clerk_break.began_at
    FROM counter_session LEFT JOIN clerk_break ON clerk_break.unit = counter_session.unit
        AND clerk_break.clerk = counter_session.clerk AND clerk_break.ended_at IS NULL
    WHERE counter_session.unit = :unit AND counter_session.closed_at IS NULL
    ORDER BY counter_session.counter
""")


def open_sessions(run: Run, unit: str) -> tuple[CounterSession, ...]:
    """Return the sessions that are open now."""
    return tuple(
        CounterSession(
            clerk=clerk,
            counter=counter,
            opened_at=moment(opened_at),
            profile=profile,
            away=Break(clerk=clerk, counter=counter, reason=reason, since=moment(began_at))
            if began_at
            else None,
        )
        for clerk, counter, opened_at, profile, reason, began_at in run.rows(
            _PRESENT_SESSIONS, unit=unit
        )
    )
