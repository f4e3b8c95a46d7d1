"""Who is in, and who has to wait: an administrator sees it and ends it."""

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
from reception.people.base import SignInBase
from reception.people.model import Tried


class Overseeing(SignInBase):
    """Shows and ends what others are doing at sign-in."""

    def sessions(self, *, asking: Person | None) -> tuple[SignInSession, ...]:
        """Return who is in, the newest first; strange ones too, which are for somebody to end.

        Raises:
            NotAllowedError: the person who asks may not.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE)
        now = self._clock.now()
        with self._work() as work:
            found = work.open_sessions()
        present = (one if one.is_strange else self._as_of(one, now) for one in found)
        return tuple(one for one in present if not one.ended)

    def end(self, session: str, *, asking: Person | None) -> None:
        """End somebody's session; her window says so and shows nothing any more.

        Raises:
            NotAllowedError: the person who asks may not.
            UnknownSessionError: it is over already.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE, AuditAct.END_SESSION)
        now = self._clock.now()
        with self._work(tell=True) as work:
            ended = work.end_session(session, SessionEnd.ADMINISTRATOR, now, by=login_of(asking))
            if ended:
                subject = f"{ended.login} {ended.app} {ended.station}"
                work.note(self._audit.entry(login_of(asking), AuditAct.END_SESSION, subject))
        if ended is None:
            raise UnknownSessionError

    def pauses(self, *, asking: Person | None) -> tuple[LockPause, ...]:
        """Return who has to wait after wrong passwords.

        Raises:
            NotAllowedError: the person who asks may not.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE)
        now = self._clock.now()
        with self._work() as work:
            tried = work.all_tried()
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
        with self._work(tell=True) as work:
            if work.is_served:
                by = login_of(asking)
                return work.lift_pause(login, station, by, self._clock.now())
            lifted = [
                one
                for one in work.all_tried()
                if (login and one.login == login) or (station and one.station == station)
            ]
            for one in lifted:
                work.set_tried(Tried(login=one.login, station=one.station))
            subject = " ".join(word for word in (login, station) if word)
            work.note(self._audit.entry(login_of(asking), AuditAct.LIFT_PAUSE, subject))
        return len(lifted)


def _rule_of(tried: Tried) -> TryRule:
    if not tried.login:
        return WHOLE_STATION
    return LOGIN_AT_STATION if tried.station else LOGIN_ANYWHERE
