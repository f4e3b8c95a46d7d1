"""Make ``call.wav``, the two soft tones before a call.

``python assets/sounds/make_chime.py [FILE]`` writes the same bytes every time.
"""

import math
import struct
import sys
import wave
from pathlib import Path

RATE_HZ = 44_100
# E5, then C5: a falling third calls without alarming. When each begins, in seconds.
TONES = ((659.26, 0.0), (523.25, 0.42))
LENGTH_S = 1.9
ATTACK_S = 0.025
DECAY_S = 0.38
# Loudness of the tone and of its overtones, like a struck bar.
PARTIALS = ((1.0, 1.0), (2.0, 0.18), (4.0, 0.06))
PEAK = 0.55


def loudness(since_s: float) -> float:
    """Return how loud a tone is so many seconds after its beginning, 0 to 1."""
    if since_s < 0:
        return 0.0
    # Half a cosine: without it the beginning clicks.
    attack = 0.5 - 0.5 * math.cos(math.pi * min(1.0, since_s / ATTACK_S))
    return attack * math.exp(-since_s / DECAY_S)


def sample(at_s: float) -> float:
    """Return the sound at an instant, within -1 to 1."""
    total = 0.0
    for pitch_hz, begins_s in TONES:
        since_s = at_s - begins_s
        for multiple, part in PARTIALS:
            wave_at = math.sin(2 * math.pi * pitch_hz * multiple * since_s)
            total += part * loudness(since_s) * wave_at
    fade = min(1.0, (LENGTH_S - at_s) / 0.1)
    return total * fade * PEAK / sum(part for _, part in PARTIALS)


def write_chime(file: Path) -> None:
    """Write the sound as 16-bit mono."""
    samples = (round(32767 * sample(n / RATE_HZ)) for n in range(int(RATE_HZ * LENGTH_S)))
    frames = b"".join(struct.pack("<h", value) for value in samples)
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE_HZ)
        sound.writeframes(frames)


if __name__ == "__main__":
    write_chime(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).with_name("call.wav"))
