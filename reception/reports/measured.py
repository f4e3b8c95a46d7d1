"""What legs add to the figures, column by column: as ``measure`` in the definitions says of one."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from reception.domain.figures import Measure
from reception.domain.ticket import TicketState
from reception.reports.columns import NONE, STATES, Columns, Mask, Whole, microseconds_since_1970

WAITING, PARKED, CANCELLED = (
    STATES.index(one) for one in (TicketState.WAITING, TicketState.PARKED, TicketState.CANCELLED)
)
_MISSING = -(2**62)
"""A duration that nobody knows; one that a clock made negative may be -1."""


class MeasuredLegs:
    """The durations of legs and whether they met their targets; -1 where there is none.

    Args:
        legs: the legs.
        targets: how long the visitor of each leg should wait at most; -1: not judged.
        now: the instant up to which an open wait has lasted.
    """

    def __init__(self, legs: Columns, targets: Whole, now: datetime) -> None:
        self.legs = legs
        self._targets = targets
        self._now = microseconds_since_1970(now)

    def __len__(self) -> int:
        return len(self.legs)

    def leg_durations(self, measure: Measure) -> Whole:
        """Return a duration of each leg."""
        match measure:
            case Measure.WAIT:
                return self.wait
            case Measure.TO_SERVICE:
                return self.to_service
            case Measure.WALKING:
                return self.walking
            case _:
                return self.service

    @cached_property
    def wait(self) -> Whole:
        """Return the wait of each leg to its first call."""
        return _not_negative(self._wait)

    @cached_property
    def to_service(self) -> Whole:
        """Return how long each leg waited for its service, of those that were called."""
        known = _between(self.legs["since"], self.legs["started"])
        # Who was served without having been called had no wait that anybody knows.
        return _not_negative(np.where(self.legs["first_called"] >= 0, known, _MISSING))

    @cached_property
    def walking(self) -> Whole:
        """Return the way of each leg from its last call to the counter."""
        return _not_negative(self._walking)

    @cached_property
    def service(self) -> Whole:
        """Return how long the service of each leg took."""
        return _not_negative(self._service)

    @cached_property
    def uncalled(self) -> Whole:
        """Return the wait of each leg that was never called, to its end or to now."""
        return _not_negative(self._uncalled)

    @cached_property
    def judged(self) -> Mask:
        """Return which legs count for the service level."""
        state, late = self.legs["state"], self.uncalled > self._targets
        forgiven = (state == WAITING) | (state == CANCELLED)
        failed = (self.uncalled >= 0) & (late | ~forgiven)
        judged: Mask = (self._targets >= 0) & ((self.wait >= 0) | failed)
        return judged

    @cached_property
    def within_target(self) -> Mask:
        """Return which legs were called in time."""
        return (self.wait >= 0) & (self.wait <= self._targets)

    @cached_property
    def clock_jumped(self) -> Mask:
        """Return of which legs a duration was negative: a clock was set back."""
        spans = (self._wait, self._walking, self._service, self._uncalled)
        jumped: Mask = np.logical_or.reduce([(one < 0) & (one != _MISSING) for one in spans])
        return jumped

    @cached_property
    def visits_of_one_leg(self) -> tuple[Mask, Whole, Whole]:
        """Return which legs are all of their visit, how long each waited, and how long it took."""
        legs = self.legs
        begins = legs["begins"] == 1
        alone = begins & np.append(begins[1:], [True])[: len(begins)]
        state, since, ended = (legs[one][alone] for one in ("state", "since", "ended"))
        settled = (state != WAITING) & (state != PARKED)
        return (
            alone,
            np.where(settled, self.wait[alone], NONE),
            np.where(ended >= 0, np.maximum(ended - since, 0), NONE),
        )

    @cached_property
    def _wait(self) -> Whole:
        return _between(self.legs["since"], self.legs["first_called"])

    @cached_property
    def _walking(self) -> Whole:
        return _between(self.legs["last_called"], self.legs["started"])

    @cached_property
    def _service(self) -> Whole:
        return _between(self.legs["started"], self.legs["ended"])

    @cached_property
    def _uncalled(self) -> Whole:
        legs = self.legs
        # Nobody waits who is parked, nor who is served straight on.
        alone = (legs["first_called"] < 0) & (legs["started"] < 0) & (legs["state"] != PARKED)
        until = np.where(legs["ended"] >= 0, legs["ended"], self._now)
        return np.where(alone, until - legs["since"], _MISSING)


@dataclass(frozen=True, slots=True)
class MeasuredVisits:
    """What the legs of each visit in each group add up to; -1 where that is not known yet."""

    groups: Whole
    waits: Whole
    lengths: Whole

    def durations(self, measure: Measure) -> Whole:
        """Return the wait of each visit, or how long it took."""
        return self.waits if measure is Measure.VISIT_WAIT else self.lengths


def visits_of(measured: MeasuredLegs, groups: Whole) -> MeasuredVisits:
    """Return the visits of legs, each leg in a group."""
    alone, waits, lengths = measured.visits_of_one_leg
    several = _summed(measured, groups, np.flatnonzero(~alone))
    return MeasuredVisits(
        np.concatenate([groups[alone], several.groups]),
        np.concatenate([waits, several.waits]),
        np.concatenate([lengths, several.lengths]),
    )


def _summed(measured: MeasuredLegs, groups: Whole, rows: Whole) -> MeasuredVisits:
    """Return what these legs add up to, visit by visit in each group."""
    legs = measured.legs
    visits, of = np.cumsum(legs["begins"])[rows], groups[rows]
    order = np.lexsort((of, visits))
    rows, visits, of = rows[order], visits[order], of[order]
    others = (visits[1:] != visits[:-1]) | (of[1:] != of[:-1])
    starts = np.flatnonzero(np.append([True], others)[: len(rows)])
    if not len(starts):
        return MeasuredVisits(of, of, of)
    wait, since, ended, state = (
        one[rows] for one in (measured.wait, legs["since"], legs["ended"], legs["state"])
    )
    unsettled = np.logical_or.reduceat((state == WAITING) | (state == PARKED), starts)
    called = np.maximum.reduceat(wait, starts) != NONE
    waited = np.add.reduceat(np.maximum(wait, 0), starts)
    goes_on = np.minimum.reduceat(ended, starts) == NONE
    lasted = np.maximum.reduceat(ended, starts) - np.minimum.reduceat(since, starts)
    return MeasuredVisits(
        of[starts],
        np.where(called & ~unsettled, waited, NONE),
        np.where(goes_on, NONE, np.maximum(lasted, 0)),
    )


def _between(start: Whole, end: Whole) -> Whole:
    return np.where((start >= 0) & (end >= 0), end - start, _MISSING)


def _not_negative(span: Whole) -> Whole:
    return np.where(span == _MISSING, NONE, np.maximum(span, 0))
