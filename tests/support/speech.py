"""A speaker that remembers what it was told to say."""

from collections.abc import Sequence

from kiosk.access.speech import Speaker, Utterance


class FakeSpeaker(Speaker):
    """Says nothing; ``heard`` is what is heard now, ``ever_said`` all that was said."""

    def __init__(self, *, available: bool = True) -> None:
        super().__init__("a program" if available else None)
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
        self._trouble = reason
        self.failed.emit(reason)

    @property
    def words(self) -> list[str]:
        return [one.text for one in self.heard]
