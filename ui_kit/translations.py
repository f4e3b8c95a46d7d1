"""Words of the screens in each language; English stands in the code, the rest in ``assets``.

``python -m ui_kit.translations [ui_kit kiosk board clerk console]`` collects the words of the
apps named, or of all, and compiles what is translated.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QFont, QGuiApplication

from assets import asset_path
from reception.domain.language import Language, Texts, language_found
from reception.domain.tamazight import TamazightRules
from reception.unit.tamazight import tamazight_shown
from ui_kit.theme import families

FOLDER = asset_path("translations")
# What Tamazight says stands in a catalogue with its sources, see reception/unit/tamazight.py.
TRANSLATED = (Language.ARABIC, Language.FRENCH)
# Whose words are kept in which files: <name>_<language>.ts, beside the compiled .qm.
SOURCES: Mapping[str, str] = {
    "ui_kit": "ui_kit",
    "kiosk": "kiosk",
    "board": "counter_display/board",
    "clerk": "counter_display/clerk_panel",
    "console": "admin_console",
}
_PROPERTY = "language"
# ``say`` and ``marked`` below are read like Qt's own functions.
_COLLECT = (
    *("-no-obsolete", "-locations", "none"),
    *("-tr-function-alias", "translate+=say"),
    *("-tr-function-alias", "QT_TRANSLATE_NOOP+=marked"),
)


def reads_right_to_left(language: Language) -> bool:
    """Return whether screens are mirrored for readers of ``language``."""
    return language is Language.ARABIC


def current_language() -> Language:
    """Return the language that the app now speaks; French before one was chosen."""
    app = QCoreApplication.instance()
    chosen = app.property(_PROPERTY) if app else None
    return Language(chosen) if chosen else Language.FRENCH


def marked(context: str, text: str) -> str:  # noqa: ARG001 - read by the collector
    """Return ``text`` as it is, collected for translation under ``context``."""
    return text


@dataclass(frozen=True, slots=True)
class TamazightSeen:
    """What the visitors of this app see in Tamazight, and the language of what is missing."""

    rules: TamazightRules = field(default_factory=TamazightRules)
    second: Language = Language.FRENCH


_seen = TamazightSeen()


def tamazight_seen() -> TamazightSeen:
    """Return what the visitors of this app now see in Tamazight."""
    return _seen


def see_tamazight(rules: TamazightRules, second: Language = Language.FRENCH) -> None:
    """Show from now on what a unit's rules say; what is missing stands whole in ``second``."""
    global _seen  # noqa: PLW0603 - one app has one unit, and a kiosk one visitor
    _seen = TamazightSeen(rules, second)


def said_in_tamazight(context: str, text: str, note: str = "", number: int = -1) -> str:
    """Return a text as visitors see it in Tamazight; empty where it is missing."""
    forms = _tamazight(_seen.rules).get((context, text, note), ())
    # No rule is published: one and more, told apart as in French.
    form = forms[0 if number in (0, 1) else -1] if forms else ""
    return form.replace("%n", str(number))


@lru_cache(maxsize=8)
def _tamazight(rules: TamazightRules) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    """Return what is said by the heading, the English and what tells alike sources apart."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for place, forms in tamazight_shown(rules).items():
        _, context, *note = place.where.split("/", 2)
        found[context, place.english, note[0] if note else ""] = forms
    return found


def language_for(texts: Mapping[Language, object], language: Language) -> Language | None:
    """Return in which language a visitor reads a text of the unit: hers, or her second one."""
    order = (language, _seen.second) if language is Language.TAMAZIGHT else (language,)
    written = next((one for one in order if texts.get(one)), None)
    return written or language_found(texts, language)


def text_for(texts: Texts, language: Language) -> str:
    """Return a text of the unit as a visitor reads it; empty when there is none at all."""
    written = language_for(texts, language)
    return texts[written] if written else ""


class Speech:
    """Words in one language, whichever the app now speaks."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, context: str, text: str, note: str = "", number: int = -1) -> str:
        """Return a text in this language.

        Args:
            context: the heading under which the text is collected.
            text: the English source.
            note: tells alike sources apart.
            number: chooses the plural and replaces ``%n``; negative: none.
        """
        if self.language is Language.TAMAZIGHT:
            told = said_in_tamazight(context, text, note, number)
            return told or Speech(_seen.second).say(context, text, note, number)
        for translator in _translators(self.language):
            said = translator.translate(context, text, note, number)
            if said:
                return said.replace("%n", str(number))
        return text.replace("%n", str(number)).replace("(s)", "" if number == 1 else "s")


def speech(language: Language | None = None) -> Speech:
    """Return the words of ``language``; without one, of the language the app now speaks."""
    return Speech(language or current_language())


class Translations(QObject):
    """Makes the whole app of a desk speak one language; visitors' screens use ``speech``.

    A QML engine loads its files in a thread of its own, where Qt may ask an installed translator;
    one made in Python needs the interpreter, which the main thread holds while it waits for that
    very thread. So no app with Qt Quick may install a translator.
    """

    languageChanged = Signal()  # noqa: N815 - Qt names its signals so

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """Speak ``language`` from now on, and set the side from which it is read."""
        if self._installed and language is current_language():
            return
        self.close()
        self._app.setProperty(_PROPERTY, str(language))
        # Staff's windows have no Tamazight.
        read = Language.FRENCH if language is Language.TAMAZIGHT else language
        self._installed = list(_translators(read))
        for translator in self._installed:
            self._app.installTranslator(translator)
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if reads_right_to_left(language)
            else Qt.LayoutDirection.LeftToRight
        )
        font = QFont(self._app.font())
        font.setFamilies(families(language))
        self._app.setFont(font)
        self.languageChanged.emit()

    def close(self) -> None:
        """Take the translators away from the app again; it speaks no language that was chosen."""
        self._app.setProperty(_PROPERTY, None)
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []


@lru_cache
def _translators(language: Language) -> tuple[QTranslator, ...]:
    """Return the translators for ``language``."""
    return tuple(_loaded(language))


def _loaded(language: Language) -> Iterator[QTranslator]:
    for file in sorted(FOLDER.glob(f"*_{language}.qm")):
        translator = QTranslator()
        if translator.load(str(file)):
            yield translator


def collect(root: Path, names: Iterable[str] = (), folder: Path = FOLDER) -> None:
    """Collect the words of the apps found under ``root``, all or some, and compile them."""
    for name in names or SOURCES:
        source = SOURCES[name]
        files = [
            str(file) for end in ("*.py", "*.qml") for file in sorted((root / source).rglob(end))
        ]
        for language in TRANSLATED:
            target = folder / f"{name}_{language}.ts"
            if files:
                about = ("-target-language", language, *files, "-ts", str(target))
                _tool("lupdate", *_COLLECT, *about)
            if target.exists():
                compile_words(target)


def compile_words(target: Path) -> Path:
    """Compile a file of words, and return the file that apps load."""
    compiled = target.with_suffix(".qm")
    _tool("lrelease", str(target), "-qm", str(compiled))
    return compiled


def _tool(name: str, *arguments: str) -> None:
    """Run one of the tools that come with PySide6."""
    command = str(Path(sys.executable).with_name(f"pyside6-{name}"))
    subprocess.run([command, *arguments], check=True, capture_output=True)  # noqa: S603 - our own tool


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect and compile the words of the apps that the command line names."""
    parser = argparse.ArgumentParser(
        prog="python -m ui_kit.translations",
        description="Collect the words of the screens and compile what is translated.",
    )
    parser.add_argument("app", nargs="*", help=f"{', '.join(SOURCES)}; without one, all")
    apps = parser.parse_args(arguments).app
    if unknown := [app for app in apps if app not in SOURCES]:
        parser.error(f"no app is named {', '.join(unknown)}")
    collect(Path(__file__).resolve().parent.parent, apps)


if __name__ == "__main__":
    main()
