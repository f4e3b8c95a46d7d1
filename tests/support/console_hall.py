"""A console over a real database, and halls with much, little and nothing in them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from admin_console.live.watch import Chime
from admin_console.main import build_console
from admin_console.table import ReadingTable
from admin_console.tools import ChooseExisting, ChooseFile
from admin_console.window import ConsoleWindow
from reception.app import Reception
from reception.domain.alerts import AlertKind, AlertLevel, App, Observation
from reception.domain.errors import NothingWaitingError
from reception.domain.paper import PrintState
from reception.domain.printer import PrinterStatus
from reception.queue.model import At
from reception.system.clock import ChangeFeed
from tests.support.clocks import FakeClock
from tests.support.databases import FAST_HASHER, PASSWORD
from tests.support.inline import Inline
from tests.support.sign_in import OFFICE
from ui_kit.background import Background
from ui_kit.changes import ChangeBridge
from ui_kit.staff_row import StaffRow
from ui_kit.theme import apply_desk_theme, load_fonts
from ui_kit.translations import Translations

# A child that ends at once, as where there is neither microphone nor loudspeaker.
NOBODY_HEARS = ("/bin/false",)
# No folder can be made there, not even by root.
NO_FOLDER = Path("/dev/null/voices")
CLERKS = ((1, "clerk1"), (2, "clerk2"), (3, "clerk3"))


@contextmanager
def desk_look(app: QApplication) -> Iterator[None]:
    """Give the app the look of the desk, as the console has it, for a while."""
    load_fonts()
    apply_desk_theme(app)
    try:
        yield
    finally:
        app.setStyleSheet("")
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def no_feed() -> ChangeFeed:
    """Stand for a feed in tests whose bridge is never started."""
    raise NotImplementedError


class HeardChime:
    """A chime that notes how it rang."""

    def __init__(self) -> None:
        self.rang: list[AlertLevel] = []
        self.muted = False

    def is_muted(self) -> bool:
        return self.muted

    def set_muted(self, *, muted: bool) -> None:
        self.muted = muted

    def ring(self, level: AlertLevel) -> None:
        if not self.muted:
            self.rang.append(level)

    def close(self) -> None:
        """Do nothing: there is no child."""


class SeenCare:
    """Stands for a computer that stands so."""

    def __init__(self, *seen: Observation) -> None:
        self._seen = seen

    def look(self, _: datetime) -> tuple[Observation, ...]:
        return self._seen


class Console:
    """A window, and what a test holds it by."""

    def __init__(
        self,
        reception: Reception,
        translations: Translations,
        *,
        background: Background | None = None,
        bridge: ChangeBridge | None = None,
        choose_file: ChooseFile | None = None,
        long_work: Background | None = None,
        choose_existing: ChooseExisting | None = None,
        voices: Path = NO_FOLDER,
        microphone: Sequence[str] = NOBODY_HEARS,
        player: Sequence[str] = NOBODY_HEARS,
        chime: Chime | None = None,
    ) -> None:
        # Whoever signs in here does not wait for a strong hash in each test.
        reception.office._hasher = reception.sign_in._hasher = FAST_HASHER
        self.chime = chime or HeardChime()
        self.translations = translations
        self.bridge = bridge or ChangeBridge(no_feed)
        self.window: ConsoleWindow = build_console(
            reception,
            background or Inline(),
            self.bridge,
            translations,
            choose_file=choose_file,
            long_work=long_work,
            choose_existing=choose_existing,
            voices=voices,
            chime=self.chime,
            microphone=microphone,
            player=player,
            where=lambda: OFFICE,
        )

    def close(self) -> None:
        """Close the window and let nothing of it live on."""
        self.window.close()
        self.window.deleteLater()
        # Pages that were there before, too: no event loop of a test deletes them.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def part[W: QObject](self, kind: type[W], name: str) -> W:
        """Return a part of the window by its name."""
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def sign_in(self, login: str = "manager", password: str = PASSWORD) -> None:
        """Type and press as a person does."""
        self.part(QLineEdit, "login").setText(login)
        self.part(QLineEdit, "password").setText(password)
        self.press("sign-in")

    def press(self, name: str) -> None:
        """Press a button."""
        self.part(QPushButton, name).click()

    def words(self, name: str) -> str:
        """Return what a label says."""
        return self.part(QLabel, name).text()

    def rows(self, kind: str) -> list[str]:
        """Return the rows of a kind that are seen, each as it is read aloud, from above."""
        QCoreApplication.processEvents()  # a new row is seen once it has its place
        found = [
            one
            for one in self.window.findChildren(StaffRow)
            if one.objectName().startswith(f"{kind}-row-") and one.isVisible()
        ]
        return [one.accessibleName() for one in sorted(found, key=lambda one: one.y())]

    def table(self, name: str) -> list[list[str]]:
        """Return what a table says, its titles first."""
        return self.part(ReadingTable, name).texts()


def quiet_morning(reception: Reception, clock: FakeClock, *, visitors: int = 60) -> None:
    """Serve visitors one after the other; a few do not come, a few still wait."""
    services = [one.code for one in reception.office.unit().services]
    clock.at = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
    counters = cycle(CLERKS)
    for number in range(visitors):
        service = services[(number * 5) % len(services)]
        visit = reception.desk.issue(service, language=("ar", "fr")[number % 2])
        clock.advance(seconds=97 + 13 * (number % 7))
        if number % 19 == 7:
            reception.desk.cancel(visit.ticket.label)
            continue
        if number > visitors - 6 or number % 4 == 0:
            continue
        for _ in range(2 if number % 4 == 3 else 1):
            _serve_one(reception, clock, *next(counters), number=number)
    for counter, clerk in CLERKS[:2]:
        _try_call(reception, counter, clerk)
    reception.desk.start(At(*CLERKS[0]))
    clock.advance(minutes=2)


def overloaded_noon(reception: Reception, clock: FakeClock) -> None:
    """Let a crowd in that three clerks cannot serve."""
    quiet_morning(reception, clock)
    services = [one.code for one in reception.office.unit().services]
    for number in range(330):
        reception.desk.issue(services[number % 11], language="ar")
        clock.advance(seconds=19)


def printers_ready(reception: Reception) -> None:
    """Open two stations, one of which says nothing of itself."""
    reception.prints.report_printer("kiosk-1", PrinterStatus())
    reception.prints.report_printer("kiosk-2", PrinterStatus(known=False))


def paper_trouble(reception: Reception) -> None:
    """Let printers need somebody and visitors wait without paper."""
    for station, status in (
        ("kiosk-1", PrinterStatus(paper_near_end=True)),
        ("kiosk-2", PrinterStatus(paper_out=True)),
        ("desk", PrinterStatus()),
    ):
        reception.prints.report_printer(station, status)
    service = reception.office.unit().services[0].code
    for state in (PrintState.FAILED, PrintState.EXPIRED, PrintState.UNCONFIRMED):
        ticket = reception.desk.issue(service, printer_station="kiosk-2").ticket
        job = reception.prints.original(ticket.id)
        assert job
        if state is PrintState.UNCONFIRMED:
            reception.prints.begin(job, attempt=reception.ids.new())
        reception.prints.record(job, state)


def alarmed_hall(reception: Reception, clock: FakeClock) -> None:
    """Let a little of everything go wrong; the manager has seen one alert of it."""
    quiet_morning(reception, clock, visitors=12)
    for station, app, part in (
        ("kiosk-1", App.KIOSK, ""),
        ("kiosk-2", App.KIOSK, ""),
        ("desk", App.CLERK, ""),
        ("desk", App.BOARD, "hall"),
    ):
        reception.stations.beat(station, app, part=part, starts=True)
    reception.desk.finish(At(*CLERKS[0]))
    reception.desk.open_counter(At(*CLERKS[2]))
    reception.desk.take_break(At(None, CLERKS[2][1]), "Déjeuner")
    for service in ("signature", "birth-extract", "orientation"):
        reception.desk.issue(service, language="ar")
    reception.watch.look()
    clock.advance(minutes=12)
    for station, app in (("kiosk-1", App.KIOSK), ("desk", App.CLERK)):
        reception.stations.beat(station, app)
    reception.prints.report_printer("kiosk-1", PrinterStatus(paper_out=True))
    reading = reception.watch.look()
    seen = next(one for one in reading.alerts if one.kind is AlertKind.STATION)
    reception.watch.acknowledge(seen.id, by=reception.hall.unit().person("manager"))
    reception.prints.report_printer("kiosk-2", PrinterStatus())
    clock.advance(minutes=1)


def _serve_one(
    reception: Reception, clock: FakeClock, counter: int, clerk: str, *, number: int
) -> None:
    if not _try_call(reception, counter, clerk):
        return
    clock.advance(seconds=25)
    if number % 13 == 5:
        reception.desk.recall(At(counter, clerk))
        reception.desk.no_show(At(counter, clerk))
        return
    reception.desk.start(At(counter, clerk))
    clock.advance(seconds=100 + 31 * (number % 6))
    reception.desk.finish(At(counter, clerk))


def _try_call(reception: Reception, counter: int, clerk: str) -> bool:
    try:
        reception.desk.call_next(At(counter, clerk))
    except NothingWaitingError:
        return False
    return True
