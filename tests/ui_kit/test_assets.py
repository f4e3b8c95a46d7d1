import importlib.util
import wave
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from assets import asset_path
from tests.support.every_case import every_case
from ui_kit.theme import draw_icon, icon, known_icons


def test_the_chime_can_be_made_again(tmp_path: Path) -> None:
    source = asset_path("sounds", "make_chime.py")
    spec = importlib.util.spec_from_file_location("make_chime", source)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write_chime(tmp_path / "call.wav")
    assert (tmp_path / "call.wav").read_bytes() == asset_path("sounds", "call.wav").read_bytes()


def test_the_chime_begins_softly_and_never_distorts() -> None:
    with wave.open(str(asset_path("sounds", "call.wav"))) as sound:
        frames = sound.readframes(sound.getnframes())
    samples = memoryview(frames).cast("h")
    assert max(abs(value) for value in samples[:44]) < 500
    assert 8_000 < max(abs(value) for value in samples) < 32_000


@every_case("name", sorted(known_icons()))
def test_every_icon_is_drawn_in_the_colour_asked_for(name: str, qapp: QGuiApplication) -> None:
    image = draw_icon(name, "#0b5d46", 48)
    drawn = {image.pixelColor(x, y).name() for x in range(48) for y in range(48)} - {"#000000"}
    assert "#0b5d46" in drawn


@every_case("name", sorted(known_icons()))
def test_every_icon_keeps_the_grid_and_the_stroke(name: str) -> None:
    source = asset_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke-width="2"' in source
    assert 'stroke="currentColor"' in source


def test_an_unknown_icon_is_a_document(qapp: QGuiApplication) -> None:
    assert draw_icon("no-such", "#000000", 24) == draw_icon("document", "#000000", 24)
    assert not icon("no-such").isNull()
