"""Signing in: login, password, and what else is asked for."""

from reception.domain.errors import Refusal, SignInRefusedError
from reception.domain.rights import AuditAct, Right
from reception.domain.sign_in import (
    FORGOTTEN_AFTER,
    CodeNeededError,
    CodeRefusedError,
    PasswordToChangeError,
    SessionEnd,
    SignedIn,
    SignInApp,
    SignInSession,
    Where,
)
from reception.domain.unit import Person
from reception.people.base import Try, is_right, lock_after, pepper_mark, recovery_hash, token_hash
from reception.people.model import Credential
from reception.people.oversee import Overseeing
from reception.people.second_factor import Enrolling, step_of
from reception.people.sessions import Staying
from reception.people.sql import SqlSignInWork
from reception.system.ids import session_token
from reception.unit.current import day_of
from reception.unit.passwords import (
    is_common,
    kept_of,
    may_choose_password,
    require_good_password,
    require_may_choose_password,
    shortest_for,
)


class SignIn(Staying, Enrolling, Overseeing):
    """Lets people in, and gives them passwords of their own choice; and all that comes after."""

    def enter(
        self,
        login: str,
        password: str,
        where: Where,
        *,
        code: str | None = None,
        new_password: str | None = None,
    ) -> SignedIn:
        """Let somebody in by her password; well or badly, it is written down.

        Args:
            login: as typed.
            password: as typed.
            where: through which window.
            code: the second factor's, or a recovery code, where she has one.
            new_password: the one she chooses instead, where hers may not be kept.

        Raises:
            SignInPausedError: too many passwords were wrong.
            SignInRefusedError: login and password do not belong together.
            NotAllowedError: she serves nobody, and so has nothing to do at a panel.
            CodeNeededError: she has a second factor as well; ask for its code.
            CodeRefusedError: it is not that code, or was used before.
            PasswordAtConsoleError: she must choose another password, and not at a panel.
            PasswordToChangeError: she must choose another password; ask for one.
            WeakPasswordError: the new one is too easily guessed.
            CommonPasswordError: many people have the new one.
        """
        person, attempt = self._recognised(
            login, password, where, AuditAct.SIGN_IN, code=code and _as_kept(code)
        )
        with self._work() as work:
            known = self._asked_of(work, person, where, attempt)
            looks_right = self._looks_right(work, known, where, code=code, attempt=attempt)
        if not looks_right:
            self._audit.note(person, AuditAct.SIGN_IN, where.station, refused=True)
            raise CodeRefusedError
        try:
            if where.app is SignInApp.PANEL:
                self._audit.demand(person, Right.SERVE, AuditAct.SIGN_IN)
            new = self._asked_for_nothing_more(
                person, password, known, app=where.app, code=code, new=new_password
            )
        except Refusal:
            self._give_back(attempt, where.station)
            raise
        made_anew = None
        if new is None and attempt.is_kept_weakly and may_choose_password(person, where.app):
            made_anew = kept_of(self._hasher, password)
        return self._let_in(
            person, attempt, where, code=code, new_password=new, made_anew=made_anew
        )

    def _looks_right(
        self,
        work: SqlSignInWork,
        known: Credential,
        where: Where,
        *,
        code: str | None,
        attempt: Try,
    ) -> bool:
        """Return whether a code may be one; a recovery code is looked up when it is taken."""
        if not known.has_factor or code is None:
            return True
        if work.is_served or known.secret is None:
            return work.code_looks_right(where.station, attempt.id, attempt.at)
        return _is_recovery(code) or step_of(known.secret, code, self._clock.now()) is not None

    def _asked_for_nothing_more(
        self,
        person: Person,
        password: str,
        known: Credential,
        *,
        app: SignInApp,
        code: str | None,
        new: str | None,
    ) -> str | None:
        """Return the password to be written instead of hers; None when hers may be kept.

        Raises:
            CodeNeededError: a code is asked for.
            PasswordAtConsoleError: a new password is needed, and not chosen here.
            PasswordToChangeError: a new password is asked for.
            WeakPasswordError: the new one is too easily guessed.
            CommonPasswordError: many people have the new one.
        """
        second_factor = known.has_factor
        if second_factor and code is None:
            raise CodeNeededError
        shortest = shortest_for(person, second_factor=second_factor)
        if not (known.must_change or len(password) < shortest or is_common(password)):
            return None
        require_may_choose_password(person, app)
        if new is None:
            raise PasswordToChangeError(first=known.must_change, shortest=shortest)
        require_good_password(new, person, self._unit(), second_factor=second_factor, old=password)
        return new

    def _let_in(
        self,
        person: Person,
        attempt: Try,
        where: Where,
        *,
        code: str | None,
        new_password: str | None,
        made_anew: str | None,
    ) -> SignedIn:
        unit, login, now = self._unit(), person.login, self._clock.now()
        new_hash = kept_of(self._hasher, new_password) if new_password else None
        token = session_token()
        session = SignInSession(
            id=str(self._ids.new()),
            login=login,
            app=where.app,
            station=where.station,
            service_day=day_of(unit, now),
            opened_at=now,
            seen_at=now,
        )
        is_hers = True
        with self._work(tell=True) as work:
            if work.is_served:
                is_in, mark = work.let_in(session, token_hash(token), new_hash, attempt.id)
            else:
                # Others may have given her another one since the try was looked at.
                is_hers = is_right(work, login, attempt)
                is_in = is_hers and self._take_code(work, person, where, code=code, attempt=attempt)
                mark = self._written_in(work, session, token, new_hash, attempt) if is_in else None
            if not is_in:
                work.note(self._audit.entry(login, AuditAct.SIGN_IN, where.station, refused=True))
            elif made_anew:
                work.rehash(session, token_hash(token), made_anew, attempt.id)
                said = f"{login}: made anew"
                work.note(self._audit.entry(login, AuditAct.CHANGE_PASSWORD, said))
        if not is_in:
            raise CodeRefusedError if is_hers else SignInRefusedError
        return SignedIn(
            person=person,
            token=token,
            lock_after=lock_after(unit, person),
            has_pin=bool(mark and where.pepper and mark == pepper_mark(where.pepper)),
        )

    def _written_in(
        self,
        work: SqlSignInWork,
        session: SignInSession,
        token: str,
        new_hash: str | None,
        attempt: Try,
    ) -> str | None:
        """Write who is in, where no server does; return the mark of her PIN's pepper."""
        login, now = session.login, session.opened_at
        if new_hash:
            work.set_password_hash(login, new_hash, must_change=False)
            work.end_sessions_of(login, SessionEnd.PASSWORD, now)
            work.note(self._audit.entry(login, AuditAct.CHANGE_PASSWORD, login))
        former = work.open_session_of(login, session.app)
        if former:
            work.end_session(former.id, SessionEnd.ELSEWHERE, now)
        work.forget_sessions(before=now - FORGOTTEN_AFTER)
        self._succeed(work, attempt)
        work.add_session(session, token_hash(token))
        window = f"{session.app} {session.station}"
        work.note(self._audit.entry(login, AuditAct.SIGN_IN, window))
        pin = work.pin(login, session.station)
        return pin.pepper_mark if pin else None

    def _asked_of(
        self, work: SqlSignInWork, person: Person, where: Where | SignInSession, attempt: Try
    ) -> Credential:
        """Return what counts for a person in a window; a panel asks for no second factor."""
        known = (
            work.facts_of_try(where.station, attempt.id, attempt.at)
            if work.is_served
            else work.credential(person.login)
        )
        if where.app is SignInApp.PANEL:
            return Credential(must_change=known.must_change)
        return known

    def _take_code(
        self, work: SqlSignInWork, person: Person, where: Where, *, code: str | None, attempt: Try
    ) -> bool:
        """Use a code up, where one is asked for; return whether it was right."""
        known = self._asked_of(work, person, where, attempt)
        if known.secret is None:
            return True
        if code is None:
            raise CodeNeededError
        if _is_recovery(code):
            return work.use_recovery(person.login, recovery_hash(code), attempt.at)
        step = step_of(known.secret, code, self._clock.now())
        return step is not None and work.use_step(person.login, step)

    def change_password(self, token: str, old: str, new: str) -> None:
        """Give who is in the password that she chose herself; her other windows are signed out.

        Raises:
            SessionEndedError: she is in no more.
            SignInPausedError: too many passwords were wrong.
            SignInRefusedError: the old one is not hers.
            PasswordAtConsoleError: she does more than serve, and this is a panel.
            WeakPasswordError: the new one is too easily guessed.
            CommonPasswordError: many people have the new one.
        """
        session = self._open_session(token)
        require_may_choose_password(self._unit().person(session.login), session.app)
        act = AuditAct.CHANGE_PASSWORD
        person, attempt = self._recognised(session.login, old, session, act)
        unit, now = self._unit(), self._clock.now()
        try:
            with self._work() as work:
                known = self._asked_of(work, person, session, attempt)
            require_good_password(new, person, unit, second_factor=known.has_factor, old=old)
        except Refusal:
            self._give_back(attempt, session.station)
            raise
        new_hash = kept_of(self._hasher, new)
        with self._work(tell=True) as work:
            if work.is_served:
                work.change_password(session, token_hash(token), new_hash, attempt.id, now)
                return
            self._look_again(work, token, attempt)
            work.set_password_hash(person.login, new_hash, must_change=False)
            work.end_sessions_of(person.login, SessionEnd.PASSWORD, now, but=session.id)
            self._succeed(work, attempt)
            entry = self._audit.entry(person.login, act, person.login)
            work.note(entry)


def _as_kept(code: str) -> str:
    """Return a code as a server gets it: a recovery code as the hash that it is found by."""
    return recovery_hash(code) if _is_recovery(code) else code


def _is_recovery(code: str) -> bool:
    return any(sign.isalpha() for sign in code)
