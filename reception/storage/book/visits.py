"""Visits of several stays: what their stays add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reception.storage.book.columns import NO_OFFSET, NONE, UNSETTLED
from reception.storage.book.selection import Whole


@dataclass(frozen=True, slots=True)
class Visits:
    """What the stays of each visit in each group add up to; -1 where that is not known yet."""

    groups: NDArray[Any]
    waits: Whole
    lengths: Whole

    @classmethod
    def summed(cls, groups: NDArray[Any], read: Mapping[str, NDArray[Any]]) -> "Visits":
        """Return what stays, each in a group, add up to."""
        if not len(groups):
            none = np.zeros(0, dtype=np.int64)
            return cls(groups, none, none)
        # Stays come in the order of their visits, mostly: a stable sort by group keeps it.
        order = np.argsort(read["visit"], kind="stable")
        order = order[np.argsort(groups[order], kind="stable")]
        groups, visits = groups[order], read["visit"][order]
        changes = (groups[1:] != groups[:-1]) | (visits[1:] != visits[:-1])
        starts = np.concatenate([[0], np.flatnonzero(changes) + 1])
        waits, since, ended, state = (
            read[one][order] for one in ("wait", "since", "ended", "state")
        )
        unsettled = np.logical_or.reduceat(np.isin(state, UNSETTLED), starts)
        called = np.maximum.reduceat(waits, starts) != NONE
        waited = np.add.reduceat(np.where(waits == NONE, 0, waits), starts)
        going_on = np.logical_or.reduceat(ended == NO_OFFSET, starts)
        until = np.maximum.reduceat(np.where(ended == NO_OFFSET, since, since + ended), starts)
        lasted = np.maximum(until - np.minimum.reduceat(since, starts), 0)
        return cls(
            groups[starts],
            np.where(called & ~unsettled, waited, NONE),
            np.where(going_on, NONE, lasted),
        )

    @classmethod
    def joined(cls, some: Sequence["Visits"]) -> "Visits":
        """Return visits as one, of which none is in two of them."""
        none = np.zeros(0, dtype=np.int64)
        return cls(
            np.concatenate([none, *(one.groups for one in some)]),
            np.concatenate([none, *(one.waits for one in some)]),
            np.concatenate([none, *(one.lengths for one in some)]),
        )

    def durations(self, name: str) -> Whole:
        """Return the waits of the visits, or how long they took."""
        return self.waits if name == "wait" else self.lengths
