"""Fonts, icons, sounds, styles and words that come with Nouba; data only."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def asset_path(*parts: str) -> Path:
    """Return where an asset lies, such as ``asset_path("fonts", "NotoSans-Bold.ttf")``."""
    return _HERE.joinpath(*parts)
