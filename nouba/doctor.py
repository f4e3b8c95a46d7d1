"""``nouba doctor``: what is wrong with this station, and what to do."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from importlib import metadata
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from counter_display.board.station import station_of
from kiosk.access.speech import PROGRAM, speech_program
from nouba.checks import (
    CheckHealth,
    CheckResult,
    backup_checks,
    call_box_checks,
    disk_checks,
    failure,
    journal_checks,
    led_checks,
    ok,
    printer_checks,
    ticket_checks,
    unit_checks,
    warning,
)
from nouba.options import AsJson, Db
from nouba.output import show
from nouba.station import ENVIRONMENT_FAILED, database_url, settings_with
from printer_drivers.render.fonts import ensure_qt
from reception.accounts.accounts import Accounts, Applied
from reception.app import Reception, open_reception
from reception.database.address import Certificate, CertificateOf, ServerFacts
from reception.domain.errors import EnvironmentFault, NotAllowedFault, Refusal
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.system.clock import SystemClock, clock_named, unit_zone
from reception.system.settings import Settings, state_folder
from reception.unit.year import Dated, missing, official_days, ramadans, unconfirmed
from ui_kit.theme import load_fonts, missing_families
from ui_kit.voice.check import checked_pack
from ui_kit.voice.pack import (
    MANIFEST,
    PackRefusedError,
    own_packs,
    packs_in,
    read_pack,
    shipped_folder,
)
from ui_kit.voice.process import is_muted, own_folder, sound_available

# Morocco is at UTC+0 from 20 September 2026 on; older zone data says UTC+1 here.
_CASABLANCA = "Africa/Casablanca"
_MOST_NAMED = 8
_SPEAKER = "espeak-ng"
_AFTER_THE_CHANGE = datetime(2026, 12, 1, 12, tzinfo=UTC)


def doctor(db: Db = None, as_json: AsJson = False) -> None:
    """Look at database, backups, printer, sound and the rest; exit code 3 when one is broken."""
    settings = settings_with(db)
    checks: tuple[tuple[str, Callable[[Settings], Iterator[CheckResult]]], ...] = (
        ("zone", _zone),
        ("database", _database),
        ("fonts", _fonts),
        ("printer", printer_checks),
        ("ticket", ticket_checks),
        ("journal", journal_checks),
        ("sound", _sound),
        ("board", board_checks),
        ("led", led_checks),
        ("call-box", call_box_checks),
        ("voice", _voice),
        ("backup", backup_checks),
        ("disk", disk_checks),
        ("units", unit_checks),
    )
    found = [result for code, check in checks for result in _carried_out(code, check, settings)]
    broken = any(one.health is CheckHealth.BROKEN for one in found)
    lines = (
        f"{one.health:<8} {one.code:<9} {one.says}{f' -> {one.hint}' if one.hint else ''}"
        for one in found
    )
    answer = {"healthy": not broken, "checks": [asdict(one) for one in found]}
    show(answer, lines, as_json=as_json)
    if broken:
        raise typer.Exit(ENVIRONMENT_FAILED)


def _carried_out(
    code: str, check: Callable[[Settings], Iterator[CheckResult]], settings: Settings
) -> Iterator[CheckResult]:
    try:
        yield from check(settings)
    except EnvironmentFault as fault:
        yield failure(code, fault.what, fault.hint)
    except Refusal as refusal:
        yield failure(code, str(refusal))


def _zone(settings: Settings) -> Iterator[CheckResult]:
    version = metadata.version("tzdata")
    if _AFTER_THE_CHANGE.astimezone(unit_zone(_CASABLANCA)).utcoffset():
        yield failure(
            "zone",
            f"the zone data {version} puts Casablanca at UTC+1 after September 2026",
            "install tzdata 2026.3 or newer",
        )
    else:
        yield ok("zone", f"zone data {version}: Casablanca is at UTC+0")
    try:
        system = _AFTER_THE_CHANGE.astimezone(ZoneInfo.no_cache(_CASABLANCA)).utcoffset()
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


def _database(settings: Settings) -> Iterator[CheckResult]:
    if not settings.database:
        yield failure("database", "no database is named", "set NOUBA_DATABASE or give --db")
        return
    with open_reception(database_url(settings), clock=clock_named(settings.clock)) as reception:
        unit = reception.hall.unit()
        yield ok("database", f"unit '{unit.code}', schema current")
        yield from calendar_checks(unit, reception.hall.today())
        waiting = reception.offline.conflicts()
        if waiting:
            yield warning(
                "parked",
                f"{len(waiting)} tickets that kiosks gave alone wait for a decision,"
                f" the first is {waiting[0].label}",
                "see 'nouba offline conflicts', then 'nouba day take-in' or 'nouba day void'",
            )
        yield from account_checks(reception.accounts)
        yield from server_checks(reception.server_facts(), SystemClock().now())
        apart_s = abs((reception.server_time() - SystemClock().now()).total_seconds())
        if apart_s > 2:
            yield failure(
                "clock",
                f"this station's clock and the database server's are {apart_s:.0f} s apart",
                "let both follow the same time server (NTP)",
            )
        yield from _rules(reception)


def _rules(reception: Reception) -> Iterator[CheckResult]:
    try:
        findings = reception.verify()
    except NotAllowedFault:
        yield ok(
            "rules",
            "a station's account does not see all of the database: its rules are looked at by"
            " 'nouba doctor' on the computer with the database",
        )
        return
    for finding in findings:
        if finding.broken:
            yield failure(
                "database",
                f"{finding.says}: {finding.broken} of {finding.checked} broken",
                "run 'nouba verify', restore a backup and report it",
            )


def _fonts(_settings: Settings) -> Iterator[CheckResult]:
    ensure_qt()
    load_fonts()
    missing = missing_families()
    if missing:
        yield failure("fonts", f"missing: {', '.join(missing)}", "install Nouba again")
    else:
        yield ok("fonts", "Arabic, Tifinagh and Latin draw with Nouba's own fonts")


def _sound(_settings: Settings) -> Iterator[CheckResult]:
    heard = sound_available()
    if heard:
        yield ok("sound", "there is a sound output for the board or the kiosk")
    else:
        yield warning(
            "sound",
            "there is no sound output: the board calls on the screen alone,"
            " and the kiosk reads nothing aloud",
            "plug in a loudspeaker if this station runs the board, a headset if it is a kiosk",
        )
    yield _speech(heard=heard)


def _voice(settings: Settings) -> Iterator[CheckResult]:
    """Tell which packs of clips call, and what a station's own ones lack; none needs espeak-ng."""
    own = own_folder(settings.voice)
    if settings.voice and not os.path.isdir(own):  # noqa: PTH112 - it never raises
        yield warning(
            "voice",
            f"NOUBA_VOICE names {own}, and there is no such folder",
            "make it, name another one, or unset NOUBA_VOICE",
        )
    for folder in own_packs(own):
        try:
            pack = read_pack(folder)
        except PackRefusedError as error:
            yield warning("voice", str(error), "correct it or take it away")
            continue
        if pack.language != folder.name:
            yield warning(
                "voice",
                f"{folder} does not speak: its {MANIFEST} says that it is of '{pack.language}'",
                "correct the language there, or the folder's name",
            )
        elif missing := pack.missing:
            yield warning(
                "voice",
                f"{folder} does not speak yet: {len(missing)} clips are missing ({_some(missing)})",
                "record them in the console",
            )
        elif faults := [clip for clip, _ in checked_pack(folder).faults]:
            yield warning(
                "voice",
                f"{folder} has {len(faults)} clips that cannot be heard well ({_some(faults)})",
                f"see 'nouba voice check {folder}', and record them again",
            )
    packs = packs_in((own, shipped_folder()))
    spoken = ", ".join(
        f"{language} ({'own' if pack.folder.parent == own else 'shipped'},"
        f" {len(pack.telling.clips())} clips)"
        for language, pack in packs.items()
    )
    if is_muted(state_folder()):
        yield warning(
            "voice",
            "this station is muted: nothing is heard of calls and numbers",
            "to hear it again: nouba voice unmute",
        )
    yield ok("voice", f"calls are spoken in {spoken}; this needs no {_SPEAKER}")


def _some(names: Sequence[str]) -> str:
    more = ", ..." if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def _speech(*, heard: bool) -> CheckResult:
    if not speech_program():
        return warning(
            "speech",
            f"{PROGRAM} is not installed: the kiosk cannot read its pages to those who do not see",
            f"install the system package {PROGRAM} if this station is a kiosk",
        )
    if not heard:
        return warning(
            "speech",
            f"{PROGRAM} is installed, and nobody hears it: there is no sound output",
            "plug in a headset if this station is a kiosk",
        )
    return ok("speech", f"{PROGRAM} reads the kiosk's pages aloud")


def account_checks(accounts: Accounts) -> Iterator[CheckResult]:
    """Say where stations may do more than they need, or less."""
    match accounts.applied():
        case Applied.EARLIER:
            yield failure(
                "accounts",
                "stations have the rights of an earlier version",
                "run, as the owner of the tables: nouba postgres apply",
            )
        case Applied.CURRENT:
            yield ok("accounts", "each kind of station has its own rights")


def board_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield whether this station's board can be shown; nothing where none is named."""
    if not (settings.board or settings.board_counter or settings.media):
        return
    station = station_of(settings)
    if station.media and not station.media.is_dir():
        yield warning(
            "board",
            f"NOUBA_MEDIA names {station.media}, which is no folder: calls have the whole screen",
            "make the folder, or name another",
        )
    if not settings.database or not (station.board or station.counter):
        return
    with open_reception(database_url(settings), clock=clock_named(settings.clock)) as reception:
        unit = reception.hall.unit()
    if station.counter is not None:
        unit.counter(station.counter)
        yield ok("board", f"this screen hangs over counter {station.counter}")
    else:
        yield ok("board", f"this screen shows {unit.board(station.board).code}")


_SOON = timedelta(days=30)
_AUTUMN = 10


def calendar_checks(unit: Unit, today: date) -> Iterator[CheckResult]:
    """Warn of days by the moon that come soon and are not confirmed, and of a year not entered."""
    calendar = unit.calendar
    for dates in unconfirmed(calendar, today, _SOON):
        yield warning(
            "calendar",
            f"{text_in(dates.names, Language.FRENCH)} is near and its date is only estimated:"
            f" {dates.first} to {dates.last}",
            "confirm or move it in the console's calendar, or take 'estimated' away in the"
            " unit's file and load it again",
        )
    if calendar.always_open or unit.zone != _CASABLANCA:
        return
    # The state announces nothing more of a year before it begins: enter it in autumn.
    years = (today.year, today.year + 1) if today.month >= _AUTUMN else (today.year,)
    for year in years:
        days: tuple[Dated, ...] = missing(calendar.closures, official_days(year))
        days += missing(calendar.seasons, ramadans(year))
        lacking = [one for one in days if one.last >= today]
        if lacking:
            names = ", ".join(text_in(one.names, Language.FRENCH) for one in lacking)
            yield warning(
                "calendar",
                f"{len(lacking)} of the state's days of {year} are not in the unit's calendar"
                f" ({names})",
                "add them in the console's calendar",
            )


_OLDEST_VERSION = 150000
_EACH_STATION = 5
"""Connections that a station may have at most: four for its questions, one to listen."""
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
