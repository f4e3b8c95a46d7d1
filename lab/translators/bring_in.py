"""A translator's answers: what is wrong in them, and the good put where the words are kept."""

import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory

from lab.translators.catalogue import APPS, home, read_words, words_text
from lab.translators.po_file import PoAnswer, PoSheet
from lab.translators.texts import FORMS, SAID_IN_A_WORD, ReviewText, ReviewWord, ReviewWords
from reception.domain.errors import EnvironmentFault
from reception.domain.language import PLACEHOLDER, Language, placeholders
from ui_kit.translations import compile_words

UNNAMED = "a reader"
# From its first letter to its last.
_WORD = re.compile(r"[^\W\d_](?:\S*[^\W\d_])?")
_BRACE = re.compile("[{}]")
_SCRIPT: Mapping[Language, str] = {
    Language.ARABIC: "ARABIC",
    Language.FRENCH: "LATIN",
    Language.TAMAZIGHT: "TIFINAGH",
}
# What is written alike everywhere, such as QR and the name of a key, may stand in any script.
_ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}|Esc)\b")
# They say from which side a text is read or how letters join.
_HARMLESS = frozenset("\u200c\u200d\u200e\u200f\u061c")
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})
_LAST_LATIN_LETTER = "\u024f"


def mistakes(
    text: ReviewText, forms: Sequence[str], language: Language, alike: Sequence[str] = ()
) -> Iterator[str]:
    """Yield what is wrong with the forms sent back; ``alike`` is the text in other languages."""
    needed = len(FORMS[language]) if text.counted else 1
    if len(forms) != needed:
        yield f"{_plural_forms(needed)} needed, {len(forms)} given"
        return
    if empty := [f"msgstr[{place}]" for place, form in enumerate(forms) if not form.strip()]:
        yield f"{', '.join(empty)} is empty; fill every form or none"
        return
    for place, form in enumerate(forms):
        where = f"msgstr[{place}]: " if text.counted else ""
        in_a_word = text.counted and place in SAID_IN_A_WORD[language]
        for mistake in (
            *_placeholders(text.source, form, in_a_word=in_a_word),
            *_characters(text.source, form),
            *_script(text.source, form, language, alike),
        ):
            yield f"{where}{mistake}"


def shown(text: str) -> str:
    """Return a text as it may be shown in a sentence, quoted and in one line."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return f"“{line}”"


def _plural_forms(number: int) -> str:
    return "one text is" if number == 1 else f"{number} plural forms are"


def _placeholders(source: str, form: str, *, in_a_word: bool) -> Iterator[str]:
    wanted, found = set(placeholders(source)), set(placeholders(form))
    for lost in sorted(wanted - found - ({"%n"} if in_a_word else set())):
        yield f"{lost} is missing; keep it where the figure or name belongs"
    for added in sorted(found - wanted):
        yield f"{added} does not stand in the English text; take it away"
    if _BRACE.search(PLACEHOLDER.sub("", form)):
        yield "a single { or } cannot be printed; take it away"


def _characters(source: str, form: str) -> Iterator[str]:
    for end, name in ((0, "begins"), (-1, "ends")):
        if form[end].isspace() != source[end].isspace():
            what = "does not" if form[end].isspace() else "does"
            yield f"it {name} otherwise than the English text, which {what} with a space"
    for character in dict.fromkeys(form):
        kind = unicodedata.category(character)
        unseen = kind in _UNSEEN or (kind == "Cf" and character not in _HARMLESS)
        if unseen and character not in source:
            yield f"it holds a character that nobody sees (U+{ord(character):04X}); take it away"
        elif kind == "Nd" and not character.isascii():
            yield f"{character} is not a digit of Morocco; write 0 to 9"


def _script(source: str, form: str, language: Language, alike: Sequence[str]) -> Iterator[str]:
    script = _SCRIPT[language]
    everywhere = {one for text in (source, *alike) for one in _ABBREVIATION.findall(text)}
    if language is Language.FRENCH:
        everywhere.clear()
    bare = _bare(form, everywhere)
    letters = [character for character in bare if character.isalpha()]
    others = [
        character for character in letters if not unicodedata.name(character, "").startswith(script)
    ]
    foreign = language is Language.TAMAZIGHT or any(
        character > _LAST_LATIN_LETTER for character in others
    )
    if others and (foreign or len(others) == len(letters)):
        wrong = [word for word in _WORD.findall(bare) if not set(word).isdisjoint(others)]
        words = ", ".join(shown(word) for word in dict.fromkeys(wrong))
        yield f"{words} {'is' if len(set(wrong)) == 1 else 'are'} not in {script.title()} letters"
    elif not letters and any(character.isalpha() for character in _bare(source, everywhere)):
        yield f"it has no {script.title()} letters"


def _bare(text: str, left_out: Set[str]) -> str:
    """Return a text without what stays as it is and without figures and names filled in later."""
    return _ABBREVIATION.sub(
        lambda one: "" if one[0] in left_out else one[0], PLACEHOLDER.sub("", text)
    )


@dataclass(frozen=True, slots=True)
class WordChange:
    """A text that is said otherwise than before, or newly vouched for."""

    text: ReviewText
    before: ReviewWord
    after: ReviewWord


@dataclass(slots=True)
class Judged:
    """What is to be done with each answer of a translator's file."""

    language: Language
    changes: list[WordChange] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    as_before: int = 0
    empty: int = 0
    unsure: int = 0


def judge(folder: Path, sheet: PoSheet) -> Judged:
    """Return what each answer changes, and what is wrong with those that are not good."""
    now, french = _all_words(folder, sheet.language), _all_words(folder, Language.FRENCH)
    known = {(text.where, text.source): text for text in now}
    judged = Judged(sheet.language)
    seen: set[ReviewText] = set()
    for answer in sheet.answers:
        text = known.get((answer.where, answer.source))
        wrong = list(_wrong(answer, text, seen, french, sheet.language))
        judged.bad += [f"line {answer.line}, {shown(answer.source)}: {one}" for one in wrong]
        if wrong:
            continue
        if text is None or not any(answer.forms):
            judged.empty += 1
            continue
        seen.add(text)
        if answer.unsure:
            judged.unsure += 1
        elif (after := _after(answer, now[text], sheet)) == now[text]:
            judged.as_before += 1
        else:
            judged.changes.append(WordChange(text, now[text], after))
    return judged


def _all_words(folder: Path, language: Language) -> ReviewWords:
    return {text: said for app in APPS for text, said in read_words(folder, app, language).items()}


def _wrong(
    answer: PoAnswer,
    text: ReviewText | None,
    seen: set[ReviewText],
    french: ReviewWords,
    language: Language,
) -> Iterator[str]:
    if not any(answer.forms):
        return  # whether the text is still there or not
    if text is None:
        yield f"Nouba has no such text at {shown(answer.where)}; export the texts anew"
    elif text in seen:
        yield "it stands twice in the file; keep one"
    elif not answer.unsure:
        yield from mistakes(text, answer.forms, language, french.get(text, ReviewWord()).forms)


def _after(answer: PoAnswer, before: ReviewWord, sheet: PoSheet) -> ReviewWord:
    forms = tuple(unicodedata.normalize("NFC", form) for form in answer.forms)
    if sheet.language is not Language.TAMAZIGHT:
        return replace(before, forms=forms, finished=True)
    passed = before.reviewed_by if forms == before.forms else ""
    return replace(
        before,
        forms=forms,
        finished=True,
        known_from=answer.remark or before.known_from,
        reviewed_by=passed or sheet.reviewer or UNNAMED,
    )


def bring_in(folder: Path, judged: Judged) -> None:
    """Write the changes and compile the words.

    Raises:
        EnvironmentFault: the words cannot be written or compiled; nothing was changed.
    """
    try:
        with TemporaryDirectory(dir=folder, prefix=".review-") as name:
            draft = Path(name)
            for file in folder.iterdir():
                if file.is_file():
                    shutil.copy(file, draft)
            # Everything is made before the first file takes its place.
            for file in dict.fromkeys(_written(draft, judged)):
                file.replace(folder / file.name)
    except OSError as error:
        raise EnvironmentFault(
            f"Nouba's words in {folder} cannot be changed ({error.strerror or error})",
            "import the file as somebody who may write there, or into a copy with --folder",
        ) from error


def _written(draft: Path, judged: Judged) -> list[Path]:
    changed: list[Path] = []
    for app, words in _words_by_app(draft, judged).items():
        file = home(draft, app, judged.language)
        file.write_text(words_text(draft, app, judged.language, words), encoding="utf-8")
        changed.append(file)
        if file.suffix == ".ts":
            changed.append(_compiled(file))
    return changed


def _words_by_app(folder: Path, judged: Judged) -> Mapping[str, ReviewWords]:
    after = {change.text: change.after for change in judged.changes}
    return {
        app: {
            text: after.get(text, said)
            for text, said in read_words(folder, app, judged.language).items()
        }
        for app in dict.fromkeys(text.app for text in after)
    }


def _compiled(file: Path) -> Path:
    try:
        return compile_words(file)
    except (CalledProcessError, FileNotFoundError) as error:
        raise EnvironmentFault(
            f"{file.name} cannot be compiled ({error})",
            "install Nouba anew, so that the tools of PySide6 work",
        ) from error
