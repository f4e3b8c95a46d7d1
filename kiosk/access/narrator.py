"""Reads the kiosk to a visitor who does not see it."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQuick import QQuickView

from kiosk.access.keys import Keys
from kiosk.access.preferences import Preferences
from kiosk.access.reading import item_texts, screen_texts
from kiosk.access.sayable import french_of, utterances
from kiosk.access.speech import Speaker, Utterance
from kiosk.part import Part
from kiosk.view_model import KioskViewModel
from kiosk.words import sources
from reception.domain.language import Language


class Narrator(QObject):
    """Says what each page is about and what has the focus, once somebody has asked for it."""

    def __init__(
        self,
        window: QQuickView,
        view_model: KioskViewModel,
        preferences: Preferences,
        keys: Keys,
        speaker: Speaker,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._view_model = view_model
        self._preferences = preferences
        self._speaker = speaker
        self._was_spoken = False
        self._whole = False
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._say)
        view_model.pageChanged.connect(self._read_page)
        view_model.idleChanged.connect(self._read_page)
        view_model.ticketChanged.connect(self._read_page)
        preferences.openChanged.connect(self._read_page)
        preferences.changed.connect(self._heed_wishes)
        keys.moved.connect(self._read_focus)
        keys.repeatAsked.connect(self._repeat)

    @Slot()
    def _read_page(self) -> None:
        self._whole = True
        self._read_focus()

    @Slot()
    def _read_focus(self) -> None:
        # Later, since a page that changes is followed by the focus; one thing is said of both.
        if self._preferences.wishes.spoken:
            self._due.start()

    @Slot()
    def _repeat(self) -> None:
        if not self._preferences.wishes.spoken:
            self._preferences.toggleSpoken()
        self._read_page()

    @Slot()
    def _heed_wishes(self) -> None:
        spoken = self._preferences.wishes.spoken
        if not spoken:
            self._due.stop()
            self._speaker.hush()
        elif self._was_spoken:
            self._read_focus()
        else:
            self._read_page()
        self._was_spoken = spoken

    @Slot()
    def _say(self) -> None:
        whole, self._whole = self._whole, False
        root = self._window.rootObject()
        texts = screen_texts(root) if whole and root else []
        focused = self._window.activeFocusItem()
        if focused and focused.activeFocusOnTab():
            words = self._preferences.property("words")
            texts += item_texts(focused, words["on"], words["off"])
        self._speaker.say(self._sayable(texts))

    def _sources(self) -> frozenset[tuple[str, str]]:
        parts = self._view_model.findChildren(Part)
        return sources() | {(part.CONTEXT, text) for part in parts for text in part.WORDS.values()}

    def _sayable(self, texts: Iterable[str]) -> list[Utterance]:
        language = Language(self._view_model.property("language"))
        french = french_of(self._sources()) if language is Language.TAMAZIGHT else {}
        return [one for text in texts for one in utterances(text, language, french)]
