"""A kiosk at work: the core in the background, the printer, the watchdog, the way out for staff."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.access.preferences import usual_wishes
from kiosk.access.speech import ProgramSpeaker, speech_program
from kiosk.assembly import build_kiosk
from kiosk.offline import KioskLog, LinkWatch, source_at
from kiosk.rate_limit import RateLimits
from kiosk.service.actions import KioskSite
from kiosk.service.lock import AGAIN
from kiosk.service.pin import checked
from kiosk.ticket.page import NumberVoice
from kiosk.ticket.printing import TicketPrinting
from kiosk.window import KioskWindow
from printer_drivers.worker import open_printer
from reception.app import join_reception
from reception.offline.file import journal_path
from reception.system.clock import clock_named
from reception.system.ids import TimeOrderedIds
from reception.system.settings import Settings, journal_folder, state_folder
from reception.watch.model import App
from ui_kit.app import close_in_time, close_or_give_up, watch_bugs
from ui_kit.background import Pool
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import SignOfLife, heartbeat
from ui_kit.voice.process import station_voice

# By then the first page is drawn; no visitor has a number yet that could be said.
_VOICE_AFTER_MS = 500


class KioskStation:
    """Opens a window for visitors; keeps what works behind it until ``close``."""

    def __init__(
        self,
        window: KioskWindow,
        settings: Settings,
        *,
        rate_limits: RateLimits,
        pin_hash: str,
    ) -> None:
        clock = clock_named(settings.clock)
        self._reception = join_reception(settings.database, clock=clock)
        self._link_watch = LinkWatch(window)
        self._source = source_at(
            journal_path(journal_folder(settings), settings.station),
            self._reception,
            clock,
            TimeOrderedIds(clock),
            station=settings.station,
            changed=self._link_watch.report,
        )
        # A touch waits for no answer of another kind, such as that of a rating.
        self._issuing = Pool("touch")
        self._background = Pool("work")
        # A touch waits for no reading of the hall, which comes by itself every minute.
        self._reading = Pool("hall")
        # Staff are let in while the database hangs, and what they wait for in the other pool.
        self._staff = Pool("care")
        self._changes = ChangeBridge(self._reception.open_feed)
        self._speaker = ProgramSpeaker(speech_program(), window)
        self._number_voice = NumberVoice(
            station_voice(settings, "no visitor can have her number said"), self._speaker
        )
        own = self._own = self._source if isinstance(self._source, KioskLog) else None
        self._printing = None
        if settings.printer:
            self._printing = TicketPrinting(
                partial(open_printer, settings.printer),
                self._reception,
                station=settings.station,
                line=own.ask_for_print if own else None,
                own=own.sheets if own else None,
            )
            self._changes.changed.connect(self._printing.on_changed)
        build_kiosk(
            self._reception,
            self._background,
            self._changes,
            clock=clock,
            source=self._source,
            issuing=self._issuing,
            reading=self._reading,
            staff=self._staff,
            printing=self._printing,
            rate_limits=rate_limits,
            site=KioskSite(
                core=self._reception,
                station=settings.station,
                outage=self._source,
                pin_hash=pin_hash,
                volume_file=state_folder() / "kiosk-volume",
                tries_file=state_folder() / "kiosk-pin-tries",
            ),
            speaker=self._speaker,
            number_voice=self._number_voice,
            usual=usual_wishes(QGuiApplication.primaryScreen().physicalSize()),
            window=window,
        )
        self._link_watch.changed.connect(window.view_model.refresh)
        self._link_watch.changed.connect(window.view_model.sections.service.refresh_link)
        window.view_model.sections.flow.pageChanged.connect(self._note_first_page)
        menu = window.view_model.sections.service
        menu.closeAsked.connect(lambda: QGuiApplication.exit(0))
        menu.restartAsked.connect(lambda: QGuiApplication.exit(AGAIN))
        watch_bugs(window.view_model.show_safe_screen, window)
        self._beating = heartbeat(window)
        if self._beating:
            window.view_model.sections.flow.pageChanged.connect(self._note_usable)
        self._life = SignOfLife(
            self._reception.stations,
            self._reading,
            station=settings.station,
            app=App.KIOSK,
        )
        self._window = window

    def start(self) -> None:
        """Read the hall, hear of changes, listen to the printer."""
        self._window.view_model.refresh()
        self._changes.start()
        self._life.start()
        if self._printing:
            self._printing.start()

    def _note_first_page(self) -> None:
        """Start the voice once a page is there: its child takes a processor as it starts."""
        flow = self._window.view_model.sections.flow
        if flow.way.page == "starting":
            return
        flow.pageChanged.disconnect(self._note_first_page)
        QTimer.singleShot(_VOICE_AFTER_MS, self._window, self._number_voice.start)

    def _note_usable(self) -> None:
        """Tell the service manager once that there is more to see than that the kiosk starts."""
        if self._beating and self._window.view_model.sections.flow.way.page != "starting":
            self._beating.say_ready()

    def close(self, *, for_good: bool = True) -> None:
        """End everything in good order; ``for_good`` is false when the kiosk begins anew.

        A service manager aborts what does not beat for long, so all share one deadline.
        """
        if self._beating:
            self._beating.close(for_good=for_good)
        self._life.close()
        close_in_time(
            lambda _: self._speaker.close(),
            lambda _: self._number_voice.close(),
            self._staff.close,
            *([self._printing.close] if self._printing else []),
            self._changes.close,
            self._issuing.close,
            self._background.close,
            self._reading.close,
            *([self._own.close] if self._own else []),
            partial(close_or_give_up, self._reception.close),
        )


def open_station(window: KioskWindow, settings: Settings, rate_limits: RateLimits) -> KioskStation:
    """Open a window for visitors as a station's settings say."""
    # Here what is wrong with the PIN is said to who started the kiosk, not to the log alone.
    return KioskStation(
        window, settings, rate_limits=rate_limits, pin_hash=checked(settings.kiosk_pin)
    )
