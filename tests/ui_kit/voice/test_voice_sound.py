"""Loudness, trimming and joining, on sounds whose figures are known beforehand."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from reception.domain.errors import EnvironmentFault
from ui_kit.voice.sound import (
    LOUDNESS_LUFS,
    PEAK,
    RATE_HZ,
    Sound,
    finished_clip,
    joined,
    loudness_lufs,
    read_sound,
    resampled,
    trimmed,
    write_sound,
)


def tone(hz: float, seconds: float, rate_hz: int = RATE_HZ) -> Sound:
    return np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)


def noise(seconds: float, seed: int = 1) -> Sound:
    return np.random.default_rng(seed).standard_normal(round(seconds * RATE_HZ))


def test_the_standards_own_measure() -> None:
    # ITU-R BS.1770-4: a full-scale sine of 997 Hz on one channel reads -3.01 LKFS.
    assert loudness_lufs(tone(997, 2)) == pytest.approx(-3.01, abs=0.05)


def test_half_as_loud_is_six_decibels_less() -> None:
    voice = noise(1) * 0.1
    assert loudness_lufs(voice / 2) == pytest.approx(loudness_lufs(voice) - 6.02, abs=0.01)


def test_rumble_counts_for_little() -> None:
    assert loudness_lufs(tone(25, 1)) < loudness_lufs(tone(997, 1)) - 9


def test_silence_is_trimmed_and_a_breath_of_it_kept() -> None:
    word = joined([0.5, tone(440, 0.4) * 0.3, 0.7])
    assert len(trimmed(word)) / RATE_HZ == pytest.approx(0.44, abs=0.011)


def test_a_noisy_room_is_trimmed_as_well() -> None:
    word = joined([1.0, tone(440, 0.4) * 0.3, 1.0]) + noise(2.4)[: round(2.4 * RATE_HZ)] * 0.004
    assert len(trimmed(word)) / RATE_HZ == pytest.approx(0.44, abs=0.03)


@pytest.mark.parametrize("gain", [0.02, 0.3, 1.0])
def test_every_clip_becomes_equally_loud(gain: float) -> None:
    clip = finished_clip(joined([0.2, noise(0.5) * 0.1 * gain, 0.2]))
    assert loudness_lufs(clip) == pytest.approx(LOUDNESS_LUFS, abs=0.3)
    assert abs(clip[0]) < 1e-6
    assert abs(clip[-1]) < 1e-6


def test_a_single_crack_never_reaches_full_scale() -> None:
    word = noise(0.4) * 0.01
    word[4000] = 0.9
    assert np.abs(finished_clip(word)).max() <= PEAK + 1e-9


def test_another_rate_is_the_same_tone() -> None:
    moved = resampled(tone(440, 1.0, 44_100), 44_100, RATE_HZ)
    assert np.abs(moved - tone(440, 1.0)).max() < 1e-6


def test_a_sound_shorter_than_a_sample_is_none() -> None:
    assert len(resampled(np.ones(1), 48_000, RATE_HZ)) == 0
    assert len(resampled(np.ones(100), 2_000_000_000, RATE_HZ)) == 0


def test_sounds_are_joined_without_a_gap() -> None:
    one, other = noise(0.1), noise(0.2, seed=2)
    whole = joined([one, other, 0.05, one])
    assert np.array_equal(whole[: len(one) + len(other)], np.concatenate([one, other]))
    assert len(whole) == 2 * len(one) + len(other) + round(0.05 * RATE_HZ)


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_what_is_written_is_read(tmp_path: Path, kind: str) -> None:
    word = noise(0.2) * 0.1
    write_sound(tmp_path / f"word.{kind}", word)
    assert np.abs(read_sound(tmp_path / f"word.{kind}") - word).max() < 2**-15
    assert [one.name for one in tmp_path.iterdir()] == [f"word.{kind}"]


@pytest.mark.parametrize("seconds", [0.1, 2.0])
@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_a_full_disk_is_told_and_leaves_what_was_there(
    tmp_path: Path, kind: str, seconds: float
) -> None:
    file = tmp_path / f"word.{kind}"
    write_sound(file, noise(0.2) * 0.1)
    before = file.read_bytes()
    (tmp_path / f".word.{kind}.part").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        write_sound(file, noise(seconds) * 0.1)
    assert [one.name for one in tmp_path.iterdir()] == [file.name]
    assert file.read_bytes() == before


def test_another_programs_stereo_recording_is_taken(tmp_path: Path) -> None:
    both = np.column_stack([tone(440, 0.5, 48_000)] * 2)
    soundfile.write(tmp_path / "word.wav", both, 48_000)
    assert np.abs(read_sound(tmp_path / "word.wav") - tone(440, 0.5)).max() < 1e-3


def test_a_file_that_is_no_sound_is_named(tmp_path: Path) -> None:
    (tmp_path / "word.flac").write_text("no sound")
    with pytest.raises(EnvironmentFault, match=r"word\.flac cannot be read as a sound"):
        read_sound(tmp_path / "word.flac")
    with pytest.raises(EnvironmentFault, match=r"gone\.flac"):
        read_sound(tmp_path / "gone.flac")
