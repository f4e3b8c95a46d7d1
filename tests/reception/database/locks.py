"""Two transactions of PostgreSQL in each other's way, in an order that the test decides."""

from tests.support.databases import behind_its_back

_SOMEBODY_WAITS = """
    DO $$ BEGIN
        WHILE NOT EXISTS (
            SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
                AND (wait_event_type = 'Lock' OR wait_event = 'PgSleep')
        ) LOOP
            PERFORM pg_sleep(0.002), pg_stat_clear_snapshot();
        END LOOP;
    END $$
"""


def until_somebody_waits(database_url: str) -> None:
    """Return once a transaction of this database waits for another one."""
    with behind_its_back(database_url) as watching:
        watching.execute("SET statement_timeout = '20s'")
        watching.execute(_SOMEBODY_WAITS)
