"""The stays that a question is about: those in the book and those of days not yet over, as one."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Any, Self

import duckdb

from reception.dimensions import Dimension
from reception.ports import Sought
from reception.storage.book.columns import COLUMNS, WORDS, Arrays, WordList
from reception.storage.book.contents import Contents
from reception.storage.book.groups import Groups, conditions_of
from reception.storage.book.keeper import Keeper, Opened
from reception.storage.book.stretch import Stretch
from reception.storage.book.strips import strips_of

_LIVE = "live_stay"


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What the stays are read from."""

    keeper: Keeper
    opened: Opened
    contents: Contents
    live: Arrays
    """The stays of days that are not in the files; empty when there are none."""
    live_from: date
    """The first day that the files do not count for."""

    @property
    def words(self) -> dict[str, WordList]:
        """Return the words of each column that has words."""
        return {name: WordList.of(self.contents.words[name]) for name in WORDS}


class Pages:
    """Answers SQL about the stays that are sought; a context manager."""

    def __init__(self, engine: duckdb.DuckDBPyConnection, read: Read, sought: Sought) -> None:
        self._cursor = engine.cursor()
        self.words = read.words
        self.stays = self._source(read, sought)
        self._sought = sought

    def groups(self, by: Sequence[Dimension]) -> Groups:
        """Return the numbers of the groups of these dimensions.

        Raises:
            TooManyGroupsError: they cannot be numbered.
        """
        most = 0
        if Dimension.COUNTER in by:
            most = self.rows(f"SELECT coalesce(max(counter), 0) FROM {self.stays}")[0][0]
        return Groups(by, self.words, self._sought.first, self._sought.last, most)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of an answer."""
        return self._cursor.execute(sql, list(values)).fetchall()

    def arrays(self, sql: str) -> dict[str, Any]:
        """Return the columns of an answer; none of them may be empty in any row."""
        return dict(self._cursor.execute(sql).fetchnumpy())

    def _source(self, read: Read, sought: Sought) -> str:
        """Return what stands behind FROM, with the conditions of what is sought."""
        first, last = sought.first.toordinal(), sought.last.toordinal()
        live_from = read.live_from.toordinal()
        names = ", ".join(COLUMNS)
        parts = []
        files = read.keeper.files(read.opened)
        until = min(last, live_from - 1)
        for whole, condition_ in ((True, ""), (False, f" WHERE day BETWEEN {first} AND {until}")):
            listed = ", ".join(
                f"'{file.replace("'", "''")}'" for file, is_whole in files if is_whole is whole
            )
            if listed:
                parts.append(f"SELECT {names} FROM read_parquet([{listed}]){condition_}")
        if read.live or not parts:
            shape = ", ".join(" ".join(column) for column in COLUMNS.items())
            self._cursor.execute(f"CREATE OR REPLACE TEMP TABLE {_LIVE} ({shape})")
            if read.live:
                self._cursor.register("arrived", dict(read.live))
                self._cursor.execute(f"INSERT INTO {_LIVE} SELECT {names} FROM arrived")
                self._cursor.unregister("arrived")
            parts.append(f"SELECT {names} FROM {_LIVE} WHERE day BETWEEN {first} AND {last}")
        conditions = [one.sql for one in conditions_of(sought, self.words)]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return f"(SELECT * FROM ({' UNION ALL '.join(parts)}) AS every{where}) AS stay"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with closing(self._cursor):
            self._cursor.execute(f"DROP TABLE IF EXISTS {_LIVE}")


def stretches(read: Read, sought: Sought) -> list[Stretch]:
    """Return the stays that are sought, to be counted over their columns."""
    conditions = conditions_of(sought, read.words)
    first, last = sought.first.toordinal(), sought.last.toordinal()
    until = min(last, read.live_from.toordinal() - 1)
    found = [
        Stretch(file.read, None if whole else (first, until), conditions)
        for file, whole in read.keeper.strips(read.opened)
    ]
    if read.live:
        live = {**strips_of(read.live), "month": read.live["month"]}
        found.append(Stretch(live.__getitem__, (first, last), conditions))
    return found


def groups_of(read: Read, sought: Sought, some: Sequence[Stretch]) -> Groups:
    """Return the numbers of the groups that are told apart of these stays.

    Raises:
        TooManyGroupsError: they cannot be numbered.
    """
    most = 0
    if Dimension.COUNTER in sought.by:
        most = max((int(one("counter").max(initial=0)) for one in some), default=0)
    return Groups(sought.by, read.words, sought.first, sought.last, most)


def open_engine(folder: str) -> duckdb.DuckDBPyConnection:
    """Return an engine that reads and writes nothing but files it is told of."""
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": folder,
        }
    )
