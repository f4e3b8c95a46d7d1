"""What a seal covers: the bytes of a row, the same in Python as in the database's own function.

A seal is SHA-256 over the former seal and the row's bytes. Those are the names and values of the
columns that are not NULL, each value with its length, so that no two rows have the same bytes. A
column that comes later is NULL in the rows of before, and leaves their seals as they are.

Who did it and what was remarked is not in the bytes, but hidden in them: as SHA-256 over a salt
and the values. Whoever forgets the people of a day forgets the salts with them, and the seals hold
all the same (docs/decisions/0027).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

OFFICE = "office"
"""The chain of what happens to the unit itself; every other one is called by its service day."""

_LEADING = 3


@dataclass(frozen=True, slots=True)
class Form:
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


EVENT = Form(
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
AUDIT = Form(
    kind="audit",
    table="audit",
    ref="audit.id",
    unit="audit.unit",
    chain=f"'{OFFICE}'",
    body=_of("audit", "id", "unit", "at", "act", "refused"),
    people=_of("audit", "who", "subject"),
)
REVISION = Form(
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
