"""One owner per printer: the media that cannot see to it themselves have a locked file."""

import fcntl
import os
import re
import tempfile
from pathlib import Path

from reception.domain.errors import PrinterFault
from reception.domain.printer import PrinterState


class PrinterTakenFault(PrinterFault):
    """Somebody else has the printer, which may well be in order."""


def taken(name: str) -> PrinterTakenFault:
    """Return what a person is told when somebody else has the printer."""
    return PrinterTakenFault(
        f"Another program uses the printer at {name}",
        "end it, or let only one program print there",
        PrinterState.DISCONNECTED,
    )


def lock(descriptor: int, name: str) -> None:
    """Own an open file until it is closed, which the end of the process does too.

    Raises:
        PrinterFault: another program owns it.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise taken(name) from None
    except OSError as error:
        raise PrinterFault(
            f"The printer at {name} cannot be reserved ({error.strerror})",
            "check that this user may write in the folder for temporary files",
        ) from error


def own(medium: str, name: str) -> int:
    """Own the printer of that name among this user's programs; return what to close at the end.

    Raises:
        PrinterFault: another program of this user owns it, or no file can be made to say so.
    """
    # Readable, and never the same for two names.
    file = f"{medium}-" + re.sub(r"[^A-Za-z0-9.-]", lambda sign: f"_{ord(sign.group()):x}_", name)
    try:
        # Never removed: whoever waits for a removed file would own nothing.
        descriptor = os.open(_folder() / f"{file}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise PrinterFault(
            f"The printer at {name} cannot be reserved ({error.strerror or error})",
            "check that this user may write in the folder for temporary files",
        ) from error
    try:
        lock(descriptor, name)
    except PrinterFault:
        os.close(descriptor)
        raise
    return descriptor


def _folder() -> Path:
    """Return a folder that only this user can write in.

    Raises:
        OSError: there is none.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and os.access(runtime, os.W_OK):
        folder = Path(runtime, "nouba")
    else:
        folder = Path(tempfile.gettempdir(), f"nouba-{os.getuid()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder
