"""The whole hall on this computer, through the real programs: printer, kiosk, board, clerks."""

import os
import shutil
import socket
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import typer

from nouba.demo.day import staffed, visitors
from nouba.demo.processes import Processes
from nouba.demo.setting import Morning
from nouba.demo.tally import PORTRAYED_STATION, Tally, tally
from reception.bootstrap import Reception, open_reception, prepare_database
from reception.clock import SystemClock, clock_named, scaled_from_now
from reception.domain.calendar import opening
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.locking import SignInRules
from reception.domain.ticket import TicketState
from reception.domain.unit import Unit
from reception.unit_file import load_template
from reception.zone import unit_zone

# What is in a folder with this file may be thrown away by the next demonstration.
_MARK = ".nouba-demo"
CLERKS = ("clerk1", "clerk2", "clerk3")
SPEED_TO_WATCH, SPEED_UNSEEN = 20.0, 60.0

_LOOK_EVERY_S = 1.0
_SHOW_EVERY_S = 5.0
_PRINTER_TIMEOUT_S = 30
# Real time for the apps to start before the first visitor comes.
_LEAD_S = 5.0
# Longest time of the morning's clock that the last visitors are served after it.
_DRAIN = timedelta(minutes=25)
# When the hall is at its fullest, its screens are worth a picture.
_PORTRAITS_AFTER = 0.5
# An hour after the doors open the hall is busy.
_AFTER_OPENING = timedelta(hours=1)


class OtherFilesError(Refusal):
    """The folder is used for something else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds other files; name a new folder with --out")


def run_demo(*, minutes: int, speed: float | None, out: Path, seed: int) -> int:
    """Run a morning; leave its tickets, screens, report and database in ``out``."""
    begun = time.monotonic()
    watched = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    pace = speed or (SPEED_TO_WATCH if watched else SPEED_UNSEEN)
    out = _emptied(out)
    # On a quick clock nobody could work before a window that locks after minutes.
    unit = replace(load_template("commune"), sign_in=SignInRules(lock_after=timedelta(days=1)))
    morning = Morning(starts_at=_busy_hour(unit), length=timedelta(minutes=minutes), seed=seed)
    typer.echo(
        f"A morning of {minutes} minutes at {pace:g} times the speed:"
        f" about {minutes / pace:.1f} minutes and a little more. Seed {seed}."
    )
    if not watched:
        typer.echo("There is no screen here: the windows are drawn in memory.")
    url = f"sqlite:///{out / 'nouba.db'}"
    prepare_database(url)
    clock = scaled_from_now(morning.starts_at - timedelta(seconds=_LEAD_S * pace), pace)
    with open_reception(url, clock=clock_named(clock)) as reception:
        passwords = reception.office.set_up(unit, for_a_trial=True).first_passwords
        printer = f"127.0.0.1:{_free_port()}"
        environment = {
            **morning.environment(),
            "NOUBA_DATABASE": url,
            "NOUBA_CLOCK": clock,
            "NOUBA_JOURNAL": str(out / "journal"),
            "NOUBA_PRINTER": f"tcp://{printer}",
            "NOUBA_STATION": "kiosk-1",
            "QT_QUICK_BACKEND": "software",
        }
        if not watched:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        processes = Processes(environment, out / "logs")
        planned = len(list(visitors(unit, counters=len(CLERKS), length=morning.length, seed=seed)))
        try:
            _open_hall(processes, printer, passwords, out)
            _live_through(morning, reception, processes, passwords, out, planned)
        finally:
            processes.stop()
        found = tally(reception, planned)
        _show(reception, found, out)
        closing = reception.desk.close_day()
        typer.echo(f"The day is closed; not served: {closing.unserved}.")
        for sentence in found.sentences(pace):
            typer.echo(sentence)
        sound = _leave_report(reception, out)
    typer.echo(f"It took {time.monotonic() - begun:.0f} s.")
    return 0 if sound else 1


def _open_hall(processes: Processes, printer: str, passwords: Mapping[str, str], out: Path) -> None:
    processes.start(
        "printer", "nouba", "printer", "emulate", "--listen", printer, "--out", str(out / "tickets")
    )
    _wait_for(printer)
    processes.start("board", "nouba.demo.board")
    processes.start("kiosk", "nouba.demo.kiosk_robot")
    processes.start("host", "nouba.demo.host_robot")
    for place, (login, counter) in enumerate(zip(CLERKS, staffed(len(CLERKS)), strict=True)):
        processes.start(
            f"counter-{counter}",
            "nouba.demo.clerk_robot",
            NOUBA_DEMO_LOGIN=login,
            NOUBA_DEMO_PASSWORD=passwords[login],
            NOUBA_DEMO_COUNTER=str(counter),
            NOUBA_DEMO_PLACE=str(place),
        )
    processes.start("console", "nouba.demo.console_robot", NOUBA_DEMO_PASSWORD=passwords["manager"])


def _live_through(
    morning: Morning,
    reception: Reception,
    processes: Processes,
    passwords: Mapping[str, str],
    out: Path,
    planned: int,
) -> None:
    """Tell how the morning goes, until its last visitor has left or it is too late."""
    portraits_at = morning.starts_at + morning.length * _PORTRAITS_AFTER
    portrayed = False
    shown_at = 0.0
    while True:
        now = reception.clock.now()
        processes.require_alive()
        found = tally(reception, planned)
        if time.monotonic() - shown_at >= _SHOW_EVERY_S:
            shown_at = time.monotonic()
            _show(reception, found, out)
        if not portrayed and now >= portraits_at:
            portrayed = True
            for app in ("kiosk", "board", "clerk", "console"):
                processes.start(
                    f"portraits-{app}",
                    "nouba.demo.portraits",
                    app,
                    str(out / "screens"),
                    QT_QPA_PLATFORM="offscreen",
                    # The manager is in at the console already, and in at one only.
                    NOUBA_DEMO_PASSWORD=passwords["admin" if app == "console" else "manager"],
                    # A second kiosk has a printer of its own.
                    NOUBA_STATION=PORTRAYED_STATION,
                    NOUBA_PRINTER=f"emu://?out={quote(str(out / 'tickets' / PORTRAYED_STATION))}",
                )
        if (found.over and now >= morning.ends_at) or now >= morning.ends_at + _DRAIN:
            break
        time.sleep(_LOOK_EVERY_S)
    for app in ("kiosk", "board", "clerk", "console"):
        processes.wait(f"portraits-{app}")


def _show(reception: Reception, found: Tally, out: Path) -> None:
    sheets = len(list((out / "tickets").rglob("*.png")))
    told = "  ".join(f"{state.replace('_', ' ')} {found.states[state]}" for state in TicketState)
    typer.echo(f"  {reception.hall.now():%H:%M}  {told}  tickets printed {sheets}")


def _leave_report(reception: Reception, out: Path) -> bool:
    """Write the report, the visits and the proof; say where everything is."""
    from nouba.demo.report_files import leave_report_files  # noqa: PLC0415 - it draws with Qt
    from reception.dimensions import Dimension  # noqa: PLC0415
    from reception.reports import Question  # noqa: PLC0415

    report = reception.reports.waits(Question(by=(Dimension.SERVICE,)))
    with (out / "waits.csv").open("w", encoding="utf-8", newline="") as stream:
        report.write_csv(stream)
    with (out / "waits-definitions.csv").open("w", encoding="utf-8", newline="") as stream:
        report.write_definitions_csv(stream)
    with (out / "visits.csv").open("w", encoding="utf-8", newline="") as stream:
        reception.reports.write_visits_csv(stream)
    leave_report_files(reception, out)
    wait = report.total.wait
    if wait.mean and wait.median and wait.max:
        typer.echo(
            f"Waits: mean {_minutes(wait.mean)}, median {_minutes(wait.median)},"
            f" longest {_minutes(wait.max)}."
        )
    findings = reception.verify()
    broken = [finding for finding in findings if finding.broken]
    for finding in broken:
        typer.echo(f"BROKEN: {finding.says}: {', '.join(finding.examples)}")
    if not broken:
        typer.echo(f"Verified: {len(findings)} invariants hold.")
    for what, name in (
        ("tickets", "tickets"),
        ("screens", "screens"),
        ("report", "report-fr.pdf"),
        ("", "report-ar.pdf"),
        ("", "report.xlsx"),
        ("report of waits", "waits.csv"),
        ("visits", "visits.csv"),
        ("database", "nouba.db"),
        ("logs", "logs"),
    ):
        typer.echo(f"  {what:<16} {out / name}")
    return not broken


def _minutes(duration: timedelta) -> str:
    return f"{duration / timedelta(minutes=1):.1f} min"


def _busy_hour(unit: Unit) -> datetime:
    """Return an hour after the next opening of a day that is not over yet."""
    zone = unit_zone(unit.zone)
    midnight = (
        SystemClock().now().astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    )
    opens_at = opening(unit.calendar, midnight, zone).opens_at
    if opens_at is None:
        raise EnvironmentFault("The unit does not open soon", "edit its calendar")
    return opens_at + _AFTER_OPENING


def _emptied(out: Path) -> Path:
    """Return the folder, without what an earlier demonstration left in it.

    Raises:
        OtherFilesError: the folder holds something that no demonstration made.
    """
    out = out.absolute()
    mark = out / _MARK
    if out.is_dir() and any(out.iterdir()) and not mark.exists():
        raise OtherFilesError(out)
    for name in ("tickets", "screens", "logs"):
        shutil.rmtree(out / name, ignore_errors=True)
    for file in (
        *out.glob("nouba.db*"),
        *out.glob("*.csv"),
        *out.glob("report*.pdf"),
        *out.glob("report.xlsx"),
    ):
        file.unlink()
    try:
        (out / "tickets").mkdir(parents=True)
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


def _wait_for(address: str) -> None:
    host, _, port = address.rpartition(":")
    deadline = time.monotonic() + _PRINTER_TIMEOUT_S
    while time.monotonic() < deadline:
        try:
            with socket.create_connection((host, int(port)), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise EnvironmentFault("The emulated printer does not start", "see logs/printer.log")
