"""Why a visitor is called now or later, in figures that a sentence can be made of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from reception.domain import calling_rule
from reception.domain.calling_rule import Caller, PriorityClass
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.queue.model import CounterSession, LineLength
from reception.waits.model import AtCounter

_MINUTE = timedelta(minutes=1)


class RankReason(StrEnum):
    """Why a visitor is the next one at a counter; the first that holds is said."""

    FOR_CLERK = "for-clerk"
    """Was left to the person who works there."""
    FOR_COUNTER = "for-counter"
    APPOINTMENT = "appointment"
    ALONE = "alone"
    """Nobody else waits for that counter."""
    LANGUAGE = "language"
    """Somebody else would come first, but does not speak the language of who works there."""
    LEVEL = "level"
    """The one who comes then stands within the same minute, and came later."""
    WAITED_LONGEST = "waited-longest"
    RANKS_FIRST = "ranks-first"
    """Likewise, but somebody there waits longer: who has let others go first, say."""
    CLASS_AND_WAIT = "class-and-wait"
    """By the house's rule her wait counts for more, and nobody there waits longer."""
    CLASS = "class"
    """By the house's rule her wait counts for more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rival:
    """Another visitor whom the same counter calls."""

    label: str
    standing: timedelta
    language_ahead: timedelta = timedelta(0)
    """How far the language puts her ahead there, besides."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RankExplained:
    """How high a waiting visitor stands, as of one instant.

    The figure is ``house_rule.head_start + house_rule.rate x counted``, see
    ``reception.domain.calling_rule``.
    """

    visit: Visit
    at: datetime
    house_rule: PriorityClass
    counted: timedelta
    """The wait that the rule counts: since the arrival, or as the house's rule has it."""
    standing: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class RankTurn(RankExplained):
    """Why a visitor is the next one at one counter."""

    counter: int
    why: RankReason
    then: Rival | None
    """Who comes after her there; None when nobody else waits for that counter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation(RankExplained):
    """Where a waiting visitor stands among all who wait."""

    counters: tuple[int, ...]
    """The counters at work that may call her now."""
    turns: tuple[RankTurn, ...]
    """Those of them that would call her next, and why."""
    nearest: int | None
    """Of the counters, the one that calls the fewest before her; None when there is none."""
    above: int
    """How many that one calls before her, when nothing else happens."""
    language_ahead: timedelta
    """How far her language puts her ahead there."""
    paper_until: datetime | None
    """So long the rule passes her over at most, while her paper is on its way; None: it is not."""
    rival: Rival | None
    """Whom that one calls next; of a visitor who is the next, whom it calls after her."""
    let_go_at: datetime | None = None
    """When she said by her telephone that others go first."""


def callers_of(
    visit: Visit, unit: Unit, sessions: Iterable[CounterSession], at: datetime
) -> tuple[Caller, ...]:
    """Return who, of those at work, may call a visitor now."""
    callers = (
        unit.caller(one.counter, one.clerk, one.profile) for one in sessions if not one.on_break
    )
    return tuple(one for one in callers if calling_rule.may_call(visit.leg, one, at))


def callers_to_come(
    visit: Visit, unit: Unit, sessions: Iterable[CounterSession], at: datetime
) -> tuple[Caller, ...]:
    """Return who of those at work will call a visitor; where nobody does, which counters would."""
    visit = replace(visit, legs=(replace(visit.leg, callable_from=None),))
    everywhere = (unit.caller(one.number, None) for one in unit.counters)
    return callers_of(visit, unit, sessions, at) or tuple(
        one for one in everywhere if calling_rule.may_call(visit.leg, one, at)
    )


def is_surely_next(
    visit: Visit,
    unit: Unit,
    counters: Iterable[AtCounter],
    at: datetime,
    *,
    waiting: Callable[[], Iterable[Visit]],
) -> bool:
    """Return whether who is at a counter must leave for her to be called, and then she surely is.

    So told that visitors' screens know it, who read neither whom a visit is kept for nor who works
    where (docs/decisions/0043): whoever was somewhere before may be kept for any counter, and who
    works there may speak every language but hers. Who waits is asked only where all is taken.
    """
    foreign = unit.calling.languages_first - {visit.ticket.language}
    hers = _seen(visit, None).leg
    taken: list[Caller] = []
    for one in counters:
        caller = replace(one.caller, languages_first=foreign)
        if calling_rule.may_call(hers, caller, at):
            if one.since_us is None:
                return False
            taken.append(caller)
    if not taken or _may_be_kept(visit):
        return False
    rules = {one.code: one for one in unit.priorities}
    known = [(one, rules[one.leg.priority]) for one in waiting() if one.leg.priority in rules]
    firsts = (
        calling_rule.chosen([(_seen(one, caller), rule) for one, rule in known], caller, at)
        for caller in taken
    )
    return all(first is not None and first.ticket.id == visit.ticket.id for first in firsts)


def _may_be_kept(visit: Visit) -> bool:
    return visit.leg.index > 1


def _seen(visit: Visit, caller: Caller | None) -> Visit:
    """Return a visit as soon as its paper is out, kept for a caller if it may be."""
    kept = caller.counter if caller and _may_be_kept(visit) else None
    leg = replace(visit.leg, kept_counter=kept, kept_clerk=None, callable_from=None)
    return replace(visit, legs=(leg,))


def explanation_of(
    visit: Visit,
    waiting: Iterable[Visit],
    unit: Unit,
    callers: Sequence[Caller],
    at: datetime,
    *,
    lines: Callable[[], Iterable[LineLength]],
) -> Explanation:
    """Return where a visit stands among those who wait for the ``callers`` who may call her."""
    rules = {one.code: one for one in unit.priorities}
    known = [one for one in waiting if one.leg.priority in rules]
    nearest, above, rival = _nearest(visit, known, rules, callers, at)
    turns = (turn_of(visit, known, unit, caller, at, lines=lines) for caller in callers)
    return Explanation(
        visit=visit,
        at=at,
        house_rule=rules[visit.leg.priority],
        counted=at - visit.leg.ranked_since,
        standing=_height(visit, rules, at),
        counters=tuple(caller.counter for caller in callers),
        turns=tuple(turn for turn in turns if turn),
        nearest=nearest.counter if nearest else None,
        above=above,
        language_ahead=calling_rule.language_ahead(visit.ticket, nearest)
        if nearest
        else timedelta(0),
        paper_until=visit.leg.callable_from if visit.leg.is_paper_coming(at) else None,
        rival=rival,
    )


def _nearest(
    visit: Visit,
    known: Sequence[Visit],
    rules: Mapping[str, PriorityClass],
    callers: Sequence[Caller],
    at: datetime,
) -> tuple[Caller | None, int, Rival | None]:
    """Return where the fewest are called before a visitor, how many, and who is first of them."""
    ranked = [(one, rules[one.leg.priority]) for one in known]
    found: tuple[Caller | None, int, Rival | None] = None, 0, None
    for caller in callers:
        own = calling_rule.rank(visit, rules[visit.leg.priority], at, caller)
        others = calling_rule.in_order(
            (one for one in ranked if one[0].ticket.id != visit.ticket.id), caller, at
        )
        above = sum(
            calling_rule.rank(one, rules[one.leg.priority], at, caller) > own for one in others
        )
        if found[0] is None or above < found[1]:
            found = caller, above, _rival(next(iter(others), None), rules, at, caller)
    return found


def turn_of(
    visit: Visit,
    waiting: Iterable[Visit],
    unit: Unit,
    caller: Caller,
    at: datetime,
    *,
    lines: Callable[[], Iterable[LineLength]],
) -> RankTurn | None:
    """Return why a visitor is the next one for a caller; None when she is not.

    Of those who wait the first two suffice; ``lines`` tell who has waited longest.
    """
    rules = {one.code: one for one in unit.priorities}
    ranked = [(one, rules[one.leg.priority]) for one in waiting if one.leg.priority in rules]
    first = calling_rule.chosen(ranked, caller, at)
    if first is None or first.ticket.id != visit.ticket.id:
        return None
    others = [one for one in ranked if one[0].ticket.id != visit.ticket.id]
    after, rule = calling_rule.chosen(others, caller, at), rules[visit.leg.priority]
    turn = RankTurn(
        visit=visit,
        at=at,
        house_rule=rule,
        counted=at - visit.leg.ranked_since,
        standing=_height(visit, rules, at),
        counter=caller.counter,
        why=RankReason.ALONE,
        then=_rival(after, rules, at, caller),
    )
    high = calling_rule.rank(visit, rule, at)
    overtakes = after is not None and calling_rule.rank(after, rules[after.leg.priority], at) > high
    why = _why(turn, caller, by_language=overtakes)
    if why in {RankReason.CLASS, RankReason.WAITED_LONGEST}:
        hers = {line.service for line in caller.lines}
        oldest = min((one.oldest for one in lines() if one.service in hers), default=at)
        if why is RankReason.CLASS and visit.leg.waiting_since <= oldest:
            why = RankReason.CLASS_AND_WAIT
        elif why is RankReason.WAITED_LONGEST and oldest < min(
            visit.leg.waiting_since, visit.leg.ranked_since
        ):
            why = RankReason.RANKS_FIRST
    return replace(turn, why=why)


def _why(turn: RankTurn, caller: Caller, *, by_language: bool) -> RankReason:
    leg, then = turn.visit.leg, turn.then
    if leg.kept_clerk is not None and leg.kept_clerk == caller.clerk:
        return RankReason.FOR_CLERK
    if leg.kept_counter == caller.counter:
        return RankReason.FOR_COUNTER
    if turn.visit.ticket.appointment_at and turn.counted <= timedelta(0):
        return RankReason.APPOINTMENT
    if then is None:
        return RankReason.ALONE
    if by_language:
        return RankReason.LANGUAGE
    if then.standing // _MINUTE == turn.standing // _MINUTE:
        return RankReason.LEVEL
    return RankReason.WAITED_LONGEST if turn.standing == turn.counted else RankReason.CLASS


def _height(visit: Visit, rules: Mapping[str, PriorityClass], at: datetime) -> timedelta:
    return calling_rule.standing(visit.leg.ranked_since, rules[visit.leg.priority], at)


def _rival(
    visit: Visit | None, rules: Mapping[str, PriorityClass], at: datetime, caller: Caller
) -> Rival | None:
    if visit is None:
        return None
    return Rival(
        label=visit.ticket.label,
        standing=_height(visit, rules, at),
        language_ahead=calling_rule.language_ahead(visit.ticket, caller),
    )
