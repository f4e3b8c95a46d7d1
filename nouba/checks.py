"""What ``nouba doctor`` looks at around a station: backups, disk, services, equipment."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from counter_display.call_box import opened
from counter_display.led import protocols as displays
from counter_display.led.driver import HEALTH, each_display
from counter_display.led.settings import LedFault, LedSetting, LineTakenFault, led_settings
from lab.printer.address import real_address
from nouba.databases import backup_folder
from nouba.printing import CONFIRMS, condition
from nouba.station import open_reception_of
from printer_drivers.driver.handshake import Confirmation
from printer_drivers.preview import misfits
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.transport.files import PrinterTakenFault
from printer_drivers.worker import open_printer
from reception.care.station import LATE, TOO_LATE
from reception.domain.errors import EnvironmentFault, PrinterFault, Refusal
from reception.domain.printer import PrinterState
from reception.offline.file import JournalFile, journal_path
from reception.offline.log import Journal
from reception.paper.model import StationPrinter
from reception.system.clock import SystemClock
from reception.system.files import LOW_BYTES, SCARCE_BYTES, reserve_of
from reception.system.ids import TimeOrderedIds
from reception.system.settings import Settings, database_file, journal_folder, state_folder


class CheckHealth(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found."""

    code: str
    health: CheckHealth
    says: str
    hint: str = ""


def ok(code: str, says: str) -> CheckResult:
    """Return that all is well."""
    return CheckResult(code, CheckHealth.OK, says)


def warning(code: str, says: str, hint: str = "") -> CheckResult:
    """Return what somebody should see to."""
    return CheckResult(code, CheckHealth.WARNING, says, hint)


def failure(code: str, says: str, hint: str = "") -> CheckResult:
    """Return what does not work."""
    return CheckResult(code, CheckHealth.BROKEN, says, hint)


_PATIENCE_S = 5


class Computer:
    """This computer, below a root folder: tests have a smaller one."""

    def __init__(self, root: Path = Path("/")) -> None:
        self._root = root

    def path(self, name: str) -> Path:
        """Return a file or folder of it, named from its root."""
        return self._root / name.lstrip("/")

    def ask(self, program: str, *words: str) -> str | None:
        """Return what one of its programs says; None when it is missing or does not answer."""
        found = shutil.which(program)
        if not found:
            return None
        try:
            done = subprocess.run(  # noqa: S603 - the system's own, with words of ours
                [found, *words], capture_output=True, text=True, check=False, timeout=_PATIENCE_S
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout.strip()


_DRILL_LATE = timedelta(days=15)
_MEGABYTE = 1_000_000
_SYSTEM_UNITS = "/etc/systemd/system"
_WATCHED = ("nouba-kiosk", "nouba-board", "nouba-led", "nouba-alerts")
_SCREENS = ("nouba-kiosk", "nouba-board")
_KEYBOARD_RULE = "/etc/udev/rules.d/61-nouba-no-keyboard.rules"


def backup_checks(settings: Settings, now: datetime | None = None) -> Iterator[CheckResult]:
    """Yield how old the newest backup is, and when one was put back for trial."""
    file = database_file(settings)
    folder = backup_folder(settings)
    if not file and not settings.backups:
        return  # the server's computer makes them
    at = now or SystemClock().now()
    try:
        newest = next((one for one in folder.backups() if one.is_sound and one.verified), None)
        drill = folder.last_drill()
    except OSError as error:
        yield failure(
            "backup",
            f"{folder.path} cannot be looked at ({error.strerror})",
            "plug the disk in, or name another folder in NOUBA_BACKUPS",
        )
        return
    if newest is None:
        yield warning(
            "backup",
            f"there is no backup in {folder.path}",
            "run 'nouba backup', and let its timer do it every night (docs/care.md)",
        )
        return
    age = at - newest.made_at
    health = (
        CheckHealth.BROKEN
        if age > TOO_LATE
        else CheckHealth.WARNING
        if age > LATE
        else CheckHealth.OK
    )
    yield CheckResult(
        "backup",
        health,
        f"the newest backup is {_aged(age)} old: {folder.path / newest.file}",
        ""
        if health is CheckHealth.OK
        else "look why: systemctl status nouba-backup.timer nouba-backup",
    )
    if file and file.exists() and file.stat().st_dev == folder.path.stat().st_dev:
        yield warning(
            "backup",
            "the backups stand on the same disk as the database, and would be lost with it",
            "name a folder of another disk in NOUBA_BACKUPS, and carry a copy elsewhere",
        )
    if drill is None or at - drill.at > _DRILL_LATE:
        ago = "never" if drill is None else f"{_aged(at - drill.at)} ago"
        yield warning(
            "drill",
            f"a backup was put back for trial {ago}",
            "run 'nouba restore --drill', and let its timer do it every week",
        )
    elif drill.broken:
        yield failure(
            "drill",
            f"{drill.file} was put back for trial and breaks rules: {', '.join(drill.broken)}",
            "run 'nouba verify', and take an older backup if need be",
        )
    else:
        yield ok(
            "drill",
            f"{drill.file} was put back for trial {_aged(at - drill.at)} ago,"
            f" in {drill.seconds:.0f} s",
        )


def disk_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield how much room is left where this station writes."""
    file = database_file(settings)
    place = file.parent if file else state_folder()
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    said = f"{free // _MEGABYTE} MB are free in {place}"
    if free < LOW_BYTES:
        yield failure("disk", said, "make room now: soon nothing can be written")
    elif free < SCARCE_BYTES:
        yield warning("disk", said, "make room in the next days")
    else:
        yield ok("disk", said)
    if file and file.exists() and not reserve_of(file).exists():
        yield warning(
            "disk",
            "nothing is kept in reserve for a full disk, or it was given up already",
            "make room, then run 'nouba init'",
        )


def unit_checks(settings: Settings, computer: Computer | None = None) -> Iterator[CheckResult]:
    """Yield whether what was installed as a service starts by itself and is watched."""
    del settings
    asked = computer or Computer()
    folder = asked.path(_SYSTEM_UNITS)
    installed = sorted(folder.glob("nouba-*.*")) if folder.is_dir() else []
    if not installed:
        return
    yield from _time(asked)
    startable = [one for one in installed if "[Install]" in one.read_text(encoding="utf-8")]
    idle = [one.name for one in startable if not _is_enabled(asked, one.name)]
    if idle:
        yield warning(
            "units",
            f"installed, and not started with this computer: {', '.join(idle)}",
            f"systemctl enable --now {' '.join(idle)}",
        )
    else:
        yield ok("units", f"{len(startable)} units start with this computer")
    names = {one.stem for one in installed if one.suffix == ".service"}
    yield from _watchdogs(folder, names)
    if names & set(_SCREENS):
        yield from _screen(asked)


def _time(computer: Computer) -> Iterator[CheckResult]:
    asked = ("show", "--property=NTPSynchronized", "--value")
    follows = computer.path("/run/systemd/timesync/synchronized").exists()
    if follows or computer.ask("timedatectl", *asked) == "yes":
        yield ok("time", "the clock follows a time server")
    else:
        yield warning(
            "time",
            "this computer's clock follows no time server",
            "apt-get install systemd-timesyncd, and name the office's server in timesyncd.conf",
        )


def _is_enabled(computer: Computer, unit: str) -> bool:
    wanted = computer.path(_SYSTEM_UNITS).glob(f"*.wants/{unit}")
    return any(True for _ in wanted)


def _watchdogs(folder: Path, names: set[str]) -> Iterator[CheckResult]:
    unwatched = [
        name
        for name in _WATCHED
        if name in names
        and "WatchdogSec=" not in (folder / f"{name}.service").read_text(encoding="utf-8")
    ]
    if unwatched:
        yield warning(
            "watchdog",
            f"nobody notices when these hang: {', '.join(unwatched)}",
            "copy the units of this version: cp deploy/systemd/nouba-* /etc/systemd/system/",
        )
    elif names & set(_WATCHED):
        yield ok("watchdog", "what hangs is started again")


def _screen(computer: Computer) -> Iterator[CheckResult]:
    """Yield what a screen that visitors touch or see is closed off by."""
    if not computer.path("/usr/bin/cage").exists():
        yield failure("cage", "cage is not installed", "apt-get install cage seatd")
        return
    gettys = [
        f"getty@tty{number}.service"
        for number in range(1, 7)
        if not computer.path(f"{_SYSTEM_UNITS}/getty@tty{number}.service").is_symlink()
    ]
    if gettys:
        yield warning(
            "cage",
            "a keyboard that is plugged in reaches a login beside the screen",
            f"systemctl mask {' '.join(gettys)}",
        )
    if not computer.path(_KEYBOARD_RULE).exists():
        yield warning(
            "cage",
            "keyboards that are plugged in are heard",
            f"cp deploy/udev/61-nouba-no-keyboard.rules {_KEYBOARD_RULE}",
        )
    if not gettys:
        yield ok("cage", "the screen shows one program, and no key leads elsewhere")


def _aged(age: timedelta) -> str:
    hours = age // timedelta(hours=1)
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"


def journal_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield what is to be said; nothing where no kiosk was ever started.

    Raises:
        JournalFault: it is of no use.
    """
    path = journal_path(journal_folder(settings), settings.station)
    if not path.exists():
        return
    with JournalFile(path, TimeOrderedIds(SystemClock())) as file:
        journal = Journal(file)
        prefix, kept = journal.prefix, journal.kept()
    if prefix is None:
        yield warning(
            "journal",
            "this station has no letters of its own yet",
            "start its kiosk once while the database answers",
        )
    elif kept.conflicts:
        yield warning(
            "journal",
            f"{kept.conflicts} tickets were refused and wait for a decision",
            "see 'nouba journal show'",
        )
    else:
        waiting = f", {kept.waiting} tickets to hand over" if kept.waiting else ""
        yield ok("journal", f"letters {prefix}{waiting}")


def call_box_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield whether the number pad that calls can be opened; nothing where there is none."""
    if not settings.call_box:
        return
    with opened(settings.call_box) as pad:
        says = f"the call box {settings.call_box} is a number pad ({pad.name})"
    yield ok("call-box", says)


_ONE_WAY = (
    "look whether it shows its counter's number after 'nouba led test': a line may be wired one way"
)


def led_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield how the displays at this station's lines are; nothing where it has none."""
    if not settings.led:
        return
    lines = led_settings(settings.led)
    yield from _unknown_counters(settings, lines)
    for line in lines:
        try:
            yield from _displays(line)
        except LineTakenFault as fault:
            yield warning("led", fault.what, "end 'nouba led' to ask the displays")
        except LedFault as fault:
            yield failure("led", fault.what, fault.hint)


def _displays(line: LedSetting) -> Iterator[CheckResult]:
    for placed, display in each_display(line):
        health = display.health()
        says = f"the display {placed.place} ({line.name}, address {placed.address}): "
        if health is displays.LedHealth.SILENT:
            yield warning("led", f"{says}{HEALTH[health]}", _ONE_WAY)
        else:
            yield ok("led", f"{says}{HEALTH[health]}")


def _unknown_counters(settings: Settings, lines: tuple[LedSetting, ...]) -> Iterator[CheckResult]:
    if not settings.database:
        return
    try:
        with open_reception_of(settings) as reception:
            known = {counter.number for counter in reception.hall.unit().counters}
    except (EnvironmentFault, Refusal):
        return  # The check of the database tells, and the lines are looked at all the same.
    named = {one.counter for line in lines for one in line.displays if one.counter is not None}
    for number in sorted(named - known):
        yield warning(
            "led",
            f"a display hangs over counter {number}, and this unit has no such counter",
            "correct NOUBA_LED, or describe the counter in the unit",
        )


_HELD_BY_NOBODY = {"file", "emu"}
"""Printers that several programs may use at once: that one is free says nothing."""


def printer_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield how this station's printer is."""
    if not settings.printer:
        yield warning(
            "printer",
            "no printer is named: this station gives paperless tickets",
            "set NOUBA_PRINTER, such as tcp://192.168.1.50:9100",
        )
        return
    try:
        with closing(open_printer(real_address(settings.printer))) as printer:
            found = printer.probe()
    except PrinterTakenFault as fault:
        yield _as_its_kiosk_says(settings, fault)
        return
    what, hint = condition(found.status)
    says = f"{what} ({settings.printer}); {CONFIRMS[found.confirmation]}"
    yield from _duplicate_stations(settings)
    if not found.status.state.prints:
        yield failure("printer", says, hint)
    elif hint or found.confirmation is Confirmation.NONE:
        yield warning("printer", says, hint)
    else:
        yield ok("printer", says)


def ticket_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield the texts that would keep a ticket from being printed at this station."""
    if not (settings.printer and settings.database):
        return
    ensure_qt()
    profile = open_printer(real_address(settings.printer)).profile
    with open_reception_of(settings) as reception:
        unit = reception.hall.unit()
    refused = misfits(unit, width_px=profile.width_px, dpi=profile.dpi)
    for one in refused:
        yield failure("ticket", one.what, one.hint)
    if not refused:
        yield ok("ticket", f"every ticket fits the paper, {profile.width_px} dots wide")


def _as_its_kiosk_says(settings: Settings, fault: PrinterFault) -> CheckResult:
    """Return how the printer is by the word of the kiosk that holds it."""
    told = _told_by_kiosk(settings)
    if told is None:
        return warning("printer", fault.what, "end that program to ask the printer")
    health = CheckHealth.OK if told.state.prints else CheckHealth.BROKEN
    if told.state is PrinterState.NEAR_END:
        health = CheckHealth.WARNING
    state = told.state.replace("_", " ")
    return CheckResult("printer", health, f"the kiosk of this station holds it and says: {state}")


def _duplicate_stations(settings: Settings) -> Iterator[CheckResult]:
    """Yield that somebody prints under this station's name, while nobody holds its printer."""
    told = _told_by_kiosk(settings)
    if told and settings.printer and settings.printer.partition(":")[0] not in _HELD_BY_NOBODY:
        yield warning(
            "station",
            f"another program serves prints as {settings.station}, at another printer",
            "if it is no kiosk that ended a minute ago or runs here as another user,"
            " give every station a name of its own in NOUBA_STATION",
        )


def _told_by_kiosk(settings: Settings) -> StationPrinter | None:
    if not settings.database:
        return None
    with open_reception_of(settings) as reception:
        printers = reception.prints.printers()
    heard = (one for one in printers if not one.silent)
    return next((one for one in heard if one.station == settings.station), None)
