"""The visitor's number, spoken when she asks: by clips, and so in Tamazight as well."""

from PySide6.QtCore import QObject, Signal

from kiosk.access.speech import Speaker
from reception.domain.language import Language, companion
from ui_kit.voice.announcement import Announcement
from ui_kit.voice.process import VoiceProcess


class NumberVoice(QObject):
    """Says one number at a time; asked again while it speaks, it goes on as it is."""

    availableChanged = Signal()

    def __init__(
        self, voice: VoiceProcess, speaker: Speaker | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        voice.setParent(self)
        self._voice = voice
        self._speaker = speaker
        self._asked = 0
        voice.readied.connect(self.availableChanged)
        voice.lost.connect(self.availableChanged)

    @property
    def available(self) -> bool:
        """Return whether anything would be heard."""
        return self._voice.is_ready and bool(self._voice.languages)

    def start(self) -> None:
        """Start the voice."""
        self._voice.start()

    def close(self) -> None:
        """End the voice."""
        self._voice.close()

    def say(self, label: str, language: Language) -> None:
        """Say a ticket's number in the visitor's language, or in the next one that has a voice."""
        if not self._voice.is_free:
            return
        if self._speaker:
            self._speaker.hush()
        self._asked += 1
        self._voice.say(
            Announcement(
                id=self._asked,
                label=label,
                languages=[language, companion(language), Language.FRENCH, Language.ARABIC],
                most_languages=1,
                volume=self._speaker.volume if self._speaker else 100,
                chimes=False,
            )
        )
