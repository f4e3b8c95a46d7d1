"""What is written of the past: visits that are brought in, and what is forgotten in time."""

from datetime import timedelta
from typing import Final

from sqlalchemy import BindParameter, bindparam, literal

from reception.database.run import Statement, row_once
from reception.database.schema.past import forgotten_day
from reception.database.schema.unit import counter, person, priority_class, service
from reception.domain.sign_in import NO_PASSWORD
from reception.domain.unit import FORGOTTEN

LONGEST_SILENCE: Final = timedelta(days=60)
"""No office is without a visitor and without a backup for longer: then the clock is wrong."""

BEGIN_IMPORT = Statement("""
    INSERT INTO visit_import (unit, source, file, made_by, began_at, visits, legs)
    VALUES (:unit, :source, :file, :by, :at, 0, 0) RETURNING id
""")
COUNT_IMPORT = Statement("""
    UPDATE visit_import SET visits = visits + :visits, legs = legs + :legs WHERE id = :run
""")
END_IMPORT = Statement("UPDATE visit_import SET ended_at = :at WHERE id = :run")
PEOPLE_AGAIN = Statement("""
    DELETE FROM forgotten_day WHERE unit = :unit AND service_day = :day AND what = 'people'
""")
_NAME: BindParameter[str] = bindparam("name")
KEEP_NAMED = {
    "service": row_once(service, "series", "series_first", "series_last", "quota", code=_NAME),
    "counter": row_once(counter, number=_NAME),
    "clerk": row_once(person, login=_NAME, password_hash=literal(NO_PASSWORD)),
    "priority": row_once(priority_class, code=_NAME, head_start_us=literal(0), rate=literal(1)),
}
"""What visits of the past name that the unit does not have, by kind."""

# Whom the rows of the past name from then on; the tables ask that it is a person and a class.
NOBODY = row_once(person, login=literal(FORGOTTEN), password_hash=literal(NO_PASSWORD))
_NO_CLASS = row_once(
    priority_class, code=literal(FORGOTTEN), head_start_us=literal(0), rate=literal(1)
)
_OVER = """
    SELECT id FROM ticket WHERE unit = :unit AND service_day = :day AND NOT EXISTS (
        SELECT 1 FROM leg AS present WHERE present.ticket = ticket.id AND present.ended_at IS NULL
    )
"""
_BLANK_PEOPLE = f"""
    clerk = CASE WHEN clerk IS NULL THEN NULL ELSE '{FORGOTTEN}' END,
    kept_clerk = CASE WHEN kept_clerk IS NULL THEN NULL ELSE '{FORGOTTEN}' END
"""
NAMES_SOMEBODY = f"(clerk <> '{FORGOTTEN}' OR kept_clerk <> '{FORGOTTEN}' OR note IS NOT NULL)"
_BLANK_LEGS = Statement(f"""
    UPDATE leg SET {_BLANK_PEOPLE}, note = NULL WHERE ticket IN ({_OVER}) AND {NAMES_SOMEBODY}
""")
# Where a visit was brought in from is no remark about anybody.
_BLANK_EVENTS = Statement(f"""
    UPDATE event SET {_BLANK_PEOPLE}, note = NULL
    WHERE ticket IN ({_OVER}) AND kind <> 'imported' AND {NAMES_SOMEBODY}
""")
# Their seals hold without them; nobody can try out whose name is hidden in one.
_FORGET_SALTS = Statement(f"""
    UPDATE seal SET salt = NULL WHERE kind = 'event' AND salt IS NOT NULL AND ref IN (
        SELECT seq FROM event
        WHERE ticket IN ({_OVER}) AND kind <> 'imported' AND {NAMES_SOMEBODY}
    )
""")
NOTE_PAST_CHANGE = Statement("INSERT INTO past_change (unit, service_day) VALUES (:unit, :day)")
"""Legs of a day are changed without an event: its columns are read again."""
FORGET_PEOPLE = (NOBODY, _BLANK_LEGS, _FORGET_SALTS, _BLANK_EVENTS, NOTE_PAST_CHANGE)
"""Who served on a day, in this order; ratings are cut apart from it as well."""
RATINGS = Statement("""
    SELECT operation FROM rating WHERE unit = :unit AND service_day = :day ORDER BY score, operation
""")
# Of the touch too the minute was known.
CUT_RATING = Statement("""
    UPDATE rating SET operation = :new, ticket = NULL, at = at - at % 3600000000
    WHERE operation = :operation
""")
MARK_FORGOTTEN = row_once(forgotten_day)
PERMIT = Statement("INSERT INTO forgetting (run) VALUES (:run)")
END_PERMIT = Statement("DELETE FROM forgetting")

_OF_DAY = "ticket IN (SELECT id FROM ticket WHERE unit = :unit AND service_day = :day)"
DROP_DAY = (
    _NO_CLASS,
    # The chain goes on from where the day stood: a slip of it still tells how it ended.
    Statement("""
        UPDATE chain SET base = seal, base_length = length WHERE unit = :unit AND label = :day
    """),
    Statement("""
        DELETE FROM seal
        WHERE chain = (SELECT id FROM chain WHERE unit = :unit AND label = :day)
    """),
    Statement(f"DELETE FROM print_job WHERE {_OF_DAY}"),
    Statement("DELETE FROM void_number WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM taken_in WHERE unit = :unit AND service_day = :day"),
    Statement(f"DELETE FROM event WHERE {_OF_DAY}"),
    Statement(f"DELETE FROM leg WHERE {_OF_DAY}"),
    Statement("DELETE FROM ticket WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM day_counter WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM number_skip WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM day_service WHERE unit = :unit AND service_day = :day"),
    Statement("DELETE FROM day_line WHERE unit = :unit AND service_day = :day"),
)

# Each: the rows that are over and still name somebody, how they are blanked, and those too old.
PEOPLE_OF = (
    (
        "counter_session",
        f"clerk <> '{FORGOTTEN}' AND closed_at IS NOT NULL AND opened_at < :people_before",
        f"clerk = '{FORGOTTEN}', profile = NULL",
        "closed_at IS NOT NULL AND opened_at < :kept_from",
    ),
    (
        "clerk_break",
        f"clerk <> '{FORGOTTEN}' AND ended_at IS NOT NULL AND began_at < :people_before",
        f"clerk = '{FORGOTTEN}', reason = '{FORGOTTEN}'",
        "ended_at IS NOT NULL AND began_at < :kept_from",
    ),
    (
        "service_pause",
        f"paused_by <> '{FORGOTTEN}' AND resumed_at IS NOT NULL AND paused_at < :people_before",
        f"paused_by = '{FORGOTTEN}', resumed_by = '{FORGOTTEN}', reason = NULL",
        "resumed_at IS NOT NULL AND paused_at < :kept_from",
    ),
)
BLANK_PEOPLE = tuple(
    Statement(f"UPDATE {table} SET {blank} WHERE unit = :unit AND {named}")
    for table, named, blank, _ in PEOPLE_OF
)
DROP_PEOPLE = tuple(
    Statement(f"DELETE FROM {table} WHERE unit = :unit AND {too_old}")
    for table, _, _, too_old in PEOPLE_OF
)

BEGIN_RETENTION = Statement("""
    INSERT INTO retention_run (unit, made_by, began_at, people_before, tickets_before,
        people_days, ticket_days, tickets, sessions, left_open)
    VALUES (:unit, :by, :at, :people_before, :tickets_before, 0, 0, 0, 0, 0) RETURNING id
""")
COUNT_FORGOTTEN = Statement("""
    UPDATE retention_run SET people_days = people_days + :people_days,
        ticket_days = ticket_days + :ticket_days, tickets = tickets + :tickets,
        left_open = left_open + :left_open
    WHERE id = :run
""")
COUNT_SESSIONS = Statement("""
    UPDATE retention_run SET sessions = sessions + :sessions WHERE id = :run
""")
END_RETENTION = Statement("UPDATE retention_run SET ended_at = :at WHERE id = :run")
