from datetime import UTC, datetime, timedelta

from PySide6.QtGui import QGuiApplication

from reception.domain.language import Language
from reception.domain.printer import PrinterState, PrinterStatus
from reception.paper.model import StationPrinter
from tests.support.every_case import every_case
from ui_kit.paper import Care, PrinterNews, most_urgent_first, printer_sentence

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
STAFF = (Language.ARABIC, Language.FRENCH, Language.ENGLISH, Language.TAMAZIGHT)


def news(
    state: PrinterState, *, station: str = "kiosk-1", answers: bool = True, silent: bool = False
) -> PrinterNews:
    printer = StationPrinter(
        station=station,
        state=state,
        answers=answers,
        since=NOW - timedelta(hours=1),
        heard_at=NOW,
        silent=silent,
    )
    return PrinterNews(printer=printer)


@every_case("language", STAFF)
def test_every_state_is_said_in_its_own_words(qapp: QGuiApplication, language: Language) -> None:
    said = [news(state).sentence(language) for state in PrinterState]
    said.append(news(PrinterState.READY, answers=False).sentence(language))
    said.append(news(PrinterState.READY, silent=True).sentence(language))
    assert len(set(said)) == len(PrinterState) + 2
    if language is not Language.ENGLISH:
        english = {news(state).sentence(Language.ENGLISH) for state in PrinterState}
        assert not english & set(said)


def test_what_prints_is_looked_after_soon_at_most() -> None:
    cares = {state: news(state).care for state in PrinterState}
    assert cares.pop(PrinterState.READY) is Care.NONE
    assert cares.pop(PrinterState.NEAR_END) is Care.SOON
    assert set(cares.values()) == {Care.NOW}


def test_a_station_that_is_not_heard_needs_somebody_whatever_it_said() -> None:
    silent = news(PrinterState.NEAR_END, silent=True)
    assert (silent.care, silent.since) == (Care.NOW, silent.printer.heard_at)


def test_the_most_urgent_comes_first() -> None:
    printers = (
        news(PrinterState.READY, station="a"),
        news(PrinterState.NEAR_END, station="b"),
        news(PrinterState.STALLED, station="d"),
        news(PrinterState.COVER_OPEN, station="c"),
    )
    assert [one.station for one in most_urgent_first(printers)] == ["c", "d", "b", "a"]


def test_a_line_names_the_station(qapp: QGuiApplication) -> None:
    line = news(PrinterState.PAPER_OUT).line(Language.ENGLISH)
    assert line == "kiosk-1: Out of paper: put in a new roll"
    assert news(PrinterState.PAPER_OUT).line(Language.ARABIC).startswith("\u200fkiosk-1")


def test_a_sheet_that_nobody_took_is_said_unless_something_else_comes_first(
    qapp: QGuiApplication,
) -> None:
    left = PrinterStatus(ticket_in_mouth=True)
    for language in (Language.ARABIC, Language.FRENCH, Language.ENGLISH):
        assert printer_sentence(left, language) != printer_sentence(PrinterStatus(), language)
    assert printer_sentence(left, Language.ENGLISH).endswith("still in its mouth: take it out")
    empty = PrinterStatus(ticket_in_mouth=True, paper_out=True)
    assert "Out of paper" in printer_sentence(empty, Language.ENGLISH)
