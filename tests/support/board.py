"""A hall for boards: calls that tests write, and a board that shows them at once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem

from reception.domain.errors import StorageFault
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.ports import Call, ChangeFeed
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
    )


def busy_morning(language: Language = Language.ARABIC) -> tuple[Call, ...]:
    """Return the calls of a full board, the newest in ``language``."""

    def ago(seconds: float) -> datetime:
        return MORNING - timedelta(seconds=seconds)

    served = TicketState.SERVED
    return (
        called("B014", 3, at=ago(2), language=language),
        called("A042", 1, at=ago(40), language=Language.FRENCH),
        called("C007", 4, at=ago(80), state=TicketState.SERVING),
        called("B013", 2, at=ago(100), state=TicketState.SERVING),
        called("A041", 1, at=ago(400), state=served),
        called("B012", 12, at=ago(500), state=served),
        called("D003", 2, at=ago(600), state=TicketState.NO_SHOW),
    )


class FakeHall:
    """Answers with what the test wrote; raises instead while ``fault`` is set."""

    def __init__(self, *calls: Call, unit: Unit = COMMUNE) -> None:
        self.now_called = calls
        self.described = unit
        self.fault: Exception | None = None

    def unit(self) -> Unit:
        return self.described

    def calls(self, limit: int) -> tuple[Call, ...]:
        if self.fault:
            raise self.fault
        return self.now_called[:limit]


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
