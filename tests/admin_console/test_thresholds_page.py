"""From where on the hall alarms: by what an administrator sets, adds, saves and takes back."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLabel, QPushButton

from admin_console.forms.words import change_words
from admin_console.live.thresholds import ThresholdsPage
from reception.app import Reception
from reception.domain.alerts import AlertCounts, AlertRules, AlertSpans
from reception.domain.language import Language
from reception.unit.changes import changes_between
from tests.support.console_hall import Console
from tests.support.databases import COMMUNE

MINUTE = timedelta(minutes=1)
FIRST, SECOND = COMMUNE.services[:2]


@pytest.fixture
def page(console: Console) -> ThresholdsPage:
    console.window.open_database()
    console.sign_in("admin")
    console.press("page-thresholds")
    return console.part(ThresholdsPage, "thresholds-page")


def press(page: ThresholdsPage, name: str) -> None:
    # What a row holds is shown in the next round.
    QApplication.processEvents()
    (button,) = (one for one in page.findChildren(QPushButton, name) if one.isVisible())
    button.click()
    QApplication.processEvents()


def said(page: ThresholdsPage, name: str) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel, name) if one.isVisible()]


def type_in(page: ThresholdsPage, key: str, text: str, row: int = 0) -> QAbstractSpinBox:
    """Type a figure into a field, as a person does who has come to it by the tabulator."""
    name = f"field-{key}-edit"
    fields = [one for one in page.findChildren(QAbstractSpinBox, name) if one.isVisible()]
    fields[row].setFocus()
    fields[row].selectAll()
    QTest.keyClicks(fields[row], text)
    return fields[row]


def choose(page: ThresholdsPage, code: str, row: int = 0) -> None:
    boxes = [one for one in page.findChildren(QComboBox, "field-service-edit") if one.isVisible()]
    boxes[row].setCurrentIndex(boxes[row].findData(code))
    boxes[row].activated.emit(boxes[row].currentIndex())


def add(page: ThresholdsPage, code: str, row: int = 0) -> None:
    press(page, "field-alerts-services-add")
    choose(page, code, row)


def test_thresholds_are_set_saved_and_taken_back(page: ThresholdsPage, hall: Reception) -> None:
    assert not page.is_edited
    type_in(page, "alerts-wait_warning_percent", "80")
    type_in(page, "alerts-queue_critical", "50")
    type_in(page, "alerts-station_lost_warning_minutes", "5")
    type_in(page, "alerts-unattended_critical_minutes", "30")
    type_in(page, "alerts-nobody_calls_warning_minutes", "2")
    press(page, "save")
    rules = hall.office.unit().alerts
    assert rules == AlertRules(
        wait_warning_percent=80,
        queue=AlertCounts(warning=20, critical=50),
        station_lost=AlertSpans(warning=5 * MINUTE, critical=10 * MINUTE),
        unattended=AlertSpans(warning=10 * MINUTE, critical=30 * MINUTE),
        nobody_calls=AlertSpans(warning=2 * MINUTE, critical=10 * MINUTE),
    )
    # What the file now writes beside a changed threshold is no change of its own.
    assert not page.is_edited
    assert len(hall.office.history(asking=None)) == 2
    press(page, "save-undo")
    assert hall.office.unit() == COMMUNE
    assert not page.is_edited


def test_a_service_gets_thresholds_of_its_own_and_loses_them(
    page: ThresholdsPage, hall: Reception
) -> None:
    add(page, FIRST.code)
    type_in(page, "wait_warning_minutes", "8")
    type_in(page, "queue_critical", "9")
    press(page, "save")
    rules = hall.office.unit().alerts
    assert rules.wait_for(FIRST.code, MINUTE) == AlertSpans(
        warning=8 * MINUTE, critical=16 * MINUTE
    )
    assert rules.queue_for(FIRST.code) == AlertCounts(warning=5, critical=9)
    assert not page.is_edited
    # As for all again: one step below the least.
    for key in ("queue_warning", "queue_critical"):
        field = type_in(page, key, "1")
        QTest.keyClick(field, Qt.Key.Key_Down)
        assert field.text() == "comme pour tous"
    press(page, "save")
    assert hall.office.unit().alerts.queue_for(FIRST.code) == rules.queue
    press(page, "field-alerts-services-0-remove")
    press(page, "save")
    assert hall.office.unit() == COMMUNE


def test_mistakes_stand_beside_their_fields_and_nothing_is_saved(
    page: ThresholdsPage, hall: Reception
) -> None:
    type_in(page, "alerts-queue_warning", "60")
    press(page, "save")
    (told,) = said(page, "field-alerts-queue_critical-mistake")
    assert "avertissement" in told
    assert not said(page, "field-alerts-queue_warning-mistake")
    type_in(page, "alerts-queue_critical", "70")
    assert not said(page, "field-alerts-queue_critical-mistake")
    press(page, "field-alerts-services-add")
    press(page, "save")
    assert said(page, "field-service-mistake") == ["\u26a0 Choisissez un service."]
    choose(page, FIRST.code)
    type_in(page, "wait_warning_minutes", "9")
    type_in(page, "wait_critical_minutes", "4")
    press(page, "save")
    assert len(said(page, "field-wait_critical_minutes-mistake")) == 1
    assert hall.office.unit() == COMMUNE


def test_the_same_service_twice_is_told_at_the_second(
    page: ThresholdsPage, hall: Reception
) -> None:
    for row in (0, 1):
        add(page, FIRST.code, row)
        type_in(page, "wait_warning_minutes", "8", row)
    press(page, "save")
    (told,) = said(page, "field-service-mistake")
    assert "deux fois" in told
    marks = [one.isVisible() for one in page.findChildren(QLabel, "field-service-mistake")]
    assert marks == [False, True]
    assert hall.office.unit() == COMMUNE
    choose(page, SECOND.code, 1)
    assert not said(page, "field-service-mistake")
    press(page, "save")
    assert [*hall.office.unit().alerts.services] == [FIRST.code, SECOND.code]


def test_the_log_of_changes_says_what_was_changed(page: ThresholdsPage, hall: Reception) -> None:
    add(page, FIRST.code)
    type_in(page, "wait_warning_minutes", "8")
    type_in(page, "alerts-queue_critical", "50")
    press(page, "save")
    told = [change_words(one) for one in changes_between(COMMUNE, hall.office.unit())]
    name = FIRST.names[Language.FRENCH]
    assert told == [
        "Alertes\u00a0: Personnes en attente (critique)",
        f"Alertes du service {name}\u00a0: ajout",
    ]
