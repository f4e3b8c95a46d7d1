"""The file that a translator works in: PO, which every translation editor opens."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from lab.translators.catalogue import APPS, VISITORS, read_words
from lab.translators.texts import FORMS, ReviewText, ReviewWord, ReviewWords
from lab.translators.toml_file import TICKET
from reception.domain.errors import Refusal
from reception.domain.language import Language, placeholders

_NAMES: Mapping[Language, str] = {
    Language.ARABIC: "Arabic",
    Language.FRENCH: "French",
    Language.TAMAZIGHT: "Tamazight",
}
_PLURAL_RULES: Mapping[Language, str] = {
    Language.ARABIC: (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 :"
        " n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
    Language.FRENCH: "nplurals=2; plural=(n > 1);",
    Language.TAMAZIGHT: "nplurals=2; plural=(n > 1);",
}
# Contexts that several screens share; what staff read can wait for the reviewer's last hour.
_CONTEXTS: Mapping[str, str] = {
    "Refusals": "answer to somebody who asks for what cannot be done",
    "Printers": "how a printer is; only staff read it",
    "Wording": "lengths of time, on every screen",
}
_HEADER = """\
What Nouba says in {language}, for a native reader to correct and complete.

- Leave what you do not know empty, and mark what you are not sure of as "fuzzy" (needs work):
  neither is taken over. Please invent no word: visitors read another language until then.
- A draft is marked as "fuzzy": take the mark away from what you pass, corrected or as it is.
- Keep %n, %1, {{low}} and the like as they are; write digits as 0 to 9.
- Where a word comes from (a dictionary, a person) may stand in your comment; it is kept.
- Send the file back. It is taken over by: nouba translations import FILE

Ce que dit Nouba ({language}), à corriger et à compléter.

- Laissez vide ce que vous ne savez pas ; marquez « à vérifier » (fuzzy) ce dont vous doutez :
  ni l'un ni l'autre n'est repris. N'inventez aucun mot : à défaut, l'usager lit une autre langue.
- Un projet de texte porte la marque « fuzzy » : retirez-la de ce que vous validez, corrigé ou non.
- Gardez %n, %1, {{low}} tels quels ; écrivez les chiffres 0 à 9.
- La source d'un mot (dictionnaire, personne) peut figurer dans votre commentaire ; elle est gardée.
- Renvoyez le fichier. Il est repris par : nouba translations import FICHIER"""
_CONFIDENCE: Mapping[str, str] = {
    "A": "a whole published phrase",
    "B": "published words in a published pattern",
    "C": "something is unsure",
    "D": "no draft",
}
_NUMBERS = {"few": "For 3 to 10", "hundreds": "For 100 to 102, 200 to 202 and so on"}
_LARGEST_FILE_BYTES = 5_000_000


class SheetRefusedError(Refusal):
    """The file is not one that a translator sends back."""


@dataclass(frozen=True, slots=True)
class PoAnswer:
    """What a translator's file says of one text."""

    line: int
    where: str
    source: str
    forms: tuple[str, ...]
    unsure: bool
    remark: str


@dataclass(frozen=True, slots=True)
class PoSheet:
    """A translator's whole file."""

    language: Language
    reviewer: str
    answers: tuple[PoAnswer, ...]


def po_text(
    folder: Path,
    language: Language,
    apps: Iterable[str] = VISITORS,
    known: Callable[[ReviewWords], ReviewWords] = lambda words: words,
) -> str:
    """Return the file for a translator to ``language``, with what is ``known`` elsewhere."""
    sheet = polib.POFile(wrapwidth=0)
    sheet.header = _HEADER.format(language=_NAMES[language])
    sheet.metadata = {
        "Project-Id-Version": "nouba",
        "Last-Translator": "",
        "Language": str(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _PLURAL_RULES[language],
    }
    for app in apps:
        others = {
            other: read_words(folder, app, other)
            for other in (Language.FRENCH, Language.ARABIC)
            if other is not language
        }
        for text, said in known(read_words(folder, app, language)).items():
            alike = {other: words.get(text, ReviewWord()).line for other, words in others.items()}
            sheet.append(_entry(text, said, language, alike))
    return f"{sheet}\n"


def read_po(path: Path) -> PoSheet:
    """Return what a translator's file holds.

    Raises:
        SheetRefusedError: it is not such a file.
    """
    try:
        sheet = polib.pofile(_text(path), wrapwidth=0)
    except OSError as error:  # its way to say that it does not understand the text
        reason = str(error).removeprefix("Syntax error in po file ").strip("()")
        raise SheetRefusedError(
            f"{path.name} is no PO file ({reason}); send the file back that was exported"
        ) from None
    return PoSheet(
        language=_language(path, sheet.metadata.get("Language", "")),
        reviewer=_name(sheet.metadata.get("Last-Translator", "")),
        answers=tuple(_answer(entry) for entry in sheet if not entry.obsolete),
    )


def _entry(
    text: ReviewText, said: ReviewWord, language: Language, alike: Mapping[Language, str]
) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=text.where,
        msgid=text.source,
        comment="\n".join(_notes(text, said, language, alike)),
    )
    if text.counted:
        entry.msgid_plural = text.source.replace("(s)", "s")
        forms = (*said.forms, *[""] * len(FORMS[language]))[: len(FORMS[language])]
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        entry.msgstr = said.forms[0]
    if said.line and not said.vouched(language):
        entry.flags.append("fuzzy")
    return entry


def _notes(
    text: ReviewText, said: ReviewWord, language: Language, alike: Mapping[Language, str]
) -> Iterator[str]:
    yield f"Where: {_CONTEXTS.get(text.context, APPS[text.app])}"
    if text.hint:
        yield text.hint
    for other, line in alike.items():
        if line:
            yield f"{_NAMES[other]}: {line}"
    if keep := placeholders(text.source):
        yield f"Keep: {' '.join(keep)}"
    if text.counted:
        for place, numbers in enumerate(FORMS[language]):
            yield f"msgstr[{place}] is for {numbers}"
    if text.app == TICKET and (told := _NUMBERS.get(text.context.rpartition("_")[2])):
        yield told
    yield from _provenance(said)


def _provenance(said: ReviewWord) -> Iterator[str]:
    if said.confidence:
        yield f"Confidence: {said.confidence} ({_CONFIDENCE[said.confidence]})"
    if said.known_from:
        yield f"Known from: {said.known_from}"
    if said.reviewed_by:
        yield f"Passed by: {said.reviewed_by}"


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise SheetRefusedError(f"There is no file {path.name}; check the name")
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise SheetRefusedError(
            f"{path.name} cannot be read ({error.strerror}); check its permissions"
        ) from None
    except ValueError:
        raise SheetRefusedError("The name of the file holds a zero byte") from None
    if len(content) > _LARGEST_FILE_BYTES:
        raise SheetRefusedError(f"{path.name} is larger than 5 MB, which no such file is")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SheetRefusedError(
            f"{path.name}, line {line} is not in UTF-8; save the file as UTF-8"
        ) from None
    if "msgid" not in text:
        raise SheetRefusedError(f"{path.name} is no PO file; send the file back that was exported")
    return text


def _language(path: Path, code: str) -> Language:
    # An editor may write the country as well: zgh_MA.
    spoken = code.replace("-", "_").partition("_")[0].strip()
    if spoken not in _NAMES:
        raise SheetRefusedError(
            f"{path.name} does not say its language; its header must hold one of:"
            f" {', '.join(f'Language: {one}' for one in _NAMES)}"
        )
    return Language(spoken)


def _name(translator: str) -> str:
    """Return who translated without the address that editors add."""
    name = translator.partition("<")[0].strip()
    return "" if "@" in name else name


def _answer(entry: polib.POEntry) -> PoAnswer:
    plural = entry.msgstr_plural
    forms = tuple(plural[place] for place in sorted(plural)) if plural else (entry.msgstr,)
    return PoAnswer(
        line=entry.linenum or 0,
        where=entry.msgctxt or "",
        source=entry.msgid,
        forms=forms,
        unsure=entry.fuzzy,
        remark=" ".join(entry.tcomment.split()),
    )
