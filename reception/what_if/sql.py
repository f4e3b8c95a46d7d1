"""How the house was staffed and described in the past."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from reception.database.connection import Database
from reception.database.run import Row, Statement, instant, instant_or_none, moment, moment_or_none
from reception.database.visits import BREAKS, SESSIONS
from reception.domain.unit import Unit
from reception.system.decode import decoded
from reception.unit.current import SessionEnds
from reception.what_if.past import Window

# The last one made before the time counts at its beginning.
_DESCRIPTIONS = Statement("""
    SELECT made_at, document FROM unit_revision
    WHERE unit = :unit AND made_at < :end AND revision >= COALESCE(
        (SELECT MAX(before.revision) FROM unit_revision AS before
            WHERE before.unit = :unit AND before.made_at <= :start), 0)
    ORDER BY revision
""")


class SqlPastStore:
    """Tells how the house was staffed and described."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def windows(
        self, unit: str, start: datetime, end: datetime, ends: SessionEnds
    ) -> Sequence[Window]:
        """Return while somebody was at a counter, her breaks left out, between two instants."""
        with self._database.read(patient=True) as run:
            sessions = run.rows(SESSIONS, unit=unit, start=instant(start), end=instant(end))
            breaks = run.rows(BREAKS, unit=unit, start=instant(start), end=instant(end))
        # By both: once who served is forgotten, everybody's clerk is the same.
        away: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for clerk, counter, *pause in breaks:
            away[clerk, counter].append(tuple(pause))
        found = (
            Window(
                counter=counter,
                clerk=clerk,
                profile=profile,
                opens=max(moment(began), start),
                closes=end if ended is None else min(moment(ended), end),
            )
            for clerk, counter, opened, closed, profile, forgotten in sessions
            for began, ended in _without_breaks(
                opened,
                instant_or_none(
                    ends.of(moment(opened), moment_or_none(closed), forgotten=bool(forgotten))
                ),
                away[clerk, counter],
            )
        )
        # Who was forgotten on an earlier day was not there on this one.
        there = (one for one in found if one.opens < one.closes)
        return sorted(there, key=lambda one: (one.opens, one.counter))

    def descriptions(
        self, unit: str, start: datetime, end: datetime
    ) -> Sequence[tuple[datetime, Unit]]:
        """Return the unit's descriptions in force in a time, and since when each was."""
        with self._database.read(patient=True) as run:
            rows = run.rows(_DESCRIPTIONS, unit=unit, start=instant(start), end=instant(end))
        return [(moment(at), decoded(text, Unit)) for at, text in rows]


def _without_breaks(
    began: int, ended: int | None, breaks: Sequence[Row]
) -> Iterator[tuple[int, int | None]]:
    for left, back in breaks:
        if (ended is not None and left >= ended) or (back is not None and back <= began):
            continue
        if left > began:
            yield began, left
        if back is None:
            return
        began = max(back, began)
    if ended is None or began < ended:
        yield began, ended
