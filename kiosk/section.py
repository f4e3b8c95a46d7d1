"""What the sections of the kiosk are made of: words, lists page by page, codes as pictures."""

import base64
from collections.abc import Mapping, Sequence
from functools import cache
from typing import ClassVar

from PySide6.QtCore import Property, QBuffer, QByteArray, QIODevice, QObject, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.words import paper_words
from printer_drivers.render.qr import qr_modules
from reception.domain.language import Language
from ui_kit.translations import TamazightSeen, speech, tamazight_seen


class Section(QObject):
    """Speaks the visitor's language, and forgets her when she leaves.

    A subclass names ``CONTEXT``, under which its sentences are collected, and ``WORDS``; what it
    says in the words of the paper it names in ``ON_PAPER``.
    """

    CONTEXT: ClassVar[str] = ""
    WORDS: ClassVar[Mapping[str, str]] = {}
    ON_PAPER: ClassVar[Mapping[str, str]] = {}

    languageChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = Language.ARABIC

    def set_language(self, language: Language) -> None:
        """Use another language."""
        self._language = language
        self.languageChanged.emit()

    def reset(self) -> None:
        """Reset for the next visitor, who sees nothing of this one."""

    def words_in(self, language: Language) -> dict[str, str]:
        """Return every fixed sentence, by name, for readers of ``language``."""
        return _words_of(type(self), language, tamazight_seen())  # type: ignore[arg-type]  # Qt's classes hash

    @Property(dict, notify=languageChanged)
    def words(self) -> dict[str, str]:
        """Return every fixed sentence, by name."""
        return self.words_in(self._language)


# Every page that is shown asks anew.
@cache
def _words_of(part: type[Section], language: Language, _: TamazightSeen) -> dict[str, str]:
    words = speech(language)
    said = {name: words.say(part.CONTEXT, text) for name, text in part.WORDS.items()}
    return said | paper_words(part.ON_PAPER, language)


class Pager:
    """Shows so many rows at a time."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._page = 0
        self._pages = 1

    def resize(self, size: int) -> bool:
        """Show so many rows at a time; return whether it is another number than before."""
        before, self._size = self._size, max(1, size)
        return before != self._size

    def begin(self) -> None:
        """Show the first page."""
        self._page = 0

    def turn(self, pages: int) -> None:
        """Show a page further on, or before; beyond the last and the first there is none."""
        self._page = min(max(self._page + pages, 0), self._pages - 1)

    def part[T](self, rows: Sequence[T]) -> list[T]:
        """Return the rows of the page that is shown."""
        self._pages = max(1, -(-len(rows) // self._size))
        self._page = min(self._page, self._pages - 1)
        first = self._page * self._size
        return list(rows[first : first + self._size])

    @property
    def number(self) -> str:
        """Return which page is shown, such as ``1 / 2``; empty when there is only one."""
        return f"{self._page + 1} / {self._pages}" if self._pages > 1 else ""


_LIGHT, _DARK = 0, 1


class PagedList(QObject):
    """A list that QML shows page by page."""

    changed = Signal()

    def __init__(self, most: int, parent: QObject) -> None:
        """Show so many rows at once at the most."""
        super().__init__(parent)
        self._most = most
        self._pager = Pager(most)

    def show_page(self) -> None:
        """Show the rows of the page."""
        raise NotImplementedError

    def turn(self, pages: int) -> None:
        """Show a page further on, or before."""
        self._pager.turn(pages)
        self.show_page()

    def reset(self) -> None:
        """Begin with the first page again."""
        self._pager.begin()
        self.show_page()

    @Slot()
    def showMore(self) -> None:
        """Show the next page."""
        self.turn(1)

    @Slot()
    def showFormer(self) -> None:
        """Show the page before."""
        self.turn(-1)

    @Slot(int)
    def showAtOnce(self, rows: int) -> None:
        """Show as many on one page as the screen has room for."""
        if self._pager.resize(min(rows, self._most)):
            self.show_page()

    @Property(str, notify=changed)
    def pageNumber(self) -> str:
        """Return which page is shown; empty when there is only one."""
        return self._pager.number


def qr_source(text: str) -> str:
    """Return an image address with one pixel a module; empty when there is no text."""
    if not text:
        return ""
    rows = qr_modules(text)
    image = QImage(len(rows), len(rows), QImage.Format.Format_Mono)
    # Dark on light in every theme, or telephones do not read it.
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    image.fill(_LIGHT)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                image.setPixel(x, y, _DARK)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt takes text
    return "data:image/png;base64," + base64.b64encode(data.data()).decode()
