"""The key of a ticket's page: who holds the ticket has it, and nobody can guess it.

100 bits of an HMAC under a key of the day (RFC 2104), which is made at the site and thrown away
when the day is over; capital letters and digits, so that the code on paper stays small.
"""

import base64
import hashlib
import hmac
import secrets
from uuid import UUID

DAY_KEY_BYTES = 32
LETTERS = 20
"""So many letters, five bits each."""


def new_day_key() -> bytes:
    """Return a key for the tickets of one day."""
    return secrets.token_bytes(DAY_KEY_BYTES)


def page_key(day_key: bytes, ticket: UUID) -> str:
    """Return the key that stands on a ticket, such as ``7XQ2M4...``."""
    digest = hmac.digest(day_key, ticket.bytes, hashlib.sha256)
    return base64.b32encode(digest).decode()[:LETTERS]


def key_hash(key: str) -> str:
    """Return what a relay is told of a key, and finds a ticket by (hexadecimal)."""
    return hashlib.sha256(key.encode()).hexdigest()
