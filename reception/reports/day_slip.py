"""What stands on a day's closing slip."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reception.database.connection import Database
from reception.database.heads import DayHead, FoundHead, day_head, find_head, is_reduced
from reception.database.seals import OFFICE
from reception.domain.errors import Refusal
from reception.domain.figures import Figures, Measure
from reception.domain.language import Language, Texts
from reception.domain.paper import SlipFigure, SlipPaper, SlipSection
from reception.domain.ticket import label
from reception.domain.unit import Person, Unit
from reception.paper.slips import slip_words
from reception.reports.answers import WITH_UNCALLED, GroupsAnswer, figure_value
from reception.reports.model import Missing, MissingReason, SeriesNumbers
from reception.reports.question import Dimension, ReportQuestion
from reception.reports.reports import Reports
from reception.reports.sql import series_numbers
from reception.reports.words import wording
from reception.system.clock import Clock, unit_zone
from reception.unit.current import UnitReader, day_of

DIGITS = 32
"""So many of a head's 64 digits are to be typed: nobody finds other events with the same."""
_GROUP = 4
_HEX = frozenset("0123456789abcdef")
# What the code on a slip says.
_SCANNED = re.compile(r"NOUBA (?P<unit>\S+) (?P<day>\d{4}-\d\d-\d\d) (?P<seal>[0-9A-F]+)")


class HeadUnreadableError(Refusal):
    """What was typed is no head of a slip."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"'{typed}' is no head of a slip: it has {DIGITS} digits from 0 to 9 and A to F,"
            " in groups of four"
        )


class NotOfThatDayError(Refusal):
    """The day's events do not lead to the head on the slip."""

    def __init__(self, day: date, *, reduced: bool = False) -> None:
        self.day = day
        what = (
            "the visits of that day were since reduced to figures, and this is not its last head"
            if reduced
            else "the log of that day is not the one whose slip was printed"
        )
        super().__init__(f"No event of {day} leads to this head: {what}")


def grouped(seal: bytes) -> tuple[str, str]:
    """Return a head as two lines of groups of four digits."""
    digits = seal.hex()[:DIGITS].upper()
    groups = [digits[start : start + _GROUP] for start in range(0, DIGITS, _GROUP)]
    half = len(groups) // 2
    return " ".join(groups[:half]), " ".join(groups[half:])


def digits_of(typed: str) -> str:
    """Return the digits of a head as it was typed or scanned.

    Raises:
        HeadUnreadableError: these are none.
    """
    digits = "".join(character for character in typed.lower() if character not in " -\t\n")
    if not DIGITS <= len(digits) <= 2 * DIGITS or not _HEX.issuperset(digits):
        raise HeadUnreadableError(typed)
    return digits


# How legs ended; those that have not ended, and numbers given back, stand there only where there
# are some.
_ENDED = ("served", "no_show", "continued", "cancelled", "unserved")
_RARE = ("still_waiting", "being_called", "being_served", "parked", "given_back")
_WAITS = ("wait_mean_s", "wait_median_s", "wait_p90_s", "wait_max_s")
_DASH = "\u2013"
_LEFT_TO_RIGHT = "\u2066{}\u2069"


def day_slip(
    unit: Unit,
    report: GroupsAnswer[Figures],
    numbers: Sequence[SeriesNumbers],
    head: DayHead | None,
    *,
    language: Language,
    at: datetime,
) -> SlipPaper:
    """Return the slip of the day of which the report is, told apart by service."""
    return SlipPaper(
        language=language,
        unit_names=unit.names,
        title=slip_words("day_closing"),
        day=report.first,
        sections=tuple(_sections(unit, report, numbers, head)),
        printed_at=at.astimezone(unit_zone(unit.zone)),
        qr_text=_qr_text(unit, head),
        is_for_staff=True,
    )


def _sections(
    unit: Unit,
    report: GroupsAnswer[Figures],
    numbers: Sequence[SeriesNumbers],
    head: DayHead | None,
) -> Iterator[SlipSection]:
    total = report.total
    told = (*_ENDED, *(name for name in _RARE if getattr(total, name)))
    yield SlipSection(
        figures=(
            SlipFigure(slip_words("tickets_given"), str(total.visits)),
            SlipFigure(_title("arrived"), str(total.arrived), is_sum=True),
            *(SlipFigure(_title(name), str(getattr(total, name))) for name in told),
        )
    )
    if report.rows:
        yield SlipSection(
            heading=slip_words("by_service"),
            figures=tuple(
                # In the order of the heading: in Arabic from the right.
                SlipFigure(
                    _service(unit, row.keys[0]), f"{row.figures.arrived} / {row.figures.served}"
                )
                for row in report.rows
            ),
        )
    if total.called:
        yield SlipSection(heading=wording().measures["wait"].titles, figures=tuple(_waits(total)))
    if numbers:
        yield SlipSection(heading=slip_words("numbers"), figures=tuple(_numbers(numbers)))
    if head:
        yield SlipSection(
            heading=slip_words("log_head"),
            figures=(SlipFigure(slip_words("log_events"), str(head.events)),),
            command=f"nouba verify --day {head.day} --head",
            typed=grouped(head.seal),
        )
    if head and head.office:
        entries, sealed = head.office
        yield SlipSection(
            heading=slip_words("office_head"),
            figures=(SlipFigure(slip_words("log_events"), str(entries)),),
            command="nouba verify --against",
            typed=grouped(sealed),
        )
    yield SlipSection(heading=slip_words("signature"), room_mm=12)


def _title(figure: str) -> Texts:
    titles = wording().of(figure).titles
    return {language: " ".join(title.split()) for language, title in titles.items()}


def _service(unit: Unit, code: object) -> Texts:
    names: dict[object, Texts] = {one.code: one.names for one in unit.every_service}
    return names.get(code) or dict.fromkeys(Language, str(code))


def _waits(total: Figures) -> Iterator[SlipFigure]:
    for name in _WAITS:
        value = figure_value(total, name)
        if isinstance(value, timedelta):
            yield SlipFigure(_title(name), _clocked(value))
    if total.uncalled:
        yield SlipFigure(_title("uncalled"), str(total.uncalled))
        for name in WITH_UNCALLED:
            value = figure_value(total, name)
            told = _clocked(value) if isinstance(value, timedelta) else _DASH
            yield SlipFigure(_title(name), told)
    level = total.service_level_pct
    if level is not None:
        yield SlipFigure(_title("service_level_pct"), _left_to_right(f"{level:.0f} %"))


def _clocked(duration: timedelta) -> str:
    """Return a duration in hours, minutes and seconds, which needs no words."""
    seconds = round(duration.total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _numbers(numbers: Sequence[SeriesNumbers]) -> Iterator[SlipFigure]:
    for series in numbers:
        span = _span(series.series, series.first, series.last)
        yield SlipFigure(dict.fromkeys(Language, span), str(series.tickets))
        for missing in series.missing:
            yield SlipFigure(_gap(series.series, missing), str(missing.last - missing.first + 1))


def _gap(series: str, missing: Missing) -> Texts:
    span = _span(series, missing.first, missing.last)
    words = slip_words(f"number_{missing.why}")
    detail = (
        _left_to_right(missing.detail) if missing.why is MissingReason.REPLACED else missing.detail
    )
    return {language: text.format(numbers=span, detail=detail) for language, text in words.items()}


def _span(series: str, first: int, last: int) -> str:
    ends = [label(series, number) for number in dict.fromkeys((first, last))]
    return _left_to_right(f" {_DASH} ".join(ends))


def _left_to_right(text: str) -> str:
    """Return what is read from the left, whatever is around it."""
    return _LEFT_TO_RIGHT.format(text)


def _qr_text(unit: Unit, head: DayHead | None) -> str:
    return f"NOUBA {unit.code} {head.day} {head.seal.hex().upper()}" if head else ""


@dataclass(eq=False)
class DaySlips:
    """Knows what a day's closing slip says, and whether a day is still the one on a slip."""

    _reports: Reports
    _database: Database
    _units: UnitReader
    _clock: Clock

    def slip(
        self,
        day: date | None = None,
        *,
        language: Language | None = None,
        asking: Person | None = None,
    ) -> SlipPaper:
        """Return the slip of a day, by default today, in a language, by default the unit's first.

        Raises:
            NotAllowedError: the person may not see the unit's figures.
            PeriodError: the day is still to come.
        """
        unit = self._units.current()[1]
        on = day or self._today(unit)
        question = ReportQuestion(
            first=on, last=on, by=(Dimension.SERVICE,), measures=(Measure.WAIT,)
        )
        report = self._reports.waits(question, asking=asking)
        with self._database.snapshot() as run:
            numbers, head = series_numbers(run, unit.code, on), day_head(run, unit.code, on)
        spoken = language or unit.languages[0]
        return day_slip(unit, report, numbers, head, language=spoken, at=self._clock.now())

    def find_head(self, typed: str, day: date | None = None) -> tuple[date | None, FoundHead]:
        """Return the day, and where in its log the head on a slip is; None: in the office's.

        Args:
            typed: the digits, or the text of the slip's code, which names the day.
            day: of the slip; else the digits may be of today's log or the office's.

        Raises:
            HeadUnreadableError: that is no head.
            NotOfThatDayError: the log does not lead there.
        """
        unit = self._units.current()[1]
        if scanned := _SCANNED.fullmatch(typed.strip()):
            if scanned["unit"] != unit.code:
                raise HeadUnreadableError(typed)
            day, typed = date.fromisoformat(scanned["day"]), scanned["seal"]
        digits, on = digits_of(typed), day or self._today(unit)
        with self._database.snapshot() as run:
            if found := find_head(run, unit.code, on.isoformat(), digits):
                return on, found
            if day is None and (found := find_head(run, unit.code, OFFICE, digits)):
                return None, found
            raise NotOfThatDayError(on, reduced=is_reduced(run, unit.code, on))

    def _today(self, unit: Unit) -> date:
        return day_of(unit, self._clock.now())
