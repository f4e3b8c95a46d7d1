"""Statements are said once, and mean the same on both databases."""

from contextlib import closing

from sqlalchemy import literal, select, update

from reception.app import Reception
from reception.database.connection import Database
from reception.database.run import Statement, given, row_of
from reception.database.schema.queue import event, leg
from reception.database.tickets import AT_ONCE, NUMBER, ROWS, WRITE_TICKET
from reception.domain.ticket import label
from tests.support.databases import database_of, dump

CLAIM = Statement(
    select(leg.c.ticket)
    .where(leg.c.ticket == given(leg.c.ticket), leg.c.state == "waiting")
    .with_for_update(skip_locked=True)
)


def words(text: str) -> str:
    return " ".join(text.split())


class TestStatement:
    def test_each_database_has_its_words(self) -> None:
        assert words(CLAIM.sqlite) == (
            "SELECT leg.ticket FROM leg WHERE leg.ticket = :ticket AND leg.state = 'waiting'"
        )
        assert words(CLAIM.postgresql) == (
            "SELECT leg.ticket FROM leg WHERE leg.ticket = %(ticket)s::VARCHAR"
            " AND leg.state = 'waiting' FOR UPDATE SKIP LOCKED"
        )

    def test_values_stand_in_the_text_whatever_they_hold(self, database_url: str) -> None:
        odd = "it's 100% :odd; %(odd)s"
        found = Statement(
            select(leg.c.ticket, given(leg.c.note)).where(
                leg.c.note.in_([odd, "plain"]) | (leg.c.note == odd)
            )
        )
        with closing(Database(database_url)) as database, database.read() as run:
            assert run.rows(found, note="any") == []
            assert run.row(Statement(select(literal(odd)))) == (odd,)

    def test_a_row_asks_for_no_number_that_it_was_given(self) -> None:
        written = Statement(row_of(event, "seq"))
        for text in (written.sqlite, written.postgresql):
            assert "RETURNING" not in text
            assert "seq" not in text

    def test_a_text_is_as_it_was_written(self) -> None:
        asked = Statement("SELECT :one", postgresql="SELECT 5 % 2 WHERE :one = 1")
        assert asked.sqlite == "SELECT :one"
        assert asked.postgresql == "SELECT 5 %% 2 WHERE %(one)s = 1"

    def test_a_column_is_set_by_its_own_name(self) -> None:
        marked = Statement(
            update(leg)
            .values({leg.c.note: given(leg.c.note)})
            .where(leg.c.ticket == given(leg.c.ticket))
        )
        assert words(marked.sqlite) == "UPDATE leg SET note=:note WHERE leg.ticket = :ticket"


class TestIssue:
    def test_all_at_once_writes_what_the_steps_write(self) -> None:
        for step in (NUMBER, *ROWS):
            into, _, _ = step.sqlite.removeprefix("INSERT INTO ").partition(" SELECT")
            assert f"INSERT INTO {into} SELECT" in AT_ONCE.postgresql

    def test_the_label_is_that_of_the_number(self, reception: Reception, database_url: str) -> None:
        numbers = (1, 9, 10, 99, 100, 999, 1000, 12345)
        with database_of(reception).write() as run:
            for number in numbers:
                run.change(
                    WRITE_TICKET,
                    id=str(number),
                    unit="commune",
                    service_day="2026-11-25",
                    series="F",
                    number=number,
                    language="ar",
                    issued_at=0,
                    appointment_at=None,
                    kiosk=None,
                )
        labels = {row[4]: row[5] for row in dump(database_url)["ticket"]}
        assert labels == {number: label("F", number) for number in numbers}
