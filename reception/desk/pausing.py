"""Pausing a service: it gives no tickets until it is resumed, or until a time."""

from dataclasses import replace
from datetime import datetime

from reception.desk.acting import Acting
from reception.domain.errors import PauseEndError
from reception.domain.pause import ServicePause
from reception.domain.remark import remark
from reception.domain.rights import Right
from reception.ports import DeskWork, Topic
from reception.zone import unit_zone


class Pausing(Acting):
    """Pauses services and resumes them; each sets a state, and may be repeated without harm."""

    def pause_service(
        self,
        service: str,
        login: str,
        *,
        reason: str | None = None,
        until: datetime | None = None,
    ) -> None:
        """Let a service give no tickets until it is resumed; who waits is called all the same.

        Whoever touched before the pause was written still gets the ticket. Of a service that is
        paused already, what is not given stays as it is, and an empty reason takes the reason away;
        only another reason and another end together are another pause.

        Args:
            service: its code.
            login: of a manager or an administrator.
            reason: for colleagues, in one line.
            until: when the pause ends by itself; visitors are told.

        Raises:
            NotAllowedError: the person is a clerk.
            UnknownServiceError: the unit does not offer it.
            RemarkError: the reason is no line, or too long a one.
            PauseEndError: that time is over.
        """
        unit = self._unit_for(login, Right.LEAD_THE_HALL)
        pause = ServicePause(
            service=unit.service(service).code,
            since=self._clock.now(),
            by=login,
            reason=remark(reason),
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

    def resume_service(self, service: str, login: str) -> None:
        """Let a service give tickets again; one that is not paused stays as it is.

        Raises:
            NotAllowedError: the person is a clerk.
            UnknownServiceError: the unit does not offer it.
        """
        unit = self._unit_for(login, Right.LEAD_THE_HALL)
        unit.service(service)

        def act(work: DeskWork) -> None:
            now = self._clock.now()
            present = work.pause(unit.code, service, now)
            if present:
                work.end_pause(unit.code, present, by=login, at=now)

        self._operations.attempt(act, Topic.UNIT, Topic.TICKETS)
