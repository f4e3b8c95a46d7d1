"""The console's live view in a large office: one refresh, its tick, and how soon it is there.

Sixty services, 24 counters, 400 people waiting. A refresh is what follows a change: the hall is
read, alerts are judged, the page is filled and painted. The baseline is the same refresh early in
the day, when few have been served: it must not grow with the day.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import cycle

from PySide6.QtWidgets import QApplication

from bench.live_hall import fill, office
from bench.started import started
from bench.stores import postgresql_url, sqlite_url
from bench.table import Measured, median, percentile, timed
from reception.app import open_reception
from reception.domain.errors import NothingWaitingError
from reception.domain.language import Language
from reception.queue.model import At
from reception.system.clock import SystemClock
from tests.support.console_hall import Console, desk_look
from ui_kit.translations import Translations

_WAITING = 400
_EARLY, _LATE = 300, 6_000
_REFRESHES = 48
_STARTS = 5
_DATABASES = {"SQLite": sqlite_url, "PostgreSQL": postgresql_url}


def measure() -> Iterator[Measured]:
    """Yield a refresh on each database, a tick of the clock, and the console's opening."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("there is an application without widgets")
    with desk_look(app):
        for database in _DATABASES:
            yield from _refreshes(app, database)
    yield _opening()


def _refreshes(app: QApplication, database: str) -> Iterator[Measured]:
    with ExitStack() as stack:
        late, early = (_Hall(app, database, served, stack) for served in (_LATE, _EARLY))
        (mine, theirs, ticks), busy = _timed_in_turn(
            (late.change, early.change, lambda: None), (late.refresh, early.refresh, late.tick)
        )
        yield Measured(
            name=f"live view, a refresh, {database}",
            value=median(mine),
            unit="ms",
            limit=50.0,
            note=f"{_WAITING} waiting, {_LATE} served; 95 % under {percentile(mine, 95):.0f} ms;"
            f" {median(busy):.0f} ms of processor time",
        )
        yield Measured(
            name=f"live view, late in the day, {database}",
            value=median(mine),
            unit="ms",
            baseline=median(theirs),
            limit=1.4,
            limits_ratio=True,
            note=f"{_LATE} served against {_EARLY}",
        )
        yield Measured(
            name=f"live view, a tick of its clock, {database}",
            value=median(ticks),
            unit="ms",
            baseline=median(mine),
            limit=15.0,
            note="nothing is read; against a refresh",
        )


class _Hall:
    """An office, its console, and visitors who keep coming."""

    def __init__(self, app: QApplication, database: str, served: int, stack: ExitStack) -> None:
        url = stack.enter_context(_DATABASES[database](office()))
        fill(url, waiting=_WAITING, served=served)
        self._app = app
        self._reception = stack.enter_context(open_reception(url, clock=SystemClock()))
        self._services = cycle([one.code for one in self._reception.hall.unit().services])
        translations = Translations(app)
        translations.use(Language.FRENCH)
        console = Console(self._reception, translations)
        stack.callback(console.close)
        console.window.show()
        console.window.open_database()
        console.sign_in()
        app.processEvents()
        self._watch = console.window._watch  # noqa: SLF001 - what the feed tells
        self._page = console.window._page_in_sight()  # noqa: SLF001 - what ticks

    def change(self) -> None:
        """Let somebody come and somebody go: two lines and two counters are other ones."""
        for _ in range(2):
            self._reception.desk.issue(next(self._services), language="ar")
        for counter in (1, 3):
            clerk = f"clerk{counter}"
            if self._reception.hall.held_by(clerk):
                self._reception.desk.start(At(counter, clerk))
                self._reception.desk.finish(At(counter, clerk))
            else:
                with suppress(NothingWaitingError):
                    self._reception.desk.call_next(At(counter, clerk))

    def refresh(self) -> None:
        """Read and show the hall, as after a change."""
        self._watch._read()  # noqa: SLF001 - what the feed's pause ends with
        self._app.processEvents()

    def tick(self) -> None:
        """Show the same reading a second later."""
        self._page._show_hall()  # type: ignore[union-attr] # noqa: SLF001 - what its timer calls
        self._app.processEvents()


def _timed_in_turn(
    changes: Sequence[Callable[[], object]], acts: Sequence[Callable[[], object]]
) -> tuple[list[list[float]], list[float]]:
    """Time acts in turn, each after a change that is not timed.

    Return milliseconds by act, and the first one's milliseconds of processor time.
    """
    took: list[list[float]] = [[] for _ in acts]
    busy: list[float] = []
    for _ in range(_REFRESHES):
        for place, (change, act) in enumerate(zip(changes, acts, strict=True)):
            change()
            before_s = time.process_time()
            took[place] += timed(act, 1)
            if not place:
                busy.append((time.process_time() - before_s) * 1000)
    return took, busy


def _opening() -> Measured:
    """Measure from the command to the live view, signed in as soon as the window can be."""
    took: dict[str, list[float]] = {"console": [], "bare_desk": []}
    with sqlite_url(office()) as url:
        fill(url, waiting=_WAITING, served=_EARLY)
        for start in range(_STARTS + 1):
            for what, times in took.items():
                ready_ms = started(what, url)["ready"]
                if start:
                    times.append(ready_ms)
    return Measured(
        name="console, from the command to the live view",
        value=median(took["console"]),
        unit="ms",
        baseline=median(took["bare_desk"]),
        limit=1500.0,
        note="median; against a bare window with the database's library loaded",
    )
