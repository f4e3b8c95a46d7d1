"""Where a failure that nobody foresaw is kept, with its trace."""

import logging
import os
import tempfile
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MEGABYTE = 1_000_000


def log_path() -> Path:
    """Return this user's log file (XDG state folder)."""
    state = os.environ.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / "nouba" / "nouba.log"


def open_log() -> None:
    """Write the log to the user's file; without a place for it, to a temporary one."""
    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    handler = _handler(log_path()) or _handler(Path(tempfile.gettempdir()) / "nouba.log")
    if handler:
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        root.addHandler(handler)


def _handler(path: Path) -> RotatingFileHandler | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(path, maxBytes=_MEGABYTE, backupCount=3, delay=True)
    except OSError:
        return None
