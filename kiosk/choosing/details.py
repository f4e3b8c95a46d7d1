"""What a visitor should know of a service before taking a ticket for it."""

from typing import Any

from reception.domain.language import Language, language_found, text_in
from reception.domain.unit import Service


def has_details(service: Service) -> bool:
    """Return whether there is anything to tell."""
    return bool(service.documents or service.fee or service.delay or service.legal_basis)


def details_of(service: Service, language: Language) -> dict[str, Any]:
    """Return a service's documents, fee, delay and legal basis for readers of ``language``."""
    written = language_found(service.documents, language)
    return {
        "key": f"service-{service.code}",
        "name": text_in(service.names, language),
        "nameLanguage": str(language_found(service.names, language) or language),
        "documents": list(service.documents[written]) if written else [],
        "documentsLanguage": str(written or language),
        "fee": text_in(service.fee, language),
        "delay": text_in(service.delay, language),
        "legalBasis": text_in(service.legal_basis, language),
        "icon": service.icon,
    }
