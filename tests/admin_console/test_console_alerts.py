"""Alerts over every page of the console: banner, chime, acknowledging, log."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from admin_console.live.watch import ProcessChime
from admin_console.words import localized
from reception.app import Reception
from reception.care.station import CareDetail
from reception.domain.alerts import AlertKind, AlertLevel, found
from reception.domain.language import Language
from reception.domain.printer import PrinterStatus
from reception.queue.model import At
from reception.system.clock import Topic
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, HeardChime, SeenCare, alarmed_hall, overloaded_noon
from tests.support.staffing_plans import PlannedByHand, half_hour, planned
from tests.support.voice_child import asked, child_command, starts

PAPER = "printer-kiosk-1"


def rang(console: Console) -> list[AlertLevel]:
    assert isinstance(console.chime, HeardChime)
    return console.chime.rang


def banner(console: Console) -> QWidget:
    return console.part(QWidget, "alert-banner")


def report(hall: Reception, **status: bool) -> None:
    hall.prints.report_printer("kiosk-1", PrinterStatus(**status))


def change(console: Console, qtbot: QtBot) -> None:
    """Let the feed tell that something has changed, and the console read it."""
    with qtbot.waitSignal(console.window._watch.changed):
        console.bridge.changed.emit(frozenset({Topic.PRINTS}))


def test_each_level_rings_once_and_critical_ones_have_a_banner(
    console: Console, hall: Reception, qtbot: QtBot
) -> None:
    report(hall)
    console.sign_in()
    assert not rang(console)
    report(hall, paper_near_end=True)
    for _ in range(2):
        change(console, qtbot)
    assert rang(console) == [AlertLevel.WARNING]
    assert not banner(console).isVisible()
    report(hall, paper_out=True)
    for _ in range(2):
        change(console, qtbot)
    assert rang(console) == [AlertLevel.WARNING, AlertLevel.CRITICAL]
    assert banner(console).isVisible()
    assert "Plus de papier" in console.words("alert-banner-text")


def test_acknowledging_takes_the_banner_away_and_stays_in_the_log(
    console: Console, hall: Reception, clock: FakeClock
) -> None:
    report(hall, paper_out=True)
    console.sign_in()
    console.press("page-waits")
    # Over any page.
    assert banner(console).isVisible()
    console.press("alert-banner-seen")
    assert not banner(console).isVisible()
    (alert,) = hall.watch.open()
    assert (alert.acknowledged_by, alert.acknowledged_at) == ("manager", clock.now())
    console.press("page-alerts")
    assert console.table("alert-log-table")[1:] == [
        [
            "9\u00a0h\u00a000",
            "Imprimante de kiosk-1\u00a0: Plus de papier\u00a0: mettez un nouveau rouleau",
            "▲▲ Critique",
            "0\u00a0min en cours",
            "Responsable de l’accueil\n9\u00a0h\u00a000",
        ]
    ]


def test_the_banner_leads_to_the_live_view(console: Console, hall: Reception) -> None:
    report(hall, paper_out=True)
    console.sign_in()
    console.press("page-waits")
    console.press("alert-banner-show")
    assert console.part(QWidget, "live-page").isVisible()
    console.press(f"alert-seen-{PAPER}")
    assert not console.part(QPushButton, f"alert-seen-{PAPER}").isVisible()
    assert not banner(console).isVisible()


def from_above(console: Console, kind: type[QWidget], starts: str) -> list[QWidget]:
    """Return the parts of such names that are shown, from above."""
    QCoreApplication.processEvents()  # a new row is seen once it has its place
    found = [
        one
        for one in console.window.findChildren(kind)
        if one.objectName().startswith(starts) and one.isVisible()
    ]
    return sorted(found, key=lambda one: one.mapTo(console.window, QPoint(0, 0)).y())


def test_the_banner_tells_the_worst_that_nobody_has_seen_as_the_card_does(
    console: Console, hall: Reception, clock: FakeClock
) -> None:
    overloaded_noon(hall, clock)
    console.sign_in()
    for _ in range(2):
        first = from_above(console, QLabel, "alert-label-")[0]
        assert isinstance(first, QLabel)
        text = first.text()
        assert console.words("alert-banner-text").startswith(text)
        console.press("alert-banner-seen")
        assert not console.words("alert-banner-text").startswith(text)


def test_the_first_counters_are_seen_under_many_alerts(
    console: Console, hall: Reception, clock: FakeClock
) -> None:
    overloaded_noon(hall, clock)
    console.sign_in()
    console.window.resize(1366, 768)
    rows = from_above(console, QWidget, "counter-row-")
    below = rows[1].mapTo(console.window, QPoint(0, rows[1].height())).y()
    assert below <= console.window.height()


def test_many_alerts_are_shown_when_asked(
    console: Console, hall: Reception, clock: FakeClock
) -> None:
    alarmed_hall(hall, clock)
    console.sign_in()
    alerts = sum(not one.is_acknowledged for one in hall.watch.open())

    def rows() -> int:
        QCoreApplication.processEvents()  # a new row is seen once it has its place
        buttons = console.window.findChildren(QPushButton)
        return sum(
            one.objectName().startswith("alert-seen-") and one.isVisible() for one in buttons
        )

    # What she has seen stands behind what nobody has.
    assert rows() == 2
    console.press("alerts-more")
    assert rows() == alerts > 4


def test_the_sound_can_be_switched_off(console: Console, hall: Reception) -> None:
    console.sign_in()
    console.press("alerts-sound")
    assert console.chime.is_muted()
    assert console.part(QPushButton, "alerts-sound").text() == "Son coupé"
    console.press("alerts-sound")
    assert not console.chime.is_muted()


def test_who_is_signed_out_hears_and_sees_nothing(console: Console, hall: Reception) -> None:
    report(hall, paper_out=True)
    console.window.open_database()
    console.bridge.changed.emit(frozenset(Topic))
    console.sign_in("clerk1")
    assert not rang(console)
    assert not banner(console).isVisible()
    console.sign_in()
    assert banner(console).isVisible()
    console.press("sign-out")
    assert not banner(console).isVisible()
    assert not hall.watch.open()[0].is_acknowledged


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.FRENCH, "À\u00a010\u00a0h\u00a030, il manquera 2\u00a0guichets sur\u00a03 ("),
        (Language.ARABIC, "على الساعة 10:30 سينقص شباكان من أصل 3 ("),
    ],
)
def test_what_is_missing_within_the_hour_is_told_and_a_counter_opened(
    console: Console,
    hall: Reception,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    said: str,
) -> None:
    now = hall.hall.now()
    clock.advance(seconds=(now.replace(hour=9, minute=40) - now).total_seconds())
    hall.desk.open_counter(At(1, "clerk1"))
    halves = (half_hour(time(9), 1), half_hour(time(9, 30), 1), half_hour(time(10, 30), 3))
    monkeypatch.setattr(hall.watch, "_staffing", lambda: PlannedByHand(planned(*halves)))
    console.translations.use(language)
    console.sign_in()
    name = localized(hall.hall.unit().service_names("birth-extract"))
    assert f"{said}{name})" in console.words("alert-label-staffing-10:30")
    assert not banner(console).isVisible()
    console.press("alert-act-staffing-10:30")
    # One of those that give what would wait.
    assert "2" in console.words("counter-question")


@pytest.fixture
def chime(tmp_path: Path) -> Iterator[ProcessChime]:
    made = ProcessChime(child_command(tmp_path, "ends"), tmp_path / "state")
    yield made
    made.close()


def test_the_chime_is_a_child_that_starts_when_it_is_needed(
    chime: ProcessChime, tmp_path: Path, qtbot: QtBot
) -> None:
    chime.set_muted(muted=True)
    chime.ring(AlertLevel.CRITICAL)
    assert starts(tmp_path) == 0
    # The station remembers it.
    assert ProcessChime((sys.executable,), tmp_path / "state").is_muted()
    chime.set_muted(muted=False)
    chime.ring(AlertLevel.WARNING)
    qtbot.waitUntil(lambda: len(asked(tmp_path)) == 1)
    chime.ring(AlertLevel.CRITICAL)
    qtbot.waitUntil(lambda: len(asked(tmp_path)) == 2)
    warning, critical = asked(tmp_path)
    assert 0 < warning["volume"] < critical["volume"] <= 100
    assert "label" not in warning
    assert starts(tmp_path) == 1


def test_a_station_that_is_two_is_told_with_its_computers(
    console: Console, hall: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = found(AlertKind.DUPLICATE, "kiosk::kiosk-1", AlertLevel.WARNING, "salle, entrée")
    monkeypatch.setattr(hall.watch, "_care", SeenCare(seen))
    console.sign_in()
    text = console.words("alert-label-duplicate-kiosk::kiosk-1")
    assert "salle, entrée" in text
    assert "deux fois" in text


@pytest.mark.parametrize(
    ("kind", "detail", "measured", "said"),
    [
        (AlertKind.DISK, CareDetail.ROOM, 150, "plus que 150 Mo libres"),
        (AlertKind.DISK, CareDetail.RESERVE, 900, "la réserve est épuisée"),
        (AlertKind.BACKUP, CareDetail.OLD, 30, "date de 30\u00a0h"),
        (AlertKind.BACKUP, CareDetail.OLD, 100, "date de 4\u00a0jours"),
        (AlertKind.BACKUP, CareDetail.OLD, 1000, "date de plus\u00a0de\u00a010\u00a0jours"),
        (AlertKind.BACKUP, CareDetail.NONE, None, "aucune sauvegarde"),
        (AlertKind.BACKUP, CareDetail.UNREADABLE, None, "rebranchez leur disque"),
        (AlertKind.BACKUP, CareDetail.DRILL, None, "prévenez l’administrateur"),
    ],
)
def test_what_only_the_computer_sees_is_told_as_well(
    console: Console,
    hall: Reception,
    monkeypatch: pytest.MonkeyPatch,
    kind: AlertKind,
    detail: CareDetail,
    measured: int | None,
    said: str,
) -> None:
    seen = replace(found(kind, "serveur", AlertLevel.CRITICAL, detail), measured=measured)
    monkeypatch.setattr(hall.watch, "_care", SeenCare(seen))
    console.sign_in()
    text = console.words(f"alert-label-{kind}-serveur")
    assert text.startswith("▲▲ serveur\u00a0: ")
    assert said in text
    assert banner(console).isVisible()
