"""How many wrong PINs count, kept over a restart: whoever ends the kiosk gains no tries by it."""

import logging
from pathlib import Path

from reception.whole_file import written_whole

log = logging.getLogger(__name__)

_MOST_DIGITS = 6


def kept_tries(file: Path | None) -> int:
    """Return how many wrong PINs were kept; 0 when there is nothing, or nothing that fits."""
    try:
        text = file.read_text(encoding="ascii").strip() if file else ""
    except FileNotFoundError:
        return 0
    except (OSError, UnicodeDecodeError) as error:
        log.warning("it cannot be read how many PINs were wrong: %s", error)
        return 0
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def keep_tries(file: Path | None, wrong: int) -> None:
    """Write down how many count; call it off the GUI thread.

    Where nothing can be written staff come in all the same, and it is said in the log.
    """
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(file) as stream:
            stream.write(f"{wrong}\n")
    except OSError as error:
        log.warning("it cannot be kept how many PINs were wrong: %s", error)
