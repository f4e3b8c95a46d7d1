"""A monkey at a real kiosk and a real panel: ten minutes of touches and keys, by a seed."""

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from lab.printer.server import Emulator
from reception.app import Reception
from reception.domain.ticket import EventKind
from tests.outside.hands import Clerk, happened
from tests.outside.session import Session, wait_until
from tests.outside.sound import controls
from tests.outside.traces import numbers_on, unexpected
from tests.support.clerk import CLERK, COUNTER
from tests.support.databases import PASSWORD

SEED = 20261130
MINUTES = 10
_KNOCKS_EVERY_S = 8
_ELSEWHERE = "a ticket from elsewhere"
_KEYS = (
    *(f"F{number}" for number in range(1, 13)),
    *(f"alt+{letter}" for letter in "bcefgijloprstuvxnd"),
    *(f"ctrl+{digit}" for digit in range(1, 8)),
    *("Return", "Escape", "Tab", "shift+Tab", "space", "Up", "Down", "Left", "Right", "BackSpace"),
    *("KP_Enter", "KP_Add", "KP_Subtract", "Home", "End", "Menu", *"1234567890aqwz", "eacute"),
)


class Monkey:
    """Touches and presses whatever there is, and comes back in where it was let out."""

    def __init__(self, kiosk: Session, panel: Session, core: Reception, seed: int) -> None:
        self._kiosk, self._panel, self._core = kiosk, panel, core
        self._random = random.Random(seed)  # noqa: S311 - play, no secret
        self._knocks_again = 0.0
        self.did: Counter[str] = Counter()
        self._ways: tuple[tuple[int, str, Callable[[], object]], ...] = (
            (30, "a control of the kiosk", lambda: self._touch_a_control(kiosk)),
            (20, "anywhere on the kiosk", lambda: self._touch(kiosk, 1)),
            (6, "twice on the kiosk", lambda: self._touch(kiosk, 2)),
            (5, "many times on the kiosk", lambda: self._touch(kiosk, 6)),
            (5, "a drag on the kiosk", self._drag),
            (8, "keys at the kiosk", lambda: self._press(kiosk)),
            (40, "keys at the panel", lambda: self._press(panel)),
            (8, "anywhere on the panel", lambda: self._touch(panel, 1)),
            (8, "a control of the panel", lambda: self._touch_a_control(panel)),
            (4, "text at the panel", self._write),
            (2, "a password at the panel", self._sign_in),
            (6, _ELSEWHERE, lambda: core.desk.issue(self._random.choice(COUNTER.services))),
        )

    def act(self) -> None:
        """Do one thing; at a panel that has no counter nothing but come back to it."""
        weights, names, ways = zip(*self._ways, strict=True)
        (at,) = self._random.choices(range(len(ways)), weights)
        is_out = not any(one.clerk for one in self._core.hall.counters())
        if is_out and time.monotonic() > self._knocks_again:
            # Who guesses at the door too often is kept waiting.
            self._knocks_again = time.monotonic() + _KNOCKS_EVERY_S
            self._come_back()
            self.did["back to the panel"] += 1
        elif not (is_out and "panel" in names[at]):
            ways[at]()
            self.did[names[at]] += 1

    def _touch_a_control(self, session: Session) -> None:
        nodes = [one for one in controls(session.reader.tree()) if one.is_enabled and one.place]
        if nodes:
            session.click(self._random.choice(nodes).middle)

    def _touch(self, session: Session, times: int) -> None:
        session.click(self._anywhere(session), times)

    def _drag(self) -> None:
        left, top = map(str, self._anywhere(self._kiosk))
        to_left, to_top = map(str, self._anywhere(self._kiosk))
        ways = ("mousedown", "1", "mousemove", to_left, to_top, "mouseup", "1")
        self._kiosk.run("xdotool", "mousemove", left, top, *ways)

    def _press(self, session: Session) -> None:
        session.keys(*self._random.choices(_KEYS, k=self._random.randrange(1, 4)))

    def _write(self) -> None:
        self._panel.run(
            "xdotool", "type", "--delay", "30", self._random.choice(("n e u 1", "clerk1"))
        )

    def _sign_in(self) -> None:
        """Type what lets her in again, wherever it goes."""
        for text in (CLERK, PASSWORD):
            self._panel.run("xdotool", "type", "--delay", "30", text)
            self._panel.keys("Return")

    def _come_back(self) -> None:
        """Do what the panel asks for before it has a counter: else there is nothing to break."""
        lines = [one for one in self._panel.reader.tree() if one.role == "text"]
        asked = (CLERK, PASSWORD) if len(lines) > 1 else (PASSWORD,)
        for line, text in zip(lines, asked, strict=False):
            self._panel.click(line.middle)
            self._panel.keys("ctrl+a")
            self._panel.run("xdotool", "type", "--delay", "30", text)
        # Where there is no line, the first counter is chosen.
        self._panel.keys("Return" if lines else "10")

    def _anywhere(self, session: Session) -> tuple[int, int]:
        width, height = session.size
        return self._random.randrange(width), self._random.randrange(height)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_monkey_breaks_neither_kiosk_nor_panel(
    upright: Session,
    session: Session,
    core: Reception,
    office_url: str,
    tmp_path: Path,
) -> None:
    papers: list[Path] = []
    with Emulator(
        listen=("127.0.0.1", 0), out_dir=tmp_path / "paper", on_ticket=papers.append
    ) as printer:
        upright.start(
            "kiosk",
            tmp_path,
            NOUBA_DATABASE=office_url,
            NOUBA_STATION="kiosk-1",
            NOUBA_PRINTER=printer.uri,
        )
        session.start("clerk", tmp_path, NOUBA_DATABASE=office_url, NOUBA_STATION="desk-1")
        upright.reader.headed("Bienvenue")
        upright.take_keys()
        Clerk(session, core).sit_down()
        monkey = Monkey(upright, session, core, SEED)
        until = time.monotonic() + MINUTES * 60
        while time.monotonic() < until:
            monkey.act()
            for one in (upright, session):
                one.require_alive()
        given, called = happened(core, EventKind.ISSUED), happened(core, EventKind.CALLED)
        printed = len(given) - monkey.did[_ELSEWHERE]
        wait_until(lambda: len(papers) >= printed)
        # Left alone, the kiosk welcomes the next one.
        upright.reader.headed("Bienvenue")
        said = {app: one.end(app) for app, one in (("kiosk", upright), ("clerk", session))}

    print(  # noqa: T201
        f"{monkey.did.total()} acts: {printed} tickets at the kiosk and {len(given) - printed}"
        f" elsewhere, {called.total()} calls, {len(papers)} papers"
    )
    assert {app: unexpected(one) for app, one in said.items()} == {"kiosk": [], "clerk": []}
    read = Counter(label for one in papers for label in numbers_on(one))
    assert set(read) <= set(happened(core, EventKind.ISSUED)), "a number on paper that nobody knows"
    assert not [one for one in core.verify() if one.broken]
