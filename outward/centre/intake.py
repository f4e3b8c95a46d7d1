"""Taking the days of sites: each step is taken whole, or not at all, and in no other order."""

import logging
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256

import msgspec
from msgspec import structs

from outward.receiving.enrolment import Enrolled, EnrolmentRule, asking
from outward.receiving.parcel import (
    NOBODY_KNOWN,
    BatchRefusedError,
    join_in,
    read_as,
    require_format,
    require_fresh,
    require_same,
    require_signed,
    unpacked,
)
from outward.wire.visits import FORMAT, MOST_TOLD, SILENT_FOR_S, SentDay, VisitsAnswer, VisitsBatch
from reception.database.run import Row
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.unit import Unit
from reception.network.centre import Centre, SiteStep
from reception.system.clock import Clock
from reception.system.decode import decoded
from reception.unit.document import require_fit

_AHEAD = timedelta(days=1)
"""Somewhere it is tomorrow."""

_log = logging.getLogger("nouba.centre")


class CentreEnrolment:
    """Which sites may write to a centre, kept in its database."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._read: tuple[int, Enrolled] = (-1, Enrolled())

    def enrolled(self) -> tuple[int, Enrolled]:
        """Return which sites are in, and which ask; and a stamp that changes with them."""
        stamp, document = self._centre.enrolment()
        if self._read[0] != stamp:
            self._read = stamp, decoded(document, Enrolled)
        return self._read

    def enrol(self, rule: EnrolmentRule, what: str = "", *, forget: str = "") -> None:
        """Change them, write ``what`` was done into the head office's log, and forget a site."""

        def changed(document: bytes) -> bytes:
            before = decoded(document, Enrolled)
            after = rule(before)
            return document if after == before else msgspec.json.encode(after)

        self._centre.enrol(changed, what, forget=forget)


class CentreIntake:
    """Takes batches and requests to join; several threads may ask it at once."""

    def __init__(self, centre: Centre, clock: Clock) -> None:
        self._centre, self._clock = centre, clock
        self._sites = CentreEnrolment(centre)

    def join(self, body: bytes, signature: str, address: str) -> None:
        """Note that a site asks to be let in.

        Raises:
            BatchRefusedError: it has no form, is not signed, or others ask from this address.
        """
        try:
            join = join_in(body, signature)
            self._sites.enrol(asking(join, address, self._clock.now()))
        except BatchRefusedError as refused:
            refuse("a request to join", refused)
            raise

    def take(self, body: bytes, site: str, signature: str) -> VisitsAnswer:
        """Take a batch of a site where it goes on from what is held, and say what is held now.

        Raises:
            BatchRefusedError: it is not taken; nothing was changed.
        """
        stamp, enrolled = self._sites.enrolled()
        admitted = enrolled.admitted.get(site)
        try:
            require_signed(body, site, signature, admitted.public_key if admitted else None)
            batch = read_as(unpacked(body), VisitsBatch)
            require_format(batch.format, FORMAT)
            require_same(batch.site, site)
            now = self._clock.now()
            require_fresh(batch.made_at, now)
            with self._centre.site(site) as step:
                if step.stamp != stamp:
                    raise EnvironmentFault("Who may write is being changed", "send it again")
                return _taken(step, batch, now)
        except BatchRefusedError as refused:
            refuse(site if admitted else NOBODY_KNOWN, refused)
            raise


def refuse(who: str, refused: BatchRefusedError) -> None:
    """Write down why something was not taken."""
    _log.warning("%s: refused: %s", who, refused)


def _taken(step: SiteStep, batch: VisitsBatch, now: datetime) -> VisitsAnswer:
    copy = step.copy
    silent_for_s = abs((now - copy.heard_at).total_seconds())
    if copy.run not in {"", batch.run} and silent_for_s < SILENT_FOR_S:
        raise BatchRefusedError("Another computer speaks for this site", 409)
    is_next = batch.base == copy.version
    version = copy.version
    # Who does not go on from what is held cannot know what is still to come.
    behind = until = None
    if is_next:
        _put(step, batch, now.date())
        version, behind, until = step.move_on(), batch.behind, batch.until
    step.heard(batch.run, now, behind, until)
    after = batch.told_after
    told = step.marks(after, MOST_TOLD + 1) if after else {}
    return VisitsAnswer(
        version=version,
        taken=is_next,
        kept_from=step.kept_from,
        unit=step.digest(),
        days=dict([*told.items()][:MOST_TOLD]),
        more=len(told) > MOST_TOLD,
    )


def _put(step: SiteStep, batch: VisitsBatch, today: date) -> None:
    if batch.unit is not None:
        _require_unit(batch.unit, batch.site)
        step.describe(sha256(batch.unit.encode()).hexdigest(), batch.unit)
    if batch.gone:
        _log.warning("%s: %d days are at the site no more", batch.site, len(batch.gone))
        step.clear(batch.gone)
    if batch.until is not None and batch.until > today + _AHEAD:
        raise BatchRefusedError(f"The day {batch.until} is not over", 400)
    if (day := batch.day) is not None:
        if not step.kept_from <= day.day <= today + _AHEAD:
            raise BatchRefusedError(f"The day {day.day} is not one that is held here", 400)
        _put_day(step, day)


def _require_unit(document: str, site: str) -> None:
    """Refuse a description by which this version could not tell what the site's days say."""
    try:
        unit = decoded(document.encode(), Unit)
        require_fit(unit)
    except (msgspec.MsgspecError, Refusal, ArithmeticError, TypeError, RecursionError) as error:
        raise BatchRefusedError(
            f"It describes no unit that this version knows: {str(error)[:200]}", 400
        ) from None
    require_same(site, unit.code)


def _put_day(step: SiteStep, sent: SentDay) -> None:
    if any(len({stay.leg for stay in one.stays}) < len(one.stays) for one in sent.visits):
        raise BatchRefusedError("A stay of a visit stands there twice", 400)
    if sent.part == 0:
        step.clear([sent.day])
    elif step.parts(sent.day) != sent.part:
        raise BatchRefusedError(f"It is no part of {sent.day} that comes next", 409)
    visits = [(*structs.astuple(one)[:-1], _rows(one.stays)) for one in sent.visits]
    step.add(sent.day, visits, _rows(sent.sessions), _rows(sent.breaks))
    mark = "" if sent.more else sent.mark
    step.note(sent.day, seal=sent.seal, mark=mark, parts=sent.part + 1)


def _rows(of: Sequence[msgspec.Struct]) -> list[Row]:
    return [structs.astuple(one) for one in of]
