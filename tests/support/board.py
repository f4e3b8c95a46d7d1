"""A hall for boards: calls that tests write, and a board that shows them at once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import cast
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from reception.domain.board import EVERYWHERE, Zone, call_place
from reception.domain.errors import StorageFault
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.queue.hall import CounterSign, Hall, ServiceStatus
from reception.queue.model import Call
from reception.system.clock import ChangeFeed
from tests.support.databases import COMMUNE

MORNING = datetime(2026, 11, 25, 9, 42, tzinfo=UTC)


def called(
    label: str,
    counter: int,
    *,
    at: datetime = MORNING,
    calls: int = 1,
    language: Language = Language.ARABIC,
    state: TicketState = TicketState.CALLED,
) -> Call:
    """Return a call; the label alone tells which ticket it is."""
    return Call(
        ticket=UUID(bytes=label.encode().ljust(16, b"\0")),
        label=label,
        service="legalisation",
        language=language,
        counter=counter,
        called_at=at,
        calls=calls,
        state=state,
        is_recall=calls > 1,
    )


def busy_morning(language: Language = Language.ARABIC) -> tuple[Call, ...]:
    """Return the calls of a full board, the newest in ``language``."""

    def ago(seconds: float) -> datetime:
        return MORNING - timedelta(seconds=seconds)

    serving = TicketState.SERVING
    return (
        called("B014", 3, at=ago(2), language=language),
        called("A042", 1, at=ago(40), language=Language.FRENCH),
        called("C007", 4, at=ago(80), state=serving),
        called("B013", 2, at=ago(100), state=serving, language=Language.TAMAZIGHT),
        called("A041", 5, at=ago(400), state=serving, language=Language.FRENCH),
        called("B012", 12, at=ago(500), state=serving),
        called("D003", 2, at=ago(600), state=TicketState.NO_SHOW),
        called("A039", 1, at=ago(900), state=TicketState.NO_SHOW),
    )


def service_status(
    service: str, waiting: int, *, open_counters: int = 1, minutes: tuple[int, int] = (10, 15)
) -> ServiceStatus:
    """Return how a line stands."""
    low, high = (timedelta(minutes=one) for one in minutes)
    return ServiceStatus(
        service=COMMUNE.service(service),
        waiting=waiting,
        longest_wait=timedelta(minutes=5),
        open_counters=open_counters,
        expected_wait=ExpectedWait(low=low, high=high) if open_counters else None,
    )


def waiting_room() -> tuple[ServiceStatus, ...]:
    """Return lines of every kind: long names, an empty one, one that nobody serves."""
    return (
        service_status("birth-extract", 4),
        service_status("complaints", 0, minutes=(0, 5)),
        service_status("signature", 12, minutes=(35, 50)),
        service_status("planning", 3, open_counters=0),
        service_status("residence", 0, open_counters=0),
    )


def at_counter(
    number: int = 3, held: Call | None = None, *, is_staffed: bool = True, on_break: bool = False
) -> CounterSign:
    """Return what hangs over a counter."""
    return CounterSign(number=number, is_staffed=is_staffed, on_break=on_break, held=held)


class FakeHall:
    """Answers with what the test wrote; raises instead while ``fault`` is set."""

    def __init__(self, *calls: Call, unit: Unit = COMMUNE) -> None:
        self.now_called = calls
        self.described = unit
        self.lines: tuple[ServiceStatus, ...] = ()
        self.desks: tuple[CounterSign, ...] = ()
        self.fault: Exception | None = None

    def unit(self) -> Unit:
        return self.described

    def calls(self, zone: Zone = EVERYWHERE) -> tuple[Call, ...]:
        if self.fault:
            raise self.fault
        stand = (one for one in self.now_called if call_place(one.state))
        return tuple(one for one in stand if zone.has(one.service, one.counter))

    def services(self) -> tuple[ServiceStatus, ...]:
        return self.lines

    def signs(self) -> tuple[CounterSign, ...]:
        return self.desks


def no_feed() -> ChangeFeed:
    """Stand in for a feed in tests that emit the bridge's signals themselves."""
    raise StorageFault("no feed", "none is needed")


def items(root: QObject, name: str | None = None) -> Iterator[QQuickItem]:
    """Yield the visible items under ``root``, those called ``name`` or all."""
    children = root.childItems() if isinstance(root, QQuickItem) else []
    for child in children:
        if child.isVisible():
            if name is None or child.objectName() == name:
                yield child
            yield from items(child, name)


def texts(root: QObject, name: str | None = None) -> list[str]:
    """Return what the visible items say, in order."""
    said = (item.property("text") for item in items(root, name))
    return [text for text in said if isinstance(text, str) and text]


def as_hall(double: FakeHall) -> Hall:
    """Return what stands in for a hall, for whoever takes one."""
    return cast("Hall", double)
