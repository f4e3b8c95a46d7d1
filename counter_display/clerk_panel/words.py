"""Words that several parts of the panel say; they are collected where ``translate`` is called."""

from PySide6.QtCore import QCoreApplication

from counter_display.clerk_panel.buttons import verb_name
from reception.domain.language import Texts, text_in
from reception.queue.verbs import Verb
from ui_kit.translations import current_language
from ui_kit.words import from_its_side, label_text

translate = QCoreApplication.translate


def filled(text: str, *words: str) -> str:
    """Return a text with these words in the places of ``%1``, ``%2`` and so on."""
    for number, word in enumerate(words, start=1):
        text = text.replace(f"%{number}", word)
    return from_its_side(text)


def with_key(name: str, key: str) -> str:
    """Return a name and its key, if it has one."""
    return f"{name} · {key}" if key else name


def about_verb(text: str, verb: Verb, label: str, *words: str) -> str:
    """Return a text with a verb's name, a ticket's label and these words in its places."""
    return filled(text, verb_name(verb), label_text(label), *words)


def spoken(names: Texts) -> str:
    """Return a name in the present language."""
    return text_in(names, current_language())


def counter_name(number: int) -> str:
    """Return what a counter is called."""
    return translate("Clerk", "Counter %1").replace("%1", str(number))
