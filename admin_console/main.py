"""Starts the console."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

import shiboken6
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from admin_console.live.leading import HallLead
from admin_console.live.watch import Chime, LiveWatch, ProcessChime
from admin_console.pages import places_of
from admin_console.reports.question import QuestionHistory
from admin_console.tools import ChooseExisting, ChooseFile, ChooseFolder, Inside, Tools
from admin_console.voice.playback import microphone_command
from admin_console.window import ConsoleWindow, useful_size
from admin_console.words import filled, translate
from reception.app import Reception, join_reception
from reception.care.station import station_care
from reception.domain.language import Language
from reception.domain.sign_in import SignInApp, Where
from reception.domain.unit import Person
from reception.system.clock import clock_named
from reception.system.settings import Settings, state_folder
from ui_kit.app import close_or_give_up, make_app, watch_bugs
from ui_kit.background import Background, Pool
from ui_kit.changes import ChangeBridge
from ui_kit.paper import PaperWatch
from ui_kit.sign_in.entrance import where_at
from ui_kit.translations import Translations
from ui_kit.voice.process import own_folder, voice_command


def run(settings: Settings, *, attend: Callable[[ConsoleWindow], object] | None = None) -> int:
    """Show the console until it is closed; return the process's exit code.

    ``attend`` is given the window before it is shown, and what it returns is kept as long.
    """
    app = make_app(sys.argv[:1], visitors=False)
    translations = Translations(app)
    translations.use(Language.FRENCH)
    clock = clock_named(settings.clock)
    reception = join_reception(settings.database, clock=clock, care=lambda: station_care(settings))
    work, long_work = Pool("console"), Pool("console-reports")
    bridge = ChangeBridge(reception.open_feed)
    voices = own_folder(settings.voice)
    chime = ProcessChime(voice_command(voices), state_folder())
    window = build_console(
        reception,
        work,
        bridge,
        translations,
        long_work=long_work,
        voices=voices,
        chime=chime,
        where=lambda: where_at(SignInApp.CONSOLE, settings.station, state_folder()),
    )
    window.opened.connect(bridge.start)
    # Plots take a second to load, the holidays of all countries half as long: they are there when
    # somebody first asks for them, and hold up neither the window nor the live view.
    window.arrived.connect(
        lambda: long_work.run(partial(load_pages, window.person), _nothing, _nothing)
    )
    watch_bugs(window.show_safe_screen, window)
    window.resize(useful_size(app.primaryScreen().availableSize()))
    attending = attend(window) if attend else None
    window.show()
    # After the first frame: what opens the database takes longer to load than the window.
    QTimer.singleShot(0, window.open_database)
    try:
        return app.exec()
    finally:
        del attending
        chime.close()
        bridge.close()
        work.close()
        long_work.close()
        close_or_give_up(reception.close)
        # Left to the interpreter's end, its widgets would go in any order.
        shiboken6.delete(window)


def load_pages(person: Person | None) -> None:
    """Load what takes long of the pages that a person may open."""
    for place in places_of(person) if person else ():
        if place.module:
            import_module(place.module)


def _nothing(_: object) -> None:
    """Leave it: whoever opens such a page meets the same failure, and is told."""


def build_console(
    reception: Reception,
    background: Background,
    bridge: ChangeBridge,
    translations: Translations,
    *,
    choose_file: ChooseFile | None = None,
    choose_existing: ChooseExisting | None = None,
    choose_folder: ChooseFolder | None = None,
    long_work: Background | None = None,
    voices: Path,
    chime: Chime,
    where: Callable[[], Where],
    microphone: Sequence[str] | None = None,
    player: Sequence[str] | None = None,
) -> ConsoleWindow:
    """Make the window, without showing it; ``reception`` is asked in the worker only.

    ``long_work`` carries out what takes long; without it ``background`` does that as well.
    ``voices`` is the folder of the station's packs; ``chime`` lets alerts be heard, and is closed
    by the caller; ``where`` is the window that people come in by; ``microphone`` and ``player``
    are the commands of children that hear and play otherwise than this computer does.
    """
    watch = LiveWatch(reception, background, long_work or background)
    tools = Tools(
        reception=reception,
        background=background,
        long_work=long_work or background,
        history=QuestionHistory(),
        choose_file=choose_file or ask_where,
        choose_existing=choose_existing or ask_which,
        choose_folder=choose_folder or ask_folder,
        voices=voices,
        microphone=microphone or microphone_command(),
        player=player or voice_command(voices),
        watch=watch,
        lead=HallLead(watch),
        paper=PaperWatch(reception, background),
        chime=chime,
        where=where,
        inside=Inside(),
    )
    return ConsoleWindow(tools, bridge, translations)


def ask_where(parent: QWidget, name: str) -> Path | None:
    """Ask the person where to save a file."""
    kind = Path(name).suffix.removeprefix(".")
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        filled(translate("Console", "Save as %1"), kind.upper()),
        str(_documents() / name),
        f"{kind.upper()} (*.{kind})",
    )
    return Path(chosen) if chosen else None


def ask_which(parent: QWidget) -> Path | None:
    """Ask the person for a unit's file."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, translate("Console", "A unit\u2019s file"), str(_documents()), "TOML (*.toml)"
    )
    return Path(chosen) if chosen else None


def ask_folder(parent: QWidget, folder: Path) -> Path | None:
    """Ask the person for a folder."""
    chosen = QFileDialog.getExistingDirectory(
        parent, translate("Console", "Folder of the recordings"), str(folder)
    )
    return Path(chosen) if chosen else None


def _documents() -> Path:
    folder = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(folder))
