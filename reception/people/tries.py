"""Counts wrong passwords, in the database: no restart forgives one."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reception.domain.sign_in import (
    KNOWN_STATION_FOR,
    LOGIN_ANYWHERE,
    LOGIN_AT_STATION,
    WHOLE_STATION,
    SignInPausedError,
    TryRule,
)
from reception.people.sql import SqlSignInStore, SqlSignInWork, Tried
from reception.system.clock import Clock

_ANY = ""
_FORGOTTEN_AFTER = timedelta(days=2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Try:
    """One try, which counts as wrong from its beginning until it was right."""

    unit: str
    at: datetime
    before: tuple[tuple[Tried, TryRule], ...]
    """What had been tried before it, by each rule that it counts for."""


class SignInTries:
    """Says who has to wait."""

    def __init__(self, store: SqlSignInStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def begin(self, unit: str, login: str, station: str) -> Try:
        """Count a try.

        Raises:
            SignInPausedError: none may be made now; nothing is counted.
        """
        now = self._clock.now()
        with self._store.work() as work:
            before = _counting(work, unit, login, station, now)
            pauses = [
                until
                for tried, rule in before
                if tried.wrong_at and (until := rule.paused_until(tried.wrong, tried.wrong_at, now))
            ]
            if not pauses:
                for tried, rule in before:
                    wrong = rule.left_of(tried.wrong, tried.wrong_at, now) if tried.wrong_at else 0
                    work.set_tried(unit, replace(tried, wrong=wrong + 1, wrong_at=now))
                work.forget_tried(unit, before=now - _FORGOTTEN_AFTER)
        if pauses:
            raise SignInPausedError(max(pauses), now)
        return Try(unit=unit, at=now, before=before)

    def give_back(self, attempt: Try) -> None:
        """Take a try back that was neither wrong nor all that was asked for."""
        with self._store.work() as work:
            for before, _ in attempt.before:
                _take_back(work, attempt, before)

    @staticmethod
    def succeed(work: SqlSignInWork, attempt: Try) -> None:
        """Forgive the login its wrong ones, and the station this try alone.

        Who may sign in there herself must not win tries at the logins of others by it.
        """
        for before, rule in attempt.before:
            if rule is WHOLE_STATION:
                _take_back(work, attempt, before)
            else:
                work.set_tried(attempt.unit, Tried(login=before.login, station=before.station))


def _counting(
    work: SqlSignInWork, unit: str, login: str, station: str, now: datetime
) -> tuple[tuple[Tried, TryRule], ...]:
    # Always in this order: two who try at once wait for each other, not for ever.
    at_station = (work.tried(unit, _ANY, station), WHOLE_STATION)
    anywhere: tuple[tuple[Tried, TryRule], ...] = ()
    if not work.was_let_in(unit, login, station, since=now - KNOWN_STATION_FOR):
        # What is tried elsewhere keeps nobody out where she works.
        anywhere = ((work.tried(unit, login, _ANY), LOGIN_ANYWHERE),)
    return (at_station, *anywhere, (work.tried(unit, login, station), LOGIN_AT_STATION))


def _take_back(work: SqlSignInWork, attempt: Try, before: Tried) -> None:
    now = work.tried(attempt.unit, before.login, before.station)
    # Unless another was wrong meanwhile, a pause is counted from where it was.
    wrong_at = before.wrong_at if now.wrong_at == attempt.at else now.wrong_at
    work.set_tried(attempt.unit, replace(now, wrong=max(0, now.wrong - 1), wrong_at=wrong_at))
