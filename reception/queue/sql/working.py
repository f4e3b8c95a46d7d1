"""Which services are paused."""

from datetime import datetime

from reception.database.run import (
    Run,
    Statement,
    instant,
    instant_or_none,
    moment,
    moment_or_none,
    row_of,
)
from reception.database.schema.queue import service_pause
from reception.domain.calling import ServicePause
from reception.queue.model import Break, CounterSession

_OPEN = Statement("""
    SELECT service, paused_at, paused_by, reason, until FROM service_pause
    WHERE unit = :unit AND resumed_at IS NULL AND (until IS NULL OR until > :at)
    ORDER BY service
""")
_BEGIN = Statement(row_of(service_pause, "id", "resumed_at", "resumed_by"))
_CHANGE = Statement("""
    UPDATE service_pause SET reason = :reason, until = :until
    WHERE unit = :unit AND service = :service AND paused_at = :since AND resumed_at IS NULL
""")
_END = Statement("""
    UPDATE service_pause SET resumed_at = :at, resumed_by = :by
    WHERE unit = :unit AND service = :service AND paused_at = :since AND resumed_at IS NULL
""")
_END_BY_ITSELF = Statement("""
    UPDATE service_pause SET resumed_at = until, resumed_by = paused_by
    WHERE unit = :unit AND service = :service AND resumed_at IS NULL AND until <= :at
""")


def pauses(run: Run, unit: str, at: datetime) -> tuple[ServicePause, ...]:
    """Return the pauses that have not ended."""
    return tuple(
        ServicePause(
            service=service,
            since=moment(paused_at),
            by=paused_by,
            reason=reason,
            until=moment_or_none(until),
        )
        for service, paused_at, paused_by, reason, until in run.rows(
            _OPEN, unit=unit, at=instant(at)
        )
    )


def begin_pause(run: Run, unit: str, pause: ServicePause) -> None:
    """Write that a service is paused, and that a pause whose time has come was ended then."""
    run.change(_END_BY_ITSELF, unit=unit, service=pause.service, at=instant(pause.since))
    run.change(
        _BEGIN,
        unit=unit,
        service=pause.service,
        paused_at=instant(pause.since),
        paused_by=pause.by,
        reason=pause.reason,
        until=instant_or_none(pause.until),
    )


def change_pause(run: Run, unit: str, pause: ServicePause) -> None:
    """Write this pause's reason and end, if it has not ended."""
    run.change(
        _CHANGE,
        unit=unit,
        service=pause.service,
        since=instant(pause.since),
        reason=pause.reason,
        until=instant_or_none(pause.until),
    )


def end_pause(run: Run, unit: str, pause: ServicePause, *, by: str, at: datetime) -> None:
    """Write that this pause has ended, if it has not."""
    run.change(
        _END,
        unit=unit,
        service=pause.service,
        since=instant(pause.since),
        at=instant(at),
        by=by,
    )


_OPEN_SESSION = Statement("""
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
            _OPEN_SESSION, unit=unit
        )
    )
