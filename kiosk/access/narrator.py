"""Reads the kiosk to a visitor who does not see it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickView

from kiosk.access.attention import TouchAttention
from kiosk.access.keys import Keys
from kiosk.access.preferences import Preferences
from kiosk.access.speech import Speaker, Utterance, item_texts, screen_texts
from kiosk.section import Section
from kiosk.timeouts import UNVISITED, VISITED
from kiosk.view_model import KioskViewModel
from kiosk.words import words_in
from reception.domain.language import Language
from ui_kit.announce import announce
from ui_kit.translations import tamazight_seen

_TIFINAGH = re.compile("[\u2d30-\u2d7f]+(?:[ \u00a0'’-]+[\u2d30-\u2d7f]+)*")
# A stretch of Arabic with the figures and marks in it, or a stretch without any Arabic.
_STRETCHES = re.compile("([\u0600-\u06ff][^A-Za-zÀ-ÿ]*)")


def utterances(text: str, language: Language, known: Mapping[str, str]) -> Iterator[Utterance]:
    """Yield what can be said of a text on a screen in ``language``.

    Every script has its voice, since names stand in their own. No voice reads Tifinagh: what is
    ``known`` in the visitor's second language is said so, the rest is left out: Tamazight is heard
    from recordings alone.
    """
    sayable = _TIFINAGH.sub(lambda found: known.get(found[0], ""), known.get(text, text))
    latin = Language.ENGLISH if language is Language.ENGLISH else Language.FRENCH
    for stretch in (one for part in sayable.split("·") for one in _STRETCHES.split(part)):
        said = stretch.replace("\u00a0", " ").strip(" :,")
        if any(letter.isalnum() for letter in said):
            arabic = "\u0600" <= said[0] <= "\u06ff"
            figures = not any(letter.isalpha() for letter in said)
            own = language is Language.ARABIC
            yield Utterance(said, Language.ARABIC if arabic or (figures and own) else latin)


def second_of(spoken: Iterable[Callable[[Language], Mapping[str, str]]]) -> Mapping[str, str]:
    """Return every Tamazight text in the visitor's second language, from words named alike."""
    return {
        tamazight: second
        for words_in in spoken
        for tamazight, second in zip(
            words_in(Language.TAMAZIGHT).values(),
            words_in(tamazight_seen().second).values(),
            strict=True,
        )
    }


class ScreenReaders(QObject):
    """Tells programs that read the screen of what changes, wherever they are on it."""

    def __init__(self, window: QQuickView, attention: TouchAttention) -> None:
        super().__init__(window)
        self._window = window
        self._attention = attention
        # A page is told of once it stands there.
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._tell_page)
        attention.replaced.connect(self._due.start)
        attention.answered.connect(self._tell)
        attention.came.connect(self._tell)

    @Slot()
    def _tell_page(self) -> None:
        root = self._window.rootObject()
        if root and QAccessible.isActive():
            texts = screen_texts(root)
            # What she chooses on she reads herself; what she is told she is told whole.
            chooses = self._attention.page in VISITED | UNVISITED
            self._tell(texts[:1] if chooses else texts)

    @Slot(object)
    def _tell(self, texts: list[str]) -> None:
        if QAccessible.isActive():
            announce(self._window, " · ".join(texts))


class Narrator(QObject):
    """Says what each page is about, what has the focus and what changes, once somebody asks."""

    def __init__(
        self,
        window: QQuickView,
        view_model: KioskViewModel,
        preferences: Preferences,
        *,
        attention: TouchAttention,
        keys: Keys,
        speaker: Speaker,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._view_model = view_model
        self._preferences = preferences
        self._attention = attention
        self._speaker = speaker
        self._was_spoken = False
        # What is said is gathered first: a page that changes is followed by the focus.
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._say)
        self._begin_anew()
        # What was read of the page, so that of another part of its list only the new is.
        self._known: list[str] = []
        attention.replaced.connect(self._read_page)
        attention.listed.connect(self._read_list)
        attention.answered.connect(self._answer)
        attention.came.connect(self._add)
        preferences.changed.connect(self._on_wishes)
        keys.moved.connect(self._read_focus)
        keys.placed.connect(self._add_focus)
        keys.repeatAsked.connect(self._repeat)

    def _begin_anew(self) -> None:
        self._whole = self._rows = self._focus = False
        # What comes by itself waits for its turn; all else breaks off what is being said.
        self._breaks = False
        self._told: list[str] = []

    @Slot()
    def _read_page(self) -> None:
        self._whole = True
        self._read_focus()

    @Slot()
    def _read_list(self) -> None:
        self._rows = self._breaks = True
        self._gather()

    @Slot()
    def _read_focus(self) -> None:
        self._focus = self._breaks = True
        self._gather()

    @Slot()
    def _add_focus(self) -> None:
        self._focus = True
        self._gather()

    @Slot(object)
    def _answer(self, texts: list[str]) -> None:
        self._breaks = True
        self._add(texts)

    @Slot(object)
    def _add(self, texts: list[str]) -> None:
        self._told += texts
        self._gather()

    def _gather(self) -> None:
        if self._preferences.wishes.spoken:
            self._due.start()
        else:
            self._begin_anew()

    @Slot()
    def _repeat(self) -> None:
        if not self._preferences.wishes.spoken:
            self._preferences.toggleSpoken()
        self._read_page()

    @Slot()
    def _on_wishes(self) -> None:
        spoken = self._preferences.wishes.spoken
        if not spoken:
            self._due.stop()
            self._begin_anew()
            self._speaker.hush()
        elif self._was_spoken:
            self._read_focus()
        else:
            self._read_page()
        self._was_spoken = spoken

    @Slot()
    def _say(self) -> None:
        said = self._sayable(self._texts())
        # A list that is read anew and is as it was breaks off nothing.
        if self._whole or (self._breaks and said):
            self._speaker.say(said)
        else:
            self._speaker.add(said)
        self._begin_anew()

    def _texts(self) -> list[str]:
        """Return what is to be said now, the page first."""
        page = self._page_texts() if self._whole or self._rows else []
        focus = self._focus_texts() if self._focus else []
        return [*page, *self._told, *focus]

    def _page_texts(self) -> list[str]:
        root = self._window.rootObject()
        shown = screen_texts(root) if root else []
        known, self._known = self._known, shown
        if self._whole:
            return shown + self._attention.beside()
        return [text for text in shown if text not in known]

    def _focus_texts(self) -> list[str]:
        focused = self._window.activeFocusItem()
        if not (focused and focused.activeFocusOnTab()):
            return []
        words = self._preferences.property("words")
        return item_texts(focused, words["on"], words["off"])

    def _sayable(self, texts: Iterable[str]) -> list[Utterance]:
        language = Language(self._view_model.property("language"))
        known: Mapping[str, str] = {}
        if language is Language.TAMAZIGHT:
            parts = self._view_model.findChildren(Section)
            known = second_of([words_in, *(part.words_in for part in parts)])
        return [one for text in texts for one in utterances(text, language, known)]
