"""The verbs of sign-in: one's own second factor, and who is in as an administrator ends it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from reception.domain.language import Language, text_in
from reception.domain.rights import AuditAct, Right, login_of
from reception.domain.sign_in import (
    LOGIN_ANYWHERE,
    LOGIN_AT_STATION,
    WHOLE_STATION,
    CodeRefusedError,
    LockPause,
    NoSecondFactorError,
    SessionEnd,
    SignInSession,
    TryRule,
    UnknownSessionError,
)
from reception.domain.unit import Person
from reception.people.base import recovery_hash
from reception.people.enter import provisioning_uri, step_of
from reception.people.sessions import Staying
from reception.people.sql import Tried
from reception.system.ids import factor_secret, recovery_code

_RECOVERY_CODES = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolment:
    """What an authenticator takes in: as text, and as what a QR code says."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class SecondFactor:
    """What somebody's second factor is like; ``since`` is None where she has none."""

    since: datetime | None
    recovery_left: int


class SignIn(Staying):
    """Carries out the verbs of sign-in; here second factors, and those of administrators."""

    def second_factor(self, token: str) -> SecondFactor:
        """Return what the second factor of who is in is like.

        Raises:
            SessionEndedError: she is in no more.
            SessionLockedError: the window is locked.
        """
        session = self._open_session(token)
        with self._work() as work:
            return SecondFactor(
                since=work.credential(session.login).since,
                recovery_left=work.recovery_left(session.login),
            )

    def offer_second_factor(self, token: str) -> Enrolment:
        """Return a new secret; it counts once a code of it has been typed.

        Raises:
            SessionEndedError: she is in no more.
            SessionLockedError: the window is locked.
        """
        session, unit, secret = self._open_session(token), self._unit(), factor_secret()
        issuer = f"Nouba {text_in(unit.names, Language.FRENCH)}"
        return Enrolment(secret=secret, uri=provisioning_uri(secret, session.login, issuer))

    def take_second_factor(
        self, token: str, password: str, secret: str, code: str
    ) -> tuple[str, ...]:
        """Begin to ask for codes of this secret; return the recovery codes, which nobody keeps.

        Raises:
            SessionEndedError: she is in no more.
            SessionLockedError: the window is locked.
            SignInPausedError: too many passwords were wrong.
            SignInRefusedError: it is not her password.
            CodeRefusedError: it is not a code of this secret.
        """
        _, person = self._confirmed(token, password, AuditAct.SECOND_FACTOR)
        now = self._clock.now()
        step = step_of(secret, code, now)
        if step is None:
            raise CodeRefusedError
        codes = tuple(recovery_code() for _ in range(_RECOVERY_CODES))
        kept = tuple(recovery_hash(one) for one in codes)
        with self._work() as work:
            work.set_second_factor(person.login, secret, now, kept)
            work.use_step(person.login, step)
            work.note(self._audit.entry(person.login, AuditAct.SECOND_FACTOR, "taken"))
        return codes

    def drop_second_factor(self, token: str, password: str) -> None:
        """Ask who is in for no codes any more.

        Raises:
            SessionEndedError: she is in no more.
            SessionLockedError: the window is locked.
            SignInPausedError: too many passwords were wrong.
            SignInRefusedError: it is not her password.
            NoSecondFactorError: she has none.
        """
        _, person = self._confirmed(token, password, AuditAct.SECOND_FACTOR)
        self._drop(person.login, by=person.login)

    def _drop(self, login: str, *, by: str | None) -> None:
        with self._work() as work:
            had = work.credential(login).secret is not None
            if had:
                work.set_second_factor(login, None, self._clock.now())
                work.note(self._audit.entry(by, AuditAct.SECOND_FACTOR, f"dropped {login}"))
        if not had:
            raise NoSecondFactorError(login)

    def sessions(self, *, asking: Person | None) -> tuple[SignInSession, ...]:
        """Return who is in, the newest first.

        Raises:
            NotAllowedError: the person who asks may not.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE)
        now = self._clock.now()
        with self._work() as work:
            found = work.open_sessions()
        return tuple(one for one in (self._as_of(one, now) for one in found) if not one.ended)

    def end(self, session: UUID, *, asking: Person | None) -> None:
        """End somebody's session; her window says so and shows nothing any more.

        Raises:
            NotAllowedError: the person who asks may not.
            UnknownSessionError: it is over already.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE, AuditAct.END_SESSION)
        now = self._clock.now()
        with self._work(tell=True) as work:
            ended = work.end_session(session, SessionEnd.ADMINISTRATOR, now)
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
