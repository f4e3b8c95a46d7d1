"""The pages of the console: where each stands, who may open it, and how it is made.

A new page is one more entry of ``PLACES``. Its module is loaded when somebody first opens it, so
that the window stands before plots and forms are there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from admin_console.parts import Page
from admin_console.words import translate
from reception.domain.rights import Right, may
from reception.domain.unit import Person
from ui_kit.background import Background

if TYPE_CHECKING:
    from reception.bootstrap import Reception

type ChooseFile = Callable[[QWidget, str], Path | None]
"""Asks where to save a file, given a name for it; None when the person thinks better."""
type ChooseFolder = Callable[[QWidget, Path], Path | None]
"""Asks for a folder, given one to begin with; None when the person thinks better."""


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What pages are made with; ``reception`` is called in the worker only."""

    reception: "Callable[[], Reception]"
    background: Background
    choose_file: ChooseFile
    choose_folder: ChooseFolder
    voices: Path
    """The folder of the station's own packs of clips."""
    microphone: Sequence[str]
    player: Sequence[str]


class Section(StrEnum):
    """A heading of the side bar."""

    HALL = "hall"
    FIGURES = "figures"
    UNIT = "unit"


def section_title(section: Section) -> str:
    """Return what a heading says."""
    match section:
        case Section.HALL:
            return translate("Console", "Reception")
        case Section.FIGURES:
            return translate("Console", "Figures")
        case Section.UNIT:
            return translate("Console", "Settings")


@dataclass(frozen=True, kw_only=True)
class Place:
    """One entry of the side bar, and the page behind it."""

    name: str
    section: Section
    title: Callable[[], str]
    right: Right
    make: Callable[[Tools], Page]


def _today(tools: Tools) -> Page:
    from admin_console.today.page import TodayPage  # noqa: PLC0415
    from ui_kit.paper_watch import PaperWatch  # noqa: PLC0415

    paper = PaperWatch(tools.reception, tools.background)
    return TodayPage(tools.reception, tools.background, paper)


def _waits(tools: Tools) -> Page:
    from admin_console.waits.page import WaitsPage  # noqa: PLC0415

    return WaitsPage(tools.reception, tools.background, tools.choose_file)


def _voice(tools: Tools) -> Page:
    from admin_console.voice.hearing import Hearing  # noqa: PLC0415
    from admin_console.voice.page import VoicePage  # noqa: PLC0415

    hearing = Hearing(tools.microphone)
    return VoicePage(tools.background, tools.voices, hearing, tools.player, tools.choose_folder)


PLACES = (
    Place(
        name="today",
        section=Section.HALL,
        title=lambda: translate("Console", "Today"),
        right=Right.SEE_THE_HALL,
        make=_today,
    ),
    Place(
        name="waits",
        section=Section.FIGURES,
        title=lambda: translate("Console", "Waiting times"),
        right=Right.SEE_FIGURES,
        make=_waits,
    ),
    Place(
        name="voice",
        section=Section.UNIT,
        title=lambda: translate("Console", "Voice"),
        right=Right.SEE_THE_HALL,
        make=_voice,
    ),
)


def places_of(person: Person) -> tuple[Place, ...]:
    """Return where a person may go; the first is where she begins."""
    return tuple(place for place in PLACES if may(person, place.right))
