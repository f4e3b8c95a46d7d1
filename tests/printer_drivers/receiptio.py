"""receiptio, a printing client that Nouba did not make: it judges our emulated printer.

``python -m tests.printer_drivers.receiptio`` installs it, for those who prepare a computer for the
tests.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = "2.1.2"

_FOLDER = Path(__file__).parents[2] / ".tools" / f"receiptio-{VERSION}"
_PROGRAM = Path("node_modules", "receiptio", "bin", "cli.js")
_PATIENCE_S = 100
# It knows no other port; but every address that begins with 127 is this computer.
_PORT = 9100


class NotInstalledError(Exception):
    """receiptio is not there and cannot be installed; the text says why."""


class Receiptio:
    """The installed client."""

    def __init__(self, node: str, program: Path) -> None:
        self._command = [node, str(program)]

    def prints(self, ticket: str, host: str, *words: str) -> str:
        """Print a ticket in its own notation; return its verdict, such as ``success``."""
        return self._said(["-d", host, "-t", "30", "-l", "fr", *words], ticket)

    def asks(self, host: str) -> str:
        """Return how the printer is, such as ``online`` or ``paperempty``."""
        return self._said(["-d", host, "-q"], "")

    def _said(self, words: list[str], ticket: str) -> str:
        done = subprocess.run(
            [*self._command, *words],
            input=ticket,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE_S,
        )
        return done.stderr.strip()


def printer_addresses() -> list[tuple[str, int]]:
    """Return addresses of this computer where a printer can listen for it; try them in turn."""
    return [(f"127.91.{left}.{right}", _PORT) for left in range(1, 5) for right in range(1, 60)]


def installed() -> Receiptio:
    """Return receiptio, installed by npm on first use.

    Raises:
        NotInstalledError: there is no node, no npm, or no registry to be reached.
    """
    node = shutil.which("node")
    if node is None:
        raise NotInstalledError("receiptio needs node, which is not installed")
    program = _FOLDER / _PROGRAM
    if not program.exists():
        _install()
    return Receiptio(node, program)


def _install() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NotInstalledError("receiptio is installed by npm, which is not there")
    _FOLDER.parent.mkdir(exist_ok=True)
    # Several test processes may be here at once: each makes its own, the first one's stays.
    with tempfile.TemporaryDirectory(dir=_FOLDER.parent, prefix="receiptio-") as name:
        unfinished = Path(name) / "receiptio"
        words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"]
        try:
            subprocess.run(
                [npm, *words, "--prefix", str(unfinished), f"receiptio@{VERSION}"],
                capture_output=True,
                text=True,
                check=True,
                timeout=_PATIENCE_S,
            )
        except subprocess.TimeoutExpired:
            raise NotInstalledError("npm did not reach its registry in time") from None
        except subprocess.CalledProcessError as error:
            reason = str(error.stderr).strip().splitlines()[:1]
            raise NotInstalledError(f"npm could not install receiptio: {reason}") from None
        if not (unfinished / _PROGRAM).exists():
            raise NotInstalledError("npm installed something else than receiptio")
        if not (_FOLDER / _PROGRAM).exists():
            unfinished.rename(_FOLDER)


if __name__ == "__main__":
    try:
        installed()
    except NotInstalledError as missing:
        sys.exit(str(missing))
