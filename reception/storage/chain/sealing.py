"""Sealing what has no seal yet: what was just written.

PostgreSQL seals what is written by triggers that run at the end of each transaction. SQLite has no
SHA-256: there whoever writes calls ``seal_new`` before the transaction ends, which seals what a
statement past Nouba wrote in between as well.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reception.storage import schema
from reception.storage.chain.form import EVENT, FORMS, OFFICE, Form, first, hidden, seal
from reception.storage.engine import Database, Row, Run, Value
from reception.storage.statement import Statement, row_of

LINKS = ("former", "former_length", "former_seal", "office_length", "office_seal")
"""The columns that tie a day's chain to the ones before it."""

_HEAD_SQL = "SELECT id, length, seal FROM chain WHERE unit = :unit AND label = :label"
_HEAD = Statement(_HEAD_SQL, postgresql=_HEAD_SQL + " FOR UPDATE")
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
_ADD = Statement(row_of(schema.seal))
_MOVE_HEAD = Statement("UPDATE chain SET length = :length, seal = :seal WHERE id = :chain")
_NEWEST = Statement("SELECT coalesce(max(seq), 0) FROM event")
# So many that were written past Nouba are sealed by each act: its visitor hardly waits for it.
_STRANGE_ONES = 50
# A kiosk waits no longer for these than for an import.
_STEP = 2000


def _new_of(form: Form) -> Statement:
    return Statement(f"""
        SELECT randomblob(16), {form.columns} FROM {form.table} {form.joined}
        WHERE {form.ref} > (SELECT coalesce(max(ref), 0) FROM seal WHERE kind = '{form.kind}')
        ORDER BY {form.ref} LIMIT :most
    """)


_NEW = {form.kind: _new_of(form) for form in FORMS}


def seal_new(run: Run, form: Form = EVENT, *, wrote: int = 1) -> None:
    """Seal what was written in this transaction, and some of what was written past Nouba before it.

    As long as more than that is left, what was written waits for its turn among the rest.

    Args:
        run: the transaction.
        form: of what was written.
        wrote: how many rows this transaction has written.
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


def _seal(run: Run, form: Form, rows: Sequence[Row]) -> None:
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
    row = run.row(_HEAD, unit=unit, label=label)
    if row is None:
        _begin(run, unit, label)
        row = run.row(_HEAD, unit=unit, label=label)
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
        office = run.row(_HEAD, unit=unit, label=OFFICE) or (None,) * 3
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
