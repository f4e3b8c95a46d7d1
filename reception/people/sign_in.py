"""Who is in, as an administrator sees and ends it: sessions, pauses, lost second factors."""

from uuid import UUID

from reception.domain.rights import AuditAct, Right, login_of
from reception.domain.sign_in import (
    LOGIN_ANYWHERE,
    LOGIN_AT_STATION,
    WHOLE_STATION,
    LockPause,
    SessionEnd,
    SignInSession,
    TryRule,
    UnknownSessionError,
)
from reception.domain.unit import Person
from reception.people.second_factor import SecondFactors
from reception.people.sql import Tried


class SignIn(SecondFactors):
    """Carries out the verbs of sign-in; here those of administrators."""

    def sessions(self, *, asking: Person | None) -> tuple[SignInSession, ...]:
        """Return who is in, the newest first.

        Raises:
            NotAllowedError: the person who asks may not.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE)
        now = self._clock.now()
        with self._store.work() as work:
            found = work.open_sessions(self._unit().code)
        return tuple(one for one in (self._as_of(one, now) for one in found) if not one.ended)

    def end(self, session: UUID, *, asking: Person | None) -> None:
        """End somebody's session; her window says so and shows nothing any more.

        Raises:
            NotAllowedError: the person who asks may not.
            UnknownSessionError: it is over already.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE, AuditAct.END_SESSION)
        unit, now = self._unit().code, self._clock.now()
        with self._store.work(tell=True) as work:
            ended = work.end_session(unit, session, SessionEnd.ADMINISTRATOR, now)
            if ended:
                subject = f"{ended.login} {ended.app} {ended.station}"
                work.note(unit, self._audit.entry(login_of(asking), AuditAct.END_SESSION, subject))
        if ended is None:
            raise UnknownSessionError

    def pauses(self, *, asking: Person | None) -> tuple[LockPause, ...]:
        """Return who has to wait after wrong passwords.

        Raises:
            NotAllowedError: the person who asks may not.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE)
        now = self._clock.now()
        with self._store.work() as work:
            tried = work.all_tried(self._unit().code)
        found = []
        for one in tried:
            until = one.wrong_at and _rule_of(one).paused_until(one.wrong, one.wrong_at, now)
            if until:
                found.append(
                    LockPause(
                        login=one.login or None,
                        station=one.station or None,
                        wrong=one.wrong,
                        until=until,
                    )
                )
        return tuple(found)

    def lift(
        self, *, login: str | None = None, station: str | None = None, asking: Person | None
    ) -> int:
        """Let a login, a station or both try again at once; return how many pauses were lifted.

        Raises:
            NotAllowedError: the person who asks may not.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE, AuditAct.LIFT_PAUSE)
        unit = self._unit().code
        with self._store.work(tell=True) as work:
            lifted = [
                one
                for one in work.all_tried(unit)
                if (login and one.login == login) or (station and one.station == station)
            ]
            for one in lifted:
                work.set_tried(unit, Tried(login=one.login, station=one.station))
            subject = " ".join(word for word in (login, station) if word)
            work.note(unit, self._audit.entry(login_of(asking), AuditAct.LIFT_PAUSE, subject))
        return len(lifted)

    def drop_second_factor_of(self, login: str, *, asking: Person | None) -> None:
        """Ask a colleague for no codes any more, who lost what makes them.

        Raises:
            NotAllowedError: the person who asks may not.
            UnknownPersonError: nobody here has this login.
            NoSecondFactorError: she has none.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE, AuditAct.SECOND_FACTOR)
        self._unit().person(login)
        self._drop(login, by=login_of(asking))


def _rule_of(tried: Tried) -> TryRule:
    if not tried.login:
        return WHOLE_STATION
    return LOGIN_AT_STATION if tried.station else LOGIN_ANYWHERE
