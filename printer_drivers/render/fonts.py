"""The bundled faces: loaded once, chosen by the script of a text, checked before first use."""

import threading
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QCoreApplication
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
# Qt prefers a face of the system to one of the same name that a program brings, and the system's
# may be another release, with other letters: on the ticket they go by a name of their own.
_NAME, _OWN_NAME = "Noto", "Nuba"
_LATIN, _ARABIC, _TIFINAGH = (
    f"{_OWN_NAME} {name}" for name in ("Sans", "Sans Arabic", "Sans Tifinagh")
)
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
        if _load(name) < 0:
            raise PrinterFault(f"The font {name} cannot be loaded", "install Nouba again")
    for script, sample in _SAMPLES.items():
        if not drawn_by_bundled_faces(script, sample):
            raise PrinterFault(
                f"The fonts do not draw {script.name.title()} text",
                "install Nouba again; nothing may replace the Noto fonts in its folder",
            )


def _load(file: str) -> int:
    """Return Qt's number for a face, negative when it has none."""
    try:
        content = asset_path("fonts", file).read_bytes()
    except OSError:
        return -1
    return QFontDatabase.addApplicationFontFromData(QByteArray(under_own_name(content)))


def under_own_name(content: bytes) -> bytes:
    """Return a face whose table of names calls it by the name that only the ticket uses."""
    count = int.from_bytes(content[4:6])
    for entry in range(12, 12 + 16 * count, 16):
        if content[entry : entry + 4] == b"name":
            start = int.from_bytes(content[entry + 8 : entry + 12])
            end = start + int.from_bytes(content[entry + 12 : entry + 16])
            names = content[start:end]
            # As long as the old one, in both alphabets of the table, so that nothing moves.
            for alphabet in ("utf-16-be", "ascii"):
                names = names.replace(_NAME.encode(alphabet), _OWN_NAME.encode(alphabet))
            return content[:start] + names + content[end:]
    return content


def drawn_by_bundled_faces(script: Script, text: str) -> bool:
    """Return whether every character of ``text`` has a glyph in one of the bundled faces."""
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
