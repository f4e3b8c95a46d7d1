"""The real panel on a real accessibility bus: its tree, and what is heard of a call."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reception.app import Reception, open_reception
from reception.database.upgrade import prepare_database
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from reception.system.clock import SystemClock
from tests.support.clerk import CLERK, COUNTER, SERVICE, visit_of
from tests.support.databases import COMMUNE, PASSWORD, set_up
from ui_kit.translations import speech
from ui_kit.words import label_text

_LISTENER = Path(__file__).parents[1] / "support" / "bus_listener.py"
_SYSTEM_PYTHON = Path("/usr/bin/python3")
_NEEDED = "import dbus, dbus.mainloop.glib; from gi.repository import GLib"
_LAUNCHER = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")


def has_a_bus() -> bool:
    return (
        all(map(shutil.which, ("Xvfb", "dbus-daemon")))
        and _LAUNCHER.exists()
        and _SYSTEM_PYTHON.exists()
        and subprocess.run(
            [_SYSTEM_PYTHON, "-c", _NEEDED], check=False, stderr=subprocess.DEVNULL
        ).returncode
        == 0
    )


pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(
        not has_a_bus(), reason="needs Xvfb, at-spi2-core, dbus-daemon, python3-dbus, python3-gi"
    ),
]
_DEADLINE_S = 300
_HEARD_WITHIN_S = 0.5
_CONTROLS = {"button", "push button", "check box", "radio button", "text", "table", "list"}


class Reader:
    """Whoever listens, and presses what she hears of."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._program = subprocess.Popen(
            [_SYSTEM_PYTHON, _LISTENER],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self.heard: list[tuple[float, str]] = []
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        assert "ready" in self._told.get(timeout=_DEADLINE_S)

    def ask(self, *words: str) -> dict[str, Any]:
        assert self._program.stdin
        self._program.stdin.write(json.dumps(words) + "\n")
        self._program.stdin.flush()
        return self._told.get(timeout=_DEADLINE_S)

    def until(self, happened: Callable[[], bool]) -> None:
        until = time.monotonic() + _DEADLINE_S
        while not happened():
            assert time.monotonic() < until
            time.sleep(0.05)

    def does(self, *words: str) -> None:
        """Press or write, once it is there."""
        self.until(lambda: "done" in self.ask(*words))

    def tree(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("tree")["tree"]
        return found

    def close(self) -> None:
        assert self._program.stdin
        self._program.stdin.close()
        self._program.terminate()
        self._program.wait(_DEADLINE_S)
        self._listening.join()
        assert self._program.stdout
        self._program.stdout.close()

    def _listen(self) -> None:
        assert self._program.stdout
        for line in self._program.stdout:
            told = json.loads(line)
            if "heard" in told:
                self.heard.append((time.monotonic(), told["heard"]))
            else:
                self._told.put(told)
        self._told.put({})  # whoever asks a reader that has ended need not wait


@pytest.fixture
def session(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A screen and a session bus of its own."""
    screen = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1366x768x24"]
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    with subprocess.Popen(screen, stdout=subprocess.PIPE, text=True) as shown:
        assert shown.stdout
        display = f":{shown.stdout.readline().strip()}"
        named = {**os.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": str(runtime)}
        with subprocess.Popen(bus, env=named, stdout=subprocess.PIPE, text=True) as daemon:
            assert daemon.stdout
            yield {**named, "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}
            daemon.terminate()
        shown.terminate()


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Reception]:
    url = f"sqlite:///{tmp_path / 'nouba.db'}"
    prepare_database(url)
    set_up(url, COMMUNE, SystemClock())
    with open_reception(url) as opened:
        yield opened


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_the_panel_is_walked_and_worked_and_a_call_is_heard(
    session: dict[str, str], core: Reception, tmp_path: Path, language: Language
) -> None:
    say = speech(language).say
    state = tmp_path / "state" / "nouba"
    state.mkdir(parents=True)
    (state / "clerk-window.ini").write_text(f"[General]\nlanguage={language}\n", "utf-8")
    environment = {
        **session,
        "QT_QPA_PLATFORM": "xcb",
        "NOUBA_DATABASE": f"sqlite:///{tmp_path / 'nouba.db'}",
        "NOUBA_STATION": "desk-1",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    label = core.desk.issue(SERVICE).ticket.label
    second = core.desk.issue(SERVICE).ticket.label
    reader = Reader(session)
    with subprocess.Popen([sys.executable, "-m", "nouba", "clerk"], env=environment) as program:
        reader.does("write", say("Clerk", "Login"), CLERK)
        reader.does("write", say("Clerk", "Password"), PASSWORD)
        reader.does("press", say("Clerk", "Sign in"))
        counter = say("Clerk", "Counter %1").replace("%1", str(COUNTER.number))
        reader.does("press", f"{counter} · {say('Clerk', 'Free')}")
        call = say("Clerk", "Call %1").replace("%1", label_text(label))
        reader.until(lambda: any(one["name"] == call for one in reader.tree()))
        is_sound(reader.tree(), language)

        reader.does("press", call)
        reader.until(lambda: visit_of(core, label).state is TicketState.CALLED)
        called_at = time.monotonic()
        told = say("Clerk", "%1 is called: %2").replace("%1", label_text(label)).split("%2")[0]
        reader.until(lambda: any(text.startswith(told) for _, text in reader.heard))
        at = next(at for at, text in reader.heard if text.startswith(told))
        assert at - called_at < _HEARD_WITHIN_S
        after = reader.tree()
        is_sound(after, language)
        assert any(label_text(second) in one["name"] for one in after), "who is next"
        program.terminate()
        program.wait(_DEADLINE_S)
    reader.close()


def is_sound(tree: list[dict[str, Any]], language: Language) -> None:
    """Hold the tree against what who listens needs."""
    focusable = [one for one in tree if one["focusable"] and one["role"] in _CONTROLS]
    assert [one for one in focusable if not one["name"].strip()] == []
    names = [one["name"] for one in focusable]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert [one for one in tree if one["focused"] and not one["name"].strip()] == []
    assert any(one["role"] == "heading" for one in tree)
    assert any(one["role"] == "table" for one in tree)
    service = speech(language).say("Clerk", "Service")
    assert any(one["name"] == service and "header" in one["role"] for one in tree)
