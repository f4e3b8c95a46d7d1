from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from reception.app import Reception
from reception.database.connection import Database
from reception.database.run import ConstraintError, Statement
from reception.database.schema import metadata
from reception.database.upgrade import prepare_database
from reception.domain.errors import StorageFault
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back, database_of, dump
from tests.support.every_case import every_case

# Tables whose rows are history, and a column of each.
APPEND_ONLY = {
    "audit": "subject",
    "event": "clerk",
    "rating": "station",
    "ticket": "label",
    "unit_revision": "made_by",
}
# Ratings that may not be, as rows beside the one of ticket F001.
NO_RATINGS = tuple(
    "INSERT INTO rating (operation, unit, service_day, at, score, ticket, service, station)"  # noqa: S608 - our own rows
    f" SELECT {row}, 'kiosk-1' FROM rating"
    for row in (
        "'other', unit, service_day, at, 0, NULL, NULL",
        "'other', unit, service_day, at, 6, NULL, NULL",
        "'other', unit, service_day, at, 5, ticket, service",
        "'other', unit, service_day, at, 5, 'nobody', service",
        "'other', unit, service_day, at, 5, ticket, NULL",
        "'other', 'elsewhere', service_day, at, 5, NULL, NULL",
        "operation, unit, service_day, at, 5, NULL, NULL",
    )
)


def added_or_lost(database_url: str) -> list[object]:
    """Return what a migration would do that makes the tables of a database as they are stated."""
    with closing(Database(database_url)) as database, database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, metadata))


class TestSchema:
    def test_a_fresh_database_has_the_tables_that_are_stated(self, empty_database_url: str) -> None:
        assert prepare_database(empty_database_url)
        assert not added_or_lost(empty_database_url)

    def test_constraints_are_there_as_well(self, empty_database_url: str) -> None:
        prepare_database(empty_database_url)
        with (
            closing(Database(empty_database_url)) as database,
            database.engine.connect() as connection,
        ):
            for table in metadata.sorted_tables:
                wanted = {
                    one.name for one in table.constraints if type(one).__name__ == "CheckConstraint"
                }
                found = inspect(connection).get_check_constraints(table.name)
                assert {one["name"] for one in found} == wanted

    def test_preparing_twice_does_nothing_the_second_time(self, database_url: str) -> None:
        before = dump(database_url)
        assert not prepare_database(database_url)
        assert dump(database_url) == before

    @pytest.mark.both
    def test_a_database_without_one_of_them_says_what_to_do(
        self, reception: Reception, database_url: str
    ) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute("ALTER TABLE day_line RENAME TO day_row")
        with pytest.raises(StorageFault, match=r"day_line.*are not those of this version.*init"):
            reception.hall.services()

    @every_case("table", APPEND_ONLY)
    @every_case("act", ["UPDATE {table} SET {column} = 'x'", "DELETE FROM {table}"])
    def test_history_is_only_added_to(
        self, reception: Reception, database_url: str, table: str, act: str
    ) -> None:
        reception.desk.issue("signature")
        reception.ratings.rate(4, station="kiosk-1")
        before = dump(database_url)
        sql = act.format(table=table, column=APPEND_ONLY[table])
        with (
            behind_its_back(database_url) as connection,
            pytest.raises(Exception, match=f"{table} is append-only"),
        ):
            connection.execute(sql)
        assert dump(database_url) == before

    @pytest.fixture
    def day(self, reception: Reception, clock: FakeClock) -> Database:
        for _ in range(2):
            reception.desk.issue("signature", printer_station="kiosk-1")
        clock.advance(minutes=2)
        reception.desk.call_next(At(3, "clerk1"))
        reception.desk.pause_service("planning", "manager")
        reception.ratings.rate(4, label="F001", station="kiosk-1")
        return database_of(reception)

    @every_case(
        "sql",
        [
            # A number twice, a second for a clerk, a second at a counter, an unknown state.
            (
                "INSERT INTO ticket SELECT 'other', unit, service_day, series, number, label,"
                " language, issued_at, appointment_at, kiosk FROM ticket WHERE label = 'F001'"
            ),
            (
                "UPDATE leg SET state = 'called', clerk = 'clerk1', counter = 3, calls = 1,"
                " first_called_at = 1, last_called_at = 1 WHERE state = 'waiting'"
            ),
            (
                "UPDATE leg SET state = 'called', clerk = 'clerk2', counter = 3, calls = 1,"
                " first_called_at = 1, last_called_at = 1 WHERE state = 'waiting'"
            ),
            "UPDATE leg SET state = 'vanished'",
            "UPDATE leg SET state = 'served'",
            "UPDATE leg SET ended_at = 1",
            "UPDATE leg SET calls = 0 WHERE state = 'called'",
            "UPDATE leg SET service = 'visa'",
            "UPDATE leg SET priority = 'friend'",
            "UPDATE leg SET kept_counter = 9",
            "UPDATE leg SET kept_clerk = 'nobody'",
            "UPDATE leg SET state = 'parked' WHERE state = 'waiting'",
            "UPDATE leg SET counter = NULL WHERE state = 'called'",
            "UPDATE leg SET clerk = 'nobody'",
            "UPDATE leg SET counter = 9 WHERE state = 'called'",
            "UPDATE priority_class SET rate = 0",
            "UPDATE priority_class SET head_start_us = -1",
            "UPDATE print_job SET state = 'eaten'",
            *NO_RATINGS,
            "UPDATE service_pause SET service = 'visa'",
            "UPDATE service_pause SET paused_by = 'nobody'",
            "UPDATE service_pause SET resumed_at = 1",
            "UPDATE service_pause SET until = paused_at",
            (
                "INSERT INTO service_pause (id, unit, service, paused_at, paused_by)"
                " VALUES (99, 'commune', 'planning', 0, 'admin')"
            ),
            "UPDATE day_service SET quota = 1",
            "UPDATE day_service SET taken = -1",
            "UPDATE day_service SET service = 'visa'",
            (
                "INSERT INTO counter_session (id, unit, clerk, counter, opened_at)"
                " VALUES (99, 'commune', 'clerk2', 3, 0)"
            ),
            (
                "INSERT INTO counter_session (id, unit, clerk, counter, opened_at)"
                " VALUES (99, 'commune', 'clerk1', 4, 0)"
            ),
        ],
    )
    def test_the_database_itself_refuses_what_may_not_be(
        self, day: Database, database_url: str, sql: str
    ) -> None:
        before = dump(database_url)
        with pytest.raises(ConstraintError), day.write() as run:
            run.change(Statement(sql))
        assert dump(database_url) == before


def test_no_column_is_made_for_a_visitors_name_or_number() -> None:
    words = {
        word
        for table in metadata.tables.values()
        for column in table.c
        for word in column.name.split("_")
    }
    assert not words & {"name", "phone", "email", "cin", "cnie", "identity", "address", "birth"}
