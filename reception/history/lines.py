"""A line of another system's file, read by a mapping."""

import csv
import io
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from typing import BinaryIO
from uuid import NAMESPACE_OID, UUID, uuid5
from zoneinfo import ZoneInfo

from reception.domain.calendar import service_day
from reception.domain.errors import Refusal
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.ticket import TicketState, label_parts
from reception.domain.unit import ORDINARY
from reception.history import columns
from reception.history.columns import INSTANTS, BadLine, FieldName, Mapping, PastLeg
from reception.system.clock import unit_zone
from reception.system.csv_text import unharmed

_LONGEST_LINE = 200_000
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


class NotCsvError(Refusal):
    """The file as a whole is not what can be read."""


class CsvLines:
    """The lines of a file below its header; memory does not grow with the file."""

    def __init__(self, stream: BinaryIO, *, delimiter: str = ",", encoding: str = "utf-8-sig"):
        self._encoding = encoding
        self._text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        self._reader = csv.reader(self._bounded(), delimiter=delimiter)
        self.header = self._header()

    def detach(self) -> None:
        """Leave the stream open when this is gone."""
        self._text.detach()

    def __iter__(self) -> Iterator[tuple[int, list[str]] | BadLine]:
        """Yield each line's number and cells; empty lines are left out."""
        width = len(self.header)
        while True:
            line = self._reader.line_num + 1
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                yield BadLine(line=line, reason=f"this is no line of CSV ({error})")
                continue
            if cells is None:
                return
            if not any(cells):
                continue
            if len(cells) != width:
                yield BadLine(
                    line=line, reason=f"it has {len(cells)} cells where the header has {width}"
                )
            elif any(_UNREADABLE in cell or "\x00" in cell for cell in cells):
                yield BadLine(line=line, reason=f"its text is not in {self._encoding}")
            else:
                yield line, cells

    def _header(self) -> list[str]:
        try:
            header = [cell.strip() for cell in next(self._reader, [])]
        except csv.Error as error:
            raise NotCsvError(f"The first line is no header of CSV ({error})") from None
        if not any(header):
            raise NotCsvError("The file is empty: the first line must name the columns")
        twice = next((name for name in header if header.count(name) > 1), None)
        if twice is not None:
            raise NotCsvError(f"The column '{twice}' stands twice in the first line")
        return header

    def _bounded(self) -> Iterator[str]:
        try:
            while line := self._text.readline(_LONGEST_LINE):
                if len(line) == _LONGEST_LINE:
                    raise NotCsvError(
                        f"A line is longer than {_LONGEST_LINE} characters: this is no file of"
                        " visits"
                    )
                yield line
        except UnicodeError as error:
            raise NotCsvError(f"The file's text is not in {self._encoding} ({error})") from None


_UNIT_SEPARATOR = "\x1f"
_MOST_LEGS = 1000
# A time without a date that seems so much earlier than the one before it is of the next day.
_OVER_MIDNIGHT = timedelta(hours=-12)
_LONGEST_VISIT = timedelta(days=2)
_DAY = timedelta(days=1)


class MappedLine:
    """Reads the lines of a file whose header names these columns."""

    def __init__(
        self, header: Sequence[str], mapping: Mapping, zone: ZoneInfo, day_starts: time
    ) -> None:
        self._mapping = mapping
        self._zone = unit_zone(mapping.zone) if mapping.zone else zone
        self._unit_zone = zone
        self._day_starts = day_starts
        self._slack = timedelta(seconds=mapping.slack_seconds)
        self._index = {name: index for index, name in enumerate(header)}
        self._key = [self._index[name] for name in mapping.key]
        self._skip = self._cells(mapping.skip)
        self._blank = frozenset(("", *mapping.blank))
        self._namespace = uuid5(NAMESPACE_OID, f"nouba:{mapping.source}")
        self._columns = {
            name: tuple(self._index[column] for column in field.column)
            for name, field in mapping.fields.items()
        }
        self._when = {name: self._cells(field.when) for name, field in mapping.fields.items()}

    def _cells(self, cells: AnyMapping[str, Sequence[str]]) -> Sequence[tuple[int, frozenset[str]]]:
        return [(self._index[column], frozenset(values)) for column, values in cells.items()]

    def read(self, line: int, row: Sequence[str]) -> PastLeg | BadLine | None:
        """Return what the line tells; None when the mapping skips it."""
        for column, values in self._skip:
            if row[column].strip() in values:
                return None
        try:
            return self._leg(line, row)
        except columns.CellError as error:
            return BadLine(line=line, reason=str(error), visit=self._visit(row))

    def _leg(self, line: int, row: Sequence[str]) -> PastLeg:
        text = {name: self._text(name, row) for name in self._mapping.fields}
        service = text["service"]
        if service is None:
            raise columns.CellError("it names no service")
        waiting, first, last, started, ended = self._instants(text, row)
        counter, clerk = text.get("counter"), text.get("clerk")
        outcome = text.get("outcome")
        priority = text.get("priority") or ORDINARY
        state = text.get("state")
        return PastLeg(
            line=line,
            visit=self._visit(row),
            leg=columns.number(text.get("leg") or "1", "leg", _MOST_LEGS),
            label=text.get("label"),
            unit=None,
            service_day=self._day(text.get("service_day"), waiting),
            service=columns.code(service, "service"),
            language=columns.language(text.get("language") or Language.ARABIC),
            priority=columns.code(priority, "priority class"),
            waiting_since=waiting,
            first_called_at=first,
            last_called_at=last or first,
            started_at=started,
            ended_at=ended,
            counter=columns.number(counter, "counter") if counter else None,
            clerk=columns.login(clerk) if clerk else None,
            outcome=columns.outcome(outcome) if outcome else None,
            state=columns.state(state) if state else _state(first, started),
        )

    def _visit(self, row: Sequence[str]) -> UUID:
        key = _UNIT_SEPARATOR.join(row[index].strip() for index in self._key)
        return uuid5(self._namespace, key)

    def _text(self, name: FieldName, row: Sequence[str]) -> str | None:
        field = self._mapping.fields[name]
        for column, values in self._when[name]:
            if row[column].strip() not in values:
                return None
        for column in self._columns[name]:
            found = row[column].strip()
            if found in self._blank:
                continue
            found = found.lower() if field.lower else found
            code = field.codes.get(found) if field.codes else found
            if code is None:
                raise columns.CellError(
                    f"the mapping does not say which {name} {columns.quoted(found)} is"
                )
            return code
        return None if field.value is None else str(field.value)

    def _instants(
        self, text: AnyMapping[FieldName, str | None], row: Sequence[str]
    ) -> tuple[datetime, datetime | None, datetime | None, datetime | None, datetime | None]:
        found: list[datetime | None] = []
        before: datetime | None = None
        for name in INSTANTS:
            written = text.get(name)
            at = None if written is None else self._instant(name, written, row, before)
            if at is not None and before is not None and at < before:
                if before - at > self._slack:
                    raise columns.CellError(f"{name} is before what happened earlier")
                at = before
            before = at or before
            found.append(at)
        waiting, first, last, started, ended = found
        if waiting is None:
            raise columns.CellError("it does not say since when the visitor waited")
        if ended is not None and ended - waiting > _LONGEST_VISIT:
            raise columns.CellError("it lasts longer than two days")
        return waiting, first, last, started, ended

    def _instant(
        self, name: FieldName, written: str, row: Sequence[str], before: datetime | None
    ) -> datetime:
        field = self._mapping.fields[name]
        form = field.format or self._mapping.time_format
        if field.date is None:
            return columns.instant(written, form, self._zone)
        day = columns.day(row[self._index[field.date]].strip(), self._mapping.date_format)
        wall = datetime.combine(day, time()) + columns.clock_time(written, form)
        at = columns.of_clock(wall, self._zone, not_before=before)
        if before is not None and at - before < _OVER_MIDNIGHT:
            return columns.of_clock(wall + _DAY, self._zone, not_before=before)
        return at

    def _day(self, written: str | None, waiting: datetime) -> date:
        own = service_day(waiting, self._unit_zone, self._day_starts)
        if written is None:
            return own
        day = columns.day(written, self._mapping.date_format)
        if abs(day - own) > _DAY:
            raise columns.CellError(f"its day {day} is not that of its times")
        return day


def _state(called: datetime | None, started: datetime | None) -> TicketState:
    if started:
        return TicketState.SERVED
    return TicketState.NO_SHOW if called else TicketState.CANCELLED


OWN_COLUMNS = (
    "ticket_id", "label", "unit", "service_day", "service", "leg", "language", "priority",
    "waiting_since", "first_called_at", "last_called_at", "started_at", "ended_at", "counter",
    "clerk", "outcome", "state",
)  # fmt: skip
"""The columns of the export that make a leg; it may have more."""

QUOTED_COLUMNS = ("quoted_low_s", "quoted_high_s")
"""Columns that a file of visits may have as well: the wait that was announced, in seconds."""

_LONGEST_WAIT_S = 2 * 86_400


class OwnLine:
    """Reads the lines of an export whose header names these columns."""

    def __init__(self, header: Sequence[str]) -> None:
        self._cells = itemgetter(*(header.index(name) for name in OWN_COLUMNS))
        known = all(name in header for name in QUOTED_COLUMNS)
        self._quoted = tuple(map(header.index, QUOTED_COLUMNS)) if known else None

    def read(self, line: int, row: Sequence[str]) -> PastLeg | BadLine:
        """Return what the line tells."""
        (
            ticket, label, unit, day, service, leg, language, priority,
            waiting, first, last, started, ended, counter, clerk, outcome, state,
        ) = self._cells(row)  # fmt: skip
        visit = None
        try:
            visit = _identifier(ticket)
            return PastLeg(
                line=line,
                visit=visit,
                leg=columns.number(leg, "leg", _MOST_LEGS),
                label=_label(label),
                unit=unharmed(unit),
                service_day=columns.day(day, "iso"),
                service=columns.code(service, "service"),
                language=columns.language(language),
                priority=columns.code(priority, "priority class") if priority != "~" else priority,
                waiting_since=_instant(waiting),
                first_called_at=_instant(first) if first else None,
                last_called_at=_instant(last) if last else None,
                started_at=_instant(started) if started else None,
                ended_at=_instant(ended) if ended else None,
                counter=columns.number(counter, "counter") if counter else None,
                clerk=columns.login(unharmed(clerk)) if clerk else None,
                outcome=columns.outcome(unharmed(outcome)) if outcome else None,
                state=columns.state(state),
                quoted=self._quote(row),
            )
        except columns.CellError as error:
            return BadLine(line=line, reason=str(error), visit=visit)

    def _quote(self, row: Sequence[str]) -> ExpectedWait | None:
        if self._quoted is None:
            return None
        low, high = (row[index] for index in self._quoted)
        if not low and not high:
            return None
        try:
            wait = ExpectedWait(low=_seconds(low), high=_seconds(high))
        except (ValueError, OverflowError):
            raise columns.CellError(f"{columns.quoted(f'{low}-{high}')} is no wait") from None
        if not wait.low < wait.high:
            raise columns.CellError(f"{columns.quoted(f'{low}-{high}')} is no range of waits")
        return wait


def _seconds(text: str) -> timedelta:
    seconds = float(text)
    if not 0 <= seconds <= _LONGEST_WAIT_S:
        raise ValueError(text)
    return timedelta(seconds=seconds)


def _identifier(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise columns.CellError(f"{columns.quoted(text)} is no identifier of a ticket") from None


def _label(text: str) -> str:
    if label_parts(text) is None:
        raise columns.CellError(f"{columns.quoted(text)} is no label of a ticket")
    return text


def _instant(text: str) -> datetime:
    if not text.endswith("Z"):
        raise columns.CellError(f"{columns.quoted(text)} is no instant in UTC")
    return columns.instant(text, "iso", _UTC)


_UTC = unit_zone("UTC")


def past_legs(
    stream: BinaryIO, mapping: "Mapping | None", *, zone: ZoneInfo, day_starts: time
) -> Iterator[PastLeg | BadLine]:
    """Yield what each line of a file tells, in its order; lines that are to be skipped are not.

    Args:
        stream: the file's bytes; it is left open.
        mapping: how to read them; None for what ``nouba visits export`` wrote.
        zone: the unit's zone, for times without one where the mapping names none.
        day_starts: when the unit's service day begins.

    Raises:
        NotCsvError: the file as a whole cannot be read.
    """
    if mapping is None:
        lines = CsvLines(stream)
        missing = [name for name in OWN_COLUMNS if name not in lines.header]
        advice = "; name a mapping by --mapping to read another system's file"
    else:
        encoding = "utf-8-sig" if mapping.encoding == "utf-8" else mapping.encoding
        lines = CsvLines(stream, delimiter=mapping.delimiter, encoding=encoding)
        missing = sorted(mapping.columns - {*lines.header})
        advice = ""
    if missing:
        raise NotCsvError(f"The first line names no column '{missing[0]}'{advice}")
    reader = (
        MappedLine(lines.header, mapping, zone, day_starts) if mapping else OwnLine(lines.header)
    )
    try:
        for found in lines:
            if isinstance(found, BadLine):
                yield found
            elif (leg := reader.read(*found)) is not None:
                yield leg
    finally:
        lines.detach()
