"""A speaker that remembers what it was told to say."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.access.speech import Utterance


class FakeSpeaker(QObject):
    """Says nothing; ``heard`` is what is heard now, ``ever_said`` all that was said."""

    failed = Signal(str)

    def __init__(self, *, available: bool = True) -> None:
        super().__init__()
        self.available = available
        self.volume = 100
        self.trouble = ""
        self.heard: list[Utterance] = []
        self.ever_said: list[str] = []

    def say(self, utterances: Sequence[Utterance]) -> None:
        self.heard = []
        self.add(utterances)

    def add(self, utterances: Sequence[Utterance]) -> None:
        self.heard += utterances
        self.ever_said += [one.text for one in utterances]

    def hush(self) -> None:
        self.heard = []

    def fail(self, reason: str) -> None:
        """Be as one whose sound does not work."""
        self.trouble = reason
        self.failed.emit(reason)

    @property
    def words(self) -> list[str]:
        return [one.text for one in self.heard]
