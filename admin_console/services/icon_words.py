"""Our icons for services and groups, and what each shows."""

from collections.abc import Mapping

from admin_console.words import translate
from ui_kit.translations import marked

_WORDS: Mapping[str, str] = {
    "document": marked("Console", "Document"),
    "family": marked("Console", "Family"),
    "birth": marked("Console", "Birth"),
    "pen": marked("Console", "Signature"),
    "copy": marked("Console", "Copies"),
    "home": marked("Console", "House"),
    "heart": marked("Console", "Heart"),
    "building": marked("Console", "Building"),
    "coins": marked("Console", "Coins"),
    "info": marked("Console", "Information"),
    "message": marked("Console", "Message"),
    "certificate": marked("Console", "Certificate"),
}
ICONS = tuple(_WORDS)


def icon_words(name: str) -> str:
    """Return what an icon shows."""
    return translate("Console", _WORDS[name])
