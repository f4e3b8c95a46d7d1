"""The page "sign-ins": who is in now, and who has to wait after wrong passwords."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from admin_console.acts import ActRow, ActRows, ConfirmQuestion
from admin_console.live.words import since_words
from admin_console.page import ReadingPage
from admin_console.tools import Tools
from admin_console.widgets import Card, put
from admin_console.words import filled, hour_words, localized, role_words, translate
from reception.app import Reception
from reception.domain.sign_in import LockPause, SignInApp, SignInSession
from reception.domain.unit import Unit
from reception.people.sign_in import SignIn
from reception.system.clock import Topic
from ui_kit.roles import text_label

_TOPICS = frozenset({Topic.SESSIONS, Topic.UNIT})
_NOBODYS = "?"
_ALMOST_A_MINUTE = timedelta(seconds=59)

type Waiting = tuple[str | None, str | None]


@dataclass(frozen=True, kw_only=True)
class _Reading:
    at: datetime
    """In the unit's zone."""
    unit: Unit
    sessions: tuple[SignInSession, ...]
    pauses: tuple[LockPause, ...]


class SessionsPage(ReadingPage[_Reading]):
    """Signs people out, and lets them try again."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("sessions", translate("Console", "Sign-ins"), tools, _TOPICS)
        inside = Card("sessions-inside", translate("Console", "Signed in now"))
        waiting = Card("sessions-waiting", translate("Console", "Waiting after wrong passwords"))
        self._sessions = ActRows[str, ActRow[SignInSession]](lambda: ActRow(end=self._ask_end))
        self._pauses = ActRows[Waiting, ActRow[LockPause]](lambda: ActRow(lift=self._lift))
        none = translate(
            "Console",
            "Nobody has to wait. Whoever types wrong passwords too often waits for a while,"
            " and is shown here.",
        )
        self._none = text_label("quiet", "sessions-no-pause", text=none, wraps=True)
        self._ending = ConfirmQuestion("sessions-end")
        self._lifting = ConfirmQuestion("sessions-lift")
        self._sessions.rowGoes.connect(self._ending.forget)
        put(inside.column, self._sessions, self._ending)
        put(waiting.column, self._none, self._pauses, self._lifting)
        put(self.column, inside, waiting, None)

    def read(self, reception: Reception) -> _Reading:
        """Read who is in and who waits."""
        return _Reading(
            at=reception.hall.now(),
            unit=reception.hall.unit(),
            sessions=reception.sign_in.sessions(asking=self.person),
            pauses=reception.sign_in.pauses(asking=self.person),
        )

    def show_reading(self) -> None:
        """Show how it stands."""
        reading = self.reading
        sessions = reading.sessions if reading else ()
        pauses = reading.pauses if reading else ()
        self._none.setVisible(reading is not None and not pauses)
        rows = self._sessions.rows_of([one.id for one in sessions])
        for row, session in zip(rows, sessions, strict=True):
            self._tell_session(row, session)
        waiting = self._pauses.rows_of([(one.login, one.station) for one in pauses])
        for place, pause in zip(waiting, pauses, strict=True):
            self._tell_pause(place, pause)

    def _tell_session(self, row: ActRow[SignInSession], session: SignInSession) -> None:
        reading, person = self.reading, self.person
        if reading is None:
            return
        # In one window of each kind a person is in once.
        is_own = session.login == person.login and session.app is SignInApp.CONSOLE
        name = self._name(session.login)
        window = f"{_app_words(session.app)} \u00b7 {session.station}"
        opened, seen = (
            since_words(one, reading.at) for one in (session.opened_at, session.seen_at)
        )
        facts = filled(translate("Console", "Since %1 \u00b7 last act %2"), opened, seen)
        if session.is_strange:
            facts = translate("Console", "This sign-in was not written by Nouba: sign it out")
        if session.locked_at:
            locked = translate("Console", "locked since %1")
            since = since_words(session.locked_at, reading.at)
            facts = f"{facts} \u00b7 {filled(locked, since)}"
        if is_own:
            window = " \u00b7 ".join((window, translate("Console", "this window")))
        role = next((one.role for one in reading.unit.people if one.login == session.login), "")
        told = f"{name} \u00b7 {role_words(role)}" if role else name
        row.tell(session, told, reason=window, facts=facts)
        row.name_parts("session", f"{session.login}-{session.app}")
        row.name_buttons(name, end=translate("Console", "Sign her out"))
        row.buttons["end"].setVisible(not is_own)

    def _tell_pause(self, row: ActRow[LockPause], pause: LockPause) -> None:
        reading = self.reading
        if reading is None:
            return
        who = self._pause_words(pause)
        text = translate("Console", "Wrong passwords: %1 \u00b7 may try again at %2")
        # In the minute before she would still be refused.
        until = pause.until.astimezone(reading.at.tzinfo) + _ALMOST_A_MINUTE
        row.tell(pause, who, facts=filled(text, pause.wrong, hour_words(until)))
        row.name_parts("pause", pause.login or pause.station or "")
        row.name_buttons(who, lift=translate("Console", "Let try again"))

    def _ask_end(self, row: ActRow[SignInSession]) -> None:
        session = row.shown
        if session is None:
            return
        question = translate(
            "Console", "Sign %1 out? What is not saved there is lost; a visitor stays hers."
        )
        self._ending.ask(
            filled(question, self._name(session.login)),
            translate("Console", "Sign her out"),
            lambda _: self._end(session),
            back_to=row.buttons["end"],
        )

    def _end(self, session: SignInSession) -> None:
        self._run(
            lambda sign_in: sign_in.end(session.id, asking=self.person),
            self._ending,
            filled(translate("Console", "%1 is signed out."), self._name(session.login)),
        )

    def _lift(self, row: ActRow[LockPause]) -> None:
        pause = row.shown
        if pause is None:
            return
        # The login is lifted wherever it waits; a station waits for all who try there.
        what = {"login": pause.login} if pause.login else {"station": pause.station}
        done = translate("Console", "%1: another try is free at once.")
        self._run(
            lambda sign_in: sign_in.lift(**what, asking=self.person),
            self._lifting,
            filled(done, self._pause_words(pause)),
        )

    def _run(self, act: Callable[[SignIn], object], asking: ConfirmQuestion, said: str) -> None:
        self.carry_out(lambda reception: act(reception.sign_in), lambda _: (said, ""), asking.tell)

    def _name(self, login: str) -> str:
        unit = self.reading.unit if self.reading else None
        found = next((one for one in unit.people if one.login == login), None) if unit else None
        if found:
            return localized(found.names)
        # Of logins that nobody has, no word is kept.
        unknown = login.startswith(_NOBODYS)
        return translate("Console", "A login that nobody has") if unknown else login

    def _pause_words(self, pause: LockPause) -> str:
        if pause.login is None:
            text = translate("Console", "Everybody at station %1")
            return filled(text, pause.station or "")
        if pause.station is None:
            text = translate("Console", "%1, at stations that never let this login in")
        else:
            text = translate("Console", "%1, at station %2")
        return filled(text, self._name(pause.login), pause.station or "")


def _app_words(app: SignInApp) -> str:
    match app:
        case SignInApp.PANEL:
            return translate("Console", "Clerk's panel")
        case SignInApp.CONSOLE:
            return translate("Console", "Console")
