from collections.abc import Callable
from dataclasses import replace

import pytest

from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.errors import UnitNotSetUpError
from reception.domain.language import Language
from reception.domain.unit import Person, Role
from reception.queue.model import At
from reception.unit.audit import Audit
from reception.unit.current import UnitReader
from reception.unit.file import load_template
from reception.unit.office import Office, OtherUnitError, SetUp
from reception.unit.sql import SqlUnitStore
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, FAST_HASHER, database_of, dump, quick_sign_in, set_up
from tests.support.sign_in import let_in

NEWCOMER = Person(login="hind", names={Language.FRENCH: "Hind"}, role=Role.CLERK)
EXTRA = replace(COMMUNE.services[0], code="extra")
LOGINS = {"clerk1", "clerk2", "clerk3", "manager", "admin"}


def unit_store(reception: Reception) -> SqlUnitStore:
    return SqlUnitStore(database_of(reception))


def office_that_meets(reception: Reception, another: Callable[[], object]) -> Office:
    """Return an office that another one is quicker than, while it makes its first password."""

    def word() -> str:
        if not met:
            met.append(another())
        return "too late"

    met: list[object] = []
    store, clock = unit_store(reception), reception.clock
    units = UnitReader(store)
    audit = Audit(database_of(reception), units, clock)
    return Office(store, units, clock, audit, new_password=word, hasher=FAST_HASHER)


class TestSetUp:
    def test_a_new_database_has_no_unit(self, empty_database_url: str, clock: FakeClock) -> None:
        prepare_database(empty_database_url)
        with open_reception(empty_database_url, clock=clock) as reception:
            for ask in (reception.hall.unit, lambda: reception.desk.issue("signature")):
                with pytest.raises(UnitNotSetUpError, match="nouba restore"):
                    ask()

    def test_everybody_has_a_first_password_shown_once(
        self, empty_database_url: str, clock: FakeClock
    ) -> None:
        prepare_database(empty_database_url)
        first = set_up(empty_database_url, COMMUNE, clock)
        assert (first.changed, first.revision) == (True, 1)
        assert set(first.first_passwords) == LOGINS

    def test_the_same_description_again_changes_nothing(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        before = dump(database_url)
        clock.advance(days=1)
        again = set_up(database_url, COMMUNE, clock)
        assert (again.changed, again.revision, again.first_passwords) == (False, 1, {})
        assert dump(database_url) == before
        assert reception.office.unit() == COMMUNE

    def test_an_edit_is_a_new_revision_and_the_old_ones_stay(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        edited = replace(COMMUNE, hotline="0800", people=(*COMMUNE.people, NEWCOMER))
        done = set_up(database_url, edited, clock, by="admin")
        assert (done.changed, done.revision) == (True, 2)
        assert set(done.first_passwords) == {"hind"}
        assert reception.office.unit() == edited
        revisions = dump(database_url)["unit_revision"]
        assert [(row[1], row[3]) for row in revisions] == [(1, "tests"), (2, "admin")]
        back = set_up(database_url, COMMUNE, clock)
        assert (back.revision, back.first_passwords) == (3, {})

    def test_of_two_who_set_up_at_once_the_first_tells_the_passwords(
        self, empty_database_url: str, clock: FakeClock
    ) -> None:
        def set_up_first() -> None:
            others.append(set_up(empty_database_url, COMMUNE, clock))

        others: list[SetUp] = []
        prepare_database(empty_database_url)
        with open_reception(empty_database_url, clock=clock) as reception:
            office = office_that_meets(reception, set_up_first)
            assert office.set_up(COMMUNE).first_passwords == {}
            assert set(others[0].first_passwords) == LOGINS
            assert let_in(quick_sign_in(reception)).person.login == "clerk1"

    @pytest.mark.parametrize("is_new", [False, True])
    def test_what_was_saved_meanwhile_is_not_forgotten(
        self, empty_database_url: str, clock: FakeClock, *, is_new: bool
    ) -> None:
        longer = replace(COMMUNE, services=(*COMMUNE.services, EXTRA))
        prepare_database(empty_database_url)
        if not is_new:
            set_up(empty_database_url, COMMUNE, clock)
        with open_reception(empty_database_url, clock=clock) as reception:
            office = office_that_meets(reception, lambda: set_up(empty_database_url, longer, clock))
            done = office.set_up(replace(COMMUNE, people=(*COMMUNE.people, NEWCOMER)))
            assert done.revision == (2 if is_new else 3)
            assert set(done.first_passwords) == {"hind"}
            assert reception.office.unit().services == COMMUNE.services
            assert reception.office.unit().retired.services == (EXTRA,)

    def test_a_template_survives_being_stored(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        template = load_template("commune")
        set_up(database_url, template, clock)
        assert reception.office.unit() == template

    def test_another_unit_is_refused(self, database_url: str, clock: FakeClock) -> None:
        before = dump(database_url)
        with pytest.raises(OtherUnitError, match="'commune'; unit 'caidat'"):
            set_up(database_url, replace(COMMUNE, code="caidat"), clock)
        assert dump(database_url) == before

    def test_the_calling_rule_follows_an_edit(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reception.desk.issue("signature")
        clock.advance(minutes=1)
        reception.desk.issue("residence", priority="elderly")
        equal = tuple(
            replace(one, head_start=COMMUNE.priorities[0].head_start, rate=1.0)
            for one in COMMUNE.priorities
        )
        set_up(database_url, replace(COMMUNE, priorities=equal), clock)
        assert reception.desk.call_next(At(3, "clerk1")).ticket.label == "F001"

    def test_a_unit_is_read_once_until_it_is_edited(
        self, reception: Reception, database_url: str, clock: FakeClock
    ) -> None:
        reader = UnitReader(unit_store(reception))
        first = reader.current()
        assert reader.current() is first
        assert reader.last_read() is first
        set_up(database_url, replace(COMMUNE, hotline="0800"), clock)
        assert reader.last_read() is first
        assert reader.current()[1].hotline == "0800"
