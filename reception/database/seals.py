"""What a seal covers: the bytes of a row, the same in Python as in the database's own function.

A seal is SHA-256 over the former seal and the row's bytes. Those are the names and values of the
columns that are not NULL, each value with its length, so that no two rows have the same bytes. A
column that comes later is NULL in the rows of before, and leaves their seals as they are.

Who did it and what was remarked is not in the bytes, but hidden in them: as SHA-256 over a salt
and the values. Whoever forgets the people of a day forgets the salts with them, and the seals hold
all the same (docs/decisions/0027).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from reception.database.connection import Database
from reception.database.run import Row, Run, Statement, Value, moment, row_of
from reception.database.schema import past


@dataclass(frozen=True, kw_only=True, slots=True)
class DayHead:
    """How far a day's chain has come."""

    day: date
    events: int
    seal: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundHead:
    """Where a head is in a day's chain."""

    events: int
    """So many had happened."""
    later: int
    """So many have happened since."""
    next_at: datetime | None
    """When the first of those happened."""
    is_reduced: bool
    """The day's visits were since reduced to figures: how they led there is no longer known."""


OFFICE = "office"
"""The chain of what happens to the unit itself; every other one is called by its service day."""

_LEADING = 3


@dataclass(frozen=True, slots=True)
class SealForm:
    """Rows of one kind that are sealed.

    Args:
        kind: its name in the table of seals.
        table: where they stand.
        ref: the column that tells a row from the others of its unit.
        unit: the column of the unit whose chain it is in.
        chain: what its chain is called, in SQL.
        body: name and column of what is sealed.
        people: name and column of what is sealed as a hidden value.
        joined: what else belongs to each, as in a ``FROM``.
        of_each_unit: every unit counts its own.
    """

    kind: str
    table: str
    ref: str
    unit: str
    chain: str
    body: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    joined: str = ""
    of_each_unit: bool = False

    @property
    def columns(self) -> str:
        """Return the columns to select: unit, chain, ref, body, people."""
        named = (column for _, column in (*self.body, *self.people))
        return ", ".join((self.unit, self.chain, self.ref, *named))

    @property
    def is_unsealed(self) -> str:
        """Return the condition that a row has no seal."""
        same = f" AND (SELECT unit FROM chain WHERE id = seal.chain) = {self.unit}"
        return f"""NOT EXISTS (
            SELECT 1 FROM seal WHERE seal.kind = '{self.kind}' AND seal.ref = {self.ref}
                {same if self.of_each_unit else ""}
        )"""

    @property
    def is_sealed_by(self) -> str:
        """Return the condition that a row is what ``seal`` is of, in a chain of ``:unit``."""
        same = f" AND {self.unit} = :unit"
        return f"{self.ref} = seal.ref{same if self.of_each_unit else ''}"

    @property
    def left_joined(self) -> str:
        """Return what else belongs to each, where the row itself may be missing."""
        return self.joined and f"LEFT {self.joined}"

    def body_of(self, row: tuple[Any, ...]) -> str:
        """Return what is sealed of a row of ``columns``."""
        return _fields_of(self.body, row[_LEADING : _LEADING + len(self.body)])

    def people_of(self, row: tuple[Any, ...]) -> str:
        """Return what is to be hidden of a row of ``columns``; empty when there is nothing."""
        return _fields_of(self.people, self.people_in(row))

    def people_in(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the values of a row of ``columns`` that are to be hidden."""
        start = _LEADING + len(self.body)
        return row[start : start + len(self.people)]


def _of(table: str, *columns: str) -> tuple[tuple[str, str], ...]:
    return tuple((column, f"{table}.{column}") for column in columns)


def _either(first: str, else_: str, *columns: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, f"coalesce({first}.{one}, {else_}.{one})") for one in columns)


EVENT = SealForm(
    kind="event",
    table="event",
    # What happened before a ticket was given the label of its paper was sealed with the former.
    # That it was is an event itself, sealed with the label since: without one none is believed.
    joined="JOIN ticket ON ticket.id = event.ticket LEFT JOIN void_number AS former"
    " ON former.ticket = event.ticket AND event.seq <= former.until_seq"
    " AND former.until_seq < ("
    "SELECT max(later.seq) FROM event AS later WHERE later.ticket = former.ticket)",
    ref="event.seq",
    unit="ticket.unit",
    chain="ticket.service_day",
    body=(
        *_of("event", "seq", "ticket"),
        *_of("ticket", "unit", "service_day"),
        *_either("former", "ticket", "series", "number", "label"),
        *_of("ticket", "language"),
        *_of("ticket", "issued_at", "appointment_at"),
        *_of("event", "kind", "at", "counter", "service", "priority", "outcome", "operation"),
        *_of("event", "step", "ranked_since", "kept_counter", "quoted_low_us", "quoted_high_us"),
    ),
    people=_of("event", "clerk", "kept_clerk", "note"),
)
AUDIT = SealForm(
    kind="audit",
    table="audit",
    ref="audit.id",
    unit="audit.unit",
    chain=f"'{OFFICE}'",
    body=_of("audit", "id", "unit", "at", "act", "refused"),
    people=_of("audit", "who", "subject"),
)
REVISION = SealForm(
    kind="revision",
    table="unit_revision",
    ref="unit_revision.revision",
    unit="unit_revision.unit",
    chain=f"'{OFFICE}'",
    body=_of("unit_revision", "unit", "revision", "made_at", "document", "why", "brings_back"),
    people=_of("unit_revision", "made_by"),
    of_each_unit=True,
)
FORMS = (EVENT, AUDIT, REVISION)


def fields(named: Iterable[tuple[str, object]]) -> str:
    """Return names and values, without those that are None, so that nothing else reads alike."""
    return "".join(
        f"{name}={len(text)}:{text};"
        for name, text in ((name, str(value)) for name, value in named if value is not None)
    )


def _fields_of(named: tuple[tuple[str, str], ...], values: tuple[object, ...]) -> str:
    return fields((name, value) for (name, _), value in zip(named, values, strict=True))


def hidden(people: str, salt: bytes) -> bytes:
    """Return what stands for these values without telling them."""
    return sha256(salt + people.encode()).digest()


def seal(former: bytes, body: str, hidden_people: bytes | None) -> bytes:
    """Return the seal of a row that follows the one sealed by ``former``."""
    if hidden_people is not None:
        body += fields((("people", hidden_people.hex()),))
    return sha256(former + body.encode()).digest()


def first(*links: tuple[str, object]) -> bytes:
    """Return what a chain begins with: its name, and the heads of the chains before it."""
    return sha256(fields(links).encode()).digest()


_HEAD = Statement("""
    SELECT id, base, base_length, length, seal FROM chain WHERE unit = :unit AND label = :day
""")
_SEALS = Statement("SELECT position, seal FROM seal WHERE chain = :chain ORDER BY position")
_NEXT = Statement("""
    SELECT event.at FROM seal JOIN event ON event.seq = seal.ref
    WHERE seal.chain = :chain AND seal.position = :position
""")


def day_head(run: Run, unit: str, day: date) -> DayHead | None:
    """Return the head of a day's chain; None when nothing happened."""
    row = run.row(_HEAD, unit=unit, day=day.isoformat())
    return DayHead(day=day, events=row[3], seal=row[4]) if row else None


def find_head(run: Run, unit: str, day: date, digits: str) -> FoundHead | None:
    """Return where a head of a day is that begins with these hexadecimal digits; None: nowhere."""
    row = run.row(_HEAD, unit=unit, day=day.isoformat())
    if row is None:
        return None
    chain, base, base_length, length, _ = row
    if base_length and base.hex().startswith(digits):
        return FoundHead(events=base_length, later=0, next_at=None, is_reduced=True)
    for position, sealed in run.stream(_SEALS, chain=chain):
        if sealed.hex().startswith(digits):
            after = run.row(_NEXT, chain=chain, position=position + 1)
            return FoundHead(
                events=position,
                later=length - position,
                next_at=moment(after[0]) if after else None,
                is_reduced=False,
            )
    return None


def is_reduced(run: Run, unit: str, day: date) -> bool:
    """Return whether a day's visits were reduced to figures, and their seals with them."""
    row = run.row(_HEAD, unit=unit, day=day.isoformat())
    return row is not None and row[2] > 0


LINKS = ("former", "former_length", "former_seal", "office_length", "office_seal")
"""The columns that tie a day's chain to the ones before it."""

_HEAD_SQL = "SELECT id, length, seal FROM chain WHERE unit = :unit AND label = :label"
_HEAD_OF_DAY = Statement(_HEAD_SQL, postgresql=_HEAD_SQL + " FOR UPDATE")
_FORMER = Statement(f"""
    SELECT id, length, seal FROM chain WHERE unit = :unit AND label <> '{OFFICE}'
    ORDER BY id DESC LIMIT 1
""")
_BEGIN = Statement(
    """
    INSERT INTO chain (unit, label, base, base_length, length, seal,
        former, former_length, former_seal, office_length, office_seal)
    VALUES (:unit, :label, :base, 0, 0, :base,
        :former, :former_length, :former_seal, :office_length, :office_seal)
    """,
    postgresql="SELECT begin_chain(:unit, :label)",
)
_ADD = Statement(row_of(past.seal))
_MOVE_HEAD = Statement("UPDATE chain SET length = :length, seal = :seal WHERE id = :chain")
_NEWEST = Statement("SELECT coalesce(max(seq), 0) FROM event")
# So many that were written past Nouba are sealed by each act: its visitor hardly waits for it.
_STRANGE_ONES = 50
# A kiosk waits no longer for these than for an import.
_STEP = 2000

_NEW = {
    form.kind: Statement(f"""
        SELECT randomblob(16), {form.columns} FROM {form.table} {form.joined}
        WHERE {form.ref} > (SELECT coalesce(max(ref), 0) FROM seal WHERE kind = '{form.kind}')
        ORDER BY {form.ref} LIMIT :most
    """)
    for form in FORMS
}


def seal_new(run: Run, form: SealForm = EVENT, *, wrote: int = 1) -> None:
    """Seal what was written in this transaction, and some of what was written past Nouba before it.

    As long as more than that is left, what was written waits for its turn among the rest; ``wrote``
    are the rows that this transaction has written.
    """
    if not run.is_postgresql:
        _seal(run, form, run.rows(_NEW[form.kind], most=wrote + _STRANGE_ONES))


@contextmanager
def sealing(run: Run) -> Iterator[None]:
    """Seal every event that is written within, at its end."""
    before = _newest(run)
    yield
    seal_new(run, wrote=_newest(run) - before)


def _newest(run: Run) -> int:
    row = None if run.is_postgresql else run.row(_NEWEST)
    return row[0] if row else 0


def seal_left(database: Database) -> int:
    """Seal what was written past Nouba into a file, while others work; return how much.

    A server has sealed it itself.
    """
    sealed = 0
    for form in () if database.is_postgresql else FORMS:
        wrote = _STEP
        while wrote == _STEP:
            with database.write() as run:
                rows = run.rows(_NEW[form.kind], most=_STEP)
                _seal(run, form, rows)
            wrote = len(rows)
            sealed += wrote
    return sealed


def _seal(run: Run, form: SealForm, rows: Sequence[Row]) -> None:
    """Seal these rows in order, each a salt and the form's columns."""
    heads: dict[tuple[str, str], tuple[int, int, bytes]] = {}
    entries: list[dict[str, Value]] = []
    for salt, *columns in rows:
        row = tuple(columns)
        unit, label, ref = row[:3]
        chain, length, former = heads.get((unit, label)) or _head(run, unit, label)
        said = form.people_of(row)
        people = hidden(said, salt) if said else None
        sealed = seal(former, form.body_of(row), people)
        heads[unit, label] = chain, length + 1, sealed
        entries.append(
            {
                "chain": chain,
                "position": length + 1,
                "kind": form.kind,
                "ref": ref,
                "seal": sealed,
                "people": people,
                "salt": salt if said else None,
            }
        )
    run.change_many(_ADD, entries)
    for chain, length, sealed in heads.values():
        run.change(_MOVE_HEAD, chain=chain, length=length, seal=sealed)


def _head(run: Run, unit: str, label: str) -> tuple[int, int, bytes]:
    """Return a chain's identifier, length and head, and keep others from it; begin a new one."""
    row = run.row(_HEAD_OF_DAY, unit=unit, label=label)
    if row is None:
        _begin(run, unit, label)
        row = run.row(_HEAD_OF_DAY, unit=unit, label=label)
    if row is None:
        raise RuntimeError("a chain that was begun is not there")
    return row[0], row[1], row[2]


def _begin(run: Run, unit: str, label: str) -> None:
    if run.is_postgresql:
        run.row(_BEGIN, unit=unit, label=label)
        return
    links: tuple[Value, ...] = (None,) * len(LINKS)
    if label != OFFICE:
        former = run.row(_FORMER, unit=unit) or (None,) * 3
        office = run.row(_HEAD_OF_DAY, unit=unit, label=OFFICE) or (None,) * 3
        links = (*former, *office[1:])
    run.change(
        _BEGIN,
        unit=unit,
        label=label,
        base=beginning(unit, label, links),
        **dict(zip(LINKS, links, strict=True)),
    )


def beginning(unit: str, label: str, links: Sequence[Value]) -> bytes:
    """Return what a chain begins with, of its label and of the heads of those before it."""
    return first(
        ("unit", unit),
        ("chain", label),
        *(
            (link, value.hex() if isinstance(value, bytes) else value)
            for link, value in zip(LINKS, links, strict=True)
        ),
    )


# An import numbers the visits of a day. SQLite has one writer anyway.
ALONE = Statement("", postgresql="SELECT stand_alone(1314213442)")
