"""Counting over several sites: their legs as one, each judged by the targets of its site."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from reception.domain.figures import Figures
from reception.reports.columns import joined
from reception.reports.count import Counting, figures, targets_of
from reception.reports.groups import GroupAxis, axis, grouped
from reception.reports.measured import MeasuredLegs
from reception.reports.model import Counted, ReportStore, Sought
from reception.system.progress import Watch, part, tell

_READ = 0.6
"""So much of the work is done, by what it tells, when the legs are read."""


class SitesCounting:
    """Counts the legs of several sites.

    Args:
        store: reads the legs of any of them.
        folder: where the columns of their closed days may stand; None: all days are read.
    """

    def __init__(self, store: ReportStore, folder: Path | None = None) -> None:
        # Those of two thousand sites would not have room in memory.
        self._of_site = Counting(store, folder, keep=0)

    def figures(self, sought: Sequence[Sought], watch: Watch) -> Counted[Figures]:
        """Return the figures of all, and of each group, whose first key is the unit's code.

        All are sought by the same dimensions and of the same durations.
        """
        parts = []
        for place, one in enumerate(sought):
            step = part(watch, _READ * place / len(sought), _READ * (place + 1) / len(sought))
            parts.append(self._of_site.legs(one, step).legs)
        legs = joined(parts)
        sites = np.repeat(np.arange(len(sought)), [len(one) for one in parts])
        targets = [targets_of(some, one) for some, one in zip(parts, sought, strict=True)]
        axes = [
            GroupAxis(sites, [one.unit.code for one in sought]),
            *(axis(legs, one) for one in sought[0].by),
        ]
        measured = MeasuredLegs(legs, np.concatenate(targets), sought[0].now)
        found = figures(measured, grouped(axes, len(legs)), sought[0].measures)
        tell(watch, 1)
        return found
