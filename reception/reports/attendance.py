"""While somebody was at a counter and called visitors: her session without her breaks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from reception.database.run import moment, moment_or_none
from reception.reports.model import BreakRow, SessionRow
from reception.unit.current import SessionEnds


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """While somebody was at a counter and called visitors; half-open."""

    counter: int
    clerk: str | None
    opens: datetime
    closes: datetime
    profile: str | None = None
    """The last she called by in that time; no other one is kept."""

    def without(self, left: datetime, back: datetime) -> "Iterator[Window]":
        """Yield what is left of it where nobody is there for a time.

        A clock that was put back ends a break before it began: it is none.
        """
        if back <= left:
            yield self
            return
        for opens, closes in (
            (self.opens, min(self.closes, left)),
            (max(self.opens, back), self.closes),
        ):
            if opens < closes:
                yield replace(self, opens=opens, closes=closes)


def attended(
    sessions: Iterable[SessionRow], breaks: Iterable[BreakRow], ends: SessionEnds, now: datetime
) -> list[Window]:
    """Return while somebody was at a counter, who opened first first.

    Args:
        sessions: while who was signed in where.
        breaks: while who was away from where.
        ends: when sessions ended.
        now: until when what still goes on has lasted.
    """
    # By both: once who served is forgotten, everybody's clerk is the same.
    away: dict[tuple[str, int], list[tuple[datetime, datetime]]] = defaultdict(list)
    for clerk, counter, left, back in breaks:
        away[clerk, counter].append((moment(left), moment_or_none(back) or now))
    found = []
    for clerk, counter, opened, closed, profile, forgotten in sessions:
        began = moment(opened)
        over = ends.of(began, moment_or_none(closed), forgotten=bool(forgotten)) or now
        there = (
            [Window(counter=counter, clerk=clerk, profile=profile, opens=began, closes=over)]
            if began < over
            else []
        )
        for pause in away[clerk, counter]:
            there = [rest for one in there for rest in one.without(*pause)]
        found += there
    return sorted(found, key=lambda one: (one.opens, one.counter))
