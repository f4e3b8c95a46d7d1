"""A month of visitors at one kiosk: ``python -m tests.kiosk.month --days 20 --visitors 300``.

The real view-model and screens on a real database; only the clock is pushed on. Everybody takes a
ticket; some search for it, want larger text, print what to bring, or say how it went. What is
measured is whether the kiosk needs more memory at the end than after its first days.
"""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import median

import psutil
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from kiosk.access.preferences import Preferences
from kiosk.feedback.rating import RatingSection
from kiosk.find.search import SearchBox
from kiosk.station import build_kiosk
from kiosk.ticket.slips import Slips
from kiosk.timeouts import PageTimeouts
from kiosk.window import KioskWindow
from reception.app import Reception, open_reception
from reception.domain.language import Language
from reception.domain.paper import PrintState, SlipPaper, TicketPaper
from reception.domain.unit import Service
from reception.system.clock import ChangeFeed
from reception.unit.file import load_template
from tests.support.clocks import FakeClock
from tests.support.databases import SqliteDatabases
from tests.support.fakes import FakePrinter, FakePrinting
from tests.support.inline import Inline
from ui_kit.app import make_app
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import MinuteClock

FIRST_DAY = datetime(2026, 11, 2, tzinfo=UTC)
_OPENS = time(8, 30)
_CLOSES = time(16, 0)
_MEGABYTE = 1024 * 1024
_ASKS = 0.2
"""So many visitors look first at what they have to bring; half of them print it."""
_SEARCHES = 0.1
_SEES_BADLY = 0.1
_RATES = 0.1
_PRINTS = 0.5
_LETTERS = 5
"""So many are written in a search."""
_LANGUAGES = ("ar", "ar", "fr", "zgh", "en")


class ForgetfulPrinter(FakePrinter):
    """Prints, and keeps nothing: it is not its memory that is measured."""

    def print_ticket(
        self,
        paper: TicketPaper,  # noqa: ARG002 - whatever it is
        *,
        sent: Callable[[], None] = lambda: None,
    ) -> PrintState:
        sent()
        return PrintState.CONFIRMED

    def print_slip(self, slip: SlipPaper) -> PrintState:  # noqa: ARG002 - likewise
        return PrintState.CONFIRMED


class Month:
    """Plays one working day after the other."""

    def __init__(self, kiosk: KioskWindow, clock: FakeClock, seed: int) -> None:
        self.done: Counter[str] = Counter()
        """How often visitors did what, ``ticket`` among it."""
        self.rss_mb: list[float] = []
        """After each day."""
        self._kiosk = kiosk
        self._clock = clock
        self._random = random.Random(seed)  # noqa: S311 - play, no secret
        self._services = load_template("commune").services
        minutes = kiosk.findChild(MinuteClock)
        assert minutes is not None
        self._minutes = minutes
        self._search = _part(kiosk, SearchBox)
        self._wishes = _part(kiosk, Preferences)
        self._slips = _part(kiosk, Slips)
        self._rating = _part(kiosk, RatingSection)
        kiosk.view_model.sections.issuing.issued.connect(lambda _: self._count("ticket"))
        self._slips.slipEnded.connect(lambda _: self._count("slip"))
        self._rating.rated.connect(lambda _: self._count("rating"))

    def day(self, date: datetime, visitors: int) -> None:
        """Play a day, and the night before it."""
        self._go_to(date + timedelta(hours=5))
        opens = datetime.combine(date, _OPENS, UTC)
        closes = datetime.combine(date, _CLOSES, UTC)
        step = (closes - opens) / visitors
        for visitor in range(visitors):
            self._go_to(opens + visitor * step)
            self._visit()
        self._go_to(closes + timedelta(hours=4))
        self.rss_mb.append(psutil.Process().memory_info().rss / _MEGABYTE)

    def _visit(self) -> None:
        """Do what a visitor does, by what the buttons call.

        They are not looked for on the screen: each item that Python has seen once leaves a little
        of itself behind, which would be measured as the kiosk's.
        """
        view_model = self._kiosk.view_model
        self._show("welcome")
        if self._does(_SEES_BADLY):
            self._enlarge()
        view_model.chooseLanguage(self._random.choice(_LANGUAGES))
        if view_model.sections.flow.way.page == "second":
            self._show("second")
            view_model.chooseSecond("ar")
        self._show("groups")
        if self._does(_RATES):
            self._rate()
        self._take_ticket(self._random.choice(self._services))
        view_model.welcome()

    def _take_ticket(self, service: Service) -> None:
        view_model, key = self._kiosk.view_model, f"service-{service.code}"
        searches = self._does(_SEARCHES)
        if searches:
            self._search_for(service)
        else:
            view_model.choose(f"group-{service.group}")
            self._show("services")
        # What is found is looked at before its ticket is taken.
        if searches or self._does(_ASKS):
            view_model.showDetails(key)
            self._show("details")
            if self._does(_PRINTS):
                self._slips.printList(key)
                self._show("details")
        view_model.choose(key)
        self._show("ticket")

    def _enlarge(self) -> None:
        self._wishes.openPanel()
        self._show("welcome")
        self._wishes.toggleLarger()
        self._wishes.chooseLook(self._random.choice(("light", "dark", "contrast")))
        self._wishes.closePanel()
        self._show("welcome")
        self._count("larger")

    def _search_for(self, service: Service) -> None:
        self._kiosk.view_model.ask("search")
        self._show("search")
        for letter in service.names[Language.FRENCH][:_LETTERS]:
            self._search.type(letter)
            self._show("search")
        self._count("search")

    def _rate(self) -> None:
        self._kiosk.view_model.ask("rating")
        self._show("rating")
        self._rating.choose(self._random.randint(1, 5))
        self._show("rating")
        self._rating.giveReason("")
        self._show("rating")
        self._kiosk.view_model.back()
        self._show("groups")

    def _does(self, share: float) -> bool:
        return self._random.random() < share

    def _show(self, page: str) -> None:
        """Draw the page that must be there now."""
        assert self._kiosk.view_model.sections.flow.property("page") == page
        # Pages that have gone are thrown away by the event loop, which does not run here.
        QTest.qWait(0)
        self._kiosk.grabWindow()

    def _go_to(self, at: datetime) -> None:
        self._clock.at = at
        self._minutes._refresh()
        self._kiosk.view_model.refresh()
        QTest.qWait(0)

    def _count(self, what: str) -> None:
        self.done[what] += 1


def _part[Kind: QObject](kiosk: KioskWindow, kind: type[Kind]) -> Kind:
    part = kiosk.view_model.findChild(kind)
    assert part is not None
    return part


def growth(rss_mb: list[float], warm_up: int) -> float:
    """Return by which part the memory grew after the first days."""
    after = rss_mb[warm_up:]
    part = max(1, len(after) // 4)
    return median(after[-part:]) / median(after[:part]) - 1


def a_kiosk(reception: Reception, clock: FakeClock) -> KioskWindow:
    """Return a shown kiosk on a reception."""
    kiosk = build_kiosk(
        reception,
        Inline(),
        ChangeBridge(_no_feed),
        clock=clock,
        printing=FakePrinting(ForgetfulPrinter(), Inline()),
        timeouts=PageTimeouts(settle_ms=0),
    )
    kiosk.resize(540, 960)
    kiosk.show()
    kiosk.view_model.refresh()
    return kiosk


def _no_feed() -> ChangeFeed:
    raise AssertionError("the feed is not part of this")


def main() -> int:
    """Play as long as the command line says; print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--visitors", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_app(["month"], visitors=True)
    clock = FakeClock(FIRST_DAY)
    with tempfile.TemporaryDirectory() as folder:
        databases = SqliteDatabases(Path(folder), clock)
        with databases.commune(Path(folder)) as url, open_reception(url, clock=clock) as reception:
            month = Month(a_kiosk(reception, clock), clock, asked.seed)
            for day in range(asked.days):
                month.day(FIRST_DAY + timedelta(days=day), asked.visitors)
                sys.stdout.write(f"day {day + 1}: {month.rss_mb[-1]:.1f} MiB\n")
                sys.stdout.flush()
    grown = growth(month.rss_mb, warm_up=min(2, asked.days - 1))
    done = ", ".join(f"{name} {often}" for name, often in sorted(month.done.items()))
    sys.stdout.write(f"{done}; memory after the first days: {grown:+.1%}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
