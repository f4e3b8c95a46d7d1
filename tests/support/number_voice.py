"""A voice for kiosks in tests: it always could speak, and remembers what it was asked."""

from kiosk.ticket.page import NumberVoice
from reception.domain.language import Language
from ui_kit.voice.process import VoiceProcess


class HeardNumber(NumberVoice):
    """Stands for a voice; no process is started."""

    def __init__(self) -> None:
        super().__init__(VoiceProcess(("/bin/false",)))
        self.said: list[tuple[str, Language]] = []

    @property
    def available(self) -> bool:
        return True

    def say(self, label: str, language: Language) -> None:
        self.said.append((label, language))
