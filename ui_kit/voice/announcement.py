"""What a screen says to the voice, which is a process of its own, and what that answers.

No sound library is loaded with it: no window waits for one.
"""

import os
from pathlib import Path

import msgspec

from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from reception.system.settings import state_folder

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


class VoiceReply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
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


def own_folder(named: str) -> Path:
    """Return where this station's own packs are: as ``NOUBA_VOICE`` names it, or as usual."""
    # "~somebody" is left as it is written where there is no such person.
    return Path(os.path.expanduser(named)) if named else state_folder() / "voice"  # noqa: PTH111


VOICE = "voice"


def is_muted(state: Path, what: str = VOICE) -> bool:
    """Return whether the voice of this station is muted, or what is named.

    Where nobody may look, nobody has muted it.
    """
    try:
        return _file(state, what).exists()
    except OSError:
        return False


def set_muted(state: Path, *, muted: bool, what: str = VOICE) -> None:
    """Mute the voice of this station, or what is named, or take it back.

    Raises:
        EnvironmentFault: nothing can be written in the station's state folder.
    """
    try:
        if muted:
            state.mkdir(parents=True, exist_ok=True)
            _file(state, what).touch()
        else:
            _file(state, what).unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            f"{state} cannot be written ({error.strerror})", "check the disk and its permissions"
        ) from error


def _file(state: Path, what: str) -> Path:
    return state / f"{what}-muted"
