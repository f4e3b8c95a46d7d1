"""Past visits in a real database: brought in whole, once, and apart from the visits of the day."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reception.app import Reception, open_reception
from reception.domain.sign_in import PasswordToChangeError
from reception.domain.unit import Person, Role
from reception.history import bring_in as bringing_in
from reception.history.judge import BroughtIn
from reception.queue.model import At
from reception.reports.question import ReportQuestion
from tests.programs.year.days import UNIT
from tests.programs.year.through_core import Lived
from tests.support.clocks import FakeClock
from tests.support.databases import (
    COMMUNE,
    PASSWORD,
    Databases,
    dump,
    quick_office,
    quick_sign_in,
    set_up,
)
from tests.support.history import GOOD, own_csv
from tests.support.sign_in import let_in

# The day before the night in which an hour came twice, and that night.
FIRST, DAYS = date(2026, 2, 13), 2
AFTERWARDS = datetime(2026, 2, 20, 9, tzinfo=UTC)


def export(reception: Reception) -> bytes:
    stream = io.StringIO(newline="")
    reception.reports.write_visits_csv(
        stream, ReportQuestion(first=FIRST, last=FIRST + timedelta(days=DAYS))
    )
    return stream.getvalue().encode()


def bring_in(reception: Reception, content: bytes) -> BroughtIn:
    return reception.history.bring_in(io.BytesIO(content), file="past.csv", make_missing=True)


def broken(reception: Reception) -> list[str]:
    return [one.code for one in reception.verify() if one.broken]


@pytest.fixture
def year_url(database_url: str, clock: FakeClock) -> str:
    set_up(database_url, UNIT, clock)
    return database_url


class TestRoundTrip:
    @pytest.fixture
    def another(
        self, databases: Databases, clock: FakeClock, tmp_path: Path
    ) -> Iterator[Reception]:
        (tmp_path / "another").mkdir()
        with databases.commune(tmp_path / "another") as url:
            set_up(url, UNIT, clock)
            with open_reception(url, clock=clock) as reception:
                yield reception

    def test_what_was_exported_comes_back_the_same(
        self, year_url: str, another: Reception, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bringing_in, "_VISITS_AT_ONCE", 7)
        with open_reception(year_url, clock=clock) as here:
            lived = Lived(here, clock, seed=3)
            lived.days(FIRST, DAYS, a_day=40)
            assert {"park", "resume", "transfer", "follow", "no_show", "undo"} <= {*lived.done}
            clock.at = AFTERWARDS
            told = export(here)
        done = bring_in(another, told)
        assert (done.refused, done.legs) == (0, told.count(b"\n") - 1)
        assert export(another) == told
        assert not broken(another)
        again = bring_in(another, told)
        assert (again.visits, again.present) == (0, done.visits)
        assert [one.visits for one in another.history.imports()] == [0, done.visits]

    def test_stopped_it_leaves_whole_visits_and_goes_on_when_repeated(
        self, another: Reception, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bringing_in, "_VISITS_AT_ONCE", 2)
        clock.at = datetime(2026, 11, 25, tzinfo=UTC)
        lines = [
            GOOD | {"ticket_id": f"{GOOD['ticket_id'][:-1]}{number}", "label": f"F00{number}"}
            for number in range(1, 6)
        ]
        answers = iter([True, False])
        content = own_csv(*lines)
        stopped = another.history.bring_in(
            io.BytesIO(content), file="past.csv", watch=lambda _: next(answers)
        )
        assert (stopped.visits, stopped.stopped) == (2, True)
        assert not broken(another)
        assert bring_in(another, content).visits == 3


def test_the_days_numbers_and_acts_do_not_meet_those_of_the_past(
    reception: Reception, clock: FakeClock
) -> None:
    desk = reception.desk
    clock.at = datetime(2026, 11, 20, 8, tzinfo=UTC)
    desk.issue("signature")
    desk.call_next(At(3, "clerk1"))
    desk.start(At(3, "clerk1"))
    desk.finish(At(3, "clerk1"))
    clock.at = datetime(2026, 11, 25, 8, tzinfo=UTC)
    desk.issue("signature")
    desk.call_next(At(3, "clerk1"))
    # On a day that has an F001 already, of the clerk who has one in hand.
    assert bring_in(reception, own_csv(GOOD)).visits == 1
    assert desk.undo(At(3, "clerk1")).state == "waiting"
    assert desk.issue("signature").ticket.label == "F002"
    assert not broken(reception)


def test_what_the_unit_does_not_know_is_kept_as_a_former_one(
    reception: Reception, database_url: str, clock: FakeClock
) -> None:
    strange = {"service": "abolished", "clerk": "nadia", "counter": "77", "priority": "royal"}
    before = dump(database_url)
    done = reception.history.bring_in(io.BytesIO(own_csv(GOOD | strange)), file="past.csv")
    assert (done.visits, done.refused) == (0, 1)
    assert dump(database_url) | {"visit_import": []} == before
    done = bring_in(reception, own_csv(GOOD | strange))
    assert done.retired == ["service abolished", "priority royal", "clerk nadia", "counter 77"]
    assert reception.office.unit() == COMMUNE
    assert not broken(reception)
    # Who comes back is given a first password, as anybody new.
    nadia = Person(login="nadia", names=COMMUNE.people[0].names, role=Role.CLERK)
    people = (*COMMUNE.people, nadia)
    office = quick_office(reception)
    unit = type(COMMUNE)(**{**vars(COMMUNE), "people": people})
    assert [*office.set_up(unit).first_passwords] == ["nadia"]
    with pytest.raises(PasswordToChangeError):
        let_in(quick_sign_in(reception), "nadia", PASSWORD)
