"""A SQL text with ``:names``, in the parameter style of the driver that runs it."""

from functools import cached_property

from sqlalchemy import make_url, text


class Statement:
    """One statement; where the dialects differ, PostgreSQL has a text of its own.

    Args:
        sql: for SQLite.
        postgresql: for PostgreSQL, if it is not the same.
        planned_anew: PostgreSQL keeps no plan of it: one that was made while few waited would read
            the whole table for each of its many seeks once many have come.
    """

    def __init__(
        self, sql: str, *, postgresql: str | None = None, planned_anew: bool = False
    ) -> None:
        self.planned_anew = planned_anew
        self.sqlite = sql
        self._postgresql = postgresql or sql

    @cached_property
    def postgresql(self) -> str:
        """Return the text with psycopg's placeholders."""
        dialect = make_url("postgresql+psycopg://").get_dialect()
        return str(text(self._postgresql).compile(dialect=dialect()))
