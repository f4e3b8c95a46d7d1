"""What the morning leaves: its report as a manager takes it away, its visits, and the proof."""

from datetime import timedelta
from pathlib import Path

import typer

from reception.bootstrap import Reception
from reception.dimensions import Dimension
from reception.domain.language import Language
from reception.report_files.answers import Answers
from reception.report_files.build import Making, build
from reception.report_files.definitions import OVERVIEW
from reception.report_files.xlsx import write_xlsx
from reception.reports import Question
from ui_kit.report_pages.looks import WORKBOOK
from ui_kit.report_pages.offscreen import ensure_application
from ui_kit.report_pages.pdf import write_pdf

_READ = (Language.ARABIC, Language.FRENCH)


def leave_report(reception: Reception, out: Path) -> bool:
    """Write the report, the visits and the proof; say where everything is."""
    report = reception.reports.waits(Question(by=(Dimension.SERVICE,)))
    with (out / "waits.csv").open("w", encoding="utf-8", newline="") as stream:
        report.write_csv(stream)
    with (out / "waits-definitions.csv").open("w", encoding="utf-8", newline="") as stream:
        report.write_definitions_csv(stream)
    with (out / "visits.csv").open("w", encoding="utf-8", newline="") as stream:
        reception.reports.write_visits_csv(stream)
    _leave_report_files(reception, out)
    wait = report.total.wait
    if wait.mean and wait.median and wait.max:
        typer.echo(
            f"Waits: mean {_minutes(wait.mean)}, median {_minutes(wait.median)},"
            f" longest {_minutes(wait.max)}."
        )
    findings = reception.verify()
    broken = [finding for finding in findings if finding.broken]
    for finding in broken:
        typer.echo(f"BROKEN: {finding.says}: {', '.join(finding.examples)}")
    if not broken:
        typer.echo(f"Verified: {len(findings)} invariants hold.")
    for what, name in (
        ("tickets", "tickets"),
        ("screens", "screens"),
        ("report", "report-fr.pdf"),
        ("", "report-ar.pdf"),
        ("", "report.xlsx"),
        ("report of waits", "waits.csv"),
        ("visits", "visits.csv"),
        ("database", "nouba.db"),
        ("logs", "logs"),
    ):
        typer.echo(f"  {what:<16} {out / name}")
    return not broken


def _leave_report_files(reception: Reception, out: Path) -> None:
    """Write today's overview as a PDF in Arabic and in French, and as a workbook."""
    ensure_application()
    unit = reception.hall.unit()
    answers = Answers(reception.reports, unit, Question())
    for language in _READ:
        document = build(OVERVIEW, answers, Making(language=language))
        write_pdf(document, out / f"report-{language}.pdf")
        if language is Language.FRENCH:
            write_xlsx(document, out / "report.xlsx", WORKBOOK)


def _minutes(duration: timedelta) -> str:
    return f"{duration / timedelta(minutes=1):.1f} min"
