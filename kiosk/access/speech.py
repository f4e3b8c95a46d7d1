"""Speaking through the headset: a child process says one thing at a time.

``espeak-ng`` is a program of its own: it never holds up the screen, and its licence stays with it.
It speaks Arabic, French and English. It cannot speak Tamazight: Tifinagh never reaches it, see
``kiosk.access.narrator``.
"""

import logging
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from reception.domain.language import Language

PROGRAM = "espeak-ng"
_VOICES = {Language.ARABIC: "ar", Language.FRENCH: "fr", Language.ENGLISH: "en"}
# A little slower than the program's 175: people listen to it for the first time.
_WORDS_PER_MINUTE = 150
USUAL_VOLUME = 100
"""In percent: as loud as the program is by itself."""
LOUDEST = 200
_GOODBYE_MS = 1000
_LOOK_AT_SOUND = "plug in the headset, choose it as sound output, try it in the service menu"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Utterance:
    """Some words and the language in which they are read."""

    text: str
    language: Language


def speech_program() -> str | None:
    """Return where the program that speaks is; None where it is not installed."""
    return shutil.which(PROGRAM)


class Speaker(QObject):
    """Speaks by ``espeak-ng``, which reads its text from the standard input."""

    failed = Signal(str)
    """Why a text was not heard."""

    def __init__(self, program: str | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._volume = USUAL_VOLUME
        self._trouble = ""
        self._waiting: list[Utterance] = []
        self._broken_off = False
        # One process for all: the next text begins when the sound of the one before is given back.
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._not_started)

    @property
    def available(self) -> bool:
        """Return whether the program is there."""
        return self._program is not None

    @property
    def trouble(self) -> str:
        """Return why the last text was not heard, for staff; empty when it was."""
        return self._trouble

    @property
    def volume(self) -> int:
        """Return how loud it speaks, in percent."""
        return self._volume

    @volume.setter
    def volume(self, percent: int) -> None:
        self._volume = min(max(percent, 0), LOUDEST)

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Say these one after the other; whatever is being said is broken off."""
        self.hush()
        self.add(utterances)

    def add(self, utterances: Sequence[Utterance]) -> None:
        """Say these as well, after whatever is being said."""
        self._waiting += utterances
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self._say_next()

    def hush(self) -> None:
        """Say nothing any more."""
        self._waiting = []
        self._break_off()

    def close(self) -> None:
        """Be silent for good, and leave no program behind."""
        self.hush()
        self._program = None
        # What was killed ends, unless the sound's own driver hangs.
        self._process.waitForFinished(_GOODBYE_MS)

    def _say_next(self) -> None:
        if not self._waiting or self._program is None:
            return
        next_one = self._waiting.pop(0)
        self._broken_off = False
        options = ["-v", _VOICES[next_one.language], "-s", str(_WORDS_PER_MINUTE)]
        self._process.start(self._program, [*options, "-a", str(self._volume), "--stdin"])
        self._process.write(next_one.text.encode())
        self._process.closeWriteChannel()

    def _break_off(self) -> None:
        self._broken_off = True
        self._process.kill()

    @Slot(int, QProcess.ExitStatus)
    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        complaints = bytes(self._process.readAllStandardError().data())
        if not self._broken_off:
            broke_down = status is QProcess.ExitStatus.CrashExit
            self._note("it broke down" if broke_down else _reason(code, complaints))
        self._say_next()

    @Slot(QProcess.ProcessError)
    def _not_started(self, error: QProcess.ProcessError) -> None:
        # A program that has started ends as well, and that is heard of.
        if error is QProcess.ProcessError.FailedToStart:
            self._waiting = []
            self._note("it cannot be started", f"install the system package {PROGRAM} again")

    def _note(self, reason: str, advice: str = _LOOK_AT_SOUND) -> None:
        known, self._trouble = self._trouble, reason
        if not reason:
            return
        if not known:
            log.warning("%s reads nothing aloud: %s; %s", PROGRAM, reason, advice)
        self.failed.emit(reason)


def _reason(code: int, complaints: bytes) -> str:
    """Return why a text was not heard, by how the program ended; empty when it was."""
    lines = complaints.decode(errors="replace").splitlines()
    # Without a sound output the program complains, and ends as if all were well.
    complaint = next((line for line in lines if line.lower().startswith("error:")), "")
    return complaint or (f"it ended with code {code}" if code else "")


_TEXT = QAccessible.Text
_ROLE = QAccessible.Role
_PRESSED = frozenset({_ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.PageTab, _ROLE.Link})


def screen_texts(root: QQuickItem) -> list[str]:
    """Return the headings of a screen, then its other texts; those of its buttons are left out.

    What lies under a question is switched off, and not read.
    """
    headings: list[str] = []
    others: list[str] = []
    for interface in _told(root):
        named = (interface.text(_TEXT.Name), interface.text(_TEXT.Description))
        # Together: of two counters that give the same, both are told.
        text = " · ".join(one for one in named if one)
        (headings if interface.role() is _ROLE.Heading else others).append(text)
    return list(dict.fromkeys(text for text in (*headings, *others) if text))


def item_texts(item: QQuickItem, on: str, off: str) -> list[str]:
    """Return the name of a button, whether it is on, and what else there is to say of it."""
    interface = _interface(item)
    if interface is None:
        return []
    state = ""
    if interface.role() in {_ROLE.CheckBox, _ROLE.RadioButton}:
        state = on if interface.state().checked else off
    texts = (interface.text(_TEXT.Name), state, interface.text(_TEXT.Description))
    return [text for text in texts if text]


def _told(item: QQuickItem) -> Iterator[QAccessibleInterface]:
    for child in item.childItems():
        if not (child.isVisible() and child.isEnabled()):
            continue
        interface = _interface(child)
        role = interface.role() if interface else None
        # Inside a button or a card stands what its name says already; a title bar is the house's
        # name.
        if interface and role in {_ROLE.Heading, _ROLE.StaticText}:
            yield interface
        elif role not in _PRESSED and role is not _ROLE.TitleBar:
            yield from _told(child)


def _interface(item: QQuickItem) -> QAccessibleInterface | None:
    found: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return found
