"""One transaction of sign-in."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from reception.database import people as rows
from reception.database.acts import people as acts
from reception.database.acts import sessions as session_acts
from reception.database.acts import tries
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.run import (
    Run,
    Statement,
    Value,
    instant,
    instant_or_none,
    moment,
    moment_or_none,
)
from reception.domain.rights import AuditEntry
from reception.domain.sign_in import PIN_TRIES, SessionEnd, SignInApp, SignInSession
from reception.people.model import Credential, KeptPin, NewFactor, Tried
from reception.system.clock import Topic
from reception.unit.passwords import hint_of


class SqlSignInWork:
    """One transaction of sign-in to a unit, in SQLite or PostgreSQL."""

    def __init__(self, run: Run, unit: str) -> None:
        self._run = run
        self._unit = unit
        self.is_served = run.is_postgresql
        """Whether a server judges passwords and writes what follows, by acts of its own."""

    def password_hint(self, login: str, *, is_known: bool) -> str | None:
        """Return with which salt and at which cost a password is to be hashed."""
        if self.is_served:
            row = self._run.row(tries.PASSWORD_HINT, unit=self._unit, login=login)
            return str(row[0]) if row and row[0] else None
        kept = self.kept_password(login) if is_known else None
        return hint_of(kept) if kept else None

    def kept_password(self, login: str) -> str | None:
        """Return what a file keeps of a person's password."""
        row = self._run.row(_HASH, unit=self._unit, login=login)
        return row[0] if row else None

    def begin_try(
        self, login: str, station: str, proof: str, code: str | None, at: datetime
    ) -> tuple[str, datetime | None]:
        """Count a try; return by what it is known, or until when none may be made."""
        row = self._run.row(
            tries.BEGIN_TRY,
            unit=self._unit,
            login=login,
            station=station,
            proof=proof,
            code=code,
            at=instant(at),
        )
        attempt, paused_until = row or (None, None)
        return attempt or "", moment_or_none(paused_until)

    def try_was_right(self, attempt: str, entry: AuditEntry) -> bool:
        """Return whether a try was right; if not, it is written down."""
        row = self._run.row(
            tries.TRY_WAS_RIGHT,
            **self._of_try(entry.subject, attempt, entry.at),
            act=entry.act.value,
        )
        return bool(row and row[0])

    def give_try_back(self, station: str, attempt: str, at: datetime) -> None:
        """Take a try back that was neither wrong nor all that was asked for."""
        self._run.row(tries.GIVE_TRY_BACK, **self._of_try(station, attempt, at))

    def facts_of_try(self, station: str, attempt: str, at: datetime) -> Credential:
        """Return what is known of whose password was right."""
        row = self._run.row(acts.FACTS_OF_TRY, **self._of_try(station, attempt, at))
        return (
            Credential(must_change=bool(row[0]), has_factor=bool(row[1])) if row else Credential()
        )

    def code_looks_right(self, station: str, attempt: str, at: datetime) -> bool:
        """Return whether the code that was typed with it may be one."""
        row = self._run.row(acts.CODE_LOOKS_RIGHT, **self._of_try(station, attempt, at))
        return bool(row and row[0])

    def rehash(
        self, session: SignInSession, token_hash: str, password_hash: str, attempt: str
    ) -> None:
        """Keep the password of who has just come in by the present rule."""
        if not self.is_served:
            self.set_password_hash(session.login, password_hash)
            return
        self._run.row(
            acts.REHASH,
            **self._of_try(session.station, attempt, session.opened_at),
            token_hash=token_hash,
            password_hash=password_hash,
        )

    def let_in(
        self, session: SignInSession, token_hash: str, new_hash: str | None, attempt: str
    ) -> tuple[bool, str | None]:
        """Begin a session; return whether the code was right, and the mark of her PIN's pepper."""
        row = self._run.row(
            session_acts.LET_IN,
            **self._of_try(session.station, attempt, session.opened_at),
            id=str(session.id),
            app=session.app.value,
            token_hash=token_hash,
            service_day=session.service_day.isoformat(),
            password_hash=new_hash,
        )
        is_in, mark = row or (False, None)
        return bool(is_in), mark

    def change_password(
        self, session: SignInSession, token_hash: str, new_hash: str, attempt: str, at: datetime
    ) -> None:
        """Keep a password that who is in chose herself."""
        self._run.row(
            acts.CHANGE_PASSWORD,
            **self._of_try(session.station, attempt, at),
            token_hash=token_hash,
            password_hash=new_hash,
        )

    def unlock(self, session: SignInSession, token_hash: str, attempt: str, at: datetime) -> None:
        """Unlock a session by its password."""
        values = self._of_try(session.station, attempt, at)
        self._run.row(session_acts.UNLOCK, **values, token_hash=token_hash)

    def pin_hint(self, session: SignInSession, token_hash: str) -> KeptPin | None:
        """Return what of a PIN may be known before it was typed."""
        if not self.is_served:
            return self.pin(session.login, session.station)
        row = self._run.row(
            acts.PIN_HINT, unit=self._unit, station=session.station, token_hash=token_hash
        )
        return KeptPin(pin_hash=f"{row[0]}-", pepper_mark=row[1]) if row else None

    def begin_pin_try(
        self, session: SignInSession, token_hash: str, proof: str, at: datetime
    ) -> tuple[str, int] | None:
        """Count a PIN; return by what it is known and how many were wrong with it, if it may be."""
        if not self.is_served:
            now = self.session(token_hash)
            if now is None or now.ended or now.wrong_pins >= PIN_TRIES:
                return None
            self.change_session(replace(now, wrong_pins=now.wrong_pins + 1), token_hash)
            return "", now.wrong_pins + 1
        row = self._run.row(
            acts.BEGIN_PIN_TRY,
            unit=self._unit,
            station=session.station,
            token_hash=token_hash,
            proof=proof,
            at=instant(at),
        )
        return (row[0], row[1]) if row else None

    def unlock_by_pin(
        self, session: SignInSession, token_hash: str, attempt: str, at: datetime
    ) -> bool:
        """Unlock a session by the PIN that was counted; return whether it was right."""
        values = self._of_try(session.station, attempt, at)
        row = self._run.row(acts.UNLOCK_BY_PIN, **values, token_hash=token_hash)
        return bool(row and row[0])

    def choose_pin(
        self, session: SignInSession, token_hash: str, pin: KeptPin, attempt: str, at: datetime
    ) -> None:
        """Keep the PIN of who is in."""
        self._run.row(
            acts.CHOOSE_PIN,
            **self._of_try(session.station, attempt, at),
            token_hash=token_hash,
            pin_hash=pin.pin_hash,
            pepper_mark=pin.pepper_mark,
        )

    def factor_of(self, session: SignInSession, token_hash: str) -> tuple[datetime | None, int]:
        """Return since when who is in has a second factor, and how many recovery codes are left."""
        if not self.is_served:
            return self.credential(session.login).since, self.recovery_left(session.login)
        row = self._run.row(
            acts.FACTOR_OF, unit=self._unit, station=session.station, token_hash=token_hash
        )
        return (moment_or_none(row[0]), row[1]) if row else (None, 0)

    def take_factor(
        self, session: SignInSession, token_hash: str, made: NewFactor, attempt: str, at: datetime
    ) -> None:
        """Begin to ask who is in for codes."""
        self._run.row(
            acts.TAKE_FACTOR,
            **self._of_try(session.station, attempt, at),
            token_hash=token_hash,
            secret=made.secret,
            step=made.step,
            recovery=json.dumps(made.recovery),
        )

    def drop_factor(
        self, session: SignInSession, token_hash: str, attempt: str, at: datetime
    ) -> bool:
        """Ask who is in for no codes any more; return whether she was asked."""
        row = self._run.row(
            acts.DROP_FACTOR,
            **self._of_try(session.station, attempt, at),
            token_hash=token_hash,
            login=session.login,
            by=session.login,
        )
        return bool(row and row[0])

    def drop_factor_of(self, login: str, by: str | None, at: datetime) -> bool:
        """Ask a colleague for no codes any more; return whether she was asked."""
        values = self._of_try(None, None, at)
        row = self._run.row(acts.DROP_FACTOR, **values, token_hash=None, login=login, by=by)
        return bool(row and row[0])

    def lift_pause(
        self, login: str | None, station: str | None, by: str | None, at: datetime
    ) -> int:
        """Let a login or a station try again; return how many pauses were lifted."""
        row = self._run.row(
            session_acts.LIFT_PAUSE,
            unit=self._unit,
            station=None,
            login=login,
            tried_at=station,
            by=by,
            at=instant(at),
        )
        return int(row[0]) if row else 0

    def _of_try(
        self, station: str | None, attempt: str | None, at: datetime | None
    ) -> dict[str, Value]:
        return {
            "unit": self._unit,
            "station": station,
            "attempt": attempt,
            "at": instant_or_none(at),
        }

    def tried(self, login: str, station: str) -> Tried:
        """Return what was tried, and keep others from it until the transaction is over."""
        row = self._run.row(rows.TRIED, unit=self._unit, login=login, station=station)
        wrong, wrong_at = row or (0, 0)
        return Tried(
            login=login, station=station, wrong=wrong, wrong_at=moment(wrong_at) if wrong else None
        )

    def set_tried(self, tried: Tried) -> None:
        """Write what was tried; nothing wrong leaves no row."""
        key = {"unit": self._unit, "login": tried.login, "station": tried.station}
        if tried.wrong and tried.wrong_at:
            self._run.change(
                rows.SET_TRIED, **key, wrong=tried.wrong, wrong_at=instant(tried.wrong_at)
            )
        else:
            self._run.change(rows.DROP_TRIED, **key)

    def all_tried(self) -> Sequence[Tried]:
        """Return everything that counts as wrong, the latest first."""
        return [
            Tried(login=login, station=station, wrong=wrong, wrong_at=moment(wrong_at))
            for login, station, wrong, wrong_at in self._run.rows(rows.ALL_TRIED, unit=self._unit)
        ]

    def forget_tried(self, *, before: datetime) -> None:
        """Drop what was tried so long ago that it counts no more."""
        self._run.change(rows.FORGET_TRIED, unit=self._unit, before=instant(before))

    def was_let_in(self, login: str, station: str, *, since: datetime) -> bool:
        """Return whether the station let her in since then."""
        found = self._run.row(
            rows.WAS_LET_IN, unit=self._unit, login=login, station=station, since=instant(since)
        )
        return found is not None

    def session(self, token_hash: str) -> SignInSession | None:
        """Return the session of a token, over or not, and keep others from it."""
        row = self._run.row(session_acts.SESSION_BY_TOKEN, unit=self._unit, token_hash=token_hash)
        return rows.session_of(row) if row else None

    def open_sessions(self) -> Sequence[SignInSession]:
        """Return the sessions that are not over, the newest first."""
        return [rows.session_of(row) for row in self._run.rows(rows.OPEN_SESSIONS, unit=self._unit)]

    def open_session_of(self, login: str, app: SignInApp) -> SignInSession | None:
        """Return somebody's session in one window."""
        row = self._run.row(rows.OPEN_SESSION_OF, unit=self._unit, login=login, app=app.value)
        return rows.session_of(row) if row else None

    def add_session(self, session: SignInSession, token_hash: str) -> None:
        """Write a new session."""
        self._run.change(
            rows.ADD_SESSION,
            id=session.id,
            unit=self._unit,
            login=session.login,
            app=session.app.value,
            station=session.station,
            token_hash=token_hash,
            service_day=session.service_day.isoformat(),
            opened_at=instant(session.opened_at),
        )

    def change_session(self, session: SignInSession, token_hash: str) -> None:
        """Write when it was seen, how it is locked, and whether it is over."""
        self._run.change(
            _CHANGE_SESSION,
            unit=self._unit,
            token_hash=token_hash,
            seen_at=instant(session.seen_at),
            locked_at=instant_or_none(session.locked_at),
            wrong_pins=session.wrong_pins,
            ended_at=instant_or_none(session.ended_at),
            ended=session.ended.value if session.ended else None,
        )

    def end_session(
        self, session: str, ended: SessionEnd, at: datetime, *, by: str | None = None
    ) -> SignInSession | None:
        """End a session; return it, or None when it was over."""
        row = self._run.row(
            session_acts.END_ONE_SESSION,
            unit=self._unit,
            station=None,
            id=session,
            ended=ended.value,
            by=by,
            at=instant(at),
        )
        return rows.session_of(row) if row else None

    def end_sessions_of(
        self, login: str, ended: SessionEnd, at: datetime, *, but: str | None = None
    ) -> None:
        """End every session of a person, but for one."""
        self._run.change(
            rows.END_SESSIONS_OF,
            unit=self._unit,
            login=login,
            ended=ended.value,
            at=instant(at),
            but=but or rows.NO_SESSION,
        )

    def forget_sessions(self, *, before: datetime) -> None:
        """Drop sessions that were over before then."""
        self._run.change(rows.FORGET_SESSIONS, unit=self._unit, before=instant(before))

    def credential(self, login: str) -> Credential:
        """Return what is known of a person beside her password."""
        row = self._run.row(rows.CREDENTIAL, unit=self._unit, login=login)
        if row is None:
            return Credential()
        must_change, secret, since = row
        return Credential(
            must_change=bool(must_change),
            has_factor=secret is not None,
            secret=secret,
            since=moment_or_none(since),
        )

    def set_second_factor(
        self, login: str, secret: str | None, at: datetime, recovery: Sequence[str] = ()
    ) -> None:
        """Write or drop somebody's second factor, with the hashes of her recovery codes."""
        since = instant(at) if secret else None
        self._run.change(rows.SET_FACTOR, unit=self._unit, login=login, secret=secret, since=since)
        self._run.change(rows.DROP_RECOVERY, unit=self._unit, login=login)
        for code_hash in recovery:
            self._run.change(rows.ADD_RECOVERY, unit=self._unit, login=login, code_hash=code_hash)

    def use_step(self, login: str, step: int) -> bool:
        """Take a step of the second factor; False when it, or a later one, was taken before."""
        return self._run.change(rows.USE_STEP, unit=self._unit, login=login, step=step) > 0

    def use_recovery(self, login: str, code_hash: str, at: datetime) -> bool:
        """Take a recovery code; False when there is none such left."""
        taken = self._run.change(
            rows.USE_RECOVERY, unit=self._unit, login=login, code_hash=code_hash, at=instant(at)
        )
        return taken > 0

    def recovery_left(self, login: str) -> int:
        """Return how many recovery codes somebody still has."""
        row = self._run.row(rows.RECOVERY_LEFT, unit=self._unit, login=login)
        return int(row[0]) if row else 0

    def pin(self, login: str, station: str) -> KeptPin | None:
        """Return somebody's PIN at a station."""
        row = self._run.row(rows.PIN, unit=self._unit, login=login, station=station)
        return KeptPin(pin_hash=row[0], pepper_mark=row[1]) if row else None

    def set_pin(self, login: str, station: str, pin: KeptPin, at: datetime) -> None:
        """Write somebody's PIN at a station."""
        self._run.change(
            rows.SET_PIN,
            unit=self._unit,
            login=login,
            station=station,
            pin_hash=pin.pin_hash,
            pepper_mark=pin.pepper_mark,
            set_at=instant(at),
        )

    def set_password_hash(
        self, login: str, password_hash: str, *, must_change: bool | None = None
    ) -> None:
        """Replace a person's stored hash; None leaves it open whether she must change it."""
        self._run.change(rows.SET_HASH, unit=self._unit, login=login, password_hash=password_hash)
        if must_change is not None:
            self._run.change(
                rows.SET_MUST_CHANGE, unit=self._unit, login=login, must_change=int(must_change)
            )

    def note(self, entry: AuditEntry) -> None:
        """Write one line of the audit log; a server's acts write it themselves."""
        if not self.is_served:
            add_entry(self._run, self._unit, entry)


_HASH = Statement("SELECT password_hash FROM person WHERE unit = :unit AND login = :login")
_CHANGE_SESSION = session_acts.CHANGE_SESSION.on_server(rows.CHANGE_SESSION)


class SqlSignInStore:
    """Keeps who is in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def work(self, unit: str, *, tell: bool = False) -> Iterator[SqlSignInWork]:
        """Give a transaction; ``tell`` lets windows hear that sessions changed."""
        with self._database.write(*((Topic.SESSIONS,) if tell else ())) as run:
            yield SqlSignInWork(run, unit)
