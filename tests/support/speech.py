"""A speaker that remembers what it was told to say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.access.speech import Utterance


@dataclass
class FakeSpeaker:
    """Says nothing; ``heard`` is what a visitor would hear now."""

    available: bool = True
    heard: list[Utterance] = field(default_factory=list)

    def say(self, utterances: Sequence[Utterance]) -> None:
        self.heard = list(utterances)

    def hush(self) -> None:
        self.heard = []

    @property
    def words(self) -> list[str]:
        return [one.text for one in self.heard]
