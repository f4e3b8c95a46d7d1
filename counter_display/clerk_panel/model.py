"""What the panel shows: one reading of the hall, as a clerk at her counter sees it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from counter_display.clerk_panel.words import spoken, translate
from reception.domain.ticket import Visit
from reception.domain.unit import Unit
from reception.queue.verbs import Present
from ui_kit.late import Lateness, lateness

if TYPE_CHECKING:
    from reception.domain.figures import ClerkDay
    from reception.queue.explanation import RankTurn
    from reception.queue.hall import CounterNow, Hall, ServiceStatus


# So many rows nobody reads; what waits behind them is counted.
_WAITING_AT_MOST = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class PanelReading:
    """The hall at one instant."""

    at: datetime
    unit: Unit
    counters: "tuple[CounterNow, ...]"
    here: "CounterNow | None" = None
    """The clerk's own counter."""
    held: Visit | None = None
    lines: "tuple[ServiceStatus, ...]" = ()
    """Who waits for the services of this counter."""
    anybody_waits: bool = False
    """For whichever service, at whichever counter."""
    waiting_visits: tuple[Visit, ...] = ()
    """Whom this counter calls one after the other; of very many the first ones."""
    explanation: "RankTurn | None" = None
    parked: tuple[Visit, ...] = ()
    """Who is set aside, for whomever."""
    parked_for_me: tuple[Visit, ...] = ()
    """Whom of them this clerk may call back: kept for her, for anyone, or for who has left."""
    missed: tuple[Visit, ...] = ()
    """Who did not come when called, and may still be readmitted."""
    day: "ClerkDay | None" = None

    @property
    def next_visit(self) -> Visit | None:
        """Return whom the next call would bring."""
        return next(iter(self.waiting_visits), None)

    def without(self, visit: Visit) -> "PanelReading":
        """Return it as it is once a visitor waits no more."""
        if all(one.ticket.id != visit.ticket.id for one in self.waiting_visits):
            return self
        others = (one for one in self.waiting_visits if one.ticket.id != visit.ticket.id)
        return replace(self, waiting_visits=tuple(others), explanation=None)

    @property
    def somebody_waits(self) -> bool:
        """Return whether a visitor waits whom this counter may call now."""
        return self.next_visit is not None

    @property
    def waiting(self) -> int:
        """Return how many wait for this counter's services."""
        return sum(line.waiting for line in self.lines)

    @property
    def latest(self) -> "ServiceStatus | None":
        """Return the line that stands worst against its target; None while nobody waits."""
        order = list(Lateness)
        return max(
            (line for line in self.lines if line.waiting),
            key=lambda one: (order.index(lateness(one)), one.longest_wait),
            default=None,
        )

    @property
    def only_here(self) -> int:
        """Return how many wait for services that nobody gives now at another counter."""
        given = {
            service
            for one in self.counters
            if one.clerk
            and not one.on_break
            and (self.here is None or one.number != self.here.number)
            for service in self.unit.counter(one.number).services
        }
        return sum(line.waiting for line in self.lines if line.service.code not in given)

    def name_of(self, login: str) -> str:
        """Return what a person is called; who has left by her login."""
        names = next((one.names for one in self.unit.people if one.login == login), None)
        return spoken(names) if names else login

    def who_is_at(self, counter: "CounterNow") -> str:
        """Return who works at a counter, or that it is free."""
        return self.name_of(counter.clerk) if counter.clerk else translate("Clerk", "Free")

    def present(self, *, can_undo: bool, at: datetime) -> Present:
        """Return what of it the verbs depend on."""
        return Present(
            unit=self.unit,
            at=at,
            held=self.held,
            on_break=self.on_break,
            anybody_waits=self.anybody_waits or bool(self.parked),
            anybody_parked=bool(self.parked_for_me),
            anybody_missed=bool(self.missed),
            can_undo=can_undo,
        )

    def is_at_work(self, clerk: str) -> bool:
        """Return whether the counter that was read is this person's."""
        return self.here is not None and self.here.clerk == clerk

    @property
    def on_break(self) -> bool:
        """Return whether the clerk is on a break."""
        return self.here is not None and self.here.on_break


def read_counters(hall: "Hall") -> PanelReading:
    """Read who works where."""
    return PanelReading(at=hall.now(), unit=hall.unit(), counters=hall.counters())


def read_desk(hall: "Hall", clerk: str, counter: int) -> PanelReading:
    """Read what a clerk at her counter needs to see."""
    unit = hall.unit()
    counters = hall.counters()
    colleagues = {one.clerk for one in counters if one.clerk not in {None, clerk}}
    here = next((one for one in counters if one.number == counter), None)
    mine = {
        line.service for line in unit.caller(counter, clerk, here.profile if here else None).lines
    }
    line = hall.line_at(counter, limit=_WAITING_AT_MOST)
    services, parked = hall.services(with_waits=False), hall.parked()
    return PanelReading(
        at=hall.now(),
        unit=unit,
        counters=counters,
        here=here,
        held=hall.held_by(clerk),
        lines=tuple(one for one in services if one.service.code in mine),
        anybody_waits=any(one.waiting for one in services),
        waiting_visits=line.visits,
        # Who is on a break calls nobody, and compares with nobody.
        explanation=line.why,
        parked=parked,
        parked_for_me=tuple(one for one in parked if one.leg.kept_clerk not in colleagues),
        missed=hall.missed(),
        day=hall.clerk_day(clerk),
    )
