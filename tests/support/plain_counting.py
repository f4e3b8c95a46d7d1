"""The oracle of the counter: one leg after the other, as the definitions say."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from heapq import nsmallest

from reception.domain.figures import (
    Figures,
    Measure,
    Measured,
    QuoteFigures,
    QuoteTally,
    Tally,
    measure,
)
from reception.domain.ticket import Leg, Ticket, TicketState
from reception.reports.count import Counting
from reception.reports.model import Counted, LegRank, VisitOrder
from reception.reports.question import Key, Sought, place_in
from reception.reports.reports import legs_of
from reception.reports.sql import SqlReportStore
from reception.system.progress import Progress, unwatched
from reception.unit.current import day_over
from tests.support.plain_work_time import WorkSpan

_WIDTHS = (timedelta(seconds=1), timedelta(seconds=97))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class PlainCounting:
    """Counts the legs of a period by reading them all."""

    def __init__(self, store: SqlReportStore) -> None:
        self._store = store

    def figures(self, sought: Sought, watch: Progress) -> Counted[Figures]:
        """Return the figures."""
        found = self._tallied(sought, watch)
        return Counted(
            total=found.total.figures(sought.measures),
            groups={keys: one.figures(sought.measures) for keys, one in found.groups.items()},
        )

    def lengths(self, sought: Sought, bucket: timedelta, watch: Progress) -> Counter[int]:
        """Return how many waits are as long as ``i`` buckets, and shorter than one more."""
        waits = self._tallied(sought, watch).total.durations(Measure.WAIT)
        return Counter(one // bucket for one in waits)

    def quotes(self, sought: Sought, watch: Progress) -> Counted[QuoteFigures]:
        """Return how the waits that were announced held."""
        total, groups = QuoteTally(), defaultdict[tuple[Key, ...], QuoteTally](QuoteTally)
        place = place_in(sought.by, sought.unit)
        judge = _judge(sought)
        for ticket, leg in legs_of(self._store, sought, watch):
            if leg.quoted is None:
                continue
            low, high = leg.quoted.low, leg.quoted.high
            for tally in (total, groups[place(ticket, leg)]) if sought.by else (total,):
                tally.add(low, high, judge(ticket, leg))
        told = {keys: one.figures() for keys, one in groups.items()}
        # Where everybody still waits within the range there is nothing to tell yet.
        return Counted(
            total=total.figures(), groups={keys: one for keys, one in told.items() if one.n}
        )

    def ranks(
        self, sought: Sought, order: VisitOrder, past: LegRank | None, limit: int, watch: Progress
    ) -> Sequence[LegRank]:
        """Return which stays come next behind ``past`` in an order, so many at most."""
        judge = _judge(sought)
        ranks = (
            leg_rank(ticket, leg, judge(ticket, leg), order)
            for ticket, leg in legs_of(self._store, sought, watch)
        )
        return nsmallest(limit, (one for one in ranks if past is None or one > past))

    def services(self, sought: Sought, watch: Progress) -> Iterator[tuple[WorkSpan, bool]]:
        """Yield the services that were begun at counters, and whether they ended well.

        One that nobody ended on its day took no time that anybody knows.
        """
        for ticket, leg in legs_of(self._store, sought, watch):
            if leg.started_at and leg.clerk is not None and leg.counter is not None:
                forgotten = (leg.ended_at or sought.now) >= day_over(
                    sought.unit, ticket.service_day
                )
                span = WorkSpan(
                    clerk=leg.clerk,
                    counter=leg.counter,
                    began_at=leg.started_at,
                    ended_at=leg.started_at if forgotten else leg.ended_at,
                )
                yield span, leg.state is TicketState.SERVED

    def _tallied(self, sought: Sought, watch: Progress) -> Counted[Tally]:
        total, groups = Tally(), defaultdict[tuple[Key, ...], Tally](Tally)
        place = place_in(sought.by, sought.unit)
        judge = _judge(sought)
        for ticket, leg in legs_of(self._store, sought, watch):
            measured = judge(ticket, leg)
            total.add(measured, ticket.id)
            if sought.by:
                groups[place(ticket, leg)].add(measured, ticket.id)
        return Counted(total=total, groups=groups)


def leg_rank(ticket: Ticket, leg: Leg, measured: Measured, order: VisitOrder) -> LegRank:
    """Return where a leg stands in an order."""
    since = (leg.waiting_since - _EPOCH) // _MICROSECOND
    match order:
        case VisitOrder.NEWEST:
            return LegRank(0, -since, ticket.id, leg.index)
        case VisitOrder.OLDEST:
            return LegRank(0, since, ticket.id, leg.index)
        case VisitOrder.LONGEST_WAIT if measured.wait is None:
            return LegRank(1, -since, ticket.id, leg.index)
        case VisitOrder.LONGEST_WAIT:
            return LegRank(0, -(measured.wait // _MICROSECOND), ticket.id, leg.index)


def _judge(sought: Sought) -> Callable[[Ticket, Leg], Measured]:
    targets = sought.targets
    over = cache(partial(day_over, sought.unit))
    return lambda ticket, leg: measure(
        leg, target=targets.get(leg.service), now=sought.now, day_over=over(ticket.service_day)
    )


def agree(counting: Counting, plain: PlainCounting, asked: Sought) -> None:
    """Find every answer to a question the same, whoever counts."""
    found, expected = (one.figures(asked, unwatched) for one in (counting, plain))
    assert found.total == expected.total
    assert found == expected
    for width in _WIDTHS:
        assert counting.lengths(asked, width, unwatched) == plain.lengths(asked, width, unwatched)
    assert counting.quotes(asked, unwatched) == plain.quotes(asked, unwatched)
    every = found.total.arrived + found.total.given_back
    for order in VisitOrder:
        listed = plain.ranks(asked, order, None, every + 1, unwatched)
        assert counting.ranks(asked, order, None, every + 1, unwatched) == listed
        for start in {0, every // 3, every - 1} - {-1}:
            past = listed[start - 1] if start else None
            page = listed[start : start + 7]
            assert counting.ranks(asked, order, past, 7, unwatched) == page
