"""What is counted or listed of columns in one statement: lengths, promises, single stays."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from reception.dimensions import Dimension, Key
from reception.domain.metrics import Measure, QuoteFigures, QuoteTally
from reception.domain.ticket import TicketState
from reception.ports import Counted, StayRank, VisitOrder, WorkSpan
from reception.storage.book.columns import NO_OFFSET, NONE, OF_VISITS, SPANS, STATES
from reception.storage.book.pages import Pages
from reception.storage.book.visits import Visits
from reception.storage.values import moment, moment_or_none

_MICROSECOND = timedelta(microseconds=1)
_SERVED = STATES.index(TicketState.SERVED)


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


def quotes(pages: Pages, by: Sequence[Dimension]) -> Counted[QuoteFigures]:
    """Return how the waits that were announced held."""
    groups = pages.groups(by)
    total = QuoteTally()
    found: dict[tuple[Key, ...], QuoteFigures] = {}
    for number, inside, shorter, longer, errors, widths in pages.rows(f"""
        SELECT {groups.sql} AS g, count(*) FILTER (wait BETWEEN quoted_low AND quoted_high),
            count(*) FILTER (wait < quoted_low), count(*) FILTER (wait > quoted_high),
            sum(abs(2 * wait - quoted_low - quoted_high)), sum(quoted_high - quoted_low)
        FROM {pages.stays} WHERE quoted_low >= 0 AND wait >= 0 GROUP BY g
    """):
        one = QuoteTally(
            inside=inside,
            shorter=shorter,
            longer=longer,
            twice_the_errors=errors * _MICROSECOND,
            widths=widths * _MICROSECOND,
        )
        total.inside += one.inside
        total.shorter += one.shorter
        total.longer += one.longer
        total.twice_the_errors += one.twice_the_errors
        total.widths += one.widths
        if by:
            found[groups.keys(number)] = one.figures()
    return Counted(total=total.figures(), groups=found)


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
