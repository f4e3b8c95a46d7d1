"""Puts a report together: asks what its sections need, each answer once, and words it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from reception.domain.figures import LEAST_FOR_P90, Figures
from reception.domain.language import Language, text_in
from reception.reports.dimensions import Dimension
from reception.reports.document import Definition, Document, Fact, KeyFigure, ValueKind
from reception.reports.figures import AnyFigures, figure_kind, figure_value, holds_figure
from reception.reports.report_list import Report
from reception.reports.report_words import wording
from reception.reports.section_answers import AnswerKind, Answers, Need, holds_something
from reception.reports.sections import Part
from reception.reports.words import (
    ReportWords,
    definitions,
    duration_words,
    figure_notes,
    value_words,
    wait_range_words,
)
from reception.system.clock import unit_zone
from reception.system.progress import Watch, unwatched
from reception.system.progress import part as part_of
from reception.system.settings import program

_EMPTY = {
    AnswerKind.WAITS: "nobody",
    AnswerKind.COUNTERS: "no_counter",
    AnswerKind.QUOTES: "not_announced",
}
# How much of the whole the first answer is taken for.
_BEGINNING = 0.1
# Out of how many a figure is told.
_SHARES = {
    "service_level_pct": ("within_target", "judged"),
    "quote_inside_pct": ("quote_inside", "quoted"),
    "no_show": ("no_show", "called"),
    "served": ("served", "arrived"),
    "unserved": ("unserved", "arrived"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Making:
    """Who makes a report, for whom."""

    language: Language
    with_people: bool = False
    """Whether clerks are told apart in a report that is not about them."""


def build(
    report: Report, answers: Answers, making: Making, *, watch: Watch = unwatched
) -> Document:
    """Return a report, ready to be laid out; what the answers hold already is not asked again.

    Raises:
        PeriodError, NotAllowedError, AnswerStoppedError: as for ``Reports.waits``.
    """
    words = ReportWords(making.language, answers.unit)
    parts = [one for one in report.sections if _is_told(one, report, making)]
    _ask(report, parts, answers, watch)
    sections = [made for one in parts for made in one.made(answers, words)]
    shown = [column.name for one in sections for column in one.columns if column.name]
    zone = unit_zone(answers.unit.zone)
    question, earlier = answers.question, answers.earlier
    until = earlier.at if earlier and answers.before else None
    return Document(
        language=making.language,
        title=text_in(wording().reports[report.code].title, making.language),
        unit=text_in(answers.unit.names, making.language),
        first=answers.main.first,
        last=answers.main.last,
        compared=answers.before,
        compared_until=until.astimezone(zone) if until else None,
        made_at=answers.main.as_of.astimezone(zone),
        made_by=program(),
        facts=[
            *(
                Fact(
                    title=words.dimension(one),
                    value=words.listed([words.namer(one)(key) for key in keys]),
                )
                for one, keys in question.only.items()
            ),
            *(
                [
                    Fact(
                        title=words.of("wait"),
                        value=wait_range_words(question.waited, making.language),
                    )
                ]
                if question.waited
                else []
            ),
            Fact(title=words.of("zone"), value=answers.unit.zone),
        ],
        key_figures=list(_key_figures(report, answers, words)),
        sections=sections,
        definitions=[
            *definitions([*report.key_figures, *shown], making.language),
            *(Definition(term="", text=note) for note in figure_notes(making.language)),
        ],
        cautions=list(_cautions(answers, words)),
        empty="" if holds_something(answers.main.total) else words.of(_EMPTY[answers.main_kind]),
    )


def _is_told(part: Part, report: Report, making: Making) -> bool:
    """Return whether a part is told: not everybody may see clerks told apart."""
    names_people = Dimension.CLERK in part.by
    return making.with_people or not names_people or Dimension.CLERK in report.by


def _ask(report: Report, parts: Iterable[Part], answers: Answers, watch: Watch) -> None:
    answers.begin(report.about, report.by, part_of(watch, 0.0, _BEGINNING))
    wanted = list(dict.fromkeys(need for part in parts for need in part.needs(answers)))
    compared = {need.kind for need in wanted if need.is_before}
    kinds = dict.fromkeys((answers.main_kind, AnswerKind.WAITS))
    wanted += [Need(one, (), is_before=True) for one in kinds if one not in compared]
    step = (1.0 - _BEGINNING) / len(wanted)
    for number, need in enumerate(wanted):
        begins = _BEGINNING + number * step
        answers.ask(need, part_of(watch, begins, begins + step))


def _key_figures(report: Report, answers: Answers, words: ReportWords) -> Iterator[KeyFigure]:
    """Yield each figure of the main answer, else of the waits of the same question."""
    waits = answers.any_of(AnswerKind.WAITS)
    past_waits = answers.any_of(AnswerKind.WAITS, is_before=True)
    of_waits = waits.total if waits else None, past_waits.total if past_waits else None
    of_main = answers.main.total, answers.past.total if answers.past else None
    for name in report.key_figures:
        now, past = of_main if holds_figure(of_main[0], name) else of_waits
        if now is not None and holds_figure(now, name):
            yield KeyFigure(
                name=name,
                title=words.title(name),
                value=figure_value(now, name),
                kind=figure_kind(name),
                before=figure_value(past, name) if past else None,
                note=_note(name, now, words),
            )


def _note(name: str, figures: AnyFigures, words: ReportWords) -> str:
    """Return out of how many a figure was counted, or why it is missing."""
    if name == "wait_p90_s" and isinstance(figures, Figures):
        return words.of("few") if 0 < figures.wait.n < LEAST_FOR_P90 else ""
    if name not in _SHARES or not all(holds_figure(figures, one) for one in _SHARES[name]):
        return ""
    part, whole = (figure_value(figures, one) for one in _SHARES[name])
    if not whole:
        return ""
    told = [value_words(one, ValueKind.COUNT, words.language) for one in (part, whole)]
    return words.of("of").format(part=told[0], whole=told[1])


def _cautions(answers: Answers, words: ReportWords) -> Iterator[str]:
    """Say who waits longer than anybody who was called: such figures look better than it is."""
    waits = answers.any_of(AnswerKind.WAITS)
    total = waits.total if waits else None
    if not isinstance(total, Figures):
        return
    waits_on: timedelta | None = total.open_wait_max
    longest = total.wait.max
    if waits_on is not None and (longest is None or waits_on > longest):
        yield words.of("waits_on").format(duration=duration_words(waits_on, words.language))
