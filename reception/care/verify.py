"""Every invariant, checked against the database itself, and whether all is as it was sealed.

What was altered, taken out, put in or moved is found chain by chain and row by row, each with what
it seals: only the chains' heads are held at once.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from reception.care.described import check_described
from reception.care.folder import ChainHead
from reception.care.invariants import QUESTIONS, Count, Finding, Invariant
from reception.database.connection import Database, version_in
from reception.database.heads import CLOCKS_APART_US, what_differs
from reception.database.run import Row, Run, Statement
from reception.database.schema.base import SCHEMA_VERSION
from reception.database.seals import (
    EVENT,
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
from reception.database.visits import EVENT_COLUMNS, VISIT_COLUMNS, recorded_of, visit_of
from reception.database.whole import LOOK_AT_EVERY_PAGE, damage_in
from reception.domain.care_errors import HeadLostError
from reception.domain.errors import Refusal
from reception.domain.rights import AuditAct
from reception.domain.ticket import EventKind, fold, label
from reception.domain.unit import FORGOTTEN, Retention

FILE_IS_WHOLE = "file-is-whole"
"""The code of what SQLite itself finds of its file."""
_EVERY_PAGE = Statement(LOOK_AT_EVERY_PAGE)
_CHAIN_COLUMNS = ("id", "unit", "label", "base", "base_length", "length", "seal")
_CHAINS = Statement(f"SELECT {', '.join((*_CHAIN_COLUMNS, *LINKS))} FROM chain ORDER BY id")
IN_ORDER = "received-in-order"
"""The code of what is found of the times of events."""
_LATE = Statement(f"""
    SELECT unit, name, is_late IS NOT NULL OR EXISTS (
        SELECT 1 FROM audit WHERE audit.unit = received.unit AND act = '{AuditAct.REPAIR}'
            AND refused = 0 AND subject LIKE '{IN_ORDER}: ' || name || ' %'
    )
    FROM (
        SELECT chain.unit, 'event ' || seal.position || ' of ' || chain.label AS name, event.ticket,
            ticket.series, event.at, event.is_late, max(event.at) OVER (
                PARTITION BY seal.chain ORDER BY seal.position ROWS UNBOUNDED PRECEDING
            ) AS latest
        FROM chain JOIN seal ON seal.chain = chain.id AND seal.kind = '{EVENT.kind}'
            JOIN event ON event.seq = seal.ref JOIN ticket ON ticket.id = event.ticket
    ) AS received
    WHERE at < latest - {CLOCKS_APART_US} AND series NOT LIKE '~%' AND NOT EXISTS (
        SELECT 1 FROM event WHERE event.ticket = received.ticket AND event.kind = 'taken_in'
    )
""")
# What was to be forgotten at the last run, if it was due: no seal of a later day may have lost
# anything.
_FORGETTING = Statement("""
    SELECT coalesce(max(people_before), ''), coalesce(max(tickets_before), '') FROM retention_run
    WHERE unit = :unit
""")
_DESCRIPTIONS = Statement("SELECT document FROM unit_revision WHERE unit = :unit")
_MOST_MONTHS = 120


def _sealed(form: SealForm) -> Statement:
    return Statement(f"""
        SELECT seal.position, seal.seal, seal.people, seal.salt, {form.columns}
        FROM seal LEFT JOIN {form.table} ON {form.is_sealed_by} {form.left_joined}
        WHERE seal.chain = :chain AND seal.kind = '{form.kind}' ORDER BY seal.position
    """)


_SEALED = {form.kind: _sealed(form) for form in FORMS}
_SEALED_STATES = Statement("""
    SELECT position, seal, people, kind, key FROM seal
    WHERE chain = :chain AND key IS NOT NULL ORDER BY position
""")


def _present(form: StateForm) -> Statement:
    columns = ", ".join(f"{form.table}.{column}" for column in form.columns)
    return _by_key(f"""
        SELECT {form.table}.unit AS of_unit, CAST({form.key_in(form.table)} AS TEXT) AS of_key,
            {columns}
        FROM {form.table}
    """)


def _last_sealed(form: StateForm) -> Statement:
    return _by_key(f"""
        SELECT chain.unit AS of_unit, seal.key AS of_key, seal.people, seal.salt
        FROM seal JOIN chain ON chain.id = seal.chain
        WHERE seal.kind = '{form.table}' AND seal.key IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM seal AS later WHERE later.kind = seal.kind AND later.key = seal.key
                AND later.key IS NOT NULL
                AND later.chain = seal.chain AND later.position > seal.position
        )
    """)


def _by_key(sql: str) -> Statement:
    """Return the question with its answer in the order of the keys' characters."""
    wrapped = f"SELECT * FROM ({sql}) AS found ORDER BY of_unit, of_key"
    in_order = 'ORDER BY of_unit COLLATE "C", of_key COLLATE "C"'
    return Statement(wrapped, postgresql=wrapped.replace("ORDER BY of_unit, of_key", in_order))


_PRESENT = {form.table: _present(form) for form in STATES}
_LAST_SEALED = {form.table: _last_sealed(form) for form in STATES}
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
    """A seal, and what it seals as it is now."""

    kind: str
    position: int
    seal: bytes
    people: bytes | None
    body: str | None
    """None: the row is gone, or names another person than it did."""

    def follows(self, former: bytes) -> bool:
        """Return whether it is sealed behind the one before."""
        return self.body is not None and self.seal == seal(former, self.body, self.people)


def check_chains(run: Run, now: datetime) -> Iterator[Finding]:
    """Yield what was found of every row, of every chain, of what is in none, and of states."""
    rows = Count("as-it-was-sealed", "Every event is what it was when it was sealed, in its order")
    whole = Count("chain-is-whole", "Every chain is there from its beginning to its head")
    chains = {
        row[0]: _Chain._make((*row[: len(_CHAIN_COLUMNS)], row[len(_CHAIN_COLUMNS) :]))
        for row in run.rows(_CHAINS)
    }
    former: dict[str, int] = {}
    for chain in chains.values():
        people_before, tickets_before = _forgetting(run, chain.unit, now)
        is_sound = _check_rows(run, chain, people_before, rows)
        is_sound &= _begins_rightly(chain, tickets_before)
        if chain.label != OFFICE:
            is_sound &= _follows(run, chain, chains, former.get(chain.unit))
            former[chain.unit] = chain.id
        whole.look(chain.label, sound=is_sound)
    yield rows.finding()
    yield whole.finding()
    yield _unsealed(run)
    yield _states(run)
    yield _order(run)


def _check_rows(run: Run, chain: _Chain, people_before: str, count: Count) -> bool:
    """Look at every row of a chain; return whether they lead to its head, without a gap."""
    at, former, is_whole = chain.base_length, chain.base, True
    may_be_forgotten = chain.label != OFFICE and chain.label < people_before
    for one in _entries(run, chain, may_be_forgotten=may_be_forgotten):
        is_whole &= one.position == at + 1
        count.look(f"{one.kind} {one.position} of {chain.label}", sound=one.follows(former))
        at, former = one.position, one.seal
    return is_whole and (at, former) == (chain.length, chain.seal)


def _entries(run: Run, chain: _Chain, *, may_be_forgotten: bool) -> Iterator[_Entry]:
    streams = [_stream(run, chain, form, may_be_forgotten=may_be_forgotten) for form in chain.forms]
    if chain.label == OFFICE:
        streams.append(_stream_states(run, chain))
    return merge(*streams, key=lambda one: one.position)


def _stream(run: Run, chain: _Chain, form: SealForm, *, may_be_forgotten: bool) -> Iterator[_Entry]:
    for found in run.stream(_SEALED[form.kind], chain=chain.id, unit=chain.unit):
        position, sealed, people, salt = found[:4]
        row = found[4:]
        holds = row[2] is not None and _names_whom_it_named(
            form, row, people, salt, may_be_forgotten=may_be_forgotten
        )
        body = form.body_of(row) if holds else None
        yield _Entry(form.kind, position, sealed, people, body)


def _stream_states(run: Run, chain: _Chain) -> Iterator[_Entry]:
    forms = {form.table: form for form in STATES}
    for position, sealed, people, kind, key in run.stream(_SEALED_STATES, chain=chain.id):
        body = forms[kind].body_of(key) if kind in forms else None
        yield _Entry(kind, position, sealed, people, body)


def _names_whom_it_named(
    form: SealForm,
    row: Row,
    people: bytes | None,
    salt: bytes | None,
    *,
    may_be_forgotten: bool,
) -> bool:
    """Return whether who did it is who it was, or was forgotten in time."""
    said = form.people_of(row)
    if people is None:
        return not said and salt is None
    if salt is None:
        return may_be_forgotten and {*form.people_in(row)} <= {None, FORGOTTEN}
    return hidden(said, salt) == people


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
    if chain is None or not isinstance(length, int) or not isinstance(sealed, bytes):
        return False
    return what_differs(run, chain.unit, chain.label, length, sealed.hex()) is None


def _forgetting(run: Run, unit: str, now: datetime) -> tuple[str, str]:
    """Return before which days people, and single visits, may have been forgotten."""
    people, tickets = run.row(_FORGETTING, unit=unit) or ("", "")
    rules = [Retention(), *(_retention(said) for (said,) in run.rows(_DESCRIPTIONS, unit=unit))]
    # Whoever writes that a run was here makes nothing due.
    today = now.date() + timedelta(days=1)
    return (
        min(people, max(one.people_before(today) for one in rules).isoformat()),
        min(tickets, max(one.tickets_before(today) for one in rules).isoformat()),
    )


def _retention(document: str) -> Retention:
    try:
        said = json.loads(document)["retention"]
        return Retention(**{one: max(1, min(_MOST_MONTHS, int(said[one]))) for one in said})
    except (ValueError, TypeError, KeyError):
        return Retention()


def _unsealed(run: Run) -> Finding:
    """Return what stands in no chain: somebody wrote it past Nouba."""
    count = Count("everything-sealed", "Nothing was written without a seal")
    for form in FORMS:
        counted = run.row(_ROWS[form.kind])
        count.checked += counted[0] if counted else 0
        for (ref,) in run.stream(_UNSEALED[form.kind]):
            count.breaks(f"{form.kind} number {ref}")
    return count.finding()


def _order(run: Run) -> Finding:
    """Return which events came later than their times say: those that say so are noted."""
    counted = run.row(_ROWS[EVENT.kind])
    count = Count(
        IN_ORDER,
        "Events were received in the order of their times, or say that they were not",
        checked=counted[0] if counted else 0,
    )
    for _, name, is_told in late_events(run):
        (count.notes if is_told else count.breaks)(name)
    return count.finding()


def late_events(run: Run) -> Iterator[tuple[str, str, bool]]:
    """Yield the unit and name of each event whose time is earlier than one received before it.

    And whether it says so itself, or a repair did. What was taken in or brought in is left out.
    """
    return ((unit, name, bool(is_told)) for unit, name, is_told in run.stream(_LATE))


@dataclass(frozen=True, slots=True)
class State:
    """A row that changes, as it is now; without values it is gone."""

    form: StateForm
    unit: str
    key: str
    values: Row | None
    is_as_sealed: bool


def states_of(run: Run) -> Iterator[State]:
    """Yield every row that changes, and whether the last act left it so."""
    for form in STATES:
        both = merge(
            ((row[0], row[1], True, row[2:]) for row in run.stream(_PRESENT[form.table])),
            ((row[0], row[1], False, row[2:]) for row in run.stream(_LAST_SEALED[form.table])),
            key=lambda one: (one[0], one[1]),
        )
        for (unit, key), found in groupby(both, key=lambda one: (one[0], one[1])):
            states = {is_present: values for _, _, is_present, values in found}
            values = states.get(True)
            said = form.state_of(values) if values else ""
            people, salt = states.get(False, (None, None))
            as_sealed = hidden(said, salt) == people if salt else not said and people is None
            yield State(form, unit, key, values, as_sealed)


def _states(run: Run) -> Finding:
    """Return what stands otherwise than it was left by the last act that changed it."""
    count = Count(
        "state-as-sealed",
        "Every session, break, pause, rating, password and second factor is as it was sealed",
    )
    for one in states_of(run):
        count.look(f"{one.form.table} {one.key}", sound=one.is_as_sealed)
    return count.finding()


def first_difference(
    database: Database, heads: Iterable[ChainHead], kept_in: str
) -> HeadLostError | None:
    """Return the first chain that leads through its kept head no more; None: each one does."""
    with database.snapshot() as run:
        for head in heads:
            if why := what_differs(run, head.unit, head.chain, head.length, head.seal):
                return HeadLostError(kept_in, head.chain, why)
    return None


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


def check(database: Database, now: datetime) -> tuple[Finding, ...]:
    """Return what every invariant's check found; of a file that is not whole, that alone.

    ``now`` says what was due to be forgotten.
    """
    with database.snapshot() as run:
        if database.is_postgresql:
            return check_in(run, now)
        whole = _check_file(run)
        return (whole,) if whole.broken else (whole, *check_in(run, now))


def _check_file(run: Run) -> Finding:
    # First: what the others read of a damaged file may look right, or like nothing they know.
    count = Count(FILE_IS_WHOLE, "The file is whole, every page and index of it", checked=1)
    if damage := damage_in([str(row[0]) for row in run.rows(_EVERY_PAGE)]):
        count.breaks(damage)
    return count.finding()


def check_in(run: Run, now: datetime) -> tuple[Finding, ...]:
    """Return what was found in one snapshot of a database, whose file is whole."""
    return (*check_rows(run), *check_chains(run, now))


def check_rows(run: Run) -> tuple[Finding, ...]:
    """Return whether the rows agree with one another, whoever wrote them."""
    questions = (_ask(run, question) for question in QUESTIONS)
    return (*questions, check_described(run), *_visits_and_labels(run))


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
    for ticket, legs, history in tickets_of(run):
        # Events without legs are of a ticket that has vanished.
        name = _named(legs[0]) if legs else ticket
        if not (leaves_newer and _is_newer(history)):
            state.look(name, sound=bool(legs) and follows(legs, history))
        if legs:
            series, number, written = legs[0][3:6]
            named.look(name, sound=written == label(series, number))
    return state.finding(), named.finding()


def tickets_of(run: Run) -> Iterator[tuple[str, list[Row], list[Row]]]:
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


def follows(legs: Sequence[Row], history: Sequence[Row]) -> bool:
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
