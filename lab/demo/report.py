"""What the morning leaves: its report as a manager takes it away, its visits, and the proof."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import typer

from reception.app import Reception
from reception.domain.language import Language, text_in
from reception.domain.paper import ON_PAPER
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.reports.answers import VisitRow
from reception.reports.build import Answers, build
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.report_list import OVERVIEW
from reception.reports.xlsx import write_xlsx
from reception.system.clock import unit_zone
from ui_kit.report_pages.pdf import ensure_application, write_pdf
from ui_kit.report_pages.pieces import WORKBOOK

_READ = (Language.ARABIC, Language.FRENCH)


def leave_report(reception: Reception, out: Path) -> bool:
    """Write the report, the visits and the proof; say where everything is."""
    report = reception.reports.waits(ReportQuestion(by=(Dimension.SERVICE,)))
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
        ("telephone", "phone"),
        ("logs", "logs"),
    ):
        typer.echo(f"  {what:<16} {out / name}")
    day = reception.hall.today()
    typer.echo("Any other report of that morning can be asked for, such as")
    typer.echo(f"  nouba report counters --from {day} --to {day} --db sqlite:///{out / 'nouba.db'}")
    return not broken


def _leave_report_files(reception: Reception, out: Path) -> None:
    """Write today's overview as a PDF in Arabic and in French, and as a workbook."""
    ensure_application()
    unit = reception.hall.unit()
    answers = Answers(reception.reports, unit, ReportQuestion())
    for language in _READ:
        document = build(OVERVIEW, answers, language)
        write_pdf(document, out / f"report-{language}.pdf")
        if language is Language.FRENCH:
            write_xlsx(document, out / "report.xlsx", WORKBOOK)


def _minutes(duration: timedelta) -> str:
    return f"{duration / timedelta(minutes=1):.1f} min"


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoTally:
    """The demonstration's visitors at one instant, each counted once, and how many were to come."""

    planned: int
    came: int
    on_paper: int
    states: Counter[str]
    """Where each of them stands, however many queues she has been in."""

    @property
    def without_paper(self) -> int:
        """Return how many tickets nobody holds, as far as the printer has said."""
        return self.came - self.on_paper

    @property
    def over(self) -> bool:
        """Return whether everybody has come and left."""
        left = (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)
        return self.came >= self.planned and not any(self.states[one] for one in left)

    def sentences(self, pace: float) -> Iterator[str]:
        """Say how it ended, and what to do where the computer could not keep pace."""
        states = self.states
        yield f"Visitors planned {self.planned}, came {self.came}."
        yield f"Tickets on paper {self.on_paper}, without paper {self.without_paper}."
        yield (
            f"Served {states[TicketState.SERVED]},"
            f" still at the counter {states[TicketState.SERVING]},"
            f" not there when called {states[TicketState.NO_SHOW]},"
            f" not served {states[TicketState.WAITING] + states[TicketState.CALLED]}."
        )
        if self.came < self.planned or self.without_paper:
            slower = max(1, int(min(pace / 2, pace * self.came / self.planned)))
            yield f"This computer is too slow for this speed; try --speed {slower}."


def tally(reception: Reception, planned: int) -> DemoTally:
    """Count today's visitors."""
    # The legs of a ticket stand in their order: the last one says where its visitor is.
    states = {row.ticket_id: row.state for row in reception.reports.export()}
    jobs = [reception.prints.original(ticket) for ticket in states]
    return DemoTally(
        planned=planned,
        came=len(states),
        on_paper=sum(job is not None and job.state in ON_PAPER for job in jobs),
        states=Counter(states.values()),
    )


_SPOKEN = {
    Language.ARABIC: "Arabic",
    Language.FRENCH: "French",
    Language.TAMAZIGHT: "Tamazight",
    Language.ENGLISH: "English",
}
_ENDS = {
    TicketState.SERVED: "{label} has been served at counter {counter}",
    TicketState.NO_SHOW: "{label} did not come to counter {counter}",
}

# When, of one instant in which order, and what.
type Happened = tuple[datetime, int, str]


class HallNews:
    """Knows what has been told already."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._zone = unit_zone(unit.zone)
        self._told: set[Happened] = set()

    def news(self, rows: Iterable[VisitRow]) -> Iterator[str]:
        """Yield what has happened since, with its time, in its order."""
        happened = {one for row in rows for one in self._of(row)}
        for at, _, sentence in sorted(happened - self._told):
            yield f"{at.astimezone(self._zone):%H:%M}  {sentence}"
        self._told |= happened

    def _of(self, row: VisitRow) -> Iterator[Happened]:
        if row.leg == 1:
            service = text_in(self._unit.service_names(row.service), Language.ENGLISH)
            spoken = _SPOKEN[Language(row.language)]
            yield row.waiting_since, 0, f"{row.label} is given: {service}, in {spoken}"
        if row.first_called_at and row.counter:
            yield row.first_called_at, 1, f"{row.label} is called to counter {row.counter}"
        if row.last_called_at and row.last_called_at != row.first_called_at:
            yield row.last_called_at, 2, f"{row.label} is called again to counter {row.counter}"
        ended = _ENDS.get(TicketState(row.state))
        if ended and row.ended_at:
            yield row.ended_at, 3, ended.format(label=row.label, counter=row.counter)
