"""The oracle of the counter over several sites: one leg after the other."""

from collections import defaultdict
from collections.abc import Sequence

from reception.domain.figures import Figures, Tally, measure
from reception.reports.model import Counted
from reception.reports.question import Key, Sought, place_in
from reception.reports.reports import legs_of
from reception.reports.sql import SqlReportStore
from reception.system.progress import Progress, part
from reception.unit.current import day_over


class PlainSitesCounting:
    """Counts the legs of several sites by reading them all."""

    def __init__(self, store: SqlReportStore) -> None:
        self._store = store

    def figures(self, sought: Sequence[Sought], watch: Progress) -> Counted[Figures]:
        """Return the figures of all, and of each group, whose first key is the unit's code."""
        total, groups = Tally(), defaultdict[tuple[Key, ...], Tally](Tally)
        for number, one in enumerate(sought):
            place, targets = place_in(one.by, one.unit), one.targets
            step = part(watch, number / len(sought), (number + 1) / len(sought))
            for ticket, leg in legs_of(self._store, one, step):
                measured = measure(
                    leg,
                    target=targets.get(leg.service),
                    now=one.now,
                    day_over=day_over(one.unit, ticket.service_day),
                )
                # Two sites may have given the same identifier.
                total.add(measured, (number, ticket.id))
                groups[one.unit.code, *place(ticket, leg)].add(measured, ticket.id)
        measures = sought[0].measures
        return Counted(
            total=total.figures(measures),
            groups={keys: tally.figures(measures) for keys, tally in groups.items()},
        )
