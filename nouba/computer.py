"""What this computer is asked about itself."""

import shutil
import subprocess
from pathlib import Path

_PATIENCE_S = 5


class Computer:
    """This computer, below a root folder: tests have a smaller one."""

    def __init__(self, root: Path = Path("/")) -> None:
        self._root = root

    def path(self, name: str) -> Path:
        """Return a file or folder of it, named from its root."""
        return self._root / name.lstrip("/")

    def ask(self, program: str, *words: str) -> str | None:
        """Return what one of its programs says; None when it is missing or does not answer."""
        found = shutil.which(program)
        if not found:
            return None
        try:
            done = subprocess.run(  # noqa: S603 - the system's own, with words of ours
                [found, *words], capture_output=True, text=True, check=False, timeout=_PATIENCE_S
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout.strip()
