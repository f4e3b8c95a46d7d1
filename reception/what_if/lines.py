"""Who waits in a replay, so that the rule need look at the first of each line alone."""

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from reception.domain.calling import Accrual, Caller, callable_since, chosen
from reception.domain.ticket import Visit
from reception.domain.unit import ORDINARY, PriorityClass, Unit

type _Line = tuple[str, str, str]
type _Place = tuple[datetime, int]


@dataclass(slots=True)
class _Queue:
    """Visits of one service, class and language, who stands first before the others."""

    places: list[_Place] = field(default_factory=list)
    visits: dict[_Place, Visit] = field(default_factory=dict)


class Lines:
    """The visitors who wait, called by the rules of a unit."""

    def __init__(self, unit: Unit) -> None:
        self._classes: dict[str, Accrual] = {one.code: one for one in unit.priorities}
        # Who was of a class that the house would no longer have waits with everybody else.
        self._ordinary = self._classes.get(ORDINARY, PriorityClass(code=ORDINARY, names={}))
        self._queues: dict[str, dict[_Line, _Queue]] = {}
        self._kept: dict[_Place, Visit] = {}

    def join(self, visit: Visit) -> None:
        """Let a visit wait."""
        place = _place(visit)
        if _is_kept(visit):
            self._kept[place] = visit
            return
        queue = self._of_service(visit).setdefault(_line(visit), _Queue())
        insort(queue.places, place)
        queue.visits[place] = visit

    def leave(self, visit: Visit) -> None:
        """Take a visit out, which waits."""
        place = _place(visit)
        if _is_kept(visit):
            del self._kept[place]
            return
        queue = self._of_service(visit)[_line(visit)]
        queue.places.remove(place)
        del queue.visits[place]

    def next_for(self, caller: Caller, now: datetime) -> Visit | None:
        """Return whom the rule calls; None when nobody is the caller's to call."""
        return chosen(
            ((one, self._accrual(one)) for one in self._heads(caller)),
            caller,
            now,
        )

    def due(self, caller: Caller) -> datetime | None:
        """Return since when somebody is there whom the caller may call, or from when on."""
        return min(
            (
                max(since, one.leg.waiting_since)
                for one in self._all(caller)
                if (since := callable_since(one.leg, caller)) is not None
            ),
            default=None,
        )

    def _all(self, caller: Caller) -> Iterator[Visit]:
        yield from self._kept.values()
        for line in caller.lines:
            for queue in self._queues.get(line.service, {}).values():
                yield from queue.visits.values()

    def _heads(self, caller: Caller) -> Iterator[Visit]:
        """Yield the first of each line that the caller may have a say in, and who is kept."""
        yield from self._kept.values()
        for line in caller.lines:
            for queue in self._queues.get(line.service, {}).values():
                if queue.places:
                    yield queue.visits[queue.places[0]]

    def _of_service(self, visit: Visit) -> dict[_Line, _Queue]:
        return self._queues.setdefault(visit.leg.service, {})

    def _accrual(self, visit: Visit) -> Accrual:
        return self._classes.get(visit.leg.priority, self._ordinary)


def _place(visit: Visit) -> _Place:
    return visit.leg.ranked_since, visit.ticket.id.int


def _line(visit: Visit) -> _Line:
    return visit.leg.service, visit.leg.priority, visit.ticket.language


def _is_kept(visit: Visit) -> bool:
    return visit.leg.kept_counter is not None or visit.leg.kept_clerk is not None
