"""A monkey at real windows of all four programs: ten minutes of touches and keys, by a seed.

``NOUBA_MONKEY_SEED`` and ``NOUBA_MONKEY_MINUTES`` choose another run than the usual one.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from lab.printer.server import Emulator
from reception.app import Reception
from reception.domain.ticket import EventKind
from reception.queue import verbs
from tests.outside import broken_build
from tests.outside.hands import happened
from tests.outside.monkey import AtBoard, AtConsole, AtKiosk, AtPanel, Monkey
from tests.outside.session import DEADLINE_S, Session, own_session, wait_until
from tests.outside.traces import done_by_verb, numbers_on, wanted_paper

SEED = int(os.environ.get("NOUBA_MONKEY_SEED", "20261130"))
MINUTES = float(os.environ.get("NOUBA_MONKEY_MINUTES", "10"))
# Of a work profile the commune has none.
VERBS = tuple(one for one in verbs.VERBS if one is not verbs.PROFILE)
_CALLS = (verbs.CALL_NEXT, verbs.FINISH_AND_CALL, verbs.CALL_TICKET)
_SIZES = {"kiosk": "1080x1920", "clerk": "1366x768", "board": "1920x1080", "admin": "1366x768"}
USUAL: Mapping[str, int] = {
    "tickets at the kiosk": 15,
    "pages of the kiosk": 22,
    "calls": 40,
    "acts of the clerk": 120,
    "verbs": len(VERBS),
    "changes of the board": 60,
    "pages of the console": 15,
}
"""In a thousand acts."""


@dataclass
class Play:
    """Windows of one office, and who plays at them."""

    monkey: Monkey
    windows: Mapping[str, Session]
    papers: list[Path]
    core: Reception

    def play(self, until: float) -> list[str]:
        """Play until then, or until something is wrong; return what."""
        while time.monotonic() < until:
            self.monkey.act()
            if wrong := self.monkey.complaints():
                return wrong
        return []

    def used(self) -> Counter[str]:
        """Return how much was done at each window, and how often each verb."""
        kiosk, _, board, console = self.monkey.players
        done = done_by_verb(self.core)
        elsewhere = self.monkey.elsewhere + done[verbs.WALK_IN.code]
        return Counter(
            {
                "tickets at the kiosk": happened(self.core, EventKind.ISSUED).total() - elsewhere,
                "pages of the kiosk": len(kiosk.seen),
                "changes of the board": board.changes,
                "pages of the console": len(console.seen),
                "calls": sum(done[one.code] for one in _CALLS),
                "acts of the clerk": sum(done[one.code] for one in VERBS),
                "verbs": sum(done[one.code] > 0 for one in VERBS),
            }
        )


@pytest.fixture
def build() -> str:
    """Return how the panel is broken; empty where it is not."""
    return ""


@pytest.fixture
def play(core: Reception, office_url: str, tmp_path: Path, build: str) -> Iterator[Play]:
    papers: list[Path] = []
    home = tmp_path / "home"
    home.mkdir()
    with ExitStack() as stack:
        printer = stack.enter_context(
            Emulator(listen=("127.0.0.1", 0), out_dir=tmp_path / "paper", on_ticket=papers.append)
        )
        windows = {}
        for app, size in _SIZES.items():
            folder = tmp_path / f"of-{app}"
            folder.mkdir()
            windows[app] = session = stack.enter_context(own_session(folder, size))
            broken = build if app == "clerk" else ""
            session.start(
                app,
                folder,
                module=broken_build.__name__ if broken else "nouba",
                NOUBA_DATABASE=office_url,
                NOUBA_STATION={"kiosk": "kiosk-1", "board": "board-1"}.get(app, f"desk-{app}"),
                NOUBA_PRINTER=printer.uri if app == "kiosk" else "",
                HOME=str(home),
                **{broken_build.BROKEN: broken},
            )
        for session in windows.values():
            session.take_keys()
        chance = random.Random(SEED)  # noqa: S311 - play, no secret
        players = (
            (40, AtKiosk(windows["kiosk"], chance)),
            (240, AtPanel(windows["clerk"], chance, core)),
            (8, AtBoard(windows["board"], chance)),
            (20, AtConsole(windows["admin"], chance)),
        )
        yield Play(Monkey(core, chance, players), windows, papers, core)


@pytest.mark.soak
@pytest.mark.timeout(5400)
def test_a_monkey_breaks_no_window(play: Play) -> None:
    print(f"seed {SEED}, {MINUTES:g} minutes")  # noqa: T201
    wrong = play.play(time.monotonic() + MINUTES * 60)
    used, acts = play.used(), play.monkey.acts
    done = done_by_verb(play.core)
    print(f"{acts} acts: {dict(used)}")  # noqa: T201
    print(f"verbs: { ({one.code: done[one.code] for one in VERBS}) }")  # noqa: T201
    for one in play.monkey.players:
        print(f"{one.app}: slowest {one.slowest_s:.2f} s, {one.changes} changes, {one.did}")  # noqa: T201
        print(f"{one.app}: {one.seen}")  # noqa: T201
    assert not wrong
    wait_until(lambda: len(play.papers) >= used["tickets at the kiosk"])
    # Left alone, the kiosk welcomes the next one.
    play.windows["kiosk"].reader.headed("Bienvenue")
    for app, session in play.windows.items():
        session.end(app)
    wanted = wanted_paper(play.core)
    assert len(wanted.labels) == used["tickets at the kiosk"]
    read = [numbers_on(one) for one in play.papers]
    # On the sheet of a day's end stand first and last numbers, or none.
    assert len([one for one in read if len(one) != 1]) <= wanted.slips
    assert wanted.labels <= set().union(*read) <= set(happened(play.core, EventKind.ISSUED))
    assert not hardly_used(used, acts)
    assert not [one for one in play.core.verify() if one.broken]


def hardly_used(used: Mapping[str, int], acts: int) -> list[str]:
    """Return what was done less often than a tenth of what is usual, however fast it went."""
    return [
        f"{what}: {used[what]} in {acts} acts, usual are {usual} in 1000"
        for what, usual in USUAL.items()
        if used[what] < usual * acts / 10_000
    ]


@pytest.mark.parametrize("what", USUAL)
def test_what_is_hardly_tried_is_told(what: str) -> None:
    assert not hardly_used(USUAL, 1000)
    (told,) = hardly_used({**USUAL, what: USUAL[what] // 20}, 1000)
    assert told.startswith(what)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("build", "told"),
    [
        (broken_build.RAISES, "ERROR"),
        (broken_build.HANGS, "answered nobody"),
        (broken_build.ENDS, "ended by itself"),
    ],
)
def test_a_panel_that_is_broken_is_found(play: Play, told: str) -> None:
    wrong = play.play(time.monotonic() + DEADLINE_S)
    assert any(told in one for one in wrong), wrong
