"""Coming in, waiting after wrong passwords, staying, locking, and being signed out."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st
from pyotp import TOTP

from reception.app import Reception, open_reception
from reception.domain.errors import NotAllowedError, NotAllowedFault, Refusal, SignInRefusedError
from reception.domain.rights import AuditAct
from reception.domain.sign_in import (
    LOGIN_ANYWHERE,
    LOGIN_AT_STATION,
    CommonPasswordError,
    PasswordAtConsoleError,
    PasswordToChangeError,
    PinRefusedError,
    SessionEnd,
    SessionEndedError,
    SessionLockedError,
    SessionState,
    SignInPausedError,
    UnknownSessionError,
    WeakPasswordError,
    WeakPinError,
)
from reception.domain.unit import SignInRules
from reception.people.sign_in import SignIn
from reception.queue.model import At
from reception.unit.passwords import is_common
from tests.support.clocks import FakeClock
from tests.support.databases import (
    COMMUNE,
    PASSWORD,
    SQLITE,
    dump,
    quick_office,
    quick_sign_in,
    set_up,
)
from tests.support.sign_in import HERE, NOW, OFFICE, PEPPER, THERE, let_in

OWN = "the blue door at noon"
PIN = "902514"


@pytest.fixture
def sign_in(reception: Reception) -> SignIn:
    return quick_sign_in(reception)


def refused(sign_in: SignIn, login: str = "clerk1", times: int = 1, where: object = HERE) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefusedError):
            sign_in.enter(login, "wrong", where)  # type: ignore[arg-type]


class TestFirstPasswords:
    def test_who_was_given_a_password_comes_in_by_one_of_her_own(
        self, reception: Reception, sign_in: SignIn, database_url: str
    ) -> None:
        word = quick_office(reception).renew_password("clerk1", asking=None)
        with pytest.raises(PasswordToChangeError) as asked:
            let_in(sign_in, password=word)
        assert (asked.value.first, asked.value.shortest) == (True, 8)
        for weak, why in (
            (word, WeakPasswordError),
            ("short", WeakPasswordError),
            ("aaaaaaaaaaaaaaaa", WeakPasswordError),
            ("x" * 129 + "abcd", WeakPasswordError),
            ("my-clerk1", CommonPasswordError),
            ("Commune2026", CommonPasswordError),
            ("qwertyuiop", CommonPasswordError),
            ("Password123!", CommonPasswordError),
        ):
            with pytest.raises(why):
                sign_in.enter("clerk1", word, HERE, new_password=weak)
        assert not sign_in.sessions(asking=None)
        person = sign_in.enter("clerk1", word, HERE, new_password="  eight8 ").person
        assert person.login == "clerk1"
        with pytest.raises(SignInRefusedError):
            let_in(sign_in, password=word)
        assert let_in(sign_in, password="  eight8 ").person == person
        assert word not in repr(dump(database_url, log=True))

    def test_a_unit_that_is_set_up_gives_first_passwords(self, reception: Reception) -> None:
        hind = replace(COMMUNE.people[0], login="hind")
        unit = replace(COMMUNE, people=(*COMMUNE.people, hind))
        words = quick_office(reception).set_up(unit).first_passwords
        with pytest.raises(PasswordToChangeError):
            let_in(quick_sign_in(reception), "hind", words["hind"])

    def test_an_administrator_without_a_second_factor_has_fifteen_signs(
        self, reception: Reception, sign_in: SignIn
    ) -> None:
        word = quick_office(reception).renew_password("admin", asking=None)
        with pytest.raises(WeakPasswordError) as weak:
            sign_in.enter("admin", word, OFFICE, new_password="fourteen signs")
        assert weak.value.shortest == 15
        assert sign_in.enter("admin", word, OFFICE, new_password="fifteen signs ok")

    def test_a_password_that_is_too_weak_now_is_changed_at_the_next_sign_in(
        self, sign_in: SignIn, database_url: str, clock: FakeClock
    ) -> None:
        inside = let_in(sign_in)
        sign_in.change_password(inside.token, PASSWORD, "eightsgn")
        promoted = tuple(
            replace(one, role=COMMUNE.people[-1].role) if one.login == "clerk1" else one
            for one in COMMUNE.people
        )
        assert promoted[-1].role == "administrator"
        set_up(database_url, replace(COMMUNE, people=promoted), clock)
        with pytest.raises(PasswordToChangeError) as asked:
            let_in(sign_in, password="eightsgn", where=OFFICE)
        assert (asked.value.first, asked.value.shortest) == (False, 15)

    def test_the_commonest_are_known(self) -> None:
        assert all(map(is_common, ("password", "12345678", "PASSWORD", "iloveyou99")))
        assert not is_common(OWN)


class TestPauses:
    def test_five_are_free_and_then_pauses_grow_and_survive_a_restart(
        self, sign_in: SignIn, database_url: str, clock: FakeClock
    ) -> None:
        refused(sign_in, times=5)
        waits = []
        for _ in range(7):
            with open_reception(database_url, clock=clock) as restarted:
                again = quick_sign_in(restarted)
                with pytest.raises(SignInPausedError) as paused:
                    let_in(again)  # even the right one is not looked at
                waits.append(paused.value.until - clock.now())
                clock.advance(seconds=waits[-1].total_seconds())
                refused(again)
        assert [one // timedelta(minutes=1) for one in waits] == [1, 2, 4, 8, 15, 15, 15]
        with pytest.raises(SignInPausedError):
            let_in(sign_in)
        clock.advance(minutes=15)
        assert let_in(sign_in).person.login == "clerk1"
        refused(sign_in, times=5)  # all is forgiven

    def test_a_prankster_elsewhere_keeps_nobody_out_where_she_works(self, sign_in: SignIn) -> None:
        sign_in.leave(let_in(sign_in).token)
        stations = [replace(HERE, station=f"hall-{number}") for number in range(5)]
        for station in stations[:4]:
            refused(sign_in, times=5, where=station)
        # Twenty from stations that never let her in: those wait all together, hers does not.
        with pytest.raises(SignInPausedError):
            let_in(sign_in, where=stations[4])
        assert let_in(sign_in).person.login == "clerk1"

    def test_a_station_waits_for_seconds_whoever_is_tried_there(
        self, sign_in: SignIn, clock: FakeClock
    ) -> None:
        for number in range(20):
            refused(sign_in, login=f"nobody{number}")
        with pytest.raises(SignInPausedError) as paused:
            let_in(sign_in)
        assert paused.value.until - clock.now() == timedelta(seconds=10)
        assert let_in(sign_in, where=THERE).person.login == "clerk1"
        clock.advance(seconds=10)
        assert let_in(sign_in).person.login == "clerk1"
        # Her own success makes nobody wait, and wins no tries at the logins of others.
        refused(sign_in, login="clerk2")
        with pytest.raises(SignInPausedError):
            sign_in.enter("clerk2", "wrong", HERE)

    def test_an_unknown_login_waits_as_a_known_one_does_and_is_not_kept(
        self, sign_in: SignIn, database_url: str
    ) -> None:
        typed = "my secret, in the wrong field"
        refused(sign_in, login=typed, times=5)
        with pytest.raises(SignInPausedError):
            sign_in.enter(typed, "wrong", HERE)
        assert "secret" not in repr(dump(database_url, log=True))

    def test_those_who_try_at_once_have_no_more_tries(self, sign_in: SignIn) -> None:
        begin, answers = threading.Barrier(8), []

        def attempt() -> None:
            begin.wait(300)
            try:
                sign_in.enter("clerk1", "wrong", HERE)
            except Refusal as why:
                answers.append(type(why))

        threads = [threading.Thread(target=attempt) for _ in range(8)]
        for one in threads:
            one.start()
        for one in threads:
            one.join(300)
        assert answers.count(SignInRefusedError) == 5
        assert answers.count(SignInPausedError) == 3

    def test_an_administrator_sees_and_lifts_a_pause(
        self, reception: Reception, sign_in: SignIn
    ) -> None:
        admin = reception.office.unit().person("admin")
        refused(sign_in, times=5)
        (pause,) = sign_in.pauses(asking=admin)
        assert (pause.login, pause.station, pause.wrong) == ("clerk1", "counter-1", 5)
        assert sign_in.lift(login="clerk1", asking=admin) == 2  # also what counts anywhere
        assert sign_in.pauses(asking=admin) == ()
        assert let_in(sign_in)

    @given(
        wrongs=st.integers(0, 200),
        seconds=st.integers(-(10**6), 10**6),
        rule=st.sampled_from([LOGIN_AT_STATION, LOGIN_ANYWHERE]),
    )
    def test_nobody_is_kept_out_for_ever_by_whatever_was_tried(
        self, wrongs: int, seconds: int, rule: object
    ) -> None:
        assert isinstance(rule, type(LOGIN_AT_STATION))
        now = FakeClock().now()
        until = rule.paused_until(wrongs, now + timedelta(seconds=seconds), now)
        assert until is None or timedelta(0) < until - now <= 2 * rule.longest
        assert (until is None) or wrongs >= rule.free


class TestSessions:
    def test_whoever_comes_in_elsewhere_is_in_there_alone(
        self, sign_in: SignIn, database_url: str
    ) -> None:
        first = let_in(sign_in)
        second = let_in(sign_in, where=THERE)
        with pytest.raises(SessionEndedError) as ended:
            sign_in.stay(first.token, idle=NOW)
        assert ended.value.ended is SessionEnd.ELSEWHERE
        assert sign_in.stay(second.token, idle=NOW) is SessionState.OPEN
        assert len(second.token) == 32
        assert second.token not in repr(dump(database_url, log=True))
        assert second.token not in repr(second)
        with pytest.raises(SessionEndedError):
            sign_in.stay("0" * 32, idle=NOW)

    def test_a_manager_chooses_her_password_at_the_console_alone(self, sign_in: SignIn) -> None:
        panel = let_in(sign_in, "manager", where=HERE).token
        with pytest.raises(PasswordAtConsoleError):
            sign_in.change_password(panel, PASSWORD, OWN)
        console = let_in(sign_in, "manager", where=OFFICE).token
        sign_in.change_password(console, PASSWORD, OWN)
        assert let_in(sign_in, "manager", OWN, where=HERE).person.login == "manager"

    def test_a_manager_has_a_panel_and_a_console(self, sign_in: SignIn) -> None:
        tokens = [let_in(sign_in, "manager", where=one).token for one in (HERE, OFFICE)]
        assert [sign_in.stay(one, idle=NOW) for one in tokens] == 2 * [SessionState.OPEN]

    def test_what_nobody_touches_is_locked_and_goes_on_after_the_password(
        self, sign_in: SignIn, database_url: str, clock: FakeClock
    ) -> None:
        token = let_in(sign_in).token
        clock.advance(minutes=20)  # in which the window could say nothing
        assert sign_in.stay(token, idle=timedelta(minutes=4)) is SessionState.OPEN
        clock.advance(minutes=1)
        assert sign_in.stay(token, idle=timedelta(minutes=5)) is SessionState.LOCKED
        assert sign_in.stay(token, idle=NOW) is SessionState.LOCKED
        with pytest.raises(SessionLockedError):
            sign_in.offer_second_factor(token)
        with pytest.raises(SignInRefusedError):
            sign_in.unlock(token, "wrong")
        assert sign_in.stay(token, idle=NOW) is SessionState.LOCKED
        sign_in.unlock(token, PASSWORD)
        assert sign_in.stay(token, idle=NOW) is SessionState.OPEN
        longer = replace(COMMUNE, sign_in=SignInRules(lock_after=timedelta(minutes=30)))
        set_up(database_url, longer, clock)
        clock.advance(minutes=20)
        assert sign_in.stay(token, idle=timedelta(minutes=20)) is SessionState.OPEN
        clock.advance(minutes=31)
        with pytest.raises(SessionLockedError):  # a window that says nothing is not believed
            sign_in.offer_second_factor(token)
        sign_in.unlock(token, PASSWORD)
        sign_in.lock(token)
        assert sign_in.stay(token, idle=NOW) is SessionState.LOCKED

    def test_windows_that_hear_of_one_another_come_to_rest(
        self, reception: Reception, sign_in: SignIn, clock: FakeClock
    ) -> None:
        tokens = [let_in(sign_in, one, where=HERE).token for one in ("clerk1", "clerk2")]
        clock.advance(minutes=1)
        feed = reception.open_feed()
        try:
            heard = 0
            for _ in range(20):
                clock.advance(seconds=0.05)
                # Whoever serves is touched all the time; who hears of anything looks again.
                assert [sign_in.stay(one, idle=NOW) for one in tokens] == 2 * [SessionState.OPEN]
                heard += bool(feed.wait(0.01))
        finally:
            feed.close()
        assert heard <= 1

    def test_who_goes_on_working_is_never_locked_out(
        self, sign_in: SignIn, clock: FakeClock
    ) -> None:
        token = let_in(sign_in).token
        for _ in range(100):
            clock.advance(seconds=20)
            sign_in.stay(token, idle=timedelta(seconds=8))
            clock.advance(minutes=3)
            assert sign_in.stay(token, idle=timedelta(minutes=3)) is SessionState.OPEN
            sign_in.offer_second_factor(token)

    def test_closing_the_day_signs_panels_out_but_not_who_serves(
        self, reception: Reception, sign_in: SignIn, clock: FakeClock
    ) -> None:
        idle, serving = let_in(sign_in), let_in(sign_in, "clerk2", where=THERE)
        console = let_in(sign_in, "manager", where=OFFICE)
        reception.desk.issue("signature")
        reception.desk.call_next(At(3, "clerk2"))
        reception.desk.start(At(3, "clerk2"))
        reception.desk.close_day()
        with pytest.raises(SessionEndedError) as ended:
            sign_in.stay(idle.token, idle=NOW)
        assert ended.value.ended is SessionEnd.CLOSING
        for one in (serving, console):
            assert sign_in.stay(one.token, idle=NOW) is SessionState.OPEN
        clock.advance(hours=24)
        for one in (serving, console):
            with pytest.raises(SessionEndedError) as ended:
                sign_in.stay(one.token, idle=NOW)
            assert ended.value.ended is SessionEnd.CLOSING

    def test_an_administrator_ends_any_session(self, reception: Reception, sign_in: SignIn) -> None:
        admin = reception.office.unit().person("admin")
        inside = let_in(sign_in)
        (session,) = sign_in.sessions(asking=admin)
        assert (session.login, session.station) == ("clerk1", "counter-1")
        sign_in.end(session.id, asking=admin)
        with pytest.raises(SessionEndedError) as ended:
            sign_in.unlock(inside.token, PASSWORD)
        assert ended.value.ended is SessionEnd.ADMINISTRATOR
        with pytest.raises(UnknownSessionError):
            sign_in.end(session.id, asking=admin)
        (line, *_) = reception.office.audit.entries(asking=None, act=AuditAct.END_SESSION)
        assert (line.who, line.subject) == ("admin", "clerk1 panel counter-1")

    def test_who_works_here_no_more_or_has_a_new_password_is_out(
        self, reception: Reception, sign_in: SignIn, database_url: str, clock: FakeClock
    ) -> None:
        gone, renewed = let_in(sign_in, "clerk2", where=THERE), let_in(sign_in)
        people = tuple(one for one in COMMUNE.people if one.login != "clerk2")
        set_up(database_url, replace(COMMUNE, people=people), clock)
        quick_office(reception).renew_password("clerk1", asking=None)
        for inside, why in ((gone, SessionEnd.NOT_HERE_ANY_MORE), (renewed, SessionEnd.PASSWORD)):
            with pytest.raises(SessionEndedError) as ended:
                sign_in.stay(inside.token, idle=NOW)
            assert ended.value.ended is why

    def test_an_own_password_signs_the_other_windows_out(self, sign_in: SignIn) -> None:
        panel, console = (let_in(sign_in, "manager", where=one) for one in (HERE, OFFICE))
        with pytest.raises(SignInRefusedError):
            sign_in.change_password(console.token, "wrong", OWN)
        with pytest.raises(WeakPasswordError):
            sign_in.change_password(console.token, PASSWORD, "short")
        sign_in.change_password(console.token, PASSWORD, OWN)
        assert sign_in.stay(console.token, idle=NOW) is SessionState.OPEN
        with pytest.raises(SessionEndedError):
            sign_in.stay(panel.token, idle=NOW)
        assert let_in(sign_in, "manager", OWN).person.login == "manager"


SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
CODE = TOTP(SECRET).at(int(FakeClock().now().timestamp()))


def overtaken(
    reception: Reception, monkeypatch: pytest.MonkeyPatch, other: Callable[[], object]
) -> SignIn:
    """Return verbs of sign-in between whose look at a password and whose writing another acts."""
    late = quick_sign_in(reception, PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    recognise = late._recognised

    def recognised(*typed: object, **more: object) -> object:
        found = recognise(*typed, **more)  # type: ignore[arg-type]
        other()
        return found

    monkeypatch.setattr(late, "_recognised", recognised)
    return late


@pytest.mark.parametrize("window", ["panel", "console"])
@pytest.mark.parametrize(
    ("verb", "typed"),
    [
        ("enter", (HERE,)),
        ("change_password", ("the red door at noon",)),
        ("choose_pin", (PIN, PEPPER)),
        ("take_second_factor", (SECRET, CODE)),
        ("drop_second_factor", ()),
    ],
)
def test_a_password_that_is_replaced_while_it_is_looked_at_changes_nothing(
    reception: Reception,
    sign_in: SignIn,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    typed: tuple[object, ...],
    window: str,
) -> None:
    tokens = {"panel": let_in(sign_in).token, "console": let_in(sign_in, where=OFFICE).token}
    sign_in.take_second_factor(tokens["panel"], PASSWORD, SECRET, CODE)
    after: list[object] = []

    def replace_it() -> None:
        sign_in.change_password(tokens[window], PASSWORD, OWN)
        after.append(dump(database_url))

    late = overtaken(reception, monkeypatch, replace_it)
    with pytest.raises((SignInRefusedError, SessionEndedError, NotAllowedFault)):
        getattr(late, verb)("clerk1" if verb == "enter" else tokens["panel"], PASSWORD, *typed)
    assert [dump(database_url)] == after


# A server writes it down once the try is old.
@pytest.mark.parametrize("databases", [SQLITE], indirect=True)
def test_who_comes_in_by_a_password_that_is_replaced_is_in_the_log(
    reception: Reception, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = let_in(sign_in)
    late = overtaken(
        reception, monkeypatch, lambda: sign_in.change_password(inside.token, PASSWORD, OWN)
    )
    with pytest.raises(SignInRefusedError):
        let_in(late)
    (line,) = reception.office.audit.entries(asking=None, refused=True)
    assert (line.who, line.act, line.subject) == ("clerk1", AuditAct.SIGN_IN, "counter-1")


class TestPins:
    def test_a_pin_unlocks_where_it_was_chosen_and_nowhere_else(self, sign_in: SignIn) -> None:
        token = let_in(sign_in).token
        for weak in (
            "12345",
            "1234567",
            "000000",
            "123456",
            "135791",
            "112112",
            "abcdef",
            "١٢٣٤٥٦",
        ):
            with pytest.raises(WeakPinError):
                sign_in.choose_pin(token, PASSWORD, weak, PEPPER)
        with pytest.raises(SignInRefusedError):
            sign_in.choose_pin(token, "wrong", PIN, PEPPER)
        sign_in.choose_pin(token, PASSWORD, PIN, PEPPER)
        sign_in.lock(token)
        sign_in.unlock_by_pin(token, PIN, PEPPER)
        assert sign_in.stay(token, idle=NOW) is SessionState.OPEN
        with pytest.raises(SignInRefusedError):
            let_in(sign_in, password=PIN)  # it opens no session
        elsewhere = let_in(sign_in, where=THERE)
        assert not elsewhere.has_pin
        with pytest.raises(PinRefusedError) as spent:
            sign_in.unlock_by_pin(elsewhere.token, PIN, THERE.pepper)
        assert spent.value.tries_left == 0
        assert let_in(sign_in).has_pin

    def test_after_five_wrong_ones_the_password_is_asked_for_restart_or_not(
        self, reception: Reception, sign_in: SignIn, database_url: str, clock: FakeClock
    ) -> None:
        token = let_in(sign_in).token
        sign_in.choose_pin(token, PASSWORD, PIN, PEPPER)
        sign_in.lock(token)
        left = []
        for _ in range(5):
            with open_reception(database_url, clock=clock) as restarted:
                with pytest.raises(PinRefusedError) as wrong:
                    quick_sign_in(restarted).unlock_by_pin(token, "111112", PEPPER)
                left.append(wrong.value.tries_left)
        assert left == [4, 3, 2, 1, 0]
        with pytest.raises(PinRefusedError):
            sign_in.unlock_by_pin(token, PIN, PEPPER)
        (line, *_) = reception.office.audit.entries(asking=None, act=AuditAct.UNLOCK)
        assert (line.who, line.refused) == ("clerk1", True)
        sign_in.unlock(token, PASSWORD)
        sign_in.lock(token)
        sign_in.unlock_by_pin(token, PIN, PEPPER)

    def test_without_the_stations_own_file_a_pin_is_worth_nothing(self, sign_in: SignIn) -> None:
        token = let_in(sign_in).token
        sign_in.choose_pin(token, PASSWORD, PIN, PEPPER)
        sign_in.lock(token)
        with pytest.raises(PinRefusedError):
            sign_in.unlock_by_pin(token, PIN, b"another pepper")
        sign_in.unlock_by_pin(token, PIN, PEPPER)


def test_only_administrators_oversee(reception: Reception, sign_in: SignIn) -> None:
    manager = reception.office.unit().person("manager")
    for ask in (
        lambda: sign_in.sessions(asking=manager),
        lambda: sign_in.pauses(asking=manager),
        lambda: sign_in.lift(login="clerk1", asking=manager),
        lambda: sign_in.drop_second_factor_of("clerk1", asking=manager),
    ):
        with pytest.raises(NotAllowedError):
            ask()
