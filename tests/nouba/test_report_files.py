"""``nouba report ... --format xlsx|pdf``, ``nouba report monthly`` and ``nouba visits export``."""

import csv
import gc
import io
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from nouba.report_options import Format, form_of
from reception.app import open_reception
from reception.domain.rights import AuditAct
from reception.queue.model import At
from reception.reports.build import Report
from reception.reports.question import ReportQuestion
from reception.reports.report_list import OVERVIEW, REPORTS
from reception.system.clock import SystemClock
from tests.support.clocks import FakeClock
from tests.support.commands import Nouba
from tests.support.databases import SqliteDatabases
from tests.support.every_case import every_case

AT = datetime(2026, 10, 14, 9, tzinfo=UTC)
DAY = ("--from", "2026-10-14", "--to", "2026-10-14")


@pytest.fixture
def databases(sqlite_databases: SqliteDatabases) -> SqliteDatabases:
    """Ask one store: files are made of answers, which the tests of reports compare on both."""
    return sqlite_databases


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of the reports' own."""
    made = tmp_path / "reports"
    made.mkdir()
    return made


@pytest.fixture(autouse=True)
def october(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve one of two visitors on a day of October; the commands run in November."""
    clock = FakeClock(AT)
    with open_reception(database_url, clock=clock) as reception:
        reception.desk.issue("signature")
        reception.desk.issue("residence")
        clock.advance(minutes=7)
        reception.desk.call_next(At(3, "clerk1"))
        clock.advance(seconds=30)
        reception.desk.start(At(3, "clerk1"))
        clock.advance(minutes=4)
        reception.desk.finish(At(3, "clerk1"))
        reception.desk.close_day()
    monkeypatch.setenv("NOUBA_CLOCK", f"2026-11-02T09:00:00Z/{SystemClock().now().timestamp()}/1")


def test_a_report_as_a_workbook_and_as_pages(nouba: Nouba, tmp_path: Path) -> None:
    book, pages = tmp_path / "waits.xlsx", tmp_path / "waits.pdf"
    waits = ("report", "waits", *DAY, "--language", "fr")
    assert nouba(*waits, "--format", "xlsx", "--out", str(book)).exit_code == 0
    assert nouba(*waits, "--format", "pdf", "--out", str(pages)).exit_code == 0
    sheets = openpyxl.load_workbook(book).worksheets
    rows = {row[0]: row for row in sheets[1].iter_rows(min_row=2, values_only=True)}
    assert rows["Total"][1:5] == (2, 1, timedelta(minutes=7), timedelta(minutes=7))
    assert "Temps d’attente" in PdfReader(pages).pages[0].extract_text().replace("\t", " ")


def test_the_unit_is_asked_for_its_language(nouba: Nouba, tmp_path: Path) -> None:
    book = tmp_path / "waits.xlsx"
    nouba("report", "hours", *DAY, "--format", "xlsx", "--out", str(book))
    assert openpyxl.load_workbook(book).worksheets[0].sheet_view.rightToLeft


@every_case("report", [one for one in REPORTS if one.sections and one is not OVERVIEW])
def test_every_report_has_its_own_word_and_groups(nouba: Nouba, report: Report) -> None:
    found = nouba("report", report.code, *DAY).json
    assert found["by"] == list(report.by)
    assert found["total"].get("served", 1) == 1
    assert set(found["definitions"]) == set(found["total"])
    lines = nouba("report", report.code, *DAY, "--format", "csv").out.splitlines()
    assert lines[0].startswith(f"row,{','.join(report.by)},")
    assert lines[-1].startswith(f"total,{',' * len(report.by)}")
    assert {len(line.split(",")) for line in lines} == {len(lines[0].split(","))}


def test_a_terminal_gets_a_table_and_a_pipe_json(
    nouba: Nouba, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert nouba("report", "waits", *DAY).json["total"]["arrived"] == 2
    monkeypatch.setenv("COLUMNS", "72")
    for word in ("waits", "counters", "overview"):
        lines = nouba("report", word, *DAY, "--format", "table").out.splitlines()
        assert max(map(len, lines)) <= 72
        (served,) = [line for line in lines if line.startswith("Served  ")]
        assert served.split() == ["Served", "1"]
    told = nouba("report", "waits", *DAY, "--format", "table", "--language", "fr").out
    assert "Temps d’attente" in told
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert form_of(None, None) is Format.TABLE
    (served,) = [
        line
        for line in nouba("report", "waits", *DAY).out.splitlines()
        if line.startswith("Served")
    ]
    assert served.split() == ["Served", "1"]
    assert form_of(None, tmp_path / "waits.json") is Format.JSON
    assert form_of(Format.JSON, None) is Format.JSON


def test_a_csv_of_counters_says_what_it_means(nouba: Nouba, tmp_path: Path) -> None:
    out = tmp_path / "counters.csv"
    assert nouba("report", "counters", *DAY, "--format", "csv", "--out", str(out)).exit_code == 0
    with out.open(encoding="utf-8", newline="") as file:
        (group, total) = csv.DictReader(file)
    assert (group["counter"], group["serving_s"], total["served"]) == ("3", "240.0", "1")
    with (tmp_path / "counters-definitions.csv").open(encoding="utf-8-sig", newline="") as file:
        explained = {row["figure"]: row for row in csv.DictReader(file)}
    assert set(group) - {"row", "counter"} <= set(explained)


def test_only_what_is_asked_for_counts(nouba: Nouba) -> None:
    def arrived(*only: str) -> int:
        words = [word for one in only for word in ("--only", one)]
        return int(nouba("report", "waits", *DAY, *words).json["total"]["arrived"])

    assert arrived("service=signature") == 1
    assert arrived("service=signature,residence") == 2
    assert arrived("service=signature", "counter=4") == 0
    assert arrived("counter=-") == 1
    assert arrived("day=2026-10-14", "month=2026-10", "hour=9") == 2


def test_what_nobody_knows_is_refused_and_told_what_there_is(nouba: Nouba, tmp_path: Path) -> None:
    out = tmp_path / "visits.csv"
    for words in (
        ("report", "waits", *DAY, "--only", "service=passeport"),
        ("report", "counters", *DAY, "--only", "clerk=nadia"),
        ("report", "overview", *DAY, "--only", "service=passeport", "--out", f"{out}.pdf"),
        ("visits", "export", *DAY, "--only", "service=passeport", "--out", str(out)),
    ):
        told = ("nadia", "clerk1") if "clerk=nadia" in words else ("passeport", "signature")
        nouba(*words).refuses_with(*told)
    assert list(tmp_path.glob("visits*")) == []


def test_who_waited_so_long_counts_alone(nouba: Nouba) -> None:
    def arrived(waited: str) -> tuple[int, int]:
        asked = (*DAY, "--waited", waited)
        total = nouba("report", "waits", *asked).json["total"]["arrived"]
        return int(total), len(nouba("visits", "export", *asked).out.splitlines()) - 1

    # One of the two was called, after seven minutes; from there on, and not up to there.
    assert arrived("7-8") == arrived("7-") == arrived("0-60") == (1, 1)
    assert arrived("0-7") == arrived("8-") == (0, 0)
    asked = nouba("report", "waits", *DAY, "--waited", "7-").json
    assert asked["waited_s"] == [420.0, None]
    nouba("report", "counters", *DAY, "--waited", "7-").refuses_with("range of waits")


def test_a_report_that_names_people_is_written_down(
    nouba: Nouba, folder: Path, database_url: str
) -> None:
    for words in (
        ("report", "waits", *DAY),
        ("report", "people", *DAY),
        ("report", "waits", *DAY, "--by", "service,clerk", "--format", "csv"),
        ("report", "overview", *DAY, "--people", "--out", str(folder / "overview.pdf")),
        ("report", "monthly", "--people", "--folder", str(folder)),
    ):
        assert nouba(*words).exit_code == 0
    with open_reception(database_url) as reception:
        lines = reception.office.audit.entries(asking=None, act=AuditAct.TAKE_OUT_FIGURES)
    assert [(one.who, one.subject) for one in reversed(lines)] == [
        (None, "people json 2026-10-14 2026-10-14 clerk"),
        (None, "waits csv 2026-10-14 2026-10-14 service clerk"),
        (None, "overview pdf by clerk 2026-10-14 2026-10-14"),
        (None, "overview monthly by clerk 2026-10-01 2026-10-31"),
    ]


@every_case(
    "words",
    [
        ("--only", "service"),
        ("--only", "shoe=42"),
        ("--only", "hour=noon"),
        ("--waited", "ten"),
        ("--waited", "10"),
        ("--waited", "10-10"),
        ("--by", "shoe"),
        ("--format", "pdf"),
        ("--format", "xlsx"),
    ],
)
def test_wrong_words_are_wrong_usage(nouba: Nouba, words: tuple[str, ...]) -> None:
    nouba("report", "waits", *words).refuses_with(exit_code=2)


def test_an_overview_is_no_single_table(nouba: Nouba, tmp_path: Path) -> None:
    nouba("report", "overview", "--format", "json").refuses_with("pdf or xlsx", exit_code=2)
    out = tmp_path / "overview.pdf"
    assert nouba("report", "overview", *DAY, "--people", "--out", str(out)).exit_code == 0
    assert len(PdfReader(out).pages) > 2


def test_visits_as_a_workbook(nouba: Nouba, tmp_path: Path) -> None:
    out = tmp_path / "visits.xlsx"
    words = ("visits", "export", *DAY, "--format", "xlsx", "--language", "en")
    assert nouba(*words, "--out", str(out)).exit_code == 0
    first = openpyxl.load_workbook(out).worksheets[0]
    assert [cell.value for cell in first["C"]] == ["Service day", *[datetime(2026, 10, 14)] * 2]  # noqa: DTZ001 - a spreadsheet knows no zones
    nouba(*words).refuses_with("--out", exit_code=2)
    nouba(*words, "--out", "/gone/visits.xlsx").refuses_with("/gone", exit_code=3)


NAMES = [
    "nouba-commune-2026-10-ar.pdf",
    "nouba-commune-2026-10-fr.pdf",
    "nouba-commune-2026-10.xlsx",
]


def test_the_last_month_goes_into_a_folder(nouba: Nouba, folder: Path) -> None:
    for _ in range(2):
        said = nouba("report", "monthly", "--folder", str(folder))
        assert said.exit_code == 0, said.err
        assert said.out.splitlines() == [f"Wrote {folder / name}" for name in NAMES]
        assert sorted(one.name for one in folder.iterdir()) == NAMES
    french = " ".join(PdfReader(folder / NAMES[1]).pages[0].extract_text().split())
    assert "du 1er octobre 2026 au 31 octobre 2026" in french
    nouba("report", "monthly", "--month", "2026-10", "--folder", str(folder))
    assert sorted(one.name for one in folder.iterdir()) == NAMES


def test_a_month_that_goes_on_has_no_report_yet(nouba: Nouba, folder: Path) -> None:
    nouba("report", "monthly", "--month", "2026-11", "--folder", str(folder)).refuses_with(
        "2026-11 is not over yet"
    )
    nouba("report", "monthly", "--month", "October", "--folder", str(folder)).refuses_with(
        exit_code=2
    )
    assert not list(folder.iterdir())


def test_a_folder_that_is_not_there_is_the_environments_fault(nouba: Nouba, folder: Path) -> None:
    gone = folder / "gone"
    nouba("report", "monthly", "--folder", str(gone)).refuses_with(str(gone), exit_code=3)
    assert not gone.exists()


def test_a_report_that_breaks_off_leaves_what_was_there(
    nouba: Nouba, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        (folder / name).write_text("old", encoding="utf-8")

    def full(document: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nouba.reports.save_xlsx", full)
    nouba("report", "monthly", "--folder", str(folder)).refuses_with(
        "No space left on device", exit_code=3
    )
    assert {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()} == dict.fromkeys(
        NAMES, "old"
    )


@pytest.mark.parametrize(
    "words", [("report", "waits", *DAY), ("visits", "export", *DAY)], ids=["report", "visits"]
)
def test_a_full_disk_is_told_in_one_sentence(nouba: Nouba, words: tuple[str, ...]) -> None:
    """What is taken apart afterwards says nothing of its own, which pytest would hear as well."""
    nouba(*words, "--format", "xlsx", "--out", "/dev/full").refuses_with("/dev/full", exit_code=3)
    gc.collect()


def test_the_rows_of_an_export_that_breaks_off_are_given_back(database_url: str) -> None:
    """Left to whoever holds the trace, they would be given back when the database is closed."""

    class Full(io.StringIO):
        def write(self, text: str) -> int:
            if text.startswith("ticket_id"):
                return len(text)
            raise OSError(28, "No space left on device")

    with open_reception(database_url) as reception, pytest.raises(OSError, match="space") as told:
        reception.reports.write_visits_csv(Full(), ReportQuestion(first=AT.date(), last=AT.date()))
    frames = [frame for frame, _line in traceback.walk_tb(told.value.__traceback__)]
    rows = next(one.f_locals["rows"] for one in frames if "rows" in one.f_locals)
    assert rows.gi_frame is None


@pytest.mark.parametrize("words", [("waits",), ("people",)])
def test_days_out_of_time_are_refused(nouba: Nouba, words: tuple[str, ...]) -> None:
    nouba("report", *words, "--from", "0001-01-01").refuses_with("1970-01-01")
    nouba("report", *words, "--from", "2026-01-01", "--to", "9999-12-31").refuses_with("2199-12-31")


def test_everything_ever_is_asked_without_a_file_for_each_month(
    nouba: Nouba, database_url: str
) -> None:
    report = nouba("report", "waits", "--from", "1970-01-01").json
    assert report["total"]["arrived"] == 2
    columns = Path(database_url.removeprefix("sqlite:///") + "-columns")
    assert len(list(columns.rglob("*.legs"))) <= 2
