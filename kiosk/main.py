"""The visitors' kiosk: full screen, upright or lying."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtQuick import QQuickView

from kiosk.access.keys import Keys
from kiosk.access.narrator import Narrator
from kiosk.access.preferences import Preferences, Wishes, usual_wishes
from kiosk.access.speech import ProgramSpeaker, Speaker, speech_program
from kiosk.care.allowance import Turnstile, allowance_named
from kiosk.care.heartbeat import heartbeat
from kiosk.care.lock import Lock
from kiosk.care.pin import checked
from kiosk.care.service_menu import NOBODYS_SITE, ServiceMenu, Site
from kiosk.care.start_again import AGAIN, start_again
from kiosk.core import Core
from kiosk.patience import Pace
from kiosk.ticket.printing import Printing, TicketPrinting
from kiosk.view_model import KioskViewModel
from kiosk.voice.scanner import Scanner
from reception.clock import clock_named
from reception.ids import TimeOrderedIds
from reception.ports import Clock
from reception.settings import Settings
from ui_kit.app import make_app, watch_bugs
from ui_kit.background import Background, Pool
from ui_kit.change_bridge import ChangeBridge
from ui_kit.icon_provider import IconProvider
from ui_kit.late_reception import late_reception
from ui_kit.minute_clock import MinuteClock
from ui_kit.theme import DARK, HIGH_CONTRAST, KIOSK, LIGHT, Theme

if TYPE_CHECKING:
    from printer_drivers.worker import TicketPrinter

_QML = Path(__file__).parent / "qml" / "Kiosk.qml"
_SHARED_QML = Path(__file__).parent.parent / "ui_kit" / "qml"
_LOOKS = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}
_FIRST_SIZE = QSize(1080, 1920)
_TRIAL_PART = 0.9


class KioskWindow(QQuickView):
    """The kiosk's screen; its sizes follow the screen's."""

    def __init__(self, view_model: KioskViewModel, preferences: Preferences) -> None:
        super().__init__()
        view_model.setParent(self)
        self.view_model = view_model
        engine = self.engine()
        engine.addImportPath(str(_SHARED_QML))
        engine.addImageProvider(IconProvider.NAME, IconProvider())
        theme = engine.singletonInstance("Nouba.UiKit", "Theme")
        if not isinstance(theme, Theme):
            raise TypeError("the module Nouba.UiKit offers no Theme")
        self.theme = theme
        theme.fit(KIOSK, _FIRST_SIZE.width(), _FIRST_SIZE.height())
        self.setObjectName("kiosk")
        self.setTitle("Nouba")
        self.setColor(theme.property("paper"))
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.setInitialProperties({"viewModel": view_model})
        self.setSource(QUrl.fromLocalFile(str(_QML)))
        self.resize(_FIRST_SIZE)
        self._preferences = preferences
        preferences.changed.connect(self._use_preferences)
        self._use_preferences()
        self.keys = Keys(self, view_model, preferences)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the sizes that fit the new size."""
        self.theme.fit(KIOSK, event.size().width(), event.size().height())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let four keys do what a finger does."""
        if not self.keys.hear(event):
            super().keyPressEvent(event)

    @Slot()
    def _use_preferences(self) -> None:
        wishes = self._preferences.wishes
        self.theme.use(_LOOKS[wishes.look])
        # In the lower part of an upright screen there is not room for a whole step.
        steps = 0.5 if wishes.low and self.theme.property("upright") else 1.0
        self.theme.enlarge(steps if wishes.larger else 0.0)
        self.setColor(self.theme.property("paper"))


def build_kiosk(
    core: Core,
    background: Background,
    changes: ChangeBridge,
    *,
    clock: Clock,
    printing: Printing | None = None,
    pace: Pace | None = None,
    turnstile: Turnstile | None = None,
    site: Site | None = None,
    speaker: Speaker | None = None,
    usual: Wishes | None = None,
) -> KioskWindow:
    """Return the kiosk's window, not shown and reading nothing before ``view_model.refresh()``.

    Args:
        core: returns the reception; called in the background only.
        background: where the core is asked.
        changes: says when to ask again; started and closed by the caller.
        clock: the core's clock.
        printing: puts tickets on paper; None: a kiosk without a printer.
        pace: how long pages stay when nobody touches them.
        turnstile: how soon one ticket may follow the other; None: at once.
        site: what those who look after the kiosk may do; None: nothing.
        speaker: reads pages aloud; None: this kiosk is silent.
        usual: what the screen is like before a visitor wishes anything.
    """
    preferences = Preferences(usual, can_speak=bool(speaker and speaker.available))
    minute_clock = MinuteClock(clock)
    ids = TimeOrderedIds(clock)
    service = ServiceMenu(
        site or NOBODYS_SITE,
        background,
        minute_clock,
        ids,
        printing=printing,
        speaker=speaker,
    )
    changes.staleChanged.connect(service.note_database)
    view_model = KioskViewModel(
        core,
        background,
        minute_clock,
        ids,
        preferences,
        service=service,
        printing=printing,
        pace=pace,
        turnstile=turnstile,
        station=site.station if site else "",
    )
    changes.changed.connect(view_model.refresh)
    changes.staleChanged.connect(view_model.set_feed_lost)
    window = KioskWindow(view_model, preferences)
    scanner = Scanner(lambda: view_model.property("page") == "rating", view_model.scan, window)
    window.installEventFilter(scanner)
    if speaker:
        Narrator(window, view_model, preferences, window.keys, speaker)
    return window


def run(
    settings: Settings,
    *,
    windowed: bool = False,
    pointer: bool = False,
    attend: Callable[[KioskWindow], object] | None = None,
) -> int:
    """Serve visitors until somebody who may ends it; return the exit code.

    Args:
        settings: this station's.
        windowed: for trials: a window that can be closed, instead of the whole screen.
        pointer: show the pointer, where there is no touch screen.
        attend: plays the visitors; it is given the window before that is shown, shows it and may
            close it. What it returns is kept as long.
    """
    allowance = allowance_named(settings.kiosk_tickets)
    app = make_app(sys.argv[:1], visitors=True)
    clock = clock_named(settings.clock)
    reception = late_reception(settings.database, clock)
    background = Pool("work")
    printing = None
    if settings.printer:
        printing = TicketPrinting(
            printer_at(settings.printer),
            reception,
            station=settings.station,
        )
    changes = ChangeBridge(reception.open_feed)
    speaker = ProgramSpeaker(speech_program(), app)
    window = build_kiosk(
        reception,
        background,
        changes,
        clock=clock,
        printing=printing,
        # Played visitors are quicker than any child.
        turnstile=Turnstile(None if attend else allowance),
        site=Site(core=reception, station=settings.station, pin_hash=checked(settings.kiosk_pin)),
        speaker=speaker,
        usual=usual_wishes(QGuiApplication.primaryScreen().physicalSize()),
    )
    service = window.view_model.service_menu
    service.closeAsked.connect(lambda: app.exit(0))
    service.restartAsked.connect(lambda: app.exit(AGAIN))
    watch_bugs(window.view_model.show_safe_screen, window)
    beating = heartbeat(window)
    if beating:
        window.view_model.pageChanged.connect(
            lambda: beating.show_page(str(window.view_model.property("page")))
        )
    # The core's libraries are loaded in the worker, but only after the first frame is drawn.
    window.frameSwapped.connect(window.view_model.refresh, Qt.ConnectionType.SingleShotConnection)
    window.frameSwapped.connect(changes.start, Qt.ConnectionType.SingleShotConnection)
    if printing:
        window.frameSwapped.connect(printing.start, Qt.ConnectionType.SingleShotConnection)
        changes.changed.connect(printing.hear)
    attending: object = None
    if attend:
        attending = attend(window)
    elif windowed:
        _show_for_trial(window)
    else:
        Lock(window, pointer=pointer)
    try:
        ended = app.exec()
    finally:
        if beating:
            beating.close()
        del attending
        speaker.close()
        changes.close()
        if printing:
            printing.close()
        background.close()
        reception.close()
    if ended == AGAIN:
        start_again()
    return ended


def printer_at(uri: str) -> "Callable[[], TicketPrinter]":
    """Return what opens the printer; its libraries are loaded after the first frame."""

    def open_it() -> "TicketPrinter":
        from printer_drivers.worker import open_printer  # noqa: PLC0415

        return open_printer(uri)

    return open_it


def _show_for_trial(window: KioskWindow) -> None:
    free = QGuiApplication.primaryScreen().availableSize()
    window.resize(_FIRST_SIZE.scaled(free * _TRIAL_PART, Qt.AspectRatioMode.KeepAspectRatio))
    window.show()
