"""The hall run forward from an instant, many times at once, by the calling rule.

A discrete-event simulation (Law, Simulation Modeling and Analysis, 2015, ch. 1): at each step every
run takes the counter that is free next, and the visitor whom the rule calls there. Only the first
of each line can be chosen, as in ``reception.queue.sql.best_head``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reception.domain.calling_rule import height

type Floats = NDArray[np.float64]
type WholeNumbers = NDArray[np.int64]
type Flags = NDArray[np.bool_]

NEVER_S = 1e9
"""A number to reckon with, which an infinite one is not."""
ALWAYS_S = -NEVER_S
NOBODY_S = 2 * NEVER_S
"""Later than never: a counter at which it is never any more finds nobody."""
# So long the other counters wait for the one that is to call first.
_A_MOMENT_S = 1e-6
# Who is at a counter, where it is nobody who goes on.
_NOBODY, _IDLE = -1, -2


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """Lines whose visitors the rule takes in the order of their ranks; one for each rank of array.

    A line is a service, a class, and what else puts its visitors first at some counters.
    """

    head_start_s: Floats
    rate: Floats
    after_s: Floats
    """From how long a wait on a counter calls them (counters x lines): always, so long, never."""
    ahead_s: Floats | None = None
    """How far ahead of others a counter takes them (likewise), as by a language; None: nowhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitorTimes:
    """Who stands in the lines and who will join them, line after line, in seconds from now.

    Each array is runs x visitors; a line's visitors stand in the order of their ranks.
    """

    first: WholeNumbers
    """Where each line's visitors begin, and behind the last line's end."""
    ranked_s: Floats
    """From when the rule counts: below zero for who waits already."""
    there_s: Floats
    """From when on she can be called; of who is there now, not above zero."""
    leaves_s: Floats
    """When her patience ends."""
    takes_s: Floats
    """How long she takes a counter."""
    home: WholeNumbers | None = None
    """Which counter calls her of those that are free at once; -1, or None: the first of them."""
    onward: WholeNumbers | None = None
    """Which line she joins once she was served; -1, or None: none. Nobody stands there at first: it
    has a place for each who may come, who ranks at ``NOBODY_S`` and leaves so long after she came.
    """
    again_s: Floats | None = None
    """From when the rule counts her there: from when she comes, if that is earlier."""


def nobody_joins(counters: int) -> Lines:
    """Return the newcomers of a run in which nobody asks how long she would wait."""
    none = np.zeros(0)
    return Lines(head_start_s=none, rate=none, after_s=np.zeros((counters, 0)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """When each is called, in seconds from now; ``NEVER_S`` for nobody called."""

    visitors_s: Floats
    """Runs x visitors."""
    newcomers_s: Floats
    """Runs x newcomers."""


def run_forward(
    lines: Lines,
    visitors: VisitorTimes,
    free_s: Floats,
    newcomers: Lines,
    *,
    until_s: float = 0.0,
    stretches_s: Floats | None = None,
    seats: WholeNumbers | None = None,
    holds: WholeNumbers | None = None,
) -> Called:
    """Return when each is called, until no newcomer is left, and nobody who was there by then.

    Args:
        lines: by what the rule tells the visitors apart.
        visitors: who is there and who comes.
        free_s: when each counter is free first (runs x counters); never where nobody works.
        newcomers: somebody joins each of these now, and takes no counter from the others: what
            becomes of them is not changed by who only asks.
        until_s: whoever is there by then is waited for; by now, if nothing is said.
        stretches_s: when each counter begins to call and when it no longer does, in turn and in
            order (runs x counters x both); whom it has called it goes on with. None: always.
        seats: where each counter's visitors sit: those of one seat, such as of a clerk and of who
            takes over from her, call one visitor at a time. None: each has its own.
        holds: whom each counter serves now: a visitor behind the last line's end, or -1. Where
            visitors go on, counters call at any time.
    """
    run = _Run(
        lines, visitors, free_s, newcomers, until_s=until_s, stretches_s=stretches_s, seats=seats
    )
    if visitors.onward is not None and visitors.again_s is not None:
        run.let_go_on(visitors.onward, visitors.again_s, holds)
    while run.goes_on():
        run.step()
    return Called(
        visitors_s=run.called_s.reshape(visitors.ranked_s.shape), newcomers_s=run.newcomers_s
    )


class _Run:
    """All runs, each at an instant of its own."""

    def __init__(
        self,
        lines: Lines,
        visitors: VisitorTimes,
        free_s: Floats,
        newcomers: Lines,
        *,
        until_s: float,
        stretches_s: Floats | None,
        seats: WholeNumbers | None,
    ) -> None:
        runs, people = visitors.ranked_s.shape
        self._lines, self._newcomers, self._free_s = lines, newcomers, free_s.copy()
        self._run = np.arange(runs)
        # Never, however long she has waited already.
        self._after_s = np.where(lines.after_s >= NEVER_S, NOBODY_S, lines.after_s)
        # All runs' visitors in one row, and behind them nobody, whom an empty line shows.
        self._ranked_s = np.append(visitors.ranked_s, NOBODY_S)
        self._there_s = np.append(visitors.there_s, NOBODY_S)
        self._leaves_s, self._takes_s = visitors.leaves_s.ravel(), visitors.takes_s.ravel()
        self._home = None if visitors.home is None else visitors.home.ravel()
        begins = self._run[:, None] * people
        self._next = begins + visitors.first[:-1]
        self._ends = begins + visitors.first[1:]
        shown = np.where(self._next < self._ends, self._next, runs * people)
        self._head_s, self._ready_s = self._ranked_s[shown], self._there_s[shown]
        self._stands_s = height(lines.head_start_s, lines.rate, -self._head_s)
        self._until_s = until_s
        self._here = (visitors.there_s <= until_s).sum(axis=1)
        self.called_s = np.full(runs * people, NEVER_S)
        self.newcomers_s = np.full((runs, len(newcomers.rate)), NEVER_S)
        self._beside: list[WholeNumbers] | None = None
        if seats is not None and len(np.unique(seats)) < len(seats):
            alike = (seats[:, None] == seats) & ~np.eye(len(seats), dtype=np.bool_)
            self._beside = [np.flatnonzero(one) for one in alike]
        self._onward: WholeNumbers | None = None
        self._turns_s: Floats | None = None
        if stretches_s is not None:
            # Behind the last stretch of each it is never.
            end = np.full((*stretches_s.shape[:2], 1), NOBODY_S)
            self._turns_s = np.concatenate([stretches_s, end], axis=2)
            every_run, every_counter = np.indices(free_s.shape).reshape(2, -1)
            self._free(every_run, every_counter, free_s.ravel())

    def let_go_on(self, onward: WholeNumbers, again_s: Floats, holds: WholeNumbers | None) -> None:
        """Let visitors join another line once they were served."""
        self._onward, self._again_s = onward.ravel(), again_s.ravel()
        self._leaves_s = self._leaves_s.copy()
        self._joins = self._next.copy()
        """Where the next one to join each line stands."""
        self._holds = np.full(self._free_s.shape, _NOBODY)
        """Whom each counter serves who goes on, and whether it has nobody to call."""
        self._goes = np.where(self._onward >= 0, np.arange(onward.size), _NOBODY)
        if holds is not None:
            busy = np.flatnonzero(holds >= 0)
            begins = self._run[:, None] * onward.shape[1]
            self._holds[:, busy] = self._goes[holds[busy] + begins]

    def goes_on(self) -> bool:
        """Return whether somebody is still to be called whose call is asked for."""
        asked = self._here.any() or (self.newcomers_s == NEVER_S).any()
        return bool(asked and self._free_s.min(initial=NEVER_S) < NEVER_S)

    def step(self) -> None:
        """Let the counter that is free next call, in every run."""
        counter = self._free_s.argmin(axis=1)
        now_s = self._free_s[self._run, counter]
        if self._onward is not None:
            self._send_on(self._onward, counter, now_s)
        at_s = now_s[:, None]
        from_s = np.maximum(self._ready_s, self._head_s + self._after_s[counter])
        # How high each first of a line stands, who ranks at zero standing by her head start alone.
        stands = self._stands_s + self._lines.rate * at_s
        if self._lines.ahead_s is not None:
            stands += self._lines.ahead_s[counter]
        stands[from_s > at_s] = -np.inf
        line = stands.argmax(axis=1) if stands.shape[1] else np.zeros(len(counter), np.int64)
        best = stands[self._run, line] if stands.shape[1] else np.full(len(counter), -np.inf)
        if self.newcomers_s.size:
            self._call_newcomers(counter, at_s, best[:, None])
        calls = best > -np.inf
        if calls.all():
            self._call(self._run, line, counter, now_s)
            return
        run, idle = np.flatnonzero(calls), np.flatnonzero(~calls)
        if run.size:
            self._call(run, line[run], counter[run], now_s[run])
        self._wait(idle, counter[idle], now_s[idle], from_s[idle].min(axis=1, initial=NEVER_S))

    def _send_on(self, onward: WholeNumbers, counter: WholeNumbers, now_s: Floats) -> None:
        """Let those the counters have served join another line, behind who came there before."""
        who = self._holds[self._run, counter]
        run = np.flatnonzero(who >= 0)
        if not run.size:
            return
        who, now_s = who[run], now_s[run]
        self._holds[run, counter[run]] = _NOBODY
        line = onward[who]
        place = self._joins[run, line]
        self._joins[run, line] = place + 1
        self._ranked_s[place] = ranked_s = np.minimum(self._again_s[who], now_s)
        self._there_s[place] = now_s
        self._leaves_s[place] += now_s
        self._here[run] += now_s <= self._until_s
        alone = np.flatnonzero(place == self._next[run, line])
        if alone.size:
            self._show(run[alone], line[alone], place[alone])
        # Who has nobody to call may call her.
        each, idle = np.nonzero(self._holds[run] == _IDLE)
        if each.size:
            from_s = np.maximum(now_s[each], ranked_s[each] + self._after_s[idle, line[each]])
            run = run[each]
            self._free_s[run, idle] = np.minimum(self._free_s[run, idle], from_s)

    def _show(self, run: WholeNumbers, line: WholeNumbers, who: WholeNumbers) -> None:
        """Let somebody stand first in a line."""
        self._head_s[run, line] = head_s = self._ranked_s[who]
        self._ready_s[run, line] = self._there_s[who]
        lines = self._lines
        self._stands_s[run, line] = height(lines.head_start_s[line], lines.rate[line], -head_s)

    def _call_newcomers(self, counter: WholeNumbers, at_s: Floats, best: Floats) -> None:
        """Note who of the newcomers would have been called now: she stands behind her equals."""
        theirs = self._newcomers
        hers = height(theirs.head_start_s, theirs.rate, at_s) > best
        hers &= theirs.after_s[counter] <= at_s
        np.minimum(self.newcomers_s, at_s, out=self.newcomers_s, where=hers)

    def _call(
        self, run: WholeNumbers, line: WholeNumbers, counter: WholeNumbers, now_s: Floats
    ) -> None:
        """Call the first of a line, in some of the runs; who has left by then takes no time."""
        who = self._next[run, line]
        if self._home is not None:
            home = self._home[who]
            others = (home >= 0) & (home != counter) & (self._free_s[run, home] == now_s)
            if others.any():
                self._free_s[run[others], counter[others]] += _A_MOMENT_S
                kept = ~others
                run, line, counter = run[kept], line[kept], counter[kept]
                now_s, who = now_s[kept], who[kept]
        stays = self._leaves_s[who] >= now_s
        self.called_s[who] = np.where(stays, now_s, NEVER_S)
        over_s = now_s + np.where(stays, self._takes_s[who], 0.0)
        self._free(run, counter, over_s)
        if self._beside is not None:
            self._hold_beside(run, counter, over_s)
        self._here[run] -= self._there_s[who] <= self._until_s
        self._next[run, line] = follows = who + 1
        shown = np.where(follows < self._ends[run, line], follows, self.called_s.size)
        self._show(run, line, shown)
        if self._onward is not None:
            self._holds[run, counter] = np.where(stays, self._goes[who], _NOBODY)

    def _hold_beside(self, run: WholeNumbers, counter: WholeNumbers, over_s: Floats) -> None:
        """Let counters of the same seat call no sooner than a visit there is over."""
        beside = [self._beside[one] for one in counter.tolist()] if self._beside else []
        each = np.repeat(np.arange(len(run)), [len(one) for one in beside])
        if each.size:
            run, others = run[each], np.concatenate(beside)
            self._free(run, others, np.maximum(self._free_s[run, others], over_s[each]))

    def _wait(
        self, run: WholeNumbers, counter: WholeNumbers, now_s: Floats, next_s: Floats
    ) -> None:
        """Let counters that found nobody look again when somebody is theirs to call."""
        after_s = self._newcomers.after_s[counter]
        open_still = (self.newcomers_s[run] == NEVER_S) & (after_s > now_s[:, None])
        theirs_s = np.where(open_still, after_s, NEVER_S).min(axis=1, initial=NEVER_S)
        self._free(run, counter, np.minimum(next_s, theirs_s))
        if self._onward is not None:
            self._holds[run, counter] = _IDLE

    def _free(self, run: WholeNumbers, counter: WholeNumbers, from_s: Floats) -> None:
        """Let counters call from then on, or from when they call again."""
        if self._turns_s is not None:
            turns_s = self._turns_s[run, counter]
            passed = (turns_s <= from_s[:, None]).sum(axis=1)
            opens_s = turns_s[np.arange(len(run)), passed]
            from_s = np.where(passed % 2, from_s, np.minimum(opens_s, NEVER_S))
        self._free_s[run, counter] = from_s
