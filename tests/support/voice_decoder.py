"""Hears which clips a sound is made of, by their waveforms alone.

It knows nothing of how a call is put together: it looks where sound begins, and which known clip
fits there from its first sample to its last. What fits no clip is an error.
"""

import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

type Samples = npt.NDArray[np.float64]

# Rounding to 16 bits at a low volume leaves so much likeness; two different clips have far less.
_ALIKE = 0.995
_BEGINS_ALIKE = 0.97
_HEAD = 400
_ROUNDED = 1


class UnknownSoundError(AssertionError):
    """Something is heard that is no clip, or only a part of one."""


class Decoder:
    """Tells the clips of a sound."""

    def __init__(self, files: Mapping[str, Path], rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._names = tuple(files)
        self._clips: list[Samples] = []
        for file in files.values():
            sound, clip_hz = soundfile.read(file, dtype="float64")
            # The chime holds nothing near half the rate: every second sample is the same sound.
            self._clips.append(sound[:: clip_hz // rate_hz] * 32768)
        self._heads: dict[float, tuple[list[int], Samples]] = {}

    def heard(self, file: Path, *, volume: float = 1.0) -> list[set[str]]:
        """Return the clips of a WAV file in order, each with its namesakes of the same sound.

        Raises:
            UnknownSoundError: something in it is no whole clip.
        """
        with wave.open(str(file)) as opened:
            assert (opened.getnchannels(), opened.getframerate()) == (1, self._rate_hz)
            frames = opened.readframes(opened.getnframes())
        sound = np.frombuffer(frames, dtype="<i2").astype(np.float64)
        audible = np.flatnonzero(np.abs(sound) > _ROUNDED)
        found: list[set[str]] = []
        at = 0
        while (rest := np.searchsorted(audible, at)) < len(audible):
            names, at = self._clip_at(sound, int(audible[rest]), volume)
            found.append(names)
        return found

    def _clip_at(self, sound: Samples, begins: int, volume: float) -> tuple[set[str], int]:
        onsets, heads = self._heads_at(volume)
        part = np.zeros(_HEAD)
        part[: len(sound) - begins] = sound[begins : begins + _HEAD]
        fits: list[tuple[int, str]] = []
        alike = np.sum(heads * part, axis=1) >= _BEGINS_ALIKE * np.sqrt(np.sum(part * part))
        for number in np.flatnonzero(alike):
            clip, start = self._clips[number], begins - onsets[number]
            if start >= 0 and _likeness(sound, start, clip) >= _ALIKE:
                fits.append((start + len(clip), self._names[number]))
        if not fits:
            raise UnknownSoundError(f"no clip at {begins / self._rate_hz:.3f} s")
        end = max(at for at, _ in fits)
        return {name for at, name in fits if at == end}, end

    def _heads_at(self, volume: float) -> tuple[list[int], Samples]:
        """Return where each clip is heard first at a volume, and what is heard there, as units."""
        if volume not in self._heads:
            onsets = [
                int(np.flatnonzero(np.abs(np.round(clip * volume)) > _ROUNDED)[0])
                for clip in self._clips
            ]
            heads = np.zeros((len(self._clips), _HEAD))
            for head, clip, onset in zip(heads, self._clips, onsets, strict=True):
                begun = clip[onset : onset + _HEAD]
                head[: len(begun)] = begun / np.linalg.norm(begun)
            self._heads[volume] = (onsets, heads)
        return self._heads[volume]


def _likeness(sound: Samples, start: int, clip: Samples) -> float:
    part = sound[start : start + len(clip)]
    if len(part) < len(clip):
        return 0.0
    # Not by BLAS, whose threads wait for each other where others use the processors as well.
    size = float(np.sqrt(np.sum(part * part) * np.sum(clip * clip)))
    return float(np.sum(part * clip)) / size if size else 0.0
