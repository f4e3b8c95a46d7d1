"""Lets a clip that was recorded be heard; the child that plays it starts when first asked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui_kit.voice.announcement import Announcement
from ui_kit.voice.process import VoiceProcess


class Playback(QObject):
    """Plays one file at a time."""

    unheard = Signal()
    """There is no loudspeaker, or the file cannot be played."""

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._voice: VoiceProcess | None = None
        self._wanted: Path | None = None
        self._played = 0

    def play(self, file: Path) -> None:
        """Play a file as soon as that can be."""
        self._wanted = file
        if self._voice is None:
            self._voice = VoiceProcess(
                self._command, without="recordings are not heard", parent=self
            )
            self._voice.freed.connect(self._play_on)
            self._voice.lost.connect(self.unheard)
            self._voice.said.connect(self._note)
            self._voice.start()
        else:
            self._play_on()

    def forget(self) -> None:
        """Play nothing that has not begun."""
        self._wanted = None

    def stop(self) -> None:
        """End the child; it starts again when it is asked."""
        self._wanted = None
        if self._voice:
            self._voice.close()
            self._voice.deleteLater()
            self._voice = None

    def _play_on(self) -> None:
        if self._wanted and self._voice and self._voice.is_free:
            file, self._wanted = self._wanted, None
            self._played += 1
            self._voice.say(Announcement(id=self._played, file=str(file), chimes=False))

    def _note(self, _number: int, trouble: str) -> None:
        if trouble:
            self.unheard.emit()
