"""The pages of figures as a manager uses them: choose, compare, click, see a visit, go back."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
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

from admin_console.reports.page import FiguresPage
from admin_console.reports.question import PageQuestion, Span
from admin_console.reports.view import cell_text
from admin_console.table import FigureTable
from reception.app import Reception
from reception.domain.language import Language
from reception.reports.answers import WITH_UNCALLED
from reception.reports.build import Report, answer_to
from reception.reports.model import VisitOrder
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import (
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
from tests.admin_console.figures.pages import (
    TODAY,
    VISITORS,
    choose,
    page_of,
    part_of,
    plot_of,
    press_row,
    table_of,
)
from tests.support.console_hall import Console
from ui_kit.plots.content import BarsContent, DistributionContent, HeatContent, TrendContent
from ui_kit.translations import Translations
from ui_kit.words import label_text


@pytest.mark.one_case
@pytest.mark.parametrize(
    "report", [one for one in REPORTS if one.page and one is not VISITS], ids=lambda one: one.code
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
    assert console.words(f"{BY_HOUR.page}-arrived-value") == str(VISITORS)


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
    assert console.words(f"{BY_HOUR.page}-arrived-value") == str(VISITORS)


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


def test_a_page_opens_by_all_that_its_report_tells_apart() -> None:
    two = replace(BY_LANGUAGE, by=(Dimension.LANGUAGE, Dimension.COUNTER))
    for report in (two, *(one for one in REPORTS if one.keeps_by)):
        assert PageQuestion().of(report).told_apart == report.by
        assert PageQuestion().of(WAITING).of(report).told_apart == report.by


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
