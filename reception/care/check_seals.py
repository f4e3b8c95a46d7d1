"""Whether everything is still as it was sealed: what was altered, taken out, put in or moved.

Chain by chain and row by row, each with what it seals: only the chains' heads are held at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from reception.care.invariants import Count, Finding
from reception.database.run import Row, Run, Statement
from reception.database.seals import EVENT, FORMS, LINKS, OFFICE, SealForm, beginning, hidden, seal
from reception.domain.unit import FORGOTTEN

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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Chain:
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
        row[0]: _Chain(
            **dict(zip(_CHAIN_COLUMNS, row[: len(_CHAIN_COLUMNS)], strict=True)),
            links=row[len(_CHAIN_COLUMNS) :],
        )
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
