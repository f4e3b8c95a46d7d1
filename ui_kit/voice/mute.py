"""Whether this station is muted: a file that is there or not, heeded from the next call on."""

from pathlib import Path

from reception.domain.errors import EnvironmentFault

_NAME = "voice-muted"


def is_muted(state: Path) -> bool:
    """Return whether this station makes no sound; where nobody may look, nobody has muted it."""
    try:
        return (state / _NAME).exists()
    except OSError:
        return False


def set_muted(state: Path, *, muted: bool) -> None:
    """Mute this station, or take it back.

    Raises:
        EnvironmentFault: nothing can be written in the station's state folder.
    """
    try:
        if muted:
            state.mkdir(parents=True, exist_ok=True)
            (state / _NAME).touch()
        else:
            (state / _NAME).unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            f"{state} cannot be written ({error.strerror})", "check the disk and its permissions"
        ) from error
