"""One transaction of sign-in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from reception.database import people as rows
from reception.database.audit import add_entry
from reception.database.connection import Database
from reception.database.run import Run, Statement, instant, instant_or_none, moment, moment_or_none
from reception.domain.rights import AuditEntry
from reception.domain.sign_in import SessionEnd, SignInApp, SignInSession
from reception.system.clock import Topic


@dataclass(frozen=True, kw_only=True, slots=True)
class Credential:
    """What is known of a person beside her password."""

    must_change: bool = False
    """Somebody else knows the password: it was given."""
    secret: str | None = None
    """The second factor's, in base 32; None where she has none."""
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPin:
    """A PIN at one station, as it is kept."""

    pin_hash: str
    pepper_mark: str
    """Tells whether the station still has the pepper it was made with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """Wrong passwords of a login, a station, or one at the other; an empty word is any."""

    login: str
    station: str
    wrong: int = 0
    wrong_at: datetime | None = None


class SqlSignInWork:
    """One transaction of sign-in to a unit, in SQLite or PostgreSQL."""

    def __init__(self, run: Run, unit: str) -> None:
        self._run = run
        self._unit = unit

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
        row = self._run.row(rows.BY_TOKEN, token_hash=token_hash)
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

    def change_session(self, session: SignInSession) -> None:
        """Write when it was seen, how it is locked, and whether it is over."""
        self._run.change(
            rows.CHANGE_SESSION,
            id=session.id,
            seen_at=instant(session.seen_at),
            locked_at=instant_or_none(session.locked_at),
            wrong_pins=session.wrong_pins,
            ended_at=instant_or_none(session.ended_at),
            ended=session.ended.value if session.ended else None,
        )

    def end_session(self, session: str, ended: SessionEnd, at: datetime) -> SignInSession | None:
        """End a session; return it, or None when it was over."""
        row = self._run.row(
            rows.END_SESSION, unit=self._unit, id=session, ended=ended.value, at=instant(at)
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
        return Credential(must_change=bool(row[0]), secret=row[1], since=moment_or_none(row[2]))

    def must_change(self, login: str) -> bool:
        """Return whether a person must choose another password, and look at nothing else of her."""
        row = self._run.row(rows.MUST_CHANGE, unit=self._unit, login=login)
        return bool(row and row[0])

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
        """Write one line of the audit log."""
        add_entry(self._run, self._unit, entry)


_HASH = Statement("SELECT password_hash FROM person WHERE unit = :unit AND login = :login")


class SqlSignInStore:
    """Keeps who is in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def work(self, unit: str, *, tell: bool = False) -> Iterator[SqlSignInWork]:
        """Give a transaction; ``tell`` lets windows hear that sessions changed."""
        with self._database.write(*((Topic.SESSIONS,) if tell else ())) as run:
            yield SqlSignInWork(run, unit)

    def password_hash(self, unit: str, login: str) -> str | None:
        """Return a person's stored hash."""
        with self._database.read() as run:
            row = run.row(_HASH, unit=unit, login=login)
            return row[0] if row else None
