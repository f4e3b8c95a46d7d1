"""How this station's clerks left the window: size, place, language, and each one's keys."""

import re
from pathlib import Path

from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from counter_display.clerk_panel.keys import KeySet
from counter_display.clerk_panel.style import NOTICE_PX
from reception.domain.language import Language

PANEL_LANGUAGES = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)

_PREFERRED = "small"
_LANGUAGE = "language"
_YES, _NO = "yes", "no"
# Left, top, width, height and whether it filled the screen.
_PLACE = re.compile(rf"(-?\d{{1,5}}) (-?\d{{1,5}}) (\d{{1,5}}) (\d{{1,5}}) ({_YES}|{_NO})")


class WindowMemory:
    """Keeps it in a file of the station; without one, until the program ends."""

    def __init__(self, file: Path | None = None) -> None:
        """Remember in ``file``; what cannot be read or written there is as if it were not."""
        self._file = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._kept: dict[str, str] = {}

    @property
    def is_small(self) -> bool:
        """Return whether the clerk wants the window small."""
        return self._read(_PREFERRED) == _YES

    def prefer(self, *, is_small: bool) -> None:
        """Keep how she wants it."""
        self._write(_PREFERRED, _YES if is_small else _NO)

    @property
    def language(self) -> Language:
        """Return the language that she reads; French on the first day."""
        kept = self._read(_LANGUAGE)
        return Language(kept) if kept in PANEL_LANGUAGES else Language.FRENCH

    def set_language(self, language: Language) -> None:
        """Keep the language that she reads."""
        self._write(_LANGUAGE, str(language))

    def keys_of(self, login: str) -> KeySet:
        """Return which keys act for a person: those that text is never made of, at first."""
        kept = self._read(_keys(login))
        return KeySet(kept) if kept in KeySet else KeySet.SAFE

    def set_keys(self, login: str, keys: KeySet) -> None:
        """Keep which keys act for a person."""
        self._write(_keys(login), str(keys))

    def leave(self, window: QWidget, *, is_small: bool) -> None:
        """Keep where the window stands in one of its two forms."""
        at = window.normalGeometry() if window.isMaximized() else window.geometry()
        whole = _YES if window.isMaximized() else _NO
        self._write(
            _form(is_small=is_small), f"{at.x()} {at.y()} {at.width()} {at.height()} {whole}"
        )

    def put(self, window: QWidget, *, is_small: bool) -> None:
        """Put the window where it last stood in this form, if a screen is there."""
        found = _PLACE.fullmatch(self._read(_form(is_small=is_small)))
        if found is None:
            return
        at = QRect(*(int(figure) for figure in found.groups()[:4]))
        handle = QRect(at.topLeft(), at.topRight()).adjusted(0, 0, 0, NOTICE_PX)
        screens = (one.availableGeometry() for one in QGuiApplication.screens())
        if not at.isValid() or not any(one.intersects(handle) for one in screens):
            return
        window.setGeometry(at)
        if found[5] == _YES:
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def _read(self, name: str) -> str:
        found = self._kept.get(name)
        if found is None and self._file:
            found = self._file.value(name)
        return found if isinstance(found, str) else ""

    def _write(self, name: str, text: str) -> None:
        self._kept[name] = text
        if self._file:
            self._file.setValue(name, text)
            self._file.sync()


def _keys(login: str) -> str:
    return f"keys_of_{login}"


def _form(*, is_small: bool) -> str:
    return "small_place" if is_small else "whole_place"
