"""Judges of a day who were not there: they read the rows themselves, and none of Nouba's figures.

The log of events is followed by rules that are written here in a few plain words, and the rows of
the stays by another way; both must give every visitor's time, to the microsecond.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

AWAY = "away"
# Into which state an event brings a visit; None: it is over, or the visitor has gone away.
_LEADS_TO = {
    "issued": "waiting",
    "called": "called",
    "recalled": "called",
    "started": "serving",
    "followed": "serving",
    "finished": None,
    "missed": AWAY,
    "readmitted": "waiting",
    "put_back": "waiting",
    "parked": "parked",
    "resumed": "waiting",
    "transferred": "waiting",
    "cancelled": None,
    "closed": None,
}
# From where an event may come; what is not named may come from wherever a visitor is in hand.
_COMES_FROM = {
    "called": {"waiting"},
    "recalled": {"called"},
    "started": {"called", "waiting"},
    "followed": {"serving"},
    "finished": {"serving"},
    "missed": {"called"},
    "readmitted": {"away"},
    "put_back": {"called"},
    "resumed": {"parked"},
    "cancelled": {"waiting", "parked"},
    "closed": {"waiting", "called", "parked"},
}
_HELD = {"called", "serving"}


@dataclass(frozen=True, slots=True)
class Act:
    """One row of the log."""

    ticket: str
    label: str
    kind: str
    at: int
    counter: int | None
    clerk: str | None
    operation: str


@dataclass(slots=True)
class Account:
    """What the judges found."""

    visits: int = 0
    life_us: int = 0
    by_state: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    """By what each visit came to its end."""
    wrong: list[str] = field(default_factory=list)

    def require(self, holds: bool, what: str) -> None:
        """Note what does not hold."""
        if not holds:
            self.wrong.append(what)


def acts_of(database: Any) -> list[Act]:
    """Return the log, in its order, by a raw connection."""
    rows = database.execute(
        "SELECT ticket, label, kind, at, counter, clerk, operation"
        " FROM event JOIN ticket ON ticket.id = event.ticket ORDER BY seq"
    )
    return [Act(*row) for row in rows.fetchall()]


def judge_rows(database: Any) -> Account:
    """Look at every visit and every clerk of a day that is closed, by a raw connection."""
    account = Account()
    acts = acts_of(database)
    stays = defaultdict(list)
    for row in database.execute(
        "SELECT ticket, state, parked_at, waiting_since, first_called_at, started_at, ended_at"
        " FROM leg ORDER BY ticket, leg"
    ).fetchall():
        stays[row[0]].append(row[1:])
    account.kinds.update(one.kind for one in acts)
    _nobody_twice(acts, account)
    logs: dict[str, list[Act]] = defaultdict(list)
    for one in acts:
        logs[one.ticket].append(one)
    account.require(logs.keys() == stays.keys(), "a visit has no log, or a log no visit")
    for ticket, log in logs.items():
        _account_for(ticket, log, stays[ticket], account)
    return account


def _account_for(
    ticket: str, log: Sequence[Act], stays: Sequence[tuple[object, ...]], account: Account
) -> None:
    """Compare a visit's time by its log and by its stays."""
    standing = _standing(log)
    by_log: Counter[str] = Counter()
    for one, following in pairwise(standing):
        state = _LEADS_TO[one.kind]
        account.require(following.at >= one.at, f"{ticket}: time runs backwards in its log")
        if state is None:
            account.require(False, f"{ticket}: goes on after its end")
        else:
            by_log[state] += following.at - one.at
            may_come = state in _COMES_FROM.get(following.kind, _HELD)
            account.require(may_come, f"{ticket}: {following.kind} while {state}")
    last = _LEADS_TO[standing[-1].kind]
    account.require(last in {None, AWAY}, f"{ticket}: is still {last} after the end of the day")
    account.ends[standing[-1].kind] += 1
    life = standing[-1].at - standing[0].at
    by_stays = Counter(dict.fromkeys(("waiting", "called", "serving", "parked", "away"), 0))
    clock: object = standing[0].at
    for at, stay in enumerate(stays):
        for state, begins, ends in _pieces(stay):
            # A piece begins where the one before it ended: no second belongs to two, or to none.
            account.require(begins == clock, f"{ticket}: stay {at + 1} {state} has a gap")
            account.require(ends >= begins, f"{ticket}: stay {at + 1} {state} runs backwards")
            by_stays[state] += ends - begins
            clock = ends
        if stay[0] == "no_show" and at + 1 < len(stays):
            begins_again = stays[at + 1][2]
            by_stays["away"] += begins_again - clock  # type: ignore[operator]
            clock = begins_again
    account.require(sum(by_stays.values()) == life, f"{ticket}: its stays are not its life")
    account.require(
        +by_stays == +by_log, f"{ticket}: {+by_stays} by its stays, {+by_log} by its log"
    )
    account.visits += 1
    account.life_us += life
    account.by_state.update(by_log)


def _pieces(stay: tuple[object, ...]) -> Iterator[tuple[str, int, int]]:
    """Yield the states of one stay in a queue, with when each began and ended."""
    _, parked, waiting, called, started, ended = stay
    ends: int = ended  # type: ignore[assignment]
    edges = [
        (name, int(at))  # type: ignore[call-overload]
        for name, at in (("waiting", waiting), ("called", called), ("serving", started))
        if at is not None
    ]
    if parked is not None:
        # One who was never resumed has waited for nobody.
        resumed = waiting if waiting != parked else ends
        edges = [("parked", int(parked)), *([] if waiting == parked else edges)]  # type: ignore[call-overload]
        edges = [one for one in edges if one[0] != "waiting" or one[1] == resumed]
    for (name, begins), (_, until) in zip(edges, [*edges[1:], ("", ends)], strict=True):
        yield name, begins, until


def _standing(log: Sequence[Act]) -> list[Act]:
    """Return the log without what was taken back, and without what moved nobody."""
    standing: list[Act] = []
    for one in log:
        if one.kind == "undone":
            standing.pop()
        elif one.kind != "taken_in":
            standing.append(one)
    return standing


def _nobody_twice(acts: Sequence[Act], account: Account) -> None:
    """Follow who holds whom, act by act."""
    logs: dict[str, list[Act]] = defaultdict(list)
    for at, one in enumerate(acts):
        logs[one.ticket].append(one)
        whole = at + 1 == len(acts) or acts[at + 1].operation != one.operation
        if whole:
            _require_once(logs, acts, at, account)


def _require_once(
    logs: dict[str, list[Act]], acts: Sequence[Act], at: int, account: Account
) -> None:
    """After an act, its clerk holds one visitor at most, and her counter has one."""
    one = acts[at]
    if one.clerk is None:
        return
    held = []
    for log in logs.values():
        standing = _standing(log)
        state = _LEADS_TO[standing[-1].kind]
        if state in _HELD:
            caller = next(step for step in reversed(standing) if step.kind in {"called", "started"})
            held.append((caller.clerk, caller.counter))
    for index, name in ((0, "clerk"), (1, "counter")):
        twice = [who for who, count in Counter(pair[index] for pair in held).items() if count > 1]
        account.require(not twice, f"{name} {twice} holds two after {one.kind} of {one.ticket}")


def judge_hands(acts: Sequence[Act], *, dead_us: int, absent_us: int) -> list[str]:
    """Return what was done before anybody can have read it, and who was absent too soon.

    Args:
        acts: in their order.
        dead_us: so long a key does nothing after its meaning has changed.
        absent_us: so long after one call nobody is absent who was not called again.
    """
    wrong = []
    former: dict[str, Act] = {}
    for one in acts:
        before = former.get(one.ticket)
        former[one.ticket] = one
        if before is None or before.operation == one.operation:
            continue
        after_us, step = one.at - before.at, (before.kind, one.kind)
        if step in {("called", "started"), ("started", "finished")} and after_us < dead_us:
            wrong.append(f"{one.ticket}: {one.kind} {after_us} us after it was {before.kind}")
        if step == ("called", "missed") and after_us < absent_us:
            wrong.append(f"{one.ticket}: absent {after_us} us after its only call")
    return wrong


def judge_open_calls(
    acts: Sequence[Act],
    shown: Sequence[tuple[int, Sequence[str], Sequence[str]]],
    *,
    within_us: int,
    absent_us: int,
) -> Iterator[str]:
    """Yield who stood on the board and was not at a counter, or among the absent and was not.

    Args:
        acts: in their order.
        shown: an instant, who stood among the calls then, and who among the absent.
        within_us: so much later than it happens the board may know it.
        absent_us: so long at most somebody stands among the absent.
    """
    logs: dict[str, list[Act]] = defaultdict(list)
    states: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    for one in acts:
        logs[one.label].append(one)
        standing = _standing(logs[one.label])
        states[one.label].append((one.at, _LEADS_TO[standing[-1].kind] if standing else None))
    for at, calls, absent in shown:
        for label in calls:
            if not _HELD & _stood(states[label], at - within_us, at):
                yield f"{label} among the calls at {at}"
        for label in absent:
            went = [since for since, state in states[label] if state == AWAY and since <= at]
            gone = not went or at - went[-1] > absent_us
            if gone or AWAY not in _stood(states[label], at - within_us, at):
                yield f"{label} among the absent at {at}"


def _stood(states: Sequence[tuple[int, str | None]], since: int, until: int) -> set[str | None]:
    """Return every state of a visit in a time."""
    before = [state for at, state in states if at <= since]
    return {*before[-1:], *(state for at, state in states if since < at <= until)}


def judge_board(
    calls: Sequence[tuple[str, int, int | None]],
    announced: Sequence[tuple[str, int]],
    within_us: int,
) -> list[str]:
    """Return the calls that were not announced in good time, though that time passed.

    Args:
        calls: each with its label, its instant, and that of what happened next to the visitor.
        announced: labels and instants.
        within_us: what is good time.
    """
    left = sorted(announced, key=lambda one: one[1])
    missed = []
    for label, at, until in calls:
        match = next(
            (one for one in left if one[0] == label and at <= one[1] <= at + within_us), None
        )
        if match:
            left.remove(match)
        elif until is None or until - at > within_us:
            missed.append(f"{label} called at {at}")
    return missed
