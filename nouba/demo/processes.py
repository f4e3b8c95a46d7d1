"""The demonstration's processes: each is a real program, with a log of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reception.domain.errors import EnvironmentFault

_STOP_TIMEOUT_S = 15


class Processes:
    """Starts programs, notices when one dies, and ends them all."""

    def __init__(self, environment: Mapping[str, str], logs: Path) -> None:
        self._environment = {**os.environ, **environment}
        self._logs = logs
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, name: str, *words: str, **environment: str) -> None:
        """Start ``python -m words...`` under a name."""
        with self._log(name).open("wb") as log:
            self._running[name] = subprocess.Popen(  # noqa: S603 - our own programs
                [*_ends_with_us(), sys.executable, "-m", *words],
                env={**self._environment, **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def run(self, name: str, *words: str, **environment: str) -> None:
        """Start a program and wait for its good end.

        Raises:
            EnvironmentFault: it ended badly.
        """
        self.start(name, *words, **environment)
        self.wait(name)

    def wait(self, name: str) -> None:
        """Wait for a program's good end.

        Raises:
            EnvironmentFault: it ended badly.
        """
        process = self._running.pop(name, None)
        # One that is no longer known has been seen to end well.
        if process and process.wait() != 0:
            raise self._ended_badly(name)

    def require_alive(self) -> None:
        """Notice a program that died.

        Raises:
            EnvironmentFault: one did.
        """
        for name, process in list(self._running.items()):
            if process.poll() is not None:
                del self._running[name]
                if process.returncode != 0:
                    raise self._ended_badly(name)

    def stop(self) -> None:
        """End every program."""
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            try:
                process.wait(timeout=_STOP_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()

    def _log(self, name: str) -> Path:
        return self._logs / f"{name}.log"

    def _ended_badly(self, name: str) -> EnvironmentFault:
        return EnvironmentFault(
            f"The demonstration's {name} ended by itself", f"see {self._log(name)}"
        )


def _ends_with_us() -> tuple[str, ...]:
    """Return what begins a command whose program shall end even when this one is killed."""
    setpriv = shutil.which("setpriv")  # of util-linux: other systems do without
    return (setpriv, "--pdeathsig", "TERM") if setpriv else ()
