"""The chain of events: sealed whoever writes, sealed of the past, and nothing is changed unseen."""

import os
import re
from datetime import date
from itertools import batched, product
from typing import NamedTuple

import pytest

from reception.app import Reception
from reception.care.chains import check_chains, states_of
from reception.care.contents import chain_heads
from reception.care.folder import ChainHead
from reception.care.invariants import Finding
from reception.care.verify import check_in, check_rows
from reception.database.heads import day_head, find_head, heads_of, what_differs
from reception.database.run import Row, Run, Statement, Value
from reception.database.schema import metadata
from reception.database.seals import (
    AUDIT,
    EVENT,
    OFFICE,
    REVISION,
    STATES,
    hidden,
    seal_rows,
    seal_states,
)
from reception.database.upgrade import prepare_database
from reception.queue.model import At
from tests.reception.database.mutations import Mutations, taken_back, tampered
from tests.support.clocks import FakeClock
from tests.support.databases import behind_its_back, database_of

pytestmark = pytest.mark.both

DAY = date(2026, 11, 25)
NOW = FakeClock().at
IN_GATE, IN_SOAK = 200, 100_000
IN_PART = 100
# So many of them are also looked for without the chain, and by all that nouba verify looks at.
CONTROLLED = 25
# Of the others, which several may look for at once.
SHARES = 8
# So many are done and taken back in one transaction: to begin one takes as long as to look.
IN_ONE_TRANSACTION = 500


@pytest.fixture
def busy(reception: Reception, clock: FakeClock) -> Reception:
    """Let some come, be called, served, sent on, come back, and be corrected."""
    desk = reception.desk
    desk.open_counter(At(3, "clerk1"))
    desk.open_counter(At(4, "clerk2"))
    for number in range(14):
        desk.issue(("signature", "residence")[number % 2])
        clock.advance(seconds=20)
    for number in range(5):
        desk.call_next(At(3, "clerk1"))
        clock.advance(seconds=30)
        desk.start(At(3, "clerk1"))
        clock.advance(minutes=2)
        if number == 2:
            desk.note(At(3, "clerk1"), "brings the form tomorrow")
        desk.finish(At(3, "clerk1"))
    desk.undo(At(3, "clerk1"))
    desk.finish(At(3, "clerk1"))
    desk.call_next(At(4, "clerk2"))
    desk.no_show(At(4, "clerk2"))
    desk.cancel("R007")
    return reception


def broken(run: Run) -> list[str]:
    return [one.code for one in check_chains(run, NOW) if one.broken]


def sound(reception: Reception) -> bool:
    return not [one for one in reception.verify() if one.broken]


PAST_NOUBA = """
    INSERT INTO event (ticket, kind, at, note, operation, step)
    SELECT ticket, 'noted', at, 'seen', 'past Nouba', 0 FROM event
    WHERE seq = (SELECT max(seq) FROM event)
"""


class TestSealing:
    def test_all_that_happens_is_in_a_chain(self, busy: Reception) -> None:
        assert sound(busy)
        busy.desk.close_day()
        assert sound(busy)
        found = {one.code: one.checked for one in busy.verify()}
        states = found["as-it-was-sealed"] - found["everything-sealed"]
        assert found["everything-sealed"] > 30
        assert states >= found["state-as-sealed"] > 5
        assert found["chain-is-whole"] == 2

    def test_the_next_day_is_tied_to_this_one(self, busy: Reception, clock: FakeClock) -> None:
        clock.advance(hours=24)
        busy.desk.issue("signature")
        assert sound(busy)
        with tampered(database_of(busy)) as run:
            chain = Statement("SELECT id FROM chain WHERE label = :day")
            found = run.row(chain, day=DAY.isoformat())
            assert found
            for removal in (
                "DELETE FROM event WHERE seq IN (SELECT ref FROM seal WHERE chain = :id)",
                "DELETE FROM seal WHERE chain = :id",
                "DELETE FROM chain WHERE id = :id",
            ):
                run.change(Statement(removal), id=found[0])
            assert broken(run) == ["chain-is-whole"]

    def test_what_is_written_past_nouba_is_sealed_by_a_server_and_by_no_act_in_a_file(
        self, busy: Reception, database_url: str
    ) -> None:
        with behind_its_back(database_url) as connection:
            connection.execute(PAST_NOUBA)
        left = [] if "postgresql" in database_url else ["everything-sealed"]
        for _ in range(2):
            busy.desk.issue("signature")
            busy.desk.close_day()
            prepare_database(database_url)
            with database_of(busy).snapshot() as run:
                assert broken(run) == left

    def test_one_act_that_writes_much_is_sealed_whole(self, busy: Reception) -> None:
        for _ in range(70):
            busy.desk.issue("signature")
        busy.desk.close_day()
        assert sound(busy)

    def test_every_column_of_what_happened_is_sealed(self) -> None:
        # Of a ticket with the label of its paper, the former one is sealed.
        sealed = {
            re.sub(r"coalesce\(former\.(\w+), (ticket\.\1)\)", r"\2", column)
            for form in (EVENT, AUDIT, REVISION)
            for _, column in (*form.body, *form.people)
        }
        tables = ("event", "ticket", "audit", "unit_revision")
        # The ticket's identifier is the event's.
        assert sealed == {
            f"{name}.{column.name}" for name in tables for column in metadata.tables[name].c
        } - {"ticket.id"}


@pytest.mark.one_case
class TestTampering:
    def found_of(self, reception: Reception, seeds: range) -> tuple[int, int]:
        """Return how many are found by the chain, and how many of the first ones without it.

        Each is looked for until the first finding that says so. Before and after them all is sound.
        """
        by_chain = without = 0
        for some in batched(seeds, IN_ONE_TRANSACTION):
            with tampered(database_of(reception)) as run:
                assert not broken(run)
                for seed in some:
                    with taken_back(run):
                        said = Mutations(run, seed).one()
                        found = any(one.broken for one in check_chains(run, NOW))
                        assert found, f"seed {seed} was not found: {said}"
                        by_chain += found
                        if seed < CONTROLLED:
                            assert any(one.broken for one in check_in(run, NOW))
                            without += any(one.broken for one in check_rows(run))
                assert not broken(run)
        return by_chain, without

    def test_two_hundred_alterations_of_the_log_are_all_found(self, busy: Reception) -> None:
        by_chain, without = self.found_of(busy, range(IN_GATE))
        assert by_chain == IN_GATE
        # A check that knows no chain misses some, or this one would prove nothing.
        assert without < CONTROLLED
        assert sound(busy)

    @pytest.mark.soak
    @pytest.mark.timeout(3600)
    @pytest.mark.parametrize("share", range(SHARES))
    def test_a_hundred_thousand_alterations_are_all_found(
        self, busy: Reception, share: int
    ) -> None:
        many = IN_SOAK // SHARES
        first = IN_GATE + share * many
        assert self.found_of(busy, range(first, first + many)) == (many, 0)

    def test_who_seals_everything_anew_is_found_out_by_the_paper(self, busy: Reception) -> None:
        database = database_of(busy)
        with database.snapshot() as run:
            head = day_head(run, "commune", DAY)
            assert head
            paper = head.seal.hex()[:32]
            found = find_head(run, "commune", DAY.isoformat(), paper)
            assert found
            assert (found.events, found.later) == (head.events, 0)
        with tampered(database) as run:
            run.change(Statement("UPDATE event SET at = at + 1 WHERE kind = 'finished'"))
            reseal(run)
            assert not broken(run)
            assert find_head(run, "commune", DAY.isoformat(), paper) is None

    def test_every_kept_head_is_led_through_until_somebody_seals_anew(
        self, busy: Reception
    ) -> None:
        database = database_of(busy)
        with database.snapshot() as run:
            kept = heads_of(run)
        assert {chain for _, chain, *_ in kept} == {DAY.isoformat(), OFFICE}
        busy.desk.issue("signature")
        busy.desk.close_day()
        with database.snapshot() as run:
            assert not any(differs(run, one) for one in kept)
        with tampered(database) as run:
            reseal(run)
            assert all(differs(run, one) for one in kept)
        with tampered(database) as run:
            run.change(Statement("DELETE FROM chain WHERE label <> 'office'"))
            assert sorted(str(differs(run, one)) for one in kept) == ["None", "it is gone"]

    def test_the_paper_is_right_when_more_happens_afterwards(self, busy: Reception) -> None:
        with database_of(busy).snapshot() as run:
            head = day_head(run, "commune", DAY)
        assert head
        busy.desk.issue("signature")
        with database_of(busy).snapshot() as run:
            found = find_head(run, "commune", DAY.isoformat(), head.seal.hex())
        assert found
        assert (found.events, found.later) == (head.events, 1)
        assert found.next_at == busy.clock.now()


ADDED = 10**6
SALT = bytes(16)


def add_event(run: Run) -> None:
    """Write an event of the first day past Nouba, after which its visit stands as before."""
    run.change(
        Statement("""
            INSERT INTO event (seq, ticket, kind, at, operation, step)
            SELECT :seq, ticket, 'taken_in', at, ticket, 0 FROM event WHERE seq = 1
        """),
        seq=ADDED,
    )


def take_password(run: Run) -> bytes:
    """Let somebody have another password; return what hides it as a seal does."""
    run.change(Statement("UPDATE person SET password_hash = 'mine' WHERE login = 'admin'"))
    (admin,) = (one for one in states_of(run) if (one.form.table, one.key) == ("person", "admin"))
    assert admin.values
    return hidden(admin.form.state_of(admin.values), SALT)


def vouch(run: Run, chain: str, at: int, **row: Value) -> None:
    """Write a seal to which its chain does not lead."""
    values: dict[str, Value] = {"ref": ADDED, "key": None, "people": None, "salt": None} | row
    run.change(
        Statement("""
            INSERT INTO seal (chain, position, kind, ref, key, seal, people, salt)
            SELECT id, :at, :kind, :ref, :key, seal, :people, :salt FROM chain WHERE label = :chain
        """),
        chain=chain,
        at=at,
        **values,
    )


class TestSealsBesideTheChains:
    def test_they_vouch_for_no_event(self, busy: Reception) -> None:
        with tampered(database_of(busy)) as run:
            add_event(run)
            assert broken(run) == ["everything-sealed"]
            for chain, at in product((OFFICE, DAY.isoformat()), (-1, 0, ADDED)):
                with taken_back(run):
                    vouch(run, chain, at, kind="event")
                    assert "chain-is-whole" in broken(run)

    def test_they_vouch_for_no_state(self, busy: Reception) -> None:
        with tampered(database_of(busy)) as run:
            people = take_password(run)
            assert broken(run) == ["state-as-sealed"]
            as_hers: dict[str, Value] = {
                "kind": "person",
                "key": "admin",
                "people": people,
                "salt": SALT,
            }
            for at in (-1, ADDED):
                with taken_back(run):
                    vouch(run, DAY.isoformat(), at, **as_hers)
                    assert "chain-is-whole" in broken(run)

    def test_they_are_found_where_their_chain_is_gone(self, busy: Reception) -> None:
        with tampered(database_of(busy)) as run:
            add_event(run)
            vouch(run, OFFICE, ADDED, kind="event")
            run.change(
                Statement("UPDATE seal SET chain = :gone WHERE position = :gone"), gone=ADDED
            )
            assert broken(run) == ["chain-is-whole"]


class Proven(NamedTuple):
    """How far a proof of the whole goes."""

    heads: tuple[ChainHead, ...]
    last_event: int


@pytest.fixture
def grown(busy: Reception, clock: FakeClock) -> tuple[Reception, Proven]:
    """Let the whole be proven, the day go on and end, and another one begin."""
    database = database_of(busy)
    with database.snapshot() as run:
        assert not broken(run)
        proven = Proven(chain_heads(run), last_event(run))
    busy.desk.issue("signature")
    busy.desk.call_next(At(3, "clerk1"))
    busy.desk.note(At(3, "clerk1"), "comes back")
    busy.desk.close_day()
    clock.advance(hours=24)
    busy.desk.open_counter(At(3, "clerk1"))
    for _ in range(6):
        busy.desk.issue("signature")
        busy.desk.call_next(At(3, "clerk1"))
        busy.desk.start(At(3, "clerk1"))
        busy.desk.finish(At(3, "clerk1"))
    return busy, proven


def last_event(run: Run) -> int:
    row = run.row(Statement("SELECT max(seq) FROM event"))
    assert row
    return int(row[0])


def in_part(run: Run, proven: Proven) -> dict[str, Finding]:
    return {one.code: one for one in check_in(run, NOW, proven.heads, whole=False)}


def finds(found: dict[str, Finding]) -> list[str]:
    return [one.code for one in found.values() if one.broken]


@pytest.mark.one_case
class TestInPart:
    def test_what_was_proven_is_not_looked_at_again(self, grown: tuple[Reception, Proven]) -> None:
        hall, proven = grown
        with database_of(hall).snapshot() as run:
            before = sum(one.length for one in proven.heads if one.chain != OFFICE)
            entries = sum(one.length for one in chain_heads(run))
            office = sum(one.length for one in chain_heads(run) if one.chain == OFFICE)
            found = in_part(run, proven)
            later = Proven(chain_heads(run), last_event(run))
            assert finds(found) == []
            assert found["leads-on"].checked == len(proven.heads) == 2
            assert 20 < found["as-it-was-sealed"].checked == entries - before
            # Both days were still open to more: the first one is settled by a later proof.
            assert found["state-is-fold"].checked == 15 + 6
            assert in_part(run, later)["as-it-was-sealed"].checked == office
            assert in_part(run, later)["state-is-fold"].checked == 6

    def test_every_alteration_of_what_came_since_is_found(
        self, grown: tuple[Reception, Proven]
    ) -> None:
        hall, proven = grown
        with tampered(database_of(hall)) as run:
            for seed in range(IN_PART):
                with taken_back(run):
                    said = Mutations(run, seed, after=proven.last_event).one()
                    assert finds(in_part(run, proven)), f"seed {seed} was not found: {said}"
            assert finds(in_part(run, proven)) == []

    def test_every_alteration_of_what_was_proven_is_found_by_the_whole(
        self, grown: tuple[Reception, Proven]
    ) -> None:
        hall, proven = grown
        by_part = 0
        with tampered(database_of(hall)) as run:
            for seed in range(IN_PART):
                with taken_back(run):
                    said = Mutations(run, seed, until=proven.last_event).one()
                    found = check_in(run, NOW, proven.heads)
                    assert any(one.broken for one in found), f"seed {seed} was not found: {said}"
                    by_part += bool(finds(in_part(run, proven)))
        # Or it would be no part.
        assert by_part < IN_PART

    def test_an_event_that_came_since_is_not_sealed_among_the_proven(
        self, grown: tuple[Reception, Proven]
    ) -> None:
        hall, proven = grown
        with tampered(database_of(hall)) as run:
            add_event(run)
            vouch(run, DAY.isoformat(), 0, kind="event")
            assert finds(in_part(run, proven)) == ["chain-is-whole"]

    def test_an_event_is_sealed_in_the_chain_of_its_own_day(
        self, grown: tuple[Reception, Proven]
    ) -> None:
        hall, proven = grown
        with tampered(database_of(hall)) as run:
            add_event(run)
            row = run.row(
                Statement(f"SELECT {EVENT.columns} FROM event {EVENT.joined} WHERE seq = :seq"),  # noqa: S608 - our own names
                seq=ADDED,
            )
            assert row
            unit, _, *others = row
            seal_rows(run, EVENT, [(SALT, unit, "2026-11-26", *others)])
            assert broken(run) == ["as-it-was-sealed"]
            assert finds(in_part(run, proven)) == ["as-it-was-sealed"]

    def test_a_password_is_not_sealed_anew_where_it_was_proven(
        self, grown: tuple[Reception, Proven]
    ) -> None:
        hall, proven = grown
        with tampered(database_of(hall)) as run:
            run.change(
                Statement("UPDATE seal SET people = :people, salt = :salt WHERE key = 'admin'"),
                people=take_password(run),
                salt=SALT,
            )
            assert finds(in_part(run, proven)) == ["as-it-was-sealed"]

    def test_who_cuts_the_log_off_where_it_was_proven_is_found_by_her_visits(
        self, grown: tuple[Reception, Proven]
    ) -> None:
        hall, proven = grown
        with tampered(database_of(hall)) as run:
            run.change(Statement("DELETE FROM chain WHERE former IS NOT NULL"))
            for head in proven.heads:
                run.change(
                    Statement(
                        "UPDATE chain SET length = :length, seal = :seal WHERE label = :label"
                    ),
                    length=head.length,
                    seal=bytes.fromhex(head.seal),
                    label=head.chain,
                )
                run.change(
                    Statement(
                        "DELETE FROM seal WHERE position > :length"
                        " AND chain = (SELECT id FROM chain WHERE label = :label)"
                    ),
                    length=head.length,
                    label=head.chain,
                )
            run.change(Statement("DELETE FROM seal WHERE chain NOT IN (SELECT id FROM chain)"))
            run.change(Statement("DELETE FROM event WHERE seq > :last"), last=proven.last_event)
            assert "state-is-fold" in finds(in_part(run, proven))

    def test_who_seals_everything_anew_is_found_out_by_the_kept_heads(
        self, grown: tuple[Reception, Proven]
    ) -> None:
        hall, proven = grown
        with tampered(database_of(hall)) as run:
            run.change(Statement("UPDATE event SET at = at + 1 WHERE kind = 'finished'"))
            reseal(run)
            assert not broken(run)
            for whole in (True, False):
                found = check_in(run, NOW, proven.heads, whole=whole)
                assert "leads-on" in [one.code for one in found if one.broken]


def reseal(run: Run) -> None:
    """Seal everything again, as somebody would who may write everywhere."""
    for removal in ("DELETE FROM seal", "DELETE FROM chain"):
        run.change(Statement(removal))
    for form in (REVISION, AUDIT, EVENT):
        all_of_it = f"SELECT {form.columns} FROM {form.table} {form.joined} ORDER BY {form.ref}"  # noqa: S608 - our own names
        seal_rows(run, form, salted(run, all_of_it))
    for one in STATES:
        columns = ", ".join((f"unit, {one.key_in(one.table)}", *one.columns))
        every = f"SELECT {columns} FROM {one.table}"  # noqa: S608 - our own names
        seal_states(run, one, salted(run, every))


def differs(run: Run, head: Row) -> str | None:
    unit, chain, length, seal = head
    return what_differs(run, unit, chain, length, seal.hex())


def salted(run: Run, sql: str) -> list[Row]:
    return [(os.urandom(16), *row) for row in run.rows(Statement(sql))]
