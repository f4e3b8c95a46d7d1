"""Speaking through the headset: a child process says one thing at a time.

``espeak-ng`` is a program of its own: it never holds up the screen, and its licence stays with it.
It speaks Arabic, French and English. It cannot speak Tamazight: Tifinagh never reaches it, see
``kiosk.access.sayable``. The headset's own wheel sets how loud it is.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Slot

from reception.domain.language import Language

PROGRAM = "espeak-ng"
_VOICES = {Language.ARABIC: "ar", Language.FRENCH: "fr", Language.ENGLISH: "en"}
# A little slower than the program's 175: people listen to it for the first time.
_WORDS_PER_MINUTE = 150
_END_MS = 500


@dataclass(frozen=True, slots=True)
class Utterance:
    """Some words and the language in which they are read."""

    text: str
    language: Language


class Speaker(Protocol):
    """Whoever says things aloud."""

    @property
    def available(self) -> bool:
        """Return whether anything would be heard."""
        ...

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Say these one after the other; whatever is being said is broken off."""
        ...

    def hush(self) -> None:
        """Say nothing any more."""
        ...


def speech_program() -> str | None:
    """Return where the program that speaks is; None where it is not installed."""
    return shutil.which(PROGRAM)


class ProgramSpeaker(QObject):
    """Speaks by ``espeak-ng``, which reads its text from the standard input."""

    def __init__(self, program: str | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._waiting: list[Utterance] = []
        self._speaking: QProcess | None = None

    @property
    def available(self) -> bool:
        """Return whether the program is there."""
        return self._program is not None

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Say these one after the other; whatever is being said is broken off."""
        self._break_off()
        self._waiting = list(utterances)
        self._say_next()

    def hush(self) -> None:
        """Say nothing any more."""
        self._waiting = []
        self._break_off()

    def close(self) -> None:
        """Be silent, and leave no program behind."""
        self.hush()
        for process in self.findChildren(QProcess):
            process.waitForFinished(_END_MS)

    @Slot()
    def _say_next(self) -> None:
        if not self._waiting or self._program is None:
            return
        next_one = self._waiting.pop(0)
        process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._said)
        process.errorOccurred.connect(self._failed)
        self._speaking = process
        voice = _VOICES[next_one.language]
        process.start(self._program, ["-v", voice, "-s", str(_WORDS_PER_MINUTE), "--stdin"])
        process.write(next_one.text.encode())
        process.closeWriteChannel()

    @Slot()
    def _said(self) -> None:
        self._forget()
        self._say_next()

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        # A program that has started ends as well, and that is heard of.
        if error is QProcess.ProcessError.FailedToStart:
            self._forget()
            self._waiting = []

    def _break_off(self) -> None:
        process, self._speaking = self._speaking, None
        if process is None:
            return
        process.finished.disconnect(self._said)
        process.errorOccurred.disconnect(self._failed)
        process.finished.connect(process.deleteLater)
        process.kill()

    def _forget(self) -> None:
        if self._speaking:
            self._speaking.deleteLater()
            self._speaking = None
