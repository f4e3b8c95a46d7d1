"""The house rules of the voice that calls: how often, how loud when, in which languages."""

from dataclasses import dataclass
from datetime import time
from typing import Annotated

from reception.domain.fields import Limits
from reception.domain.language import Language, companion

Percent = Annotated[int, Limits(least=0, most=100)]


@dataclass(frozen=True, kw_only=True, slots=True)
class VolumeHours:
    """A stretch of every day with a volume of its own; it may go past midnight."""

    begins: Annotated[time, Limits(key="from")]
    ends: Annotated[time, Limits(key="to")]
    percent: Percent

    def holds(self, at: time) -> bool:
        """Return whether an hour in the unit's zone lies in it; its end no longer does."""
        if self.begins < self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceRules:
    """How calls are heard in this unit."""

    spoken: bool = True
    """Otherwise the chime alone is heard."""
    times: Annotated[int, Limits(least=1, most=3)] = 2
    percent: Percent = 100
    """Volume; 0: neither voice nor chime."""
    hours: Annotated[
        tuple[VolumeHours, ...],
        Limits(of="stretch of the day with a volume of its own", longest=24),
    ] = ()
    languages: Annotated[tuple[Language, ...], Limits(of="languages", fewest=1)] = tuple(Language)
    """What may be spoken here, where there is a pack for it."""

    def percent_at(self, at: time) -> int:
        """Return how loud it is at an hour of the unit's zone."""
        return next((one.percent for one in self.hours if one.holds(at)), self.percent)

    def languages_for(self, language: Language) -> tuple[Language, ...]:
        """Return in which languages a ticket is called; the first two that can be spoken are.

        Its own, then French, or Arabic beside French.
        """
        wanted = (language, companion(language), Language.FRENCH, Language.ARABIC)
        return tuple(one for one in dict.fromkeys(wanted) if one in self.languages)
