"""What the console's pages are made with: whom they ask, and what the window gives them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from admin_console.alerts.chime import Chime
from admin_console.alerts.live_watch import LiveWatch
from admin_console.figures.trail import Trail
from reception.domain.sign_in import SignedIn, Where
from ui_kit.background import Background

if TYPE_CHECKING:
    from reception.bootstrap import Reception

type ChooseFile = Callable[[QWidget, str], Path | None]
"""Asks where to save a file, given a name for it; None when the person thinks better."""
type ChooseExisting = Callable[[QWidget], Path | None]
"""Asks for a unit's file to read; None when the person thinks better."""
type ChooseFolder = Callable[[QWidget, Path], Path | None]
"""Asks for a folder, given one to begin with; None when the person thinks better."""


@dataclass(kw_only=True)
class Inside:
    """Who is in now, and by what token; pages ask it when they act."""

    now: SignedIn | None = None

    @property
    def token(self) -> str:
        """Return what proves the session; empty when nobody is in."""
        return self.now.token if self.now else ""


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What pages are made with; ``reception`` is called in the worker only."""

    reception: "Callable[[], Reception]"
    background: Background
    long_work: Background
    """Its worker is for what takes long, so that the hall is never seen late because of it."""
    trail: Trail
    """The questions that were asked of the past."""
    choose_file: ChooseFile
    choose_existing: ChooseExisting
    choose_folder: ChooseFolder
    voices: Path
    """The folder of the station's own packs of clips."""
    microphone: Sequence[str]
    player: Sequence[str]
    watch: LiveWatch
    """Watches the hall over every page."""
    chime: Chime
    where: Callable[[], Where]
    """The window that people come in by; called in the worker only."""
    inside: Inside
