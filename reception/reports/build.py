"""Puts a report together: asks what its sections need, each answer once, and words it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from reception.domain.figures import CounterFigures, Figures, QuoteFigures
from reception.domain.language import Language, text_in
from reception.domain.rights import Right
from reception.domain.spread import LEAST_FOR_P90
from reception.domain.unit import Person, Unit
from reception.reports.advice import advice_on, late_by_hour
from reception.reports.answers import (
    WITH_UNCALLED,
    AnyFigures,
    Distribution,
    GroupsAnswer,
    figure_value,
    holds_figure,
)
from reception.reports.document import (
    Definition,
    Document,
    Fact,
    KeyFigure,
    ReportSection,
    ValueKind,
)
from reception.reports.question import Dimension, Key, ReportQuestion
from reception.reports.reports import COUNTER_DIMENSIONS, Reports
from reception.reports.words import (
    ReportWords,
    definitions,
    duration_words,
    figure_kind,
    figure_notes,
    value_words,
    wait_range_words,
    wording,
)
from reception.system.clock import unit_zone
from reception.system.progress import Progress, unwatched
from reception.system.progress import part as part_of
from reception.system.settings import program


class AnswerKind(StrEnum):
    """What the core is asked."""

    WAITS = "waits"
    COUNTERS = "counters"
    QUOTES = "quotes"
    """How announced waits held."""


type AnyAnswer = GroupsAnswer[Figures] | GroupsAnswer[CounterFigures] | GroupsAnswer[QuoteFigures]

IN_A_GRID = (Dimension.WEEKDAY, Dimension.HOUR)
"""By what a map of the week tells apart."""
_BINS = 15
_BIN_MINUTES = (1, 2, 3, 4, 5, 10, 15, 20, 30)
# The 90th percentile lies well before the last bin.
_BINS_BEHIND = 4


class Answers:
    """Keeps what the core answers to one question; what was asked once is there for good."""

    def __init__(
        self,
        reports: Reports,
        unit: Unit,
        question: ReportQuestion,
        *,
        compares: bool = True,
        asking: Person | None = None,
    ) -> None:
        """Ask nothing yet.

        Args:
            reports: answers.
            unit: names what is in the answers, and says what waits should keep to.
            question: of which days, told apart by what, and of whom alone.
            compares: whether the period before is asked as well.
            asking: who wants to know; None for whoever rules this computer.
        """
        self.unit = unit
        self.question = question
        self.earlier: ReportQuestion | None = None
        """The same question of the period before; None where nothing is compared."""
        self._reports = reports
        self._compares = compares
        self._asking = asking
        self._watch: Progress = unwatched
        self._main: tuple[AnswerKind, tuple[Dimension, ...]] | None = None
        self._known: dict[tuple[AnswerKind, tuple[Dimension, ...], bool], AnyAnswer] = {}
        self._lengths: Distribution | None = None

    def begin(self, kind: AnswerKind, by: tuple[Dimension, ...], watch: Progress) -> None:
        """Ask what the report is first about, which says of which days it is.

        Args:
            kind: what is asked.
            by: what is told apart where the question says nothing.
            watch: is told how far the answer is, and may stop it.

        Raises:
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``Reports.waits``.
        """
        self.question = replace(self.question, by=self.question.by or by)
        main = (kind if self.may_ask(kind) else AnswerKind.WAITS, self.question.by)
        if self._main == main:
            return
        self._main = main
        self.go_on(watch)
        self._asked(*main)
        self.question = replace(self.question, first=self.main.first, last=self.main.last)
        if self._compares:
            self.earlier = self._reports.before(self.question)

    def go_on(self, watch: Progress) -> None:
        """Tell this watch of what is asked from now on."""
        self._watch = watch

    def may_ask(self, kind: AnswerKind) -> bool:
        """Return whether there is such an answer to the question.

        Time at counters is of nobody who waited, and of no service, language or outcome.
        """
        only = self.question.only
        return kind is not AnswerKind.COUNTERS or (
            set(only) <= set(COUNTER_DIMENSIONS) and self.question.waited is None
        )

    def of(
        self, kind: AnswerKind, by: tuple[Dimension, ...], *, is_before: bool = False
    ) -> AnyAnswer | None:
        """Return an answer; None for one that may not be asked, or has nothing to compare with.

        Raises:
            NotAllowedError: the person's role does not include it.
            AnswerStoppedError: whoever watches wants no more.
        """
        # Where nothing was before there is nothing to compare with: a zero would mislead.
        if is_before and self.before is None:
            return None
        return self._asked(kind, by, is_before=is_before)

    def known(self, by: tuple[Dimension, ...]) -> Mapping[tuple[Key, ...], Figures]:
        """Return the waits of each group as they were asked already; else none."""
        found = self._known.get((AnswerKind.WAITS, by, False))
        rows = found.rows if found else ()
        return {one.keys: one.figures for one in rows if isinstance(one.figures, Figures)}

    def total(self, kind: AnswerKind, *, is_before: bool = False) -> AnyFigures | None:
        """Return what any answer of a kind comes to; of these days, only if there is one yet."""
        if is_before and self.before is None:
            return None
        every = (need for need in self._known if (need[0], need[2]) == (kind, is_before))
        need = next(every, None)
        found = self._known[need] if need else None
        if found is None and is_before:
            found = self._asked(kind, (), is_before=True)
        return found.total if found else None

    @property
    def lengths(self) -> Distribution:
        """Return how many waits of each length there were."""
        if self._lengths is None:
            self._lengths = self._reports.distribution(
                replace(self.question, by=()),
                bucket=self._bin(),
                buckets=_BINS,
                asking=self._asking,
                watch=self._next_step(),
            )
        return self._lengths

    def _asked(
        self, kind: AnswerKind, by: tuple[Dimension, ...], *, is_before: bool = False
    ) -> AnyAnswer | None:
        question = self.earlier if is_before else self.question
        need = kind, by, is_before
        if need not in self._known and question and self.may_ask(kind):
            asked = replace(question, by=by)
            self._known[need] = answer_to(
                self._reports, kind, asked, asking=self._asking, watch=self._next_step()
            )
        return self._known.get(need)

    def _next_step(self) -> Progress:
        """Return a watch for one answer: half of what is left, for nobody knows what follows."""
        step = part_of(self._watch, 0.0, 0.5)
        self._watch = part_of(self._watch, 0.5, 1.0)
        return step

    @property
    def main(self) -> AnyAnswer:
        """Return what the report is first about."""
        if self._main is None:
            raise RuntimeError("nothing was asked yet")
        return self._known[*self._main, False]

    @property
    def main_kind(self) -> AnswerKind:
        """Return what is asked first."""
        return self._main[0] if self._main else AnswerKind.WAITS

    @property
    def past(self) -> AnyAnswer | None:
        """Return an answer of the period before; None when nothing was there."""
        found = self._asked(*self._main, is_before=True) if self._main else None
        # An office that was not there yet is no better and no worse than it is now.
        return found if found and holds_something(found.total) else None

    @property
    def before(self) -> tuple[date, date] | None:
        """Return the period before; None when nothing is compared, or nothing was there."""
        past = self.past
        return (past.first, past.last) if past else None

    @property
    def target(self) -> timedelta | None:
        """Return the target that all services in question share; None when they differ."""
        chosen: Sequence[object] = self.question.only.get(Dimension.SERVICE, ())
        targets = {
            one.target_wait for one in self.unit.services if not chosen or one.code in chosen
        }
        return targets.pop() if len(targets) == 1 else None

    def _bin(self) -> timedelta:
        """Return how wide a bin of lengths is."""
        total = self.total(AnswerKind.WAITS)
        spread = total.wait if isinstance(total, Figures) else None
        reach = (spread.p90 or spread.max if spread else None) or timedelta(0)
        widths: Iterable[timedelta] = (timedelta(minutes=one) for one in _BIN_MINUTES)
        wide_enough = (one for one in widths if one * (_BINS - _BINS_BEHIND) >= reach)
        return next(wide_enough, timedelta(hours=1))


def answer_to(
    reports: Reports,
    kind: AnswerKind,
    question: ReportQuestion,
    *,
    asking: Person | None = None,
    watch: Progress = unwatched,
) -> AnyAnswer:
    """Return what the core answers in groups.

    Raises:
        PeriodError, NotAllowedError, AnswerStoppedError: as for ``Reports.waits``.
        CounterDimensionError, CounterWaitError: time at counters is not told apart so.
    """
    match kind:
        case AnswerKind.COUNTERS:
            return reports.counters(question, asking=asking, watch=watch)
        case AnswerKind.QUOTES:
            return reports.quotes(question, asking=asking, watch=watch)
        case _:
            return reports.waits(question, asking=asking, watch=watch)


def holds_something(total: Figures | CounterFigures | QuoteFigures) -> bool:
    """Return whether there is anything to tell."""
    match total:
        case Figures():
            return total.arrived > 0
        case CounterFigures():
            return bool(total.open) or total.served > 0
        case QuoteFigures():
            return total.n > 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Part(ABC):
    """A part of a report, as it is defined once: what is shown of whichever answer there is."""

    title: str
    """Its word in the vocabulary."""
    by: tuple[Dimension, ...] = ()
    """By what it always tells apart; empty: by what is asked, or by time."""

    @abstractmethod
    def made(self, answers: Answers, words: ReportWords) -> Iterator[ReportSection]:
        """Yield it as it is laid out; nothing where there is nothing to say."""


KEY_WAITS = ("wait_median_s", "wait_p90_s", "uncalled", *WITH_UNCALLED, "service_level_pct")
KEY_FIGURES = ("arrived", "served", *KEY_WAITS, "no_show", "unserved", "service_median_s")
OF_DAYS = (Dimension.DAY, Dimension.WEEK, Dimension.MONTH, Dimension.WEEKDAY, Dimension.HOUR)
CHOICES = (
    *(Dimension.SERVICE, *OF_DAYS, Dimension.COUNTER, Dimension.PRIORITY, Dimension.LANGUAGE),
    Dimension.OUTCOME,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One report, as it is defined for everybody who shows it."""

    code: str
    """The command's word, and what its words are found by."""
    help: str
    """What the command says of it."""
    page: str = ""
    """The name of its page in the console; empty: it has none."""
    by: tuple[Dimension, ...] = (Dimension.SERVICE,)
    """What it tells apart where nothing else is asked."""
    keeps_by: bool = False
    """Whether its page always tells these apart first, and others only beside them."""
    choices: tuple[Dimension, ...] = CHOICES
    """What its page lets a manager tell apart."""
    about: AnswerKind = AnswerKind.WAITS
    """What it is first about: the answer that CSV and JSON have."""
    key_figures: tuple[str, ...] = KEY_FIGURES
    sections: tuple[Part, ...]
    right: Right = Right.SEE_FIGURES
    at_sites: bool = True
    """Whether a centre is told it of its sites."""


_EMPTY = {
    AnswerKind.WAITS: "nobody",
    AnswerKind.COUNTERS: "no_counter",
    AnswerKind.QUOTES: "not_announced",
}
# How much of the whole the first answer is taken for.
_BEGINNING = 0.1
_HOURS = 24
# Out of how many a figure is told.
_SHARES = {
    "service_level_pct": ("within_target", "judged"),
    "quote_inside_pct": ("quote_inside", "quoted"),
    "no_show": ("no_show", "called"),
    "served": ("served", "arrived"),
    "unserved": ("unserved", "arrived"),
    "uncalled": ("uncalled", "arrived"),
}


def build(
    report: Report,
    answers: Answers,
    language: Language,
    *,
    with_people: bool = False,
    watch: Progress = unwatched,
) -> Document:
    """Return a report, ready to be laid out; what the answers hold already is not asked again.

    Args:
        report: which.
        answers: what it is made of; asked here as far as it is not there yet.
        language: in which it is worded.
        with_people: whether clerks are told apart in a report that is not about them.
        watch: is told how far it is, and may stop it.

    Raises:
        PeriodError, NotAllowedError, AnswerStoppedError: as for ``Reports.waits``.
    """
    words = ReportWords(language, answers.unit)
    # Not everybody may see clerks told apart.
    names_people = with_people or Dimension.CLERK in report.by
    parts = [one for one in report.sections if names_people or Dimension.CLERK not in one.by]
    answers.begin(report.about, report.by, part_of(watch, 0.0, _BEGINNING))
    sections: list[ReportSection] = []
    # The last step is left for what only the key figures ask.
    step = (1.0 - _BEGINNING) / (len(parts) + 1)
    for number, one in enumerate(parts):
        begins = _BEGINNING + number * step
        answers.go_on(part_of(watch, begins, begins + step))
        sections += one.made(answers, words)
    answers.go_on(part_of(watch, 1.0 - step, 1.0))
    shown = [column.name for one in sections for column in one.columns if column.name]
    zone = unit_zone(answers.unit.zone)
    question, earlier = answers.question, answers.earlier
    until = earlier.at if earlier and answers.before else None
    return Document(
        language=language,
        title=text_in(wording().reports[report.code].title, language),
        unit=text_in(answers.unit.names, language),
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
                Fact(title=words.of("wait"), value=wait_range_words(one, language))
                for one in (question.waited,)
                if one
            ),
            Fact(title=words.of("zone"), value=answers.unit.zone),
        ],
        key_figures=list(_key_figures(report, answers, words)),
        sections=sections,
        definitions=[
            *definitions([*report.key_figures, *shown], language),
            *(Definition(term="", text=note) for note in figure_notes(language)),
        ],
        advice=_advice(answers, words) if report.about is AnswerKind.WAITS else "",
        cautions=list(_cautions(answers, words)),
        empty="" if holds_something(answers.main.total) else words.of(_EMPTY[answers.main_kind]),
    )


def _key_figures(report: Report, answers: Answers, words: ReportWords) -> Iterator[KeyFigure]:
    """Yield each figure of the main answer, else of the waits of the same question."""
    of_waits = [answers.total(AnswerKind.WAITS, is_before=one) for one in (False, True)]
    of_main = answers.main.total, answers.past.total if answers.past else None
    for name in report.key_figures:
        now, past = of_main if holds_figure(of_main[0], name) else of_waits
        if name in WITH_UNCALLED and not (now and figure_value(now, "uncalled")):
            continue
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
    if name in WITH_UNCALLED and isinstance(figures, Figures):
        few = "p90" in name and figures.called + figures.uncalled < LEAST_FOR_P90
        known = figure_value(figures, name) is not None
        return words.of("few" if few else "kaplan_meier" if known else "not_reached")
    if name not in _SHARES or not all(holds_figure(figures, one) for one in _SHARES[name]):
        return ""
    part, whole = (figure_value(figures, one) for one in _SHARES[name])
    if not whole:
        return ""
    told = [value_words(one, ValueKind.COUNT, words.language) for one in (part, whole)]
    return words.of("of").format(part=told[0], whole=told[1])


def _advice(answers: Answers, words: ReportWords) -> str:
    """Return what to do, by what was asked for the sections: it costs no other question."""
    total = answers.total(AnswerKind.WAITS)
    if not isinstance(total, Figures):
        return ""
    name = words.namer(Dimension.SERVICE)
    services = {name(keys[0]): one for keys, one in answers.known((Dimension.SERVICE,)).items()}
    by_hour = answers.known((Dimension.HOUR,)) or answers.known(IN_A_GRID)
    over = _over_before(answers)
    return advice_on(total, services, late_by_hour(by_hour), words, over_before=over)


def _over_before(answers: Answers) -> int:
    """Return before which hour of its single day all are over; of more days none is."""
    first, last = answers.main.first, answers.main.last
    now = answers.main.as_of.astimezone(unit_zone(answers.unit.zone))
    if first != last or last > now.date():
        return 0
    return now.hour if last == now.date() else _HOURS


def _cautions(answers: Answers, words: ReportWords) -> Iterator[str]:
    """Say who waits longer than anybody who was called: such figures look better than it is."""
    total = answers.total(AnswerKind.WAITS)
    if not isinstance(total, Figures):
        return
    waits_on: timedelta | None = total.open_wait_max
    longest = total.wait.max
    if waits_on is not None and (longest is None or waits_on > longest):
        yield words.of("waits_on").format(duration=duration_words(waits_on, words.language))
