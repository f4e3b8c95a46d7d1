"""What an alert says, in the language of the app."""

from dataclasses import replace
from datetime import datetime, timedelta

from admin_console.words import filled, hour_words, localized, minutes_words, translate
from reception.care.station import CareDetail
from reception.domain.alerts import Alert, AlertKind, AlertLevel, App, CountersMissing
from reception.domain.printer import PrinterState
from reception.domain.unit import Unit
from reception.watch.conditions import LiveReading
from reception.watch.model import station_named
from ui_kit.late import LATE_SIGN
from ui_kit.paper import printer_state_sentence
from ui_kit.words import from_its_side

MARKS = {None: "", AlertLevel.WARNING: LATE_SIGN, AlertLevel.CRITICAL: 2 * LATE_SIGN}
TONES = {None: "", AlertLevel.WARNING: "warning", AlertLevel.CRITICAL: "danger"}
_TIMED = frozenset(
    {AlertKind.WAIT, AlertKind.NOBODY_CALLS, AlertKind.UNATTENDED, AlertKind.STATION}
)
_NO_TIME = timedelta(0)
_MOST_DAYS = 10
_DAYS_FROM_H = 72
"""An age is told in hours up to there, and in days from there on: never in one or two."""


def marked_text(level: AlertLevel | None, text: str) -> str:
    """Return a text behind the mark of its level."""
    return f"{MARKS[level]} {text}" if level else text


def level_word(level: AlertLevel) -> str:
    """Return what a level is called."""
    if level is AlertLevel.CRITICAL:
        return translate("Console", "Critical")
    return translate("Console", "Warning")


def app_word(app: App) -> str:
    """Return what runs at a station."""
    match app:
        case App.KIOSK:
            return translate("Console", "Kiosk")
        case App.BOARD:
            return translate("Console", "Board")
        case App.CLERK:
            return translate("Console", "Clerk's panel")
        case App.LINE:
            return translate("Console", "Telephones")


def app_words(app: App, part: str) -> str:
    """Return what runs at a station, and which of several."""
    return f"{app_word(app)} {part}" if part else app_word(app)


def all_or_few(count: int, *, shows_all: bool) -> str:
    """Return what a button says that shows all of a list, or fewer again."""
    if shows_all:
        return translate("Console", "Show fewer")
    return filled(translate("Console", "Show all %1"), count)


def _now(alert: Alert, reading: LiveReading, now: datetime) -> Alert:
    """Return an open alert with its measure and detail as they are now."""
    seen = reading.seen(alert.kind, alert.subject)
    if seen is None:
        return alert
    measured = seen.measured
    if measured is not None and alert.kind in _TIMED:
        measured += max(_NO_TIME, now - reading.at) // timedelta(seconds=1)
    return replace(alert, measured=measured, detail=seen.detail, missing=seen.missing)


def longest_first(reading: LiveReading, now: datetime) -> list[Alert]:
    """Return the alerts as they are now, the most pressing first.

    That is what nobody has seen, then what lasts longest.
    """

    def pressing(one: Alert) -> tuple[int, bool, bool, int]:
        timed = one.kind in _TIMED
        lasts = one.measured or 0 if timed else 0
        return -one.level.rank, one.is_acknowledged, timed, -lasts

    return sorted((_now(one, reading, now) for one in reading.alerts), key=pressing)


def helped_service(alert: Alert) -> str:
    """Return for which service one counter more helps; empty: for whichever."""
    return next(iter(alert.missing.services), "") if alert.missing else alert.subject


def alert_sentence(alert: Alert, unit: Unit) -> str:  # noqa: C901 - one a kind
    """Return what an alert says."""
    value = alert.measured or 0
    spent = minutes_words(timedelta(seconds=value))
    match alert.kind:
        case AlertKind.WAIT:
            said = filled(translate("Console", "%1: longest wait %2"), _service(alert, unit), spent)
        case AlertKind.QUEUE:
            said = filled(translate("Console", "%1: %2 waiting"), _service(alert, unit), value)
        case AlertKind.NOBODY_CALLS if not alert.subject:
            said = filled(translate("Console", "No counter is open; longest wait %1"), spent)
        case AlertKind.NOBODY_CALLS:
            text = translate("Console", "%1: no counter is open; longest wait %2")
            said = filled(text, _service(alert, unit), spent)
        case AlertKind.STAFFING:
            said = _missing(alert.missing, unit) if alert.missing else ""
        case AlertKind.UNATTENDED:
            text = translate("Console", "Counter %1: nothing done for %2 while people wait")
            said = filled(text, alert.subject, spent)
        case AlertKind.PRINTER:
            text = translate("Console", "Printer of %1: %2")
            said = filled(text, alert.subject, _printer(alert.detail))
        case AlertKind.CONFLICTS:
            said = filled(translate("Console", "Tickets of a kiosk wait for a decision: %1"), value)
        case AlertKind.DISK | AlertKind.BACKUP:
            age = _age_words(timedelta(hours=value))
            said = filled(_care_words(CareDetail(alert.detail)), alert.subject, age, value)
        case AlertKind.STATION | AlertKind.DUPLICATE:
            said = _station(alert)
    return from_its_side(said)


def _missing(missing: CountersMissing, unit: Unit) -> str:
    text = translate("Console", "At %1, %n of %2 counters will be missing", "", missing.missing)
    said = filled(text, hour_words(missing.begins), missing.needed)
    names = [localized(unit.service_names(one)) for one in missing.services]
    return f"{said} ({translate('Console', ', ').join(names)})" if names else said


def _station(alert: Alert) -> str:
    app, part, station = station_named(alert.subject)
    if app is App.LINE and alert.kind is AlertKind.STATION:
        text = translate("Console", "%1 (%2): pages are not up to date; see nouba line status")
    elif alert.kind is AlertKind.DUPLICATE:
        text = translate("Console", "%1 (%2): runs twice, on %3; have one of them renamed")
    else:
        text = translate("Console", "%1 (%2): nothing heard from it; check that it runs")
    return filled(text, app_words(app, part), station, alert.detail)


def since_words(at: datetime, now: datetime) -> str:
    """Return since when, as a time of today or a day; ``now`` is in the unit's zone."""
    local = at.astimezone(now.tzinfo)
    return hour_words(local) if local.date() == now.date() else f"{local:%d/%m}"


def _service(alert: Alert, unit: Unit) -> str:
    return localized(unit.service_names(alert.subject))


def _printer(detail: str) -> str:
    if detail in set(PrinterState):
        return printer_state_sentence(PrinterState(detail))
    return translate("Console", "its printer is not heard of any more")


def _care_words(detail: CareDetail) -> str:
    match detail:
        case CareDetail.ROOM:
            return translate(
                "Console", "%1: only %3 MB are free; have room made before nothing can be written"
            )
        case CareDetail.RESERVE:
            return translate(
                "Console", "%1: only %3 MB are free, and the reserve is spent; have room made now"
            )
        case CareDetail.OLD:
            return translate(
                "Console", "%1: the newest backup is %2 old; look why none is made at night"
            )
        case CareDetail.NONE:
            return translate("Console", "%1: there is no backup yet; have one made today")
        case CareDetail.UNREADABLE:
            return translate("Console", "%1: the backups cannot be reached; plug their disk in")
        case CareDetail.DRILL:
            return translate(
                "Console", "%1: the backup that was tried is broken; call whoever looks after it"
            )


def _age_words(age: timedelta) -> str:
    days, hours = age.days, age // timedelta(hours=1)
    if hours < _DAYS_FROM_H:
        text = filled(translate("Console", "%1 h"), hours)
    elif days <= _MOST_DAYS:
        text = filled(translate("Console", "%1 days"), days)
    else:
        text = filled(translate("Console", "more than %1 days"), _MOST_DAYS)
    return text.replace(" ", "\u00a0")
