"""What is counted or listed of columns in one statement: lengths, promises, single stays."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from reception.dimensions import Dimension
from reception.domain.metrics import Measure, QuoteFigures, QuoteTally
from reception.domain.ticket import TicketState
from reception.ports import Counted, StayRank, VisitOrder, WorkSpan
from reception.storage.book.columns import NO_OFFSET, NONE, OF_VISITS, SPANS, STATES
from reception.storage.book.pages import Pages
from reception.storage.book.visits import Visits
from reception.storage.values import moment, moment_or_none

_MICROSECOND = timedelta(microseconds=1)
_SERVED = STATES.index(TicketState.SERVED)
_WAITING = STATES.index(TicketState.WAITING)


def durations(
    pages: Pages, by: Sequence[Dimension], measure: Measure, bucket: timedelta
) -> Counted[Counter[int]]:
    """Return how many durations are as long as ``i`` buckets, and shorter than one more."""
    groups, width = pages.groups(by), bucket // _MICROSECOND
    name = SPANS[measure]
    # A visit of one stay is as long as that; who waits or is parked has none yet.
    alone = "once" if measure in OF_VISITS else "TRUE"
    total, found = Counter[int](), defaultdict[int, Counter[int]](Counter)
    for number, place, n in pages.rows(f"""
        SELECT {groups.sql} AS g, {name} // {width}, count(*) FROM {pages.stays}
        WHERE {name} <> {NONE} AND {alone} GROUP BY ALL
    """):
        total[place] += n
        found[number][place] += n
    if measure in OF_VISITS:
        read = pages.arrays(f"""
            SELECT {groups.sql} AS g, visit, state, since, ended, wait FROM {pages.stays}
            WHERE legs > 1
        """)
        several = Visits.summed(read["g"], read)
        for number, span in zip(several.groups.tolist(), several.durations(name), strict=True):
            if span != NONE:
                found[number][int(span) // width] += 1
        of_all = Visits.summed(read["g"] * 0, read).durations(name)
        total.update(int(span) // width for span in of_all if span != NONE)
    if not by:
        return Counted(total=total, groups={})
    # A group in which no duration was measured is told as well.
    every = pages.rows(f"SELECT DISTINCT {groups.sql} FROM {pages.stays}")
    return Counted(total=total, groups={groups.keys(one): found[one] for (one,) in every})


@dataclass(slots=True)
class QuoteCount:
    """What was counted of one group, apart from what depends on when one asks."""

    tally: QuoteTally = field(default_factory=QuoteTally)
    waiting: list[tuple[datetime, timedelta, timedelta]] = field(default_factory=list)
    """Since when who still waits has waited, and the range that was announced."""

    def figures(self, now: datetime) -> QuoteFigures:
        """Return the figures as they are at an instant."""
        tally = replace(self.tally)
        for since, low, high in self.waiting:
            if now - since > high:
                tally.add_uncalled(low, high)
        return tally.figures()


def quotes(pages: Pages, by: Sequence[Dimension]) -> Counted[QuoteCount]:
    """Return how the waits that were announced held."""
    groups = pages.groups(by)
    total, found = QuoteCount(), defaultdict[int, QuoteCount](QuoteCount)
    for number, inside, shorter, longer, uncalled, errors, widths in pages.rows(f"""
        SELECT {groups.sql} AS g, count(*) FILTER (wait BETWEEN quoted_low AND quoted_high),
            count(*) FILTER (wait >= 0 AND wait < quoted_low),
            count(*) FILTER (wait > quoted_high OR wait < 0), count(*) FILTER (wait < 0),
            coalesce(sum(abs(2 * wait - quoted_low - quoted_high)) FILTER (wait >= 0), 0),
            sum(quoted_high - quoted_low)
        FROM {pages.stays} WHERE quoted_low >= 0 AND (wait >= 0 OR uncalled > quoted_high)
        GROUP BY g
    """):
        for tally in (total.tally, found[number].tally):
            tally.inside += inside
            tally.shorter += shorter
            tally.longer += longer
            tally.uncalled += uncalled
            tally.twice_the_errors += errors * _MICROSECOND
            tally.widths += widths * _MICROSECOND
    for number, since, low, high in pages.rows(f"""
        SELECT {groups.sql}, since, quoted_low, quoted_high FROM {pages.stays}
        WHERE quoted_low >= 0 AND state = {_WAITING}
    """):
        waits = moment(since), low * _MICROSECOND, high * _MICROSECOND
        total.waiting.append(waits)
        found[number].waiting.append(waits)
    told = {groups.keys(number): one for number, one in found.items()} if by else {}
    return Counted(total=total, groups=told)


def ranks(pages: Pages, order: VisitOrder, past: StayRank | None, limit: int) -> Sequence[StayRank]:
    """Return which stays come next behind ``past`` in an order, so many at most."""
    kind, number = {
        VisitOrder.NEWEST: ("0", "-since"),
        VisitOrder.OLDEST: ("0", "since"),
        VisitOrder.LONGEST_WAIT: (
            "CASE WHEN wait >= 0 THEN 0 ELSE 1 END",
            "CASE WHEN wait >= 0 THEN -wait ELSE -since END",
        ),
    }[order]
    behind, values = "", []
    if past:
        behind = """WHERE kind > ? OR (kind = ? AND (number > ? OR (number = ?
            AND (ticket > ?::UUID OR (ticket = ?::UUID AND leg > ?)))))"""
        ticket = str(past.ticket)
        values = [past.kind, past.kind, past.number, past.number, ticket, ticket, past.leg]
    rows = pages.rows(
        f"""
        SELECT kind, number, ticket, leg FROM (
            SELECT {kind} AS kind, {number} AS number, ticket, leg FROM {pages.stays})
        {behind} ORDER BY kind, number, ticket, leg LIMIT {limit}
        """,
        values,
    )
    return [StayRank(kind, number, UUID(str(ticket)), leg) for kind, number, ticket, leg in rows]


def services(pages: Pages) -> Sequence[tuple[WorkSpan, bool]]:
    """Return the services that were begun at counters, and whether they ended well."""
    clerks = pages.words["clerk"].words
    return [
        (
            WorkSpan(
                clerk=clerks[clerk],
                counter=counter,
                began_at=moment(started_at),
                ended_at=moment_or_none(ended_at),
            ),
            state == _SERVED,
        )
        for clerk, counter, started_at, ended_at, state in pages.rows(f"""
            SELECT clerk, counter, since + started,
                CASE WHEN ended <> {NO_OFFSET} THEN since + ended END, state
            FROM {pages.stays}
            WHERE started <> {NO_OFFSET} AND clerk >= 0 AND counter >= 0
        """)
    ]
