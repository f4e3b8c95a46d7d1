"""A text that people read, and how it is said in one language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, parse, tostring

from reception.domain.language import Language

# How many ways a language has to say a counted thing, and for which numbers each stands; the
# order is Qt's. For Tamazight no rule is published: one and more, told apart as in French.
FORMS: Mapping[Language, Sequence[str]] = {
    Language.ARABIC: ("0", "1", "2", "3–10, 103–110", "11–99, 111–199", "100, 101, 102, 200"),
    Language.FRENCH: ("0, 1", "2, 3, 4"),
    Language.TAMAZIGHT: ("0, 1", "2, 3, 4"),
}
# These forms stand for few numbers, so they may say it in a word: "two minutes".
SAID_IN_A_WORD: Mapping[Language, Sequence[int]] = {
    Language.ARABIC: (0, 1, 2),
    Language.FRENCH: (0,),
    Language.TAMAZIGHT: (0,),
}


@dataclass(frozen=True, slots=True)
class ReviewText:
    """A text, by the file and the heading under which it stands and by its English source."""

    app: str
    context: str
    source: str
    note: str = ""  # tells alike sources apart
    counted: bool = False
    hint: str = field(default="", compare=False)  # what the code says to translators

    @property
    def where(self) -> str:
        """Its address in a translator's file."""
        return "/".join(filter(None, (self.app, self.context, self.note)))


@dataclass(frozen=True, slots=True)
class ReviewWord:
    """How a text is said in a language."""

    forms: tuple[str, ...] = ("",)
    finished: bool = False
    known_from: str = ""
    """Where its words come from; in Tamazight alone."""
    confidence: str = ""
    """How sure it is, from A to C; in Tamazight alone."""
    reviewed_by: str = ""

    @property
    def missing(self) -> bool:
        """Whether it is not said, or not in all the forms that it needs."""
        return not all(self.forms)

    def vouched(self, language: Language) -> bool:
        """Return whether nobody needs to look at it; in Tamazight a reader has passed it."""
        passed = bool(self.reviewed_by) or language is not Language.TAMAZIGHT
        return not self.missing and self.finished and passed

    @property
    def line(self) -> str:
        """All its forms in one line."""
        return " / ".join(dict.fromkeys(form for form in self.forms if form))


type ReviewWords = Mapping[ReviewText, ReviewWord]


_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
_WRITTEN = re.compile(r"(?<=>)[^<>]+(?=</)")


def read_ts(path: Path, app: str) -> dict[ReviewText, ReviewWord]:
    """Return the words of one app in the order of the file."""
    tree = parse(path)  # noqa: S314 - our own file
    return {
        _text(app, context.findtext("name") or "", message): _said(message)
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def ts_text(language: Language, words: ReviewWords) -> str:
    """Return the whole file for the words of one app, as Qt's own tools write it."""
    root = Element("TS", version="2.1", language=language)
    root.text = "\n"
    for context, texts in groupby(words, key=lambda text: text.context):
        node = SubElement(root, "context")
        SubElement(node, "name").text = context
        for text in texts:
            _add(node, text, words[text], language)
        indent(node, " " * 4)
        node.tail = "\n"
    written = tostring(root, encoding="unicode", short_empty_elements=False)
    return f"{_HEAD}{_WRITTEN.sub(_as_qt_escapes, written)}\n"


def _text(app: str, context: str, message: Element) -> ReviewText:
    return ReviewText(
        app=app,
        context=context,
        source=message.findtext("source") or "",
        note=message.findtext("comment") or "",
        counted=message.get("numerus") == "yes",
        hint=message.findtext("extracomment") or "",
    )


def _said(message: Element) -> ReviewWord:
    translation = message.find("translation")
    if translation is None:
        return ReviewWord()
    forms = tuple(form.text or "" for form in translation.iter("numerusform"))
    return ReviewWord(
        forms=forms or (translation.text or "",), finished=translation.get("type") is None
    )


def _add(node: Element, text: ReviewText, said: ReviewWord, language: Language) -> None:
    message = SubElement(node, "message", {"numerus": "yes"} if text.counted else {})
    parts = {"source": text.source, "comment": text.note, "extracomment": text.hint}
    for name, part in parts.items():
        if part:
            SubElement(message, name).text = part
    translation = SubElement(
        message, "translation", {} if said.finished else {"type": "unfinished"}
    )
    if not text.counted:
        translation.text = said.forms[0]
        return
    missing = [""] * (len(FORMS[language]) - len(said.forms))
    for form in (*said.forms, *missing):
        SubElement(translation, "numerusform").text = form


def _as_qt_escapes(found: re.Match[str]) -> str:
    return "".join(
        f"&#x{ord(character):x};" if character.isspace() and not character.isascii() else character
        for character in found[0].replace('"', "&quot;").replace("'", "&apos;")
    )
