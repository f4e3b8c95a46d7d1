"""What a question may name alone: what the unit knows now, or its past does."""

from collections.abc import Callable, Mapping, Sequence

from reception.dimensions import Dimension, Key
from reception.domain.errors import Refusal
from reception.domain.language import Language
from reception.domain.ticket import NEW_LEGS, OPEN_STATES, TRANSITIONS, TicketState
from reception.domain.unit import Unit

_MOST_TOLD = 24
_STEPS = (*TRANSITIONS.items(), *((step, after) for step, (after, _) in NEW_LEGS.items()))
# How a stay may end for which the unit has no word of its own.
_ENDS = tuple(
    dict.fromkeys(
        kind.value if after is TicketState.CONTINUED else after.value
        for (_, kind), after in _STEPS
        if after not in OPEN_STATES
    )
)


class UnknownChoiceError(Refusal):
    """A question is of something alone that neither the unit nor its past knows."""

    def __init__(self, dimension: Dimension, key: Key, known: Sequence[Key]) -> None:
        told = ", ".join(map(str, known[:_MOST_TOLD])) or "none"
        more = f" and {len(known) - _MOST_TOLD} more" if len(known) > _MOST_TOLD else ""
        super().__init__(f"There is no {dimension.value} '{key}' here; there is {told}{more}")


_KNOWN: Mapping[Dimension, Callable[[Unit], Sequence[Key]]] = {
    Dimension.SERVICE: lambda unit: [one.code for one in unit.every_service],
    Dimension.COUNTER: lambda unit: [
        one.number for one in (*unit.counters, *unit.retired.counters)
    ],
    Dimension.CLERK: lambda unit: [one.login for one in unit.every_person],
    Dimension.PRIORITY: lambda unit: [one.code for one in unit.every_priority],
    Dimension.LANGUAGE: lambda _: [one.value for one in Language],
    Dimension.OUTCOME: lambda unit: [
        *(one.code for one in (*unit.outcomes, *unit.retired.outcomes)),
        *_ENDS,
    ],
    Dimension.HOUR: lambda _: range(24),
    Dimension.WEEKDAY: lambda _: range(1, 8),
}


def described(dimension: Dimension, unit: Unit) -> Sequence[Key] | None:
    """Return what the unit knows, what it had among it; None where every day is known."""
    known = _KNOWN.get(dimension)
    return known(unit) if known else None
