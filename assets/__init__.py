"""Fonts, icons, sounds, styles and words that come with Nouba; data only."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent


def asset_path(*parts: str) -> Path:
    """Return where an asset lies, such as ``asset_path("fonts", "NotoSans-Bold.ttf")``."""
    return _HERE.joinpath(*parts)


@lru_cache(maxsize=1)
def ticket_words() -> Mapping[str, Mapping[str, Any]]:
    """Return the words of paper, and what months and weekdays are called, by language."""
    with asset_path("translations", "ticket.toml").open("rb") as file:
        return tomllib.load(file)
