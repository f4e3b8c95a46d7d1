"""A database that is gone: nobody is told to begin anew, and who does so gives no number again."""

import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from nouba.main import run
from reception.app import open_reception
from reception.domain.language import Language
from reception.offline.file import JournalFile, journal_path
from reception.offline.log import Journal
from reception.offline.model import Registration, WantedTicket
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from tests.support.commands import Answer, Nouba
from tests.support.every_case import every_case

INIT = ("init", "--template", "commune", "--always-open")


class Office:
    """A computer with a database on a file, and whatever is kept beside it."""

    def __init__(self, folder: Path, nouba: Nouba) -> None:
        self.nouba = nouba
        self.file = folder / "nouba.db"
        self.backups = folder / "backups"
        self.journal = journal_path(folder / "state" / "nouba", "kiosk-1")

    def issue(self) -> str:
        return str(self.nouba("issue", "signature", "--json").json["label"])

    def kiosk_gives(self, label: str) -> None:
        """Let the kiosk's journal know of a ticket, as it does of each that it has printed."""
        with open_reception(f"sqlite:///{self.file}") as reception:
            ticket = reception.hall.ticket(label).visit.ticket
            unit = reception.hall.unit().code
        self.journal.parent.mkdir(parents=True, exist_ok=True)
        clock = SystemClock()
        with JournalFile(self.journal, TimeOrderedIds(clock)) as file:
            journal = Journal(file)
            journal.register(Registration(unit=unit, prefix="ZA", known=()))
            touch = WantedTicket(
                operation=ticket.id, ticket=ticket.id, service="signature", language=Language.FRENCH
            )
            journal.ask(touch, clock.now())
            journal.answered({touch.operation: ticket}, clock.now())

    def lose(self, *kept: Path) -> None:
        """Let the database be gone, with all that is kept but for these."""
        for one in (*self.file.parent.glob("nouba.db*"), self.file.with_name("put-back.json")):
            if one in kept:
                continue
            if one.is_dir():
                shutil.rmtree(one)
            else:
                one.unlink(missing_ok=True)
        for one in (self.backups, self.journal.parent):
            if not any(place.is_relative_to(one) for place in kept):
                shutil.rmtree(one, ignore_errors=True)


@pytest.fixture
def nouba(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Nouba:
    monkeypatch.setenv("NOUBA_DATABASE", f"sqlite:///{tmp_path / 'nouba.db'}")
    monkeypatch.setenv("NOUBA_BACKUPS", str(tmp_path / "backups"))
    monkeypatch.setenv("NOUBA_STATION", "kiosk-1")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def command(*words: str) -> Answer:
        capsys.readouterr()
        exit_code = run(words)
        said = capsys.readouterr()
        return Answer(exit_code, said.out, said.err)

    return command


@pytest.fixture
def office(tmp_path: Path, nouba: Nouba) -> Office:
    made = Office(tmp_path, nouba)
    assert nouba(*INIT).exit_code == 0
    return made


def reserve(office: Office) -> Path:
    return office.file.with_name("nouba.db-reserve")


def test_a_fresh_computer_is_set_up_as_ever(office: Office) -> None:
    assert office.issue() == "F001"
    assert "unchanged" in office.nouba(*INIT).out
    # And again where it was only begun: the tables stand, with their reserve, and hold no unit.
    office.lose()
    assert office.nouba("init").exit_code == 0
    assert office.nouba(*INIT).exit_code == 0


def by_reserve(office: Office) -> Path:
    reserve(office).touch()  # a small disk keeps none
    return reserve(office)


def by_journal(office: Office) -> Path:
    office.kiosk_gives(office.issue())
    return office.journal


def by_backup(office: Office) -> Path:
    assert office.nouba("backup").exit_code == 0
    return office.backups


def by_notes(office: Office) -> Path:
    made = office.nouba("backup", "--json").json
    assert office.nouba("restore", made["file"]).exit_code == 0
    return office.file.with_name("put-back.json")


@every_case("left", [by_reserve, by_journal, by_backup, by_notes])
@every_case("words", [INIT, ("init",)])
def test_whatever_tells_of_an_earlier_life_is_named(
    office: Office, left: Callable[[Office], Path], words: tuple[str, ...]
) -> None:
    office.lose()
    assert office.nouba(*INIT).exit_code == 0
    kept = left(office)
    office.lose(kept)
    office.nouba(*words).refuses_with(str(kept), "nouba restore", "--new-life")
    assert not office.file.exists()


def test_a_journal_of_another_unit_tells_nothing(office: Office, tmp_path: Path) -> None:
    office.kiosk_gives(office.issue())
    office.lose(office.journal)
    described = tmp_path / "other.toml"
    commune = Path(__file__).parents[2] / "reception" / "unit" / "templates" / "commune.toml"
    text = commune.read_text("utf-8")
    assert 'code = "commune"' in text
    described.write_text(text.replace('code = "commune"', 'code = "other"', 1), "utf-8")
    assert office.nouba("init", "--template", str(described)).exit_code == 0


class TestNewLife:
    def test_no_number_that_anything_knows_is_given_again(self, office: Office) -> None:
        for _ in range(3):
            last = office.issue()
        office.kiosk_gives(last)
        office.lose(office.journal)
        begun = office.nouba(*INIT, "--new-life", "--json").json
        assert {one["last"] for one in begun["skipped"]} == {100}
        assert office.issue() == "F101"
        assert "begin a new life" in office.nouba("unit", "log").out
        assert office.nouba("verify").exit_code == 0
        # Again it changes nothing; and a life after this one begins behind it.
        assert office.nouba(*INIT, "--new-life", "--json").json["skipped"] == []
        assert office.issue() == "F102"
        office.lose(office.file.with_name("put-back.json"))
        assert office.nouba(*INIT, "--new-life").exit_code == 0
        assert office.issue() == "F201"

    def test_it_begins_behind_as_many_as_the_busiest_day_may_have_given_since(
        self, office: Office
    ) -> None:
        with open_reception(f"sqlite:///{office.file}") as reception:
            for _ in range(120):
                reception.desk.issue("signature")
        assert office.nouba("backup").exit_code == 0
        office.lose(office.backups)
        assert office.nouba(*INIT, "--new-life").exit_code == 0
        # 120 are known, and twice as many may have followed them.
        assert office.issue() == "F401"

    def test_stations_that_stood_alone_get_no_letters_of_one_another(self, office: Office) -> None:
        office.lose(reserve(office))
        assert office.nouba(*INIT, "--new-life").exit_code == 0
        with open_reception(f"sqlite:///{office.file}") as reception:
            assert reception.offline.register(UUID(int=2), "kiosk-2").prefix.startswith("Y")
            assert reception.offline.register(UUID(int=1), "kiosk-1", held="ZA").prefix == "ZA"

    def test_it_is_a_units(self, office: Office) -> None:
        office.nouba("init", "--new-life").refuses_with("--template", exit_code=2)


def test_who_has_lost_a_database_is_told_to_put_one_back(office: Office) -> None:
    office.kiosk_gives(office.issue())
    office.lose(office.journal)
    asked = office.nouba("issue", "signature")
    asked.refuses_with("nouba restore", "docs/care.md", exit_code=3)
    assert "nouba init" not in asked.err
    doctor = office.nouba("doctor")
    found = [line for line in doctor.out.splitlines() if " database " in line]
    assert "nouba restore" in found[0]
    assert any(f"{office.journal} tells of F001" in one for one in found)
    assert "nouba init" not in "".join(found)
    assert not office.file.exists()


class TestOnTwoComputers:
    """The same backup, carried to two computers without the folder that it was made into."""

    def test_nobody_gets_a_number_twice(
        self, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        office.issue()
        made = office.nouba("backup", "--json").json["file"]
        given = []
        for number in ("1", "2"):
            place = tmp_path / f"computer-{number}"
            place.mkdir()
            for name in (made, f"{made}.json"):
                shutil.copy(office.backups / name, place)
            monkeypatch.setenv("NOUBA_DATABASE", f"sqlite:///{place / 'nouba.db'}")
            file = str(place / made)
            office.nouba("restore", file).refuses_with("away from the folder", "--computer")
            assert not (place / "nouba.db").exists()
            assert office.nouba("restore", file, "--computer", number).exit_code == 0
            given.append(office.issue())
            assert office.nouba("verify").exit_code == 0
        assert given == ["F101", "F201"]

    def test_from_its_own_folder_or_over_what_goes_on_nobody_is_asked(
        self, office: Office, tmp_path: Path
    ) -> None:
        office.issue()
        made = office.nouba("backup", "--json").json["file"]
        away = tmp_path / "away"
        away.mkdir()
        for name in (made, f"{made}.json"):
            shutil.copy(office.backups / name, away)
        # What stands there tells which numbers it has given.
        assert office.nouba("restore", str(away / made)).exit_code == 0
        assert office.issue() == "F002"
        office.lose(office.backups)
        assert office.nouba("restore", made).exit_code == 0
        assert office.issue() == "F101"
