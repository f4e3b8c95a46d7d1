"""Figures that are taken out, take long, or are not to be seen by everybody."""

import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from admin_console.pages import places_of
from admin_console.reports.answer import Request, find
from admin_console.reports.page import FiguresPage
from admin_console.reports.question import PageQuestion, Span
from admin_console.table import FigureTable
from reception.app import Reception
from reception.domain.errors import NotAllowedError
from reception.domain.language import Language
from reception.domain.rights import AuditAct
from reception.domain.unit import Person, Role
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import BY_CLERK, BY_SERVICE, REPORTS, WAITING
from tests.admin_console.figures.pages import (
    TODAY,
    VISITORS,
    choose,
    page_of,
    part_of,
    plot_of,
    press_row,
)
from tests.support.console_hall import Console
from tests.support.fakes import Held
from ui_kit.plots.content import BarsContent
from ui_kit.report_pages import pdf
from ui_kit.translations import Translations


def test_a_long_file_says_how_far_it_is_and_may_be_stopped(
    hall: Reception, translations: Translations, qtbot: QtBot, saved: list[Path], tmp_path: Path
) -> None:
    held = Held()
    made = Console(hall, translations, long_work=held, choose_file=lambda *_: saved.pop())
    made.window.show()
    made.sign_in()
    for page, form in (("waits", "pdf"), ("visits", "xlsx")):
        path = tmp_path / f"{page}.{form}"
        made.press(f"page-{page}")
        held.let_happen()
        saved[:] = [path]
        made.press(f"{page}-save-{form}")
        told = part_of(made.part(QWidget, f"{page}-page"), QWidget, "busy")
        stop = part_of(told, QPushButton, "stop")
        qtbot.waitUntil(stop.isVisible, timeout=60_000)
        assert part_of(told, QLabel, "busy-told").text() == "\u00c9criture du fichier en cours"
        # Another file waits for this one, and nobody is asked where it goes.
        made.press(f"{page}-save-csv")
        assert "en cours" in made.words(f"{page}-message")
        stop.click()
        held.let_happen()
        assert not told.isVisible()
        assert "Aucun fichier" in made.words(f"{page}-told")
        assert not path.exists()
        saved[:] = [path]
        made.press(f"{page}-save-{form}")
        held.let_happen()
        assert path.exists()
        assert made.words(f"{page}-told") == f"Enregistr\u00e9 sous {path.name}."
    # Who leaves takes nothing more out, and the next person hears nothing of it.
    saved[:] = [tmp_path / "left.xlsx"]
    made.press("visits-save-xlsx")
    made.window.sign_out()
    held.let_happen()
    assert not (tmp_path / "left.xlsx").exists()
    assert made.window.findChild(QLabel, "visits-told") is None
    made.close()


@pytest.mark.deep
def test_who_takes_figures_out_is_written_down_before_they_are_there(
    console: Console,
    hall: Reception,
    saved: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def newest() -> tuple[str | None, str]:
        (line, *_) = hall.office.audit.entries(asking=None, act=AuditAct.TAKE_OUT_FIGURES)
        return line.who, line.subject

    page_of(console, BY_CLERK)
    for form in ("csv", "xlsx", "pdf"):
        saved[:] = [tmp_path / f"people.{form}"]
        console.press(f"by-clerk-save-{form}")
        assert newest() == ("manager", f"people {form} {TODAY} {TODAY} clerk")
    count = len(hall.office.audit.entries(asking=None, act=AuditAct.TAKE_OUT_FIGURES))
    monkeypatch.setattr(pdf, "choose_printer", lambda _printer, _parent: False)
    console.press("by-clerk-save-paper")
    assert len(hall.office.audit.entries(asking=None, act=AuditAct.TAKE_OUT_FIGURES)) == count

    def to_file(printer: QPrinter, _parent: QWidget | None) -> bool:
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    monkeypatch.setattr(pdf, "choose_printer", to_file)
    console.press("by-clerk-save-paper")
    assert newest() == ("manager", f"people paper {TODAY} {TODAY} clerk")
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_a_long_question_may_be_stopped_and_an_old_answer_is_never_shown(
    hall: Reception, translations: Translations, qtbot: QtBot
) -> None:
    held = Held()
    console = Console(hall, translations, long_work=held)
    console.window.show()
    console.sign_in()
    page = page_of(console, WAITING)
    held.let_happen()
    assert part_of(page, QLabel, "waits-arrived-value").text() == str(VISITORS)
    choose(page, "span", Span.WEEK)
    choose(page, "span", Span.YESTERDAY)
    # The answer before is seen through the busy.
    busy, stop = part_of(page, QWidget, "busy"), part_of(page, QPushButton, "stop")
    qtbot.waitUntil(stop.isVisible, timeout=60_000)
    assert part_of(page, QLabel, "waits-arrived-value").text() == str(VISITORS)
    stop.click()
    assert not busy.isVisible()
    held.let_happen()
    assert part_of(page, QLabel, "waits-arrived-value").text() == str(VISITORS)
    assert "Arrêté" in console.words("waits-message")
    page.refresh()
    held.let_happen()
    assert part_of(page, QLabel, "waits-arrived-value").text() == "12"
    # Whoever has left sees no answer, even one that was on its way.
    choose(page, "span", Span.TODAY)
    console.window.sign_out()
    held.let_happen()
    assert console.window.findChild(FiguresPage, "waits-page") is None
    console.close()


def test_signing_out_forgets_every_answer_and_every_question(console: Console) -> None:
    page = page_of(console, BY_SERVICE)
    view, _ = plot_of(page, "waits-card", BarsContent)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.marks[0].area.center().toPoint())
    console.window.sign_out()
    assert not console.window.findChildren(FiguresPage)
    assert console.window.findChild(FigureTable, "visits-table") is None
    console.sign_in("admin")
    console.press("page-visits")
    assert not console.window.findChildren(QPushButton, "only-service")
    assert not part_of(console.part(QWidget, "visits-page"), QToolButton, "back").isEnabled()


def test_who_may_not_see_figures_has_neither_pages_nor_answers(hall: Reception) -> None:
    unit = hall.office.unit()
    people = {one.role: one for one in unit.people}
    clerk: Person = people[Role.CLERK]
    pages = {one.page for one in REPORTS if one.page}
    assert not {one.name for one in places_of(clerk)} & pages
    assert pages <= {one.name for one in places_of(people[Role.MANAGER])}
    for report in (WAITING, BY_CLERK):
        with pytest.raises(NotAllowedError):
            find(hall, PageQuestion().of(report), clerk, Language.FRENCH, Request())


def test_the_report_is_saved_for_other_programs_and_for_people(
    console: Console, hall: Reception, saved: list[Path], tmp_path: Path
) -> None:
    console.press("page-waits")
    for form, begins in (("csv", b"row,service"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        path = tmp_path / f"waits.{form}"
        saved[:] = [path]
        console.press(f"waits-save-{form}")
        assert path.read_bytes().startswith(begins)
        assert console.words("waits-told") == f"Enregistré sous {path.name}."
    expected = io.StringIO(newline="")
    hall.reports.waits(ReportQuestion(by=(Dimension.SERVICE,))).write_csv(expected)
    assert (tmp_path / "waits.csv").read_bytes() == expected.getvalue().encode()
    saved[:] = [tmp_path / "nowhere" / "waits.csv"]
    console.press("waits-save-csv")
    assert "dossier" in console.words("waits-message")
    console.press("waits-copy")
    copied = QGuiApplication.clipboard().text()
    assert "\t".join(console.table("waits-table")[-1]) in copied
    console.press("page-visits")
    saved[:] = [tmp_path / "visits.csv"]
    console.press("visits-save-csv")
    assert len((tmp_path / "visits.csv").read_text().splitlines()) == VISITORS + 1
    # Of a choice its visits alone are saved: the list that a row of a table leads to.
    page = page_of(console, BY_SERVICE)
    press_row(part_of(page, FigureTable, "waits-table"), 0)
    assert console.part(QWidget, "visits-page").isVisible()
    saved[:] = [tmp_path / "visits.csv"]
    console.press("visits-save-csv")
    first = hall.reports.waits(ReportQuestion(by=(Dimension.SERVICE,))).rows[0]
    assert len((tmp_path / "visits.csv").read_text().splitlines()) == first.figures.arrived + 1
