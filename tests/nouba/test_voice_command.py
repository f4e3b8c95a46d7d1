"""``nouba voice``, and what ``nouba doctor`` says of voices."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assets import asset_path
from nouba.main import run
from nouba.voice import PROGRAM, program_version
from reception.domain.language import Language
from tests.support.voice_decoder import Decoder
from ui_kit.voice import process
from ui_kit.voice.pack import MANIFEST, Scheme, VoiceManifest, write_manifest
from ui_kit.voice.sound import RATE_HZ

SHIPPED = asset_path("voice")

type Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def voice(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Say:
    """Carry out ``nouba voice WORDS``; return exit code, answer and complaint."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NOUBA_VOICE", raising=False)

    def carry_out(*words: str) -> tuple[int, str, str]:
        code = run(("voice", *words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return carry_out


@pytest.mark.one_case
def test_a_shipped_pack_is_complete(voice: Say) -> None:
    code, said, _ = voice("check", str(SHIPPED / "ar"))
    assert (code, "complete, 138 clips" in said) == (0, True)
    code, said, _ = voice("check", str(SHIPPED / "fr"), "--json")
    told = json.loads(said)
    assert (code, told["language"], told["clips"], told["missing"]) == (0, "fr", 137, [])


def test_what_a_pack_lacks_is_named(voice: Say, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "fr", tmp_path / "fr")
    (tmp_path / "fr" / "71.flac").unlink()
    code, _, complaint = voice("check", str(tmp_path / "fr"))
    assert (code, "71 missing" in complaint) == (1, True)
    code, _, complaint = voice("check", str(tmp_path))
    assert (code, MANIFEST in complaint) == (1, True)


def test_a_call_is_written_as_it_sounds(voice: Say, tmp_path: Path) -> None:
    file = tmp_path / "x.wav"
    code, said, _ = voice("say", "a 042", "3", "--language", "ar", "--out", str(file))
    assert (code, said.strip()) == (0, str(file))
    files = {one.stem: one for one in (SHIPPED / "ar").glob("*.flac")}
    heard = Decoder({"chime": asset_path("sounds", "call.wav"), **files}, RATE_HZ).heard(file)
    assert [next(iter(one)) for one in heard] == ["chime", "number", "a", "42", "counter", "3"]


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("say", "A042", "--language", "zgh"), 1, "there is: ar, fr"),
        (("say", "ticket"), 2, "'ticket' is no ticket"),
        (("say", "A042", "--out", "x.mp3"), 2, "neither in .wav nor in .flac"),
        (("say", "A042", "--out", "/nowhere/x.wav"), 3, "/nowhere/x.wav cannot be written"),
        (("make", "zgh"), 1, "cannot speak 'zgh'"),
        (("make", "de"), 2, ""),
    ],
)
def test_what_cannot_be_is_told(
    voice: Say, words: tuple[str, ...], code: int, complaint: str
) -> None:
    ended, _, said = voice(*words)
    assert (ended, complaint in said) == (code, True)
    assert "Traceback" not in said


def test_without_the_program_no_pack_is_made(
    voice: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, _, complaint = voice("make", "fr", "--out", str(tmp_path / "fr"))
    assert (code, "install the system package espeak-ng" in complaint) == (3, True)
    assert not (tmp_path / "fr").exists()


@pytest.mark.deep
def test_a_pack_is_made_in_the_stations_own_folder(voice: Say, tmp_path: Path) -> None:
    if not program_version():
        pytest.skip("needs espeak-ng")
    code, said, _ = voice("make", "fr")
    folder = tmp_path / "state" / "nouba" / "voice" / "fr"
    assert (code, said.startswith(str(folder))) == (0, True)
    assert voice("check", str(folder))[0] == 0


@pytest.mark.deep
def test_doctor_tells_which_packs_speak(
    voice: Say,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(process, "sound_available", lambda: True)

    def told() -> list[tuple[str, str]]:
        run(("doctor", "--json"))
        checks = json.loads(capsys.readouterr().out)["checks"]
        return [(one["health"], one["says"]) for one in checks if one["code"] == "voice"]

    assert told() == [
        (
            "ok",
            "calls are spoken in ar (shipped, 138 clips), fr (shipped, 137 clips); this needs no "
            + PROGRAM,
        )
    ]
    own = tmp_path / "own"
    monkeypatch.setenv("NOUBA_VOICE", str(own))
    assert "there is no such folder" in told()[0][1]
    monkeypatch.setenv("NOUBA_VOICE", str(tmp_path / ("x" * 300)))
    assert [health for health, _ in told()] == ["warning"] * 5 + ["ok"]
    caplog.clear()
    monkeypatch.setenv("NOUBA_VOICE", str(own))
    shutil.copytree(SHIPPED / "fr", own / "fr")
    write_manifest(own / "zgh", VoiceManifest(language=Language.TAMAZIGHT, numbers=Scheme.DIGITS))
    (missing, spoken) = told()
    assert missing[0] == "warning"
    assert "38 clips are missing (number, counter, 0," in missing[1]
    assert "fr (own, 137 clips)" in spoken[1]
    (own / "fr" / "7.flac").write_text("no sound")
    shutil.move(own / "zgh", own / "en")
    (broken, misplaced, _) = told()
    assert broken == ("warning", f"{own / 'fr'} has 1 clips that cannot be heard well (7)")
    assert misplaced[1].endswith("does not speak: its manifest.toml says that it is of 'zgh'")
    shutil.rmtree(own / "en")
    shutil.copy(SHIPPED / "fr" / "7.flac", own / "fr")
    assert len(told()) == 1
    assert voice("mute")[0] == 0
    assert ("warning", "this station is muted: nothing is heard of calls and numbers") in told()
    assert voice("unmute")[0] == 0
    assert len(told()) == 1
