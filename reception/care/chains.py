"""Whether all is as it was sealed: chain by chain and row by row, each with what it seals.

What was altered, taken out, put in or moved is found; only the chains' heads are held at once.

Behind heads that were proven and kept elsewhere only what came since is looked at row by row; the
office's chain, what is in none, and how rows stand that change, is always looked at whole
(docs/decisions/0056).
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from reception.care.folder import ChainHead
from reception.care.invariants import Count, Finding
from reception.database.connection import Database
from reception.database.heads import CLOCKS_APART_US, heads_of, what_differs
from reception.database.run import Row, Run, Statement
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
from reception.domain.care_errors import HeadLostError
from reception.domain.rights import AuditAct
from reception.domain.unit import FORGOTTEN, Retention

LEADS_ON = "leads-on"
"""The code of what is found of heads that were kept elsewhere."""
_CHAIN_COLUMNS = ("id", "unit", "label", "base", "base_length", "length", "seal")
_CHAINS = Statement(f"SELECT {', '.join((*_CHAIN_COLUMNS, *LINKS))} FROM chain ORDER BY id")
IN_ORDER = "received-in-order"
"""The code of what is found of the times of events."""


def for_both(sql: str) -> Statement:
    """Return a question as each of the databases asks it.

    Of ``{settled}`` days a list in JSON is given. With ``{collation}`` the answer is in the order
    of the characters, whatever the server's language.
    """
    return Statement(
        sql.format(settled="SELECT value FROM json_each(:settled)", collation=""),
        postgresql=sql.format(
            settled="SELECT json_array_elements_text(CAST(:settled AS json))",
            collation='COLLATE "C"',
        ),
    )


_LATE = for_both(f"""
    SELECT received.unit, name, is_late IS NOT NULL OR EXISTS (
        SELECT 1 FROM audit WHERE audit.unit = received.unit AND act = '{AuditAct.REPAIR}'
            AND refused = 0 AND subject LIKE '{IN_ORDER}: ' || name || ' %'
    )
    FROM (
        SELECT chain.unit, 'event ' || seal.position || ' of ' || chain.label AS name, event.ticket,
            event.at, event.is_late, max(event.at) OVER (
                PARTITION BY seal.chain ORDER BY seal.position ROWS UNBOUNDED PRECEDING
            ) AS latest
        FROM chain JOIN seal ON seal.chain = chain.id AND seal.kind = '{EVENT.kind}'
            JOIN event ON event.seq = seal.ref
        WHERE chain.label NOT IN ({{settled}})
    ) AS received JOIN ticket ON ticket.id = received.ticket
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
_BEFORE_ALL = -(2**63)
"""No entry of a chain stands as far before its beginning."""


def _sealed(form: SealForm) -> Statement:
    return Statement(f"""
        SELECT seal.position, seal.seal, seal.people, seal.salt, {form.columns}
        FROM seal LEFT JOIN {form.table} ON {form.is_sealed_by} {form.left_joined}
        WHERE seal.chain = :chain AND seal.position > :after AND seal.kind = '{form.kind}'
        ORDER BY seal.position
    """)


_SEALED = {form.kind: _sealed(form) for form in FORMS}
_SEALED_STATES = Statement("""
    SELECT position, seal, people, kind, key FROM seal
    WHERE chain = :chain AND position > :after AND key IS NOT NULL ORDER BY position
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
    return for_both(
        f"SELECT * FROM ({sql}) AS found ORDER BY of_unit {{collation}}, of_key {{collation}}"
    )


_PRESENT = {form.table: _present(form) for form in STATES}
_LAST_SEALED = {form.table: _last_sealed(form) for form in STATES}
_SEALS = Statement("SELECT chain, count(*) FROM seal GROUP BY chain")
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


type _Entry = tuple[int, str, bytes, bytes | None, str | None]
"""A seal and what it seals as it is now: position, kind, seal, people, and the body.

Without a body the row is gone, is another chain's, or names another person than it did.
"""


def check_heads(run: Run, kept: Iterable[ChainHead]) -> Finding:
    """Return which chains lead through the heads no more that were kept elsewhere."""
    count = Count(LEADS_ON, "Every log leads on from where it was proven as a whole")
    for one in kept:
        why = what_differs(run, one.unit, one.chain, one.length, one.seal)
        count.look(f"{one.chain}: {why}", sound=why is None)
    return count.finding()


def settled_days(run: Run, proven: Collection[ChainHead]) -> tuple[str, ...]:
    """Return the days whose chains stand as they were proven, but for the last of those days.

    Of that one more may have happened, and been taken away again with its seals.
    """
    found = {chain[:2]: chain[2:] for chain in heads_of(run)}
    days = {one.chain for one in proven if one.chain != OFFICE}
    moved = {
        one.chain
        for one in proven
        if found.get((one.unit, one.chain)) != (one.length, bytes.fromhex(one.seal))
    }
    return tuple(sorted(days - moved - {max(days, default="")}))


def check_chains(run: Run, now: datetime, proven: Collection[ChainHead] = ()) -> Iterator[Finding]:
    """Yield what was found of every row, of every chain, of what is in none, and of states.

    Behind heads that are ``proven`` only the days' rows that came since are looked at.
    """
    rows = Count("as-it-was-sealed", "Every event is what it was when it was sealed, in its order")
    whole = Count("chain-is-whole", "Every chain is there from its beginning to its head")
    chains = {
        row[0]: _Chain._make((*row[: len(_CHAIN_COLUMNS)], row[len(_CHAIN_COLUMNS) :]))
        for row in run.rows(_CHAINS)
    }
    seals: dict[int, int] = dict(run.rows(_SEALS))
    # How sessions, passwords and descriptions stand is told by seals of any age.
    heads = {(one.unit, one.chain): one for one in proven if one.chain != OFFICE}
    forgetting = {
        unit: _forgetting(run, unit, now) for unit in {one.unit for one in chains.values()}
    }
    former: dict[str, int] = {}
    for chain in chains.values():
        people_before, tickets_before = forgetting[chain.unit]
        is_sound = _check_rows(
            run, chain, heads.get((chain.unit, chain.label)), people_before, rows
        )
        # One to which no chain leads would vouch for what another program wrote.
        is_sound &= seals.pop(chain.id, 0) == chain.length - chain.base_length
        is_sound &= _begins_rightly(chain, tickets_before)
        if chain.label != OFFICE:
            is_sound &= _follows(run, chain, chains, former.get(chain.unit))
            former[chain.unit] = chain.id
        whole.look(chain.label, sound=is_sound)
    for gone in seals:
        whole.breaks(f"chain {gone}")
    yield rows.finding()
    yield whole.finding()
    yield _unsealed(run)
    yield _states(run)
    yield _order(run, settled_days(run, proven))


def _check_rows(
    run: Run, chain: _Chain, proven: ChainHead | None, people_before: str, count: Count
) -> bool:
    """Look at the rows of a chain; return whether they lead to its head, without a gap."""
    at, former, after, is_whole = chain.base_length, chain.base, _BEFORE_ALL, True
    if proven and proven.length >= at:
        at, former, after = proven.length, bytes.fromhex(proven.seal), proven.length
    may_be_forgotten = chain.label != OFFICE and chain.label < people_before
    for position, kind, sealed, people, body in _entries(
        run, chain, after, may_be_forgotten=may_be_forgotten
    ):
        is_whole &= position == at + 1
        count.checked += 1
        if body is None or sealed != seal(former, body, people):
            count.breaks(f"{kind} {position} of {chain.label}")
        at, former = position, sealed
    return is_whole and (at, former) == (chain.length, chain.seal)


def _entries(run: Run, chain: _Chain, after: int, *, may_be_forgotten: bool) -> Iterator[_Entry]:
    streams = [
        _stream(run, chain, form, after, may_be_forgotten=may_be_forgotten) for form in chain.forms
    ]
    if chain.label != OFFICE:
        return streams[0]
    return merge(*streams, _stream_states(run, chain, after), key=itemgetter(0))


def _stream(
    run: Run, chain: _Chain, form: SealForm, after: int, *, may_be_forgotten: bool
) -> Iterator[_Entry]:
    asked = run.stream(_SEALED[form.kind], chain=chain.id, unit=chain.unit, after=after)
    for found in asked:
        position, sealed, people, salt = found[:4]
        row = found[4:]
        is_its_own = row[2] is not None and row[:2] == (chain.unit, chain.label)
        holds = is_its_own and _names_whom_it_named(
            form, row, people, salt, may_be_forgotten=may_be_forgotten
        )
        body = form.body_of(row) if holds else None
        yield position, form.kind, sealed, people, body


def _stream_states(run: Run, chain: _Chain, after: int) -> Iterator[_Entry]:
    forms = {form.table: form for form in STATES}
    asked = run.stream(_SEALED_STATES, chain=chain.id, after=after)
    for position, sealed, people, kind, key in asked:
        body = forms[kind].body_of(key) if kind in forms else None
        yield position, kind, sealed, people, body


def _names_whom_it_named(
    form: SealForm, row: Row, people: bytes | None, salt: bytes | None, *, may_be_forgotten: bool
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


def _order(run: Run, settled: Collection[str]) -> Finding:
    """Return which events came later than their times say: those that say so are noted."""
    counted = run.row(_ROWS[EVENT.kind])
    count = Count(
        IN_ORDER,
        "Events were received in the order of their times, or say that they were not",
        checked=counted[0] if counted else 0,
    )
    for _, name, is_told in late_events(run, settled):
        (count.notes if is_told else count.breaks)(name)
    return count.finding()


def late_events(run: Run, settled: Collection[str] = ()) -> Iterator[tuple[str, str, bool]]:
    """Yield the unit and name of each event whose time is earlier than one received before it.

    And whether it says so itself, or a repair did. What was taken in or brought in is left out, and
    what was received on ``settled`` days.
    """
    found = run.stream(_LATE, settled=json.dumps([*settled]))
    return ((unit, name, bool(is_told)) for unit, name, is_told in found)


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
