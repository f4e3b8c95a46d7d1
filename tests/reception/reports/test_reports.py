import csv
import io
import json
import statistics
from collections import defaultdict
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.domain.errors import NotAllowedError, PeriodError
from reception.domain.figures import Figures, Measure, QuoteTally
from reception.domain.ticket import TicketState, Visit
from reception.domain.unit import Person
from reception.reports.answers import (
    FIGURE_NAMES,
    GroupsAnswer,
    PlaceInListError,
    UnknownVisitError,
    VisitRow,
    figure_names,
    figure_values,
)
from reception.reports.model import VisitOrder
from reception.reports.question import Dimension, Key, ReportQuestion
from reception.reports.reports import Reports, together
from reception.reports.words import wording
from reception.system.csv_text import CsvWriter
from reception.system.progress import AnswerStoppedError
from reception.unit.current import UnitReader, before
from tests.support.every_case import every_case
from tests.support.examples import examples_of
from tests.support.report_data import (
    ADMINISTRATOR,
    CLERK,
    MANAGER,
    UNIT,
    FixedClock,
    MemoryReportStore,
    MemoryUnits,
    mistaken,
    month,
)

FIRST = date(2026, 9, 1)
LAST = date(2026, 9, 30)
NOW = datetime(2026, 9, 30, 14, 0, tzinfo=UTC)
# Morocco left UTC+1 for UTC at this instant; written here by hand, to check the zone data too.
ZONE_CHANGE = datetime(2026, 9, 20, 1, tzinfo=UTC)
COLUMNS = (
    "ticket_id,label,unit,service_day,service,leg,language,priority,waiting_since,"
    "first_called_at,last_called_at,started_at,ended_at,counter,clerk,outcome,state"
)


def reports(visits: list[Visit], now: datetime = NOW) -> Reports:
    return Reports(MemoryReportStore(visits), UnitReader(MemoryUnits()), FixedClock(now))


@pytest.fixture(scope="module")
def september() -> Reports:
    return reports(month(7, FIRST, 30))


def asked(first: date | None = None, last: date | None = None, *by: Dimension) -> ReportQuestion:
    return ReportQuestion(first=first, last=last, by=by)


def exported(made: Reports, first: date, last: date) -> str:
    stream = io.StringIO(newline="")
    made.write_visits_csv(stream, asked(first, last))
    return stream.getvalue()


def of_row(report: GroupsAnswer[Figures], *keys: object) -> dict[str, Any]:
    return next(figure_values(row.figures) for row in report.rows if row.keys == keys)


# --- an independent computation, in exact fractions of a second ---------------------------------


def naive(legs: list[tuple[Any, Any]], now: datetime) -> dict[str, Any]:
    targets = {one.code: one.target_wait for one in UNIT.services}
    given_back = sum(leg.state == "given_back" for _, leg in legs)
    legs = [one for one in legs if one[1].state != "given_back"]
    told: dict[str, Any] = {"arrived": len(legs), "within_target": 0, "judged": 0, "clock_jumps": 0}
    told["given_back"] = given_back
    for name, state in (
        ("still_waiting", "waiting"),
        ("being_called", "called"),
        ("being_served", "serving"),
        ("parked", "parked"),
        ("served", "served"),
        ("no_show", "no_show"),
        ("continued", "continued"),
        ("cancelled", "cancelled"),
        ("unserved", "unserved"),
    ):
        told[name] = sum(leg.state == state for _, leg in legs)
    spans: dict[str, list[timedelta]] = {
        name: []
        for name in ("wait", "to_service", "walking", "service", "visit_wait", "visit_time")
    }
    uncalled: list[timedelta] = []
    for _, leg in legs:
        pairs = {
            "wait": (leg.waiting_since, leg.first_called_at),
            "to_service": (leg.waiting_since if leg.first_called_at else None, leg.started_at),
            "walking": (leg.last_called_at, leg.started_at),
            "service": (leg.started_at, leg.ended_at),
        }
        jumped = False
        for name, (start, end) in pairs.items():
            if start is not None and end is not None:
                jumped = jumped or (end < start and name != "to_service")
                spans[name].append(max(end - start, timedelta(0)))
        waited = leg.first_called_at or not (leg.started_at or leg.state is TicketState.PARKED)
        gone = leg.first_called_at or leg.ended_at or now
        jumped = jumped or (waited and gone < leg.waiting_since)
        if waited and not leg.first_called_at:
            uncalled.append(max(gone - leg.waiting_since, timedelta(0)))
        told["clock_jumps"] += bool(jumped)
        if leg.service not in targets or not waited:
            continue
        early = max(gone - leg.waiting_since, timedelta(0)) <= targets[leg.service]
        if leg.first_called_at:
            told["judged"] += 1
            told["within_target"] += early
        elif not (early and leg.state in {TicketState.WAITING, TicketState.CANCELLED}):
            told["judged"] += 1
    told |= naive_visits(legs, spans)
    open_waits = [now - leg.waiting_since for _, leg in legs if leg.state is TicketState.WAITING]
    longest = max([timedelta(0), *open_waits]) if open_waits else None
    told["open_wait_max_s"] = None if longest is None else longest.total_seconds()
    told["called"] = len(spans["wait"])
    judged = told["judged"]
    told["service_level_pct"] = round(100 * told["within_target"] / judged, 2) if judged else None
    left = told["cancelled"]
    told["abandoned_pct"] = round(100 * left / len(legs), 2) if left else None
    called = told["called"]
    told["no_show_pct"] = round(100 * told["no_show"] / called, 2) if called else None
    for name, found in spans.items():
        exact = sorted(Fraction(one // timedelta(microseconds=1)) for one in found)
        told[f"{name}_n"] = len(exact)
        told[f"{name}_mean_s"] = seconds(sum(exact, Fraction(0)) / len(exact)) if exact else None
        told[f"{name}_median_s"] = quantile(exact, Fraction(1, 2)) if exact else None
        told[f"{name}_p90_s"] = quantile(exact, Fraction(9, 10)) if len(exact) >= 10 else None
        told[f"{name}_max_s"] = seconds(exact[-1]) if exact else None
    told["uncalled"] = len(uncalled)
    n = len(spans["wait"]) + len(uncalled)
    told["wait_with_uncalled_median_s"] = not_exceeded(spans["wait"], uncalled, Fraction(1, 2))
    p90 = not_exceeded(spans["wait"], uncalled, Fraction(1, 10)) if n >= 10 else None
    told["wait_with_uncalled_p90_s"] = p90
    return told


def not_exceeded(seen: list[timedelta], cut_off: list[timedelta], part: Fraction) -> float | None:
    longer = Fraction(1)
    for at in sorted(set(seen)):
        at_risk = sum(one >= at for one in (*seen, *cut_off))
        longer *= 1 - Fraction(seen.count(at), at_risk)
        if longer <= part:
            return at.total_seconds()
    return None


def naive_visits(legs: list[tuple[Any, Any]], spans: dict[str, list[timedelta]]) -> dict[str, Any]:
    visits = defaultdict(list)
    for ticket, leg in legs:
        visits[ticket.id].append(leg)
    for own in visits.values():
        waits = [
            max(one.first_called_at - one.waiting_since, timedelta(0))
            for one in own
            if one.first_called_at
        ]
        if waits and not any(one.state in {"waiting", "parked"} for one in own):
            spans["visit_wait"].append(sum(waits, timedelta(0)))
        if all(one.ended_at for one in own):
            begun = min(one.waiting_since for one in own)
            over = max(one.ended_at for one in own)
            spans["visit_time"].append(max(over - begun, timedelta(0)))
    return {"visits": len(visits)}


def quantile(ordered: list[Fraction], part: Fraction) -> float:
    position = part * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return seconds(ordered[below] + (ordered[above] - ordered[below]) * (position - below))


def seconds(microseconds: Fraction | int) -> float:
    return round(microseconds) / 1_000_000


@settings(max_examples=examples_of(25), deadline=None)
@given(
    seed=st.integers(0, 10_000),
    a_day=st.integers(0, 12),
    by=st.lists(st.sampled_from(list(Dimension)), max_size=3, unique=True),
)
def test_figures_agree_with_a_naive_computation(seed: int, a_day: int, by: list[Dimension]) -> None:
    first = date(2026, 9, 16)
    visits = mistaken(month(seed, first, 8, a_day=a_day))
    now = datetime(2026, 9, 23, 14, tzinfo=UTC)
    report = reports(visits, now).waits(asked(first, first + timedelta(days=7), *by))
    groups: dict[tuple[Any, ...], list[tuple[Any, Any]]] = defaultdict(list)
    for visit in visits:
        for leg in visit.legs:
            shift = timedelta(hours=1 if leg.waiting_since < ZONE_CHANGE else 0)
            local = leg.waiting_since + shift
            places = {
                "service": leg.service,
                "hour": local.hour,
                "weekday": visit.ticket.service_day.isoweekday(),
                "counter": leg.counter,
                "clerk": leg.clerk,
                "language": str(visit.ticket.language),
                "priority": leg.priority,
                "day": visit.ticket.service_day,
                "week": date.fromisocalendar(*visit.ticket.service_day.isocalendar()[:2], 1),
                "month": visit.ticket.service_day.replace(day=1),
                "year": visit.ticket.service_day.year,
                "outcome": leg.outcome,
            }
            groups[tuple(places[one] for one in by)].append((visit.ticket, leg))
    everything = [pair for pairs in groups.values() for pair in pairs]
    assert figure_values(report.total) == naive(everything, now)
    told = {row.keys: figure_values(row.figures) for row in report.rows}
    expected = {keys: naive(pairs, now) for keys, pairs in groups.items()} if by else {}
    assert told == expected


# --- the export and the report, by another engine -----------------------------------------------


def test_figures_agree_with_statistics_over_the_export(september: Reports) -> None:
    report = september.waits(asked(FIRST, LAST, Dimension.SERVICE, Dimension.HOUR))
    groups: dict[tuple[str, int] | None, list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(exported(september, FIRST, LAST))):
        since = datetime.fromisoformat(row["waiting_since"])
        local_hour = (since + timedelta(hours=1 if since < ZONE_CHANGE else 0)).hour
        groups[row["service"], local_hour].append(row)
        groups[None].append(row)
    assert len(groups) == len(report.rows) + 1
    for group, rows in groups.items():
        told = figure_values(report.total) if group is None else of_row(report, *group)
        assert told["arrived"] == len(rows)
        for name in ("served", "no_show", "cancelled", "unserved"):
            assert told[name] == sum(row["state"] == name for row in rows)
        assert told["still_waiting"] == sum(row["state"] == "waiting" for row in rows)
        waits = between(rows, "waiting_since", "first_called_at")
        assert told["called"] == len(waits)
        if waits:
            assert told["wait_mean_s"] == seconds(Fraction(sum(waits), len(waits)))
            assert told["wait_median_s"] == seconds(
                Fraction(statistics.median(map(Fraction, waits)))
            )
            assert told["wait_max_s"] == max(waits) / 1_000_000
        if len(waits) >= 10:
            tenths = statistics.quantiles(map(Fraction, waits), n=10, method="inclusive")
            assert told["wait_p90_s"] == seconds(Fraction(tenths[-1]))
        services = between(rows, "started_at", "ended_at")
        if services:
            assert told["service_mean_s"] == seconds(Fraction(sum(services), len(services)))


def between(rows: list[dict[str, str]], start: str, end: str) -> list[int]:
    """Return how many microseconds lie between two instants of the rows that have both."""
    return [
        max(
            (datetime.fromisoformat(row[end]) - datetime.fromisoformat(row[start]))
            // timedelta(microseconds=1),
            0,
        )
        for row in rows
        if row[start] and row[end]
    ]


@pytest.mark.parametrize("by", list(Dimension))
def test_rows_add_up_to_the_total(september: Reports, by: Dimension) -> None:
    report = september.waits(asked(FIRST, LAST, by))
    total: dict[str, Any] = report.as_dict()["total"]
    rows: list[dict[str, Any]] = report.as_dict()["rows"]
    for name, value in total.items():
        if name == "visits" or name.startswith("visit_"):
            # Whoever stayed in several groups is a visitor of each of them.
            assert sum(row[name] or 0 for row in rows) >= (value or 0)
        elif isinstance(value, int):
            assert sum(row[name] or 0 for row in rows) == value, name
    assert total["wait_max_s"] == max(row["wait_max_s"] or 0 for row in rows)
    assert total["arrived"] > 1800
    assert total["clock_jumps"] > 0
    assert total["still_waiting"] > 0


def test_a_weekday_is_that_of_its_day_past_midnight_too() -> None:
    visits = month(3, FIRST, 6, a_day=30, night=True)
    told = reports(visits).waits(asked(FIRST, LAST, Dimension.DAY, Dimension.WEEKDAY))
    assert len(told.rows) == 6
    for row in told.rows:
        day, weekday = row.keys
        assert isinstance(day, date)
        assert weekday == day.isoweekday()
    # The hour is that of the clock: of the night after, as well.
    hours = {row.keys[0] for row in reports(visits).waits(asked(FIRST, LAST, Dimension.HOUR)).rows}
    assert {0, 1, 2} <= hours


def test_groups_stand_in_the_order_of_the_unit(september: Reports) -> None:
    report = september.waits(asked(FIRST, LAST, Dimension.SERVICE, Dimension.COUNTER))
    codes = [*(one.code for one in UNIT.services), "abolished"]
    assert [row.keys for row in report.rows] == [
        (code, counter) for code in codes for counter in (1, 2, 3, 4, None)
    ]
    report = september.waits(asked(FIRST, LAST, Dimension.DAY))
    assert [row.keys[0] for row in report.rows] == [FIRST + timedelta(days=n) for n in range(30)]


def test_one_pass_over_the_period_only() -> None:
    visits = month(1, FIRST, 30, a_day=10)
    store = MemoryReportStore(visits)
    made = Reports(store, UnitReader(MemoryUnits()), FixedClock(NOW))
    made.waits(asked(date(2026, 9, 4), date(2026, 9, 5), Dimension.HOUR, Dimension.CLERK))
    assert store.read == 20


# --- periods and rights ------------------------------------------------------------------------


def test_the_period_is_today_unless_asked_otherwise(september: Reports) -> None:
    assert september.waits().first == september.waits().last == LAST
    report = september.waits(asked(date(2026, 9, 10)))
    assert (report.first, report.last) == (date(2026, 9, 10), LAST)
    report = september.waits(asked(None, date(2026, 9, 10)))
    assert (report.first, report.last) == (date(2026, 9, 10), date(2026, 9, 10))


def test_before_the_day_starts_today_is_still_yesterday(september: Reports) -> None:
    early = reports([], datetime(2026, 10, 1, 3, 59, tzinfo=UTC))
    assert early.waits().first == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 9, 2), date(2026, 9, 1)),
        (date(2026, 10, 1), date(2026, 10, 2)),
        (date(2026, 10, 1), None),
        (None, date(2026, 10, 1)),
    ],
)
def test_impossible_periods_are_refused(
    september: Reports, first: date | None, last: date | None
) -> None:
    with pytest.raises(PeriodError, match="today, 2026-09-30"):
        september.waits(asked(first, last))
    with pytest.raises(PeriodError):
        september.export(asked(first, last))


def test_a_clerk_may_not_see_the_unit_s_figures(september: Reports) -> None:
    for verb in (
        september.waits,
        september.distribution,
        september.counters,
        september.quotes,
        september.visits,
    ):
        with pytest.raises(NotAllowedError):
            verb(asking=CLERK)
    with pytest.raises(NotAllowedError):
        september.story(UUID(int=0), asking=CLERK)
    with pytest.raises(NotAllowedError):
        september.export(asking=CLERK)


@pytest.mark.parametrize("asking", [MANAGER, ADMINISTRATOR, None])
def test_a_manager_sees_figures_by_clerk(september: Reports, asking: Person | None) -> None:
    report = september.waits(asked(None, None, Dimension.CLERK), asking=asking)
    assert [row.keys[0] for row in report.rows] == ["amina", "hind", "omar", None]


# --- what is written ---------------------------------------------------------------------------


def test_the_report_is_json(september: Reports) -> None:
    report = september.waits(asked(FIRST, LAST, Dimension.DAY, Dimension.COUNTER))
    told = json.loads(json.dumps(report.as_dict()))
    assert told["from"] == "2026-09-01"
    assert told["to"] == "2026-09-30"
    assert told["as_of"] == "2026-09-30T14:00:00.000000Z"
    assert told["by"] == ["day", "counter"]
    assert told["rows"][0]["day"] == "2026-09-01"
    assert set(told["rows"][0]) == {"day", "counter", *told["total"]}
    assert set(told["definitions"]) == set(told["total"])


def test_every_figure_is_defined_in_three_languages() -> None:
    assert set(wording().figures) == set(FIGURE_NAMES)
    assert tuple(wording().counters) == figure_names(together(()))
    assert tuple(wording().quotes) == figure_names(QuoteTally().figures())
    entries = [*wording().figures.values(), *wording().measures.values()]
    entries += [*wording().counters.values(), *wording().quotes.values()]
    for words in [*entries, *wording().statistics.values()]:
        for told in (words.titles, words.definitions):
            assert set(told) == {"ar", "fr", "en"}
            assert all(told.values())
    for note in (*wording().notes.values(), *wording().ratings.values()):
        assert set(note) == {"ar", "fr", "en"}


def test_the_report_as_csv_says_what_json_says(september: Reports) -> None:
    report = september.waits(asked(FIRST, LAST, Dimension.SERVICE, Dimension.COUNTER))
    stream = io.StringIO(newline="")
    report.write_csv(stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    told = report.as_dict()
    assert [row["row"] for row in rows] == ["group"] * len(report.rows) + ["total"]
    for row, expected in zip(rows, [*told["rows"], told["total"]], strict=True):
        for name, value in expected.items():
            assert row[name] == ("" if value is None else str(value))


def test_what_is_for_people_opens_in_a_spreadsheet_and_what_is_for_programs_is_plain(
    september: Reports,
) -> None:
    report = september.waits(asked(FIRST, LAST, Dimension.SERVICE))
    definitions, figures = io.StringIO(newline=""), io.StringIO(newline="")
    report.write_definitions_csv(definitions)
    report.write_csv(figures)
    assert definitions.getvalue().startswith("\ufefffigure,")
    for plain in (figures.getvalue(), exported(september, FIRST, LAST)):
        assert not plain.startswith("\ufeff")


def test_the_export_has_the_documented_columns_and_a_row_a_leg(september: Reports) -> None:
    lines = exported(september, FIRST, FIRST).split("\r\n")
    assert lines[0] == COLUMNS == ",".join(column.name for column in fields(VisitRow))
    assert lines[-1] == ""
    visits = month(7, FIRST, 1)
    rows = list(csv.DictReader(lines))
    assert len(rows) >= len(visits)
    assert {row["leg"] for row in rows} == {"1", "2"}
    first = next(iter(september.export(asked(FIRST, FIRST))))
    assert rows[0]["ticket_id"] == str(first.ticket_id)
    assert datetime.fromisoformat(rows[0]["waiting_since"]) == first.waiting_since
    assert rows[0]["waiting_since"].endswith("Z")
    assert len(rows[0]["waiting_since"]) == len("2026-11-25T09:00:00.123456Z")


def test_the_export_tells_how_many_rows_it_wrote(september: Reports) -> None:
    stream = io.StringIO(newline="")
    written = september.write_visits_csv(stream, asked(FIRST, LAST))
    assert written == sum(1 for _ in september.export(asked(FIRST, LAST)))
    assert written == len(stream.getvalue().split("\r\n")) - 2


def test_the_export_holds_what_a_choice_counts(september: Reports) -> None:
    only: dict[Dimension, tuple[Key, ...]] = {
        Dimension.LANGUAGE: ("ar",),
        Dimension.CLERK: ("amina", None),
    }
    rows = list(september.export(replace(asked(FIRST, LAST), only=only)))
    assert {(row.language, row.clerk) for row in rows} == {("ar", "amina"), ("ar", None)}
    question = ReportQuestion(first=FIRST, last=LAST, only=only)
    assert len(rows) == september.waits(question).total.arrived > 0


@every_case("text", ["=1+1", "+A", "-A", "@A", "\tA", "\rA", '=HYPERLINK("x")'])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    stream = io.StringIO(newline="")
    CsvWriter(stream, ["a", "b", "c"]).write([text, -1, -0.5])
    rows = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    assert rows[1] == [f"'{text}", "-1", "-0.5"]


# --- single visits, what a report leaves out, and how counters were used --------------------------


def test_pages_hold_every_stay_once(september: Reports) -> None:
    question = ReportQuestion(first=FIRST, last=LAST, only={Dimension.SERVICE: ("birth",)})
    arrived = september.waits(question).total.arrived
    for order in VisitOrder:
        found, after = [], None
        while True:
            page = september.visits(question, order=order, after=after, limit=64)
            found += [(one.ticket.id, one.leg.index) for one in page.legs]
            after = page.after
            if after is None:
                break
        assert len(found) == len(set(found)) == arrived
    longest = september.visits(question, order=VisitOrder.LONGEST_WAIT, limit=1).legs[0]
    assert longest.measured.wait == september.waits(question).total.wait.max
    with pytest.raises(PlaceInListError):
        september.visits(question, after="somewhere")
    story = september.story(longest.ticket.id)
    assert longest.leg in story.visit.legs
    with pytest.raises(UnknownVisitError):
        september.story(UUID(int=1))


def test_lengths_add_up_to_what_was_measured(september: Reports) -> None:
    question = asked(FIRST, LAST, Dimension.SERVICE)
    figures = september.waits(question)
    assert september.distribution(question).n == figures.total.wait.n
    for row in figures.rows:
        alone = replace(question, only={Dimension.SERVICE: row.keys})
        assert september.distribution(alone).n == row.figures.wait.n
    assert september.distribution(question, buckets=2).over > 0


def test_a_report_tells_only_the_durations_asked_for(september: Reports) -> None:
    report = september.waits(ReportQuestion(first=FIRST, last=LAST, measures=(Measure.WALKING,)))
    told = report.as_dict()["total"]
    assert [name for name in told if name.endswith("_median_s")] == ["walking_median_s"]
    assert told["called"] == september.waits(asked(FIRST, LAST)).total.called


# Today is a Thursday in the middle of its week, month and year.
@every_case(
    ("first", "last", "expected"),
    [
        ("2026-03-01", "2026-03-31", ("2026-02-01", "2026-02-28")),
        ("2025-01-01", "2025-12-31", ("2024-01-01", "2024-12-31")),
        ("2026-01-01", "2026-03-31", ("2025-10-01", "2025-12-31")),
        ("2026-09-07", "2026-09-13", ("2026-08-31", "2026-09-06")),
        ("2026-09-10", "2026-09-10", ("2026-09-09", "2026-09-09")),
        ("2026-11-02", "2026-11-25", ("2026-10-09", "2026-11-01")),
        # What begins a week, month or year is compared with the same days of the one before.
        ("2026-11-01", "2026-11-25", ("2026-10-01", "2026-10-25")),
        ("2026-11-16", "2026-11-18", ("2026-11-09", "2026-11-11")),
        ("2026-11-01", "2026-11-26", ("2026-10-01", "2026-10-26")),
        ("2026-11-01", "2026-11-30", ("2026-10-01", "2026-10-26")),
        ("2026-11-23", "2026-11-26", ("2026-11-16", "2026-11-19")),
        ("2026-01-01", "2026-11-26", ("2025-01-01", "2025-11-26")),
        ("2026-01-01", "2026-12-31", ("2025-01-01", "2025-11-26")),
        ("2026-11-26", "2026-11-26", ("2026-11-25", "2026-11-25")),
    ],
)
def test_the_period_before(first: str, last: str, expected: tuple[str, str]) -> None:
    found = before(date.fromisoformat(first), date.fromisoformat(last), date(2026, 11, 26))
    assert tuple(map(str, found)) == expected


def test_a_month_that_runs_may_have_a_shorter_one_before_it() -> None:
    march = date(2026, 3, 1), date(2026, 3, 30)
    assert before(*march, march[1]) == (date(2026, 2, 1), date(2026, 2, 28))


def test_who_watches_may_stop_an_answer(september: Reports) -> None:
    with pytest.raises(AnswerStoppedError):
        september.waits(asked(FIRST, LAST), watch=lambda _done: False)
