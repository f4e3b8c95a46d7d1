"""Coming in, as tests do it."""

from datetime import timedelta

from reception.domain.sign_in import SignedIn, SignInApp, Where
from reception.people.sign_in import SignIn
from tests.support.databases import PASSWORD

NOW = timedelta(0)
"""How long nobody has touched a window that somebody touches."""
PEPPER = b"p" * 32
HERE = Where(app=SignInApp.PANEL, station="counter-1", pepper=PEPPER)
THERE = Where(app=SignInApp.PANEL, station="counter-2", pepper=b"q" * 32)
OFFICE = Where(app=SignInApp.CONSOLE, station="office")


def let_in(
    sign_in: SignIn, login: str = "clerk1", password: str = PASSWORD, where: Where = HERE
) -> SignedIn:
    """Come in by a password that is right."""
    return sign_in.enter(login, password, where)
