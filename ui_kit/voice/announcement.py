"""What a screen and its voice tell each other, one line of JSON each; loads no sound library."""

import msgspec

from reception.domain.language import Language

_LANGUAGES_SPOKEN = 2
NO_OUTPUT = 3
"""The voice's exit code where this computer has no output."""
OUTPUT_FAILED = 4
"""Its exit code when the output went away while it spoke."""


class Announcement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is to be said: a ticket and a counter, in the first two of these languages that speak.

    One line of JSON on the voice's standard input.
    """

    id: int
    label: str = ""
    """Empty: the chime alone."""
    counter: int | None = None
    """None: the ticket alone."""
    languages: list[Language] = []
    most_languages: int = _LANGUAGES_SPOKEN
    times: int = 1
    volume: int = 100
    """In percent of what the packs hold."""
    chimes: bool = True
    file: str = ""
    """A sound to be played instead, such as a clip that was just recorded."""


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the voice says of itself: one line of JSON on its standard output."""

    ready: bool = False
    """It can be asked, and speaks ``languages``."""
    languages: list[Language] = []
    id: int = 0
    begun_s: float | None = None
    """So long it takes to say what was asked for with ``id``."""
    done: bool = False
    trouble: str = ""
    """Why nothing was heard."""
