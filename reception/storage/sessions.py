"""Who works at which counter."""

from reception.ports import Break, Session
from reception.storage.engine import Run
from reception.storage.statement import Statement
from reception.storage.values import moment

_OPEN = Statement("""
    SELECT counter_session.clerk, counter_session.counter, counter_session.opened_at,
        counter_session.profile, clerk_break.reason, clerk_break.began_at
    FROM counter_session LEFT JOIN clerk_break ON clerk_break.unit = counter_session.unit
        AND clerk_break.clerk = counter_session.clerk AND clerk_break.ended_at IS NULL
    WHERE counter_session.unit = :unit AND counter_session.closed_at IS NULL
    ORDER BY counter_session.counter
""")


def open_sessions(run: Run, unit: str) -> tuple[Session, ...]:
    """Return the sessions that are open now."""
    return tuple(
        Session(
            clerk=clerk,
            counter=counter,
            opened_at=moment(opened_at),
            profile=profile,
            away=Break(clerk=clerk, counter=counter, reason=reason, since=moment(began_at))
            if began_at
            else None,
        )
        for clerk, counter, opened_at, profile, reason, began_at in run.rows(_OPEN, unit=unit)
    )
