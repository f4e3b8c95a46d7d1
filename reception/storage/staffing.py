"""Who worked at which counter, and who was away from it: the rows that touch a time."""

from reception.storage.statement import Statement

SESSIONS = Statement("""
    SELECT clerk, counter, opened_at, closed_at, profile FROM counter_session
    WHERE unit = :unit AND opened_at < :end AND (closed_at IS NULL OR closed_at > :start)
    ORDER BY opened_at, id
""")
BREAKS = Statement("""
    SELECT clerk, counter, began_at, ended_at FROM clerk_break
    WHERE unit = :unit AND began_at < :end AND (ended_at IS NULL OR ended_at > :start)
    ORDER BY began_at, id
""")
