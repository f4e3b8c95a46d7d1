"""Which services are paused."""

from datetime import datetime

from reception.domain.pause import ServicePause
from reception.storage.engine import Run
from reception.storage.statement import Statement
from reception.storage.values import instant, moment

_OPEN = Statement("""
    SELECT service, paused_at, paused_by, reason FROM service_pause
    WHERE unit = :unit AND resumed_at IS NULL ORDER BY service
""")
_BEGIN = Statement("""
    INSERT INTO service_pause (unit, service, paused_at, paused_by, reason)
    VALUES (:unit, :service, :at, :by, :reason)
""")
_END = Statement("""
    UPDATE service_pause SET resumed_at = :at, resumed_by = :by
    WHERE unit = :unit AND service = :service AND resumed_at IS NULL
""")


def pauses(run: Run, unit: str) -> tuple[ServicePause, ...]:
    """Return the pauses that have not ended."""
    return tuple(
        ServicePause(service=service, since=moment(paused_at), by=paused_by, reason=reason)
        for service, paused_at, paused_by, reason in run.rows(_OPEN, unit=unit)
    )


def begin_pause(run: Run, unit: str, pause: ServicePause) -> None:
    """Write that a service is paused."""
    run.change(
        _BEGIN,
        unit=unit,
        service=pause.service,
        at=instant(pause.since),
        by=pause.by,
        reason=pause.reason,
    )


def end_pause(run: Run, unit: str, service: str, *, by: str, at: datetime) -> None:
    """Write that a service is no longer paused, if it was."""
    run.change(_END, unit=unit, service=service, at=instant(at), by=by)
