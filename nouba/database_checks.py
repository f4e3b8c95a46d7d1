"""What doctor looks at of the database: its rules, accounts, calendar and server."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from nouba.checks import (
    CASABLANCA,
    CheckHealth,
    CheckResult,
    aged,
    failure,
    last_check_words,
    ok,
    warning,
)
from nouba.databases import DAMAGED, ELSEWHERE
from nouba.station import open_reception_of
from reception.accounts.accounts import Accounts, Applied
from reception.accounts.limits import BY_SUPERUSER
from reception.app import Reception
from reception.care.chains import LEADS_ON
from reception.care.proof import kept_proof
from reception.care.verify import FILE_IS_WHOLE
from reception.database.address import Certificate, CertificateOf, ServerFacts
from reception.domain.care_errors import ClockAheadError, ClockBehindError, DatabaseMissingFault
from reception.domain.errors import NotAllowedFault
from reception.domain.language import Language, text_in
from reception.domain.tamazight import LEAST_PERCENT, TamazightShown
from reception.domain.unit import Unit
from reception.offline.earlier_life import earlier_life
from reception.system.clock import SystemClock, clock_named
from reception.system.settings import Settings
from reception.unit.tamazight import coverage, offered_languages
from reception.unit.year import Dated, missing, official_days, ramadans, unconfirmed
from reception.watch.model import StationLife

_PROOF_LATE = timedelta(days=15)
_SOONER = timedelta(hours=1)
_SOON = timedelta(days=30)
_AUTUMN = 10
_OLDEST_VERSION = 150000
_EACH_STATION = 5
"""Connections that a station may have at most: four for its questions, one to listen."""
# What each setting must be, and what happens otherwise.
_MUST_BE = {
    "fsync": ("on", "a loss of power may take the whole database"),
    "full_page_writes": ("on", "a loss of power may tear pages"),
    "data_checksums": ("on", "damage of the disk is not noticed"),
}
_NAMED = 5
"""So many things are named at most; the rest are counted."""
_NOT_WAITING = {"off", "local"}


def database_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield how the database is, and its server."""
    if not settings.database:
        yield failure("database", "no database is named", "set NOUBA_DATABASE or give --db")
        return
    try:
        opened = open_reception_of(settings)
    except DatabaseMissingFault as fault:
        yield failure("database", fault.what, fault.hint)
        yield from _earlier_life(settings)
        return
    with opened as reception:
        unit = reception.hall.unit()
        yield ok("database", f"unit '{unit.code}', schema current")
        yield from calendar_checks(unit, reception.hall.today())
        yield from tamazight_checks(unit)
        yield from _conflicts(reception)
        yield from account_checks(reception.accounts)
        yield from server_checks(reception.server_facts(), SystemClock().now())
        apart_s = abs((reception.server_time() - SystemClock().now()).total_seconds())
        if apart_s > 2:
            yield failure(
                "clock",
                f"this station's clock and the database server's are {apart_s:.0f} s apart",
                "let both follow the same time server (NTP)",
            )
        yield from station_checks(reception.stations.lives())
        yield from _clock(reception)
        yield from _rules(reception, settings)


def _earlier_life(settings: Settings) -> Iterator[CheckResult]:
    found = earlier_life(settings, None, clock_named(settings.clock).now())
    for told in found.told if found else ():
        yield warning(
            "database",
            f"a unit has worked here before: {told}",
            "put a backup of it back with 'nouba restore'; 'nouba backup --list' shows them",
        )


def _conflicts(reception: Reception) -> Iterator[CheckResult]:
    try:
        waiting = reception.offline.conflicts()
    except NotAllowedFault:
        return  # no screen of such a station shows them
    if waiting:
        yield warning(
            "parked",
            f"{len(waiting)} tickets that kiosks gave alone wait for a decision,"
            f" the first is {waiting[0].label}",
            "see 'nouba offline conflicts', then decide with 'nouba day take-in' or 'nouba day"
            " void'",
        )


def _clock(reception: Reception) -> Iterator[CheckResult]:
    try:
        reception.forgetting.require_right_clock()
    except (ClockAheadError, ClockBehindError) as wrong:
        says, _, hint = str(wrong).partition(": ")
        yield warning("clock", says, hint)
    except NotAllowedFault:
        return  # an account of a station's own does not see what has happened


_MENDS = (
    "run 'nouba repair --by LOGIN --reason TEXT'; what that leaves only a backup brings back,"
    " by 'nouba restore'"
)
_MENDED_BY = {FILE_IS_WHOLE: DAMAGED.partition(": ")[2], LEADS_ON: ELSEWHERE}


def _rules(reception: Reception, settings: Settings) -> Iterator[CheckResult]:
    now = reception.clock.now()
    before, kept = last_check_words(settings, now), kept_proof(settings)
    since = kept.to_go_on_from
    try:
        looked = reception.verified(since.heads, whole=False) if since else reception.verified()
    except NotAllowedFault:
        yield ok(
            "rules",
            "a station's account does not see all of the database: its rules are looked at by"
            " 'nouba doctor' on the computer with the database",
        )
        return
    broken = [one for one in looked.findings if one.broken]
    for finding in broken:
        yield failure(
            "database",
            f"{finding.says}: {finding.broken} of {finding.checked} broken",
            _MENDED_BY.get(finding.code, _MENDS),
        )
    if broken:
        return
    if since is None:
        yield ok("rules", f"the whole database was looked at now and is sound{before}")
        return
    age = now - since.at
    if age < -_SOONER:
        yield warning(
            "rules",
            f"{kept.path} says that the whole was proven at {since.at:%Y-%m-%d %H:%M} UTC, which is"
            " still to come: nobody would see how old that is",
            "see that the clock is right, then prove it anew: systemctl start nouba-verify",
        )
        return
    says = (
        f"what came since the whole was proven, {aged(age)} ago, is sound, and leads on from what"
        f" {kept.path} keeps of it"
    )
    if age > _PROOF_LATE:
        yield warning(
            "rules",
            says,
            "look why its timer did not prove it since: systemctl status nouba-verify.timer"
            " nouba-verify",
        )
    else:
        yield ok("rules", says)


def station_checks(lives: Iterable[StationLife]) -> Iterator[CheckResult]:
    """Warn of several programs that run as one station."""
    for one in lives:
        if one.is_duplicate:
            yield warning(
                "station",
                f"{len(one.computers)} programs run as the {one.app} '{one.station}', on"
                f" {' and '.join(one.computers)}: nobody would miss one of them",
                "give each a name of its own in NOUBA_STATION",
            )


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
            yield from _left_open(accounts)


def _left_open(accounts: Accounts) -> Iterator[CheckResult]:
    """Say by what a stolen station could still harm the server, and what one has left behind."""
    found = accounts.inspected()
    if found.open_functions:
        yield failure(
            "accounts",
            f"{found.open_functions} functions of the server, which write or wait, are open to"
            " every station",
            f"run once, as the server's superuser: {BY_SUPERUSER}",
        )
    if found.open_databases:
        yield warning(
            "accounts",
            f"stations may connect to more of the server: {_some(found.open_databases)}",
            "name one database in pg_hba.conf, see docs/postgresql.md; drop what was kept aside",
        )
    if found.is_guarded is False:
        yield warning(
            "guard",
            "nobody ends what a station holds for too long",
            "on the server's computer: systemctl enable --now nouba-guard",
        )
    for owner, made in groupby(found.foreign, key=lambda one: one.owner):
        things = [*made]
        yield failure(
            "foreign",
            f"on the server stands what is not Nouba's, and {owner} has made it:"
            f" {_some([one.says for one in things])}",
            f"shut this station out, and what it has made goes: nouba postgres remove {owner}"
            if things[0].is_stations
            else "it is no station's: drop it as its owner, or as the server's superuser",
        )


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def calendar_checks(unit: Unit, today: date) -> Iterator[CheckResult]:
    """Warn of days by the moon that come soon and are not confirmed, and of a year not entered."""
    calendar = unit.calendar
    for dates in unconfirmed(calendar, today, _SOON):
        yield warning(
            "calendar",
            f"{text_in(dates.names, Language.FRENCH)} is near and its date is only estimated:"
            f" {dates.first} to {dates.last}",
            "confirm or move it in the console's calendar, or take 'estimated' away in the"
            " unit's file and load it again with 'nouba unit import'",
        )
    if calendar.always_open or unit.zone != CASABLANCA:
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


def tamazight_checks(unit: Unit) -> Iterator[CheckResult]:
    """Tell how much visitors may read in Tamazight, and whether they are offered it."""
    if Language.TAMAZIGHT not in unit.languages or unit.tamazight.shown is TamazightShown.OFF:
        return
    for line in coverage_lines(unit):
        yield ok("tamazight", line)


def coverage_lines(unit: Unit) -> Iterator[str]:
    """Yield how much of each page set a unit shows in Tamazight, and what comes of it."""
    found = coverage(unit)
    told = ", ".join(
        f"{one.pages} {one.there} of {one.texts} ({one.percent:.0f} %), {one.reviewed} reviewed"
        for one in found
    )
    yield f"shown is '{unit.tamazight.shown}': {told}"
    if Language.TAMAZIGHT not in offered_languages(unit):
        yield f"not offered to visitors: that takes {LEAST_PERCENT} % of each"


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
