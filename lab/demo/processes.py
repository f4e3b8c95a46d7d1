"""The demonstration's processes: each is a real program, with a log of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from lab.printer.address import real_address
from reception.domain.errors import EnvironmentFault
from reception.system.clock import Clock, clock_named
from reception.system.settings import Settings, settings_from

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


_SEED, _STARTS, _MINUTES = "NOUBA_DEMO_SEED", "NOUBA_DEMO_STARTS", "NOUBA_DEMO_MINUTES"


@dataclass(frozen=True, kw_only=True, slots=True)
class Morning:
    """From when to when visitors come, and the seed of it all."""

    starts_at: datetime
    length: timedelta
    seed: int

    @property
    def ends_at(self) -> datetime:
        """Return when the last visitor may come."""
        return self.starts_at + self.length

    @property
    def fullest_at(self) -> datetime:
        """Return when the hall is full, and worth a picture."""
        return self.starts_at + self.length / 2

    def environment(self) -> dict[str, str]:
        """Return how other processes learn of it."""
        return {
            _SEED: str(self.seed),
            _STARTS: self.starts_at.isoformat(),
            _MINUTES: str(self.length / timedelta(minutes=1)),
        }


def morning() -> Morning:
    """Return the morning this process was started for."""
    return Morning(
        starts_at=datetime.fromisoformat(os.environ[_STARTS]),
        length=timedelta(minutes=float(os.environ[_MINUTES])),
        seed=int(os.environ[_SEED]),
    )


def part(name: str) -> str:
    """Return this process's own part, such as its login."""
    return os.environ[f"NOUBA_DEMO_{name.upper()}"]


def settings_and_clock() -> tuple[Settings, Clock]:
    """Return the station's settings and the morning's clock."""
    settings = settings_from()
    if settings.printer:
        settings = replace(settings, printer=real_address(settings.printer))
    return settings, clock_named(settings.clock)


_DOORS = "NOUBA_DEMO_DOORS"
_OPEN = "open"


def doors_environment(folder: Path) -> dict[str, str]:
    """Return how windows find the folder in which each says that it is ready."""
    return {_DOORS: str(folder)}


def say_ready(name: str) -> None:
    """Say that this process's window can be used."""
    if _DOORS in os.environ:
        Path(os.environ[_DOORS], name).touch()


def open_doors(folder: Path, at: datetime) -> None:
    """Let visitors in, once every window is there, however long that takes."""
    whole = folder / f"{_OPEN}.new"
    whole.write_text(at.isoformat(), encoding="utf-8")
    whole.replace(folder / _OPEN)


def opened_at() -> datetime | None:
    """Return since when visitors come in; where there are no doors, since the morning began."""
    if _DOORS not in os.environ:
        return morning().starts_at
    file = Path(os.environ[_DOORS], _OPEN)
    return datetime.fromisoformat(file.read_text(encoding="utf-8")) if file.exists() else None


def picture_of(name: str) -> Path | None:
    """Return where a picture of this process's window belongs, once the hall is full."""
    begun = opened_at()
    if _DOORS not in os.environ or begun is None:
        return None
    full_at = replace(morning(), starts_at=begun).fullest_at
    is_full = settings_and_clock()[1].now() >= full_at
    return Path(os.environ[_DOORS]).parent / "screens" / f"{name}.png" if is_full else None
