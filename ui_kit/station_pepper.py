"""The station's own file, without which its PINs cannot be tried out."""

import os
from pathlib import Path

from reception.domain.sign_in import SignInApp, Where
from reception.system.ids import pepper

_NAME = "pin-pepper"


def where_at(app: SignInApp, station: str, folder: Path) -> Where:
    """Return the window that somebody comes in by; the file is made when it is first needed.

    Raises:
        OSError: the folder cannot be read or written.
    """
    return Where(app=app, station=station, pepper=_pepper_in(folder))


def _pepper_in(folder: Path) -> bytes:
    path = folder / _NAME
    try:
        return path.read_bytes()
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = pepper()
    draft = folder / f".{_NAME}-{os.getpid()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    try:
        # Whole or not at all, and never over one that another window made in this moment.
        os.link(draft, path)
    except FileExistsError:
        return path.read_bytes()
    finally:
        draft.unlink()
    return made
