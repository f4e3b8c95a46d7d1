"""What somebody could do to the log of events past Nouba, told by a seed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from reception.database.connection import Database
from reception.database.run import Run, Statement, Value

# ruff: noqa: S608 - our own column names


_TEXTS = ("clerk", "service", "priority", "outcome", "kept_clerk", "note", "kind", "operation")
_NUMBERS = ("at", "counter", "step", "ranked_since", "kept_counter", "quoted_low_us")
_OF_TICKET = ("series", "label", "language", "service_day", "number", "issued_at", "kiosk")
_COLUMNS = "ticket, kind, at, service, priority, operation, step"


class UndoneError(Exception):
    """Whatever was done in the transaction is rolled back."""


@contextmanager
def tampered(database: Database) -> Iterator[Run]:
    """Give a transaction in which no trigger and no key stands in the way; nothing of it stays."""
    try:
        with database.write() as run:
            if run.is_postgresql:
                run.change(Statement("SET LOCAL session_replication_role = replica"))
            else:
                run.change(Statement("PRAGMA defer_foreign_keys = ON"))
                for (name,) in run.rows(
                    Statement("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                ):
                    run.change(Statement(f"DROP TRIGGER {name}"))
            yield run
            _undo()
    except UndoneError:
        return


def _undo() -> None:
    raise UndoneError


_BEGIN, _TAKE_BACK, _END = (
    Statement(one) for one in ("SAVEPOINT untouched", "ROLLBACK TO untouched", "RELEASE untouched")
)


@contextmanager
def taken_back(run: Run) -> Iterator[None]:
    """Let something be done within a transaction of which nothing stays."""
    run.change(_BEGIN)
    try:
        yield
    finally:
        run.change(_TAKE_BACK)
        run.change(_END)


class Mutations:
    """Does one thing to the log after the other, to the events of these numbers."""

    def __init__(self, run: Run, seed: int, *, after: int = 0, until: int = 10**9) -> None:
        self._run = run
        self._random = Random(seed)  # noqa: S311 - the same each time
        seqs = [int(row[0]) for row in run.rows(Statement("SELECT seq FROM event ORDER BY seq"))]
        self._seqs = [one for one in seqs if after < one <= until]
        self._next = seqs[-1] + 1

    def one(self) -> str:
        """Do one of them; return what it was."""
        acts: tuple[Callable[[], str], ...] = (
            self._alter,
            self._alter,
            self._alter_ticket,
            self._remove,
            self._remove_with_seal,
            self._remove_last,
            self._insert,
            self._insert_between,
            self._swap,
            self._swap_seals,
            self._swap_contents,
            self._alter_seal,
            self._alter_chain,
            self._name_another,
            self._renumber,
        )
        return self._random.choice(acts)()

    def _alter(self) -> str:
        column, value = self._other_value()
        seq = self._pick()
        present = self._ask(f"SELECT {column} FROM event WHERE seq = :seq", seq=seq)
        if present == value:
            value = None
        return self._do(
            f"UPDATE event SET {column} = :value WHERE seq = :seq", value=value, seq=seq
        )

    def _other_value(self) -> tuple[str, Value]:
        if self._random.random() < 0.5:
            return self._random.choice(_TEXTS), f"other {self._random.random()}"
        return self._random.choice(_NUMBERS), self._random.randrange(10**6, 10**9)

    def _alter_ticket(self) -> str:
        column = self._random.choice(_OF_TICKET)
        seq = self._pick()
        number = self._random.randrange(10**6, 10**9)
        value: Value = f"other {number}" if column in _OF_TICKET[:4] else number
        of = "WHERE id = (SELECT ticket FROM event WHERE seq = :seq)"
        return self._do(f"UPDATE ticket SET {column} = :value {of}", value=value, seq=seq)

    def _remove(self) -> str:
        return self._do("DELETE FROM event WHERE seq = :seq", seq=self._pick())

    def _remove_with_seal(self) -> str:
        return self._without(self._pick())

    def _remove_last(self) -> str:
        return self._without(self._seqs[-1])

    def _without(self, seq: int) -> str:
        """Take an event out, and let what stood behind it move up."""
        at = self._ask("SELECT position FROM seal WHERE kind = 'event' AND ref = :seq", seq=seq)
        chain = self._ask("SELECT chain FROM seal WHERE kind = 'event' AND ref = :seq", seq=seq)
        said = self._do("DELETE FROM event WHERE seq = :seq", seq=seq)
        self._do("DELETE FROM seal WHERE kind = 'event' AND ref = :seq", seq=seq)
        if self._random.random() < 0.5:
            self._move(chain, at, -1)
            self._do("UPDATE chain SET length = length - 1 WHERE id = :chain", chain=chain)
        return said

    def _move(self, chain: int, after: int, by: int) -> None:
        # Twice, for no position may be taken on the way.
        far = 10**6
        for step in (far, by - far):
            self._run.change(
                Statement(
                    "UPDATE seal SET position = position + :step"
                    " WHERE chain = :chain AND position > :after"
                ),
                step=step,
                chain=chain,
                after=after,
            )

    def _insert(self) -> str:
        return self._do(
            f"INSERT INTO event (seq, {_COLUMNS})"
            " SELECT :new, ticket, 'noted', at + 1, service, priority, :operation, 0 FROM event"
            " WHERE seq = :seq",
            new=self._next + self._random.randrange(9),
            operation=f"other {self._random.random()}",
            seq=self._pick(),
        )

    def _insert_between(self) -> str:
        """Put an event in, with a seal in the middle of the chain that looks like one."""
        after = self._pick()
        at = self._ask("SELECT position FROM seal WHERE kind = 'event' AND ref = :seq", seq=after)
        chain = self._ask("SELECT chain FROM seal WHERE kind = 'event' AND ref = :seq", seq=after)
        new = self._next
        said = self._do(
            f"INSERT INTO event (seq, {_COLUMNS})"
            " SELECT :new, ticket, 'noted', at + 1, service, priority, :operation, 0 FROM event"
            " WHERE seq = :seq",
            new=new,
            operation=f"other {self._random.random()}",
            seq=after,
        )
        self._move(chain, at, 1)
        self._do(
            "INSERT INTO seal (chain, position, kind, ref, seal)"
            " VALUES (:chain, :at, 'event', :new, :seal)",
            chain=chain,
            at=at + 1,
            new=new,
            seal=self._random.randbytes(32),
        )
        self._do("UPDATE chain SET length = length + 1 WHERE id = :chain", chain=chain)
        return said

    def _swap(self) -> str:
        """Let two events stand in each other's place, seals and all."""
        one, other = self._two()
        said = self._exchange("event", "seq", one, other)
        self._exchange("seal", "ref", one, other, " AND kind = 'event'")
        return said

    def _swap_seals(self) -> str:
        one, other = self._two()
        return self._exchange("seal", "ref", one, other, " AND kind = 'event'")

    def _swap_contents(self) -> str:
        return self._exchange("event", "seq", *self._two())

    def _exchange(self, table: str, column: str, one: int, other: int, only: str = "") -> str:
        said = ""
        for old, new in ((one, -1), (other, one), (-1, other)):
            said = self._do(
                f"UPDATE {table} SET {column} = :new WHERE {column} = :old{only}", new=new, old=old
            )
        return f"{said} with {one}"

    def _alter_seal(self) -> str:
        column, value = self._random.choice(
            (("seal", self._random.randbytes(32)), ("people", self._random.randbytes(32)))
        )
        return self._do(
            f"UPDATE seal SET {column} = :value WHERE kind = 'event' AND ref = :seq",
            value=value,
            seq=self._pick(),
        )

    def _alter_chain(self) -> str:
        change = self._random.choice(
            (
                "length = length + 1",
                "length = length - 1",
                "base_length = 1",
                "seal = base",
                "label = '2026-11-20'",
                "office_length = NULL",
                "former_length = 1",
            )
        )
        return self._do(
            f"UPDATE chain SET {change}"
            " WHERE id = (SELECT chain FROM seal WHERE kind = 'event' AND ref = :seq)",
            seq=self._pick(),
        )

    def _name_another(self) -> str:
        """Make it look as though who did it had been forgotten in time."""
        seq = self._ask(
            "SELECT max(seq) FROM event WHERE clerk IS NOT NULL AND seq <= :seq", seq=self._seqs[-1]
        )
        self._do("UPDATE seal SET salt = NULL WHERE kind = 'event' AND ref = :seq", seq=seq)
        return self._do("UPDATE event SET clerk = '~', note = NULL WHERE seq = :seq", seq=seq)

    def _renumber(self) -> str:
        """Give a ticket another number, as though its visitor had held that one all along."""
        seq = self._pick()
        of = "FROM ticket WHERE id = (SELECT ticket FROM event WHERE seq = :seq)"
        self._do(
            "INSERT INTO void_number (unit, service_day, series, number, label, at, reason,"
            " ticket, until_seq, operation)"
            f" SELECT unit, service_day, series, number, label, 0, '', id, :until, 'other' {of}",
            seq=seq,
            until=seq if self._random.random() < 0.5 else self._seqs[-1],
        )
        return self._do(
            "UPDATE ticket SET number = 998, label = series || '998'"
            " WHERE id = (SELECT ticket FROM event WHERE seq = :seq)",
            seq=seq,
        )

    def _pick(self) -> int:
        seq: int = self._random.choice(self._seqs)
        return seq

    def _two(self) -> tuple[int, int]:
        one, other = self._random.sample(self._seqs, 2)
        return one, other

    def _ask(self, sql: str, **values: Value) -> Any:
        row = self._run.row(Statement(sql), **values)
        return row[0] if row else None

    def _do(self, sql: str, **values: Value) -> str:
        if self._run.change(Statement(sql), **values) < 1:
            raise RuntimeError(f"nothing was done by {sql} with {values}")
        return f"{sql} with {values}"
