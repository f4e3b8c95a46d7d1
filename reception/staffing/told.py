"""A week's plan in words: as a report that screens, paper and workbooks show, and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import time
from typing import TextIO

from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.reports.document import (
    Definition,
    Document,
    Fact,
    KeyFigure,
    Plot,
    PlotKind,
    ReportColumn,
    ReportRow,
    ReportSection,
    ReportValue,
    ValueKind,
)
from reception.reports.question import Dimension
from reception.reports.words import NOTHING, ReportWords, axis_words, duration_words, hour_words
from reception.staffing.model import (
    CounterWork,
    HalfHour,
    PlannedWeekday,
    ShareRange,
    StaffingAnswer,
    StaffingProposal,
)
from reception.system.clock import unit_zone
from reception.system.csv_text import CsvWriter
from reception.system.settings import program

DETAILS = "details"
"""The section of each half hour, which is wider than a page."""
# So many sentences stand before the tables, which have all of them.
_MOST_SAID = 3
_CSV = (
    *("weekday", "begins", "ends", "days", "arrivals", "needed", "counters", "opened", "was_pct"),
    *("forecast_pct", "low_pct", "high_pct", "one_more_pct", "one_less_pct", "at_most_pct"),
    "services",
)


def staffing_document(answer: StaffingAnswer, unit: Unit, language: Language) -> Document:
    """Return the plan, ready to be laid out."""
    return _Worded(answer, unit, language).document()


def staffing_as_dict(answer: StaffingAnswer) -> dict[str, object]:
    """Return the plan by names."""
    return {
        **asdict(answer),
        "needed": [[one.needed for one in day.half_hours] for day in answer.weekdays],
        "counter_hours": answer.counter_hours,
        "square_root_hours": answer.square_root_hours,
    }


def write_staffing_csv(answer: StaffingAnswer, stream: TextIO) -> None:
    """Write a row for each half hour."""
    writer = CsvWriter(stream, _CSV)
    for day in answer.weekdays:
        for one in day.half_hours:
            share = one.share
            shares = (share.pct, share.low, share.high) if share else (None, None, None)
            figures = (*shares, one.one_more_pct, one.one_less_pct, one.at_most_pct)
            writer.write(
                (
                    *(day.weekday, f"{one.begins:%H:%M}", f"{one.ends:%H:%M}", day.days),
                    *(round(one.arrivals, 2), one.needed, _works(one.counters)),
                    *(_rounded(one.opened), _rounded(one.was_pct), *map(_rounded, figures)),
                    " ".join(one.services),
                )
            )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _works(counters: Sequence[CounterWork]) -> str:
    """Return the numbers of counters, each with the code of its work profile if it has one."""
    return " ".join(
        f"{one.counter}:{one.profile}" if one.profile else str(one.counter) for one in counters
    )


@dataclass(frozen=True, slots=True)
class _Worded:
    """A plan in one language."""

    answer: StaffingAnswer
    unit: Unit
    language: Language

    def document(self) -> Document:
        """Return it as a report."""
        answer, words = self.answer, self._words
        needed, share = words.of("staffing_needed"), words.of("staffing_share")
        proposed = [one for one in answer.proposals if one.is_certain]
        most_felt = sorted(proposed, key=lambda one: one.was_pct)[:_MOST_SAID]
        return Document(
            language=self.language,
            title=words.of("staffing_title"),
            unit=text_in(self.unit.names, self.language),
            first=answer.first,
            last=answer.last,
            compared=None,
            compared_until=None,
            made_at=answer.as_of.astimezone(unit_zone(self.unit.zone)),
            made_by=program(),
            facts=list(self._facts()),
            key_figures=list(self._key_figures()),
            sections=[self._proposals(proposed), self._heat(), self._both(), self._details()],
            definitions=[
                Definition(term=needed, text=words.of("staffing_needed_meaning")),
                Definition(term=share, text=words.of("staffing_share_meaning")),
            ],
            advice=" ".join(map(self.sentence, most_felt)) or words.of("staffing_none"),
            cautions=list(self._cautions()),
        )

    def sentence(self, one: StaffingProposal) -> str:
        """Return what is proposed and what speaks for it, or why it is not."""
        more = one.needed > one.opened
        kind = "more_is_needed" if more else "fewer_are_enough"
        services = self._words.listed([self._service(code) for code in one.services])
        return self._words.of(f"staffing_{kind if one.is_certain else 'uncertain'}").format(
            **self._when(one.weekday, one.begins, one.ends),
            needed=one.needed,
            opened=one.opened,
            services=f" ({services})" if services else "",
            was=self._share(one.was_pct),
            share=self._share(one.share.pct),
            low=self._share(one.share.low),
            high=self._share(one.share.high),
            within=duration_words(self.answer.question.within, self.language),
            missed=one.missed_on,
            days=one.days,
        )

    @property
    def _words(self) -> ReportWords:
        return ReportWords(self.language, self.unit)

    def _facts(self) -> Iterator[Fact]:
        """Yield what is asked, and what the plan is drawn from."""
        answer, asked = self.answer, self.answer.question
        within = duration_words(asked.within, self.language)
        share = self._share(asked.target_pct)
        target = self._words.of("staffing_target").format(share=share, within=within)
        yield Fact(title=self._words.of("target"), value=target)
        ratio = None if answer.marked_ratio is None else self._share(100 * answer.marked_ratio)
        for name, value in (
            *(("days", str(answer.days)), ("marked", str(answer.days_marked)), ("ratio", ratio)),
            ("left_out", str(answer.days_left_out)),
        ):
            if value is not None:
                yield Fact(title=self._words.of(f"staffing_{name}"), value=value)

    def _key_figures(self) -> Iterator[KeyFigure]:
        opened = [
            (one.opened, _hours(one)) for day in self.answer.weekdays for one in day.half_hours
        ]
        known = sum(count * hours for count, hours in opened if count is not None)
        figures = {
            "hours": self.answer.counter_hours,
            "hours_open": known or None,
            "hours_rule": self.answer.square_root_hours,
        }
        for name, value in figures.items():
            yield KeyFigure(
                name=f"staffing_{name}",
                title=self._words.of(f"staffing_{name}"),
                value=value,
                kind=ValueKind.NUMBER,
            )

    def _cautions(self) -> Iterator[str]:
        """Say what is not to be had, and what is uncertain."""
        answer, say = self.answer, self._words.of
        for day in answer.weekdays:
            for one in day.half_hours:
                if one.at_most_pct is not None:
                    yield say("staffing_even_all").format(
                        **self._when(day.weekday, one.begins, one.ends),
                        counters=answer.question.counters or len(self.unit.counters),
                        share=self._share(one.at_most_pct),
                    )
        uncertain = [
            one for one in answer.proposals if one.needed > one.opened and not one.is_certain
        ]
        yield from map(self.sentence, uncertain[:_MOST_SAID])
        if answer.too_few:
            days = self._words.listed([self._weekday(one) for one in answer.too_few])
            yield say("staffing_too_few").format(weekdays=days)
        if not any(one.opened is not None for day in answer.weekdays for one in day.half_hours):
            yield say("staffing_unopened")
        if answer.beyond:
            yield say("staffing_beyond").format(count=answer.beyond)
        if answer.differs:
            yield say("staffing_differs")

    def _proposals(self, proposed: Sequence[StaffingProposal]) -> ReportSection:
        names = ("needed", "opened", "was", "share", "missed")
        kinds = (*[ValueKind.COUNT] * 2, *[ValueKind.PERCENT] * 2, ValueKind.COUNT)
        return ReportSection(
            name="proposals",
            title=self._words.of("staffing_proposals"),
            columns=(*self._places(), *map(self._column, names, kinds)),
            rows=[
                ReportRow(
                    cells=(
                        " \u00b7 ".join(
                            [self._weekday(one.weekday), *map(self._service, one.services)]
                        ),
                        _span(one.begins, one.ends),
                        *(one.needed, one.opened, one.was_pct),
                        *(one.share.pct, one.missed_on),
                    )
                )
                for one in proposed
            ],
            without_rows=self._words.of("staffing_none"),
        )

    def _heat(self) -> ReportSection:
        """Return the map of a week: how many counters, and beside it how many were open."""
        begins = sorted({one.begins for day in self.answer.weekdays for one in day.half_hours})
        title = self._words.of("staffing_title")
        rows = []
        for day in self.answer.weekdays:
            halves = {one.begins: one for one in day.half_hours}
            found = [halves.get(at) for at in begins]
            opened = self._words.of("staffing_opened")
            needed = [None if one is None else one.needed for one in found]
            notes = [
                "" if one is None else self._words.of("pair").format(title=opened, value=_open(one))
                for one in found
            ]
            rows.append(ReportRow(cells=(self._weekday(day.weekday), *needed), notes=("", *notes)))
        columns = [ReportColumn(title=f"{at:%H:%M}", kind=ValueKind.COUNT) for at in begins]
        return ReportSection(
            name="needed",
            title=title,
            columns=(ReportColumn(title=self._words.dimension(Dimension.WEEKDAY)), *columns),
            rows=rows,
            plot=Plot(
                kind=PlotKind.HEAT,
                columns=tuple(range(1, len(columns) + 1)),
                title=self._words.of("staffing_needed"),
                says_all=True,
            ),
        )

    def _both(self) -> ReportSection:
        days = self.answer.weekdays
        begins = sorted({one.begins for day in days for one in day.half_hours})

        def cell(day: PlannedWeekday, at: time) -> ReportValue:
            one = next((one for one in day.half_hours if one.begins == at), None)
            return None if one is None else f"{one.needed} ({_open(one)})"

        return ReportSection(
            name="both",
            title=self._words.of("staffing_both"),
            columns=(
                self._column("half_hour", ValueKind.TEXT),
                *(ReportColumn(title=self._weekday(day.weekday)) for day in days),
            ),
            rows=[
                ReportRow(cells=(f"{at:%H:%M}", *(cell(day, at) for day in days))) for at in begins
            ],
        )

    def _details(self) -> ReportSection:
        names = ("needed", "opened", "was", "share", "low", "high", "more", "less")
        kinds = (ValueKind.COUNT, ValueKind.NUMBER, *[ValueKind.PERCENT] * 6)
        return ReportSection(
            name=DETAILS,
            title=self._words.of("staffing_details"),
            columns=(
                *self._places(),
                ReportColumn(title=self._words.title("arrived"), kind=ValueKind.NUMBER),
                *map(self._column, names, kinds),
                self._column("counters", ValueKind.TEXT),
            ),
            rows=[
                ReportRow(
                    cells=(
                        *(self._weekday(day.weekday), f"{one.begins:%H:%M}", one.arrivals),
                        *(one.needed, one.opened, one.was_pct, *_shares(one.share)),
                        *(one.one_more_pct, one.one_less_pct, self._counters(one.counters)),
                    )
                )
                for day in self.answer.weekdays
                for one in day.half_hours
            ],
        )

    def _places(self) -> tuple[ReportColumn, ReportColumn]:
        weekday = ReportColumn(title=self._words.dimension(Dimension.WEEKDAY))
        return weekday, self._column("half_hour", ValueKind.TEXT)

    def _column(self, name: str, kind: ValueKind) -> ReportColumn:
        return ReportColumn(title=self._words.of(f"staffing_{name}"), kind=kind)

    def _when(self, weekday: int, begins: time, ends: time) -> dict[str, str]:
        first, last = (hour_words(at, self.language) for at in (begins, ends))
        name = self._weekday(weekday)
        return {"weekday": name[:1].upper() + name[1:], "first": first, "last": last}

    def _weekday(self, weekday: int) -> str:
        return self._words.namer(Dimension.WEEKDAY)(weekday)

    def _counters(self, works: Sequence[CounterWork]) -> str:
        """Return the numbers of counters, each with the name of its work profile if it has one."""
        names = {one.code: text_in(one.names, self.language) for one in self.unit.profiles}
        told = (
            f"{one.counter} ({names[one.profile]})" if one.profile else str(one.counter)
            for one in works
        )
        return self._words.listed(list(told))

    def _service(self, code: str) -> str:
        return text_in(self.unit.service_names(code), self.language)

    def _share(self, pct: float) -> str:
        return axis_words(pct, ValueKind.PERCENT, self.language)


def _hours(one: HalfHour) -> float:
    begins, ends = (60 * at.hour + at.minute for at in (one.begins, one.ends))
    return (ends - begins) / 60


def _open(one: HalfHour) -> str:
    return NOTHING if one.opened is None else str(int(one.opened + 0.5))


def _shares(share: ShareRange | None) -> tuple[ReportValue, ReportValue, ReportValue]:
    return (share.pct, share.low, share.high) if share else (None, None, None)


def _span(begins: time, ends: time) -> str:
    return f"\u200e{begins:%H:%M}\u2013{ends:%H:%M}"
