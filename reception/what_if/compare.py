"""Setting days beside each other: as they were, as they are replayed, and as they would be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from reception.domain.figures import Figures, Measure, Measured, Tally, measure
from reception.domain.ticket import Leg
from reception.domain.unit import Unit
from reception.what_if.day import ReplayedDay, run_days
from reception.what_if.model import A_DIFFERENCE, Faithfulness, RuleChange, Shift

type _Group = tuple[str | None, str | None]
_ZERO = timedelta(0)


@dataclass(slots=True)
class _Both:
    """A group before and after."""

    before: Tally = field(default_factory=Tally)
    after: Tally = field(default_factory=Tally)
    sooner: int = 0
    later: int = 0
    changes: list[timedelta] = field(default_factory=list)

    def count(self, was: Leg | None, now: Leg | None) -> None:
        """Count who waits less or longer."""
        called_before, called_after = _is_called(was), _is_called(now)
        if was and now and called_before and called_after:
            change = _wait(now) - _wait(was)
            self.changes.append(change)
            self.sooner += change <= -A_DIFFERENCE
            self.later += change >= A_DIFFERENCE
        else:
            self.sooner += called_after
            self.later += called_before

    def shift(self, group: _Group) -> Shift:
        service, priority = group
        return Shift(
            service=service,
            priority=priority,
            before=_figures(self.before),
            after=_figures(self.after),
            sooner=self.sooner,
            later=self.later,
            mean_change=_mean(self.changes),
        )


class RulesComparison:
    """Collects the days of a period, each by the rules of then and by changed ones."""

    def __init__(self, change: RuleChange, now: datetime) -> None:
        self._change, self._now = change, now
        self._groups: dict[_Group, _Both] = defaultdict(_Both)
        self._recorded = Tally()
        self.unknown = 0
        """So many would be called whose service time nobody has seen."""
        self._waits: list[timedelta] = []
        self._differences: list[timedelta] = []

    def add(self, days: Sequence[ReplayedDay], unit: Unit) -> None:
        """Take in days on which the unit was described alike."""
        change = self._change
        changed = [[*change.windows(one.windows, one.date, unit)] for one in days]
        before = run_days(days, unit, [one.windows for one in days])
        after = run_days(days, change.unit(unit), changed)
        targets = {one.code: one.target_wait for one in unit.services}
        for day, then, now in zip(days, before, after, strict=True):
            for key, was in day.legs.items():
                self._recorded.add(self._measured(was, targets), key[0])
                self._judge(was, then[key], day.ended)
                self._compare(key[0], was, then[key], now[key], targets)

    def _compare(
        self,
        visit: UUID,
        was: Leg,
        then: Leg | None,
        now: Leg | None,
        targets: Mapping[str, timedelta],
    ) -> None:
        self.unknown += _is_called(now) and not (was.first_called_at or was.started_at)
        before, after = (one and self._measured(one, targets) for one in (then, now))
        for group in _groups(was):
            both = self._groups[group]
            if before:
                both.before.add(before, visit)
            if after:
                both.after.add(after, visit)
            both.count(then, now)

    def _judge(self, was: Leg, then: Leg | None, ended: datetime) -> None:
        """Note how far off the wait of one leg is in the unchanged past."""
        if was.first_called_at or _is_called(then):
            # Who never comes so far is not called to the end of the day either.
            waited = _wait(then) if then else ended - was.waiting_since
            self._differences.append(abs(waited - _wait(was)))
        if was.first_called_at:
            self._waits.append(_wait(was))

    def faithful(self) -> Faithfulness:
        """Return how close the engine comes to the unchanged past."""
        return Faithfulness(
            mean_wait=_mean(self._waits),
            mean_difference=_mean(self._differences),
            recorded=_figures(self._recorded),
            replayed=_figures(self._groups[None, None].before),
        )

    def total(self) -> Shift:
        """Return the shift of everybody."""
        return self._groups[None, None].shift((None, None))

    def shifts(self, unit: Unit) -> tuple[Shift, ...]:
        """Return the shifts of all groups, in the order of the unit's description."""
        classes = {one.code: at for at, one in enumerate(unit.priorities)}
        services = {one.code: at for at, one in enumerate(unit.services)}

        def place(group: _Group) -> tuple[bool, bool, int, str, int, str]:
            service, priority = group
            return (
                service is not None,
                priority is not None and service is not None,
                services.get(service or "", len(services)),
                service or "",
                classes.get(priority or "", len(classes)),
                priority or "",
            )

        groups = sorted((one for one in self._groups if any(one)), key=place)
        return tuple(self._groups[one].shift(one) for one in groups)

    def _measured(self, leg: Leg, targets: Mapping[str, timedelta]) -> Measured:
        return measure(leg, target=targets.get(leg.service), now=self._now)


def _groups(leg: Leg) -> Iterator[_Group]:
    yield None, None
    yield None, leg.priority
    yield leg.service, None
    yield leg.service, leg.priority


def _is_called(leg: Leg | None) -> bool:
    return leg is not None and leg.first_called_at is not None


def _wait(leg: Leg) -> timedelta:
    """Return how long she waited: until she was called, else until it was over."""
    return (leg.first_called_at or leg.ended_at or leg.waiting_since) - leg.waiting_since


def _mean(spans: list[timedelta]) -> timedelta | None:
    return sum(spans, _ZERO) / len(spans) if spans else None


def _figures(tally: Tally) -> Figures:
    return tally.figures((Measure.WAIT,))
