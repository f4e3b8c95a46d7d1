"""Sounds as numbers: read, brought to one rate, trimmed, made equally loud, joined, written.

Loudness is that of ITU-R BS.1770-4 (K-weighted), in blocks of 100 ms instead of 400: most clips
are shorter than a block of the standard.
"""

import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from reception.domain.errors import EnvironmentFault
from reception.system.files import put_whole, settle_file

type Sound = npt.NDArray[np.float64]
"""One channel at ``RATE_HZ``, within -1 to 1."""

RATE_HZ = 22_050
"""What espeak-ng speaks at; enough for speech and for the chime, whose partials end below 3 kHz."""
LOUDNESS_LUFS = -20.0
PEAK = 10 ** (-1 / 20)
"""One decibel under full scale."""
_FRAME = RATE_HZ // 100
_BLOCK = RATE_HZ // 10
# Quieter than this under the loudest frame is silence, so much of it is kept at both ends.
_SILENCE_DB = 38.0
_KEPT_FRAMES = 2
_ROOM_UNDER_SPEECH = 100.0
_FADE_IN = RATE_HZ * 4 // 1000
_FADE_OUT = RATE_HZ * 12 // 1000
# What the standard calls the relative gate, in LU under the ungated loudness.
_GATE_LU = 10.0
_LONGEST_S = 30


def read_sound(file: Path) -> Sound:
    """Return the sound of a file (FLAC, WAV, Ogg), as one channel at our rate.

    Raises:
        EnvironmentFault: it cannot be read, is no sound, or is longer than 30 s.
    """
    try:
        with file.open("rb") as stream, soundfile.SoundFile(stream) as opened:
            if opened.frames > opened.samplerate * _LONGEST_S:
                raise EnvironmentFault(
                    f"{file} is longer than {_LONGEST_S} s", "cut it: a clip is a word or two"
                )
            channels = opened.read(dtype="float64", always_2d=True)
            rate_hz = int(opened.samplerate)
    except (OSError, soundfile.SoundFileError) as error:
        reason = getattr(error, "error_string", None) or getattr(error, "strerror", None) or error
        raise EnvironmentFault(
            f"{file} cannot be read as a sound ({reason})", "record it again"
        ) from error
    return resampled(channels.mean(axis=1), rate_hz, RATE_HZ)


def write_sound(file: Path, sound: Sound) -> None:
    """Write a sound of 16 bits, as its file's ending says; whole or not at all.

    Raises:
        OSError: it cannot be written there.
    """
    kind = file.suffix.removeprefix(".").upper()
    # In memory first: to the library a full disk is a bug of its own.
    whole = io.BytesIO()
    soundfile.write(whole, as_16_bit(sound), RATE_HZ, format=kind, subtype="PCM_16")
    with put_whole(file) as draft:
        draft.write_bytes(whole.getvalue())
        # Else a power cut may leave the name, and nothing in it.
        settle_file(draft)


def as_16_bit(sound: Sound) -> npt.NDArray[np.int16]:
    """Return a sound in whole numbers."""
    return np.clip(np.round(sound * 32768), -32768, 32767).astype(np.int16)


def resampled(sound: Sound, from_hz: int, to_hz: int) -> Sound:
    """Return a sound at another rate: its spectrum is cut, or filled up with nothing."""
    if from_hz == to_hz or not len(sound):
        return sound
    length = round(len(sound) * to_hz / from_hz)
    if not length:
        return sound[:0]
    spectrum = np.fft.rfft(sound)
    kept = min(len(spectrum), length // 2 + 1)
    fitted = np.zeros(length // 2 + 1, dtype=np.complex128)
    fitted[:kept] = spectrum[:kept]
    return np.fft.irfft(fitted, length) * (length / len(sound))


def loudness_lufs(sound: Sound) -> float:
    """Return how loud a sound is where it is not silent; minus infinity for silence."""
    weighted = _k_weighted(sound)
    starts = range(0, max(len(weighted) - _BLOCK, 0) + 1, _BLOCK // 4)
    powers = np.array([np.mean(weighted[at : at + _BLOCK] ** 2) for at in starts])
    if not len(sound) or not powers.max(initial=0.0):
        return -np.inf
    gate = np.mean(powers) * 10 ** (-_GATE_LU / 10)
    return float(-0.691 + 10 * np.log10(np.mean(powers[powers >= gate])))


def trimmed(sound: Sound) -> Sound:
    """Return a sound without the silence at its ends, but for a breath of it."""
    frames = len(sound) // _FRAME
    if not frames:
        return sound
    powers = np.mean(sound[: frames * _FRAME].reshape(frames, _FRAME) ** 2, axis=1)
    # A room is never silent: what is hardly louder than the quietest tenth is the room, where
    # there is so much less in it than in the loudest frame.
    quietest = float(np.quantile(powers, 0.1))
    room = 4 * quietest if quietest < powers.max() / _ROOM_UNDER_SPEECH else 0.0
    heard = np.flatnonzero(powers > max(powers.max() * 10 ** (-_SILENCE_DB / 10), room))
    if not len(heard):
        return sound[:0]
    first = max(int(heard[0]) - _KEPT_FRAMES, 0)
    last = min(int(heard[-1]) + 1 + _KEPT_FRAMES, frames)
    return sound[first * _FRAME : last * _FRAME]


def finished_clip(sound: Sound) -> Sound:
    """Return a recording as a clip: centred, trimmed, as loud as all others, soft at its ends.

    A clip never reaches full scale: one of few loud peaks is quieter than the others instead.
    """
    clip = trimmed(sound - np.mean(sound) if len(sound) else sound)
    if not len(clip):
        return clip
    gain = 10 ** ((LOUDNESS_LUFS - loudness_lufs(clip)) / 20)
    clip = clip * min(gain, PEAK / np.abs(clip).max())
    return _faded(clip)


def joined(parts: Iterable[Sound | float]) -> Sound:
    """Return sounds one after the other without a gap; a number among them is a pause in s."""
    pieces = [
        np.zeros(round(part * RATE_HZ)) if isinstance(part, int | float) else part for part in parts
    ]
    return np.concatenate(pieces) if pieces else np.zeros(0)


def _faded(clip: Sound) -> Sound:
    rise = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, min(_FADE_IN, len(clip) // 2)))
    fall = 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, min(_FADE_OUT, len(clip) // 2)))
    shape = np.ones(len(clip))
    shape[: len(rise)] = rise
    shape[len(clip) - len(fall) :] = fall
    return clip * shape


def _k_weighted(sound: Sound) -> Sound:
    """Return a sound as the ear weighs it: a shelf for the head, a high pass for low rumble."""
    length = len(sound) + RATE_HZ // 2  # room for the filters to die away in
    turns = np.exp(-1j * np.pi * np.arange(length // 2 + 1) / (length // 2))
    response = _shelf(turns) * _high_pass(turns)
    return np.fft.irfft(np.fft.rfft(sound, length) * response, length)[: len(sound)]


def _shelf(turns: npt.NDArray[np.complex128]) -> npt.NDArray[np.complex128]:
    # The analogue prototype behind the standard's table, which is given for 48 kHz alone.
    k = np.tan(np.pi * 1681.974450955533 / RATE_HZ)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    up = (high + middle * k / q + k * k, 2 * (k * k - high), high - middle * k / q + k * k)
    down = (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)
    return _ratio(up, down, turns)


def _high_pass(turns: npt.NDArray[np.complex128]) -> npt.NDArray[np.complex128]:
    k = np.tan(np.pi * 38.13547087602444 / RATE_HZ)
    q = 0.5003270373238773
    whole = 1 + k / q + k * k
    # The standard leaves the numerator at 1, -2, 1.
    down = (1.0, 2 * (k * k - 1) / whole, (1 - k / q + k * k) / whole)
    return _ratio((1.0, -2.0, 1.0), down, turns)


def _ratio(
    up: tuple[float, float, float],
    down: tuple[float, float, float],
    turns: npt.NDArray[np.complex128],
) -> npt.NDArray[np.complex128]:
    numerator = up[0] + up[1] * turns + up[2] * turns**2
    denominator = down[0] + down[1] * turns + down[2] * turns**2
    return np.asarray(numerator / denominator, dtype=np.complex128)
