"""Being in: the window says that somebody works at it, is locked and unlocked, and is left."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from argon2.exceptions import Argon2Error

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
from reception.people.model import KeptPin
from reception.people.sql import SqlSignInWork
from reception.unit.passwords import hint_of, is_proved, kept_of, proof_of

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
                locked = replace(session, locked_at=self._clock.now())
                work.change_session(locked, token_hash(token))
        not_over(session)

    def leave(self, token: str) -> None:
        """End the session; one that is over stays so."""
        with self._work(tell=True) as work:
            session = work.session(token_hash(token))
            if session and not session.ended:
                now = self._clock.now()
                left = replace(session, ended=SessionEnd.LEFT, ended_at=now)
                work.change_session(left, token_hash(token))

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
            if work.is_served:
                present = not_over(self._in(work, token))
                work.unlock(present, token_hash(token), attempt.id, self._clock.now())
            else:
                self._write_unlocked(work, token)

    def unlock_by_pin(self, token: str, pin: str, pepper: bytes) -> None:
        """Go on after the PIN, at the station where the password was typed.

        Raises:
            SessionEndedError: she is in no more.
            PinRefusedError: it is wrong, or too many were: then the password is asked for.
        """
        known_by = token_hash(token)
        with self._work() as work:
            session = self._in(work, token)
            kept = work.pin_hint(session, known_by) if session else None
        session = not_over(session)
        if kept is None or kept.pepper_mark != pepper_mark(pepper):
            raise PinRefusedError(0)
        try:
            proof = proof_of(hint_of(kept.pin_hash), peppered(pin, session.login, pepper))
        except (ValueError, Argon2Error):
            raise PinRefusedError(0) from None
        # A try counts before it is looked at: those who try at once have no more of them.
        with self._work() as work:
            begun = work.begin_pin_try(session, known_by, proof, self._clock.now())
        if begun is None:
            raise PinRefusedError(0)
        attempt, wrong = begun
        with self._work() as work:
            if work.is_served:
                is_right = work.unlock_by_pin(session, known_by, attempt, self._clock.now())
            else:
                now_kept = work.pin(session.login, session.station)
                is_right = bool(now_kept and is_proved(now_kept.pin_hash, proof))
                if is_right:
                    self._write_unlocked(work, token)
                elif wrong >= PIN_TRIES:
                    entry = self._audit.entry(
                        session.login, AuditAct.UNLOCK, session.station, refused=True
                    )
                    work.note(entry)
        if not is_right:
            raise PinRefusedError(PIN_TRIES - wrong)

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
        session, person, attempt = self._confirmed(token, password, AuditAct.CHOOSE_PIN)
        kept = KeptPin(
            pin_hash=kept_of(self._hasher, peppered(pin, person.login, pepper)),
            pepper_mark=pepper_mark(pepper),
        )
        with self._work() as work:
            self._succeed(work, attempt)
            if work.is_served:
                work.choose_pin(session, token_hash(token), kept, attempt.id, self._clock.now())
                return
            self._look_again(work, token, attempt)
            work.set_pin(person.login, session.station, kept, self._clock.now())
            entry = self._audit.entry(person.login, AuditAct.CHOOSE_PIN, session.station)
            work.note(entry)

    def _write_unlocked(self, work: SqlSignInWork, token: str) -> None:
        present = not_over(self._in(work, token))
        opened = replace(present, locked_at=None, wrong_pins=0, seen_at=self._clock.now())
        work.change_session(opened, token_hash(token))


def _require_good_pin(pin: str) -> None:
    if not (pin.isascii() and pin.isdecimal() and len(pin) == PIN_DIGITS):
        raise WeakPinError
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1 or len(set(pin)) < _FEWEST_DIGITS:
        raise WeakPinError
