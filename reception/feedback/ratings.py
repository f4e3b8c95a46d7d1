"""How content visitors are: a score, perhaps a reason and a ticket, and never a person."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from reception.domain.errors import (
    AlreadyRatedError,
    OperationReusedError,
    UnknownRatingReasonError,
    WrongStateError,
)
from reception.domain.rating import SCORES, Rating, RatingScores
from reception.domain.rights import Right
from reception.domain.ticket import Visit, same_label
from reception.domain.unit import Person, Unit
from reception.feedback.sql import SqlRatingStore
from reception.queue.hall import Hall
from reception.reports.words import wording
from reception.system.clock import Clock, Ids
from reception.system.csv_text import rfc3339
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of, period


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingSummary:
    """What visitors of a period said, in all, by service and by reason."""

    unit: str
    zone: str
    first: date
    last: date
    as_of: datetime
    total: RatingScores
    by_service: Mapping[str | None, RatingScores]
    """Services that were rated; None is for ratings without a ticket."""
    by_reason: Mapping[str | None, RatingScores]
    """Reasons that were given; None is for ratings without one."""

    def as_dict(self) -> dict[str, Any]:
        """Return the summary as JSON has it; instants in UTC."""
        return {
            "unit": self.unit,
            "zone": self.zone,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "as_of": rfc3339(self.as_of),
            "total": _plain(self.total),
            "by_service": [
                {"service": service, **_plain(scores)}
                for service, scores in self.by_service.items()
            ],
            "by_reason": [
                {"reason": reason, **_plain(scores)} for reason, scores in self.by_reason.items()
            ],
            "definitions": {name: dict(texts) for name, texts in wording().ratings.items()},
        }


@dataclass(eq=False)
class Ratings:
    """Takes what visitors say of their visit, and sums it up."""

    _store: SqlRatingStore
    _hall: Hall
    _units: UnitReader
    _clock: Clock
    _ids: Ids
    _audit: Audit

    def rate(
        self,
        score: int,
        *,
        reason: str | None = None,
        label: str | None = None,
        station: str,
        operation: UUID | None = None,
    ) -> None:
        """Note how content a visitor is.

        Args:
            score: 1 (not at all) to 5 (very).
            reason: what it is about; the code of one of the unit's reasons.
            label: of her ticket of today, if she tells it.
            station: where she said it.
            operation: the same one again is counted once.

        Raises:
            UnknownRatingReasonError: the unit does not offer the reason.
            TicketNotFoundError: no ticket of today has this label.
            WrongStateError: the ticket has not been called yet.
            AlreadyRatedError: somebody has rated with this ticket.
            OperationReusedError: the id belongs to another rating.
        """
        if score not in SCORES:
            raise ValueError(f"a score is one of {SCORES}, not {score}")
        if operation and self._was_rated(operation, score, reason, label):
            return
        _, unit = self._units.current()
        if reason is not None:
            _require_reason(unit, reason)
        now = self._clock.now()
        day = day_of(unit, now)
        visit = self._called(unit, day, label) if label else None
        operation = operation or self._ids.new()
        written = self._store.add(
            Rating(
                unit=unit.code,
                service_day=day,
                at=now,
                score=score,
                reason=reason,
                ticket=visit.ticket.id if visit else None,
                service=visit.leg.service if visit else None,
                station=station,
                operation=operation,
            )
        )
        # Another process may have been first: with the same touch, or with the same ticket.
        if not written and not self._was_rated(operation, score, reason, label):
            raise AlreadyRatedError(visit.ticket.label if visit else "")

    def rated_today(self) -> frozenset[UUID]:
        """Return the tickets of today with which somebody has rated."""
        _, unit = self._units.current()
        return self._store.rated_tickets(unit.code, day_of(unit, self._clock.now()))

    def summary(
        self, first: date | None = None, last: date | None = None, *, asking: Person | None = None
    ) -> RatingSummary:
        """Return what visitors said on the service days of a period; by default today.

        Raises:
            NotAllowedError: a clerk asks; without anybody, whoever rules this computer does.
            PeriodError: the period ends before it begins, or begins after today.
        """
        self._audit.demand(asking, Right.SEE_FIGURES)
        _, unit = self._units.current()
        now = self._clock.now()
        start, end = period(unit, now, first, last)
        total: Counter[int] = Counter()
        services: dict[str | None, Counter[int]] = defaultdict(Counter)
        reasons: dict[str | None, Counter[int]] = defaultdict(Counter)
        for count in self._store.counts(unit.code, start, end):
            for tally in (total, services[count.service], reasons[count.reason]):
                tally[count.score] += count.times
        return RatingSummary(
            unit=unit.code,
            zone=unit.zone,
            first=start,
            last=end,
            as_of=now,
            total=_scores(total),
            by_service=_in_order(services, [one.code for one in unit.services]),
            by_reason=_in_order(reasons, [one.code for one in unit.rating_reasons]),
        )

    def _called(self, unit: Unit, day: date, label: str) -> Visit:
        visit = self._hall.labelled(unit, day, label, named=False)
        if not visit.leg.calls:
            raise WrongStateError(visit.ticket.label, visit.state, "rated")
        return visit

    def _was_rated(
        self, operation: UUID, score: int, reason: str | None, label: str | None
    ) -> bool:
        """Return whether the operation has written this rating before."""
        found = self._store.rated(operation)
        if found is None:
            return False
        same_ticket = (
            same_label(label, found.label)
            if label and found.label
            else (not label and not found.label)
        )
        if (found.score, found.reason) != (score, reason) or not same_ticket:
            raise OperationReusedError(str(operation))
        return True


def _require_reason(unit: Unit, reason: str) -> None:
    known = tuple(one.code for one in unit.rating_reasons)
    if reason not in known:
        raise UnknownRatingReasonError(reason, known)


def _scores(tally: Counter[int]) -> RatingScores:
    return RatingScores(counts={score: tally[score] for score in SCORES})


def _in_order(
    tallies: Mapping[str | None, Counter[int]], order: list[str]
) -> dict[str | None, RatingScores]:
    """Return the groups as the unit has them; those that went after them, the nameless last."""

    def rank(code: str | None) -> tuple[bool, int, str]:
        place = order.index(code) if code in order else len(order)
        return code is None, place, code or ""

    return {code: _scores(tallies[code]) for code in sorted(tallies, key=rank)}


def _plain(scores: RatingScores) -> dict[str, Any]:
    mean = scores.mean
    return {
        "rated": scores.rated,
        "mean": None if mean is None else round(mean, 2),
        "scores": {str(score): times for score, times in scores.counts.items()},
    }
