"""``nouba staffing`` on weeks that the desk itself led, on both databases."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from reception.app import Reception, open_reception
from reception.domain.errors import NotAllowedError
from reception.queue.model import At
from reception.staffing.model import StaffingQuestion
from reception.system.clock import SystemClock
from reception.system.progress import AnswerStoppedError
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba

MONDAY = datetime(2026, 10, 5, 8, tzinfo=UTC)
PERIOD = ("--from", "2026-10-05", "--to", "2026-11-01")
PLACE = At(3, "clerk1")


def a_morning(reception: Reception, clock: FakeClock, day: datetime) -> None:
    """Let four come at nine, one after the other to the only counter, which is away for a while."""
    clock.at = day
    reception.desk.open_counter(PLACE)
    for number in range(4):
        clock.at = day + timedelta(hours=1, minutes=number)
        reception.desk.issue("signature")
    clock.at = day + timedelta(hours=1, minutes=5)
    for _ in range(4):
        clock.advance(seconds=20)
        reception.desk.call_next(PLACE)
        reception.desk.start(PLACE)
        clock.advance(minutes=9)
        reception.desk.finish(PLACE)
    reception.desk.close_counter(At(None, "clerk1"))


@pytest.fixture
def weeks(reception: Reception, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Reception:
    """Lead four Mondays and Tuesdays; the commands run in November."""
    for week in range(4):
        for day in range(2):
            a_morning(reception, clock, MONDAY + timedelta(days=7 * week + day))
    clock.at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    monkeypatch.setenv("NOUBA_CLOCK", f"2026-11-02T09:00:00Z/{SystemClock().now().timestamp()}/1")
    return reception


@pytest.mark.both
def test_a_week_is_planned_by_what_the_desk_recorded(weeks: Reception, nouba: Nouba) -> None:
    answer = nouba("staffing", *PERIOD, "--target-pct", "90", "--within", "15m").json
    assert [one["weekday"] for one in answer["weekdays"]] == [1, 2]
    assert (answer["days"], answer["visits"], answer["beyond"]) == (8, 32, 0)
    for day in answer["weekdays"]:
        busiest = max(day["half_hours"], key=lambda one: one["arrivals"])
        # Two of four waited longer than a quarter of an hour, and one counter was open.
        assert (busiest["begins"], busiest["opened"], busiest["was_pct"]) == ("09:00", 1.0, 50.0)
        assert len(busiest["counters"]) > 1
        assert busiest["share"]["pct"] > 90
    assert (
        weeks.staffing.answer(
            StaffingQuestion(
                target_pct=90, first=MONDAY.date(), last=MONDAY.date() + timedelta(days=27)
            )
        ).counter_hours
        == answer["counter_hours"]
    )


def test_every_form_of_it_is_written(weeks: Reception, nouba: Nouba, tmp_path: Path) -> None:
    asked = ("staffing", *PERIOD, "--language", "fr")
    book, pages = tmp_path / "week.xlsx", tmp_path / "week.pdf"
    assert nouba(*asked, "--format", "xlsx", "--out", str(book)).exit_code == 0
    assert nouba(*asked, "--format", "pdf", "--out", str(pages)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(nouba(*asked, "--format", "csv").out)))
    sheets = {one.title: one for one in openpyxl.load_workbook(book).worksheets}
    details = sheets["Chaque demi-heure en détail"]
    # Below the titles a row for each half hour.
    assert [row[3] for row in details.iter_rows(min_row=2, values_only=True)] == [
        int(one["needed"]) for one in rows
    ]
    assert "Guichets nécessaires" in PdfReader(pages).pages[0].extract_text().replace("\t", " ")
    assert "lundi" in nouba(*asked, "--format", "table").out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--target-pct", "0"), 1, "The target is a share above 0"),
        (("--within", "soon"), 2, "'soon' is no wait; write it as 15m"),
        (("--hours", "noon"), 2, "'noon' is no time of day"),
        (("--counters", "99"), 1, "counters: ask for 1 to"),
        ((), 1, "visitors are known of 0 weeks: a plan needs 4 at least"),
        (("--format", "pdf"), 2, "Say where the pdf file goes"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    nouba: Nouba, words: tuple[str, ...], code: int, says: str
) -> None:
    answer = nouba("staffing", *words)
    assert (answer.exit_code, says in answer.err) == (code, True), answer.err
    assert "Traceback" not in answer.err


def test_a_clerk_sees_no_plan_and_who_waits_may_stop_it(
    weeks: Reception, database_url: str
) -> None:
    clerk = weeks.hall.unit().person("clerk1")
    question = StaffingQuestion(first=MONDAY.date(), last=MONDAY.date() + timedelta(days=27))
    with open_reception(database_url, clock=weeks.clock) as other:
        with pytest.raises(NotAllowedError):
            other.staffing.answer(question, asking=clerk)
        with pytest.raises(AnswerStoppedError):
            other.staffing.answer(question, watch=lambda done: done < 0.4)
