"""Every invariant, checked against the database itself, and whether all is as it was sealed.

What was altered, taken out, put in or moved is found chain by chain and row by row, each with what
it seals: only the chains' heads are held at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from reception.care.invariants import QUESTIONS, Count, Finding, Invariant
from reception.database.connection import Database, version_in
from reception.database.run import Row, Run, Statement
from reception.database.schema.base import SCHEMA_VERSION
from reception.database.seals import EVENT, FORMS, LINKS, OFFICE, SealForm, beginning, hidden, seal
from reception.database.visits import EVENT_COLUMNS, VISIT_COLUMNS, recorded_of, visit_of
from reception.database.whole import LOOK_AT_EVERY_PAGE, damage_in
from reception.domain.errors import Refusal
from reception.domain.ticket import EventKind, fold, label
from reception.domain.unit import FORGOTTEN

FILE_IS_WHOLE = "file-is-whole"
"""The code of what SQLite itself finds of its file."""
_EVERY_PAGE = Statement(LOOK_AT_EVERY_PAGE)
_CHAIN_COLUMNS = ("id", "unit", "label", "base", "base_length", "length", "seal")
_CHAINS = Statement(f"SELECT {', '.join((*_CHAIN_COLUMNS, *LINKS))} FROM chain ORDER BY id")
_SEAL_AT = Statement("SELECT seal FROM seal WHERE chain = :chain AND position = :position")
# What was to be forgotten at the last run: no seal of a later day may have lost anything.
_FORGETTING = Statement("""
    SELECT coalesce(max(people_before), ''), coalesce(max(tickets_before), '') FROM retention_run
    WHERE unit = :unit
""")


def _sealed(form: SealForm) -> Statement:
    return Statement(f"""
        SELECT seal.position, seal.seal, seal.people, seal.salt, {form.columns}
        FROM seal LEFT JOIN {form.table} ON {form.is_sealed_by} {form.left_joined}
        WHERE seal.chain = :chain AND seal.kind = '{form.kind}' ORDER BY seal.position
    """)


_SEALED = {form.kind: _sealed(form) for form in FORMS}
_ROWS = {form.kind: Statement(f"SELECT count(*) FROM {form.table}") for form in FORMS}
_UNSEALED = {
    form.kind: Statement(f"""
        SELECT {form.ref} FROM {form.table} WHERE {form.is_unsealed}
    """)
    for form in FORMS
}


class _Chain(NamedTuple):
    id: int
    unit: str
    label: str
    base: bytes
    base_length: int
    length: int
    seal: bytes
    links: tuple[int | bytes | None, ...]

    @property
    def forms(self) -> tuple[SealForm, ...]:
        """Return what may be in it."""
        return (EVENT,) if self.label != OFFICE else tuple(one for one in FORMS if one != EVENT)


@dataclass(slots=True)
class _Entry:
    """A seal, and the row that it seals as it is now."""

    form: SealForm
    position: int
    seal: bytes
    people: bytes | None
    salt: bytes | None
    row: Row

    def names_whom_it_named(self, *, may_be_forgotten: bool) -> bool:
        """Return whether who did it is who it was, or was forgotten in time."""
        said = self.form.people_of(self.row)
        if self.people is None:
            return not said and self.salt is None
        if self.salt is None:
            return may_be_forgotten and {*self.form.people_in(self.row)} <= {None, FORGOTTEN}
        return hidden(said, self.salt) == self.people


def check_chains(run: Run) -> tuple[Finding, Finding, Finding]:
    """Return what was found of every row, of every chain, and of what is in none."""
    rows = Count("as-it-was-sealed", "Every event is what it was when it was sealed, in its order")
    whole = Count("chain-is-whole", "Every chain is there from its beginning to its head")
    chains = {
        row[0]: _Chain._make((*row[: len(_CHAIN_COLUMNS)], row[len(_CHAIN_COLUMNS) :]))
        for row in run.rows(_CHAINS)
    }
    former: dict[str, int] = {}
    for chain in chains.values():
        people_before, tickets_before = _forgetting(run, chain.unit)
        is_sound = _check_rows(run, chain, people_before, rows)
        is_sound &= _begins_rightly(chain, tickets_before)
        if chain.label != OFFICE:
            is_sound &= _follows(run, chain, chains, former.get(chain.unit))
            former[chain.unit] = chain.id
        whole.look(chain.label, sound=is_sound)
    return rows.finding(), whole.finding(), _unsealed(run)


def _check_rows(run: Run, chain: _Chain, people_before: str, count: Count) -> bool:
    """Look at every row of a chain; return whether they lead to its head, without a gap."""
    at, former, is_whole = chain.base_length, chain.base, True
    may_be_forgotten = chain.label != OFFICE and chain.label < people_before
    for one in _entries(run, chain):
        is_whole &= one.position == at + 1
        sound = (
            one.row[2] is not None
            and one.names_whom_it_named(may_be_forgotten=may_be_forgotten)
            and one.seal == seal(former, one.form.body_of(one.row), one.people)
        )
        count.look(f"{one.form.kind} {one.position} of {chain.label}", sound=sound)
        at, former = one.position, one.seal
    return is_whole and (at, former) == (chain.length, chain.seal)


def _entries(run: Run, chain: _Chain) -> Iterator[_Entry]:
    return merge(*(_stream(run, chain, form) for form in chain.forms), key=lambda one: one.position)


def _stream(run: Run, chain: _Chain, form: SealForm) -> Iterator[_Entry]:
    for row in run.stream(_SEALED[form.kind], chain=chain.id, unit=chain.unit):
        position, sealed, people, salt = row[:4]
        yield _Entry(form, position, sealed, people, salt, row[4:])


def _begins_rightly(chain: _Chain, tickets_before: str) -> bool:
    """Return whether a chain begins with what it is tied to, or where its day was reduced."""
    if chain.base_length:
        return chain.label != OFFICE and chain.label < tickets_before
    return chain.base == beginning(chain.unit, chain.label, chain.links)


def _follows(run: Run, chain: _Chain, chains: dict[int, _Chain], last: int | None) -> bool:
    """Return whether the chains that were there when this one was begun lead through there."""
    former, length, sealed, office_length, office_sealed = chain.links
    if former != last:
        return False
    office = next(
        (one for one in chains.values() if (one.unit, one.label) == (chain.unit, OFFICE)), None
    )
    return all(
        _leads_through(run, of, length, sealed)
        for of, length, sealed in (
            (chains[last] if last else None, length, sealed),
            (office, office_length, office_sealed),
        )
        if length is not None
    )


def _leads_through(run: Run, chain: _Chain | None, length: object, sealed: object) -> bool:
    """Return whether a chain had this seal at this length, as far as that is still known."""
    if chain is None or not isinstance(length, int):
        return False
    if length == chain.base_length:
        return chain.base == sealed
    if length < chain.base_length:
        return True
    row = run.row(_SEAL_AT, chain=chain.id, position=length)
    return row is not None and row[0] == sealed


def _forgetting(run: Run, unit: str) -> tuple[str, str]:
    row = run.row(_FORGETTING, unit=unit)
    return (row[0], row[1]) if row else ("", "")


def _unsealed(run: Run) -> Finding:
    """Return what stands in no chain: somebody wrote it past Nouba."""
    count = Count("everything-sealed", "Nothing was written without a seal")
    for form in FORMS:
        counted = run.row(_ROWS[form.kind])
        count.checked += counted[0] if counted else 0
        for (ref,) in run.stream(_UNSEALED[form.kind]):
            count.breaks(f"{form.kind} number {ref}")
    return count.finding()


# Both in the order of the identifier's characters, whatever the server's language.
_EVENTS_SQL = f"SELECT {EVENT_COLUMNS} FROM event ORDER BY ticket {{collation}}, seq"
_ALL_EVENTS = Statement(
    _EVENTS_SQL.format(collation=""), postgresql=_EVENTS_SQL.format(collation='COLLATE "C"')
)
_VISITS_SQL = f"""
    SELECT {VISIT_COLUMNS} FROM ticket JOIN leg ON leg.ticket = ticket.id
    ORDER BY ticket.id {{collation}}, leg.leg
"""
_ALL_VISITS = Statement(
    _VISITS_SQL.format(collation=""), postgresql=_VISITS_SQL.format(collation='COLLATE "C"')
)


def check(database: Database) -> tuple[Finding, ...]:
    """Return what every invariant's check found; of a file that is not whole, that alone."""
    with database.snapshot() as run:
        if database.is_postgresql:
            return check_in(run)
        whole = _check_file(run)
        return (whole,) if whole.broken else (whole, *check_in(run))


def _check_file(run: Run) -> Finding:
    # First: what the others read of a damaged file may look right, or like nothing they know.
    count = Count(FILE_IS_WHOLE, "The file is whole, every page and index of it", checked=1)
    if damage := damage_in([str(row[0]) for row in run.rows(_EVERY_PAGE)]):
        count.breaks(damage)
    return count.finding()


def check_in(run: Run) -> tuple[Finding, ...]:
    """Return what was found in one snapshot of a database, whose file is whole."""
    return (*check_rows(run), *check_chains(run))


def check_rows(run: Run) -> tuple[Finding, ...]:
    """Return whether the rows agree with one another, whoever wrote them."""
    return (*(_ask(run, question) for question in QUESTIONS), *_visits_and_labels(run))


def _ask(run: Run, question: Invariant) -> Finding:
    counted = run.row(question.counted)
    count = Count(question.code, question.says, checked=counted[0] if counted else 0)
    for (name,) in run.rows(question.broken):
        count.breaks(str(name))
    return count.finding()


def _visits_and_labels(run: Run) -> tuple[Finding, Finding]:
    """Fold every ticket's events, compare with its rows, and read its label: in one pass."""
    state = Count("state-is-fold", "Every state follows from the events")
    named = Count("label-is-number", "Every label says its number")
    # What a newer program has done is for that one to check.
    leaves_newer = _is_upgraded_further(run)
    for ticket, legs, history in _tickets(run):
        # Events without legs are of a ticket that has vanished.
        name = _named(legs[0]) if legs else ticket
        if not (leaves_newer and _is_newer(history)):
            state.look(name, sound=bool(legs) and _follow(legs, history))
        if legs:
            series, number, written = legs[0][3:6]
            named.look(name, sound=written == label(series, number))
    return state.finding(), named.finding()


def _tickets(run: Run) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Yield every ticket with its rows of ``VISIT_COLUMNS`` and of ``EVENT_COLUMNS``."""
    both = merge(
        ((row[0], True, row) for row in run.stream(_ALL_VISITS)),
        ((row[0], False, row) for row in run.stream(_ALL_EVENTS)),
        key=lambda one: one[0],
    )
    for ticket, found in groupby(both, key=lambda one: one[0]):
        rows = list(found)
        legs = [row for _, of_visit, row in rows if of_visit]
        yield ticket, legs, [row for _, of_visit, row in rows if not of_visit]


def _is_upgraded_further(run: Run) -> bool:
    return version_in(run) != SCHEMA_VERSION


def _is_newer(history: Sequence[Row]) -> bool:
    return any(EventKind.read(row[1]) is EventKind.NEWER for row in history)


def _follow(legs: Sequence[Row], history: Sequence[Row]) -> bool:
    """Return whether these rows are what the events lead to."""
    try:
        visit = visit_of(legs)
        events = [recorded_of(row).event for row in history]
        return visit is not None and bool(events) and fold(visit.ticket, events) == visit
    except (Refusal, ValueError, TypeError, OverflowError):
        return False  # a value that no event could have left there


def _named(row: Row) -> str:
    """Return the label and the day of a row of ``VISIT_COLUMNS``."""
    return f"{row[5]} on {row[2]}"
