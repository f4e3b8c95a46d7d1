"""The voice as a process of its own: no audio stack can take a screen down with it.

``python -m ui_kit.voice.player --own FOLDER --state FOLDER [--into FOLDER]`` reads one
``Announcement`` a line, says one after the other, and tells on its standard output what it does,
one ``VoiceReply`` a line. It ends with its input. ``--into`` writes each as a WAV file instead of
playing it. ``--check`` only looks for an output. Exit code 3: there is none; 4: it went away.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from assets import asset_path
from reception.domain.errors import EnvironmentFault
from reception.system.decode import decoded
from ui_kit.child_process import LineReader
from ui_kit.garbage import collect_garbage_here
from ui_kit.voice.composer import Composer
from ui_kit.voice.pack import packs_in, shipped_folder
from ui_kit.voice.process import NO_OUTPUT, OUTPUT_FAILED, Announcement, VoiceReply, is_muted
from ui_kit.voice.sound import RATE_HZ, Sound, write_sound

if TYPE_CHECKING:
    from ui_kit.voice.sink import Sink

_FULL_PERCENT = 100
# Once whoever asked is gone, nobody else ends a process whose output hangs.
_LAST_WORDS_MS = 60_000


class IntoFiles(QObject):
    """Writes every sound into a folder: what it would have played."""

    ended = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def play(self, number: int, sound: Sound) -> None:
        """Write a sound as ``number.wav``."""
        write_sound(self._folder / f"{number}.wav", sound)
        QTimer.singleShot(0, lambda: self.ended.emit(""))


class Player(QObject):
    """Says one announcement after the other, none cut, and ends once all are said."""

    def __init__(self, output: "IntoFiles | Sink", folders: Sequence[Path], state: Path) -> None:
        super().__init__()
        self._output = output
        self._folders = folders
        self._state = state
        self._waiting: list[Announcement] = []
        self._saying: Announcement | None = None
        self._is_last = False
        self._trouble = ""
        self._composer = Composer(asset_path("sounds", "call.wav"), packs_in(folders))
        self._last_words = QTimer(self, singleShot=True, interval=_LAST_WORDS_MS)
        self._last_words.timeout.connect(QCoreApplication.quit)
        output.ended.connect(self._on_ended)

    def begin(self) -> None:
        """Tell that it can be asked."""
        _report(VoiceReply(ready=True, languages=list(self._composer.packs)))

    @Slot(str)
    def ask(self, line: str) -> None:
        """Take in one line; what is no announcement is passed over."""
        try:
            self._waiting.append(decoded(line, Announcement))
        except msgspec.DecodeError as error:
            _report(VoiceReply(trouble=f"this is no announcement: {error}"))
        self._say_next()

    @Slot()
    def end(self) -> None:
        """Leave when everything is said."""
        self._is_last = True
        self._last_words.start()
        self._say_next()

    def _say_next(self) -> None:
        if self._saying:
            return
        if self._waiting:
            self._saying = self._waiting.pop(0)
            self._say(self._saying)
        elif self._is_last:
            QCoreApplication.quit()

    def _say(self, asked: Announcement) -> None:
        # Recordings may have come since, and whoever mutes the station wants it at once.
        self._composer.packs = packs_in(self._folders)
        if is_muted(self._state) or asked.volume <= 0:
            self._said("")
            return
        try:
            sound = self._sound(asked) * (min(asked.volume, _FULL_PERCENT) / _FULL_PERCENT)
        except EnvironmentFault as fault:
            self._said(fault.what)
            return
        _report(VoiceReply(id=asked.id, begun_s=round(len(sound) / RATE_HZ, 3)))
        try:
            self._output.play(asked.id, sound)
        except OSError as error:
            self._said(str(error))

    def _sound(self, asked: Announcement) -> Sound:
        try:
            return self._composer.sound(asked)
        except EnvironmentFault as fault:
            if not asked.chimes or not asked.label:
                raise
            # A broken clip of one language: heads turn to the screen all the same.
            self._trouble = fault.what
            return self._composer.sound(msgspec.structs.replace(asked, label=""))

    @Slot(str)
    def _on_ended(self, trouble: str) -> None:
        if trouble:
            # A device that was unplugged does not come back to this process; a new one looks for
            # what there is by then. Told as done, the next call would be asked of this one.
            QCoreApplication.exit(OUTPUT_FAILED)
        else:
            self._said("")

    def _said(self, trouble: str) -> None:
        asked, self._saying = self._saying, None
        trouble, self._trouble = trouble or self._trouble, ""
        if asked:
            _report(VoiceReply(id=asked.id, done=True, trouble=trouble))
        if self._is_last:
            self._last_words.start()
        QTimer.singleShot(0, self._say_next)


def _report(answer: VoiceReply) -> None:
    # Whoever asked may have been killed: then the input has ended as well, and this process ends
    # once it has said what it is saying.
    with suppress(BrokenPipeError):
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


def _sink() -> "Sink | None":
    # Looking may end the process: QtMultimedia crashes where an audio library is half installed.
    try:
        from ui_kit.voice.sink import open_sink  # noqa: PLC0415 - only in this process
    except ImportError:  # its audio libraries are not installed
        return None
    return open_sink()


def main(arguments: Sequence[str]) -> int:
    """Check for an output, or say what is asked for until the input ends."""
    words = argparse.ArgumentParser(prog="ui_kit.voice.player")
    words.add_argument("--own", type=Path, default=None)
    words.add_argument("--state", type=Path, default=Path("/nowhere"))
    words.add_argument("--into", type=Path, default=None)
    words.add_argument("--check", action="store_true")
    given = words.parse_args(arguments)
    app = QCoreApplication([])
    # What is asked for is read by a thread.
    collect_garbage_here(app)
    output = IntoFiles(given.into) if given.into else _sink()
    if output is None:
        return NO_OUTPUT
    if given.check:
        return 0
    folders = (*([given.own] if given.own else []), shipped_folder())
    player = Player(output, folders, given.state)
    requests = LineReader()
    requests.came.connect(player.ask, Qt.ConnectionType.QueuedConnection)
    requests.ended.connect(player.end, Qt.ConnectionType.QueuedConnection)
    requests.listen(sys.stdin)
    player.begin()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
