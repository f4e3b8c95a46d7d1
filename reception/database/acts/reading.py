"""What a station reads of more than its rights show it: no more of that than the answer."""

from typing import Final

from reception.database.acts.act import ME, Act, within
from reception.database.run import Statement
from reception.database.visits import PAST_STAYS

_MOST_STAYS: Final = 1500

# From which day on a station sees what is over (docs/decisions/0043).
FIRST_DAY: Final = Act(
    name="nouba_first_day",
    takes="days INTEGER",
    gives="TEXT STABLE",
    does=lambda: (
        """
    RETURN to_char(to_timestamp(server_now() / 1000000.0) - make_interval(days => a_days),
        'YYYY-MM-DD');"""
    ),
)

LEFT_OPEN: Final = Act(
    name="nouba_left_open",
    takes="days INTEGER",
    gives="TEXT[] STABLE",
    does=lambda: (
        """
    RETURN ARRAY(SELECT ticket FROM leg WHERE unit = nouba_own_unit()
        AND service_day < nouba_first_day(a_days)
        AND state IN ('waiting', 'called', 'serving', 'parked'));"""
    ),
)

PAST_STAYS_ACT: Final = Act(
    name="past_stays",
    takes="unit TEXT, from_day TEXT, to_day TEXT, limit BIGINT",
    gives="""TABLE (service_day TEXT, service TEXT, priority TEXT, waiting_since BIGINT,
        called_at BIGINT, ended_at BIGINT, counter INTEGER, quoted_low BIGINT, quoted_high BIGINT,
        seen_at BIGINT, ranked_since BIGINT, sent_to TEXT)""",
    declares=ME,
    on_file=PAST_STAYS,
    does=lambda: (
        f"""
    a_limit := least(a_limit, {_MOST_STAYS});
    RETURN QUERY {within(PAST_STAYS)};"""
    ),
)

# Who writes events holds this lock until the end of the transaction, and takes it before it takes
# a number: once nobody holds it, no number given before is still to appear. Who looks at locks for
# ever holds others up, so that stations may not; the act tells them this alone. Where the server's
# superuser has not given it what it looks at, nobody knows: then it may be so.
EVENTS_ARE_WRITTEN: Final = Act(
    name="events_are_written",
    takes="",
    gives="BOOLEAN",
    on_file="SELECT 0",
    does=lambda: (
        """
    RETURN EXISTS (SELECT 1 FROM pg_locks JOIN pg_class ON pg_class.oid = pg_locks.relation
        WHERE pg_class.relname IN ('event', 'past_change') AND pg_locks.mode = 'RowExclusiveLock'
            AND pg_locks.database = (SELECT oid FROM pg_database
                WHERE datname = current_database())
            AND pg_locks.pid <> pg_backend_pid());
    EXCEPTION WHEN insufficient_privilege THEN RETURN true;"""
    ),
)

PRESENT_DESCRIPTION: Final = Statement("""
    SELECT unit.revision, unit_revision.document FROM unit JOIN unit_revision
        ON unit_revision.unit = unit.code AND unit_revision.revision = unit.revision
""")
# Who works here is no business of the screens that stand before visitors.
DESCRIBED_ACT: Final = Act(
    name="described_unit",
    takes="",
    gives="TABLE (revision INTEGER, document TEXT)",
    declares=ME,
    on_file=PRESENT_DESCRIPTION,
    does=lambda: (
        f"""
    RETURN QUERY SELECT known.revision, CASE WHEN me.kind IN ('kiosk', 'board')
        THEN jsonb_set(jsonb_set(known.document::jsonb, '{{people}}', '[]'),
            '{{retired,people}}', '[]')::text
        ELSE known.document END
    FROM ({within(PRESENT_DESCRIPTION)} WHERE me.unit IS NULL OR unit.code = me.unit) AS known;"""
    ),
)
