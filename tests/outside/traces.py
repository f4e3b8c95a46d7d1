"""What programs leave behind that were worked from outside: what they said, and paper."""

import re
from collections import Counter
from pathlib import Path

from PIL import Image

from tests.printer_drivers.ticket_readers import read_text

_NOT_OURS = re.compile(
    # The voice has no sound here; who listens asks for what has just gone.
    r"the voice ended|qt\.accessibility|Couldn't (load|resolve) pipewire|espeak-ng"
)


def unexpected(said: str) -> list[str]:
    """Return the lines of a log that tell of something wrong."""
    return [
        line
        for line in said.splitlines()
        if re.search(r"WARNING|ERROR|CRITICAL|Traceback|Error:", line)
        and not _NOT_OURS.search(line)
    ]


def numbers_on(paper: Path) -> set[str]:
    """Return the numbers that are read of a ticket: what two of three sizes of it agree on."""
    found: Counter[str] = Counter()
    with Image.open(paper) as picture:
        for part in (1, 2, 3):
            smaller = picture.convert("L").resize((picture.width // part, picture.height // part))
            # Line by line: a number stands alone, far larger than all else.
            lines = read_text(smaller, "fra", page_mode=11)
            found.update(
                {line.replace(" ", "") for line in lines if re.fullmatch(r"[A-Z] ?\d{3}", line)}
            )
    return {number for number, times in found.items() if times > 1}
