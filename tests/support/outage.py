"""A server that can be taken away from a kiosk on a screen, and what staff see of that."""

from dataclasses import replace
from uuid import UUID

from kiosk.tickets import Aside, HallNow, Issued, LinkStatus, TicketSource
from reception.offline.model import WantedTicket
from tests.support.fakes import FakeReception

REFUSED = Aside(operation=UUID(int=7), label="ZA007")


class CutOff(TicketSource):
    """Gives tickets as a kiosk does whose server is away, as long as ``away`` says so."""

    def __init__(self, core: FakeReception) -> None:
        self.away = True
        self.given = 0
        super().__init__(core.core)

    def read_hall(self) -> HallNow:
        now = super().read_hall()
        return replace(now, services=(), staffed=None) if self.away else now

    def issue(self, wanted: WantedTicket, printer_station: str | None) -> Issued:
        issued = super().issue(wanted, printer_station)
        if not self.away:
            return issued
        self.given += 1
        label = f"ZA{self.given:03d}"
        ticket = replace(issued.visit.ticket, series="ZA", number=self.given, label=label)
        return replace(
            issued,
            visit=replace(issued.visit, ticket=ticket),
            paper=replace(issued.paper, label=label, given_alone=True, expected_wait=None),
        )


class FakeOutage(TicketSource):
    """An outage as the service menu sees it."""

    def __init__(self) -> None:
        self.now = LinkStatus()
        self.done: list[str] = []

    def status(self) -> LinkStatus:
        return self.now

    def retry(self, operation: UUID) -> None:
        assert operation == REFUSED.operation
        self.done.append("retry")
        self.now = replace(self.now, aside=())

    def void(self, operation: UUID, reason: str) -> None:
        assert operation == REFUSED.operation
        assert reason
        self.done.append("void")
        self.now = replace(self.now, aside=())
