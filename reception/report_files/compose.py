"""Puts a report together: which questions it asks, and in which order their answers stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from reception.dimensions import Dimension
from reception.domain.language import Language, text_in
from reception.domain.metrics import LEAST_FOR_P90, Figures
from reception.domain.unit import Person, Unit
from reception.progress import Watch, unwatched
from reception.report_files.document import Definition, Document, Fact, KeyFigure, Kind, Section
from reception.report_files.figures import definitions, figure_kind, figure_title, figure_value
from reception.report_files.figures import notes as counting_notes
from reception.report_files.names import dimension_name, key_namer
from reception.report_files.progress import Progress
from reception.report_files.sections import Sections
from reception.report_files.words import (
    duration_words,
    file_words,
    flat,
    value_words,
    wait_range_words,
)
from reception.reports import Question, Reports, WaitsReport
from reception.zone import unit_zone


class Subject(StrEnum):
    """What a report is about."""

    OVERVIEW = "overview"
    """Everything that a manager reads once a month."""
    WAITS = "waits"
    SERVICES = "services"
    COUNTERS = "counters"
    PEOPLE = "people"
    PRIORITIES = "priorities"
    LANGUAGES = "languages"
    HOURS = "hours"
    PROMISES = "promises"
    """How the waits that were announced held."""


OF_SUBJECT: dict[Subject, tuple[Dimension, ...]] = {
    Subject.OVERVIEW: (Dimension.SERVICE,),
    Subject.WAITS: (Dimension.SERVICE,),
    Subject.SERVICES: (Dimension.SERVICE,),
    Subject.COUNTERS: (Dimension.COUNTER,),
    Subject.PEOPLE: (Dimension.CLERK,),
    Subject.PRIORITIES: (Dimension.PRIORITY,),
    Subject.LANGUAGES: (Dimension.LANGUAGE,),
    Subject.HOURS: (Dimension.HOUR,),
    Subject.PROMISES: (Dimension.SERVICE,),
}
"""By what a subject is told apart where nothing else is asked."""

# About so many questions a report asks, for whoever watches it being made.
_QUESTIONS = {Subject.OVERVIEW: 10, Subject.WAITS: 7, Subject.HOURS: 3}
_FEW_QUESTIONS = 3

KEY_FIGURES = (
    "arrived",
    "served",
    "wait_median_s",
    "wait_p90_s",
    "service_level_pct",
    "no_show",
    "unserved",
    "service_median_s",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """A report as somebody wants it."""

    subject: Subject
    question: Question
    """Without dimensions the subject's own are told apart."""
    language: Language
    made_by: str
    """The program that makes it, with its version."""
    with_people: bool = False
    """Whether an overview tells clerks apart, which not everybody may see."""


def compose(
    reports: Reports,
    unit: Unit,
    order: Order,
    *,
    asking: Person | None = None,
    watch: Watch = unwatched,
) -> Document:
    """Return a report, ready to be laid out.

    Args:
        reports: answers what it asks.
        unit: names what is in it.
        order: what is wanted.
        asking: who wants it; None for whoever rules this computer.
        watch: is told how far it is, and may stop it.

    Raises:
        PeriodError, NotAllowedError, AnswerStoppedError: as for ``Reports.waits``.
    """
    # One table without groups says nothing that the key figures do not.
    by = order.question.by or OF_SUBJECT[order.subject]
    question = replace(order.question, by=by)
    progress = Progress(watch, _QUESTIONS.get(order.subject, _FEW_QUESTIONS))
    sections = Sections(
        reports, unit, question, language=order.language, asking=asking, progress=progress
    )
    total = sections.total()
    earlier = reports.before(replace(question, first=total.first, last=total.last))
    past = reports.waits(replace(earlier, by=()), asking=asking, watch=progress.of_next())
    # An office that was not there yet is no better and no worse than it is now.
    known = past.total.arrived > 0
    made = [one for one in _sections(order, sections) if one is not None]
    spoken, words, zone = order.language, file_words(order.language), unit_zone(unit.zone)
    return Document(
        language=spoken,
        title=words[f"subject_{order.subject}"],
        unit=text_in(unit.names, spoken),
        first=total.first,
        last=total.last,
        compared=(past.first, past.last) if known else None,
        compared_until=past.as_of.astimezone(zone) if earlier.at and known else None,
        made_at=total.as_of.astimezone(zone),
        made_by=order.made_by,
        facts=[
            *_alone(question, unit, spoken),
            Fact(title=words["zone"], value=unit.zone),
        ],
        key_figures=[_key_figure(name, total.total, past.total, spoken) for name in KEY_FIGURES],
        sections=made,
        definitions=[
            *definitions([*KEY_FIGURES, *sections.shown], spoken),
            *(Definition(term="", text=note) for note in counting_notes(spoken)),
        ],
        cautions=_cautions(total, spoken),
    )


def _sections(order: Order, ask: Sections) -> Iterator[Section | None]:
    """Yield the sections of a subject; None for one that has nothing to say."""
    by = ask.question.by
    match order.subject:
        case Subject.OVERVIEW:
            yield ask.waits(by)
            yield ask.outcomes(by)
            yield ask.services(by)
            yield ask.trend()
            yield ask.arrivals_trend()
            yield ask.heat_of_waits()
            yield ask.heat_of_arrivals()
            yield ask.distribution()
            yield ask.counters((Dimension.COUNTER,))
            for one in (Dimension.PRIORITY, Dimension.LANGUAGE):
                yield ask.waits((one,))
            yield ask.quotes(by)
            if order.with_people:
                yield ask.counters((Dimension.CLERK,))
                yield ask.waits((Dimension.CLERK,))
        case Subject.WAITS:
            yield ask.waits(by)
            yield ask.outcomes(by)
            yield ask.trend()
            yield ask.heat_of_waits()
            yield ask.distribution()
            yield ask.quotes(by)
        case Subject.COUNTERS | Subject.PEOPLE:
            yield ask.counters(by)
            yield ask.services(by)
            yield ask.waits(by)
        case Subject.PROMISES:
            yield ask.quotes(by, wanted=True)
            yield ask.waits(by)
        case Subject.HOURS:
            yield ask.waits(by)
            yield ask.heat_of_arrivals()
            yield ask.heat_of_waits()
        case _:
            yield ask.waits(by)
            yield ask.outcomes(by)
            yield ask.services(by)


def _key_figure(name: str, now: Figures, past: Figures, language: Language) -> KeyFigure:
    words = file_words(language)
    note = ""

    def of(part: int, whole: int) -> str:
        told = (value_words(one, Kind.COUNT, language) for one in (part, whole))
        return words["of"].format(**dict(zip(("part", "whole"), told, strict=True)))

    match name:
        case "wait_p90_s" if 0 < now.wait.n < LEAST_FOR_P90:
            note = words["few"]
        case "service_level_pct" if now.judged:
            note = of(now.within_target, now.judged)
        case "no_show" if now.called:
            note = of(now.no_show, now.called)
        case "served" if now.arrived:
            note = of(now.served, now.arrived)
        case "unserved" if now.arrived:
            note = of(now.unserved, now.arrived)
    return KeyFigure(
        title=flat(figure_title(name, language), language),
        value=figure_value(now, name),
        kind=figure_kind(name),
        before=figure_value(past, name) if past.arrived else None,
        note=note,
    )


def _alone(question: Question, unit: Unit, language: Language) -> Iterator[Fact]:
    """Yield what was counted alone."""
    for dimension, keys in question.only.items():
        name = key_namer(dimension, unit, language)
        yield Fact(
            title=dimension_name(dimension, language),
            value=_listed([name(key) for key in keys], language),
        )
    if question.waited:
        yield Fact(
            title=file_words(language)["wait"], value=wait_range_words(question.waited, language)
        )


def _listed(names: Sequence[str], language: Language) -> str:
    return ("، " if language is Language.ARABIC else ", ").join(names)


def _cautions(report: WaitsReport, language: Language) -> list[str]:
    """Say who waits longer than anybody who was called: such figures look better than it is."""
    waits_on: timedelta | None = report.total.open_wait_max
    longest = report.total.wait.max
    if waits_on is None or (longest is not None and waits_on <= longest):
        return []
    said = file_words(language)["waits_on"]
    return [said.format(duration=duration_words(waits_on, language))]
