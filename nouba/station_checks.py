"""What ``nouba doctor`` looks at around paper: the printer, and whether every ticket fits it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from counter_display.call_box import opened
from counter_display.led import protocols as displays
from counter_display.led.driver import HEALTH, each_display
from counter_display.led.settings import LedFault, LedSetting, LineTakenFault, led_settings
from lab.printer.address import real_address
from nouba.checks import CheckHealth, CheckResult, failure, ok, warning
from nouba.printing import CONFIRMS, condition
from nouba.station import open_reception_of
from printer_drivers.driver.handshake import Confirmation
from printer_drivers.preview import misfits
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.transport.files import PrinterTakenFault
from printer_drivers.worker import open_printer
from reception.database.address import Certificate, CertificateOf, ServerFacts
from reception.domain.errors import EnvironmentFault, PrinterFault, Refusal
from reception.domain.printer import PrinterState
from reception.offline.file import JournalFile, journal_path
from reception.offline.log import Journal
from reception.paper.model import StationPrinter
from reception.system.clock import SystemClock
from reception.system.ids import TimeOrderedIds
from reception.system.settings import Settings, journal_folder


def journal_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield what is to be said; nothing where no kiosk was ever started.

    Raises:
        JournalFault: it is of no use.
    """
    path = journal_path(journal_folder(settings), settings.station)
    if not path.exists():
        return
    with JournalFile(path, TimeOrderedIds(SystemClock())) as file:
        yield _of(Journal(file))


def _of(journal: Journal) -> CheckResult:
    kept = journal.kept()
    if journal.letters is None:
        return warning(
            "journal",
            "this station has no letters of its own yet",
            "start its kiosk once while the database answers",
        )
    if kept.conflicts:
        return warning(
            "journal",
            f"{kept.conflicts} tickets were refused and wait for a decision",
            "see 'nouba journal show'",
        )
    waiting = f", {kept.waiting} tickets to hand over" if kept.waiting else ""
    return ok("journal", f"letters {journal.letters}{waiting}")


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
    printer = open_printer(real_address(settings.printer))
    try:
        found = printer.probe()
    except PrinterTakenFault as fault:
        yield _as_its_kiosk_says(settings, fault)
        return
    finally:
        printer.close()
    what, hint = condition(found.status)
    says = f"{what} ({settings.printer}); {CONFIRMS[found.confirmation]}"
    yield from _namesakes(settings)
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


def _namesakes(settings: Settings) -> Iterator[CheckResult]:
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


_OLDEST_VERSION = 150000
_EACH_STATION = 5
"""Connections that a station may have at most: four for its questions, one to listen."""
_SOON = timedelta(days=30)
# What each setting must be, and what happens otherwise.
_MUST_BE = {
    "fsync": ("on", "a loss of power may take the whole database"),
    "full_page_writes": ("on", "a loss of power may tear pages"),
    "data_checksums": ("on", "damage of the disk is not noticed"),
}
_NOT_WAITING = {"off", "local"}


def server_checks(facts: ServerFacts | None, now: datetime) -> Iterator[CheckResult]:
    """Say how the server is set; nothing of a file."""
    if facts is None:
        return
    version = f"PostgreSQL {facts.version // 10000}"
    if facts.version < _OLDEST_VERSION:
        yield failure("server", f"{version} is too old", "upgrade the server to 15 or newer")
    yield from _durable(facts)
    yield from _safe(facts)
    for one in facts.certificates:
        yield _certificate(one, now)
    yield _connections(facts, version)


def _durable(facts: ServerFacts) -> Iterator[CheckResult]:
    for name, (wanted, otherwise) in _MUST_BE.items():
        if facts.settings[name] != wanted:
            sums = name == "data_checksums"
            yield CheckResult(
                "server",
                CheckHealth.WARNING if sums else CheckHealth.BROKEN,
                f"{name} is {facts.settings[name]}: {otherwise}",
                "stop it, then run: pg_checksums --enable"
                if sums
                else f"set {name} = {wanted} in postgresql.conf",
            )
    if facts.settings["synchronous_commit"] == "off" or (
        facts.waits_for_standby and facts.settings["synchronous_commit"] in _NOT_WAITING
    ):
        yield failure(
            "server",
            f"synchronous_commit is {facts.settings['synchronous_commit']}:"
            " tickets that were given may be lost",
            "set synchronous_commit = on in postgresql.conf, for this account as well",
        )


def _safe(facts: ServerFacts) -> Iterator[CheckResult]:
    if facts.tls:
        yield ok("tls", f"the way to the server is encrypted ({facts.tls})")
    elif facts.by_network:
        yield warning(
            "tls",
            "what goes to the server and back can be read and changed on the way",
            "add sslmode=verify-full and sslrootcert to the address, see docs/postgresql.md",
        )
    if facts.tls and not any(one.of is CertificateOf.SERVER for one in facts.certificates):
        yield warning(
            "tls",
            "this station believes any server",
            "add sslmode=verify-full and sslrootcert to the address, see docs/postgresql.md",
        )


def _certificate(one: Certificate, now: datetime) -> CheckResult:
    code, whose = "certificate", f"the {one.of}'s certificate"
    if one.until is None:
        return warning(code, f"{whose} cannot be looked at: {one.trouble}", "look at its file")
    left = one.until - now
    says = f"{whose} holds until {one.until:%Y-%m-%d}"
    if left < timedelta(0):
        return failure(code, f"{whose} held until {one.until:%Y-%m-%d}", "renew it")
    if left < _SOON:
        return warning(code, f"{says}, {left.days} days", "renew it")
    return ok(code, says)


def _connections(facts: ServerFacts, version: str) -> CheckResult:
    needed = facts.stations * _EACH_STATION
    says = f"{version}, {facts.connections} of {facts.most_connections} connections are open"
    if needed > facts.most_connections or facts.connections >= facts.most_connections * 0.9:
        return warning(
            "server",
            f"{says}; {facts.stations} stations may want {needed}",
            f"set max_connections to {max(100, needed * 2)} in postgresql.conf",
        )
    return ok("server", says)
