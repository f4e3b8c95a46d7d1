"""Qt's files of words, written just as Qt's own collector writes them."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element, parse

from reception.domain.language import Language
from ui_kit.review.texts import FORMS, Said, Text, Words

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{}">\n'
# What stands before who vouches for a text, in the field for translators' remarks.
_KNOWN = "Known from: "
_ESCAPED = {"&": "&amp;", '"': "&quot;", ">": "&gt;", "<": "&lt;", "'": "&apos;"}


def read_ts(path: Path, app: str) -> dict[Text, Said]:
    """Return the words of one app in the order of the file."""
    tree = parse(path)  # noqa: S314 - our own file
    return {
        _text(app, context.findtext("name") or "", message): _said(message)
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def ts_text(language: Language, words: Words) -> str:
    """Return the whole file for the words of one app."""
    lines = [_HEAD.format(language)]
    for context, texts in groupby(words, key=lambda text: text.context):
        lines.append(f"<context>\n    <name>{_escaped(context)}</name>\n")
        for text in texts:
            lines += _message(text, words[text], language)
        lines.append("</context>\n")
    return "".join((*lines, "</TS>\n"))


def _text(app: str, context: str, message: Element) -> Text:
    return Text(
        app=app,
        context=context,
        source=message.findtext("source") or "",
        note=message.findtext("comment") or "",
        counted=message.get("numerus") == "yes",
        hint=message.findtext("extracomment") or "",
    )


def _said(message: Element) -> Said:
    translation = message.find("translation")
    if translation is None:
        return Said()
    forms = tuple(form.text or "" for form in translation.iter("numerusform"))
    remark = message.findtext("translatorcomment") or ""
    return Said(
        forms=forms or (translation.text or "",),
        finished=translation.get("type") is None,
        known_from=remark.removeprefix(_KNOWN) if remark.startswith(_KNOWN) else "",
    )


def _message(text: Text, said: Said, language: Language) -> Iterator[str]:
    yield f"    <message{' numerus="yes"' if text.counted else ''}>\n"
    yield _element("source", text.source)
    if text.note:
        yield _element("comment", text.note)
    if text.hint:
        yield _element("extracomment", text.hint)
    if said.known_from:
        yield _element("translatorcomment", f"{_KNOWN}{said.known_from}")
    start = f"        <translation{'' if said.finished else ' type="unfinished"'}>"
    if text.counted:
        yield f"{start}\n"
        for form in _filled_up(said.forms, language):
            yield f"            <numerusform>{_escaped(form)}</numerusform>\n"
        yield "        </translation>\n"
    else:
        yield f"{start}{_escaped(said.forms[0])}</translation>\n"
    yield "    </message>\n"


def _filled_up(forms: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return (*forms, *[""] * (len(FORMS[language]) - len(forms)))


def _element(name: str, text: str) -> str:
    return f"        <{name}>{_escaped(text)}</{name}>\n"


def _escaped(text: str) -> str:
    return "".join(
        f"&#x{ord(sign):x};" if sign.isspace() and not sign.isascii() else _ESCAPED.get(sign, sign)
        for sign in text
    )
