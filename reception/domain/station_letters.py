"""The letters with which a station numbers while it stands alone.

A database that is restored to an earlier hour may have forgotten letters that were given since. The
next ones in a row would then be given to two stations for certain; so each installation has an
order of its own, in which every pair is as likely as any other to come first. Whoever knows more
than the database tells it (``ports.offline``): chance is left with nothing but the letters of a
disk that is lost together with the database's memory of it. Where Nouba itself puts a backup back,
not even these: all that may have been given since are set aside.
"""

import re
from collections.abc import Container
from hashlib import blake2b
from uuid import UUID

# Without I and O, which look like figures.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_PAIR = re.compile("[A-Z]{2}")


SET_ASIDE = UUID(int=0)
"""Stands for whoever holds letters that a restored database may have forgotten: no installation
that has none is given them, and who holds them is known again when it registers."""


def is_pair(letters: str) -> bool:
    """Return whether these could be a station's letters."""
    return _PAIR.fullmatch(letters) is not None


def letters_for(install: UUID, taken: Container[str]) -> str | None:
    """Return the letters for an installation that has none; None when all are taken.

    They begin with Z as long as there are such, so that people know a station's number by it.
    """
    for first in reversed(_LETTERS):
        free = [first + second for second in _LETTERS if first + second not in taken]
        if free:
            return max(free, key=lambda pair: _weight(install, pair))
    return None


def to_set_aside(taken: Container[str]) -> tuple[str, ...]:
    """Return the letters that are given next, of which some may have been given already."""
    for first in reversed(_LETTERS):
        free = tuple(first + second for second in _LETTERS if first + second not in taken)
        if free:
            return free
    return ()


def _weight(install: UUID, pair: str) -> bytes:
    return blake2b(install.bytes + pair.encode(), digest_size=8).digest()
