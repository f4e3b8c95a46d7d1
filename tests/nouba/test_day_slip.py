"""The day's closing slip, printed by the command, and the head on it looked for again."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from lab.printer.server import Emulator
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.spool.spool import Spool
from printer_drivers.worker import open_printer
from reception.app import Reception, open_reception
from reception.database.run import Statement
from reception.domain.errors import NotAllowedError, OperationReusedError
from reception.domain.language import Language
from reception.domain.paper import PrintState, SlipPaper
from reception.domain.printer import PrinterStatus
from reception.domain.unit import Person
from reception.queue.model import At
from reception.reports.day_slip import HeadUnreadableError, NotOfThatDayError, grouped
from reception.reports.model import Missing, MissingReason
from reception.reports.sql import series_numbers
from tests.support.commands import Nouba
from tests.support.databases import database_of

FRENCH = Language.FRENCH


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[Emulator]:
    with Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "sheets") as emulator:
        yield emulator


@pytest.fixture
def hall(database_url: str) -> Iterator[Reception]:
    """Give a day with one of each end; by the computer's clock, as the command's."""
    with open_reception(database_url) as opened:
        desk = opened.desk
        for service in ("signature", "signature", "residence", "residence", "residence"):
            desk.issue(service)
        desk.open_counter(At(3, "clerk1"))
        for end in (desk.finish, desk.no_show):
            desk.call_next(At(3, "clerk1"))
            if end == desk.finish:
                desk.start(At(3, "clerk1"))
            end(At(3, "clerk1"))
        desk.cancel("R003")
        yield opened


def told(slip: SlipPaper) -> dict[str, str]:
    return {
        one.name[FRENCH].strip("\u2066\u2069"): one.value
        # The day's own log stands before the office's.
        for section in reversed(slip.sections)
        for one in section.figures
    }


def typed(slip: SlipPaper) -> str:
    return " ".join(next((one.typed for one in slip.sections if one.typed), ()))


@pytest.mark.both
def test_the_day_is_closed_and_its_slip_is_what_an_auditor_types(
    nouba: Nouba, hall: Reception, printer: Emulator
) -> None:
    answer = nouba("day", "close", "--slip", "--printer", printer.uri, "--json")
    assert answer.json["slip"] == "confirmed"
    assert answer.json["unserved"] == 2
    slip = hall.day_slips.slip()
    with Image.open(printer.tickets[0]) as sheet:
        (code,) = zxingcpp.read_barcodes(sheet.convert("L"))
    _, unit, day, head = code.text.split()
    assert (unit, day) == ("commune", str(slip.day))
    verified = nouba("verify", "--head", typed(slip), "--day", day)
    assert verified.exit_code == 0
    assert f"after {told(slip)['Événements inscrits']} events, which are unchanged" in verified.out
    assert nouba("verify", "--head", head, "--json").json["head"]["later"] == 0
    again = nouba("day", "slip", "--day", day, "--language", "fr", "--printer", printer.uri)
    assert again.out == f"The slip of {day} is confirmed.\n"
    assert len(printer.tickets) == 2


def test_a_slip_without_a_printer_closes_no_day(
    nouba: Nouba, hall: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NOUBA_PRINTER", raising=False)
    assert nouba("day", "close", "--slip").exit_code == 2
    assert hall.hall.ticket("R002").visit.state == "waiting"


def test_a_printer_without_paper_leaves_the_day_closed(
    nouba: Nouba, hall: Reception, printer: Emulator
) -> None:
    printer.change_faults(paper_out=True)
    answer = nouba("day", "close", "--slip", "--printer", printer.uri)
    assert answer.exit_code == 3
    assert "is closed; unserved: 2" in answer.out
    assert "is not printed" in answer.err
    assert "put in a new roll" in answer.err


class TestAtAStation:
    def test_its_kiosk_prints_the_slip(
        self, nouba: Nouba, hall: Reception, printer: Emulator
    ) -> None:
        ensure_qt()
        spool = Spool(lambda: open_printer(printer.uri), lambda: hall, station="kiosk-1")
        spool.start()
        try:
            hall.prints.report_printer("kiosk-1", PrinterStatus())
            with ringing(hall, spool):
                answer = nouba("day", "slip", "--station", "kiosk-1", "--language", "ar")
        finally:
            spool.close()
        assert answer.out.endswith("is confirmed.\n"), answer
        assert len(printer.tickets) == 1

    def test_one_that_is_not_open_is_refused_before_the_day_is_closed(
        self, nouba: Nouba, hall: Reception
    ) -> None:
        answer = nouba("day", "close", "--slip", "--station", "kiosk-9")
        assert answer.exit_code == 1
        assert hall.hall.ticket("R002").visit.state == "waiting"

    def test_a_slip_is_taken_once_and_nobody_knows_of_one_that_was_left(
        self, hall: Reception
    ) -> None:
        slip = hall.day_slips.slip()
        job = hall.slip_jobs.want(slip, station="kiosk-1")
        ((taken, paper),) = hall.slip_jobs.take("kiosk-1")
        assert (taken.id, paper.sections) == (job.id, slip.sections)
        assert hall.slip_jobs.take("kiosk-1") == hall.slip_jobs.take("kiosk-2") == ()
        hall.slip_jobs.settle_begun("kiosk-1")
        left = hall.slip_jobs.job(job.id)
        assert left
        assert left.state is PrintState.UNCONFIRMED
        hall.slip_jobs.note(job, PrintState.CONFIRMED)
        assert hall.slip_jobs.job(job.id) == left
        with pytest.raises(OperationReusedError):
            hall.slip_jobs.want(slip, station="kiosk-2", request=job.id)

    def test_what_is_known_of_a_days_slip_is_found_by_its_day(self, hall: Reception) -> None:
        slip = hall.day_slips.slip()
        assert slip.day
        assert hall.slip_jobs.last_of_day(slip.day) is None
        # Neither what a visitor was printed nor the slip of another day is this day's.
        hall.slip_jobs.want(replace(slip, day=None, is_for_staff=False), station="kiosk-1")
        hall.slip_jobs.want(replace(slip, day=slip.day - timedelta(days=1)), station="kiosk-1")
        assert hall.slip_jobs.last_of_day(slip.day) is None
        job = hall.slip_jobs.want(slip, station="kiosk-2")
        sheet = hall.slip_jobs.last_of_day(slip.day)
        assert sheet
        assert (sheet.station, sheet.state) == ("kiosk-2", PrintState.QUEUED)
        hall.slip_jobs.take("kiosk-2")
        hall.slip_jobs.note(job, PrintState.CONFIRMED)
        done = hall.slip_jobs.last_of_day(slip.day)
        assert done
        assert done.state is PrintState.CONFIRMED
        assert done.known_at >= sheet.known_at


@contextmanager
def ringing(hall: Reception, spool: Spool) -> Iterator[None]:
    """Let a spool hear what others want, as its kiosk does."""
    over = threading.Event()

    def ring() -> None:
        feed = hall.open_feed()
        while not over.is_set():
            feed.wait(0.1)
            spool.look()
        feed.close()

    thread = threading.Thread(target=ring)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


class TestSlip:
    @pytest.mark.both
    def test_its_figures_are_those_of_the_report(self, hall: Reception) -> None:
        hall.desk.close_day()
        figures = told(hall.day_slips.slip(language=FRENCH))
        assert {name: figures[name] for name in ("Tickets remis", "Arrivés", "Servis")} == {
            "Tickets remis": "5",
            "Arrivés": "5",
            "Servis": "1",
        }
        parts = ("Servis", "Absents", "Passés à une autre file", "Annulés", "Non reçus")
        assert sum(int(figures[name]) for name in parts) == 5
        assert figures["Légalisation de signature"].startswith("2 / ")
        assert figures["F001 \u2013 F002"] == "2"
        assert figures["R001 \u2013 R003"] == "3"

    def test_before_the_day_is_closed_it_says_who_is_left(self, hall: Reception) -> None:
        figures = told(hall.day_slips.slip(language=FRENCH))
        assert figures["En attente"] == "2"

    @pytest.mark.both
    def test_numbers_without_a_ticket_are_told_with_the_reason(self, hall: Reception) -> None:
        day = hall.hall.today()
        with database_of(hall).write() as run:
            run.change(
                Statement("""
                    INSERT INTO number_skip (unit, service_day, series, first, last, made_at)
                    VALUES ('commune', :day, 'R', 4, 9, 0)
                """),
                day=day.isoformat(),
            )
            run.change(
                Statement("""
                    INSERT INTO void_number (unit, service_day, series, number, label, at, reason,
                        operation)
                    VALUES ('commune', :day, 'R', 10, 'R010', 0, 'torn', 'an operation')
                """),
                day=day.isoformat(),
            )
            run.change(Statement("UPDATE day_counter SET last = 12 WHERE series = 'R'"))
        with database_of(hall).snapshot() as run:
            _, residence = series_numbers(run, "commune", day)
        assert residence.missing == (
            Missing(first=4, last=9, why=MissingReason.LEFT_OUT),
            Missing(first=10, last=10, why=MissingReason.VOID, detail="torn"),
            Missing(first=11, last=12, why=MissingReason.UNKNOWN),
        )
        figures = told(hall.day_slips.slip(language=FRENCH))
        assert [value for name, value in figures.items() if "sans explication" in name] == ["2"]

    def test_a_day_on_which_nothing_happened_has_no_head(self, reception: Reception) -> None:
        slip = reception.day_slips.slip(date(2026, 11, 20))
        assert typed(slip) == slip.qr_text == ""

    def test_a_clerk_has_no_slip(self, hall: Reception) -> None:
        clerk: Person = hall.hall.unit().person("clerk1")
        with pytest.raises(NotAllowedError):
            hall.day_slips.slip(asking=clerk)


class TestHead:
    @pytest.mark.both
    def test_a_day_that_was_changed_is_not_the_one_on_the_slip(
        self, nouba: Nouba, hall: Reception
    ) -> None:
        other = "0" * 32
        answer = nouba("verify", "--head", other)
        assert answer.exit_code == 1
        assert "leads to this head: the log of that day is not" in answer.err
        lost = json.loads(nouba("verify", "--head", other, "--json").out)
        assert not lost["sound"]
        assert "whose slip was printed" in lost["head"]["lost"]
        with pytest.raises(NotOfThatDayError):
            hall.day_slips.find_head(typed(hall.day_slips.slip()), date(2026, 11, 20))

    @pytest.mark.parametrize("written", ["", "64FB", "x" * 32, "0" * 65])
    def test_what_is_no_head_is_refused(self, reception: Reception, written: str) -> None:
        with pytest.raises(HeadUnreadableError):
            reception.day_slips.find_head(written)

    def test_it_is_typed_as_people_type(self, hall: Reception) -> None:
        head = typed(hall.day_slips.slip())
        for written in (head.lower(), head.replace(" ", ""), head.replace(" ", "-")):
            assert hall.day_slips.find_head(written)[1].later == 0
        assert grouped(bytes(32)) == ("0000 0000 0000 0000",) * 2
