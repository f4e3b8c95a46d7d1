"""What a unit may not forget: whatever its past names is retired, never taken out."""

from dataclasses import replace

from reception.domain.unit import Counter, Outcome, Person, PriorityClass, Retired, Service, Unit

type Kept = Service | Counter | PriorityClass | Outcome | Person


def key_of(one: Kept) -> str:
    """Return what tells one from its neighbours: a code, a number or a login."""
    match one:
        case Counter(number=number):
            return str(number)
        case Person(login=login):
            return login
        case _:
            return one.code


def with_past(before: Unit, after: Unit) -> Unit:
    """Return ``after``, in which what ``before`` knew and ``after`` leaves out is retired."""
    was, now = before.retired, after.retired
    retired = Retired(
        services=now.services
        + _left_out((*before.services, *was.services), (*after.services, *now.services)),
        counters=now.counters
        + _left_out((*before.counters, *was.counters), (*after.counters, *now.counters)),
        priorities=now.priorities
        + _left_out((*before.priorities, *was.priorities), (*after.priorities, *now.priorities)),
        outcomes=now.outcomes
        + _left_out((*before.outcomes, *was.outcomes), (*after.outcomes, *now.outcomes)),
        people=now.people + _left_out((*before.people, *was.people), (*after.people, *now.people)),
    )
    return replace(after, retired=retired)


def _left_out[One: Kept](known: tuple[One, ...], present: tuple[One, ...]) -> tuple[One, ...]:
    present_keys = {key_of(one) for one in present}
    return tuple(one for one in known if key_of(one) not in present_keys)
