"""The pages of figures as a manager uses them: choose, compare, click, see a visit, go back."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from admin_console.pages import places_of
from admin_console.reports.answer import Request, find
from admin_console.reports.page import FiguresPage
from admin_console.reports.question import PageQuestion, Span
from admin_console.reports.view import cell_text
from admin_console.table import FigureTable
from reception.app import Reception, open_reception
from reception.domain.errors import NotAllowedError
from reception.domain.language import Language
from reception.domain.rights import AuditAct
from reception.domain.unit import Person, Role
from reception.queue.model import At
from reception.reports.answers import WITH_UNCALLED
from reception.reports.build import Report, answer_to
from reception.reports.model import VisitOrder
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import (
    BY_CLERK,
    BY_COUNTER,
    BY_HOUR,
    BY_LANGUAGE,
    BY_SERVICE,
    PROMISES,
    REPORTS,
    VISITS,
    WAITING,
)
from reception.reports.words import duration_words, hour_words
from reception.system.clock import unit_zone
from reception.unit.current import same_time
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, quiet_morning
from tests.support.databases import SqliteDatabases
from ui_kit.plots.content import BarsContent, DistributionContent, HeatContent, TrendContent
from ui_kit.plots.view import PlotView
from ui_kit.report_pages import pdf
from ui_kit.translations import Translations
from ui_kit.words import label_text

TODAY = date(2026, 11, 25)
_VISITORS = 60


@pytest.fixture(scope="module")
def hall(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reception]:
    """Two mornings of visitors, of which nobody changes anything."""
    clock = FakeClock()
    folder = tmp_path_factory.mktemp("figures")
    clock.at = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    with sqlite_databases.commune(folder) as url, open_reception(url, clock=clock) as opened:
        for number in range(12):
            opened.desk.issue(opened.office.unit().services[number % 3].code)
            clock.advance(seconds=40)
            opened.desk.call_next(At(1, "clerk1"))
            clock.advance(seconds=20)
            opened.desk.start(At(1, "clerk1"))
            clock.advance(seconds=90)
            opened.desk.finish(At(1, "clerk1"))
        quiet_morning(opened, clock, visitors=_VISITORS)
        yield opened


class Held:
    """Carries out nothing before it is told to, as a worker that takes long."""

    def __init__(self) -> None:
        self.acts: list[Callable[[], None]] = []

    def run[T](
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def carry_out() -> None:
            try:
                result = act()
            except Exception as error:  # noqa: BLE001 - as the pool does
                failed(error)
            else:
                done(result)

        self.acts.append(carry_out)

    def go(self) -> None:
        """Carry out what was asked for."""
        acts, self.acts = self.acts, []
        for act in acts:
            act()


@pytest.fixture
def saved(tmp_path: Path) -> list[Path]:
    """Return where the next file is to be saved; none: the person thinks better of it."""
    return [tmp_path / "report"]


@pytest.fixture
def console(hall: Reception, translations: Translations, saved: list[Path]) -> Iterator[Console]:
    made = Console(hall, translations, choose_file=lambda *_: saved.pop() if saved else None)
    made.window.show()
    made.sign_in()
    yield made
    made.close()


def page_of(console: Console, report: Report) -> FiguresPage:
    console.press(f"page-{report.page}")
    return console.part(FiguresPage, f"{report.page}-page")


def part_of[W: QWidget](page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def choose(page: QWidget, name: str, value: object) -> None:
    field = part_of(page, QComboBox, name)
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def plot_of[C](page: QWidget, name: str, kind: type[C]) -> tuple[PlotView, C]:
    view = part_of(page, PlotView, f"{name}-plot")
    assert view.isVisible()
    assert isinstance(view.content, kind)
    return view, view.content


def table_of(page: QWidget, name: str) -> list[list[str]]:
    table = part_of(page, FigureTable, name)
    return table.texts()


def press_row(table: FigureTable, row: int) -> None:
    at = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.one_case
@pytest.mark.parametrize(
    "report",
    [one for one in REPORTS if one.page and one is not VISITS],
    ids=lambda one: one.code,
)
def test_every_page_shows_what_the_core_answers(
    console: Console, hall: Reception, report: Report
) -> None:
    page = page_of(console, report)
    found = page.found
    assert found
    assert found.answers.main == answer_to(hall.reports, report.about, found.asked.question(TODAY))
    if found.document.empty:
        assert report is PROMISES
        assert part_of(page, QLabel, f"{report.page}-nobody").isVisible()
        return
    figures = found.document.key_figures
    # What only says something beside the uncalled stands there when there are some.
    everybody = hall.reports.waits(replace(found.asked.question(TODAY), by=())).total
    assert [one.name for one in figures] == [
        one for one in report.key_figures if everybody.uncalled or one not in WITH_UNCALLED
    ]
    for one in figures:
        text = console.words(f"{report.page}-{one.name}-value")
        assert text == cell_text(one.value, one.kind, Language.FRENCH)
    tables = [one for one in page.findChildren(FigureTable) if one.isVisible()]
    assert tables
    for table in tables:
        assert len(table.texts()) > 1


def test_periods_have_their_days_and_may_be_stepped_through(console: Console) -> None:
    page = page_of(console, WAITING)

    def days() -> tuple[date, ...]:
        fields = [part_of(page, QDateEdit, f"period-{one}").date() for one in ("first", "last")]
        return tuple(date(one.year(), one.month(), one.day()) for one in fields)

    for span, first, last in (
        (Span.TODAY, TODAY, TODAY),
        (Span.YESTERDAY, date(2026, 11, 24), date(2026, 11, 24)),
        (Span.WEEK, date(2026, 11, 23), TODAY),
        (Span.LAST_WEEK, date(2026, 11, 16), date(2026, 11, 22)),
        (Span.MONTH, date(2026, 11, 1), TODAY),
        (Span.LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31)),
        (Span.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        (Span.YEAR, date(2026, 1, 1), TODAY),
        (Span.MONTH, date(2026, 11, 1), TODAY),
    ):
        choose(page, "span", span)
        assert days() == (first, last)
    later, earlier = (part_of(page, QToolButton, one) for one in ("later", "earlier"))
    assert not later.isEnabled()
    earlier.click()
    assert days() == (date(2026, 10, 1), date(2026, 10, 31))
    assert part_of(page, QComboBox, "span").currentData() == Span.LAST_MONTH
    earlier.click()
    assert days() == (date(2026, 9, 1), date(2026, 9, 30))
    assert part_of(page, QLabel, "waits-nobody").isVisible()
    later.click()
    later.click()
    assert days() == (date(2026, 11, 1), TODAY)
    first_field = part_of(page, QDateEdit, "period-first")
    assert first_field.calendarWidget().firstDayOfWeek() is Qt.DayOfWeek.Monday
    first_field.setDate(QDate(2026, 11, 24))
    assert "du 24\u00a0novembre\u00a02026 au 25\u00a0novembre" in console.words("waits-page-aside")
    first_field.setDate(QDate(2027, 1, 1))
    message = part_of(page, QLabel, "waits-message")
    assert message.isVisible()
    # What was answered before still stands there.
    assert part_of(page, QLabel, "waits-arrived-value").text() == "72"


def test_a_period_is_set_beside_the_one_before(console: Console, hall: Reception) -> None:
    page = page_of(console, BY_SERVICE)
    _, bars = plot_of(page, "waits-card", BarsContent)
    before = hall.reports.waits(
        ReportQuestion(first=date(2026, 11, 24), last=date(2026, 11, 24), by=(Dimension.SERVICE,))
    )
    known = {row.keys[0]: row.figures.wait.median for row in before.rows}
    shown = {bar.place.key[0][1]: bar.before for bar in bars.bars}  # type: ignore[index] # a choice
    assert {key: value for key, value in shown.items() if value is not None} == {
        key: median.total_seconds() for key, median in known.items() if median and key in shown
    }
    remark = part_of(page, QLabel, f"{BY_SERVICE.page}-arrived-remark")
    assert remark.text() == "↗ avant\u00a0: 12"
    part_of(page, QCheckBox, "compares").click()
    assert remark.text() == ""


def test_a_bar_leads_to_its_visits_and_to_one_of_them_and_back(
    console: Console, hall: Reception
) -> None:
    page = page_of(console, BY_SERVICE)
    view, bars = plot_of(page, "waits-card", BarsContent)
    mark = view.marks[1]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=mark.area.center().toPoint())
    visits = console.part(QWidget, "visits-page")
    assert visits.isVisible()
    service = bars.bars[1].place.key[0][1]  # type: ignore[index] # a choice
    legs = hall.reports.visits(
        ReportQuestion(first=TODAY, last=TODAY, only={Dimension.SERVICE: (service,)})
    ).legs
    table = console.part(FigureTable, "visits-table")
    assert [row[1] for row in table.texts()[1:]] == [label_text(one.ticket.label) for one in legs]
    assert bars.bars[1].place.name in part_of(visits, QPushButton, "only-service").text()
    press_row(table, 0)
    story = hall.reports.story(legs[0].ticket.id)
    assert console.part(QWidget, "story-card").isVisible()
    assert len(table_of(visits, "story-events")) == 1 + len(story.events) + len(story.papers)
    assert len(table_of(visits, "story-legs")) == 1 + len(story.visit.legs)
    back, forward = (part_of(visits, QToolButton, one) for one in ("back", "forward"))
    back.click()
    assert table.isVisible()
    back.click()
    assert page.isVisible()
    part_of(page, QToolButton, "forward").click()
    assert visits.isVisible()
    part_of(visits, QPushButton, "only-service").click()
    assert len(table.texts()) == 51
    # The days and choices stay with whoever goes to another page.
    forward.click()
    console.press(f"page-{BY_HOUR.page}")
    assert console.words(f"{BY_HOUR.page}-arrived-value") == str(_VISITORS)


def test_visits_are_listed_page_by_page_in_each_order(console: Console, hall: Reception) -> None:
    console.press("page-visits")
    visits = console.part(QWidget, "visits-page")
    choose(visits, "visits-order", VisitOrder.LONGEST_WAIT)
    labels = [row[1] for row in table_of(visits, "visits-table")[1:]]
    assert console.words("visits-place") == "1 à\u00a050"
    console.press("visits-next")
    labels += [row[1] for row in table_of(visits, "visits-table")[1:]]
    legs = hall.reports.visits(order=VisitOrder.LONGEST_WAIT, limit=1000).legs
    assert labels == [label_text(one.ticket.label) for one in legs]
    assert not console.part(QPushButton, "visits-next").isVisible()
    console.press("visits-previous")
    assert console.words("visits-place") == "1 à\u00a050"


def test_two_dimensions_stand_in_a_map_whose_cells_lead_to_visits(
    console: Console, hall: Reception
) -> None:
    page = page_of(console, BY_SERVICE)
    choose(page, "report-and", Dimension.HOUR)
    view, heat = plot_of(page, "waits-cross-card", HeatContent)
    report = hall.reports.waits(ReportQuestion(by=(Dimension.SERVICE, Dimension.HOUR)))
    rows = table_of(page, "waits-table")
    assert len(rows) == len(report.rows) + 2
    assert rows[0][:2] == ["Service", "Heure"]
    assert len(view.marks) == sum(one.figures.wait.n > 0 for one in report.rows)
    assert heat.columns[0].short == "08:00"
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Return)
    visits = console.part(QWidget, "visits-page")
    assert part_of(visits, QPushButton, "only-service").isVisible()
    assert part_of(visits, QPushButton, "only-hour").isVisible()
    arrived = next(one.figures.arrived for one in report.rows if one.figures.wait.n)
    assert len(table_of(visits, "visits-table")) == 1 + arrived


def test_a_trend_goes_from_day_to_day_and_may_be_read_as_a_table(console: Console) -> None:
    page = page_of(console, WAITING)
    choose(page, "span", Span.WEEK)
    view, trend = plot_of(page, "trend-card", TrendContent)
    assert [one.key for one in trend.places] == [
        ((Dimension.DAY, date(2026, 11, 24)),),
        ((Dimension.DAY, TODAY),),
    ]
    console.press("trend-card-as-table")
    assert not view.isVisible()
    assert len(table_of(page, "trend-table")) == 1 + len(trend.places)
    plot_of(page, "heat-wait_median_s-card", HeatContent)


@pytest.mark.deep
def test_a_bar_of_the_distribution_lists_its_own_visits_and_no_others(
    console: Console, saved: list[Path], tmp_path: Path
) -> None:
    page = page_of(console, WAITING)
    spread, content = plot_of(page, "spread-card", DistributionContent)
    bars = [at for at, one in enumerate(content.bins) if one.count]
    assert len(bars) > 1
    for at in bars:
        height = content.bins[at].count
        area = spread.marks[at].area.center().toPoint()
        QTest.mouseClick(spread, Qt.MouseButton.LeftButton, pos=area)
        visits = console.part(QWidget, "visits-page")
        assert part_of(visits, QComboBox, "visits-order").currentData() == VisitOrder.LONGEST_WAIT
        assert len(table_of(visits, "visits-table")) == 1 + height
        saved[:] = [tmp_path / "visits.csv"]
        console.press("visits-save-csv")
        assert len((tmp_path / "visits.csv").read_text().splitlines()) == 1 + height
        part_of(visits, QToolButton, "back").click()
        assert page.isVisible()
    QTest.mouseClick(spread, Qt.MouseButton.LeftButton, pos=area)
    low = round(content.bins[bars[-1]].low / 60)
    assert f"{low}\u00a0min" in part_of(visits, QPushButton, "only-wait").text()
    # The hours at counters are of nobody who waited; every other page is of the same people.
    console.press(f"page-{BY_HOUR.page}")
    assert console.words(f"{BY_HOUR.page}-arrived-value") == str(height)
    console.press(f"page-{BY_COUNTER.page}")
    counters = console.part(QWidget, f"{BY_COUNTER.page}-page")
    assert not counters.findChildren(QPushButton, "only-wait")
    part_of(counters, QToolButton, "back").click()
    hours = console.part(QWidget, f"{BY_HOUR.page}-page")
    part_of(hours, QPushButton, "only-wait").click()
    assert console.words(f"{BY_HOUR.page}-arrived-value") == str(_VISITORS)


def test_today_says_up_to_when_yesterday_is_compared(console: Console, hall: Reception) -> None:
    page = page_of(console, WAITING)
    assert page.found
    zone = unit_zone(hall.office.unit().zone)
    now = hall.hall.now()
    until = hour_words(now.astimezone(zone), Language.FRENCH)
    assert f"jusqu\u2019\u00e0\xa0{until}, heure locale" in page.aside.text()
    assert page.found.answers.past
    assert page.found.answers.past.as_of == same_time(now, timedelta(days=-1), zone)
    choose(page, "span", Span.YESTERDAY)
    assert "heure locale" not in page.aside.text()


def test_a_long_file_says_how_far_it_is_and_may_be_stopped(
    hall: Reception,
    translations: Translations,
    qtbot: QtBot,
    saved: list[Path],
    tmp_path: Path,
) -> None:
    held = Held()
    made = Console(hall, translations, long_work=held, choose_file=lambda *_: saved.pop())
    made.window.show()
    made.sign_in()
    for page, form in (("waits", "pdf"), ("visits", "xlsx")):
        path = tmp_path / f"{page}.{form}"
        made.press(f"page-{page}")
        held.go()
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
        held.go()
        assert not told.isVisible()
        assert "Aucun fichier" in made.words(f"{page}-told")
        assert not path.exists()
        saved[:] = [path]
        made.press(f"{page}-save-{form}")
        held.go()
        assert path.exists()
        assert made.words(f"{page}-told") == f"Enregistr\u00e9 sous {path.name}."
    # Who leaves takes nothing more out, and the next person hears nothing of it.
    saved[:] = [tmp_path / "left.xlsx"]
    made.press("visits-save-xlsx")
    made.window.sign_out()
    held.go()
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
    held.go()
    assert part_of(page, QLabel, "waits-arrived-value").text() == str(_VISITORS)
    choose(page, "span", Span.WEEK)
    choose(page, "span", Span.YESTERDAY)
    # The answer before is seen through the busy.
    busy, stop = part_of(page, QWidget, "busy"), part_of(page, QPushButton, "stop")
    qtbot.waitUntil(stop.isVisible, timeout=60_000)
    assert part_of(page, QLabel, "waits-arrived-value").text() == str(_VISITORS)
    stop.click()
    assert not busy.isVisible()
    held.go()
    assert part_of(page, QLabel, "waits-arrived-value").text() == str(_VISITORS)
    assert "Arrêté" in console.words("waits-message")
    page.refresh()
    held.go()
    assert part_of(page, QLabel, "waits-arrived-value").text() == "12"
    # Whoever has left sees no answer, even one that was on its way.
    choose(page, "span", Span.TODAY)
    console.window.sign_out()
    held.go()
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


def test_a_page_opens_by_all_that_its_report_tells_apart() -> None:
    two = replace(BY_LANGUAGE, by=(Dimension.LANGUAGE, Dimension.COUNTER))
    for report in (two, *(one for one in REPORTS if one.keeps_by)):
        assert PageQuestion().of(report).told_apart == report.by
        assert PageQuestion().of(WAITING).of(report).told_apart == report.by


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
    assert len((tmp_path / "visits.csv").read_text().splitlines()) == _VISITORS + 1
    # Of a choice its visits alone are saved: the list that a row of a table leads to.
    page = page_of(console, BY_SERVICE)
    press_row(part_of(page, FigureTable, "waits-table"), 0)
    assert console.part(QWidget, "visits-page").isVisible()
    saved[:] = [tmp_path / "visits.csv"]
    console.press("visits-save-csv")
    first = hall.reports.waits(ReportQuestion(by=(Dimension.SERVICE,))).rows[0]
    assert len((tmp_path / "visits.csv").read_text().splitlines()) == first.figures.arrived + 1


def test_a_wait_that_no_figure_counts_is_told(console: Console, hall: Reception) -> None:
    console.press("page-waits")
    waits_on = hall.reports.waits().total.open_wait_max
    assert waits_on
    assert duration_words(waits_on, Language.FRENCH) in console.words("waits-caution")


def test_definitions_and_titles_follow_the_language(
    console: Console, translations: Translations
) -> None:
    page = page_of(console, WAITING)

    def printed() -> str:
        box = part_of(page, QWidget, "definitions")
        return "\n".join(one.text() for one in box.findChildren(QLabel))

    assert "premier appel" in printed()
    translations.use(Language.ARABIC)
    page = console.part(FiguresPage, page.objectName())
    assert "النداء الأول" in printed()
    _, trend = plot_of(page, "trend-card", TrendContent)
    assert trend.lines[0].name == "الانتظار، الوسيط"
    assert part_of(page, FigureTable, "waits-table").layoutDirection() is (
        Qt.LayoutDirection.RightToLeft
    )
