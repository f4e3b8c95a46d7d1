"""Packs: the shipped ones, a station's own, broken and incomplete ones."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from assets import asset_path
from nouba.voice import made_clip, make_pack, program_version
from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit.voice.check import checked_pack
from ui_kit.voice.pack import (
    MANIFEST,
    PackRefusedError,
    Scheme,
    VoiceManifest,
    packs_in,
    read_pack,
    write_manifest,
)
from ui_kit.voice.process import is_muted, own_folder
from ui_kit.voice.sound import write_sound

SHIPPED = asset_path("voice")
SPOKEN = (Language.ARABIC, Language.FRENCH)
SOME = ("number", "counter", "a", "w", "0", "11", "71", "81", "99", "100", "300")


@pytest.mark.parametrize("language", SPOKEN)
def test_a_shipped_pack_is_complete_and_equally_loud(language: Language) -> None:
    checked = checked_pack(SHIPPED / language)
    assert checked.pack.missing == ()
    assert checked.faults == ()
    assert set(checked.pack.files) == set(checked.pack.telling.clips())


def test_the_shipped_packs_stay_small() -> None:
    sizes = [one.stat().st_size for one in SHIPPED.rglob("*") if one.is_file()]
    assert sum(sizes) < 4_000_000


@pytest.mark.parametrize("language", SPOKEN)
def test_a_shipped_pack_is_what_the_command_makes(language: Language, tmp_path: Path) -> None:
    made = read_pack(SHIPPED / language).manifest.made
    if f"espeak-ng {program_version()}," not in made:
        pytest.skip(f"needs the espeak-ng that made it: {made}")
    for clip in SOME:
        file = tmp_path / f"{clip}.flac"
        write_sound(file, made_clip(language, clip))
        assert file.read_bytes() == (SHIPPED / language / file.name).read_bytes(), clip


def test_nothing_speaks_tamazight() -> None:
    with pytest.raises(Exception, match="cannot speak 'zgh'"):
        make_pack(Language.TAMAZIGHT, Path("/nowhere"))


@every_case(
    ("text", "says"),
    [
        ('language = "ar"', "missing required field `numbers`"),
        ('language = "ar"\nnumbers = "words"', "numbers: Invalid enum value 'words'"),
        ('language = "berber"\nnumbers = "whole"', "language: Invalid enum value 'berber'"),
        ('language = "ar"\nnumbers = "whole"\nloud = 1', "unknown field `loud`"),
        ('language = "ar"\nnumbers = "digits"\njoiner = true', "a joiner needs numbers"),
        ("language = ar", "not well-formed TOML"),
        (b"\xff\xfe", "not well-formed TOML"),
    ],
)
def test_a_wrong_manifest_is_refused_in_a_sentence(
    tmp_path: Path, text: str | bytes, says: str
) -> None:
    (tmp_path / MANIFEST).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PackRefusedError) as refused:
        read_pack(tmp_path)
    assert says in str(refused.value)
    assert str(tmp_path / MANIFEST) in str(refused.value)


def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackRefusedError, match="there is no such file"):
        read_pack(tmp_path)


def test_a_complete_pack_of_the_station_takes_the_shipped_ones_place(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "fr", tmp_path / "fr")
    packs = packs_in((tmp_path, SHIPPED))
    assert packs[Language.FRENCH].folder == tmp_path / "fr"
    assert packs[Language.ARABIC].folder == SHIPPED / "ar"
    (tmp_path / "fr" / "71.flac").unlink()
    assert packs_in((tmp_path, SHIPPED))[Language.FRENCH].folder == SHIPPED / "fr"


def test_a_broken_pack_is_passed_over_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / MANIFEST).write_text("nonsense")
    assert packs_in((tmp_path, SHIPPED))[Language.FRENCH].folder == SHIPPED / "fr"
    assert "a voice is passed over" in caplog.text
    caplog.clear()


def test_a_folder_that_nobody_may_look_into_silences_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # As a closed folder, and for the superuser as well.
    closed = tmp_path / ("x" * 300)
    assert packs_in((closed, SHIPPED))[Language.FRENCH].folder == SHIPPED / "fr"
    assert "it cannot be read" in caplog.text
    assert not is_muted(closed)
    caplog.clear()


def test_a_recorded_tamazight_pack_speaks_once_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "zgh"
    write_manifest(
        folder,
        VoiceManifest(language=Language.TAMAZIGHT, numbers=Scheme.DIGITS, made='said by "Itto"'),
    )
    assert Language.TAMAZIGHT not in packs_in((tmp_path, SHIPPED))
    assert len(read_pack(folder).missing) == 38
    for number, clip in enumerate(read_pack(folder).missing):
        write_sound(folder / f"{clip}.wav", np.sin(np.arange(4000) * (0.05 + number / 400)) * 0.2)
    pack = packs_in((tmp_path, SHIPPED))[Language.TAMAZIGHT]
    assert (pack.folder, pack.manifest.made) == (folder, 'said by "Itto"')


def test_a_folder_of_somebody_unknown_is_a_folder_that_is_not_there() -> None:
    assert own_folder("~nobody-of-this-name/voice") == Path("~nobody-of-this-name/voice")
    assert own_folder("~/voice") == Path.home() / "voice"


def test_a_bad_clip_is_told(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "fr", tmp_path / "fr")
    write_sound(tmp_path / "fr" / "7.flac", np.zeros(4000))
    (tmp_path / "fr" / "8.flac").write_text("no sound")
    faults = dict(checked_pack(tmp_path / "fr").faults)
    assert faults["7"] == "nothing is heard in it"
    assert "cannot be read as a sound" in faults["8"]
    assert len(faults) == 2
