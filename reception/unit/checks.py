"""What must agree inside a unit before it can open: codes, series, counters, hours, rules."""

from collections import Counter as Tally
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from reception.domain.calendar import Calendar, Closure, Period, Season, WeeklyHours
from reception.domain.language import Language, placeholders, text_in
from reception.domain.paper import ALWAYS_SHOWN
from reception.domain.tamazight import TamazightRules
from reception.domain.unit import ORDINARY, SERVED, Unit, VoiceRules
from reception.unit.wording import DAYS, Path


class Wrong(StrEnum):
    """What kind of mistake it is, for who says it in the words of a form."""

    UNFIT = "unfit"
    """The value is missing, or not one that may stand there."""
    TWICE = "twice"
    NO_GROUP = "no group"
    NO_SERVICE = "no service"
    NO_COUNTER = "no counter"
    NOT_GIVEN = "not given"
    NO_CALL = "no call"
    SERIES_BACKWARDS = "series backwards"
    OF_A_STATION = "of a station"
    """A series has the letters with which a station numbers while it stands alone."""
    QUOTA = "quota"
    ORDINARY_OFFERED = "ordinary offered"
    RULE_MISSING = "rule missing"
    ORDINARY_MISSING = "ordinary missing"
    SERVED_MISSING = "served missing"
    LINE_MISSING = "line missing"
    NO_HOURS = "no hours"
    SAME_HOUR = "same hour"
    OVERLAP = "overlap"
    DATES_BACKWARDS = "dates backwards"
    CLOSES_FIRST = "closes first"
    TOO_SHORT = "too short"
    CALMER = "calmer"
    """What is critical begins before what is only a warning."""
    NO_ZONE = "no zone"
    FORGOTTEN_FIRST = "forgotten first"
    PICTURE = "picture"
    OTHER = "other"


class Mistake(NamedTuple):
    """Where something is wrong in a unit, and what is expected there."""

    place: str
    sentence: str
    kind: Wrong = Wrong.OTHER
    at: Path = ()
    """The steps to the place in the tables of the unit's file."""


def mistakes_in(unit: Unit) -> Iterator[Mistake]:
    """Yield everything in ``unit`` that contradicts itself or the rules of the house."""
    yield from _repeated(unit)
    yield from _dangling(unit)
    yield from _boards(unit)
    yield from _numbers(unit)
    yield from _rules(unit)
    yield from _calendar(unit.calendar)
    yield from _voice(unit.voice)
    yield from _alerts(unit)
    yield from _tamazight(unit.tamazight)
    if unit.retention.tickets_months < unit.retention.people_months:
        sentence = "visits cannot be forgotten before who served; write people_months or more"
        at = ("retention", "tickets_months")
        yield Mistake("retention.tickets_months", sentence, Wrong.FORGOTTEN_FIRST, at=at)
    if unit.zone not in _known_zones():
        known = 'write one such as "Africa/Casablanca"'
        yield Mistake("zone", f'"{unit.zone}" is not a known time zone; {known}', Wrong.NO_ZONE)


def _repeated(unit: Unit) -> Iterator[Mistake]:
    """Yield names that must be unique and are not."""
    lists: Mapping[str, Iterable[object]] = {
        "languages": unit.languages,
        "groups > code": (group.code for group in unit.groups),
        "services > code": (one.code for one in (*unit.services, *unit.retired.services)),
        "services > series.prefix": (service.series.prefix for service in unit.services),
        "counters > number": (one.number for one in (*unit.counters, *unit.retired.counters)),
        "priorities > code": (one.code for one in (*unit.priorities, *unit.retired.priorities)),
        "outcomes > code": (one.code for one in (*unit.outcomes, *unit.retired.outcomes)),
        "people > login": (one.login for one in (*unit.people, *unit.retired.people)),
        "ticket.lines": unit.ticket.lines,
        "rating_reasons > code": (reason.code for reason in unit.rating_reasons),
        "elsewhere > code": (one.code for one in unit.elsewhere),
        "profiles > code": (profile.code for profile in unit.profiles),
        "boards > code": (board.code for board in unit.boards),
        "voice.languages": unit.voice.languages,
        "directory > names.fr": (text_in(one.names, Language.FRENCH) for one in unit.directory),
        **{f"counter {one.number} > services": one.services for one in unit.counters},
        **{f'person "{one.login}" > languages': one.languages for one in unit.people},
        **{f'board "{one.code}" > services': one.zone.services for one in unit.boards},
        **{f'board "{one.code}" > counters': one.zone.counters for one in unit.boards},
        **{f'profile "{one.code}"': one.services + one.helps for one in unit.profiles},
        **{
            f'service "{service.code}" > keywords.{language}': keywords
            for service in unit.services
            for language, keywords in service.keywords.items()
        },
        **{
            f'matter "{one.code}" > keywords.{language}': keywords
            for one in unit.elsewhere
            for language, keywords in one.keywords.items()
        },
    }
    for place, values in lists.items():
        yield from written_twice(place, values)


def written_twice(place: str, values: Iterable[object]) -> Iterator[Mistake]:
    """Yield what stands more than once where each may stand once."""
    for value, times in Tally(values).items():
        if times > 1:
            yield Mistake(
                place, f'"{value}" is written {times} times; each may stand once', Wrong.TWICE
            )


def _dangling(unit: Unit) -> Iterator[Mistake]:
    """Yield references to what does not exist, and services that no counter gives."""
    groups = {group.code for group in unit.groups}
    services = {service.code for service in unit.services}
    given = {code for counter in unit.counters for code in counter.services}
    for service in unit.services:
        place = f'service "{service.code}"'
        yield from _unknown(f"{place} > group", "group", service.group, groups, Wrong.NO_GROUP)
        if service.code not in given:
            sentence = "no counter gives this service; add it to a counter's services"
            yield Mistake(place, sentence, Wrong.NOT_GIVEN)
    named = {f"counter {one.number} > services": one.services for one in unit.counters}
    for profile in unit.profiles:
        named[f'profile "{profile.code}" > services'] = profile.services
        named[f'profile "{profile.code}" > helps'] = profile.helps
    for board in unit.boards:
        named[f'board "{board.code}" > services'] = board.zone.services
    if unit.complaints_service is not None:
        named["complaints_service"] = (unit.complaints_service,)
    for place, codes in named.items():
        for code in codes:
            yield from _unknown(place, "service", code, services, Wrong.NO_SERVICE)


def _unknown[Key: (str, int)](
    place: str, what: str, key: Key, known: Collection[Key], kind: Wrong
) -> Iterator[Mistake]:
    """Yield that something is named which does not exist."""
    if key not in known:
        shown = key if isinstance(key, int) else f'"{key}"'
        offer = ", ".join(str(one) for one in sorted(known))
        yield Mistake(place, f"there is no {what} {shown}; choose one of: {offer}", kind)


def _boards(unit: Unit) -> Iterator[Mistake]:
    """Yield boards of counters that do not exist, and boards that no call would reach."""
    given = {counter.number: frozenset(counter.services) for counter in unit.counters}
    for board in unit.boards:
        zone, place = board.zone, f'board "{board.code}"'
        for number in zone.counters:
            yield from _unknown(f"{place} > counters", "counter", number, given, Wrong.NO_COUNTER)
        here = [given[number] for number in zone.counters if number in given]
        if zone.services and here and not frozenset(zone.services) & frozenset().union(*here):
            sentence = (
                "none of its counters gives one of its services; a call is shown where both fit"
            )
            yield Mistake(place, sentence, Wrong.NO_CALL)


def _numbers(unit: Unit) -> Iterator[Mistake]:
    for service in unit.services:
        yield from _hours(f'service "{service.code}" > hours', service.hours, timedelta(0))
        series, quota = service.series, service.daily_quota
        numbers = series.last - series.first + 1
        if numbers < 1:
            yield Mistake(
                f'service "{service.code}" > series',
                f"first ({series.first}) is after last ({series.last}); "
                "first must be the smaller number",
                Wrong.SERIES_BACKWARDS,
            )
        elif quota is not None and quota > numbers:
            yield Mistake(
                f'service "{service.code}" > daily_quota',
                f"{quota} tickets are more than the {numbers} numbers of its series; "
                "write a smaller quota or a larger last",
                Wrong.QUOTA,
            )


def _rules(unit: Unit) -> Iterator[Mistake]:
    for priority in unit.priorities:
        place = f'priority "{priority.code}"'
        if priority.offered and priority.code == ORDINARY:
            sentence = "everybody has this class unasked; remove the key"
            yield Mistake(f"{place} > offered", sentence, Wrong.ORDINARY_OFFERED)
        elif priority.offered and not priority.rule:
            sentence = "this is missing; a class that visitors may ask for says whom it is for"
            yield Mistake(f"{place} > rule", sentence, Wrong.RULE_MISSING)
    if all(priority.code != ORDINARY for priority in unit.priorities):
        sentence = f'the class "{ORDINARY}" is missing; everybody else needs it'
        yield Mistake("priorities", sentence, Wrong.ORDINARY_MISSING)
    if all(outcome.code != SERVED for outcome in unit.outcomes):
        sentence = f'the outcome "{SERVED}" is missing; a service ends so as a rule'
        yield Mistake("outcomes", sentence, Wrong.SERVED_MISSING)
    for line in ALWAYS_SHOWN:
        if line not in unit.ticket.lines:
            sentence = f'"{line}" is missing; no ticket can do without it'
            yield Mistake("ticket.lines", sentence, Wrong.LINE_MISSING)


def _calendar(calendar: Calendar) -> Iterator[Mistake]:
    last_ticket = calendar.last_ticket_before_closing
    if not any(calendar.hours.values()):
        yield Mistake(
            "calendar.hours", "no day has opening times; write at least one", Wrong.NO_HOURS
        )
    yield from _hours("calendar.hours", calendar.hours, last_ticket)
    for season in calendar.seasons:
        yield from _dates("season", season)
        yield from _hours(f"{_titled('season', season)} > hours", season.hours, last_ticket)
    for closure in calendar.closures:
        yield from _dates("closure", closure)
        place = f"{_titled('closure', closure)} > open_hours"
        yield from _stretches(place, closure.open_hours, last_ticket)


def _voice(voice: VoiceRules) -> Iterator[Mistake]:
    minutes = tuple(time(at // 60, at % 60) for at in range(24 * 60))
    taken: set[time] = set()
    for number, hours in enumerate(voice.hours, start=1):
        where = f"voice.hours[{number}]"
        if hours.begins == hours.ends:
            sentence = "from and to are the same hour; for the whole day, set percent"
            yield Mistake(where, sentence, Wrong.SAME_HOUR)
            continue
        held = {at for at in minutes if hours.holds(at)}
        if held & taken:
            yield Mistake(
                where,
                f"{hours.begins:%H:%M}-{hours.ends:%H:%M} overlaps with the hours before;"
                " write stretches apart from each other",
                Wrong.OVERLAP,
            )
        taken |= held


def _alerts(unit: Unit) -> Iterator[Mistake]:
    """Yield thresholds in the wrong order, and thresholds of services that do not exist."""
    rules, codes = unit.alerts, {service.code for service in unit.services}
    pairs: dict[str, tuple[object, object]] = {
        "alerts > wait_critical_percent": (rules.wait_warning_percent, rules.wait_critical_percent)
    }
    spans = {"nobody_calls": rules.nobody_calls, "unattended": rules.unattended}
    for name, both in {**spans, "station_lost": rules.station_lost}.items():
        pairs[f"alerts > {name}_critical_minutes"] = (both.warning, both.critical)
    pairs["alerts > queue_critical"] = (rules.queue.warning, rules.queue.critical)
    for code, own in rules.services.items():
        place = f'alerts > service "{code}"'
        yield from _unknown(place, "service", code, codes, Wrong.NO_SERVICE)
        if own.wait:
            pairs[f"{place} > wait_critical_minutes"] = (own.wait.warning, own.wait.critical)
        if own.queue:
            pairs[f"{place} > queue_critical"] = (own.queue.warning, own.queue.critical)
    for place, (warning, critical) in pairs.items():
        if critical < warning:  # type: ignore[operator] # each pair is of one kind
            yield Mistake(place, "critical is below warning; write a larger one", Wrong.CALMER)


def _tamazight(rules: TamazightRules) -> Iterator[Mistake]:
    """Yield texts of no place, and texts that cannot be filled in as their English is."""
    for number, one in enumerate(rules.reviewed, start=1):
        place = f"tamazight.reviewed[{number}]"
        if not one.has_place:
            sentence = f'"{one.where}" is no place; write page and text, such as "kiosk/Kiosk"'
            yield Mistake(f"{place}.where", sentence, Wrong.UNFIT)
        if not one.keeps_what_is_filled_in:
            kept = " ".join(placeholders(one.text)) or "no %, { or }"
            sentence = f"what is filled in differs from the English text; keep {kept}"
            yield Mistake(f"{place}.said", sentence, Wrong.UNFIT)


def _dates(kind: str, span: Season | Closure) -> Iterator[Mistake]:
    if span.first > span.last:
        yield Mistake(
            _titled(kind, span),
            f"first ({span.first}) is after last ({span.last}); first must be the earlier date",
            Wrong.DATES_BACKWARDS,
        )


def _hours(place: str, hours: WeeklyHours, last_ticket: timedelta) -> Iterator[Mistake]:
    for day, periods in hours.items():
        yield from _stretches(f"{place}.{DAYS[day - 1]}", periods, last_ticket)


def _stretches(
    where: str, periods: tuple[Period, ...], last_ticket: timedelta
) -> Iterator[Mistake]:
    backwards = [period for period in periods if period.opens >= period.closes]
    for period in backwards:
        sentence = f"{_spoken(period)} closes before it opens; write opening first"
        yield Mistake(where, sentence, Wrong.CLOSES_FIRST)
    if backwards:
        return
    for earlier, later in pairwise(periods):
        if later.opens < earlier.closes:
            yield Mistake(
                where,
                f"{_spoken(later)} begins before {_spoken(earlier)} ends; "
                "write the stretches in order, without overlap",
                Wrong.OVERLAP,
            )
    if periods and _length(periods[-1]) <= last_ticket:
        yield Mistake(
            where,
            f"{_spoken(periods[-1])} is not longer than calendar.last_ticket_minutes, "
            "so it would give no ticket; write fewer minutes",
            Wrong.TOO_SHORT,
        )


def _length(period: Period) -> timedelta:
    opens, closes = (datetime.combine(date.min, at) for at in (period.opens, period.closes))
    return closes - opens


def _spoken(period: Period) -> str:
    return f"{period.opens:%H:%M}-{period.closes:%H:%M}"


def _titled(kind: str, span: Season | Closure) -> str:
    return f'calendar.{kind} "{text_in(span.names, Language.FRENCH)}"'


@cache
def _known_zones() -> frozenset[str]:
    # The package, not the system: the offices' clock changed in 2026 and old systems do not know.
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())
