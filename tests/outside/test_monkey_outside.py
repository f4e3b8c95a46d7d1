"""A monkey at real windows of all four programs: ten minutes of touches and keys, by a seed.

``NOUBA_MONKEY_SEED`` and ``NOUBA_MONKEY_MINUTES`` choose another run than the usual one.
"""

import math
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
from tests.outside.traces import done_by_verb, number_on, paper_wanted

SEED = int(os.environ.get("NOUBA_MONKEY_SEED", "20261130"))
MINUTES = float(os.environ.get("NOUBA_MONKEY_MINUTES", "10"))
# Of a work profile the commune has none.
VERBS = tuple(one for one in verbs.VERBS if one is not verbs.PROFILE)
_CALLS = (verbs.CALL_NEXT, verbs.FINISH_AND_CALL, verbs.CALL_TICKET)
_SIZES = {"kiosk": "1080x1920", "clerk": "1366x768", "board": "1920x1080", "admin": "1366x768"}
LEAST: Mapping[str, tuple[str, int]] = {
    "tickets at the kiosk": ("kiosk", 2),
    "pages of the kiosk": ("kiosk", 10),
    "calls": ("clerk", 20),
    "acts of the clerk": ("clerk", 70),
    "verbs": ("clerk", 30),
    "changes of the board": ("board", 80),
    "pages of the console": ("admin", 16),
}
"""In a thousand acts at a window, however fast they went: about a fifth of what is usual."""


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
    used, done = play.used(), done_by_verb(play.core)
    acts = Counter({one.app: one.did.total() for one in play.monkey.players})
    print(f"{acts.total()} acts: {dict(used)}")  # noqa: T201
    print(f"verbs: { ({one.code: done[one.code] for one in VERBS}) }")  # noqa: T201
    for one in play.monkey.players:
        print(f"{one.app}: slowest {one.slowest_s:.2f} s, {one.changes} changes, {one.did}")  # noqa: T201
        print(f"{one.app}: {one.seen}")  # noqa: T201
    assert not wrong
    wait_until(lambda: not paper_wanted(play.core)[1])
    # Left alone, the kiosk welcomes the next one.
    play.windows["kiosk"].reader.headed("Bienvenue")
    for app, session in play.windows.items():
        session.end(app)
    wanted, _ = paper_wanted(play.core)
    assert wanted <= set(happened(play.core, EventKind.ISSUED))
    # Lists of papers and the sheet of a day's end have no number.
    assert {number for one in play.papers if (number := number_on(one))} == wanted
    assert not hardly_used(used, acts)
    assert not [one for one in play.core.verify() if one.broken]


def hardly_used(used: Mapping[str, int], acts: Mapping[str, int]) -> list[str]:
    """Return what was done less often than it is at least."""
    return [
        f"{what}: {used[what]} in {acts[app]} acts, at least {least} in 1000"
        for what, (app, least) in LEAST.items()
        if used[what] < fewest(least * acts[app] / 1000)
    ]


def fewest(expected: float) -> int:
    """Return how often what is by chance is at least done: two deviations less than expected."""
    return math.ceil(expected - 2 * math.sqrt(expected))


@pytest.mark.parametrize("acts", [300, 10_000])
@pytest.mark.parametrize("what", LEAST)
def test_what_is_hardly_tried_is_told(what: str, acts: int) -> None:
    of_each = dict.fromkeys(_SIZES, acts)
    used = {one: fewest(least * acts / 1000) for one, (_, least) in LEAST.items()}
    assert not hardly_used(used, of_each)
    (told,) = hardly_used({**used, what: used[what] - 1}, of_each)
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
