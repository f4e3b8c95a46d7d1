"""What a check of doctor finds, and the checks of this computer: time, disk, services, line."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nouba.databases import backup_folder
from nouba.station import open_reception_of
from outward.line.folder import LineFolder, LineState, ReceiverStatus
from printer_drivers.render.fonts import ensure_qt
from reception.care.folder import last_check
from reception.care.permissions import open_to_others
from reception.care.station import LATE, TOO_LATE
from reception.domain.errors import EnvironmentFault, Refusal
from reception.system.clock import SystemClock, unit_zone
from reception.system.files import LOW_BYTES, SCARCE_BYTES, private_mode, reserve_of
from reception.system.settings import Settings, database_file, state_folder
from ui_kit.theme import load_fonts, missing_families


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
_WATCHED = tuple(f"nouba-{one}" for one in ("kiosk", "board", "led", "alerts", "guard", "line"))
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
        f"the newest backup is {aged(age)} old: {folder.path / newest.file}",
        ""
        if health is CheckHealth.OK
        else "run 'nouba backup', then look why its timer did not: systemctl status"
        " nouba-backup.timer nouba-backup",
    )
    if file and file.exists() and file.stat().st_dev == folder.path.stat().st_dev:
        yield warning(
            "backup",
            "the backups stand on the same disk as the database, and would be lost with it",
            "name a folder of another disk in NOUBA_BACKUPS, and carry a copy elsewhere",
        )
    if drill is None or at - drill.at > _DRILL_LATE:
        ago = "never" if drill is None else f"{aged(at - drill.at)} ago"
        yield warning(
            "drill",
            f"a backup was put back for trial {ago}",
            "run 'nouba restore --drill', and let its timer do it every week",
        )
    elif drill.broken:
        yield failure(
            "drill",
            f"{drill.file} was put back for trial and breaks rules: {', '.join(drill.broken)}",
            "run 'nouba backup', then try that one: 'nouba restore --drill'",
        )
    else:
        yield ok(
            "drill",
            f"{drill.file} was put back for trial {aged(at - drill.at)} ago,"
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
            "make room, then run 'nouba backup', which keeps some again",
        )


_MOST_NAMED = 4


def file_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield which files of this station others on this computer may open."""
    found = [str(path) for path in open_to_others(settings)]
    if found:
        more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        yield warning(
            "files",
            f"others on this computer may open {', '.join(found[:_MOST_NAMED])}{more}",
            "run 'nouba init' as the user that they belong to (a stick: mount it for that user"
            " alone, with umask=0077)",
        )
    else:
        yield ok("files", "what this station keeps is open to nobody else on this computer")


def last_check_words(settings: Settings, now: datetime) -> str:
    """Return when a database file was looked at as a whole last, and what was found."""
    if not (file := database_file(settings)):
        return ""  # of a server's nobody notes it
    last = last_check(file)
    if last is None:
        return "; it was never looked at before"
    found = f"broken ({', '.join(last.broken)})" if last.broken else "sound"
    return f"; {aged(now - last.at)} ago it was {found}"


def service_checks(settings: Settings, computer: Computer | None = None) -> Iterator[CheckResult]:
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


def aged(age: timedelta) -> str:
    """Return how old something is, in hours or days."""
    hours = age // timedelta(hours=1)
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"


# Morocco is at UTC+0 from 20 September 2026 on; older zone data says UTC+1 here.
CASABLANCA = "Africa/Casablanca"
_AFTER_THE_CHANGE = datetime(2026, 12, 1, 12, tzinfo=UTC)


def zone_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield what time it is by the zone data of Nouba and of the system."""
    version = metadata.version("tzdata")
    if _AFTER_THE_CHANGE.astimezone(unit_zone(CASABLANCA)).utcoffset():
        yield failure(
            "zone",
            f"the zone data {version} puts Casablanca at UTC+1 after September 2026",
            "install tzdata 2026.3 or newer",
        )
    else:
        yield ok("zone", f"zone data {version}: Casablanca is at UTC+0")
    try:
        system = _AFTER_THE_CHANGE.astimezone(ZoneInfo.no_cache(CASABLANCA)).utcoffset()
    except ZoneInfoNotFoundError:
        system = timedelta(0)
    if system:
        yield warning(
            "zone",
            "this system's own zone data is older than the change of September 2026;"
            " Nouba does not use it, other programs show one hour more",
            "upgrade the system package tzdata",
        )
    if settings.clock:
        yield warning(
            "clock",
            "NOUBA_CLOCK is set: this station runs on a trial's time",
            "unset NOUBA_CLOCK for real work",
        )


def font_checks(_settings: Settings) -> Iterator[CheckResult]:
    """Yield whether every script is drawn with Nouba's own fonts."""
    ensure_qt()
    load_fonts()
    missing = missing_families()
    if missing:
        yield failure("fonts", f"missing: {', '.join(missing)}", "install Nouba again")
    else:
        yield ok("fonts", "Arabic, Tifinagh and Latin draw with Nouba's own fonts")


_RUNS = timedelta(seconds=60)
_CENTRE_HEARS = timedelta(minutes=10)
# A relay takes what was made within five minutes of its clock; so much is left for the way.
_CLOCK_OFF_S, _CLOCK_WRONG_S = 30, 240
_ADMIT = "run 'nouba line join URL' once more, and tell whoever runs the receiver the code"
_HINTS = {
    LineState.NEW: "wait some seconds, and look again",
    LineState.UP: "systemctl restart nouba-line",
    LineState.AWAY: "look at this computer's way to the Internet, and ask who runs the receiver",
    LineState.NOT_ADMITTED: _ADMIT,
    LineState.ELSEWHERE: "let the line run on one computer alone; a copy of it needs another unit",
    LineState.REFUSED: "ask whoever runs the receiver; versions may be apart",
    LineState.UNREAD: "run: nouba verify; what it names is to be put right first",
}


def line_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield how the line, its key and its clock are, and whether tickets lead to a page."""
    folder = LineFolder()
    joined = folder.joined()
    receivers = joined.addresses
    yield from _pages(settings, [one for one in receivers if one not in joined.centres])
    if not receivers:
        return
    yield _key(folder)
    found = folder.status()
    if found is None or SystemClock().now() - found.at >= _RUNS:
        yield failure("line", "the line does not run", "systemctl enable --now nouba-line")
        return
    if found.says:
        yield failure("line", found.says, "look at what doctor says of the database")
        return
    stands = {one.address: one for one in found.receivers}
    for address in receivers:
        if one := stands.get(address):
            yield _receiver(one)
            yield from _clock(one)


def _pages(settings: Settings, receivers: list[str]) -> Iterator[CheckResult]:
    """Yield where tickets lead to a page and none is sent, or the other way round."""
    file = database_file(settings)
    if not settings.database or not (file or settings.backups or receivers):
        return  # a station of a server: the line runs elsewhere
    try:
        with open_reception_of(settings) as reception:
            site = reception.hall.unit().ticket_page_url
    except (EnvironmentFault, Refusal):
        return  # said of the database already
    if not site and not receivers:
        yield ok("line-page", "no ticket has a page for telephones: no relay is joined or named")
    elif site and not receivers:
        # Of a file there is no other computer; of a server another one may send.
        yield (failure if file else warning)(
            "line-page",
            f"the codes of tickets lead to {site}, and this computer has joined no relay",
            "join it and let the line run (docs/line.md), or take ticket_page_url out of the unit",
        )
    elif receivers and not site:
        yield warning(
            "line-page",
            "a relay is joined, and no ticket leads to its page",
            "name its address as ticket_page_url of the unit: docs/line.md",
        )


def _key(folder: LineFolder) -> CheckResult:
    file = folder.path / "site.pem"
    if folder.key() is None:
        return failure("line-key", f"{file} is gone", "run 'nouba line join URL --new-key'")
    if file.stat().st_mode & 0o777 & ~private_mode(file):
        return failure("line-key", f"others may read {file}", "run 'nouba line join URL --new-key'")
    return ok("line-key", "the site's key is there, and nobody else's")


def _receiver(one: ReceiverStatus) -> CheckResult:
    heard = one.acknowledged_at
    # A centre hears of the office once a minute, and while a long past is read not at all.
    lately = _RUNS if one.behind is None else _CENTRE_HEARS
    is_old = heard is not None and SystemClock().now() - heard >= lately
    if one.state is LineState.UP and not is_old and not one.says:
        if one.behind is not None:
            return ok("line", f"{one.address} has the days until {one.until}, {one.behind} to come")
        return ok("line", f"{one.address} is up to date; {one.following} follow their ticket")
    says = f"{one.address} is {one.state}{one.says and f': {one.says}'}"
    if heard and is_old:
        says += f", and has acknowledged nothing since {heard.astimezone():%Y-%m-%d %H:%M:%S}"
    return (failure if is_old else warning)("line", says, _HINTS[one.state])


def _clock(one: ReceiverStatus) -> Iterator[CheckResult]:
    if one.clock_ahead_s is None:
        return
    off_s = abs(one.clock_ahead_s)
    says = f"this computer's clock and that of {one.address} are {off_s:.0f} s apart"
    hint = "let both follow a time server"
    if off_s >= _CLOCK_WRONG_S:
        yield failure("line-clock", says, hint)
    elif off_s >= _CLOCK_OFF_S:
        yield warning("line-clock", says, hint)
    else:
        yield ok("line-clock", says)
