"""What is supposed to be different: other house rules, a counter more, a counter less."""

from dataclasses import dataclass, replace

from reception.domain.unit import Counter, Unit
from reception.what_if.demand import Day, Window


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """The house as it would be; what is left out stays as it was."""

    rules: Unit | None = None
    """Its priority classes, calling rule, work profiles and what each counter gives count."""
    closed: frozenset[int] = frozenset()
    """Counters at which nobody would have been."""
    doubled: tuple[int, ...] = ()
    """Counters beside which there would be one more, alike and with somebody there as long."""

    def unit(self, was: Unit) -> Unit:
        """Return the unit as it would have been described."""
        unit = was
        if self.rules:
            unit = replace(
                was,
                priorities=self.rules.priorities,
                calling=self.rules.calling,
                profiles=self.rules.profiles,
                counters=self.rules.counters,
            )
        more = [
            Counter(number=self._beside(unit, at), services=unit.counter(number).services)
            for at, number in enumerate(self.doubled)
        ]
        return replace(unit, counters=(*unit.counters, *more)) if more else unit

    def day(self, was: Day, unit: Unit) -> Day:
        """Return a day as it would have begun, at the counters of the unit as it was."""
        if not self.closed and not self.doubled:
            return was
        base = self.rules or unit
        beside: list[Window] = [
            replace(one, counter=self._beside(base, at))
            for at, number in enumerate(self.doubled)
            for one in was.windows
            if one.counter == number
        ]
        open_still = (one for one in was.windows if one.counter not in self.closed)
        return replace(was, windows=(*open_still, *beside))

    def _beside(self, unit: Unit, at: int) -> int:
        """Return the number of a counter more."""
        return max(one.number for one in unit.counters) + 1 + at
