"""The few signs that every LED display has, and no maker's protocol reads as a command."""

import string

PLAIN = frozenset(string.ascii_uppercase + string.digits + " -")
"""Labels are letters and digits; the rest would be a question mark here and a command there."""


def plain(text: str) -> str:
    """Return a text in signs that may go out to a display; all others are left out."""
    return "".join(sign for sign in text.upper() if sign in PLAIN)
