"""What a seal covers: the bytes of a row, the same in Python as in the database's own function.

A seal is SHA-256 over the former seal and the row's bytes. Those are the names and values of the
columns that are not NULL, each value with its length, so that no two rows have the same bytes. A
column that comes later is NULL in the rows of before, and leaves their seals as they are.

Who did it and what was remarked is not in the bytes, but hidden in them: as SHA-256 over a salt
and the values. Whoever forgets the people of a day forgets the salts with them, and the seals hold
all the same (docs/decisions/0027).

Rows that change, such as sessions, are hidden whole: each state in which an act leaves one has a
seal, and the salt of the last one alone is kept (0037).

Every act seals what it writes, at its end. A server does it by itself (``schema/triggers.py``).
SQLite has no SHA-256: there each connection of Nouba notes what it writes, and seals that before it
commits. What another program writes into the file is noted nowhere; no act seals it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any

from reception.database.run import Row, Run, Statement, Value, row_of
from reception.database.schema import metadata, past

OFFICE = "office"
"""The chain of what happens to the unit itself; every other one is called by its service day."""

_LEADING = 3


@dataclass(frozen=True)
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

    @cached_property
    def _names(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(name for name, _ in named) for named in (self.body, self.people))

    def body_of(self, row: tuple[Any, ...]) -> str:
        """Return what is sealed of a row of ``columns``."""
        names, _ = self._names
        body = row[_LEADING : _LEADING + len(names)]
        first, own = zip(names[:1], body, strict=False), zip(names[11:], body[11:], strict=True)
        return fields(first) + _fields_of_ticket(names[1:11], *body[1:11]) + fields(own)

    def people_of(self, row: tuple[Any, ...]) -> str:
        """Return what is to be hidden of a row of ``columns``; empty when there is nothing."""
        _, names = self._names
        return fields(zip(names, self.people_in(row), strict=True))

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
        *_of("ticket", "issued_at", "appointment_at", "kiosk"),
        *_of("event", "kind", "at", "counter", "service", "priority", "outcome", "operation"),
        *_of("event", "step", "ranked_since", "kept_counter", "quoted_low_us", "quoted_high_us"),
        *_of("event", "is_late"),
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


def fields(named: Iterable[tuple[str, object]]) -> str:
    """Return names and values, without those that are None, so that nothing else reads alike."""
    # A list: whoever verifies a million visits does this ten million times.
    return "".join(
        [f"{name}={len(text := str(value))}:{text};" for name, value in named if value is not None]
    )


@lru_cache(maxsize=10_000, typed=True)  # alike in all its events
def _fields_of_ticket(names: tuple[str, ...], *values: object) -> str:
    return fields(zip(names, values, strict=True))


def hidden(people: str, salt: bytes) -> bytes:
    """Return what stands for these values without telling them."""
    return sha256(salt + people.encode()).digest()


def seal(former: bytes, body: str, hidden_people: bytes | None) -> bytes:
    """Return the seal of a row that follows the one sealed by ``former``."""
    if hidden_people is not None:
        body += f"people=64:{hidden_people.hex()};"
    return sha256(former + body.encode()).digest()


LINKS = ("former", "former_length", "former_seal", "office_length", "office_seal")
"""The columns that tie a day's chain to the ones before it."""


def beginning(unit: str, label: str, links: Sequence[Value]) -> bytes:
    """Return what a chain begins with, of its label and of the heads of those before it."""
    written = (value.hex() if isinstance(value, bytes) else value for value in links)
    named = zip(("unit", "chain", *LINKS), (unit, label, *written), strict=True)
    return sha256(fields(named).encode()).digest()


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
_MOVE_HEAD = Statement("""
    UPDATE chain SET length = :length, seal = :seal,
        latest = CASE WHEN latest > :latest THEN latest ELSE :latest END
    WHERE id = :chain
""")
_FORGET_FORMER = Statement("""
    UPDATE seal SET salt = NULL
    WHERE kind = :kind AND key = :key AND chain = :chain AND salt IS NOT NULL
""")

# A file's own connection notes here, within its transaction, what is to be sealed at the end.
_WRITTEN = Statement("SELECT DISTINCT kind FROM written_now")
_ALL_SEALED = Statement("DELETE FROM written_now")
_IS_FOLLOWED = Statement("""
    SELECT 1 FROM temp.sqlite_master WHERE name = 'written_now'
    UNION ALL SELECT 0 FROM main.sqlite_master WHERE name = 'seal'
""")


def _following() -> Iterator[str]:
    yield "CREATE TEMP TABLE written_now (kind TEXT NOT NULL, unit TEXT, ref)"
    for form in FORMS:
        unit = "NEW.unit" if form.of_each_unit else "NULL"
        yield _noting(form.table, "INSERT", f"('{form.kind}', {unit}, NEW{_column(form.ref)})")
    for one in STATES:
        new, old = (f"('{one.table}', {row}.unit, {one.key_in(row)})" for row in ("NEW", "OLD"))
        changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in one.columns)
        yield _noting(one.table, "INSERT", new)
        yield _noting(one.table, "DELETE", old)
        yield _noting(one.table, "UPDATE", f"{old}, {new}", f"WHEN {changed}")


def _noting(table: str, act: str, what: str, when: str = "") -> str:
    return (
        f"CREATE TEMP TRIGGER {table}_{act.lower()}_noted AFTER {act} ON main.{table} {when}"
        f" BEGIN INSERT INTO written_now VALUES {what}; END"
    )


def _column(named: str) -> str:
    return f".{named.partition('.')[2]}"


_FOLLOWING = tuple(map(Statement, _following()))


def _new(form: SealForm) -> Statement:
    of_unit = f" AND {form.unit} = written_now.unit" if form.of_each_unit else ""
    return Statement(f"""
        SELECT randomblob(16), {form.columns}
        FROM written_now CROSS JOIN {form.table} ON {form.ref} = written_now.ref{of_unit}
            {form.joined}
        WHERE written_now.kind = '{form.kind}' ORDER BY {form.ref}
    """)


def _changed(form: StateForm) -> Statement:
    columns = ", ".join(f"{form.table}.{column}" for column in form.columns)
    return Statement(f"""
        SELECT randomblob(16), changed.unit, changed.ref, {columns}
        FROM (
            SELECT unit, ref, min(rowid) AS first FROM written_now
            WHERE kind = '{form.table}' GROUP BY unit, ref
        ) AS changed LEFT JOIN {form.table} ON {form.table}.unit = changed.unit
            AND {form.key_in(form.table)} = changed.ref
        ORDER BY changed.first
    """)


_NEW = {form.kind: _new(form) for form in FORMS}
_CHANGED = {form.table: _changed(form) for form in STATES}


def follow_writes(run: Run) -> bool:
    """Let a file's connection note what it writes; return whether it does: there may be no tables.

    What another program writes into the file is noted nowhere, and so it is never sealed.
    """
    found = run.row(_IS_FOLLOWED)
    if found and not found[0]:
        for statement in _FOLLOWING:
            run.change(statement)
    return found is not None


def seal_written(run: Run) -> None:
    """Seal what this transaction has written into a file, and nothing else."""
    kinds = {kind for (kind,) in run.rows(_WRITTEN)}
    if not kinds:
        return
    for form in FORMS:
        if form.kind in kinds:
            seal_rows(run, form, run.rows(_NEW[form.kind]))
    for one in STATES:
        if one.table in kinds:
            seal_states(run, one, run.rows(_CHANGED[one.table]))
    run.change(_ALL_SEALED)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Unsealed:
    """What is to be sealed of a row."""

    unit: str
    label: str
    kind: str
    ref: int | None = None
    """Of a state its own place: the same row has many."""
    key: str | None = None
    body: str
    said: str
    salt: bytes
    at: int | None = None
    """When, of an event."""


_AT = 1 + _LEADING + [name for name, _ in EVENT.body].index("at")


def seal_rows(run: Run, form: SealForm, rows: Iterable[Row]) -> None:
    """Seal these rows in order, each a salt and the form's columns."""
    _seal(
        run,
        (
            _Unsealed(
                unit=row[1],
                label=row[2],
                kind=form.kind,
                ref=row[3],
                body=form.body_of(row[1:]),
                said=form.people_of(row[1:]),
                salt=row[0],
                at=row[_AT] if form is EVENT else None,
            )
            for row in rows
        ),
    )


def seal_states(run: Run, form: StateForm, rows: Iterable[Row]) -> None:
    """Seal how these rows stand: each a salt, the unit, the key, and the form's columns."""
    states = [
        _Unsealed(
            unit=unit,
            label=OFFICE,
            kind=form.table,
            key=str(key),
            body=form.body_of(str(key)),
            said=form.state_of(values),
            salt=salt,
        )
        for salt, unit, key, *values in rows
    ]
    for one in states:
        # How it stood before can be tried out no more.
        chain, _, _ = _head(run, one.unit, OFFICE)
        run.change(_FORGET_FORMER, kind=one.kind, key=one.key, chain=chain)
    _seal(run, states)


def _seal(run: Run, rows: Iterable[_Unsealed]) -> None:
    heads: dict[tuple[str, str], tuple[int, int, bytes]] = {}
    latest: dict[int, int] = {}
    entries: list[dict[str, Value]] = []
    for row in rows:
        of = (row.unit, row.label)
        chain, length, former = heads.get(of) or _head(run, *of)
        people = hidden(row.said, row.salt) if row.said else None
        sealed = seal(former, row.body, people)
        heads[of] = chain, length + 1, sealed
        if row.at is not None:
            latest[chain] = max(row.at, latest.get(chain, row.at))
        entries.append(
            {
                "chain": chain,
                "position": length + 1,
                "kind": row.kind,
                "ref": length + 1 if row.ref is None else row.ref,
                "key": row.key,
                "seal": sealed,
                "people": people,
                "salt": row.salt if row.said else None,
            }
        )
    run.change_many(_ADD, entries)
    for chain, length, sealed in heads.values():
        last = latest.get(chain)
        run.change(_MOVE_HEAD, chain=chain, length=length, seal=sealed, latest=last)


_LOST = Statement(
    " UNION ALL ".join(
        f"SELECT '{form.kind}' WHERE EXISTS (SELECT 1 FROM {form.table})"
        f" AND NOT EXISTS (SELECT 1 FROM seal WHERE kind = '{form.kind}')"
        for form in FORMS
    )
)


def has_lost_its_seals(run: Run) -> bool:
    """Return whether something has happened and none of its kind is sealed."""
    return run.row(_LOST) is not None


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
