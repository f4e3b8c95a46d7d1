"""Sealing what an act writes, in the act itself and at its end.

A server does it by itself (``schema/triggers.py``). SQLite has no SHA-256: there each connection of
Nouba notes what it writes, and seals that before it commits. What another program writes into the
file is noted nowhere; no act seals it, and ``nouba verify`` names it for good.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reception.database.run import Row, Run, Statement, Value, row_of
from reception.database.schema import past
from reception.database.seals import (
    FORMS,
    LINKS,
    OFFICE,
    STATES,
    SealForm,
    StateForm,
    beginning,
    hidden,
    seal,
)

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
    entries: list[dict[str, Value]] = []
    for row in rows:
        of = (row.unit, row.label)
        chain, length, former = heads.get(of) or _head(run, *of)
        people = hidden(row.said, row.salt) if row.said else None
        sealed = seal(former, row.body, people)
        heads[of] = chain, length + 1, sealed
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
        run.change(_MOVE_HEAD, chain=chain, length=length, seal=sealed)


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


# An import numbers the visits of a day. SQLite has one writer anyway.
ALONE = Statement("", postgresql="SELECT stand_alone(1314213442)")
