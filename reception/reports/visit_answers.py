"""Answers in single visits: pages of a list, the story of one, and the export of all."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import TextIO
from uuid import UUID

from reception.csv_text import CsvWriter
from reception.domain.metrics import measure
from reception.domain.rights import Right, demand
from reception.domain.unit import Person
from reception.reports.figure_answers import FigureAnswers
from reception.reports.question import Question, Watch, unwatched
from reception.reports.visits import (
    PlaceInListError,
    Stay,
    StaysPage,
    Story,
    UnknownVisitError,
    VisitOrder,
    VisitRow,
    visit_row,
)

_ALL = Question()
_PAGE = 100
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# An order, its two numbers, and the visit and the stay that break ties.
type _Rank = tuple[int, int, str, int]


class VisitAnswers(FigureAnswers):
    """Answers in single visits."""

    def visits(
        self,
        question: Question = _ALL,
        *,
        order: VisitOrder = VisitOrder.NEWEST,
        after: str | None = None,
        limit: int = _PAGE,
        asking: Person | None = None,
        watch: Watch = unwatched,
    ) -> StaysPage:
        """Return a page of the single stays that the figures of a question count.

        Args:
            question: of which days and of whom alone; what it tells apart plays no part.
            order: which stand first.
            after: where the page begins, as the page before says; None for the first page.
            limit: how many stays it has at most.
            asking: who wants to know; None for whoever rules this computer.
            watch: is told how far the answer is, and may stop it.

        Raises:
            PlaceInListError: ``after`` is no such place.
            PeriodError, NotAllowedError, AnswerStoppedError: as for ``waits``.
        """
        demand(asking, Right.SEE_VISITS)
        asked = self._asked(question, asking)
        past = _place(after) if after else None
        targets = {one.code: one.target_wait for one in asked.unit.services}
        found = []
        for ticket, leg in self._counting(asked, watch):
            measured = measure(leg, target=targets.get(leg.service), now=asked.now)
            stay = Stay(ticket=ticket, leg=leg, measured=measured)
            rank = _rank(stay, order)
            if past is None or rank > past:
                found.append((rank, stay))
        found.sort(key=lambda one: one[0])
        shown = found[:limit]
        return StaysPage(
            stays=tuple(stay for _, stay in shown),
            after=_written(shown[-1][0]) if len(found) > limit else None,
        )

    def story(self, ticket: UUID, *, asking: Person | None = None) -> Story:
        """Return everything that is known of one visit.

        Raises:
            UnknownVisitError: there is no such visit.
            NotAllowedError: the person's role does not include it.
        """
        demand(asking, Right.SEE_VISITS)
        unit = self._units.current()[1]
        record = self._store.record(unit.code, ticket)
        if record is None:
            raise UnknownVisitError(ticket)
        targets = {one.code: one.target_wait for one in unit.services}
        now = self._clock.now()
        stays = tuple(
            measure(leg, target=targets.get(leg.service), now=now) for leg in record.visit.legs
        )
        waits = [one.wait for one in stays if one.wait is not None]
        return Story(
            visit=record.visit,
            stays=stays,
            wait=sum(waits, timedelta(0)) if waits else None,
            events=record.events,
            papers=record.papers,
        )

    def export(
        self, first: date | None = None, last: date | None = None, *, asking: Person | None = None
    ) -> Iterator[VisitRow]:
        """Return every leg of a period's visits, oldest ticket first, without keeping them.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError: the person's role does not include it.
        """
        demand(asking, Right.SEE_VISITS)
        asked = self._asked(Question(first=first, last=last), asking)
        return (visit_row(ticket, leg) for ticket, leg in self._counting(asked, unwatched))

    def write_visits_csv(
        self,
        stream: TextIO,
        first: date | None = None,
        last: date | None = None,
        *,
        asking: Person | None = None,
    ) -> int:
        """Write a period's visits as CSV, a row a leg; return how many rows.

        The stream must not translate line ends (``newline=""``).

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError: the person's role does not include it.
        """
        rows = self.export(first, last, asking=asking)
        columns = [column.name for column in fields(VisitRow)]
        writer = CsvWriter(stream, columns)
        cells = attrgetter(*columns)
        written = 0
        for row in rows:
            writer.write(cells(row))
            written += 1
        return written


def _rank(stay: Stay, order: VisitOrder) -> _Rank:
    since = (stay.leg.waiting_since - _EPOCH) // _MICROSECOND
    ticket, index = str(stay.ticket.id), stay.leg.index
    match order:
        case VisitOrder.NEWEST:
            return (0, -since, ticket, index)
        case VisitOrder.OLDEST:
            return (0, since, ticket, index)
        case VisitOrder.LONGEST_WAIT:
            wait = stay.measured.wait
            if wait is None:
                return (1, -since, ticket, index)
            return (0, -(wait // _MICROSECOND), ticket, index)


def _written(rank: _Rank) -> str:
    return ":".join(map(str, rank))


def _place(after: str) -> _Rank:
    try:
        kind, number, ticket, index = after.split(":")
        return int(kind), int(number), str(UUID(ticket)), int(index)
    except ValueError:
        raise PlaceInListError(after) from None
