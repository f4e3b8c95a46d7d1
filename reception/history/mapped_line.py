"""A line of another system's file, read by a mapping."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5
from zoneinfo import ZoneInfo

from reception.domain.calendar import service_day
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.domain.unit import ORDINARY
from reception.history import cells
from reception.history.mapping import INSTANTS, FieldTable, Mapping
from reception.history.past_leg import BadLine, PastLeg

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
        self._zone = mapping.zone or zone
        self._unit_zone = zone
        self._day_starts = day_starts
        self._slack = timedelta(seconds=mapping.slack_seconds)
        self._index = {name: index for index, name in enumerate(header)}
        self._key = [self._index[name] for name in mapping.key]
        self._skip = [(self._index[name], values) for name, values in mapping.skip.items()]
        self._namespace = uuid5(NAMESPACE_OID, f"nouba:{mapping.source}")
        self._columns = {
            name: tuple(self._index[column] for column in field.columns)
            for name, field in mapping.fields.items()
        }
        self._when = {
            name: tuple(
                (self._index[column], frozenset(values)) for column, values in field.when.items()
            )
            for name, field in mapping.fields.items()
        }

    def read(self, line: int, row: Sequence[str]) -> PastLeg | BadLine | None:
        """Return what the line tells; None when the mapping skips it."""
        for column, values in self._skip:
            if row[column].strip() in values:
                return None
        try:
            return self._leg(line, row)
        except cells.CellError as error:
            return BadLine(line=line, reason=str(error), visit=self._visit(row))

    def _leg(self, line: int, row: Sequence[str]) -> PastLeg:
        text = {name: self._text(name, field, row) for name, field in self._mapping.fields.items()}
        service = text["service"]
        if service is None:
            raise cells.CellError("it names no service")
        waiting, first, last, started, ended = self._instants(text, row)
        counter, clerk = text.get("counter"), text.get("clerk")
        outcome = text.get("outcome")
        priority = text.get("priority") or ORDINARY
        state = text.get("state")
        return PastLeg(
            line=line,
            visit=self._visit(row),
            leg=cells.number(text.get("leg") or "1", "leg", _MOST_LEGS),
            label=text.get("label"),
            unit=None,
            service_day=self._day(text.get("service_day"), waiting),
            service=cells.code(service, "service"),
            language=cells.language(text.get("language") or Language.ARABIC),
            priority=cells.code(priority, "priority class"),
            waiting_since=waiting,
            first_called_at=first,
            last_called_at=last or first,
            started_at=started,
            ended_at=ended,
            counter=cells.number(counter, "counter") if counter else None,
            clerk=cells.login(clerk) if clerk else None,
            outcome=cells.outcome(outcome) if outcome else None,
            state=cells.state(state) if state else _state(first, started),
        )

    def _visit(self, row: Sequence[str]) -> UUID:
        key = _UNIT_SEPARATOR.join(row[index].strip() for index in self._key)
        return uuid5(self._namespace, key)

    def _text(self, name: str, field: FieldTable, row: Sequence[str]) -> str | None:
        for column, values in self._when[name]:
            if row[column].strip() not in values:
                return None
        for column in self._columns[name]:
            found = row[column].strip()
            if found not in self._mapping.blank:
                return _coded(name, field, found.lower() if field.lower else found)
        return None if field.value is None else str(field.value)

    def _instants(
        self, text: AnyMapping[str, str | None], row: Sequence[str]
    ) -> tuple[datetime, datetime | None, datetime | None, datetime | None, datetime | None]:
        found: list[datetime | None] = []
        before: datetime | None = None
        for name in INSTANTS:
            written = text.get(name)
            at = None if written is None else self._instant(name, written, row, before)
            if at is not None and before is not None and at < before:
                if before - at > self._slack:
                    raise cells.CellError(f"{name} is before what happened earlier")
                at = before
            before = at or before
            found.append(at)
        waiting, first, last, started, ended = found
        if waiting is None:
            raise cells.CellError("it does not say since when the visitor waited")
        if ended is not None and ended - waiting > _LONGEST_VISIT:
            raise cells.CellError("it lasts longer than two days")
        return waiting, first, last, started, ended

    def _instant(
        self, name: str, written: str, row: Sequence[str], before: datetime | None
    ) -> datetime:
        field = self._mapping.fields[name]
        form = field.format or self._mapping.time_format
        if field.date is None:
            return cells.instant(written, form, self._zone)
        day = cells.day(row[self._index[field.date]].strip(), self._mapping.date_format)
        wall = datetime.combine(day, time()) + cells.clock_time(written, form)
        at = cells.of_clock(wall, self._zone, not_before=before)
        if before is not None and at - before < _OVER_MIDNIGHT:
            return cells.of_clock(wall + _DAY, self._zone, not_before=before)
        return at

    def _day(self, written: str | None, waiting: datetime) -> date:
        own = service_day(waiting, self._unit_zone, self._day_starts)
        if written is None:
            return own
        day = cells.day(written, self._mapping.date_format)
        if abs(day - own) > _DAY:
            raise cells.CellError(f"its day {day} is not that of its times")
        return day


def _coded(name: str, field: FieldTable, found: str) -> str:
    if not field.codes:
        return found
    code = field.codes.get(found)
    if code is None:
        raise cells.CellError(f"the mapping does not say which {name} {cells.quoted(found)} is")
    return code


def _state(called: datetime | None, started: datetime | None) -> TicketState:
    if started:
        return TicketState.SERVED
    return TicketState.NO_SHOW if called else TicketState.CANCELLED
