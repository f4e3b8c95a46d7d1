"""What the console's pages are made with: whom they ask, and what the window gives them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from admin_console.live.leading import HallLead
from admin_console.live.watch import Chime, LiveWatch
from admin_console.messages import log_if_a_bug
from admin_console.reports.question import QuestionHistory
from reception.app import Reception
from reception.domain.sign_in import SignedIn, Where
from reception.domain.unit import Person
from ui_kit.background import Background
from ui_kit.paper import PaperWatch

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

    @property
    def person(self) -> Person | None:
        """Return who is in."""
        return self.now.person if self.now else None


class BackgroundOfPages:
    """Hands results to the pages as long as they are there: others come for another language."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self.is_over = False

    def run[T](
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Carry out an act; nobody waits for what comes of it once the pages are gone."""
        self._background.run(
            act,
            lambda found: None if self.is_over else done(found),
            lambda error: log_if_a_bug(error) if self.is_over else failed(error),
        )


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What pages are made with; ``reception`` is asked in the worker only."""

    reception: Reception
    background: Background
    long_work: Background
    """Its worker is for what takes long, so that the hall is never seen late because of it."""
    history: QuestionHistory
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
    lead: HallLead
    """Acts in the hall, and remembers how that is taken back."""
    paper: PaperWatch
    chime: Chime
    where: Callable[[], Where]
    """The window that people come in by; called in the worker only."""
    inside: Inside

    @property
    def person(self) -> Person:
        """Return who is in: pages are made for her, and go when she leaves."""
        if self.inside.person is None:
            raise RuntimeError("nobody has signed in")
        return self.inside.person
