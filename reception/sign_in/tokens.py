"""Tokens, recovery codes and PINs, as they are kept: none can be read back."""

import hashlib
import hmac

_MARK = b"nouba pepper"


def token_hash(token: str) -> str:
    """Return what a session's token, or a recovery code, is found by.

    Both have more than 112 random bits: nobody guesses them, so a quick hash is enough.
    """
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def recovery_hash(code: str) -> str:
    """Return what a recovery code is found by, however it was typed."""
    return token_hash("".join(sign for sign in code.lower() if sign.isalnum()))


def heap_of(login: str) -> str:
    """Return on which of 256 heaps the wrong passwords of an unknown login fall.

    A password typed where the login belongs must not be found in the database.
    """
    return "?" + token_hash(login)[:2]


def peppered(pin: str, login: str, pepper: bytes) -> str:
    """Return what of a PIN is hashed: without the station's own file it cannot be tried out."""
    return hmac.new(pepper, f"{login}\0{pin}".encode(), hashlib.sha256).hexdigest()


def pepper_mark(pepper: bytes) -> str:
    """Return what tells a station's pepper from another."""
    return hmac.new(pepper, _MARK, hashlib.sha256).hexdigest()[:16]
