"""A kiosk as the public meets it, and in a hurry."""

from datetime import timedelta

from kiosk.rate_limit import Allowance, RateLimit, RateLimits
from kiosk.service.actions import KioskSite
from kiosk.station import build_kiosk
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow, Lock
from reception.system.clock import ChangeFeed
from tests.support.clocks import FakeClock
from tests.support.fakes import NINE, FakePrinter, FakePrinting, FakeReception, as_core
from tests.support.inline import Inline
from ui_kit.background import Background
from ui_kit.changes import ChangeBridge

# Hurried, so that every page also goes by itself now and then.
HURRIED = PageTimeouts(
    idle_ms=400,
    warning_ms=300,
    ticket_ms=400,
    keep_number_ms=600,
    message_ms=400,
    settle_ms=20,
    again_ms=100,
    slow_ms=60,
    answer_ms=300,
)
# No seed finds it: it would have to type twelve digits in this order.
_PIN_HASH = (
    "$argon2id$v=19$m=8,t=1,p=1$bm91YmFub3ViYW5vdWJh$bm90IHRoZSBoYXNoIG9mIGFueSBwaW4gYXQgYWxsIQ"
)


def a_locked_kiosk(
    core: FakeReception, printer: FakePrinter, background: Background
) -> KioskWindow:
    """Return a kiosk as the public meets it, shown and locked."""
    window = build_kiosk(
        core.core,
        background,
        ChangeBridge(_no_feed),
        clock=FakeClock(NINE),
        reading=Inline(),
        staff=Inline(),
        printing=FakePrinting(printer, Inline()),
        timeouts=HURRIED,
        rate_limits=RateLimits(tickets=RateLimit(Allowance(within=timedelta(seconds=2)))),
        site=KioskSite(core=as_core(None), station="kiosk-1", pin_hash=_PIN_HASH),
    )
    Lock(window)
    window.view_model.refresh()
    return window


def _no_feed() -> ChangeFeed:
    raise AssertionError("the feed is not part of this")
