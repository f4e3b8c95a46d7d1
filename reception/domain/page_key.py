"""A ticket's page: the key that nobody can guess, which its holder has, and what she says there.

100 bits of an HMAC under a key of the day (RFC 2104), which is made at the site and thrown away
when the day is over; capital letters and digits, so that the code on paper stays small.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from uuid import UUID

DAY_KEY_BYTES = 32
LETTERS = 20
"""So many letters, five bits each."""
LONGEST_SITE = 69
"""With a key behind it, the longest address whose code has 33 modules (version 4, level M)."""
_AT_THE_END = re.compile(rf"\b[A-Z2-7]{{{LETTERS}}}$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class PhoneRules:
    """What a visitor who waits may say by her telephone; a unit begins with neither."""

    leave: bool = False
    """That she leaves, and her turn goes to whoever comes next."""
    let_go_first: bool = False
    """That three go before her, once a visit."""


def page_key(day_key: bytes, ticket: UUID) -> str:
    """Return the key that stands on a ticket, such as ``7XQ2M4...``."""
    digest = hmac.digest(day_key, ticket.bytes, hashlib.sha256)
    return base64.b32encode(digest).decode()[:LETTERS]


def page_address(site: str, key: str) -> str:
    """Return where a page is, in capitals: a code of them has fewer modules."""
    return f"{site.rstrip('/').upper()}/{key}"


def key_in(scanned: str) -> str | None:
    """Return the key with which an address ends; None when it ends otherwise."""
    found = _AT_THE_END.search(scanned.strip())
    return found[0].upper() if found else None


def key_hash(key: str) -> str:
    """Return what a relay is told of a key, and finds a ticket by (hexadecimal)."""
    return hashlib.sha256(key.encode()).hexdigest()
