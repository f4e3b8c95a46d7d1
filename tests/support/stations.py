"""A station that numbers alone, without its journal and its screen."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from reception.app import Reception
from reception.domain.paper import PrintState
from reception.domain.ticket import Visit
from reception.offline.model import Received, Registration, StationTicket


@dataclass
class LoneStation:
    """Keeps what it has given, and hands it over as often as it is asked to."""

    core: Reception
    name: str = "kiosk-1"
    install: UUID = field(default_factory=lambda: UUID(int=1))
    ahead: timedelta | None = None
    registration: Registration | None = None
    given: list[tuple[StationTicket, UUID]] = field(default_factory=list)
    _last: dict[date, int] = field(default_factory=dict)

    def register(self) -> str:
        """Register, with what is known from before; return the prefix."""
        before = self.registration
        self.registration = self.core.offline.register(
            self.install,
            self.name,
            held=before.prefix if before else None,
            known=before.known if before else (),
        )
        return self.registration.prefix

    @property
    def prefix(self) -> str:
        return self.registration.prefix if self.registration else self.register()

    def give(
        self,
        service: str = "signature",
        *,
        touch: UUID | None = None,
        ticket: UUID | None = None,
        priority: str = "ordinary",
        language: str = "fr",
        paper: PrintState | None = PrintState.CONFIRMED,
        number: int | None = None,
    ) -> StationTicket:
        """Give the next number of its own to a touch."""
        day = self.core.hall.today()
        number = number or self._last.get(day, 0) + 1
        self._last[day] = number
        given = StationTicket(
            id=ticket or self.core.ids.new(),
            touch=touch or self.core.ids.new(),
            install=self.install,
            station=self.name,
            service_day=day,
            series=self.prefix,
            number=number,
            service=service,
            language=language,
            priority=priority,
            made_at=self.core.clock.now() + (self.ahead or timedelta(0)),
            clock_ahead=self.ahead,
            paper=paper,
        )
        self.given.append((given, self.core.ids.new()))
        return given

    def keep(self, visit: Visit, touch: UUID) -> StationTicket:
        """Keep what the desk has given, as the journal does."""
        ticket = visit.ticket
        given = StationTicket(
            id=ticket.id,
            touch=touch,
            install=self.install,
            station=self.name,
            service_day=ticket.service_day,
            series=ticket.series,
            number=ticket.number,
            service=visit.legs[0].service,
            language=ticket.language,
            priority=visit.legs[0].priority,
            made_at=ticket.issued_at,
            clock_ahead=self.ahead,
        )
        self.given.append((given, self.core.ids.new()))
        return given

    def hand_over(self, *which: int) -> list[Received]:
        """Hand over everything that was given, or what stands at these places."""
        chosen = [self.given[at] for at in which] if which else self.given
        return [self.core.offline.take_in([(one, operation)])[0] for one, operation in chosen]
