"""Visitors' telephones: they follow tickets by the address in their codes; one's pages are kept.

``python -m lab.demo.telephone FOLDER`` follows until all of one visitor's pages were seen.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import typer

from lab.demo.processes import say_ready, settings_and_clock
from outward.line.folder import LineFolder
from outward.line.join import ask_to_join
from outward.receiving.enrolment import admitting
from outward.relay.memory_store import MemoryStore
from outward.relay.view import PageKind
from reception.app import Reception, open_reception
from reception.domain.language import Language
from reception.domain.page_key import page_address

_STAGES = (PageKind.WAITING, PageKind.NEXT, PageKind.CALLED, PageKind.RATE)
_LANGUAGES = (Language.FRENCH, Language.ARABIC)
_LOOK_EVERY_S = 0.2
_MOST = 5
"""So many are followed at a time."""
_BODY = re.compile(r'<body class="(\w+)"')
"""Of a page that is up to date."""
_WIDTH_PX, _HEIGHT_PX, _GAP_PX = 390, 844, 16
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_DRAWN_WITHIN_S = 60


def join_line(reception: Reception, site: str, *, line: Path, relay: Path) -> None:
    """Let a relay that runs on this computer know the unit, as its operator would."""
    (asked,) = ask_to_join(LineFolder(line), site, reception.hall.unit())
    now = reception.clock.now()
    asyncio.run(MemoryStore(relay).enrol(admitting(asked.code, now)))


@dataclass(eq=False)
class _Followed:
    """A ticket's page, and what was seen of it."""

    address: str
    tag: str = ""
    stage: str = ""
    pages: dict[tuple[str, Language], str] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        return self.stage in {PageKind.RATE, PageKind.OVER, PageKind.CLOSED}

    def look(self, client: httpx.Client) -> bool:
        """Ask for it; return whether it has become another."""
        first = client.get(
            self.address, params={"l": _LANGUAGES[0]}, headers={"If-None-Match": self.tag}
        )
        found = _BODY.search(first.text) if first.is_success else None
        if found is None:
            return False
        self.tag, is_new = first.headers["ETag"], found[1] != self.stage
        self.stage = found[1]
        if is_new:
            others = {one: client.get(self.address, params={"l": one}) for one in _LANGUAGES[1:]}
            for language, page in {_LANGUAGES[0]: first, **others}.items():
                # Between two askings it may have become yet another.
                if (seen := _BODY.search(page.text)) and seen[1] == self.stage:
                    self.pages[self.stage, language] = page.text
        return is_new

    def whole(self) -> Iterator[tuple[str, Language]]:
        """Yield what there is of what is wanted."""
        return (one for one in self.pages if one[0] in _STAGES)


def follow(reception: Reception, folder: Path) -> None:
    """Follow whoever waits, until of one visitor every page is there; the best is kept."""
    site = reception.hall.unit().ticket_page_url or ""
    followed: dict[str, _Followed] = {}
    best = 0
    with httpx.Client() as client:
        while best < len(_STAGES) * len(_LANGUAGES):
            followed = {key: one for key, one in followed.items() if not one.is_over}
            for visit in reception.hall.waiting(_MOST - len(followed)):
                if key := reception.page_keys.of_ticket(visit.ticket):
                    followed.setdefault(key, _Followed(page_address(site, key)))
            say_ready("telephone")
            with suppress(httpx.TransportError):  # the demonstration is about to end
                for one in followed.values():
                    if one.look(client) and len([*one.whole()]) > best:
                        best = len([*one.whole()])
                        _keep(one, folder)
            time.sleep(_LOOK_EVERY_S)


def _keep(one: _Followed, folder: Path) -> None:
    for before in folder.glob("*.html"):
        before.unlink()
    for stage, language in one.whole():
        (folder / f"{stage}-{language}.html").write_text(one.pages[stage, language], "utf-8")


def draw(folder: Path, picture: Path) -> None:
    """Draw what one telephone showed, a language in a row; say so where nothing can."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    wanted = [[f"{stage}-{language}.html" for stage in _STAGES] for language in _LANGUAGES]
    shown = [[page for page in row if (folder / page).exists()] for row in wanted]
    if browser is None or not any(shown):
        why = "nobody came" if browser else "there is no Chromium here (apt-get install chromium)"
        typer.echo(f"No telephone's page was drawn: {why}.")
        return
    rows = "".join(
        f"<div>{''.join(f'<iframe src={page}></iframe>' for page in row)}</div>" for row in shown
    )
    size = f"width:{_WIDTH_PX}px;height:{_HEIGHT_PX}px;margin:{_GAP_PX // 2}px;border:0"
    sheet = folder / "all.html"
    style = f"body{{margin:{_GAP_PX // 2}px}}div{{display:flex}}iframe{{{size}}}"
    sheet.write_text(f"<!doctype html><style>{style}</style>{rows}", "utf-8")
    wide = max(map(len, shown)) * (_WIDTH_PX + _GAP_PX) + _GAP_PX
    high = len(shown) * (_HEIGHT_PX + _GAP_PX) + _GAP_PX
    with tempfile.TemporaryDirectory() as profile:
        words = ["--headless", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"]
        if os.getuid() == 0:
            words.append("--no-sandbox")  # of root it takes no other way
        words += [f"--window-size={wide},{high}", f"--screenshot={picture}", sheet.as_uri()]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 - the browser of this computer, our own page
                [browser, *words], capture_output=True, check=False, timeout=_DRAWN_WITHIN_S
            )
    if not picture.exists():
        typer.echo(f"No telephone's page was drawn: {browser} could not.")


if __name__ == "__main__":
    settings, clock = settings_and_clock()
    with open_reception(settings.database or "", clock=clock) as opened:
        follow(opened, Path(sys.argv[1]))
