"""What the kiosk's pages read, by name."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal

from kiosk.access.preferences import Preferences
from kiosk.care.service_menu import ServiceMenu
from kiosk.choosing.priority import Priority
from kiosk.orientation.guide import Guide
from kiosk.ticket.slips import Slips
from kiosk.trouble import message_of
from kiosk.words import words_in
from kiosk.your_say.rating import Rating
from kiosk.your_say.voice import Voice
from ui_kit.translations import reads_right_to_left


def _map(read: Callable[[Any], object], notify: Signal) -> Property:
    """Return a property that QML reads as a map."""
    # Qt's names of types are taken as well, the stubs want classes.
    return Property("QVariantMap", read, notify=notify)  # type: ignore[arg-type]


class Shown(QObject):
    """The properties of the view-model, which keeps and changes what stands behind them."""

    pageChanged = Signal()
    turned = Signal()
    """Other choices of the same list are shown."""
    pageNumberChanged = Signal()
    languageChanged = Signal()
    hallChanged = Signal()
    detailsChanged = Signal()
    lockedChanged = Signal()
    ticketChanged = Signal()
    paperlessChanged = Signal()
    messageChanged = Signal()
    idleChanged = Signal()
    countdownStarted = Signal(int)
    """Milliseconds until the welcome page comes back by itself; 0: it does not now."""
    ticketIssued = Signal(str)
    """The label, for whoever drives the kiosk."""
    paperEnded = Signal(str)
    """What became of the paper, likewise."""

    def __init__(self) -> None:
        super().__init__()
        self.pageChanged.connect(self.detailsChanged)
        # How many wait is told there, too.
        self.hallChanged.connect(self.detailsChanged)

    service = Property(ServiceMenu, lambda self: self._parts.service, constant=True)
    preferences = Property(Preferences, lambda self: self._parts.preferences, constant=True)
    priority = Property(Priority, lambda self: self._parts.priority, constant=True)
    guide = Property(Guide, lambda self: self._parts.guide, constant=True)
    voice = Property(Voice, lambda self: self._parts.voice, constant=True)
    slips = Property(Slips, lambda self: self._parts.slips, constant=True)
    rating = Property(Rating, lambda self: self._parts.rating, constant=True)
    page = Property(str, lambda self: self._flow.page, notify=pageChanged)
    language = Property(str, lambda self: str(self._language), notify=languageChanged)
    secondLanguage = Property(str, lambda self: str(self._second), notify=languageChanged)
    mirrored = Property(
        bool, lambda self: reads_right_to_left(self._language), notify=languageChanged
    )
    words = _map(lambda self: self._words, languageChanged)
    secondWords = _map(lambda self: words_in(self._second), languageChanged)
    unitName = Property(str, lambda self: self._offer.unit_name(self._language), notify=hallChanged)
    lastTicket = Property(
        str, lambda self: self._offer.last_ticket(self._language), notify=hallChanged
    )
    time = Property(str, lambda self: self._offer.time(), notify=hallChanged)
    languages = Property(QObject, lambda self: self._offer.languages, constant=True)
    choices = Property(QObject, lambda self: self._offer.choices, constant=True)
    closedLines = Property(QObject, lambda self: self._offer.closed, constant=True)
    details = _map(lambda self: self._offer.details(self._language), detailsChanged)
    groupName = Property(
        str, lambda self: self._offer.group_name(self._language), notify=pageChanged
    )
    pageNumber = Property(str, lambda self: self._offer.page_number(), notify=pageNumberChanged)
    locked = Property(bool, lambda self: self._issuing.locked, notify=lockedChanged)
    idleWarning = Property(bool, lambda self: self._flow.asks, notify=idleChanged)
    stayMs = Property(int, lambda self: self._flow.stay_ms, notify=countdownStarted)
    settleMs = Property(int, lambda self: self._flow.settle_ms, constant=True)
    ticket = _map(lambda self: self._issuing.page.shown, ticketChanged)
    paperless = Property(bool, lambda self: self._issuing.page.paperless, notify=paperlessChanged)
    message = Property(
        str,
        lambda self: message_of(self._flow.error, self._language, today=self._offer.today()),
        notify=messageChanged,
    )
    secondMessage = Property(
        str,
        lambda self: message_of(self._flow.error, self._second, today=self._offer.today()),
        notify=messageChanged,
    )
