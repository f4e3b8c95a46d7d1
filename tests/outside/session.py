"""A screen and a session bus of their own, on which whole programs are heard and touched."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_LISTENER = Path(__file__).with_name("bus_listener.py")
_SYSTEM_PYTHON = Path("/usr/bin/python3")
_NEEDED = "import dbus, dbus.mainloop.glib; from gi.repository import GLib"
_LAUNCHER = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_PROGRAMS = ("Xvfb", "xdotool", "setxkbmap", "dbus-daemon")
_TITLE = "Nouba|نوبة"
DEADLINE_S = 300


def missing() -> str:
    """Return what this computer has not, as a sentence; empty where it has everything."""
    wanted = [one for one in _PROGRAMS if not shutil.which(one)]
    if not _LAUNCHER.exists():
        wanted.append("at-spi2-core")
    if (
        not _SYSTEM_PYTHON.exists()
        or subprocess.run(
            [_SYSTEM_PYTHON, "-c", _NEEDED], check=False, stderr=subprocess.DEVNULL
        ).returncode
    ):
        wanted.append("python3-dbus and python3-gi of the system")
    return f"there is no {', no '.join(wanted)} here" if wanted else ""


MISSING = missing()


def wait_until[T](found: Callable[[], T | None]) -> T:
    """Return what is found once it is true; look often, and for as long as a busy machine needs.

    Raises:
        AssertionError: it is not there after five minutes.
    """
    until = time.monotonic() + DEADLINE_S
    while not (one := found()):
        assert time.monotonic() < until, "it does not happen"
        time.sleep(0.05)
    return one


@dataclass(frozen=True, slots=True)
class Node:
    """Something that is shown, as assistive technology is told of it."""

    depth: int
    role: str
    name: str
    description: str
    states: tuple[str, ...]
    place: tuple[int, ...]
    """Left, top, width and height on the screen; empty for what has no place."""
    value: float | None
    relations: Mapping[str, list[str]]
    """Names of what it is related to, by the kind of relation."""

    @property
    def is_focusable(self) -> bool:
        return "focusable" in self.states

    @property
    def is_focused(self) -> bool:
        return "focused" in self.states

    @property
    def is_checked(self) -> bool:
        return "checked" in self.states

    @property
    def is_enabled(self) -> bool:
        return "enabled" in self.states

    @property
    def middle(self) -> tuple[int, int]:
        left, top, width, height = self.place
        return left + width // 2, top + height // 2

    def __str__(self) -> str:
        told = f"{'  ' * self.depth}{self.role} '{self.name}'"
        told += f" ({self.description})" if self.description else ""
        told += f" = {self.value:g}" if self.value is not None else ""
        kept = [one for one in self.states if one not in {"showing", "enabled"}]
        related = [f"{kind} {', '.join(names)}" for kind, names in self.relations.items()]
        return f"{told} {' '.join(kept)} {' '.join(related)}".rstrip()


def _node(told: Any) -> Node:
    return Node(**{**told, "states": tuple(told["states"]), "place": tuple(told["place"])})


class Reader:
    """Whoever listens, and presses what she hears of."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._program = subprocess.Popen(
            [_SYSTEM_PYTHON, _LISTENER],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told: queue.Queue[dict[str, Any]] = queue.Queue()
        self.heard: list[tuple[float, str]] = []
        """What was announced, and when: seconds of the computer's clock."""
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        assert "ready" in self._told.get(timeout=DEADLINE_S)

    def does(self, *words: str) -> None:
        """Press or write, once it is there."""
        wait_until(lambda: "done" in self._ask(*words))

    def does_until(self, done: Callable[[], bool], *words: str) -> None:
        """Press or write until it has worked: what changed its meaning is dead for a moment."""

        def has_worked() -> bool:
            if not done():
                self._ask(*words)
            return done()

        wait_until(has_worked)

    def tree(self, is_over: Callable[[], bool] = lambda: False) -> list[Node]:
        """Return all that is shown now; nothing once there is nobody left to show it."""
        # What goes away while it is walked is walked anew.
        told = wait_until(lambda: self._ask("tree").get("tree") or ([{}] if is_over() else None))
        return [_node(one) for one in told if one]

    def pulse_s(self) -> float:
        """Return how long the threads that draw took to answer, of all programs here."""
        told: float = wait_until(lambda: self._ask("pulse"))["pulse"]
        return told

    def until[T](self, found: Callable[[list[Node]], T | None]) -> T:
        """Return what is found in the tree, once it is there; else the last tree is told."""
        trees: list[list[Node]] = []

        def look() -> T | None:
            trees[:] = [self.tree()]
            return found(trees[0])

        try:
            return wait_until(look)
        except AssertionError as error:
            error.add_note("\n".join(map(str, trees[0])))
            raise

    def headed(self, heading: str) -> list[Node]:
        """Return the tree once it has a heading that begins so."""
        return self.until(
            lambda tree: (
                tree
                if any(one.role == "heading" and one.name.startswith(heading) for one in tree)
                else []
            )
        )

    def find(self, name: str, role: str = "") -> Node:
        """Return what is called so, once it is there."""
        return self.until(
            lambda tree: next(
                (one for one in tree if one.name == name and role in {"", one.role}), None
            )
        )

    def until_heard(self, beginning: str, after: float = 0) -> float:
        """Return when something was announced that begins so."""
        return wait_until(
            lambda: next(
                (at for at, text in self.heard if at > after and text.startswith(beginning)), 0.0
            )
        )

    def close(self) -> None:
        assert self._program.stdin
        self._program.stdin.close()
        self._program.terminate()
        self._program.wait(DEADLINE_S)
        self._listening.join(DEADLINE_S)
        assert self._program.stdout
        self._program.stdout.close()

    def _ask(self, *words: str) -> dict[str, Any]:
        assert self._program.stdin
        self._program.stdin.write(json.dumps(words) + "\n")
        self._program.stdin.flush()
        return self._told.get(timeout=DEADLINE_S)

    def _listen(self) -> None:
        assert self._program.stdout
        for line in self._program.stdout:
            told = json.loads(line)
            if "heard" in told:
                self.heard.append((told["at"], told["heard"]))
            else:
                self._told.put(told)


@dataclass
class Session:
    """Where programs are shown, and where they can be heard."""

    environment: dict[str, str]
    reader: Reader
    size: tuple[int, int]
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    logs: dict[str, Path] = field(default_factory=dict)

    def start(self, app: str, folder: Path, *, module: str = "nouba", **settings: str) -> None:
        """Start an app of Nouba with a folder of its own for what it keeps and says."""
        self.logs[app] = folder / f"{app}.log"
        with self.logs[app].open("wb") as log:
            self.running[app] = subprocess.Popen(
                [sys.executable, "-m", module, app],
                env={**self.environment, "XDG_STATE_HOME": str(folder / app), **settings},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def run(self, *words: str) -> None:
        subprocess.run(words, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def click(self, at: tuple[int, int], times: int = 1) -> None:
        """Touch the screen here, so often in one go."""
        left, top = (str(one) for one in at)
        clicks = ("click", "--repeat", str(times), "--delay", "90", "1")
        self.run("xdotool", "mousemove", left, top, *clicks)

    def keys(self, *names: str) -> None:
        self.run("xdotool", "key", "--delay", "60", *names)

    def type(self, text: str) -> None:
        self.run("xdotool", "type", "--delay", "30", text)

    def take_keys(self) -> None:
        """Let the window have the keyboard, which no window manager gives it here."""
        window = ("search", "--sync", "--onlyvisible", "--name", _TITLE)
        self.run("xdotool", *window, "windowfocus", "--sync")

    def keep_keys(self) -> None:
        """Let the window have the keyboard again, where it has lost it."""
        if not self._ask_x("getwindowfocus", "getwindowname"):
            self._ask_x("search", "--onlyvisible", "--name", _TITLE, "windowfocus")

    def _ask_x(self, *words: str) -> str:
        """Return what the screen answers; nothing where what is asked about is not there."""
        done = subprocess.run(
            ("xdotool", *words), env=self.environment, check=False, capture_output=True, text=True
        )
        return done.stdout.strip()

    def press_by_key(self, name: str) -> None:
        """Lead the keyboard to a button and press it there."""
        self.reader.does("focus", name)
        self.reader.until(lambda tree: any(one.is_focused and one.name == name for one in tree))
        self.keys("space")

    def said(self, app: str) -> str:
        """Return all that an app has said so far on its way."""
        return self.logs[app].read_text("utf-8")

    def require_alive(self) -> None:
        """Hold what was started against ending by itself."""
        for app, program in self.running.items():
            assert program.poll() is None, f"{app} ended by itself: {self.said(app)}"

    def end(self, app: str) -> str:
        """Ask an app to end as a service manager does; return what it has said."""
        self.require_alive()
        program = self.running.pop(app)
        program.terminate()
        assert program.wait(DEADLINE_S) == 0, self.said(app)
        return self.said(app)


@contextmanager
def own_session(folder: Path, size: str = "1366x768") -> Iterator[Session]:
    """Give a screen of this size, a bus and who listens to it."""
    screen = [
        "Xvfb",
        "-displayfd",
        "1",
        "-nolisten",
        "tcp",
        "-noreset",
        "-screen",
        "0",
        f"{size}x24",
    ]
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    quietly: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    runtime = folder / f"bus-{size}"
    runtime.mkdir(mode=0o700)
    with subprocess.Popen(screen, **quietly) as shown:
        assert shown.stdout
        display = f":{shown.stdout.readline().strip()}"
        named = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(runtime),
        }
        with subprocess.Popen(bus, env=named, **quietly) as daemon:
            assert daemon.stdout
            named["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
            width, _, height = size.partition("x")
            session = Session(named, Reader(named), (int(width), int(height)))
            try:
                yield session
            finally:
                for program in session.running.values():
                    program.kill()
                    program.wait()
                session.reader.close()
                daemon.terminate()
        shown.terminate()
