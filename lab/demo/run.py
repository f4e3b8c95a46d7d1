"""The whole hall on this computer, through the real programs: printer, kiosk, board, clerks."""

import shutil
import socket
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import typer

from lab.demo.processes import Morning, Processes, doors_environment, open_doors
from lab.demo.report import DemoTally, HallNews, leave_report, tally
from lab.demo.screen import DemoScreen, demo_screen, scaled_for
from lab.demo.telephone import draw, join_line
from lab.demo.visitors import Visitor, staffed, visitors
from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.calendar import hours_on
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.tamazight import TamazightRules, TamazightShown
from reception.domain.ticket import TicketState
from reception.domain.unit import ORDINARY, SignInRules, Unit
from reception.system.clock import SystemClock, clock_named, scaled_from_now, unit_zone
from reception.unit.file import load_template

# What is in a folder with this file may be thrown away by the next demonstration.
_MARK = ".nouba-demo"
_STATION = "kiosk-1"
CLERKS = ("clerk1", "clerk2", "clerk3")
# A person follows one call in ten seconds; whoever does not look on need not wait.
_SPEED_TO_WATCH, _SPEED_UNSEEN = 12.0, 60.0
_MINUTES_TO_WATCH, _MINUTES_UNSEEN = 45, 90
_TOUCH_MS_TO_WATCH, _TOUCH_MS_UNSEEN = 800, 120

_LOOK_EVERY_S = 0.5
_SHOW_EVERY_S = 20.0
_STARTS_WITHIN_S = 60
_WINDOWS_TIMEOUT_S = 600
# However slow the computer: only what does not move any more is not waited for.
_STALLED_S = 180.0
# An hour after the doors open the hall is busy.
_AFTER_OPENING = timedelta(hours=1)
# So long the last visitors take to be served.
_DRAINS = timedelta(hours=1)
_LOOK_BACK_DAYS = 60


class OtherFilesError(Refusal):
    """The folder is used for something else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds other files; name a new folder with --out")


def run_demo(*, minutes: int | None, speed: float | None, out: Path, seed: int) -> int:
    """Run a morning; leave its tickets, screens, report and database in ``out``."""
    begun = time.monotonic()
    out = _emptied(out)
    screen = demo_screen()
    pace = speed or (_SPEED_TO_WATCH if screen else _SPEED_UNSEEN)
    minutes = minutes or (_MINUTES_TO_WATCH if screen else _MINUTES_UNSEEN)
    pages = f"127.0.0.1:{_free_port()}"
    # On a quick clock nobody could work before a window that locks after minutes.
    unit = replace(
        load_template("commune"),
        ticket_page_url=f"http://{pages}",
        sign_in=SignInRules(lock_after=timedelta(days=1)),
        tamazight=TamazightRules(shown=TamazightShown.DRAFT),
    )
    length = timedelta(minutes=minutes)
    starts_at = busy_hour(unit, SystemClock().now(), length)
    morning = Morning(starts_at=starts_at, length=length, seed=seed)
    typer.echo(
        f"A morning of {minutes} minutes at {pace:g} times the speed:"
        f" about {minutes / pace:.1f} minutes and a little more. Seed {seed}."
    )
    url = f"sqlite:///{out / 'nouba.db'}"
    prepare_database(url)
    clock = scaled_from_now(morning.starts_at, pace)
    printer = f"127.0.0.1:{_free_port()}"
    environment = {
        **morning.environment(),
        **doors_environment(out / "doors"),
        **(screen.environment() if screen else {"QT_QPA_PLATFORM": "offscreen"}),
        "NOUBA_DATABASE": url,
        "NOUBA_CLOCK": clock,
        "NOUBA_JOURNAL": str(out / "journal"),
        "NOUBA_PRINTER": f"tcp://{printer}",
        "NOUBA_STATION": _STATION,
        "NOUBA_DEMO_TOUCH_MS": str(_TOUCH_MS_TO_WATCH if screen else _TOUCH_MS_UNSEEN),
        "QT_QUICK_BACKEND": "software",
    }
    with open_reception(url, clock=clock_named(clock)) as reception:
        hall = _Hall(
            reception=reception,
            processes=Processes(environment, out / "logs"),
            passwords=reception.office.set_up(unit, for_a_trial=True).first_passwords,
            coming=list(visitors(unit, counters=len(CLERKS), length=morning.length, seed=seed)),
            out=out,
            screen=screen,
        )
        try:
            windows = hall.open(printer, pages)
            hall.live_through(replace(morning, starts_at=hall.open_doors(windows)), windows)
        finally:
            hall.processes.stop()
        found = tally(reception, len(hall.coming))
        hall.show(found)
        draw(out / "phone", out / "screens" / "phone.png")
        closing = reception.desk.close_day()
        typer.echo(f"The day is closed; not served: {closing.unserved}.")
        for sentence in found.sentences(pace):
            typer.echo(sentence)
        sound = leave_report(reception, out)
    typer.echo(f"It took {time.monotonic() - begun:.0f} s.")
    return 0 if sound else 1


@dataclass(frozen=True, kw_only=True)
class _Hall:
    reception: Reception
    processes: Processes
    passwords: Mapping[str, str]
    coming: Sequence[Visitor]
    out: Path
    screen: DemoScreen | None

    def open(self, printer: str, pages: str) -> frozenset[str]:
        """Start every program, and let the relay know the unit; return the windows' names."""
        start, tickets = self.processes.start, str(self.out / "tickets")
        typer.echo("The windows open." if self.screen else "The windows are drawn in memory.")
        start("printer", "nouba", "printer", "emulate", "--listen", printer, "--out", tickets)
        relay, line = (str(self.out / "phone" / one) for one in ("relay", "line"))
        start("relay", "nouba", "relay", "--port", pages.partition(":")[2], "--folder", relay)
        _wait_for("emulated printer", printer)
        start("board", "lab.demo.board")
        start("kiosk", "lab.demo.kiosk_robot")
        counters = staffed(len(CLERKS))
        for place, (login, counter) in enumerate(zip(CLERKS, counters, strict=True)):
            start(
                f"counter-{counter}",
                "lab.demo.clerk_robot",
                NOUBA_DEMO_LOGIN=login,
                NOUBA_DEMO_PASSWORD=self.passwords[login],
                NOUBA_DEMO_COUNTER=str(counter),
                NOUBA_DEMO_PLACE=str(place),
                **scaled_for(self.screen, f"clerk-{place}"),
            )
        start(
            "console",
            "lab.demo.console_robot",
            NOUBA_DEMO_PASSWORD=self.passwords["manager"],
            **scaled_for(self.screen, "console"),
        )
        _wait_for("relay", pages)
        join_line(self.reception, f"http://{pages}", line=Path(line), relay=Path(relay))
        start("line", "nouba", "line", "run", "--folder", line, NOUBA_STATION="line")
        start("telephone", "lab.demo.telephone", str(self.out / "phone"))
        return frozenset({"board", "kiosk", "console", *(f"counter-{one}" for one in counters)})

    def open_doors(self, windows: frozenset[str]) -> datetime:
        """Let visitors in once every window can be used, and pages are followed; return when."""
        doors = self.out / "doors"
        deadline = time.monotonic() + _WINDOWS_TIMEOUT_S
        while missing := {*windows, "telephone"} - {file.name for file in doors.iterdir()}:
            self.processes.require_alive()
            if time.monotonic() >= deadline:
                raise EnvironmentFault(
                    f"These do not start: {', '.join(sorted(missing))}", "see the logs"
                )
            time.sleep(_LOOK_EVERY_S)
        now = self.reception.clock.now()
        open_doors(doors, now)
        typer.echo("Everybody is at work, and the doors are open.")
        return now

    def live_through(self, morning: Morning, windows: frozenset[str]) -> None:
        """Tell how the morning goes, until its last visitor has left or nothing moves any more."""
        screens = self.out / "screens"
        seen = {screens / f"{one}.png" for one in windows}
        looked_on = self.screen is None
        hosted = deque(visitor for visitor in self.coming if visitor.priority)
        news = HallNews(self.reception.hall.unit())
        shown_at = moved_at = time.monotonic()
        while True:
            now = self.reception.clock.now()
            self.processes.require_alive()
            while hosted and now >= morning.starts_at + hosted[0].after:
                self._give(hosted.popleft())
            found = tally(self.reception, len(self.coming))
            for sentence in news.news(self.reception.reports.export()):
                moved_at = time.monotonic()
                typer.echo(f"  {sentence}")
            if time.monotonic() - shown_at >= _SHOW_EVERY_S:
                shown_at = time.monotonic()
                self.show(found)
            if not looked_on and now >= morning.fullest_at:
                looked_on = True
                self.processes.start("picture", "lab.demo.screen", str(screens / "whole.png"))
            stalled = time.monotonic() - moved_at >= _STALLED_S
            over = found.over and seen <= {*screens.iterdir()}
            if now >= morning.ends_at and (over or stalled):
                break
            time.sleep(_LOOK_EVERY_S)
        self.processes.wait("picture")

    def show(self, found: DemoTally) -> None:
        """Say how many visitors stand where."""
        sheets = len(list((self.out / "tickets").rglob("*.png")))
        told = "  ".join(f"{one.replace('_', ' ')} {found.states[one]}" for one in TicketState)
        typer.echo(f"  {self.reception.hall.now():%H:%M}  {told}  tickets printed {sheets}")

    def _give(self, visitor: Visitor) -> None:
        """Give a priority ticket as the host at the door does; the kiosk's printer prints it."""
        self.reception.desk.issue(
            visitor.service,
            language=visitor.language,
            priority=visitor.priority or ORDINARY,
            printer_station=_STATION,
        )


def busy_hour(unit: Unit, now: datetime, length: timedelta) -> datetime:
    """Return an hour after the latest opening from which a morning of this length is over by now.

    What lies in the future, no report could be asked about.
    """
    zone = unit_zone(unit.zone)
    today = now.astimezone(zone).date()
    for day in (today - timedelta(days=back) for back in range(_LOOK_BACK_DAYS)):
        for period in hours_on(unit.calendar, day)[:1]:
            begins = datetime.combine(day, period.opens, zone).astimezone(UTC) + _AFTER_OPENING
            if begins + length + _DRAINS <= now:
                return begins
    raise EnvironmentFault("The unit has not been open for long", "edit its calendar")


def _emptied(out: Path) -> Path:
    """Return the folder, without what an earlier demonstration left in it.

    Raises:
        OtherFilesError: the folder holds something that no demonstration made.
    """
    out = out.absolute()
    mark = out / _MARK
    if out.is_dir() and any(out.iterdir()) and not mark.exists():
        raise OtherFilesError(out)
    for name in ("tickets", "screens", "logs", "doors", "phone"):
        shutil.rmtree(out / name, ignore_errors=True)
    for file in (
        *out.glob("nouba.db*"),
        *out.glob("*.csv"),
        *out.glob("report*.pdf"),
        *out.glob("report.xlsx"),
    ):
        file.unlink()
    try:
        for name in ("tickets", "screens", "doors", "phone"):
            (out / name).mkdir(parents=True)
        mark.touch()
    except OSError as error:
        raise EnvironmentFault(
            f"{out} cannot be written ({error.strerror})", "name another folder with --out"
        ) from error
    return out


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _wait_for(what: str, address: str) -> None:
    host, _, port = address.rpartition(":")
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < deadline:
        try:
            with socket.create_connection((host, int(port)), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise EnvironmentFault(f"The {what} does not start", "see the logs")
