"""The codes of a second factor (RFC 6238): six digits, another each thirty seconds."""

import hmac
from datetime import datetime

from pyotp import TOTP

_SECONDS = 30
_DIGITS = 6
# A clock half a minute off still works; more would make a seen code live longer.
_DRIFT = (0, -1, 1)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return the thirty seconds whose code this is, at most one off; None when it is none."""
    typed = "".join(code.split())
    if len(typed) != _DIGITS or not (typed.isascii() and typed.isdecimal()):
        return None
    codes = TOTP(secret, digits=_DIGITS, interval=_SECONDS)
    present = int(now.timestamp()) // _SECONDS
    found = None
    for drift in _DRIFT:
        if hmac.compare_digest(codes.generate_otp(present + drift), typed) and found is None:
            found = present + drift
    return found


def provisioning_uri(secret: str, login: str, issuer: str) -> str:
    """Return what an authenticator reads from a QR code."""
    return TOTP(secret, digits=_DIGITS, interval=_SECONDS).provisioning_uri(
        name=login, issuer_name=issuer
    )
