"""What is wrong with a take, or with the clips of a pack."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reception.domain.errors import EnvironmentFault
from ui_kit.voice.pack import Fault, Pack, read_pack
from ui_kit.voice.sound import LOUDNESS_LUFS, Sound, loudness_lufs, read_sound, trimmed

# A pack's clips may be so much louder or quieter than they should be, in LU.
_TOLERANCE_LU = 6.0
# A take under this is lost in the room's own noise once it is made loud.
_QUIET_LUFS = -45.0
_SILENT_PEAK = 0.004
_CUT_PEAK = 0.999
_CUT_SAMPLES = 3
_SHORTEST_S, _LONGEST_S = 0.06, 6.0


def fault_of_take(take: Sound, rate_hz: int) -> Fault | None:
    """Return what is wrong with what the microphone has just heard; None when it is good."""
    peak = float(np.abs(take).max(initial=0.0))
    if peak < _SILENT_PEAK:
        return Fault.SILENT
    if np.count_nonzero(np.abs(take) >= _CUT_PEAK) >= _CUT_SAMPLES:
        return Fault.LOUD
    spoken = trimmed(take)
    if loudness_lufs(spoken) < _QUIET_LUFS:
        return Fault.QUIET
    if len(spoken) < _SHORTEST_S * rate_hz:
        return Fault.SHORT
    return Fault.LONG if len(spoken) > _LONGEST_S * rate_hz else None


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """A pack, and what is wrong with single clips of it."""

    pack: Pack
    faults: tuple[tuple[str, str], ...]


def checked_pack(folder: Path) -> CheckedPack:
    """Return a pack with what is wrong in it.

    Raises:
        PackRefusedError: the folder is no pack.
    """
    pack = read_pack(folder)
    found = (
        (clip, _fault(pack.files[clip])) for clip in pack.telling.clips() if clip in pack.files
    )
    return CheckedPack(pack, tuple((clip, says) for clip, says in found if says))


def _fault(file: Path) -> str:
    try:
        sound = read_sound(file)
    except EnvironmentFault as fault:
        return fault.what
    peak = float(np.abs(sound).max(initial=0.0))
    if peak < _SILENT_PEAK:
        return "nothing is heard in it"
    apart = loudness_lufs(sound) - LOUDNESS_LUFS
    if abs(apart) > _TOLERANCE_LU:
        return f"it is {abs(apart):.0f} dB {'louder' if apart > 0 else 'quieter'} than it should be"
    return ""
