"""The tables of a unit's file that say how the voice calls."""

from datetime import time
from typing import Annotated

from pydantic import Field, StringConstraints

from reception.domain.voice import VoiceRules, VolumeHours
from reception.table_kinds import Table, Tongue

_USUAL = VoiceRules()
_Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
_Percent = Annotated[int, Field(ge=0, le=100)]


class _HoursTable(Table):
    # The file's key is a word of Python's own.
    begins: Annotated[_Clock, Field(alias="from")]
    to: _Clock
    percent: _Percent

    def build(self) -> VolumeHours:
        return VolumeHours(
            begins=time.fromisoformat(self.begins),
            ends=time.fromisoformat(self.to),
            percent=self.percent,
        )


class VoiceTable(Table):
    """How calls are heard; what is left out is as usual."""

    spoken: bool = _USUAL.spoken
    times: Annotated[int, Field(ge=1, le=3)] = _USUAL.times
    percent: _Percent = _USUAL.percent
    hours: Annotated[list[_HoursTable], Field(max_length=24)] = []
    languages: Annotated[list[Tongue], Field(min_length=1)] = list(_USUAL.languages)

    def build(self) -> VoiceRules:
        """Return the rules."""
        return VoiceRules(
            spoken=self.spoken,
            times=self.times,
            percent=self.percent,
            hours=tuple(table.build() for table in self.hours),
            languages=tuple(self.languages),
        )
