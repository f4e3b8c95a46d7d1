"""The parts that the kiosk is made of, and what all of them are told."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from kiosk.access.preferences import Preferences
from kiosk.care.service_menu import ServiceMenu
from kiosk.choosing.offer import Offer
from kiosk.choosing.priority import Priority
from kiosk.flow import KioskFlow
from kiosk.orientation.guide import Guide
from kiosk.part import Part
from kiosk.ticket.issuing import Issuing
from kiosk.ticket.slips import Slips
from kiosk.your_say.rating import Rating
from kiosk.your_say.voice import Voice
from reception.domain.language import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """One of each."""

    flow: KioskFlow
    offer: Offer
    issuing: Issuing
    service: ServiceMenu
    preferences: Preferences
    priority: Priority
    guide: Guide
    voice: Voice
    slips: Slips
    rating: Rating

    def __iter__(self) -> Iterator[Part]:
        """Yield every part with a subject of its own."""
        parts = (getattr(self, field.name) for field in fields(self))
        return (one for one in parts if isinstance(one, Part))

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        self.offer.speak(language)
        self.issuing.speak(language)
        for part in self:
            part.speak(language)

    def begin_anew(self) -> None:
        """Forget what the visitor has begun, and not how she sees, hears and reaches the screen."""
        for part in self:
            if part is not self.preferences:
                part.forget()

    def forget(self) -> None:
        """Know that the visitor has left."""
        for part in self:
            part.forget()
