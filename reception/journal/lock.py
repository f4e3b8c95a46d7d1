"""Where a station's journal lies, and that one process at a time works with it."""

import fcntl
import os
import re
from hashlib import sha256
from pathlib import Path

from reception.journal.faults import JournalFault, JournalHeldError

_SAFE = re.compile(r"[^A-Za-z0-9_.-]")


def journal_path(folder: Path, station: str) -> Path:
    """Return where a station's journal lies; two stations of one computer have two."""
    safe = _SAFE.sub("_", station)
    if safe != station:
        safe = f"{safe}-{sha256(station.encode()).hexdigest()[:8]}"
    return folder / f"journal-{safe}.db"


class JournalLock:
    """Held by the one process that writes a journal; the system gives it back when that ends."""

    def __init__(self, path: Path) -> None:
        """Take it.

        Raises:
            JournalHeldError: another process has it.
            JournalFault: nothing can be written there.
        """
        self.path = path
        held = path.with_name(f"{path.name}.lock")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor: int | None = os.open(held, os.O_RDWR | os.O_CREAT, 0o640)
        except OSError as error:
            raise JournalFault(
                f"The journal {path} cannot be opened: {error.strerror}",
                "check that this user may write there, and that the disk is not full",
            ) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.close()
            raise JournalHeldError(
                f"Another program works with the journal {path}",
                "end the other kiosk, or give this one a name of its own in NOUBA_STATION",
            ) from error

    def close(self) -> None:
        """Give it back."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
