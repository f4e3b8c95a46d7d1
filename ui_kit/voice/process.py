"""What a screen says to the voice, which is a process of its own, and how it keeps that alive.

Whatever happens to the child, the screen goes on: one that ends is started again after a pause
that grows, one that does not answer in time is ended, and what it was saying is not said again.
No sound library is loaded with it: no window waits for one.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from reception.system.decode import decoded
from reception.system.settings import Settings, state_folder
from ui_kit.child_process import ChildProcess

LANGUAGES_SPOKEN = 2
NO_OUTPUT = 3
"""The voice's exit code where this computer has no output."""
OUTPUT_FAILED = 4
"""Its exit code when the output went away while it spoke."""


class Announcement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is to be said: a ticket and a counter, in the first two of these languages that speak.

    One line of JSON on the voice's standard input.
    """

    id: int
    label: str = ""
    """Empty: the chime alone."""
    counter: int | None = None
    """None: the ticket alone."""
    languages: list[Language] = []
    most_languages: int = LANGUAGES_SPOKEN
    times: int = 1
    volume: int = 100
    """In percent of what the packs hold."""
    chimes: bool = True
    file: str = ""
    """A sound to be played instead, such as a clip that was just recorded."""


class VoiceReply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the voice says of itself: one line of JSON on its standard output."""

    ready: bool = False
    """It can be asked, and speaks ``languages``."""
    languages: list[Language] = []
    id: int = 0
    begun_s: float | None = None
    """So long it takes to say what was asked for with ``id``."""
    done: bool = False
    trouble: str = ""
    """Why nothing was heard."""


def own_folder(named: str) -> Path:
    """Return where this station's own packs are: as ``NOUBA_VOICE`` names it, or as usual."""
    # "~somebody" is left as it is written where there is no such person.
    return Path(os.path.expanduser(named)) if named else state_folder() / "voice"  # noqa: PTH111


VOICE = "voice"


def is_muted(state: Path, what: str = VOICE) -> bool:
    """Return whether the voice of this station is muted, or what is named.

    Where nobody may look, nobody has muted it.
    """
    try:
        return _file(state, what).exists()
    except OSError:
        return False


def set_muted(state: Path, *, muted: bool, what: str = VOICE) -> None:
    """Mute the voice of this station, or what is named, or take it back.

    Raises:
        EnvironmentFault: nothing can be written in the station's state folder.
    """
    try:
        if muted:
            state.mkdir(parents=True, exist_ok=True)
            _file(state, what).touch()
        else:
            _file(state, what).unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            f"{state} cannot be written ({error.strerror})", "check the disk and its permissions"
        ) from error


def _file(state: Path, what: str) -> Path:
    return state / f"{what}-muted"


_log = logging.getLogger(__name__)

_MODULE = ("-m", "ui_kit.voice.player")
_FIRST_PAUSE_MS = 1_000
# Until it has begun, and over what it has said it takes.
_PATIENCE_MS = 20_000
# Until it can be asked: a slow disk loads its libraries.
_START_PATIENCE_MS = 60_000
_LONGEST_LINE = 10_000


def sound_available(timeout_s: float = 10.0) -> bool:
    """Return whether this computer has an output; a process of its own looks, and may crash."""
    try:
        looked = subprocess.run(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, *_MODULE, "--check"],
            capture_output=True,
            check=False,
            timeout=timeout_s,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return looked.returncode == 0


def voice_command(
    own: Path, *, state: Path | None = None, into: Path | None = None
) -> tuple[str, ...]:
    """Return the command of the child; ``own`` is the folder of the station's packs."""
    written = ("--into", str(into)) if into else ()
    folders = ("--own", str(own), "--state", str(state or state_folder()))
    return (sys.executable, *_MODULE, *folders, *written)


def station_voice(settings: Settings, without: str) -> "VoiceProcess":
    """Return the voice of this station, not started; the log says what is so ``without`` it."""
    return VoiceProcess(voice_command(own_folder(settings.voice)), without=without)


class VoiceProcess(ChildProcess):
    """Asks a child process to speak."""

    readied = Signal()
    """It has started, for the first time or again."""
    freed = Signal()
    """It can be asked for the next one."""
    lost = Signal()
    """The child has ended; it is started again."""
    said = Signal(int, str)
    """An announcement has ended: its id, and why it was not heard; empty when it was."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        first_pause_ms: int = _FIRST_PAUSE_MS,
        patience_ms: int = _PATIENCE_MS,
        start_patience_ms: int = _START_PATIENCE_MS,
        without: str = "nothing is heard",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(command, first_pause_ms, parent)
        self._patience_ms = patience_ms
        self._start_patience_ms = start_patience_ms
        self._without = without
        self.is_ready = False
        """Whether the child has said that it can be asked."""
        self._saying: int | None = None
        self.languages: tuple[Language, ...] = ()
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self.start)
        self._deadline = QTimer(self, singleShot=True)
        self._deadline.timeout.connect(self._give_up)

    @property
    def is_free(self) -> bool:
        """Return whether it can be asked now."""
        return self.is_ready and self._saying is None

    def start(self) -> None:
        """Start the child."""
        self._deadline.start(self._start_patience_ms)
        self._start_child()

    def say(self, asked: Announcement) -> None:
        """Ask for one announcement; only while it is free."""
        if not self.is_free:
            raise RuntimeError("the voice says one thing at a time")
        self._saying = asked.id
        self._deadline.start(self._patience_ms)
        self._child.write(msgspec.json.encode(asked) + b"\n")

    def close(self) -> None:
        """End the child."""
        self._restart.stop()
        self._deadline.stop()
        self._end_child()

    def _on_output(self) -> None:
        while self._child.canReadLine():
            line = bytes(self._child.readLine(_LONGEST_LINE).data())
            try:
                answer = decoded(line, VoiceReply)
            except msgspec.DecodeError:
                continue  # A library's own word on the stream.
            self._handle(answer)

    def _handle(self, answer: VoiceReply) -> None:
        if answer.ready:
            self.is_ready = True
            self._deadline.stop()
            self.languages = tuple(answer.languages)
            self.readied.emit()
            self.freed.emit()
        elif self._saying is None or answer.id != self._saying:
            return
        elif answer.done:
            self._end(answer.trouble)
            self.freed.emit()
        elif answer.begun_s is not None:
            self._deadline.start(round(answer.begun_s * 1000) + self._patience_ms)

    def _end(self, trouble: str) -> None:
        self._deadline.stop()
        ended, self._saying = self._saying, None
        if ended is not None:
            self.said.emit(ended, trouble)

    def _give_up(self) -> None:
        if self._saying is not None:
            _log.warning("the voice did not end what it was saying in time; it is started again")
        self._child.kill()

    def _on_end(self) -> None:
        self.is_ready = False
        if not self._ended_again():
            _log.warning(
                "the voice ended (exit code %s): %s", self._child.exitCode(), self._without
            )
        # Haste finds no loudspeaker, and each look loads the media libraries.
        self._restart.start(self._take_pause_ms(longest=self._child.exitCode() == NO_OUTPUT))
        self._end("the voice ended")
        self.lost.emit()
