"""People at counters: taking one, leaving it, a break, and the services they call first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from reception.domain import errors
from reception.domain.availability import NotedPause
from reception.domain.rights import AuditAct, Right
from reception.domain.ticket import reason as said_reason
from reception.domain.ticket import remark
from reception.domain.unit import Unit
from reception.queue.base import DeskBase
from reception.queue.model import At, Break, CounterSession, GoneOnMeanwhileError, RaceLostError
from reception.queue.sql.work import SqlDeskWork
from reception.system.clock import Topic, unit_zone
from reception.unit.current import day_of


class Counters(DeskBase):
    """The verbs by which a person takes a counter and leaves it; each sets a state.

    ``by`` is the login of who leads the hall and does it for her, which is written down: she is
    never sent to a counter where a colleague is, nor away from one that she has left meanwhile.
    Without it the person acts herself.
    """

    def open_counter(self, at: At, *, by: str | None = None) -> bool:
        """Take a counter, leaving the one the clerk had; return whether it was not hers already.

        Raises:
            CounterTakenError: somebody serves a visitor there now.
        """
        unit, counter = self._here(at)
        clerk = at.clerk
        note = self._noted_by(unit, by, f"{counter} {clerk}")

        def act(work: SqlDeskWork) -> bool:
            work.lock_counters(unit.code, counter, of=clerk)
            held = work.held_by(unit.code, clerk)
            if held and held.leg.counter != counter:
                raise errors.ClerkHoldsTicketError(clerk, held.ticket.label)
            if by:
                self._refuse_if_sat_at(work, unit, counter, clerk)
            is_new = self._take_counter(work, unit, counter, clerk)
            note(work)
            return is_new

        try:
            return self._attempt(act, Topic.COUNTERS)
        except RaceLostError as race:
            raise self._taken(unit, counter, clerk) from race

    def close_counter(self, at: At, *, by: str | None = None) -> None:
        """Leave the counter; a break ends with it.

        Raises:
            ClerkHoldsTicketError: she still holds a ticket.
            NotAtCounterError: whoever leads the hall means another counter than she has.
        """
        unit, clerk = self._unit_for(at.clerk), at.clerk
        note = self._noted_by(unit, by, f"{at.counter} {clerk} closed")

        def act(work: SqlDeskWork) -> None:
            self._lock_hers(work, unit, clerk)
            session = work.session_of(unit.code, clerk)
            if by and (session is None or session.counter != at.counter):
                raise errors.NotAtCounterError(clerk)
            if session:
                end_session(work, unit, session, self._clock.now())
                note(work)

        self._attempt(act, Topic.COUNTERS)

    def take_break(self, at: At, reason: str, *, by: str | None = None) -> None:
        """Call nobody for a while; the counter stays hers, and counts as closed meanwhile.

        Raises:
            ClerkHoldsTicketError: she still holds a ticket.
            NotAtCounterError: she works at no counter, or not at the one that whoever leads means.
            NoReasonError, RemarkError: why is not said in one line.
        """
        unit, clerk = self._unit_for(at.clerk), at.clerk
        why = said_reason(reason)
        note = self._noted_by(unit, by, f"{at.counter} {clerk} away")

        def act(work: SqlDeskWork) -> None:
            self._lock_hers(work, unit, clerk)
            session = self._session(work, unit, clerk)
            if by and session.counter != at.counter:
                raise errors.NotAtCounterError(clerk)
            now = self._clock.now()
            present = work.break_of(unit.code, clerk)
            if present and present.reason == why:
                return
            work.end_break(unit.code, clerk, now)
            work.begin_break(
                unit.code, Break(clerk=clerk, counter=session.counter, reason=why, since=now)
            )
            note(work)

        self._attempt(act, Topic.COUNTERS)

    def end_break(self, at: At) -> None:
        """Be there for visitors again."""
        unit, clerk = self._unit_for(at.clerk), at.clerk
        self._attempt(
            lambda work: work.end_break(unit.code, clerk, self._clock.now()), Topic.COUNTERS
        )

    def take_profile(self, at: At, profile: str | None, *, by: str | None = None) -> None:
        """Call by a work profile from now on; None: every service of the counter alike.

        Raises:
            UnknownProfileError: there is none of this name.
            NotAtCounterError: she works at no counter.
        """
        unit, clerk = self._unit_for(at.clerk), at.clerk
        code = unit.profile(profile).code if profile else None
        note = self._noted_by(unit, by, f"{at.counter} {clerk} {code or 'every service'}")

        def act(work: SqlDeskWork) -> None:
            work.lock_counters(unit.code, of=clerk)
            session = self._session(work, unit, clerk)
            if by and session.counter != at.counter:
                raise errors.NotAtCounterError(clerk)
            work.set_profile(unit.code, clerk, code)
            note(work)

        self._attempt(act, Topic.COUNTERS)

    def _noted_by(self, unit: Unit, by: str | None, subject: str) -> Callable[[SqlDeskWork], None]:
        """Return what writes down that somebody who leads the hall did it; who acts herself, not.

        Raises:
            NotAllowedError: whoever does it leads nothing.
        """
        if by is None:
            return lambda _: None
        self._audit.demand(unit.person(by), Right.LEAD_THE_HALL)
        entry = self._audit.entry(by, AuditAct.STAFF_COUNTER, subject)
        return lambda work: work.add_entry(unit.code, entry)

    @staticmethod
    def _refuse_if_sat_at(work: SqlDeskWork, unit: Unit, counter: int, clerk: str) -> None:
        for one in work.open_sessions(unit.code):
            if one.counter == counter and one.clerk != clerk:
                raise errors.CounterTakenError(counter, one.clerk)

    @staticmethod
    def _lock_hers(work: SqlDeskWork, unit: Unit, clerk: str, *others: int) -> None:
        """Lock her counter and ``others``, and refuse if she holds a visitor."""
        work.lock_counters(unit.code, *others, of=clerk)
        held = work.held_by(unit.code, clerk)
        if held:
            raise errors.ClerkHoldsTicketError(clerk, held.ticket.label)

    @staticmethod
    def _refuse_on_break(work: SqlDeskWork, unit: Unit, clerk: str) -> None:
        if work.break_of(unit.code, clerk):
            raise errors.OnBreakError(clerk)

    @staticmethod
    def _session(work: SqlDeskWork, unit: Unit, clerk: str) -> CounterSession:
        session = work.session_of(unit.code, clerk)
        if session is None:
            raise errors.NotAtCounterError(clerk)
        return session

    @staticmethod
    def _refuse_if_taken(work: SqlDeskWork, unit: Unit, counter: int, clerk: str) -> None:
        holder = work.held_at(unit.code, counter)
        if holder not in {None, clerk}:
            raise errors.CounterTakenError(counter, str(holder))

    def _take_counter(self, work: SqlDeskWork, unit: Unit, counter: int, clerk: str) -> bool:
        """Make the counter, which is locked, hers; return whether it was not already."""
        sessions, now = work.open_sessions(unit.code), self._clock.now()
        if any(
            (one.clerk, one.counter) == (clerk, counter)
            # Who forgot to leave yesterday begins anew, or nobody would see her at work.
            and day_of(unit, one.opened_at) == day_of(unit, now)
            for one in sessions
        ):
            return False
        self._refuse_if_taken(work, unit, counter, clerk)
        profile = None
        for session in sessions:
            if session.counter == counter or session.clerk == clerk:
                end_session(work, unit, session, now)
            if (session.clerk, session.counter) == (clerk, counter):
                # The night changes nothing about how she works there.
                profile = session.profile
        work.open_session(
            unit.code, CounterSession(clerk=clerk, counter=counter, opened_at=now, profile=profile)
        )
        return True

    def _taken(self, unit: Unit, counter: int, clerk: str) -> errors.CounterTakenError:
        """Return the refusal for who lost the race for a counter every time."""
        with self._store.begin() as work:
            holder = work.held_at(unit.code, counter)
            sitting = (one.clerk for one in work.open_sessions(unit.code) if one.counter == counter)
            return errors.CounterTakenError(counter, holder or next(sitting, clerk))


def end_session(work: SqlDeskWork, unit: Unit, session: CounterSession, now: datetime) -> None:
    """Write that somebody is at her counter no more; on a later day she was forgotten there."""
    forgotten = day_of(unit, session.opened_at) < day_of(unit, now)
    work.close_session(unit.code, session.clerk, now, forgotten=forgotten)


class Pausing(DeskBase):
    """Pauses services and resumes them; each sets a state, and may be repeated without harm."""

    def pause_service(
        self,
        service: str,
        login: str,
        *,
        reason: str | None = None,
        until: datetime | None = None,
        if_given: bool = False,
    ) -> NotedPause | None:
        """Let a service give no tickets until it is resumed; who waits is called all the same.

        The pause is returned if the service gave tickets until now.

        Whoever touched before the pause was written still gets the ticket. Of a service that is
        paused already, what is not given stays as it is, and an empty reason takes the reason away;
        only another reason and another end together are another pause.

        Args:
            service: its code.
            login: of a manager or an administrator.
            reason: for colleagues, in one line.
            until: when the pause ends by itself; visitors are told.
            if_given: only if the service gives tickets until now.

        Raises:
            NotAllowedError: the person is a clerk.
            UnknownServiceError: the unit does not offer it.
            RemarkError: the reason is no line, or too long a one.
            PauseEndError: that time is over.
            GoneOnMeanwhileError: it is paused already, and that was not to be touched.
        """
        unit = self._unit_for(login, Right.LEAD_THE_HALL)
        pause = NotedPause(
            service=unit.service(service).code,
            since=self._clock.now(),
            by=login,
            reason=remark(reason),
            until=until,
        )
        if until and until <= pause.since:
            zone = unit_zone(unit.zone)
            raise errors.PauseEndError(until.astimezone(zone), pause.since.astimezone(zone))
        entry = self._audit.entry(login, AuditAct.PAUSE_SERVICE, service)

        def act(work: SqlDeskWork) -> NotedPause | None:
            present = work.pause(unit.code, service, pause.since)
            if present is None:
                work.begin_pause(unit.code, pause)
                work.add_entry(unit.code, entry)
                return work.pause(unit.code, service, pause.since)
            if if_given:
                raise GoneOnMeanwhileError
            changed = replace(
                present,
                reason=present.reason if reason is None else pause.reason,
                until=present.until if until is None else until,
            )
            if changed.reason != present.reason and changed.until != present.until:
                work.end_pause(unit.code, present, by=login, at=pause.since)
                work.begin_pause(unit.code, pause)
            elif changed != present:
                work.change_pause(unit.code, present, changed)
            if changed != present:
                work.add_entry(unit.code, entry)
            return None

        return self._attempt(act, Topic.UNIT, Topic.TICKETS)

    def resume_service(
        self, service: str, login: str, *, only: NotedPause | None = None
    ) -> NotedPause | None:
        """Let a service give tickets again; one that is not paused stays as it is.

        The pause that ended is returned. With ``only``, no other pause than that one ends.

        Raises:
            NotAllowedError: the person is a clerk.
            UnknownServiceError: the unit does not offer it.
            GoneOnMeanwhileError: that pause is over, or was changed.
        """
        unit = self._unit_for(login, Right.LEAD_THE_HALL)
        unit.service(service)
        entry = self._audit.entry(login, AuditAct.RESUME_SERVICE, service)

        def act(work: SqlDeskWork) -> NotedPause | None:
            now = self._clock.now()
            present = work.pause(unit.code, service, now)
            if only and present != only:
                raise GoneOnMeanwhileError
            if present:
                work.end_pause(unit.code, present, by=login, at=now)
                work.add_entry(unit.code, entry)
            return present

        return self._attempt(act, Topic.UNIT, Topic.TICKETS)
