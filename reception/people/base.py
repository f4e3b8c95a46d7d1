"""What the verbs of sign-in stand on.

Wrong passwords are counted in the database: no restart forgives one.
"""

import hashlib
import hmac
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error

from reception.domain.errors import SignInRefusedError
from reception.domain.rights import AuditAct, AuditEntry, login_of
from reception.domain.sign_in import (
    KNOWN_STATION_FOR,
    LOGIN_ANYWHERE,
    LOGIN_AT_STATION,
    WHOLE_STATION,
    SessionEnd,
    SessionEndedError,
    SessionLockedError,
    SessionState,
    SignInPausedError,
    SignInSession,
    TryRule,
    Where,
)
from reception.domain.unit import Person, Role, Unit
from reception.people.model import Tried
from reception.people.sql import SqlSignInStore, SqlSignInWork
from reception.system.clock import Clock, Ids
from reception.unit.audit import Audit
from reception.unit.current import UnitReader, day_of
from reception.unit.passwords import hint_of, is_proved, kept_of, needs_new_hash, proof_of

_ANY = ""
_FORGOTTEN_AFTER = timedelta(days=2)
_TOLD = 20
"""So often that somebody is there is written at most, in the time after which a window locks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Try:
    """One try, which counts as wrong from its beginning until it was right."""

    at: datetime
    proof: str
    """What was made of the password that was typed."""
    before: tuple[tuple[Tried, TryRule], ...] = ()
    """What had been tried before it, by each rule that it counts for; a server knows it itself."""
    id: str = ""
    """By which a server knows it."""
    is_kept_weakly: bool = False
    """The password is kept by a weaker rule than the present one."""


def _counting(
    work: SqlSignInWork, login: str, station: str, now: datetime
) -> tuple[tuple[Tried, TryRule], ...]:
    # Always in this order: two who try at once wait for each other, not for ever.
    at_station = (work.tried(_ANY, station), WHOLE_STATION)
    anywhere: tuple[tuple[Tried, TryRule], ...] = ()
    if not work.was_let_in(login, station, since=now - KNOWN_STATION_FOR):
        # What is tried elsewhere keeps nobody out where she works.
        anywhere = ((work.tried(login, _ANY), LOGIN_ANYWHERE),)
    return (at_station, *anywhere, (work.tried(login, station), LOGIN_AT_STATION))


def _take_back(work: SqlSignInWork, attempt: Try, before: Tried) -> None:
    now = work.tried(before.login, before.station)
    # Unless another was wrong meanwhile, a pause is counted from where it was.
    wrong_at = before.wrong_at if now.wrong_at == attempt.at else now.wrong_at
    work.set_tried(replace(now, wrong=max(0, now.wrong - 1), wrong_at=wrong_at))


def is_right(work: SqlSignInWork, login: str, attempt: Try) -> bool:
    """Return whether a try is of the password that a file keeps now."""
    kept = work.kept_password(login)
    return kept is not None and is_proved(kept, attempt.proof)


_MARK = b"nouba pepper"
NO_PROOF = "00"
"""Of what nobody can have typed."""


def token_hash(token: str) -> str:
    """Return what a session's token, or a recovery code, is found by.

    Both have more than 112 random bits: nobody guesses them, so a quick hash is enough.
    """
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def recovery_hash(code: str) -> str:
    """Return what a recovery code is found by, however it was typed."""
    return token_hash("".join(sign for sign in code.lower() if sign.isalnum()))


def heap_of(login: str) -> str:
    """Return on which of 256 heaps the wrong passwords of an unknown login fall.

    A password typed where the login belongs must not be found in the database.
    """
    return "?" + token_hash(login)[:2]


def _readable(login: str) -> str:
    return login.encode("utf-8", "replace").decode().replace("\0", "?")


def peppered(pin: str, login: str, pepper: bytes) -> str:
    """Return what of a PIN is hashed: without the station's own file it cannot be tried out."""
    return hmac.new(pepper, f"{login}\0{pin}".encode(), hashlib.sha256).hexdigest()


def pepper_mark(pepper: bytes) -> str:
    """Return what tells a station's pepper from another."""
    return hmac.new(pepper, _MARK, hashlib.sha256).hexdigest()[:16]


class SignInBase:
    """The store, the unit, the clock, how somebody is recognised, and who has to wait for it."""

    def __init__(
        self,
        store: SqlSignInStore,
        units: UnitReader,
        clock: Clock,
        ids: Ids,
        *,
        audit: Audit,
        hasher: PasswordHasher,
    ) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._ids = ids
        self._audit = audit
        self._hasher = hasher

    def _unit(self) -> Unit:
        return self._units.current()[1]

    def _work(self, *, tell: bool = False) -> AbstractContextManager[SqlSignInWork]:
        # Which unit it is never changes: it need not be asked for again.
        return self._store.work(self._units.last_read()[1].code, tell=tell)

    def _known(self, login: str) -> Person | None:
        return next((one for one in self._unit().people if one.login == login), None)

    def _recognised(
        self,
        login: str,
        password: str,
        where: SignInSession | Where,
        act: AuditAct,
        *,
        code: str | None = None,
    ) -> tuple[Person, Try]:
        """Return whose login and password these are, and the try; a wrong one counts.

        Raises:
            SignInPausedError: too many were wrong.
            SignInRefusedError: they do not belong together.
        """
        person = self._known(login)
        with self._work() as work:
            hint = work.password_hint(_readable(login), is_known=person is not None) or self._decoy
        try:
            # An unknown login costs the same time as a wrong password: neither can be told apart.
            proof = proof_of(hint, password)
        except (ValueError, Argon2Error):
            proof = NO_PROOF
        key = person.login if person else heap_of(login)
        attempt = self._begin_try(key, where.station, proof, code)
        # Who types the password where the login belongs must not find it in the log.
        entry = self._audit.entry(login_of(person), act, where.station, refused=True)
        if not self._was_right(person, attempt, entry) or person is None:
            raise SignInRefusedError
        return person, replace(attempt, is_kept_weakly=needs_new_hash(self._hasher, hint))

    def _was_right(self, person: Person | None, attempt: Try, entry: AuditEntry) -> bool:
        """Return whether the password was right that was tried; if not, it is written down."""
        with self._work() as work:
            if work.is_served:
                return work.try_was_right(attempt.id, entry)
            if person and is_right(work, person.login, attempt):
                return True
            work.note(entry)
        return False

    def _begin_try(self, login: str, station: str, proof: str, code: str | None) -> Try:
        """Count a try.

        Raises:
            SignInPausedError: none may be made now; nothing is counted.
        """
        now = self._clock.now()
        with self._work() as work:
            if work.is_served:
                known, until = work.begin_try(login, station, proof, code, now)
                if until:
                    raise SignInPausedError(until, now)
                return Try(at=now, proof=proof, id=known)
            before = _counting(work, login, station, now)
            pauses = [
                until
                for tried, rule in before
                if tried.wrong_at and (until := rule.paused_until(tried.wrong, tried.wrong_at, now))
            ]
            if not pauses:
                for tried, rule in before:
                    wrong = rule.left_of(tried.wrong, tried.wrong_at, now) if tried.wrong_at else 0
                    work.set_tried(replace(tried, wrong=wrong + 1, wrong_at=now))
                work.forget_tried(before=now - _FORGOTTEN_AFTER)
        if pauses:
            raise SignInPausedError(max(pauses), now)
        return Try(at=now, proof=proof, before=before)

    def _give_back(self, attempt: Try, station: str) -> None:
        """Take a try back that was neither wrong nor all that was asked for."""
        with self._work() as work:
            if work.is_served:
                work.give_try_back(station, attempt.id, attempt.at)
            for before, _ in attempt.before:
                _take_back(work, attempt, before)

    @staticmethod
    def _succeed(work: SqlSignInWork, attempt: Try) -> None:
        """Forgive the login its wrong ones, and the station this try alone.

        Who may sign in there herself must not win tries at the logins of others by it. A server's
        acts do it themselves.
        """
        for before, rule in attempt.before:
            if rule is WHOLE_STATION:
                _take_back(work, attempt, before)
            else:
                work.set_tried(Tried(login=before.login, station=before.station))

    @cached_property
    def _decoy(self) -> str:
        return hint_of(kept_of(self._hasher, "no such person"))

    def _present(self, token: str) -> SignInSession:
        """Return the session of a token as it stands now, locked or not.

        Raises:
            SessionEndedError: there is none, or it is over.
        """
        with self._work() as work:
            session = self._in(work, token)
        return not_over(session)

    def _open_session(self, token: str) -> SignInSession:
        """Return the session of a token that is not locked.

        Raises:
            SessionEndedError: there is none, or it is over.
            SessionLockedError: it has to be unlocked first.
        """
        session = self._present(token)
        if session.standing is SessionState.LOCKED:
            raise SessionLockedError
        return session

    def _confirmed(
        self, token: str, password: str, act: AuditAct
    ) -> tuple[SignInSession, Person, Try]:
        """Return who is in, once she has typed her password again, and that try.

        Raises:
            SessionEndedError: she is in no more.
            SignInPausedError: too many passwords were wrong.
            SignInRefusedError: it is not her password.
        """
        session = self._open_session(token)
        return session, *self._recognised(session.login, password, session, act)

    def _look_again(self, work: SqlSignInWork, token: str, attempt: Try) -> None:
        """See in a file, before it is written, that a session and its password are still good.

        Raises:
            SessionEndedError: she is in no more.
            SignInRefusedError: it is her password no more.
        """
        if not is_right(work, not_over(self._in(work, token)).login, attempt):
            raise SignInRefusedError

    def _in(
        self, work: SqlSignInWork, token: str, *, idle: timedelta | None = None
    ) -> SignInSession | None:
        """Return the session of a token; what is over or locked by itself is written so.

        ``idle`` is how long its window says that nobody touched it; None: as was said last.
        """
        session = work.session(token_hash(token))
        if session is None or session.ended:
            return session
        now = self._clock.now()
        touched = session
        if idle is not None and session.locked_at is None:
            touched = replace(session, seen_at=max(session.seen_at, now - idle))
        present = self._as_of(touched, now)
        # In a file whoever is in hears of every change, and tells then that she is there: told at
        # once, that would go round for ever.
        is_news = (touched.seen_at - session.seen_at) * _TOLD >= self._unit().sign_in.lock_after
        if is_news or present != touched:
            work.change_session(present, token_hash(token))
        return present

    def _as_of(self, session: SignInSession, now: datetime) -> SignInSession:
        unit, person = self._unit(), self._known(session.login)
        ended = None
        if person is None:
            ended = SessionEnd.NOT_HERE_ANY_MORE
        elif session.service_day < day_of(unit, now):
            ended = SessionEnd.CLOSING
        if ended:
            return replace(session, ended=ended, ended_at=now)
        after = lock_after(unit, person) if person else None
        if after and session.locked_at is None and now - session.seen_at >= after:
            return replace(session, locked_at=now)
        return session


def lock_after(unit: Unit, person: Person) -> timedelta | None:
    """Return after how long a window that nobody touches is locked; None: it shows no names."""
    return None if person.role is Role.LIVE_VIEW else unit.sign_in.lock_after


def not_over(session: SignInSession | None) -> SignInSession:
    """Return the session, if it is one and goes on.

    Raises:
        SessionEndedError: there is none, or it is over.
    """
    if session is None or session.ended:
        raise SessionEndedError(session.ended if session else None)
    return session
