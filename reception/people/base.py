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
from argon2.exceptions import InvalidHashError, VerificationError

from reception.domain.calendar import service_day
from reception.domain.errors import SignInRefusedError
from reception.domain.rights import AuditAct
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
from reception.people.sql import SqlSignInStore, SqlSignInWork, Tried
from reception.system.clock import Clock, Ids, unit_zone
from reception.unit.audit import Audit
from reception.unit.current import UnitReader
from reception.unit.password_rules import may_choose_password

_ANY = ""
_FORGOTTEN_AFTER = timedelta(days=2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Try:
    """One try, which counts as wrong from its beginning until it was right."""

    at: datetime
    before: tuple[tuple[Tried, TryRule], ...]
    """What had been tried before it, by each rule that it counts for."""


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


_MARK = b"nouba pepper"


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

    def _today(self, at: datetime, unit: Unit) -> str:
        return service_day(at, unit_zone(unit.zone), unit.calendar.day_starts).isoformat()

    def _recognised(
        self, login: str, password: str, where: SignInSession | Where, act: AuditAct
    ) -> tuple[Person, Try]:
        """Return whose login and password these are, and the try; a wrong one counts.

        Raises:
            SignInPausedError: too many were wrong.
            SignInRefusedError: they do not belong together.
        """
        unit, person = self._unit(), self._known(login)
        key = person.login if person else heap_of(login)
        attempt = self._begin_try(key, where.station)
        stored = self._store.password_hash(unit.code, login) if person else None
        try:
            # An unknown login costs the same time as a wrong password: neither can be told apart.
            self._hasher.verify(stored or self._decoy, password)
        except (VerificationError, InvalidHashError, UnicodeError):
            stored = None
        if stored is None or person is None:
            # Who types the password where the login belongs must not find it in the log.
            self._audit.note(person, act, where.station, refused=True)
            raise SignInRefusedError
        if self._hasher.check_needs_rehash(stored) and may_choose_password(person, where.app):
            with self._work() as work:
                work.set_password_hash(login, self._hasher.hash(password))
        return person, attempt

    def _begin_try(self, login: str, station: str) -> Try:
        """Count a try.

        Raises:
            SignInPausedError: none may be made now; nothing is counted.
        """
        now = self._clock.now()
        with self._work() as work:
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
        return Try(at=now, before=before)

    def _give_back(self, attempt: Try) -> None:
        """Take a try back that was neither wrong nor all that was asked for."""
        with self._work() as work:
            for before, _ in attempt.before:
                _take_back(work, attempt, before)

    @staticmethod
    def _succeed(work: SqlSignInWork, attempt: Try) -> None:
        """Forgive the login its wrong ones, and the station this try alone.

        Who may sign in there herself must not win tries at the logins of others by it.
        """
        for before, rule in attempt.before:
            if rule is WHOLE_STATION:
                _take_back(work, attempt, before)
            else:
                work.set_tried(Tried(login=before.login, station=before.station))

    @cached_property
    def _decoy(self) -> str:
        return self._hasher.hash("no such person")

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

    def _confirmed(self, token: str, password: str, act: AuditAct) -> tuple[SignInSession, Person]:
        """Return who is in, once she has typed her password again.

        Raises:
            SessionEndedError: she is in no more.
            SignInPausedError: too many passwords were wrong.
            SignInRefusedError: it is not her password.
        """
        session = self._open_session(token)
        person, attempt = self._recognised(session.login, password, session, act)
        with self._work() as work:
            self._succeed(work, attempt)
        return session, person

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
        if present != session:
            work.change_session(present)
        return present

    def _as_of(self, session: SignInSession, now: datetime) -> SignInSession:
        unit, person = self._unit(), self._known(session.login)
        ended = None
        if person is None:
            ended = SessionEnd.NOT_HERE_ANY_MORE
        elif session.service_day.isoformat() < self._today(now, unit):
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
