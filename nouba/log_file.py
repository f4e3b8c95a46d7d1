"""Where a failure that nobody foresaw is kept, with its trace."""

import logging
from pathlib import Path

from reception.one_line import OneLineFormatter
from reception.settings import state_folder

# One older file of this size is kept beside the present one.
_LONGEST_BYTES = 1_000_000


def log_path() -> Path:
    """Return this user's log file (XDG state folder)."""
    return state_folder() / "nouba.log"


def open_log() -> None:
    """Write the log to the user's file as well; where that cannot be, do without it."""
    root = logging.getLogger()
    path = log_path()
    if any(getattr(handler, "baseFilename", None) == str(path) for handler in root.handlers):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LONGEST_BYTES:
            path.replace(path.with_suffix(".log.1"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(OneLineFormatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    root.addHandler(handler)
