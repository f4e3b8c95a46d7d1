"""A kiosk at work: the core in the background, the printer, the watchdog, the way out for staff."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.access.attention import DoubleTouch, TouchAttention
from kiosk.access.keys import Keys
from kiosk.access.narrator import Narrator, ScreenReaders
from kiosk.access.preferences import Preferences, Wishes, usual_wishes
from kiosk.access.speech import Speaker, speech_program
from kiosk.feedback.complaint import Complaint
from kiosk.feedback.rating import RatingSection, Scanner
from kiosk.find.guide import Guide
from kiosk.flow import KioskFlow
from kiosk.offer import Offer
from kiosk.offline import KioskLog, LinkWatch, source_at
from kiosk.priority import Priority
from kiosk.rate_limit import RateLimits
from kiosk.service.actions import KioskSite
from kiosk.service.menu import ServiceMenu
from kiosk.service.pin import checked
from kiosk.ticket.give_back import GiveBack
from kiosk.ticket.issuing import KioskIssuing
from kiosk.ticket.page import NumberVoice, TicketPage
from kiosk.ticket.printing import TicketPrinting
from kiosk.ticket.slips import Slips
from kiosk.tickets import HallReader, TicketSource
from kiosk.timeouts import PageTimeouts
from kiosk.view_model import KioskSections, KioskViewModel
from kiosk.window import KioskWindow
from printer_drivers.worker import open_printer
from reception.app import Reception, join_reception
from reception.domain.alerts import App
from reception.offline.file import journal_path
from reception.system.clock import Clock, clock_named
from reception.system.ids import TimeOrderedIds
from reception.system.settings import Settings, journal_folder, state_folder
from ui_kit.app import close_in_time, close_or_give_up, watch_bugs
from ui_kit.background import Background, Pool
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import MinuteClock, SignOfLife, heartbeat
from ui_kit.voice.process import station_voice


def build_kiosk(
    core: Reception,
    background: Background,
    changes: ChangeBridge,
    *,
    clock: Clock,
    source: TicketSource | None = None,
    issuing: Background | None = None,
    reading: Background | None = None,
    staff: Background | None = None,
    printing: TicketPrinting | None = None,
    timeouts: PageTimeouts | None = None,
    rate_limits: RateLimits | None = None,
    site: KioskSite | None = None,
    speaker: Speaker | None = None,
    number_voice: NumberVoice | None = None,
    usual: Wishes | None = None,
    window: KioskWindow | None = None,
) -> KioskWindow:
    """Return the kiosk's window, not shown and reading nothing before ``view_model.refresh()``.

    Args:
        core: asked in the background only.
        background: where the core is asked for what visitors want.
        changes: says when to ask again; started and closed by the caller.
        clock: the core's clock.
        source: where tickets come from, and what is offered; None: the core.
        issuing: where it is asked for a ticket, so that none waits for an answer of another kind;
            None: in ``background``.
        reading: where the hall is read, so that no ticket waits for a reading; None: in
            ``background``.
        staff: where the PIN of the service menu is checked, so that it never waits for the core;
            None: in ``background``.
        printing: puts tickets on paper; None: a kiosk without a printer.
        timeouts: how long pages stay when nobody touches them.
        rate_limits: how soon one ticket, slip or answer may follow the other; None: at once.
        site: what those who look after the kiosk may do; None: nothing.
        speaker: reads pages aloud; None: this kiosk is silent.
        number_voice: says a visitor's number when she asks; None: it cannot be heard here.
        usual: what the screen is like before a visitor wishes anything.
        window: one that was shown already; else a new one is made.
    """
    window = window or KioskWindow()
    preferences = Preferences(usual, can_speak=bool(speaker and speaker.available))
    minute_clock = MinuteClock(clock)
    ids = TimeOrderedIds(clock)
    service = ServiceMenu(
        site or KioskSite(core=core, station=""),
        background,
        minute_clock,
        ids,
        staff=staff or background,
        printing=printing,
        speaker=speaker,
    )
    changes.staleChanged.connect(service.note_database)
    timeouts = timeouts or PageTimeouts()
    rate_limits = rate_limits or RateLimits()
    source = source or TicketSource(core)
    reader = HallReader(source, reading or background, again_ms=timeouts.again_ms, parent=window)
    ticket = TicketPage(printing, window, number_voice)
    sections = KioskSections(
        flow=KioskFlow(preferences, ticket, timeouts, minute_clock, window),
        offer=Offer(reader, minute_clock, window),
        issuing=KioskIssuing(
            source,
            issuing or background,
            ticket,
            ids,
            window,
            rate_limit=rate_limits.tickets,
            timeouts=timeouts,
        ),
        give_back=GiveBack(source, issuing or background, ids, window),
        service=service,
        preferences=preferences,
        priority=Priority(reader, window),
        guide=Guide(reader, background, window, core),
        complaint=Complaint(reader, background, window),
        slips=Slips(reader, minute_clock, printing, ticket, window, rate_limit=rate_limits.slips),
        rating=RatingSection(
            reader,
            core,
            background,
            window,
            ids=ids,
            rate_limit=rate_limits.ratings,
            station=(site.station if site else "") or ticket.station or "",
        ),
    )
    view_model = KioskViewModel(reader, sections)
    minute_clock.setParent(window)
    changes.changed.connect(view_model.refresh)
    changes.staleChanged.connect(view_model.set_feed_lost)
    attention = TouchAttention(view_model, preferences)
    keys = Keys(window, view_model, attention)
    window.open(view_model, preferences, keys)
    DoubleTouch(window, view_model, timeouts.settle_ms)

    def scanned(text: str) -> None:
        attention.expect_answer()
        view_model.scan(text)

    window.installEventFilter(Scanner(lambda: attention.page == "rating", scanned, window))
    ScreenReaders(window, attention)
    if speaker:
        Narrator(window, view_model, preferences, attention=attention, keys=keys, speaker=speaker)
    return window


# By then the first page is drawn; no visitor has a number yet that could be said.
_VOICE_AFTER_MS = 500


class KioskStation:
    """Opens a window for visitors; keeps what works behind it until ``close``."""

    def __init__(self, window: KioskWindow, settings: Settings, *, rate_limits: RateLimits) -> None:
        # Here what is wrong with the PIN is said to who started the kiosk, not to the log alone.
        pin_hash = checked(settings.kiosk_pin)
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
        self._speaker = Speaker(speech_program(), window)
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
        watch_bugs(window.view_model.show_safe_screen, window)
        self._beating = heartbeat(window)
        if self._beating:
            window.view_model.sections.flow.pageChanged.connect(self._note_usable)
        self._life = SignOfLife(
            self._reception.stations, self._reading, station=settings.station, app=App.KIOSK
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
