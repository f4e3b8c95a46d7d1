"""Pausing a service: it gives no tickets until it is resumed, or until a time."""

import unicodedata
from dataclasses import replace
from datetime import datetime

from reception.domain.errors import NotAllowedError, PauseEndError, PauseReasonError
from reception.domain.pause import ServicePause
from reception.domain.unit import Role, Unit
from reception.office import UnitReader
from reception.operations import Operations
from reception.ports import Clock, DeskWork, Topic
from reception.zone import unit_zone

_LONGEST_REASON = 200
# What would end the line, and what cannot be written at all.
_NOT_IN_A_LINE = frozenset({"Cc", "Cs"})


class Pausing:
    """Pauses services and resumes them; each sets a state, and may be repeated without harm."""

    def __init__(self, units: UnitReader, clock: Clock, operations: Operations) -> None:
        self._units = units
        self._clock = clock
        self._operations = operations

    def pause(self, service: str, login: str, reason: str | None, until: datetime | None) -> None:
        """Let a service give no tickets; what is not given stays as it is in a pause it is in."""
        unit = self._unit_for(login)
        pause = ServicePause(
            service=unit.service(service).code,
            since=self._clock.now(),
            by=login,
            reason=_one_line(reason),
            until=until,
        )
        if until and until <= pause.since:
            zone = unit_zone(unit.zone)
            raise PauseEndError(until.astimezone(zone), pause.since.astimezone(zone))

        def act(work: DeskWork) -> None:
            present = work.pause(unit.code, service, pause.since)
            if present is None:
                work.begin_pause(unit.code, pause)
                return
            changed = replace(
                present,
                reason=present.reason if reason is None else pause.reason,
                until=present.until if until is None else until,
            )
            if changed.reason != present.reason and changed.until != present.until:
                work.end_pause(unit.code, present, by=login, at=pause.since)
                work.begin_pause(unit.code, pause)
            elif changed != present:
                work.change_pause(unit.code, changed)

        self._operations.attempt(act, Topic.UNIT, Topic.TICKETS)

    def resume(self, service: str, login: str) -> None:
        """Let a service give tickets again."""
        unit = self._unit_for(login)
        unit.service(service)

        def act(work: DeskWork) -> None:
            now = self._clock.now()
            present = work.pause(unit.code, service, now)
            if present:
                work.end_pause(unit.code, present, by=login, at=now)

        self._operations.attempt(act, Topic.UNIT, Topic.TICKETS)

    def _unit_for(self, login: str) -> Unit:
        _, unit = self._units.current()
        if unit.person(login).role not in {Role.MANAGER, Role.ADMINISTRATOR}:
            raise NotAllowedError(login, "pause services")
        return unit


def _one_line(reason: str | None) -> str | None:
    """Return the reason as it is kept.

    Raises:
        PauseReasonError: it is too long, or has signs that stand in no line.
    """
    line = " ".join((reason or "").split())
    if len(line) > _LONGEST_REASON or any(
        unicodedata.category(sign) in _NOT_IN_A_LINE for sign in line
    ):
        raise PauseReasonError(_LONGEST_REASON)
    return line or None
