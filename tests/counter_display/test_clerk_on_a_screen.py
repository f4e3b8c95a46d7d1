"""A tired hand before the real program, on a screen of its own: from X to the database."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from counter_display.clerk_panel.buttons import key_of
from counter_display.clerk_panel.keys import PLACES, USUAL_PACE
from reception.app import Reception, open_reception
from reception.database.run import Statement
from reception.database.upgrade import prepare_database
from reception.domain.sign_in import SessionState
from reception.domain.ticket import TicketState
from reception.queue import verbs
from reception.queue.verbs import Verb
from reception.system.clock import SystemClock, Topic
from tests.support.clerk import CLERK, COUNTER, SERVICE, visit_of
from tests.support.databases import COMMUNE, PASSWORD, database_of, set_up

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(
        not all(map(shutil.which, ("Xvfb", "xdotool", "setxkbmap"))),
        reason="needs Xvfb, xdotool and setxkbmap",
    ),
]
_DEADLINE_S = 300
_READ_S = USUAL_PACE.dead_ms / 1000 + 0.2
_LOCK_AFTER = timedelta(seconds=6)
# Keys by where they are, whatever is written on them: 1, U, N and the space bar.
ONE, U, N, SPACE = "10", "30", "57", "65"


@dataclass
class Desk:
    """The panel on its screen, and whoever looks into the database beside it."""

    core: Reception
    environment: dict[str, str]
    program: "subprocess.Popen[bytes]"

    def keys(self, *names: str, gap_s: float = 0.05) -> None:
        # By one program: what a busy computer needs to start it comes between no two presses.
        self._run("xdotool", "key", "--delay", str(round(gap_s * 1000)), *names)
        time.sleep(gap_s)

    def press(self, verb: Verb) -> None:
        key = key_of(verb)
        # To xdotool a capital is a letter with Shift.
        self.keys(key if key in PLACES else key.lower())

    def write_line(self, text: str) -> None:
        self._run("xdotool", "type", "--delay", "40", text)
        self.keys("Return")

    def lock_as_she_types(self, text: str) -> None:
        """Let the lock fall while a text is being typed, wherever it goes."""
        typing = subprocess.Popen(
            ("xdotool", "type", "--delay", "60", text),
            env=self.environment,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(1)
        with database_of(self.core).write(Topic.SESSIONS) as run:
            run.change(Statement("UPDATE sign_in_session SET locked_at = opened_at"))
        assert typing.poll() is None, "it was typed before the lock fell"
        assert typing.wait(_DEADLINE_S) == 0

    def use_keyboard(self, layout: str) -> None:
        self._run("setxkbmap", layout)
        time.sleep(1)

    def wait(self, happened: Callable[[], bool]) -> None:
        until = time.monotonic() + _DEADLINE_S
        while not happened():
            assert self.program.poll() is None, "the panel ended"
            assert time.monotonic() < until
            time.sleep(0.1)

    def state(self, label: str) -> TicketState:
        return visit_of(self.core, label).state

    def is_locked(self) -> bool:
        found = self.core.sign_in.sessions(asking=None)
        return [one.standing for one in found] == [SessionState.LOCKED]

    def sit_down(self) -> None:
        window = "search --sync --onlyvisible --name Nouba windowfocus --sync"
        self._run("xdotool", *window.split())
        time.sleep(2)
        self.write_line(CLERK)
        self.write_line(PASSWORD)
        self.wait(lambda: bool(self.core.sign_in.sessions(asking=None)))

    def take_counter(self) -> None:
        def is_there() -> bool:
            if any(one.clerk for one in self.core.hall.counters()):
                return True
            self.keys(ONE, gap_s=0.5)
            return False

        self.wait(is_there)
        time.sleep(_READ_S)

    def _run(self, *words: str) -> None:
        subprocess.run(words, env=self.environment, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def display() -> Iterator[str]:
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1366x768x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as screen:
        assert screen.stdout
        yield f":{screen.stdout.readline().strip()}"
        screen.terminate()


@pytest.fixture
def desk(display: str, tmp_path: Path) -> Iterator[Desk]:
    assert COUNTER.number == 1
    url = f"sqlite:///{tmp_path / 'nouba.db'}"
    prepare_database(url)
    unit = replace(
        COMMUNE,
        calling=replace(COMMUNE.calling, absent_after=timedelta(minutes=2)),
        sign_in=replace(COMMUNE.sign_in, lock_after=_LOCK_AFTER),
    )
    set_up(url, unit, SystemClock())
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "NOUBA_DATABASE": url,
        "NOUBA_STATION": "desk-1",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    with open_reception(url) as core:
        program = subprocess.Popen([sys.executable, "-m", "nouba", "clerk"], env=environment)
        yield Desk(core, environment, program)
        program.terminate()
        program.wait(_DEADLINE_S)


def test_what_a_tired_hand_does_harms_nobody(desk: Desk) -> None:
    first, second = (desk.core.desk.issue(SERVICE).ticket.label for _ in range(2))
    desk.sit_down()
    desk.take_counter()

    desk.write_line(PASSWORD)
    desk.keys(SPACE, SPACE, SPACE, "KP_Enter", gap_s=0.25)
    assert desk.state(first) is TicketState.WAITING, "what is typed calls nobody"

    desk.keys(*(PLACES[0],) * 3, gap_s=0.25)
    time.sleep(_READ_S)
    assert desk.state(first) is TicketState.CALLED, "three presses call, and serve nobody"

    desk.press(verbs.NO_SHOW)
    desk.keys(N)
    time.sleep(0.5)
    assert desk.state(first) is TicketState.CALLED, "no key makes her absent yet"

    desk.keys(PLACES[0])
    desk.wait(lambda: desk.state(first) is TicketState.SERVING)
    time.sleep(2 * _LOCK_AFTER.total_seconds())
    assert not desk.is_locked(), "a visitor is at the counter"

    desk.press(verbs.FINISH)
    desk.wait(lambda: desk.state(first) is TicketState.SERVED)
    desk.wait(desk.is_locked)
    desk.write_line(PASSWORD)
    desk.wait(lambda: not desk.is_locked())
    assert desk.state(second) is TicketState.WAITING, "the password went to the lock"
    time.sleep(_READ_S)
    desk.press(verbs.UNDO)
    desk.wait(lambda: desk.state(first) is TicketState.SERVING)


def test_what_is_typed_while_it_locks_reaches_the_lock_alone(desk: Desk) -> None:
    label = desk.core.desk.issue(SERVICE).ticket.label
    desk.sit_down()
    desk.take_counter()
    desk.lock_as_she_types("1 n e u " * 20)
    time.sleep(2)
    assert desk.is_locked()
    desk.keys("ctrl+a")
    desk.write_line(PASSWORD)
    desk.wait(lambda: not desk.is_locked())
    assert desk.state(label) is TicketState.WAITING
    time.sleep(_READ_S)
    # And nothing of it stands open before the key.
    desk.keys(PLACES[0])
    desk.wait(lambda: desk.state(label) is TicketState.CALLED)


def test_who_works_by_keys_alone_is_seen_to_be_there(desk: Desk) -> None:
    label = desk.core.desk.issue(SERVICE).ticket.label
    desk.sit_down()
    desk.take_counter()
    desk.keys(PLACES[0])
    for _ in range(6):
        time.sleep(_LOCK_AFTER.total_seconds() / 3)
        desk.press(verbs.RECALL)
    desk.wait(lambda: visit_of(desk.core, label).leg.calls == 7)
    assert not desk.is_locked()


@pytest.mark.parametrize("layout", ["us", "fr", "ara"])
def test_the_keys_are_where_they_are_on_every_keyboard(desk: Desk, layout: str) -> None:
    label = desk.core.desk.issue(SERVICE).ticket.label
    desk.sit_down()
    desk.use_keyboard(layout)
    desk.take_counter()
    desk.keys(f"ctrl+{ONE}")
    desk.wait(lambda: desk.state(label) is TicketState.CALLED)
    desk.keys(f"alt+{U}")
    desk.wait(lambda: desk.state(label) is TicketState.WAITING)
