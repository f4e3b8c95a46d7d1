"""The second factor: its codes, how it is taken, and how it is dropped."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime

from pyotp import TOTP

from reception.domain.language import Language, text_in
from reception.domain.rights import AuditAct, Right, login_of
from reception.domain.sign_in import CodeRefusedError, NoSecondFactorError
from reception.domain.unit import Person
from reception.people.base import SignInBase, recovery_hash, token_hash
from reception.people.model import NewFactor
from reception.people.sql import SqlSignInWork
from reception.system.ids import factor_secret, recovery_code

_RECOVERY_CODES = 8
_SECONDS = 30
_DIGITS = 6
# A clock half a minute off still works; more would make a seen code live longer.
_DRIFT = (0, -1, 1)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return the thirty seconds whose code this is, at most one off; None when it is none."""
    typed = "".join(code.split())
    if len(typed) != _DIGITS or not (typed.isascii() and typed.isdecimal()):
        return None
    codes = TOTP(secret, digits=_DIGITS, interval=_SECONDS)
    present = int(now.timestamp()) // _SECONDS
    found = None
    for drift in _DRIFT:
        if hmac.compare_digest(codes.generate_otp(present + drift), typed) and found is None:
            found = present + drift
    return found


def provisioning_uri(secret: str, login: str, issuer: str) -> str:
    """Return what an authenticator reads from a QR code."""
    return TOTP(secret, digits=_DIGITS, interval=_SECONDS).provisioning_uri(
        name=login, issuer_name=issuer
    )


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


class Enrolling(SignInBase):
    """Gives people a second factor, and takes it away."""

    def second_factor(self, token: str) -> SecondFactor:
        """Return what the second factor of who is in is like.

        Raises:
            SessionEndedError: she is in no more.
            SessionLockedError: the window is locked.
        """
        session = self._open_session(token)
        with self._work() as work:
            since, left = work.factor_of(session, token_hash(token))
        return SecondFactor(since=since, recovery_left=left)

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
        session, person, attempt = self._confirmed(token, password, AuditAct.SECOND_FACTOR)
        now = self._clock.now()
        step = step_of(secret, code, now)
        if step is None:
            self._give_back(attempt, session.station)
            raise CodeRefusedError
        codes = tuple(recovery_code() for _ in range(_RECOVERY_CODES))
        kept = tuple(recovery_hash(one) for one in codes)
        with self._work() as work:
            if work.is_served:
                made = NewFactor(secret=secret, step=step, recovery=kept)
                work.take_factor(session, token_hash(token), made, attempt.id, now)
                return codes
            self._look_again(work, token, attempt)
            self._succeed(work, attempt)
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
        session, person, attempt = self._confirmed(token, password, AuditAct.SECOND_FACTOR)
        now = self._clock.now()
        with self._work() as work:
            if work.is_served:
                had = work.drop_factor(session, token_hash(token), attempt.id, now)
            else:
                self._look_again(work, token, attempt)
                self._succeed(work, attempt)
                had = self._written_off(work, person.login, by=person.login)
        if not had:
            raise NoSecondFactorError(person.login)

    def _written_off(self, work: SqlSignInWork, login: str, *, by: str | None) -> bool:
        """Drop a second factor, where no server does; return whether there was one."""
        had = work.credential(login).has_factor
        if had:
            work.set_second_factor(login, None, self._clock.now())
            work.note(self._audit.entry(by, AuditAct.SECOND_FACTOR, f"dropped {login}"))
        return had

    def drop_second_factor_of(self, login: str, *, asking: Person | None) -> None:
        """Ask a colleague for no codes any more, who lost what makes them.

        Raises:
            NotAllowedError: the person who asks may not.
            UnknownPersonError: nobody here has this login.
            NoSecondFactorError: she has none.
        """
        self._audit.demand(asking, Right.KEEP_PEOPLE, AuditAct.SECOND_FACTOR)
        self._unit().person(login)
        by, now = login_of(asking), self._clock.now()
        with self._work() as work:
            had = (
                work.drop_factor_of(login, by, now)
                if work.is_served
                else self._written_off(work, login, by=by)
            )
        if not had:
            raise NoSecondFactorError(login)
