"""What a clerk may do while the database is away, and how it is told afterwards.

She may end what she has in hand: nobody else can touch it. She may call nobody: without the
database two clerks would call the same visitor.
"""

import logging
from datetime import datetime
from uuid import UUID

from counter_display.clerk_panel.kept_verbs import KeptVerb, KeptVerbs
from reception.app import Reception
from reception.domain import ticket as tickets
from reception.domain.errors import Refusal, UnansweredFault, UnreachableFault
from reception.domain.ticket import Event, EventKind, TicketState, Visit, remark
from reception.domain.unit import SERVED
from reception.queue.hall import Hall
from reception.queue.model import At
from reception.queue.verbs import VERBS, Said, Verb
from reception.system.clock import Clock
from ui_kit.refusals import sentence

_log = logging.getLogger(__name__)


def is_cut_by(error: Exception) -> bool:
    """Return whether an error means that the database is away, and comes back by itself."""
    return isinstance(error, UnreachableFault | UnansweredFault)


class OfflineVerbs:
    """Keeps acts while the database is away, and tells them when it is back."""

    def __init__(self, kept: KeptVerbs, clock: Clock) -> None:
        self.kept = kept
        self._clock = clock

    @property
    def verbs(self) -> frozenset[Verb]:
        """Return what may be done without the database, and is told later."""
        return frozenset(one for one in VERBS if one.offline and self.kept.can_keep)

    def now(self) -> datetime:
        """Return the present instant, which the database need not tell."""
        return self._clock.now()

    def carry_out(
        self, verb: Verb, said: Said, at: At, held: Visit, operation: UUID
    ) -> tuple[Visit, datetime]:
        """Keep an act; return the visit as it stands after it, and when that was.

        Raises:
            EnvironmentFault: this station's disk does not take it.
        """
        # A clock that was set back meanwhile makes no act earlier than the one before it.
        now = max(self._clock.now(), _last_at(held))
        if verb.event is None or at.counter is None:
            raise RuntimeError(f"{verb.code} is about no visitor in hand")
        kept = KeptVerb(
            operation=operation,
            act=verb.code,
            counter=at.counter,
            clerk=at.clerk,
            label=held.ticket.label,
            at=now,
            outcome=said.outcome or SERVED if verb.event is EventKind.FINISHED else None,
            note=remark(said.note) if verb.event is EventKind.NOTED else None,
        )
        after = tickets.apply(
            held,
            Event(
                kind=verb.event,
                at=now,
                counter=at.counter,
                clerk=at.clerk,
                outcome=kept.outcome,
                note=kept.note,
            ),
        )
        self.kept.keep(kept)
        return after, now

    def report(self, core: Reception) -> int:
        """Tell the database what was kept; return how much of it there was.

        Raises:
            EnvironmentFault: it is away again; what is left is told the next time.
        """
        waiting = self.kept.waiting
        for one in waiting:
            try:
                _report(core, one)
            except Refusal as refusal:
                if _is_so_already(core.hall, one):
                    self.kept.drop(one.operation)
                    continue
                _log.warning("%s of %s is refused afterwards: %s", one.act, one.label, refusal)
                self.kept.park(one.operation, sentence(refusal))
            else:
                self.kept.drop(one.operation)
        return len(waiting)


def _report(core: Reception, one: KeptVerb) -> None:
    at = At(one.counter, one.clerk, one.label)
    said = Said(outcome=one.outcome, note=one.note)
    one.verb.do(core.desk_at(one.at), at, said, one.operation)


def _is_so_already(hall: Hall, one: KeptVerb) -> bool:
    """Return whether the visit ended so by an act of hers that was done and got no answer."""
    if one.verb.event is not EventKind.FINISHED:
        return False
    try:
        visit = hall.ticket(one.label).visit
    except Refusal:
        return False
    return visit.state is TicketState.SERVED and visit.leg.clerk == one.clerk


def _last_at(held: Visit) -> datetime:
    leg = held.leg
    known = (leg.waiting_since, leg.last_called_at, leg.started_at)
    return max(at for at in known if at is not None)
