"""``nouba report ratings``."""

from collections.abc import Iterator, Mapping

import typer

from nouba.options import AsJson, Db, First, Last
from nouba.output import print_json
from nouba.station import open_station
from reception.domain.language import Language, text_in
from reception.domain.rating import RatingScores
from reception.domain.unit import Unit
from reception.feedback.ratings import RatingSummary


def ratings(first: First = None, last: Last = None, db: Db = None, as_json: AsJson = False) -> None:
    """Report how content visitors were, from 1 to 5; by default today."""
    with open_station(db) as reception:
        summary = reception.ratings.summary(first, last)
        unit = reception.hall.unit()
    if as_json:
        print_json(summary.as_dict())
    else:
        for line in _lines(summary, unit):
            typer.echo(line)


def _lines(summary: RatingSummary, unit: Unit) -> Iterator[str]:
    yield f"{summary.first} .. {summary.last}: {_figures(summary.total)}"
    services = {one.code: text_in(one.names, Language.ENGLISH) for one in unit.services}
    yield from _groups("service", summary.by_service, services, "without a ticket")
    reasons = {one.code: text_in(one.names, Language.ENGLISH) for one in unit.rating_reasons}
    yield from _groups("reason", summary.by_reason, reasons, "without a reason")


def _groups(
    what: str, groups: Mapping[str | None, RatingScores], names: Mapping[str, str], nameless: str
) -> Iterator[str]:
    for code, scores in groups.items():
        named = nameless if code is None else f"{code}, {names.get(code, 'no longer offered')}"
        yield f"  {what} {named}: {_figures(scores)}"


def _figures(scores: RatingScores) -> str:
    if scores.mean is None:
        return "nobody rated"
    each = ", ".join(f"{score}: {times}" for score, times in scores.counts.items())
    return f"{scores.rated} rated, mean {scores.mean:.2f}  (score {each})"
