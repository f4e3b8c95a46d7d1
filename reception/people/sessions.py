"""Being in: the window says that somebody works at it, is locked and unlocked, and is left."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from argon2.exceptions import InvalidHashError, VerificationError

from reception.domain.rights import AuditAct
from reception.domain.sign_in import (
    PIN_DIGITS,
    PIN_TRIES,
    PinRefusedError,
    SessionEnd,
    SessionState,
    WeakPinError,
)
from reception.people.base import SignInBase, not_over, pepper_mark, peppered, token_hash
from reception.people.sql import KeptPin, SqlSignInWork

_FEWEST_DIGITS = 3


class Staying(SignInBase):
    """Keeps sessions, and the PINs that unlock them."""

    def stay(self, token: str, *, idle: timedelta) -> SessionState:
        """Return how the session stands, after nobody touched its window for so long.

        What counts is what the window says: while the database was away it could say nothing.

        Raises:
            SessionEndedError: she is in no more, and why.
        """
        with self._work() as work:
            session = self._in(work, token, idle=idle)
        return not_over(session).standing

    def lock(self, token: str) -> None:
        """Lock the session: nothing is lost, and nothing is to be seen until it is unlocked.

        Raises:
            SessionEndedError: she is in no more.
        """
        with self._work() as work:
            session = self._in(work, token)
            if session and not session.ended and session.standing is SessionState.OPEN:
                work.change_session(replace(session, locked_at=self._clock.now()))
        not_over(session)

    def leave(self, token: str) -> None:
        """End the session; one that is over stays so."""
        with self._work(tell=True) as work:
            session = work.session(token_hash(token))
            if session and not session.ended:
                now = self._clock.now()
                work.change_session(replace(session, ended=SessionEnd.LEFT, ended_at=now))

    def unlock(self, token: str, password: str) -> None:
        """Go on after the password.

        Raises:
            SessionEndedError: she is in no more.
            SignInPausedError: too many passwords were wrong.
            SignInRefusedError: it is not the password of who is in.
        """
        session = self._present(token)
        _, attempt = self._recognised(session.login, password, session, AuditAct.UNLOCK)
        with self._work() as work:
            self._succeed(work, attempt)
            self._write_unlocked(work, token)

    def unlock_by_pin(self, token: str, pin: str, pepper: bytes) -> None:
        """Go on after the PIN, at the station where the password was typed.

        Raises:
            SessionEndedError: she is in no more.
            PinRefusedError: it is wrong, or too many were: then the password is asked for.
        """
        with self._work() as work:
            session = self._in(work, token)
            kept = work.pin(session.login, session.station) if session else None
            # A try counts before it is looked at: those who try at once have no more of them.
            may = bool(
                session
                and not session.ended
                and session.wrong_pins < PIN_TRIES
                and kept
                and kept.pepper_mark == pepper_mark(pepper)
            )
            if session and may:
                session = replace(session, wrong_pins=session.wrong_pins + 1)
                work.change_session(session)
        session = not_over(session)
        if not may or kept is None:
            raise PinRefusedError(0)
        try:
            self._hasher.verify(kept.pin_hash, peppered(pin, session.login, pepper))
        except (VerificationError, InvalidHashError):
            left = PIN_TRIES - session.wrong_pins
            if not left:
                person = self._known(session.login)
                self._audit.note(person, AuditAct.UNLOCK, session.station, refused=True)
            raise PinRefusedError(left) from None
        with self._work() as work:
            self._write_unlocked(work, token)

    def choose_pin(self, token: str, password: str, pin: str, pepper: bytes) -> None:
        """Take a PIN that unlocks this station from now on, and no other.

        Raises:
            SessionEndedError: she is in no more.
            SessionLockedError: the window is locked.
            SignInPausedError: too many passwords were wrong.
            SignInRefusedError: it is not her password.
            WeakPinError: the PIN is too easily guessed.
        """
        _require_good_pin(pin)
        session, person = self._confirmed(token, password, AuditAct.CHOOSE_PIN)
        kept = KeptPin(
            pin_hash=self._hasher.hash(peppered(pin, person.login, pepper)),
            pepper_mark=pepper_mark(pepper),
        )
        with self._work() as work:
            work.set_pin(person.login, session.station, kept, self._clock.now())
            entry = self._audit.entry(person.login, AuditAct.CHOOSE_PIN, session.station)
            work.note(entry)

    def _write_unlocked(self, work: SqlSignInWork, token: str) -> None:
        present = not_over(self._in(work, token))
        opened = replace(present, locked_at=None, wrong_pins=0, seen_at=self._clock.now())
        work.change_session(opened)


def _require_good_pin(pin: str) -> None:
    if not (pin.isascii() and pin.isdecimal() and len(pin) == PIN_DIGITS):
        raise WeakPinError
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1 or len(set(pin)) < _FEWEST_DIGITS:
        raise WeakPinError
