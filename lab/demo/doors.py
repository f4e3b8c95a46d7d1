"""The doors of the hall: visitors come in once every window is there, however long that takes."""

import os
from datetime import datetime
from pathlib import Path

from lab.demo.processes import morning

_DOORS = "NOUBA_DEMO_DOORS"
_OPEN = "open"


class Doors:
    """A folder in which every window says that it is ready, and learns that the doors are open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def environment(self) -> dict[str, str]:
        """Return how other processes find them."""
        return {_DOORS: str(self._folder)}

    def say_ready(self, name: str) -> None:
        """Say that a window can be used."""
        (self._folder / name).touch()

    def ready(self) -> frozenset[str]:
        """Return the windows that can be used."""
        return frozenset(file.name for file in self._folder.iterdir())

    def open(self, at: datetime) -> None:
        """Let visitors in."""
        whole = self._folder / f"{_OPEN}.new"
        whole.write_text(at.isoformat(), encoding="utf-8")
        whole.replace(self._folder / _OPEN)

    def opened_at(self) -> datetime | None:
        """Return since when visitors come in; None: not yet."""
        file = self._folder / _OPEN
        return datetime.fromisoformat(file.read_text(encoding="utf-8")) if file.exists() else None


def say_ready(name: str) -> None:
    """Say that this process's window can be used."""
    if _DOORS in os.environ:
        Doors(Path(os.environ[_DOORS])).say_ready(name)


def opened_at() -> datetime | None:
    """Return since when visitors come in; where there are no doors, since the morning began."""
    if _DOORS in os.environ:
        return Doors(Path(os.environ[_DOORS])).opened_at()
    return morning().starts_at
