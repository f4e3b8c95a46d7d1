"""Editing the unit in the console: by what an administrator types, presses and reads."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QWidget,
)

from admin_console.unit.page import UnitPage
from admin_console.unit.services_page import forget_service
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.sign_in import PasswordToChangeError
from reception.unit.document import tables_of
from reception.unit.file import load_unit
from tests.support.console_hall import Console
from tests.support.databases import COMMUNE, PASSWORD
from tests.support.sign_in import HERE, OFFICE, let_in
from ui_kit.translations import Translations

NAMES_FR = "field-names-fr"


@pytest.fixture
def admin(console: Console) -> Console:
    console.window.open_database()
    console.sign_in("admin")
    return console


def go(console: Console, page: str) -> QWidget:
    console.press(f"page-{page}")
    return console.part(QWidget, page)


def write(page: QWidget, name: str, text: str) -> None:
    edit = page.findChild(QLineEdit, name)
    assert edit is not None, name
    edit.setFocus()
    edit.selectAll()
    edit.insert(text)  # as pasted: Qt's test keys know no Arabic


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isVisible(), name
    button.click()


def said(page: QWidget, name: str = "save-bar-text") -> str:
    label = page.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisible() else ""


def rows(page: QWidget) -> list[str]:
    shown = page.findChild(QListWidget, f"{page.objectName()}-list")
    assert shown is not None
    return [shown.item(row).text().split("\n")[0] for row in range(shown.count())]


def choose(page: QWidget, row: int) -> None:
    shown = page.findChild(QListWidget, f"{page.objectName()}-list")
    assert shown is not None
    shown.setCurrentRow(row)


def test_a_name_is_changed_saved_and_taken_back(admin: Console, hall: Reception) -> None:
    page = go(admin, "services")
    write(page, NAMES_FR, "Extrait de naissance")
    assert said(page) == "Pas encore enregistré"
    write(page, "save-why", "Plus court")
    press(page, "save")
    assert said(page) == "Enregistré."
    assert hall.office.unit().services[0].names[Language.FRENCH] == "Extrait de naissance"
    assert rows(page)[0] == "Extrait de naissance"
    assert hall.office.history(asking=None)[0].revision.why == "Plus court"
    press(page, "save-undo")
    assert hall.office.unit() == COMMUNE
    assert rows(page)[0] == COMMUNE.services[0].names[Language.FRENCH]


def test_what_is_typed_back_is_no_change(admin: Console) -> None:
    page = go(admin, "services")
    write(page, NAMES_FR, "x")
    write(page, NAMES_FR, COMMUNE.services[0].names[Language.FRENCH])
    assert said(page) == ""


def test_a_mistake_stands_beside_its_field_and_nothing_is_saved(
    admin: Console, hall: Reception
) -> None:
    page = go(admin, "services")
    write(page, NAMES_FR, "")
    write(page, "field-series-prefix-edit", "B")
    press(page, "save")
    assert "arabe et en français" in said(page, "field-names-mistake")
    french = admin.part(QLineEdit, NAMES_FR)
    assert "arabe et en français" in french.accessibleDescription()
    assert said(page, "field-series-prefix-mistake") == ""
    write(page, NAMES_FR, "Extrait")
    assert said(page, "field-names-mistake") == ""
    press(page, "save")
    assert "deux fois" in said(page, "field-series-prefix-mistake")
    write(page, "field-series-prefix-edit", hall.offline.register(UUID(int=1), "kiosk-1").prefix)
    press(page, "save")
    assert "borne" in said(page, "field-series-prefix-mistake")
    assert hall.office.unit() == COMMUNE


@pytest.mark.parametrize("decision", ["save", "save-discard", "save-stay"])
def test_who_leaves_is_asked_what_becomes_of_the_change(
    admin: Console, hall: Reception, decision: str
) -> None:
    page = go(admin, "services")
    write(page, NAMES_FR, "Extrait")
    admin.press("page-counters")
    assert page.isVisible()
    assert "pas enregistrées" in said(page)
    admin.press("language-ar")
    assert "محفوظة" in said(admin.part(QWidget, "services"))
    admin.press("language-fr")
    page = admin.part(QWidget, "services")
    assert admin.part(QLineEdit, NAMES_FR).text() == "Extrait"
    press(page, decision)
    assert page.isVisible() is (decision == "save-stay")
    saved = hall.office.unit().services[0].names[Language.FRENCH] == "Extrait"
    assert saved is (decision == "save")
    if decision == "save-stay":
        admin.window.close()
        assert admin.window.isVisible()
        press(page, "save-discard")
        assert not admin.window.isVisible()


def test_the_second_of_two_sees_what_the_first_did_and_both_stay(
    admin: Console, hall: Reception
) -> None:
    page = go(admin, "services")
    write(page, NAMES_FR, "Extrait")
    described = hall.office.described()
    tables = described.tables()
    tables["services"][0]["fee"] = {"ar": "5 دراهم", "fr": "5 DH"}
    manager = hall.office.unit().person("admin")
    hall.office.describe(tables, since=1, asking=manager)
    press(page, "save")
    assert "entre-temps" in said(page)
    assert "tarif" in said(page, "save-bar-detail").lower()
    press(page, "save")
    first = hall.office.unit().services[0]
    assert first.names[Language.FRENCH] == "Extrait"
    assert first.fee[Language.FRENCH] == "5 DH"


def test_a_service_is_added_given_and_retired(admin: Console, hall: Reception) -> None:
    page = go(admin, "services")
    press(page, "services-add")
    write(page, "field-names-ar", "جواز السفر")
    write(page, NAMES_FR, "Passeport")
    icon = page.findChild(QToolButton, "field-icon-certificate")
    assert icon is not None
    icon.click()
    press(page, "save")
    assert "guichet" in said(page, "field-given_at-mistake").lower()
    counters = page.findChild(QListWidget, "field-given_at-edit")
    assert counters is not None
    counters.item(1).setCheckState(Qt.CheckState.Checked)
    press(page, "save")
    added = hall.office.unit().service("passeport")
    assert (added.icon, added.names[Language.ARABIC]) == ("certificate", "جواز السفر")
    assert "passeport" in hall.office.unit().counter(2).services
    assert hall.desk.issue("passeport").ticket.label.startswith(added.series.prefix)
    press(page, "services-retire")
    assert "servir" in said(page)  # somebody waits for it
    hall.desk.close_day()
    press(page, "services-retire")
    assert "Passeport" not in rows(page) or said(page) == "Enregistré."
    assert hall.office.unit().retired.services[0].code == "passeport"
    past = page.findChild(QCheckBox, "services-past")
    assert past is not None
    past.click()
    choose(page, rows(page).index("Passeport"))
    press(page, "services-retire")  # "take back": it may be given elsewhere now
    assert said(page) == "Pas encore enregistré"
    counters.item(2).setCheckState(Qt.CheckState.Checked)
    press(page, "save")
    assert hall.office.unit().service("passeport") == added
    assert "passeport" in hall.office.unit().counter(3).services


def test_a_service_takes_its_own_thresholds_along() -> None:
    code = COMMUNE.services[0].code
    tables = tables_of(COMMUNE)
    tables["alerts"] = {"services": [{"service": code, "queue_warning": 5}]}
    forget_service(tables, code)
    assert not tables["alerts"]["services"]


def test_a_service_gets_hours_of_its_own(admin: Console, hall: Reception) -> None:
    page = go(admin, "services")
    write(page, "field-hours-friday-edit", "11:00-9:00")
    press(page, "save")
    assert "ouverture" in said(page, "field-hours-friday-mistake")
    write(page, "field-hours-friday-edit", "9:00 - 11:00 ; 14:00-15:30")
    press(page, "save")
    hours = hall.office.unit().services[0].hours
    assert [(f"{one.opens:%H:%M}", f"{one.closes:%H:%M}") for one in hours[5]] == [
        ("09:00", "11:00"),
        ("14:00", "15:30"),
    ]
    write(page, "field-hours-friday-edit", "")
    press(page, "save")
    assert hall.office.unit() == COMMUNE


def test_the_list_is_searched_in_every_language(admin: Console) -> None:
    page = go(admin, "services")
    write(page, "services-search", "legalisation")
    assert rows(page) == ["Légalisation de signature"]
    write(page, "services-search", "تصحيح الامضاء")
    assert rows(page) == ["Légalisation de signature"]


def test_a_new_person_gets_a_password_shown_once(admin: Console, hall: Reception) -> None:
    page = go(admin, "people")
    press(page, "people-add")
    write(page, "field-names-ar", "هند العلوي")
    write(page, NAMES_FR, "Hind Alaoui")
    write(page, "field-login-edit", "hind")
    press(page, "save")
    word = said(page, "save-bar-detail").split(": ")[-1]
    inside = hall.sign_in.enter("hind", word, HERE, new_password="le bateau part demain")
    assert inside.person.names[Language.FRENCH] == "Hind Alaoui"
    press(page, "people-renew")
    with pytest.raises(PasswordToChangeError):
        let_in(hall.sign_in, "hind", said(page, "save-bar-detail"))


def test_a_counter_is_added_with_the_next_number(admin: Console, hall: Reception) -> None:
    page = go(admin, "counters")
    press(page, "counters-add")
    number = page.findChild(QDoubleSpinBox, "field-number-edit")
    assert number is not None
    assert number.value() == 5
    services = page.findChild(QListWidget, "field-services-edit")
    assert services is not None
    QTest.mouseClick(services.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    services.setFocus()
    services.setCurrentRow(0)
    QTest.keyClick(services, Qt.Key.Key_Space)
    press(page, "save")
    assert hall.office.unit().counter(5).services == (COMMUNE.services[0].code,)


def test_the_unit_goes_out_as_a_file_and_comes_in_changed(
    hall: Reception, translations: Translations, tmp_path: Path
) -> None:
    file = tmp_path / "unit.toml"
    console = Console(
        hall, translations, choose_file=lambda *_: file, choose_existing=lambda _: file
    )
    console.window.show()
    console.window.open_database()
    console.sign_in("admin")
    page = go(console, "unit")
    press(page, "unit-take-out")
    assert load_unit(file) == COMMUNE
    file.write_text(file.read_text("utf-8").replace("2\u00a0DH", "5 DH"), "utf-8")
    press(page, "unit-bring-in")
    assert hall.office.unit() == COMMUNE
    press(page, "save")
    assert hall.office.unit() == load_unit(file)
    lines = file.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, start=1) if line.startswith("zone"))
    lines[at - 1] = "zone = Africa/Casablanca"
    file.write_text("\n".join(lines), "utf-8")
    press(page, "unit-bring-in")
    said = console.words("save-bar-text")
    assert f"ligne {at}" in said
    assert lines[at - 1] in said
    console.close()


def test_how_long_visits_are_kept_is_said_on_the_page(admin: Console, hall: Reception) -> None:
    page = go(admin, "unit")
    names = (f"field-retention-{one}_months" for one in ("people", "tickets"))
    people, tickets = (admin.part(QDoubleSpinBox, f"{name}-edit") for name in names)
    assert isinstance(page, UnitPage)
    assert (people.value(), tickets.value(), page.is_edited) == (3, 13, False)
    tickets.setValue(2)
    press(page, "save")
    assert "aussi longtemps" in said(page, "field-retention-tickets_months-mistake")
    people.setValue(2)
    press(page, "save")
    kept = hall.office.unit().retention
    assert (kept.people_months, kept.tickets_months) == (2, 2)
    people.setValue(3)
    tickets.setValue(13)
    press(page, "save")
    assert hall.office.unit() == COMMUNE


def test_states_are_listed_and_one_is_gone_back_to(admin: Console, hall: Reception) -> None:
    tables = hall.office.described().tables()
    tables["hotline"] = "2020"
    hall.office.describe(tables, since=1, asking=None, why="Nouveau numéro")
    page = go(admin, "changes")
    assert [one[:2] for one in rows(page)] == ["2.", "1."]
    assert said(page, "changes-why") == "Nouveau numéro"
    assert ["Unité\u00a0: Téléphone", "3737", "2020"] in admin.table("changes-table")
    choose(page, 1)
    press(page, "changes-back")
    assert hall.office.unit() == COMMUNE
    press(page, "changes-log")
    assert any("Administrateur" in row[1] for row in admin.table("changes-log")[1:])


def test_a_manager_changes_her_password_and_sees_no_settings(
    console: Console, hall: Reception
) -> None:
    console.window.open_database()
    console.sign_in("manager")
    for closed in ("unit", "services", "people", "changes"):
        assert not console.part(QPushButton, f"page-{closed}").isVisible()
    page = go(console, "password")
    for name, text in (
        ("password-old", PASSWORD),
        ("password-new", "le bateau part demain"),
        ("password-again", "le bateau part demain"),
    ):
        write(page, name, text)
    press(page, "password-change")
    assert let_in(hall.sign_in, "manager", "le bateau part demain", OFFICE)
