"""The kiosk put together: its window, its view-model, and who hears whom."""

from kiosk.access.attention import DoubleTouch, TouchAttention
from kiosk.access.keys import Keys
from kiosk.access.narrator import Narrator
from kiosk.access.preferences import Preferences, Wishes
from kiosk.access.speech import Speaker
from kiosk.feedback.complaint import Complaint
from kiosk.feedback.rating import RatingSection, Scanner
from kiosk.find.guide import Guide
from kiosk.flow import KioskFlow, PageTimeouts
from kiosk.offer import Offer
from kiosk.priority import Priority
from kiosk.rate_limit import RateLimits
from kiosk.reception import HallReader, TicketSource
from kiosk.service.actions import KioskSite
from kiosk.service.menu import ServiceMenu
from kiosk.ticket.issuing import KioskIssuing
from kiosk.ticket.page import NumberVoice, TicketPage
from kiosk.ticket.printing import Printing
from kiosk.ticket.slips import Slips
from kiosk.view_model import KioskSections, KioskViewModel
from kiosk.window import KioskWindow
from reception.app import Reception
from reception.system.clock import Clock
from reception.system.ids import TimeOrderedIds
from ui_kit.background import Background
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import MinuteClock


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
    printing: Printing | None = None,
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
        service=service,
        preferences=preferences,
        priority=Priority(reader, window),
        guide=Guide(reader, background, window),
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
    if speaker:
        Narrator(window, view_model, preferences, attention=attention, keys=keys, speaker=speaker)
    return window
