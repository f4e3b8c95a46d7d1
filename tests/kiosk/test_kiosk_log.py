"""The kiosk's journal on a real database, which can be taken away from it."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.offline import KioskLog, source_at
from printer_drivers.spool.ledger import Ledger
from reception.app import Reception
from reception.domain.care_errors import DatabaseMissingFault
from reception.domain.errors import StorageFault, UnknownServiceError
from reception.domain.language import Language
from reception.domain.link import LinkState
from reception.domain.page_key import page_address
from reception.domain.paper import PrintState
from reception.domain.ticket import Ticket
from reception.offline.file import JournalHeldError
from reception.offline.model import WantedTicket
from reception.paper.page_keys import PageKeys
from reception.system.ids import TimeOrderedIds
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, dump, set_up
from tests.support.fakes import as_core
from tests.support.station_server import no_word_of_outages

STATION = "kiosk-1"
AWAY = StorageFault("the server does not answer", "look at the network")


class Server:
    """The way to a database; ``away`` is a cable that was pulled."""

    def __init__(self, reception: Reception) -> None:
        self.reception = reception
        self.away = False
        self.loses_reply = False

    def __call__(self) -> Any:
        return self

    def __getattr__(self, name: str) -> Any:
        if self.away:
            raise AWAY
        return getattr(self.reception, name)

    @property
    def desk(self) -> Any:
        if self.away:
            raise AWAY
        return _Forgetful(self) if self.loses_reply else self.reception.desk


class _Forgetful:
    def __init__(self, server: Server) -> None:
        self._server = server

    def issue(self, *what: Any, **how: Any) -> None:
        self._server.reception.desk.issue(*what, **how)
        raise AWAY

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server.reception.desk, name)


class Gone(Server):
    """The way to a database file that somebody has deleted."""

    def __getattr__(self, name: str) -> Any:
        if self.away:
            raise DatabaseMissingFault("There is no database at nouba.db")
        return getattr(self.reception, name)


type Opens = Callable[[], KioskLog]


@pytest.fixture
def server(reception: Reception) -> Server:
    return Server(reception)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.db"


@pytest.fixture
def opens(server: Server, clock: FakeClock, path: Path) -> Iterator[Opens]:
    with ExitStack() as opened, no_word_of_outages():

        def open_it() -> KioskLog:
            journal = KioskLog(path, as_core(server), clock, TimeOrderedIds(clock), station=STATION)
            opened.callback(journal.close)
            return journal

        yield open_it


@pytest.fixture
def journal(opens: Opens) -> KioskLog:
    """One that has read the hall once and knows its letters."""
    journal = opens()
    journal.read_hall()
    look(journal)
    return journal


def look(journal: KioskLog, times: int = 1) -> None:
    for _ in range(times):
        journal._synchroniser.look()


def touch(clock: FakeClock, service: str = "signature") -> WantedTicket:
    clock.advance(seconds=1)
    new = TimeOrderedIds(clock).new
    return WantedTicket(service=service, language=Language.FRENCH, operation=new(), ticket=new())


def tickets(reception: Reception) -> dict[str, PrintState | None]:
    return {one.visit.ticket.label: one.printed for one in reception.hall.queue().tickets}


def test_a_visitor_is_given_a_number_with_and_without_the_server(
    journal: KioskLog, server: Server, clock: FakeClock, reception: Reception
) -> None:
    by_server = journal.issue(touch(clock), STATION)
    assert by_server.visit.ticket.label == "F001"
    server.away = True
    asked = touch(clock)
    alone, again = (journal.issue(asked, STATION) for _ in range(2))
    assert alone.visit.ticket == again.visit.ticket
    assert alone.visit.ticket.id == asked.ticket
    assert alone.paper.given_alone
    assert (alone.paper.expected_wait, by_server.paper.given_alone) == (None, False)
    assert not {"ahead", "expected_wait"} & set(alone.paper.template.lines)
    standing = journal.status()
    assert standing.away_since
    assert standing.waiting == 1
    server.away = False
    look(journal, 3)
    assert list(tickets(reception)) == ["F001", alone.visit.ticket.label]
    assert journal.status().state is LinkState.ONLINE


def test_the_paper_wins_where_the_server_gave_a_number_that_nobody_heard(
    journal: KioskLog, server: Server, clock: FakeClock, reception: Reception
) -> None:
    server.loses_reply = True
    told = journal.issue(touch(clock), STATION).visit.ticket
    assert journal.sheets.holds(told.id)
    server.loses_reply = False
    look(journal, 3)
    assert list(tickets(reception)) == [told.label]
    assert journal.issue(touch(clock), None).visit.ticket.label == "F002", "F001 is void"
    assert not [one for one in reception.verify() if one.broken]


@pytest.mark.parametrize("is_written", [False, True])
def test_what_was_given_back_is_handed_over_to_no_server_that_was_brought_back(
    journal: KioskLog, clock: FakeClock, reception: Reception, is_written: bool
) -> None:
    kept, back = (journal.issue(touch(clock), None).visit.ticket for _ in range(2))
    if is_written:
        look(journal)
    journal.give_back(back, back.id)
    look(journal)
    assert journal._journal.hand_over_again(clock.now() - timedelta(days=1)) == 1
    look(journal, 3)
    assert list(tickets(reception)) == [kept.label]
    assert not reception.offline.conflicts()


def test_its_papers_are_written_here_and_told_there(
    journal: KioskLog, server: Server, clock: FakeClock, reception: Reception
) -> None:
    server.away = True
    told, late = (journal.issue(touch(clock), STATION).visit.ticket for _ in range(2))
    for one in (told, late):
        assert journal.sheets.begin(one.id)
        assert not journal.sheets.begin(one.id)
    journal.sheets.record(told.id, PrintState.CONFIRMED, answers=True)
    server.away = False
    look(journal, 3)
    assert set(tickets(reception).values()) == {PrintState.CONFIRMED, PrintState.SENDING}
    journal.sheets.record(late.id, PrintState.CONFIRMED, answers=True)
    look(journal)
    assert set(tickets(reception).values()) == {PrintState.CONFIRMED}


@pytest.mark.parametrize("is_killed_while", ["it prints", "nobody was told that it printed"])
def test_what_the_kiosk_knows_of_a_paper_outlives_it(
    journal: KioskLog,
    opens: Opens,
    server: Server,
    clock: FakeClock,
    reception: Reception,
    is_killed_while: str,
) -> None:
    server.away = True
    ticket = journal.issue(touch(clock), STATION).visit.ticket
    journal.sheets.begin(ticket.id)
    server.away = False
    look(journal, 3)
    assert tickets(reception) == {ticket.label: PrintState.SENDING}
    server.away = True
    end = PrintState.UNCONFIRMED
    if is_killed_while == "nobody was told that it printed":
        end = PrintState.CONFIRMED
        journal.sheets.record(ticket.id, end, answers=True)
    journal.close()

    server.away = False
    again = opens()
    ledger = Ledger(server, STATION, own=again.sheets)
    assert ledger.settle_own().is_clean == (end is PrintState.CONFIRMED)
    assert not ledger.settle_left(), "the server knows less of it than the kiosk"
    look(again)
    assert tickets(reception) == {ticket.label: end}


def test_a_touch_whose_answer_was_lost_is_not_given_up_by_the_server_meanwhile(
    journal: KioskLog, server: Server, clock: FakeClock, reception: Reception
) -> None:
    server.loses_reply = True
    ticket = journal.issue(touch(clock), STATION).visit.ticket
    server.loses_reply, server.away = False, True
    journal.sheets.begin(ticket.id)
    journal.sheets.record(ticket.id, PrintState.CONFIRMED, answers=True)
    clock.advance(minutes=10)
    server.away = False
    ledger = Ledger(server, STATION, own=journal.sheets)
    ledger.settle_left()
    assert ledger.wanted() == []
    look(journal, 3)
    assert tickets(reception) == {ticket.label: PrintState.CONFIRMED}


def test_staff_let_a_second_sheet_of_its_ticket_be_printed(
    journal: KioskLog, server: Server, clock: FakeClock, reception: Reception
) -> None:
    server.away = True
    ticket = journal.issue(touch(clock), STATION).visit.ticket
    server.away = False
    look(journal, 3)
    again = reception.prints.want_duplicate(ticket.id, station=STATION)
    ledger = Ledger(server, STATION, own=journal.sheets)
    ledger.settle_left()
    [(job, paper)] = ledger.wanted()
    assert (job.ticket, job.sheet, paper.duplicate) == (ticket.id, again.sheet, True)
    assert not ledger.owns(job)
    assert ledger.begin(job, ledger.new_attempt())


def test_a_kiosk_that_was_killed_prints_what_it_had_not_begun(
    journal: KioskLog, opens: Opens, server: Server, clock: FakeClock
) -> None:
    server.away = True
    begun, fresh = (journal.issue(touch(clock), STATION) for _ in range(2))
    journal.sheets.begin(begun.visit.ticket.id)
    journal.close()
    again = opens()
    left = again.sheets.settle_left()
    assert not left.is_clean
    assert [paper for _, paper in left.wanted] == [fresh.paper]
    assert again.sheets.known(begun.visit.ticket.id) is PrintState.UNCONFIRMED
    clock.advance(minutes=2)
    again.close()
    assert opens().sheets.settle_left().wanted == ()


def test_started_without_a_server_it_offers_what_was_known(
    journal: KioskLog, opens: Opens, server: Server, clock: FakeClock, reception: Reception
) -> None:
    reception.desk.pause_service("signature", "admin")
    journal.read_hall()
    journal.close()
    server.away = True
    again = opens()
    hall = again.read_hall()
    assert hall.unit == reception.hall.unit()
    assert hall.opening.is_open
    assert hall.staffed is None
    assert [one.service.code for one in hall.services] == ["signature"]
    assert again.issue(touch(clock, "certified-copy"), None).visit.ticket.number == 1


def test_who_has_never_met_a_server_says_so(opens: Opens, server: Server, clock: FakeClock) -> None:
    server.away = True
    stranger = opens()
    for ask in (stranger.read_hall, lambda: stranger.issue(touch(clock), None)):
        with pytest.raises(Exception, match=r"does not answer|letters of its own|is away"):
            ask()


def test_a_refusal_is_the_servers_word(journal: KioskLog, clock: FakeClock) -> None:
    with pytest.raises(UnknownServiceError):
        journal.issue(touch(clock, "nothing"), STATION)
    assert journal.status().state is LinkState.ONLINE


def test_two_kiosks_on_one_journal_are_refused(journal: KioskLog, opens: Opens) -> None:
    with pytest.raises(JournalHeldError, match="NOUBA_STATION"):
        opens()


def test_with_a_journal_of_no_use_the_server_alone_gives_tickets(
    server: Server, clock: FakeClock, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database" * 1000)
    journal = source_at(path, as_core(server), clock, TimeOrderedIds(clock), station=STATION)
    assert journal.issue(touch(clock), STATION).visit.ticket.label == "F001"
    assert "not a database" in journal.status().fault
    server.away = True
    with pytest.raises(StorageFault):
        journal.issue(touch(clock), STATION)
    assert caplog.text.count("not a database") == 1
    caplog.clear()


def test_a_clock_that_goes_wrong_puts_nobody_before_others(
    journal: KioskLog, server: Server, clock: FakeClock, reception: Reception
) -> None:
    server.away = True
    alone = journal.issue(touch(clock), None).visit.ticket
    clock.advance(minutes=-10)
    server.away = False
    look(journal, 3)
    (waiting,) = reception.hall.queue().tickets
    assert waiting.visit.ticket.label == alone.label
    assert waiting.visit.leg.waiting_since <= clock.now() + timedelta(seconds=1)


class TestDatabaseThatIsGone:
    @pytest.fixture
    def server(self, reception: Reception) -> Server:
        return Gone(reception)

    def test_a_kiosk_that_has_given_a_number_by_it_says_what_to_do(
        self, server: Server, opens: Opens, clock: FakeClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        journal = opens()
        journal.read_hall()
        journal.issue(touch(clock), None)
        look(journal)
        assert not journal.status().is_database_gone
        server.away = True
        for _ in range(2):
            assert journal.read_hall().unit, "visitors are served on"
        assert journal.status().is_database_gone
        (said,) = [one for one in caplog.messages if "There is no database" in one]
        assert "F001 was given by it" in said
        assert "nouba restore" in said
        caplog.clear()
        server.away = False
        look(journal, 5)
        journal.read_hall()
        assert not journal.status().is_database_gone

    def test_one_that_has_given_none_misses_nothing(self, server: Server, opens: Opens) -> None:
        journal = opens()
        server.away = True
        with pytest.raises(DatabaseMissingFault):
            journal.read_hall()
        assert not journal.status().is_database_gone


class TestItsPage:
    """Given by the server or alone, a ticket has the same page."""

    _SITE = "https://t.example.ma"

    @pytest.fixture
    def with_pages(self, database_url: str, clock: FakeClock) -> None:
        set_up(database_url, replace(COMMUNE, ticket_page_url=self._SITE), clock)

    def address(self, reception: Reception, ticket: Ticket) -> str:
        key = reception.page_keys.of_ticket(ticket)
        assert key
        return page_address(self._SITE, key)

    @pytest.mark.usefixtures("with_pages")
    def test_a_ticket_given_alone_has_the_page_that_the_server_knows_afterwards(
        self, journal: KioskLog, server: Server, clock: FakeClock, reception: Reception
    ) -> None:
        by_server = journal.issue(touch(clock), STATION)
        assert by_server.paper.qr_text == self.address(reception, by_server.visit.ticket)
        server.away = True
        alone = journal.issue(touch(clock), STATION)
        assert alone.paper.given_alone
        assert alone.paper.qr_follows
        assert str(alone.visit.ticket.id) not in alone.paper.qr_text.lower()
        server.away = False
        look(journal, 8)
        kept = reception.hall.paper_of(alone.visit.ticket.id)
        assert kept
        assert kept.qr_text == alone.paper.qr_text != by_server.paper.qr_text

    @pytest.mark.usefixtures("with_pages")
    def test_started_alone_the_next_morning_it_has_the_key_of_that_day(
        self, journal: KioskLog, opens: Opens, server: Server, clock: FakeClock,
        reception: Reception,
    ) -> None:  # fmt: skip
        journal.close()
        server.away = True
        clock.advance(days=1)
        again = opens()
        assert again.read_hall().unit
        alone = again.issue(touch(clock), STATION)
        assert alone.paper.qr_text == self.address(reception, alone.visit.ticket)
        clock.advance(hours=23, minutes=50)
        later = again.issue(touch(clock), STATION)
        assert later.paper.qr_text == COMMUNE.complaints_url, "of that day it was told none"
        assert not later.paper.qr_follows

    def test_where_tickets_have_no_page_no_key_is_made_or_kept(
        self, journal: KioskLog, server: Server, clock: FakeClock, database_url: str, path: Path
    ) -> None:
        server.away = True
        assert journal.issue(touch(clock), STATION).paper.qr_text == COMMUNE.complaints_url
        assert dump(database_url)["day_key"] == []
        with closing(sqlite3.connect(path)) as file:
            (document,) = file.execute("SELECT document FROM known").fetchone()
        assert json.loads(document)["page_keys"] == {}

    @pytest.mark.usefixtures("with_pages")
    def test_a_touch_asks_for_no_key(
        self, journal: KioskLog, clock: FakeClock, reception: Reception,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        asked: list[date] = []
        plain = PageKeys._read

        def read(keys: PageKeys, today: date) -> Mapping[date, bytes]:
            asked.append(today)
            return plain(keys, today)

        monkeypatch.setattr(PageKeys, "_read", read)
        issued = journal.issue(touch(clock), STATION)
        assert issued.paper.qr_follows
        assert asked == []
        clock.advance(days=1)
        journal.read_hall()
        assert asked == [reception.hall.today()], "control: on the next day it would"
