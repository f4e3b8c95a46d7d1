"""Learning the unit's waits from its past, and what the last hours tell of the next ones."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reception.database.run import instant
from reception.domain.rights import AuditAct, Right, demand, login_of
from reception.domain.ticket import Leg, Visit
from reception.domain.unit import Person, Unit
from reception.system.clock import Clock, unit_zone
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, period
from reception.waits.model import KeptModel, Learned, RecentStay
from reception.waits.sql import SqlEstimateStore

if TYPE_CHECKING:
    from reception.waits.forecast import Forecast, Model

_REMEMBERED = timedelta(days=60)

type PastVisits = Callable[[str, date, date], Iterator[Visit]]
"""Yields every visit of a unit's service days from the first to the last."""


@dataclass(eq=False)
class Estimates:
    """Keeps the estimate honest."""

    _store: SqlEstimateStore
    _past: PastVisits
    _units: UnitReader
    _clock: Clock
    _audit: Audit | None = None

    def learn(self, *, asking: Person | None = None) -> Learned:
        """Learn from the last sixty days, and use it from now on if it beats the formula.

        It is judged on the last days by what the days before them teach.

        Raises:
            NotAllowedError: she may not.
            TooShortPastError: there is too little past.
        """
        (self._audit.demand if self._audit else demand)(asking, Right.DESCRIBE_THE_UNIT)
        # numpy and scikit-learn: loaded where something is learned, and nowhere else.
        from reception.waits.learn import lesson  # noqa: PLC0415

        unit, now = self._units.current()[1], self._clock.now()
        _, last = period(unit, now, None, None)
        legs: dict[date, list[Leg]] = defaultdict(list)
        for visit in self._past(unit.code, last - _REMEMBERED, last):
            legs[visit.ticket.service_day].extend(visit.legs)
        stored = lesson(legs, unit, now)
        days = f"{stored.trained_from} {stored.trained_to}"
        noting = None
        if self._audit:
            noting = self._audit.entry(login_of(asking), AuditAct.LEARN, days)
        self._store.keep_model(stored, noting=noting)
        return stored

    def learned(self) -> Learned | None:
        """Return what was learned last; None when nothing was yet."""
        return self._store.model(self._units.current()[1].code)


_LATEST = timedelta(hours=2)
# What is older than this tells of another office.
_OUTDATED = timedelta(days=35)
_KEPT = 300
# Of so many latest waits of a service, this part must have been in its range.
_JUDGED_BY, _TRUSTED_FROM = 20, 0.6
_JUDGED_WITHIN = timedelta(hours=1)
_FEWEST_LEFT = 5
# Of who waits, of who was called and of who left: more than an hour of a large office.
_STAYS = 1000
_COUNTED = timedelta(hours=1)
# A minute more or less of these hours changes no wait that is told in steps of five.
_HOURS_HOLD = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class RecentlySeen:
    """What was seen of the last hours; nothing, where nothing is kept."""

    forecast: "Forecast | None" = None
    """What was learned; None: the formula tells the waits."""
    leaving: float = 0.0
    """What part of those who wait leave in a second."""
    arrivals: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """How many join in a second, by service and then by class."""
    distrusted: frozenset[str] = frozenset()
    """The services whose announced waits were too seldom right: no wait is told for them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Hours:
    """The last hours of a day, as they were read at an instant."""

    of: tuple[str, date]
    at: datetime
    kept: Sequence[KeptModel]
    seen: RecentlySeen


class RecentWaits:
    """Reads the last hours, and keeps the learned model until it is learned anew."""

    def __init__(self, store: SqlEstimateStore) -> None:
        self._store = store
        self._model: tuple[datetime, Model | None] | None = None
        self._hours: _Hours | None = None

    def seen(self, unit: Unit, day: date, now: datetime) -> RecentlySeen:
        """Return what the last hours of a day tell at this instant."""
        hours = self._last_hours(unit.code, day, now)
        forecast = self._forecast(unit, day, now, hours.kept)
        return replace(hours.seen, forecast=forecast) if forecast else hours.seen

    def _last_hours(self, unit: str, day: date, now: datetime) -> _Hours:
        """Return them as of this minute: read anew at each look, they would grow with the line."""
        hours = self._hours
        if hours and hours.of == (unit, day) and abs(now - hours.at) < _HOURS_HOLD:
            return hours
        kept = self._store.latest_kept(unit, day, _KEPT)
        stays = self._store.stays(unit, day, now - _LATEST, _STAYS)
        seen = RecentlySeen(
            leaving=_leaving(stays, now),
            arrivals=_arrivals(stays, now),
            distrusted=_distrusted(kept, now),
        )
        self._hours = hours = _Hours(of=(unit, day), at=now, kept=kept, seen=seen)
        return hours

    def _forecast(
        self, unit: Unit, day: date, now: datetime, kept: Sequence[KeptModel]
    ) -> "Forecast | None":
        made_at = self._store.model_made_at(unit.code)
        if made_at is None or now - made_at > _OUTDATED:
            return None
        # Where nothing was learned nobody waits for numpy.
        from reception.waits.forecast import forecast_of, model_in  # noqa: PLC0415

        if self._model is None or self._model[0] != made_at:
            self._model = made_at, model_in(self._store.model(unit.code))
        model = self._model[1]
        if model is None:
            return None
        rows = self._store.legs(unit.code, day, now - _LATEST)
        return forecast_of(model, rows, kept, on=day, now=now, zone=unit_zone(unit.zone))


def _distrusted(kept: Sequence[KeptModel], now: datetime) -> frozenset[str]:
    """Return the services whose waits of the last hour were too seldom in their ranges."""
    since = (now - _JUDGED_WITHIN).timestamp() * 1_000_000
    latest: dict[str, list[bool]] = {}
    for one in kept:
        if one.called_at < since:
            continue
        found = latest.setdefault(one.service, [])
        if len(found) < _JUDGED_BY:
            found.append(one.quoted_low <= one.wait <= one.quoted_high)
    return frozenset(
        service
        for service, held in latest.items()
        if len(held) == _JUDGED_BY and sum(held) < _TRUSTED_FROM * _JUDGED_BY
    )


def _arrivals(stays: Sequence[RecentStay], now: datetime) -> dict[str, dict[str, float]]:
    """Return how many joined in a second of the last hour, by service and class.

    Where more were there than were read, of the time of which everybody was.
    """
    since = instant(now - _COUNTED)
    read: dict[tuple[bool, int], list[int]] = defaultdict(list)
    for one in stays:
        read[one.gone_at is None, one.has_left].append(one.seen_at)
    since = max([since, *(min(seen) for seen in read.values() if len(seen) == _STAYS)])
    joined = Counter((one.service, one.priority) for one in stays if one.waiting_since > since)
    counted_s = max((instant(now) - since) / 1_000_000, 1.0)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (service, priority), count in joined.items():
        found[service][priority] = count / counted_s
    return found


def _leaving(stays: Sequence[RecentStay], now: datetime) -> float:
    """Return what part of those who wait leave in a second, of the last hours."""
    left = sum(one.has_left for one in stays)
    if left < _FEWEST_LEFT:
        return 0.0
    waited_us = sum((one.gone_at or instant(now)) - one.waiting_since for one in stays)
    return left / max(waited_us / 1_000_000, 1.0)
