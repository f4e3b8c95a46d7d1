import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton, QWidget

from admin_console.words import duration_words, percent_words
from reception.bootstrap import Reception
from reception.dimensions import Dimension
from reception.domain.language import Language
from reception.reports import Question
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, quiet_morning
from ui_kit.translations import Translations


@pytest.fixture
def saved(tmp_path: Path) -> list[Path]:
    """Return where the next files are to be saved; none left: the person thinks better of it."""
    return [tmp_path / "waits.csv"]


@pytest.fixture
def console(
    hall: Reception, clock: FakeClock, translations: Translations, saved: list[Path]
) -> Iterator[Console]:
    quiet_morning(hall, clock)
    made = Console(hall, translations, choose_file=lambda *_: saved.pop() if saved else None)
    made.window.show()
    made.sign_in()
    made.press("page-waits")
    yield made
    made.close()


def test_the_page_shows_the_report_of_today(console: Console, hall: Reception) -> None:
    report = hall.reports.waits(Question(by=(Dimension.SERVICE,)))
    total = report.total
    assert console.words("waits-arrived-value") == str(total.arrived)
    assert console.words("waits-served-value") == str(total.served)
    assert console.words("waits-mean-value") == duration_words(total.wait.mean)
    assert console.words("waits-median-value") == duration_words(total.wait.median)
    assert console.words("waits-p90-value") == duration_words(total.wait.p90)
    assert console.words("waits-service-level-value") == percent_words(total.service_level_pct)
    assert console.words("waits-page-aside") == "25 novembre 2026 · à\u00a012:54"
    waits = console.table("waits-table")
    outcomes = console.table("outcomes-table")
    assert len(waits) == len(outcomes) == len(report.rows) + 2
    assert waits[-1][:2] == outcomes[-1][:2] == ["Total", str(total.arrived)]
    for row in outcomes[1:]:
        assert int(row[1]) == sum(int(figure) for figure in row[2:])


def test_a_wait_that_no_figure_counts_is_told(console: Console, hall: Reception) -> None:
    open_wait = hall.reports.waits().total.open_wait_max
    assert duration_words(open_wait) in console.words("waits-caution")


@pytest.mark.parametrize("dimension", list(Dimension))
def test_the_report_may_be_told_apart(console: Console, dimension: Dimension) -> None:
    chosen = console.part(QComboBox, "report-by")
    chosen.setCurrentIndex(list(Dimension).index(dimension))
    chosen.activated.emit(chosen.currentIndex())
    rows = console.table("waits-table")
    assert len(rows) >= 3
    assert rows[0][0] == chosen.currentText()
    assert sum(int(row[1]) for row in rows[1:-1]) == int(rows[-1][1]) == 60


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("today", date(2026, 11, 25)),
        ("week", date(2026, 11, 23)),
        ("month", date(2026, 11, 1)),
    ],
)
def test_periods_have_their_days(console: Console, period: str, first: date) -> None:
    console.press(f"period-{period}")
    assert console.part(QDateEdit, "period-first").date() == QDate(
        first.year, first.month, first.day
    )
    assert console.part(QDateEdit, "period-last").date() == QDate(2026, 11, 25)
    assert console.part(QPushButton, f"period-{period}").isChecked()


def test_days_may_be_chosen(console: Console) -> None:
    console.part(QDateEdit, "period-first").setDate(QDate(2026, 11, 2))
    assert "du 2 novembre 2026 au 25 novembre 2026" in console.words("waits-page-aside")
    assert not console.part(QPushButton, "period-today").isChecked()
    console.part(QDateEdit, "period-last").setDate(QDate(2026, 11, 24))
    assert console.part(QLabel, "waits-nobody").isVisible()
    assert not console.part(QWidget, "waits-table").isVisible()
    assert not console.part(QWidget, "outcomes-card").isVisible()
    assert console.words("waits-arrived-value") == "0"
    assert console.words("waits-mean-value") == "–"


def test_an_impossible_period_is_refused_in_words(console: Console) -> None:
    trouble = console.part(QLabel, "waits-trouble")
    console.part(QDateEdit, "period-first").setDate(QDate(2026, 12, 24))
    assert trouble.isVisible()
    assert trouble.text()
    console.press("period-today")
    assert not trouble.isVisible()


def test_the_saved_csv_is_the_report(console: Console, hall: Reception, saved: list[Path]) -> None:
    path = saved[0]
    console.press("save-csv")
    expected = io.StringIO(newline="")
    hall.reports.waits(Question(by=(Dimension.SERVICE,))).write_csv(expected)
    assert path.read_bytes() == expected.getvalue().encode()
    assert console.words("waits-told") == "Enregistré sous waits.csv."
    console.press("save-csv")
    assert path.read_bytes() == expected.getvalue().encode()


def test_a_folder_that_cannot_be_written_is_told(
    console: Console, saved: list[Path], tmp_path: Path
) -> None:
    saved[:] = [tmp_path / "nowhere" / "waits.csv"]
    console.press("save-csv")
    assert "dossier" in console.words("waits-trouble")


def test_the_tables_may_be_copied(console: Console) -> None:
    console.press("copy")
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines == [*console.table("waits-table"), *console.table("outcomes-table")]


def test_definitions_are_printed_in_the_language_of_the_console(
    console: Console, translations: Translations
) -> None:
    def printed() -> str:
        box = console.part(QWidget, "definitions")
        return "\n".join(one.text() for one in box.findChildren(QLabel))

    assert "du premier" not in printed()
    assert "premier appel" in printed()
    translations.use(Language.ARABIC)
    assert "النداء الأول" in printed()
    translations.use(Language.ENGLISH)
    assert "first call" in printed()


def test_arabic_is_mirrored_and_keeps_the_page(console: Console) -> None:
    side_bar, table = console.part(QWidget, "side-bar"), console.part(QWidget, "waits-table")
    assert side_bar.mapTo(console.window, side_bar.rect().topLeft()).x() == 0
    console.press("language-ar")
    QGuiApplication.processEvents()
    assert table.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert side_bar.mapTo(console.window, side_bar.rect().topRight()).x() == (
        console.window.width() - 1
    )
    assert table.isVisible()
    assert console.table("waits-table")[-1][0] == "المجموع"
    assert console.words("waits-page-aside").endswith("على الساعة 12:54")
