"""Which services are paused."""

from datetime import datetime

from reception.domain.pause import ServicePause
from reception.storage.engine import Run
from reception.storage.schema import service_pause
from reception.storage.statement import Statement, row_of
from reception.storage.values import instant, instant_or_none, moment, moment_or_none

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
