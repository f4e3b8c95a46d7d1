"""The bundled faces: loaded once, chosen by the script of a text, checked before first use."""

import threading
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QTextLayout

from assets import asset_path
from reception.domain.errors import PrinterFault
from reception.domain.language import Language

_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansTifinagh-Regular.ttf",
)
_LATIN, _ARABIC, _TIFINAGH = "Noto Sans", "Noto Sans Arabic", "Noto Sans Tifinagh"
_loading = threading.Lock()
_kept: list[QCoreApplication] = []


class Script(Enum):
    """A script's own family first: Qt keeps the fallbacks of a first family for ever."""

    LATIN = (_LATIN, _ARABIC, _TIFINAGH)
    ARABIC = (_ARABIC, _LATIN, _TIFINAGH)
    TIFINAGH = (_TIFINAGH, _LATIN, _ARABIC)


_SAMPLES = {
    Script.LATIN: "Légalisation à 09:42, œuvre n° 3 · 15–25",
    Script.ARABIC: "تصحيح الإمضاء في 24 غشت، لا شيء",
    Script.TIFINAGH: "ⵜⵉⵣⵉ ⵏ ⵓⵇⵇⵍ ⵜⴰⴷⴳⴳⵯⴰⵜ",
}


def ensure_qt() -> None:
    """Make the application object that fonts need; off the screen, when there is none yet.

    Call it in the main thread before any other thread draws.
    """
    if QCoreApplication.instance() is None:
        _kept.append(QGuiApplication(["nouba", "-platform", "offscreen"]))


def script_of(language: Language) -> Script:
    """Return the script a language is written in."""
    scripts = {Language.ARABIC: Script.ARABIC, Language.TAMAZIGHT: Script.TIFINAGH}
    return scripts.get(language, Script.LATIN)


def face(script: Script, size_px: int, *, bold: bool = False) -> QFont:
    """Return a bundled face."""
    load_fonts()
    font = QFont(list(script.value))
    font.setPixelSize(size_px)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(bold)
    return font


def load_fonts() -> None:
    """Load and check the bundled faces, the first time only.

    Raises:
        PrinterFault: a face is missing or does not draw its script.
    """
    with _loading:
        _load_once()


@lru_cache(maxsize=1)
def _load_once() -> None:
    if QCoreApplication.instance() is None:
        # Qt would end the process without a word.
        raise RuntimeError("fonts need a Qt application: call ensure_qt() first")
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(asset_path("fonts", name))) < 0:
            raise PrinterFault(f"The font {name} cannot be loaded", "install Nouba again")
    for script, sample in _SAMPLES.items():
        if not drawn_by_bundled_faces(script, sample):
            raise PrinterFault(
                f"The fonts do not draw {script.name.title()} text",
                "install Nouba again; nothing may replace the Noto fonts in its folder",
            )


def drawn_by_bundled_faces(script: Script, text: str) -> bool:
    """Return whether every sign of ``text`` has a glyph in one of the bundled faces."""
    font = QFont(list(script.value))
    font.setPixelSize(24)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(
        run.rawFont().familyName() in script.value and 0 not in run.glyphIndexes() for run in runs
    )
