"""Answers in single visits: pages of a list, the story of one, and the export of all."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import fields
from datetime import date, timedelta
from operator import attrgetter
from typing import TextIO
from uuid import UUID

from reception.domain.figures import measure
from reception.domain.rights import AuditAct, Right
from reception.domain.ticket import Leg, Ticket
from reception.domain.unit import Person
from reception.domain.wait import WaitRange
from reception.reports.answers import (
    LegOfReport,
    PlaceInListError,
    StaysPage,
    Story,
    UnknownVisitError,
    VisitRow,
    visit_row,
)
from reception.reports.dimensions import Dimension, Key, place_in
from reception.reports.figure_answers import FigureAnswers
from reception.reports.model import ReportStore, Sought, StayRank, VisitOrder
from reception.reports.question import ReportQuestion
from reception.system.files import CsvWriter
from reception.system.progress import Watch, tell, unwatched

_ALL = ReportQuestion()
_PAGE = 100
_TOLD_EVERY = 5000
_EVERYTHING: Mapping[Dimension, tuple[Key, ...]] = {}


class VisitAnswers(FigureAnswers):
    """Answers in single visits."""

    def visits(
        self,
        question: ReportQuestion = _ALL,
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
        self._demand(asking, Right.SEE_VISITS)
        sought = self._sought(question, asking)
        if self._audit:
            self._audit.note_read(asking, AuditAct.SEE_VISITS, f"{sought.first} {sought.last}")
        past = _place(after) if after else None
        ranks = self._counting.ranks(sought, order, past, limit + 1, watch)
        shown = ranks[:limit]
        visits = self._store.visits_of(sought.unit.code, [one.ticket for one in shown])
        targets = sought.targets
        stays = []
        for one in shown:
            listed = visits.get(one.ticket)
            visit = sought.as_it_stood(listed) if listed else None
            # What was forgotten, or taken back, since it was counted is no longer there to show.
            if visit and one.leg <= len(visit.legs):
                leg = visit.legs[one.leg - 1]
                measured = measure(leg, target=targets.get(leg.service), now=sought.now)
                stays.append(LegOfReport(ticket=visit.ticket, leg=leg, measured=measured))
        return StaysPage(
            stays=tuple(stays), after=_written(shown[-1]) if len(ranks) > limit else None
        )

    def story(self, ticket: UUID, *, asking: Person | None = None) -> Story:
        """Return everything that is known of one visit.

        Raises:
            UnknownVisitError: there is no such visit.
            NotAllowedError: the person's role does not include it.
        """
        self._demand(asking, Right.SEE_VISITS)
        unit = self._units.current()[1]
        record = self._store.record(unit.code, ticket)
        if record is None:
            raise UnknownVisitError(ticket)
        if self._audit:
            shown = record.visit.ticket
            self._audit.note_read(asking, AuditAct.SEE_VISITS, f"{shown.service_day} {shown.label}")
        targets = {one.code: one.target_wait for one in unit.every_service}
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
        self,
        first: date | None = None,
        last: date | None = None,
        *,
        only: Mapping[Dimension, tuple[Key, ...]] = _EVERYTHING,
        waited: WaitRange | None = None,
        asking: Person | None = None,
        watch: Watch = unwatched,
    ) -> Generator[VisitRow]:
        """Return every leg of a period's visits, oldest ticket first, without keeping them.

        With ``only`` and ``waited``, the legs that a question with the same choice counts.

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError, UnknownChoiceError, AnswerStoppedError: as for ``waits``.
        """
        self._demand(asking, Right.SEE_VISITS)
        question = ReportQuestion(first=first, last=last, only=only, waited=waited)
        sought = self._sought(question, asking)
        if self._audit:
            self._audit.note(asking, AuditAct.TAKE_OUT_VISITS, f"{sought.first} {sought.last}")
        return (visit_row(ticket, leg) for ticket, leg in legs_of(self._store, sought, watch))

    def write_visits_csv(
        self,
        stream: TextIO,
        first: date | None = None,
        last: date | None = None,
        *,
        only: Mapping[Dimension, tuple[Key, ...]] = _EVERYTHING,
        waited: WaitRange | None = None,
        asking: Person | None = None,
        watch: Watch = unwatched,
    ) -> int:
        """Write a period's visits as CSV, a row a leg; return how many rows.

        The stream must not translate line ends (``newline=""``).

        Raises:
            PeriodError: the period ends before it begins, or begins after today.
            NotAllowedError, UnknownChoiceError, AnswerStoppedError: as for ``waits``.
        """
        rows = self.export(first, last, only=only, waited=waited, asking=asking, watch=watch)
        columns = [column.name for column in fields(VisitRow)]
        writer = CsvWriter(stream, columns)
        cells = attrgetter(*columns)
        written = 0
        # Closed here, not whenever its last trace goes: the database may be closed by then.
        with closing(rows):
            for row in rows:
                writer.write(cells(row))
                written += 1
        return written


def _written(rank: StayRank) -> str:
    return ":".join(map(str, rank))


def _place(after: str) -> StayRank:
    try:
        kind, number, ticket, leg = after.split(":")
        return StayRank(int(kind), int(number), UUID(ticket), int(leg))
    except ValueError:
        raise PlaceInListError(after) from None


def legs_of(store: ReportStore, sought: Sought, watch: Watch) -> Iterator[tuple[Ticket, Leg]]:
    """Yield the legs that are sought, the oldest ticket first.

    Raises:
        AnswerStoppedError: the watch said so.
    """
    wanted = _wanted_of(sought)
    days = (sought.last - sought.first).days + 1
    visits = store.visits(sought.unit.code, sought.first, sought.last)
    for count, visit in enumerate(visits):
        if count % _TOLD_EVERY == 0:
            tell(watch, (visit.ticket.service_day - sought.first).days / days)
        stood = sought.as_it_stood(visit)
        for leg in stood.legs if stood else ():
            if wanted(visit.ticket, leg):
                yield visit.ticket, leg


def _wanted_of(sought: Sought) -> Callable[[Ticket, Leg], bool]:
    """Return whether a leg is among those that count alone."""
    place = place_in(tuple(sought.only), sought.unit)
    wanted = [frozenset(keys) for keys in sought.only.values()]
    waited = sought.waited

    def passes(ticket: Ticket, leg: Leg) -> bool:
        keys = place(ticket, leg)
        return all(key in allowed for key, allowed in zip(keys, wanted, strict=True)) and (
            waited is None or measure(leg, target=None, now=sought.now).wait in waited
        )

    return passes
