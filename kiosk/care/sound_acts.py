"""What the service menu does with the sound: it is tried, and made louder or quieter."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.access.speech import LOUDEST, Speaker, Utterance
from kiosk.care import service_words as say
from kiosk.care.volume_file import keep_volume, kept_volume
from reception.domain.language import Language
from ui_kit.background import Background
from ui_kit.translations import speech

log = logging.getLogger(__name__)

LEVELS = 10
_STEP = LOUDEST // LEVELS


class SoundActs(QObject):
    """Sets how loud the speaker is; each step is heard at once, and kept for the next start."""

    told = Signal(str)
    """What there is to say of it."""
    changed = Signal()

    def __init__(
        self, speaker: Speaker | None, file: Path | None, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._speaker = speaker if speaker and speaker.available else None
        self._file = file
        self._background = background
        if self._speaker:
            self._speaker.failed.connect(self._not_heard)
            volume = kept_volume(file) if file else None
            if volume is not None:
                self._speaker.volume = volume

    @property
    def available(self) -> bool:
        """Return whether anything can be heard here."""
        return self._speaker is not None

    @property
    def level(self) -> int:
        """Return how loud it is, from 0 to ``LEVELS``."""
        return round(self._speaker.volume / _STEP) if self._speaker else 0

    def try_it(self, language: Language) -> None:
        """Say a sentence, as screens are read to those who do not see them."""
        if self._speaker is None:
            self.told.emit(say.NO_SOUND)
            return
        # Nothing speaks Tamazight; its missing sentences are French already.
        spoken = Language.FRENCH if language is Language.TAMAZIGHT else language
        self.told.emit(say.LISTEN)
        self._speaker.say([Utterance(speech(spoken).say(say.CONTEXT, say.SOUND), spoken)])

    def step(self, levels: int, language: Language) -> None:
        """Make it louder, or quieter below zero, and let it be heard; never wholly silent."""
        if self._speaker is None:
            return
        volume = self._speaker.volume = min(max(self.level + levels, 1), LEVELS) * _STEP
        self.changed.emit()
        self.try_it(language)
        file = self._file
        if file:
            self._background.run(lambda: keep_volume(file, volume), lambda _: None, self._not_kept)

    @Slot()
    def _not_heard(self) -> None:
        self.told.emit(say.NO_SOUND)

    def _not_kept(self, error: Exception) -> None:
        log.warning("the volume stays until the kiosk is restarted only: %s", error)
