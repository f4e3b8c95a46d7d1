"""The second factor: an authenticator's codes, and recovery codes for when it is lost."""

from dataclasses import dataclass, field
from datetime import datetime

from reception.domain.language import Language, text_in
from reception.domain.rights import AuditAct
from reception.domain.sign_in import CodeRefusedError, NoSecondFactorError
from reception.people.base import recovery_hash
from reception.people.enter import provisioning_uri, step_of
from reception.people.sessions import Staying
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


class SecondFactors(Staying):
    """Lets people have a second factor."""

    def second_factor(self, token: str) -> SecondFactor:
        """Return what the second factor of who is in is like.

        Raises:
            SessionEndedError: she is in no more.
            SessionLockedError: the window is locked.
        """
        session, unit = self._open_session(token), self._unit().code
        with self._store.work() as work:
            return SecondFactor(
                since=work.credential(unit, session.login).since,
                recovery_left=work.recovery_left(unit, session.login),
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
        now, unit = self._clock.now(), self._unit().code
        step = step_of(secret, code, now)
        if step is None:
            raise CodeRefusedError
        codes = tuple(recovery_code() for _ in range(_RECOVERY_CODES))
        kept = tuple(recovery_hash(one) for one in codes)
        with self._store.work() as work:
            work.set_second_factor(unit, person.login, secret, now, kept)
            work.use_step(unit, person.login, step)
            work.note(unit, self._audit.entry(person.login, AuditAct.SECOND_FACTOR, "taken"))
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
        unit = self._unit().code
        with self._store.work() as work:
            had = work.credential(unit, login).secret is not None
            if had:
                work.set_second_factor(unit, login, None, self._clock.now())
                work.note(unit, self._audit.entry(by, AuditAct.SECOND_FACTOR, f"dropped {login}"))
        if not had:
            raise NoSecondFactorError(login)
