"""The distribution's Chromium, and telephones in it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

CHROMIUM = shutil.which("chromium")
SIZES = ((390, 844), (320, 568))

type Telephone = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs chromium: ./dev check --phone installs it")
    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture
def telephone(browser: Browser) -> Iterator[Telephone]:
    """Return what makes a telephone: a browser with nothing in it, as large as one."""
    with ExitStack() as opened:

        def make(size: tuple[int, int] = SIZES[0], **told: Any) -> BrowserContext:
            wide, high = size
            made = browser.new_context(
                viewport={"width": wide, "height": high},
                has_touch=True,
                is_mobile=True,
                reduced_motion="reduce",
                **told,
            )
            opened.callback(made.close)
            return made

        yield make


@pytest.fixture
def pictures() -> Path | None:
    """Return where somebody will look at pictures; None where nobody asked for them."""
    asked = os.environ.get("NOUBA_SCREENS")
    if asked is None:
        return None
    folder = Path(asked) / "phone"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
