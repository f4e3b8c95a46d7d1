"""Codes for new items, made from their names so that nobody has to invent one."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from itertools import count
from string import ascii_uppercase
from typing import Any

_LONGEST_CODE = 32


def new_code(names: Mapping[str, Any] | None, taken: Collection[str], kind: str) -> str:
    """Return a code that nobody has: from the French or English name, else from the kind."""
    text = str((names or {}).get("fr") or (names or {}).get("en") or "")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_CODE].strip("-")
    if not stem or not stem[0].isalpha():
        stem = f"{kind}-{stem}".strip("-")
    if stem not in taken:
        return stem
    return next(code for number in count(2) if (code := f"{stem}-{number}") not in taken)


def new_prefix(taken: Collection[str]) -> str:
    """Return letters before a ticket's number that no other service has."""
    pairs = (first + second for first in ascii_uppercase for second in ascii_uppercase)
    return next((one for one in (*ascii_uppercase, *pairs) if one not in taken), "")
