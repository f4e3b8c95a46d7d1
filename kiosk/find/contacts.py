"""Whom a visitor can call or write to, as the directory page tells it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reception.domain.language import Language, language_found, text_in
from reception.domain.unit import Contact, Unit
from ui_kit.translations import marked, speech
from ui_kit.words import from_the_left

_LABELS: Mapping[str, str] = {
    "telephone": marked("Guide", "Telephone"),
    "here": marked("Guide", "From Morocco"),
    "long": marked("Guide", "If the short number does not answer"),
    "abroad": marked("Guide", "From abroad"),
    "email": marked("Guide", "E-mail"),
    "website": marked("Guide", "Website"),
}
_CAPTIONS: Mapping[str, str] = {
    "tel": marked("Guide", "Scan to call"),
    "mailto": marked("Guide", "Scan to write"),
    "https": marked("Guide", "Scan to open the page"),
    "http": marked("Guide", "Scan to open the page"),
}
_ICONS = {"email": "envelope", "website": "globe"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactLine:
    """One number or address, and what a telephone reads of it."""

    key: str
    icon: str
    label: str
    text: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactListed:
    """One entry of the directory in the visitor's words."""

    key: str
    name: str
    name_language: Language
    lines: tuple[ContactLine, ...]
    address: str = ""
    address_language: Language = Language.FRENCH
    hours: str = ""
    hours_language: Language = Language.FRENCH


def listed_in(unit: Unit, language: Language) -> list[ContactListed]:
    """Return a unit's directory for readers of ``language``; the national line is always there."""
    listed = [
        _listed(f"contact-{at}", contact, _numbers(unit, contact), language)
        for at, contact in enumerate(unit.directory)
    ]
    if unit.hotline and all(one.telephone != unit.hotline for one in unit.directory):
        listed.insert(0, _hotline(unit, language))
    return listed


def caption_of(line: ContactLine, language: Language) -> str:
    """Return what scanning a line's code does."""
    said = _CAPTIONS.get(line.code.partition(":")[0], "")
    return speech(language).say("Guide", said) if said else ""


def _hotline(unit: Unit, language: Language) -> ContactListed:
    name = speech(language).say("Guide", "Information on every administration")
    contact = Contact(names={language: name}, telephone=unit.hotline)
    return _listed("contact-hotline", contact, _numbers(unit, contact), language)


def _numbers(unit: Unit, contact: Contact) -> Mapping[str, str]:
    if not contact.telephone or contact.telephone != unit.hotline:
        return {"telephone": contact.telephone}
    # Who cannot call the short number finds the others beside it.
    return {"here": unit.hotline, "long": unit.hotline_long, "abroad": unit.hotline_abroad}


def _listed(
    key: str, contact: Contact, numbers: Mapping[str, str], language: Language
) -> ContactListed:
    lines = [(kind, from_the_left(one), _called(one)) for kind, one in numbers.items() if one]
    if contact.email:
        lines.append(("email", contact.email, f"mailto:{contact.email}"))
    if site := contact.website:
        lines.append(("website", site.rpartition("://")[2].rstrip("/"), _with_scheme(site)))
    return ContactListed(
        key=key,
        name=text_in(contact.names, language),
        name_language=language_found(contact.names, language) or language,
        lines=tuple(_line(*line, language) for line in lines),
        address=text_in(contact.address, language),
        address_language=language_found(contact.address, language) or language,
        hours=text_in(contact.hours, language),
        hours_language=language_found(contact.hours, language) or language,
    )


def _line(kind: str, text: str, code: str, language: Language) -> ContactLine:
    label = speech(language).say("Guide", _LABELS[kind])
    return ContactLine(key=kind, icon=_ICONS.get(kind, "phone"), label=label, text=text, code=code)


def _called(number: str) -> str:
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _with_scheme(website: str) -> str:
    return website if "://" in website else f"https://{website}"
