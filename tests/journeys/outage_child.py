"""A kiosk's process, as ``tests.journeys.outage_kiosk`` runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


class OutageKiosk:
    """Takes tickets when it is told to; ``kill`` is no good end."""

    def __init__(self, url: str, folder: Path, **settings: str) -> None:
        """Start it; its printer's paper, its journal and its log lie in ``folder``."""
        self._log = folder / "kiosk.log"
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.outage_kiosk"],
                env={
                    **os.environ,
                    "NOUBA_DATABASE": url,
                    "NOUBA_JOURNAL": str(folder / "state"),
                    "NOUBA_PRINTER": f"emu://?out={folder / 'paper'}",
                    "NOUBA_STATION": "kiosk-1",
                    "QT_QUICK_BACKEND": "software",
                    "XDG_STATE_HOME": str(folder / "state"),
                    **settings,
                },
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def take(self, language: str = "fr") -> Any:
        """Let a visitor take a ticket; return how it ended."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"signature {language}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self.said
        return json.loads(line)

    @property
    def said(self) -> str:
        """Return what it has written to its log, and those before it there."""
        return self._log.read_text(encoding="utf-8")

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.communicate()
