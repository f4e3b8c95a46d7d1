"""Who works at which counter."""

from reception.ports import Session
from reception.storage.engine import Run
from reception.storage.statement import Statement
from reception.storage.values import moment

_OPEN = Statement("""
    SELECT clerk, counter, opened_at FROM counter_session
    WHERE unit = :unit AND closed_at IS NULL ORDER BY counter
""")


def open_sessions(run: Run, unit: str) -> tuple[Session, ...]:
    """Return the sessions that are open now."""
    return tuple(
        Session(clerk=clerk, counter=counter, opened_at=moment(opened_at))
        for clerk, counter, opened_at in run.rows(_OPEN, unit=unit)
    )
