"""How loud the kiosk speaks, kept over a restart in a small file of this computer's."""

import logging
from pathlib import Path

log = logging.getLogger(__name__)


def kept_volume(file: Path) -> int | None:
    """Return what was kept, in percent; None when there is nothing, or nothing that fits."""
    try:
        text = file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        log.warning("the volume cannot be read, the usual one is taken: %s", error)
        return None
    # Longer figures are nobody's volume, and nothing to compute with.
    if not (text.isdecimal() and len(text) <= 3):  # noqa: PLR2004 - "200"
        log.warning("%s holds no volume, the usual one is taken", file)
        return None
    return int(text)


def keep_volume(file: Path, percent: int) -> None:
    """Write it down, whole or not at all; call it off the GUI thread.

    Raises:
        OSError: it cannot be written here.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.new")
    new.write_text(f"{percent}\n", encoding="ascii")
    new.replace(file)
