"""Which sheet belongs to which act."""

from collections.abc import Callable, Mapping

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.answer import Place
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.sheets.candidates import Candidates
from counter_display.clerk_panel.sheets.closing import ask_close
from counter_display.clerk_panel.sheets.moving import ask_note, ask_park, ask_transfer
from counter_display.clerk_panel.sheets.question import Question
from counter_display.clerk_panel.sheets.reasons import ask_break
from counter_display.clerk_panel.sheets.serving import (
    ask_follow,
    ask_outcome,
    ask_profile,
    ask_walk_in,
)
from counter_display.clerk_panel.sheets.visitors import (
    ask_leaves,
    ask_number,
    ask_readmit,
    ask_resume,
)


def question_of(act: Act, reading: Reading, here: Place, found: Candidates) -> Question:
    """Return what the sheet of an act asks, in the present language."""
    return _SHEETS[act](reading, here, found)


_SHEETS: Mapping[Act, Callable[[Reading, Place, Candidates], Question]] = {
    Act.OUTCOME: lambda reading, _here, _found: ask_outcome(reading.unit),
    Act.FOLLOW: lambda reading, here, _found: ask_follow(reading, here),
    Act.WALK_IN: lambda reading, here, _found: ask_walk_in(reading.unit, here),
    Act.TRANSFER: lambda reading, here, _found: ask_transfer(reading, here),
    Act.PARK: lambda _reading, _here, _found: ask_park(),
    Act.CALL_NUMBER: lambda reading, _here, found: ask_number(reading, found),
    Act.NOTE: lambda reading, _here, _found: ask_note(reading),
    Act.CANCEL: lambda reading, _here, found: ask_leaves(reading, found),
    Act.RESUME: lambda reading, _here, _found: ask_resume(reading),
    Act.READMIT: lambda reading, _here, _found: ask_readmit(reading),
    Act.BREAK: lambda _reading, _here, _found: ask_break(),
    Act.PROFILE: lambda reading, _here, _found: ask_profile(reading),
    Act.CLOSE: lambda reading, here, _found: ask_close(reading, here),
}
ASKING = frozenset(_SHEETS)
"""The acts of which a sheet asks more before they are done."""
