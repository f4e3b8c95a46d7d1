"""Second factors: RFC 6238's own vectors, drift, replay, recovery, and what is lost."""

import base64
from datetime import UTC, datetime

import pyotp
import pytest

from reception.app import Reception
from reception.domain.errors import SignInRefusedError
from reception.domain.rights import AuditAct
from reception.domain.sign_in import (
    CodeNeededError,
    CodeRefusedError,
    NoSecondFactorError,
    PasswordToChangeError,
    SignedIn,
    SignInPausedError,
)
from reception.people.second_factor import step_of
from reception.people.sign_in import SignIn
from tests.support.clocks import FakeClock
from tests.support.databases import PASSWORD, dump, quick_office, quick_sign_in
from tests.support.every_case import every_case
from tests.support.sign_in import OFFICE, let_in


class Phone:
    """An authenticator, whose clock may be off."""

    def __init__(self, secret: str, clock: FakeClock) -> None:
        self._codes = pyotp.TOTP(secret)
        self._clock = clock

    def code(self, *, off_s: int = 0) -> str:
        return self._codes.at(int(self._clock.now().timestamp()) + off_s)


@pytest.fixture
def sign_in(reception: Reception) -> SignIn:
    return quick_sign_in(reception)


@pytest.fixture
def inside(sign_in: SignIn) -> SignedIn:
    return let_in(sign_in, "admin", where=OFFICE)


@pytest.fixture
def phone(sign_in: SignIn, inside: SignedIn, clock: FakeClock) -> Phone:
    return enrolled(sign_in, inside, clock)[0]


def enrolled(sign_in: SignIn, inside: SignedIn, clock: FakeClock) -> tuple[Phone, tuple[str, ...]]:
    offer = sign_in.offer_second_factor(inside.token)
    phone = Phone(pyotp.parse_uri(offer.uri).secret, clock)
    return phone, sign_in.take_second_factor(inside.token, PASSWORD, offer.secret, phone.code())


def enter(sign_in: SignIn, code: str | None, password: str = PASSWORD) -> SignedIn:
    return sign_in.enter("admin", password, OFFICE, code=code)


@every_case(
    ("seconds", "code"),
    # Appendix B of RFC 6238 for SHA-1; six digits are the last six of its eight.
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    now = datetime.fromtimestamp(seconds, UTC)
    assert step_of(secret, f" {code[:3]} {code[3:]}", now) == seconds // 30
    assert step_of(secret, code[:5], now) is None


class TestCodes:
    def test_an_offer_counts_once_a_code_of_it_was_typed(
        self, sign_in: SignIn, inside: SignedIn, clock: FakeClock
    ) -> None:
        offer = sign_in.offer_second_factor(inside.token)
        assert pyotp.parse_uri(offer.uri).name == "admin"
        assert offer.secret not in repr(offer)
        phone = Phone(offer.secret, clock)
        with pytest.raises(CodeRefusedError):
            sign_in.take_second_factor(inside.token, PASSWORD, offer.secret, phone.code(off_s=3600))
        with pytest.raises(SignInRefusedError):
            sign_in.take_second_factor(inside.token, "wrong", offer.secret, phone.code())
        assert enter(sign_in, None)
        assert sign_in.second_factor(enter(sign_in, None).token).since is None

    def test_a_code_is_asked_for_and_taken_once(
        self, reception: Reception, sign_in: SignIn, phone: Phone, clock: FakeClock
    ) -> None:
        with pytest.raises(CodeNeededError):
            enter(sign_in, None)
        with pytest.raises(CodeRefusedError):  # the one it was enrolled with
            enter(sign_in, phone.code())
        clock.advance(seconds=30)
        code = phone.code()
        assert enter(sign_in, code).person.login == "admin"
        with pytest.raises(CodeRefusedError):
            enter(sign_in, code)
        clock.advance(seconds=30)
        with pytest.raises(CodeRefusedError):  # still within the drift, but seen already
            enter(sign_in, code)
        (line, *_) = reception.office.audit.entries(asking=None, act=AuditAct.SIGN_IN)
        assert (line.who, line.refused) == ("admin", True)

    @pytest.mark.parametrize(
        ("off_s", "right"), [(-60, False), (-30, True), (30, True), (60, False)]
    )
    def test_a_clock_may_be_half_a_minute_off(
        self, sign_in: SignIn, phone: Phone, clock: FakeClock, off_s: int, right: bool
    ) -> None:
        clock.advance(minutes=5)
        if right:
            assert enter(sign_in, phone.code(off_s=off_s))
        else:
            with pytest.raises(CodeRefusedError):
                enter(sign_in, phone.code(off_s=off_s))

    def test_wrong_codes_count_and_a_right_password_forgives_none(
        self, sign_in: SignIn, phone: Phone, clock: FakeClock
    ) -> None:
        clock.advance(minutes=5)
        for _ in range(5):
            with pytest.raises(CodeNeededError):
                enter(sign_in, None)
            with pytest.raises(CodeRefusedError):
                enter(sign_in, phone.code(off_s=600))
        with pytest.raises(SignInPausedError):
            enter(sign_in, phone.code())

    def test_a_second_factor_lets_an_administrator_have_a_shorter_password(
        self, reception: Reception, sign_in: SignIn, phone: Phone, clock: FakeClock
    ) -> None:
        clock.advance(minutes=5)
        word = quick_office(reception).renew_password("admin", asking=None)
        with pytest.raises(CodeNeededError):
            enter(sign_in, None, word)
        with pytest.raises(PasswordToChangeError) as asked:
            enter(sign_in, phone.code(), word)
        assert asked.value.shortest == 8
        code = phone.code()  # the same one: asking for a password used none up
        assert sign_in.enter("admin", word, OFFICE, code=code, new_password="ten signs!")


class TestLost:
    def test_each_recovery_code_stands_for_it_once(
        self, sign_in: SignIn, inside: SignedIn, database_url: str, clock: FakeClock
    ) -> None:
        _, codes = enrolled(sign_in, inside, clock)
        assert len(set(codes)) == 8
        typed = codes[0].replace("-", " ").upper()
        token = enter(sign_in, typed).token
        assert sign_in.second_factor(token).recovery_left == 7
        with pytest.raises(CodeRefusedError):
            enter(sign_in, codes[0])
        assert enter(sign_in, codes[1])
        kept = repr(dump(database_url, log=True))
        assert not any(one in kept or one.replace("-", "") in kept for one in codes)

    def test_it_is_dropped_with_the_password_or_by_a_colleague(
        self, reception: Reception, sign_in: SignIn, inside: SignedIn, clock: FakeClock
    ) -> None:
        enrolled(sign_in, inside, clock)
        with pytest.raises(SignInRefusedError):
            sign_in.drop_second_factor(inside.token, "wrong")
        sign_in.drop_second_factor(inside.token, PASSWORD)
        assert enter(sign_in, None)
        with pytest.raises(NoSecondFactorError):
            sign_in.drop_second_factor_of("admin", asking=None)
        enrolled(sign_in, enter(sign_in, None), clock)
        sign_in.drop_second_factor_of("admin", asking=None)
        (line, *_) = reception.office.audit.entries(asking=None, act=AuditAct.SECOND_FACTOR)
        assert (line.who, line.subject) == (None, "dropped admin")
        assert enter(sign_in, None)
