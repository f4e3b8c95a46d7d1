"""What a visitor should know of a service before taking a ticket for it."""

from typing import Any

from reception.domain.fields import ShownAt, shown_at
from reception.domain.language import Language, Texts, language_found, text_in
from reception.domain.unit import Service
from reception.unit.names import names_of

_SHOWN = shown_at(Service, ShownAt.KIOSK)
_FACTS = tuple(one for one in _SHOWN if one.hint is Texts)


def has_details(service: Service) -> bool:
    """Return whether there is anything to tell."""
    return any(getattr(service, one.name) for one in _SHOWN)


def details_of(service: Service, language: Language) -> dict[str, Any]:
    """Return a service's documents, and the facts to know, for readers of ``language``."""
    written = language_found(service.documents, language)
    facts = [(one, text_in(getattr(service, one.name), language)) for one in _FACTS]
    return {
        "documentsLabel": _name("documents", language),
        "key": f"service-{service.code}",
        "name": text_in(service.names, language),
        "nameLanguage": str(language_found(service.names, language) or language),
        "documents": list(service.documents[written]) if written else [],
        "documentsLanguage": str(written or language),
        "facts": [
            {"icon": one.limits.icon, "label": _name(one.name, language), "value": value}
            for one, value in facts
            if value
        ],
        "icon": service.icon,
    }


def _name(field: str, language: Language) -> str:
    return text_in(names_of(Service, field), language)
