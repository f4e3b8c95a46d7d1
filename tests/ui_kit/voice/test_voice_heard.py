"""What the real child would play, heard by a decoder that matches waveforms.

For 200 random tickets in each language the child writes what it plays; the decoder tells the clips
by their sound; and what a listener understands of them is the ticket and the counter asked for.
"""

import json
import random
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assets import asset_path
from reception.domain.language import Language
from tests.support.voice_decoder import Decoder, UnknownSoundError
from ui_kit.voice.pack import Scheme, VoiceManifest, write_manifest
from ui_kit.voice.process import set_muted, voice_command
from ui_kit.voice.sound import RATE_HZ, finished_clip, write_sound

SHIPPED = asset_path("voice")
CHIME = asset_path("sounds", "call.wav")
LABELS = 200
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TAMAZIGHT_CLIPS = ("number", "counter", *"0123456789", *LETTERS)


def tamazight_pack(own: Path) -> Path:
    """Record a pack of 38 clips, each a hum of its own."""
    folder = own / "zgh"
    write_manifest(folder, VoiceManifest(language=Language.TAMAZIGHT, numbers=Scheme.DIGITS))
    for number, clip in enumerate(TAMAZIGHT_CLIPS):
        chance = np.random.default_rng(number)
        hum = np.cumsum(chance.standard_normal(3000 + 100 * number))
        write_sound(folder / f"{clip}.flac", finished_clip(hum - np.linspace(0, hum[-1], len(hum))))
    return folder


def play(own: Path, into: Path, asked: Iterable[dict[str, Any]]) -> list[Path]:
    """Let the real child write what it would play."""
    into.mkdir(exist_ok=True)
    lines = [json.dumps({"id": number, **one}) for number, one in enumerate(asked, start=1)]
    command = voice_command(own, state=own, into=into)
    said = subprocess.run(
        command, input="\n".join(lines).encode(), capture_output=True, check=True, timeout=100
    )
    answers = [json.loads(line) for line in said.stdout.splitlines()]
    assert [one["id"] for one in answers if one.get("done")] == list(range(1, len(lines) + 1))
    assert not [one for one in answers if one.get("trouble")]
    return [into / f"{number}.wav" for number in range(1, len(lines) + 1)]


def decoder(*folders: Path) -> Decoder:
    """Return one that knows the clips of some packs, and the chime."""
    files = {f"{one.parent.name}/{one.stem}": one for at in folders for one in at.glob("*.flac")}
    return Decoder({"chime": CHIME, **files}, RATE_HZ)


def understood(heard: list[set[str]], language: str) -> tuple[str, int, int]:
    """Return the ticket and the counter that a listener takes from clips of one language."""
    words = [next(iter(one & {f"{language}/{clip}" for clip in CLIPS})) for one in heard]
    said = [word.split("/")[1] for word in words]
    assert (said[0], said.count("number"), said.count("counter")) == ("number", 1, 1)
    middle = said.index("counter")
    letters = [clip for clip in said[:middle] if clip in LETTERS]
    assert said[1 : 1 + len(letters)] == letters
    ticket = said[1 + len(letters) : middle]
    return (
        "".join(letters).upper(),
        _number(ticket, language),
        _number(said[middle + 1 :], language),
    )


CLIPS = ("number", "counter", "joiner", *LETTERS, *map(str, range(1000)))


def _number(clips: list[str], language: str) -> int:
    if language == "zgh" or (len(clips) > 3 and set(map(len, clips)) == {1}):
        assert set(map(len, clips)) == {1}, "figure by figure"
        return int("".join(clips))
    if len(clips) > 1 and language == "ar":
        assert clips[1] == "joiner", "a hundred, and what is joined to it"
        clips = [clips[0], *clips[2:]]
    values = [int(clip) for clip in clips]
    assert len(values) in {1, 2}
    if len(values) == 2:
        assert values[0] % 100 == 0
        assert 0 < values[1] < 100
    return sum(values)


def random_calls(seed: str) -> list[tuple[str, int, int]]:
    """Return letters, a number and a counter, for each of many tickets."""
    chance = random.Random(seed)  # noqa: S311 - a trial, not a secret
    made = []
    for _ in range(LABELS):
        letters = "".join(chance.choices(LETTERS.upper(), k=chance.choice((1, 1, 1, 2))))
        number = chance.choice((chance.randint(0, 99), chance.randint(100, 999)))
        number = chance.randint(1000, 9999) if chance.random() < 0.1 else number
        made.append((letters, number, chance.randint(1, chance.choice((9, 40, 199)))))
    return made


@pytest.mark.deep
@pytest.mark.parametrize("language", ["ar", "fr", "zgh"])
def test_two_hundred_tickets_are_understood(language: str, tmp_path: Path) -> None:
    pack = tamazight_pack(tmp_path) if language == "zgh" else SHIPPED / language
    calls = random_calls(language)
    asked = [
        {
            "label": f"{letters}{number:03d}",
            "counter": counter,
            "languages": [language],
            "volume": 100 if counter % 2 else 40,
            "chimes": number % 4 == 0,
        }
        for letters, number, counter in calls
    ]
    ears = decoder(pack)
    for file, call in zip(play(tmp_path, tmp_path / "heard", asked), calls, strict=True):
        heard = ears.heard(file, volume=1.0 if call[2] % 2 else 0.4)
        chimed, words = heard[:1] == [{"chime"}], [one for one in heard if one != {"chime"}]
        assert len(heard) - len(words) == chimed == (call[1] % 4 == 0)
        assert understood(words, language) == call
        file.unlink()


def test_a_call_is_said_twice_in_two_languages_after_one_chime(tmp_path: Path) -> None:
    pack = tamazight_pack(tmp_path)
    asked = {"label": "A042", "counter": 12, "languages": ["zgh", "fr", "ar"], "times": 2}
    (file,) = play(tmp_path, tmp_path / "heard", [asked])
    heard = decoder(pack, SHIPPED / "fr", SHIPPED / "ar").heard(file)
    once = [
        *(f"zgh/{clip}" for clip in ("number", "a", "0", "4", "2", "counter", "1", "2")),
        *(f"fr/{clip}" for clip in ("number", "a", "42", "counter", "12")),
    ]
    assert len(heard) == 1 + 2 * len(once)
    assert all(name in one for name, one in zip(["chime", *once, *once], heard, strict=True))


def test_a_language_without_a_pack_gives_its_place(tmp_path: Path) -> None:
    asked = {"label": "B305", "counter": 7, "languages": ["zgh", "fr", "ar"]}
    (file,) = play(tmp_path, tmp_path / "heard", [asked])
    heard = decoder(SHIPPED / "fr", SHIPPED / "ar").heard(file)
    words = ["fr/number", "fr/b", "fr/300", "fr/5", "fr/counter", "fr/7"]
    words += ["ar/number", "ar/b", "ar/300", "ar/joiner", "ar/5", "ar/counter", "ar/7"]
    assert all(name in one for name, one in zip(["chime", *words], heard, strict=True))


def test_a_ticket_alone_is_told_without_a_chime(tmp_path: Path) -> None:
    asked = {"label": "A042", "languages": ["fr"], "chimes": False}
    (file,) = play(tmp_path, tmp_path / "heard", [asked])
    heard = decoder(SHIPPED / "fr").heard(file)
    assert all(name in one for name, one in zip(["fr/number", "fr/a", "fr/42"], heard, strict=True))


def test_a_muted_station_and_a_silent_hour_make_no_sound(tmp_path: Path) -> None:
    call = {"label": "A042", "counter": 1, "languages": ["fr"]}
    (silent,) = play(tmp_path, tmp_path / "heard", [{**call, "volume": 0}])
    assert not silent.exists()
    set_muted(tmp_path, muted=True)
    (muted,) = play(tmp_path, tmp_path / "heard", [call])
    assert not muted.exists()
    set_muted(tmp_path, muted=False)
    (loud,) = play(tmp_path, tmp_path / "heard", [call])
    assert loud.exists()


def test_over_a_broken_clip_the_chime_is_heard_and_the_file_named(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "fr", tmp_path / "own" / "fr")
    (tmp_path / "own" / "fr" / "7.flac").write_text("no sound")
    (tmp_path / "into").mkdir()
    asked = [{"id": one, "label": f"A00{one}", "languages": ["fr"]} for one in (7, 8)]
    said = subprocess.run(
        voice_command(tmp_path / "own", state=tmp_path, into=tmp_path / "into"),
        input="\n".join(map(json.dumps, asked)).encode(),
        capture_output=True,
        check=True,
        timeout=100,
    )
    broken, whole = (one for one in map(json.loads, said.stdout.splitlines()) if one.get("done"))
    assert "7.flac cannot be read as a sound" in broken["trouble"]
    assert whole == {"id": 8, "done": True}
    hears = decoder(SHIPPED / "fr")
    assert hears.heard(tmp_path / "into" / "7.wav") == [{"chime"}]
    assert len(hears.heard(tmp_path / "into" / "8.wav")) > 1


def test_control_a_swapped_clip_is_heard(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "fr", tmp_path / "fr")
    shutil.copy(SHIPPED / "fr" / "43.flac", tmp_path / "fr" / "42.flac")
    asked = {"label": "A042", "counter": 3, "languages": ["fr"]}
    (file,) = play(tmp_path, tmp_path / "heard", [asked])
    heard = decoder(SHIPPED / "fr").heard(file)
    assert understood(heard[1:], "fr") == ("A", 43, 3)


@pytest.mark.parametrize("cut_s", [0.03, 0.2])
def test_control_a_cut_end_is_heard(tmp_path: Path, cut_s: float) -> None:
    asked = {"label": "A042", "counter": 3, "languages": ["fr"]}
    (file,) = play(tmp_path, tmp_path / "heard", [asked])
    ears = decoder(SHIPPED / "fr")
    assert understood(ears.heard(file)[1:], "fr") == ("A", 42, 3)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) - round(cut_s * RATE_HZ) * 2])
    with pytest.raises(UnknownSoundError):
        ears.heard(file)


def test_control_a_missing_pause_or_a_click_is_heard(tmp_path: Path) -> None:
    asked = {"label": "A042", "counter": 3, "languages": ["fr"]}
    (file,) = play(tmp_path, tmp_path / "heard", [asked])
    content = bytearray(file.read_bytes())
    # A click in the silence after the last clip but one.
    samples = np.frombuffer(content[44:], dtype="<i2")
    silent = np.flatnonzero(np.convolve(samples != 0, np.ones(2000), "valid") == 0)
    at = 44 + 2 * (int(silent[-1]) + 1000)
    content[at : at + 2] = (9000).to_bytes(2, "little")
    file.write_bytes(bytes(content))
    with pytest.raises(UnknownSoundError):
        decoder(SHIPPED / "fr").heard(file)
