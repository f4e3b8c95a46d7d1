import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from reception.app import Reception, open_reception
from reception.domain.errors import StorageFault
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from reception.paper.model import UnsurePaper
from reception.system.clock import Topic, clock_named, scaled_from_now, speed_of
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from tests.support.inline import Inline
from ui_kit.paper import PaperWatch, read_paper

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def reception(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def watch(qapp: QGuiApplication, reception: Reception) -> PaperWatch:
    return PaperWatch(reception, Inline())


def test_only_news_of_paper_and_tickets_is_read(watch: PaperWatch) -> None:
    readings: list[object] = []
    watch.changed.connect(lambda: readings.append(watch.reading))
    watch.on_changed(frozenset({Topic.COUNTERS, Topic.UNIT}))
    assert readings == []
    watch.on_changed(frozenset({Topic.PRINTS}))
    watch.on_changed(frozenset({Topic.TICKETS}))
    assert len(readings) == 2


def test_in_a_trial_silence_is_measured_by_the_trials_clock(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> None:
    # A minute of the hall passes in a second: what was said half an hour ago is fresh.
    trial = clock_named(scaled_from_now(NINE, 60.0))
    assert (speed_of(trial), speed_of(clock)) == (60.0, 1.0)
    with sqlite_databases.commune(tmp_path) as url:
        with open_reception(url, clock=FakeClock(NINE.replace(hour=8, minute=30))) as before:
            before.prints.report_printer("kiosk-1", PrinterStatus())
        with open_reception(url, clock=trial) as now:
            assert read_paper(now).calm


def test_the_last_reading_stays_while_the_database_is_away(
    watch: PaperWatch, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception.prints.report_printer("kiosk-1", PrinterStatus(paper_out=True))
    watch.refresh()

    def away() -> None:
        raise StorageFault("The database is away", "look at the cable")

    monkeypatch.setattr(reception.prints, "printers", away)
    watch.refresh()
    assert watch.reading
    assert [one.station for one in watch.reading.needing] == ["kiosk-1"]


def test_a_bug_is_logged(
    watch: PaperWatch,
    reception: Reception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reception.prints, "unsure", broken)
    watch.refresh()
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    caplog.clear()


def in_doubt(reception: Reception) -> UnsurePaper:
    """Give one more ticket whose sheet certainly did not come out."""
    ticket = reception.desk.issue("signature", printer_station="kiosk-1").ticket.id
    job = reception.prints.original(ticket)
    assert job
    reception.prints.record(job, PrintState.FAILED)
    return next(one for one in reception.prints.unsure() if one.ticket == ticket)


@pytest.fixture
def asked(watch: PaperWatch, reception: Reception) -> list[UnsurePaper]:
    """Return what was asked for so far, at a station that is open."""
    reception.prints.report_printer("kiosk-1", PrinterStatus())
    found: list[UnsurePaper] = []
    watch.asked.connect(found.append)
    return found


def test_what_the_button_showed_when_it_went_down_is_printed(
    watch: PaperWatch, reception: Reception, asked: list[UnsurePaper]
) -> None:
    first = in_doubt(reception)
    watch.refresh()
    watch.aim(first)
    in_doubt(reception)
    watch.refresh()
    watch.print_again()
    assert asked == [first]
    watch.print_again()
    assert asked == [first], "one press is one click"


def test_a_press_just_after_the_list_moved_prints_nothing(
    watch: PaperWatch, reception: Reception, asked: list[UnsurePaper]
) -> None:
    in_doubt(reception)
    watch.refresh()
    second = in_doubt(reception)
    watch.refresh()
    watch.aim(second)
    watch.print_again()
    assert asked == []


def test_panels_that_ask_for_the_same_ticket_get_one_sheet(
    watch: PaperWatch, reception: Reception, asked: list[UnsurePaper]
) -> None:
    unsure = in_doubt(reception)
    other = PaperWatch(reception, Inline())
    for panel in (watch, other):
        panel.aim(unsure)
        panel.print_again()
    assert [job.sheet for job in reception.prints.wanted("kiosk-1")] == [2]


def test_after_the_person_has_left_nothing_is_known(watch: PaperWatch) -> None:
    watch.refresh()
    watch.reset()
    assert watch.reading is None
