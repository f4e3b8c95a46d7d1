"""Whether this station is muted: a file that is there or not, heeded from the next call on."""

from pathlib import Path

from reception.domain.errors import EnvironmentFault

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
