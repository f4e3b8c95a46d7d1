"""What a seal covers: the bytes of a row, the same in Python as in the database's own function.

A seal is SHA-256 over the former seal and the row's bytes. Those are the names and values of the
columns that are not NULL, each value with its length, so that no two rows have the same bytes. A
column that comes later is NULL in the rows of before, and leaves their seals as they are.

Who did it and what was remarked is not in the bytes, but hidden in them: as SHA-256 over a salt
and the values. Whoever forgets the people of a day forgets the salts with them, and the seals hold
all the same (docs/decisions/0027).

Rows that change, such as sessions, are hidden whole: each state in which an act leaves one has a
seal, and the salt of the last one alone is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from reception.database.run import Run, Statement, Value, moment
from reception.database.schema import metadata


@dataclass(frozen=True, kw_only=True, slots=True)
class DayHead:
    """How far a day's chain has come."""

    day: date
    events: int
    seal: bytes
    office: tuple[int, bytes] | None = None
    """How far the office's chain had come, and its seal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundHead:
    """Where a head is in its chain."""

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
    people=_of("audit", "who", "subject", "os_user"),
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


@dataclass(frozen=True, slots=True)
class StateForm:
    """Rows of one table that change: the state in which an act leaves one is sealed.

    Args:
        table: where they stand; the kind of their seals is called like it.
        key: the columns that tell a row from the others of its unit.
        columns: what is sealed; the first one is never NULL.
    """

    table: str
    key: tuple[str, ...]
    columns: tuple[str, ...]

    def key_in(self, row: str) -> str:
        """Return what tells a row, of this name in SQL, from the others of its unit."""
        one, *others = (f"{row}.{column}" for column in self.key)
        return " || ' ' || ".join((one, *others)) if others else one

    def body_of(self, key: str) -> str:
        """Return what is sealed in clear: which row it is, not how it stands."""
        return fields((("kind", self.table), ("key", key)))

    def state_of(self, values: Sequence[object]) -> str:
        """Return what is to be hidden of a row's columns; empty when it is gone."""
        if values[0] is None:
            return ""
        return fields(zip(self.columns, values, strict=True))


def _states(table: str, *key: str, but_for: str = "") -> StateForm:
    columns = (column.name for column in metadata.tables[table].c)
    return StateForm(table, key, tuple(one for one in columns if one not in but_for.split()))


STATES = (
    _states("counter_session", "id"),
    _states("clerk_break", "id"),
    _states("service_pause", "id"),
    _states("rating", "operation"),
    _states("person", "login"),
    # Which code was taken last is written with every sign-in.
    _states("credential", "login", but_for="factor_step"),
    _states("recovery_code", "login", "code_hash"),
    _states("unlock_pin", "login", "station"),
    # Likewise how it is locked, and when it was seen.
    _states("sign_in_session", "id", but_for="seen_at locked_at wrong_pins"),
)


_IN_EVENT = {name: _LEADING + at for at, (name, _) in enumerate(EVENT.body)}


def happened_in(row: Sequence[Any]) -> tuple[str, int]:
    """Return to which ticket an event of ``EVENT.columns`` happened, and when."""
    return row[_IN_EVENT["ticket"]], row[_IN_EVENT["at"]]


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


@dataclass(frozen=True, kw_only=True, slots=True)
class ChainHead:
    """How far a chain had come, as it is kept where the database's writer cannot reach."""

    unit: str
    chain: str
    """A service day, or the office's."""
    length: int
    seal: str
    """In hexadecimal digits."""


_HEADS = Statement("SELECT unit, label, length, seal FROM chain ORDER BY id")
_HEAD = Statement("""
    SELECT id, base, base_length, length, seal FROM chain WHERE unit = :unit AND label = :day
""")
_SEALS = Statement("SELECT position, seal FROM seal WHERE chain = :chain ORDER BY position")
_NEXT = Statement("""
    SELECT event.at FROM seal JOIN event ON event.seq = seal.ref
    WHERE seal.chain = :chain AND seal.position = :position AND seal.kind = 'event'
""")
_SEAL_AT = Statement("SELECT seal FROM seal WHERE chain = :chain AND position = :position")


def heads_of(run: Run) -> tuple[ChainHead, ...]:
    """Return the head of every chain, in the order in which they were begun."""
    return tuple(
        ChainHead(unit=unit, chain=label, length=length, seal=seal.hex())
        for unit, label, length, seal in run.rows(_HEADS)
    )


def what_differs(run: Run, head: ChainHead) -> str | None:
    """Return how a chain no longer leads through a head that was kept; None when it does.

    Of a day that was reduced to figures since, what led to its end is no longer known.
    """
    row = run.row(_HEAD, unit=head.unit, day=head.chain)
    if row is None:
        return "it is gone"
    chain, base, base_length, length, _ = row
    if head.length > length:
        return f"it had {head.length} entries and has {length}"
    if head.length < base_length:
        return None
    kept = base if head.length == base_length else None
    if kept is None and (found := run.row(_SEAL_AT, chain=chain, position=head.length)):
        kept = found[0]
    return None if kept and kept.hex() == head.seal else f"its first {head.length} are others"


def day_head(run: Run, unit: str, day: date) -> DayHead | None:
    """Return the head of a day's chain, and of the office's; None when nothing happened."""
    row = run.row(_HEAD, unit=unit, day=day.isoformat())
    if row is None:
        return None
    office = run.row(_HEAD, unit=unit, day=OFFICE)
    return DayHead(day=day, events=row[3], seal=row[4], office=office and (office[3], office[4]))


def find_head(run: Run, unit: str, chain: str, digits: str) -> FoundHead | None:
    """Return where a head is that begins with these hexadecimal digits; None: nowhere."""
    row = run.row(_HEAD, unit=unit, day=chain)
    if row is None:
        return None
    number, base, base_length, length, _ = row
    if base_length and base.hex().startswith(digits):
        return FoundHead(events=base_length, later=0, next_at=None, is_reduced=True)
    for position, sealed in run.stream(_SEALS, chain=number):
        if sealed.hex().startswith(digits):
            after = run.row(_NEXT, chain=number, position=position + 1)
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
