from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from reception.domain.language import Language
from reception.domain.printer import PrinterState
from reception.ports import StationPrinter
from ui_kit.printer_news import SILENT_AFTER, Care, PrinterNews, most_urgent_first, news_of

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
STAFF = (Language.ARABIC, Language.FRENCH, Language.ENGLISH, Language.TAMAZIGHT)


def news(
    state: PrinterState,
    *,
    station: str = "kiosk-1",
    answers: bool = True,
    unheard: timedelta = timedelta(0),
) -> PrinterNews:
    printer = StationPrinter(
        station=station,
        state=state,
        answers=answers,
        since=NOW - timedelta(hours=1),
        heard_at=NOW - unheard,
    )
    return news_of(printer, NOW, silent_after=SILENT_AFTER)


@pytest.mark.parametrize("language", STAFF)
def test_every_state_is_said_in_its_own_words(qapp: QGuiApplication, language: Language) -> None:
    said = [news(state).sentence(language) for state in PrinterState]
    said.append(news(PrinterState.READY, answers=False).sentence(language))
    said.append(news(PrinterState.READY, unheard=timedelta(minutes=2)).sentence(language))
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
    silent = news(PrinterState.NEAR_END, unheard=SILENT_AFTER + timedelta(seconds=1))
    assert (silent.care, silent.since) == (Care.NOW, silent.printer.heard_at)
    assert news(PrinterState.READY, unheard=SILENT_AFTER).care is Care.NONE


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
