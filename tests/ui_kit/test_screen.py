"""Without a screen an app ends with a sentence, before Qt would end it with a core dump."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reception.domain.errors import EnvironmentFault
from tests.support.every_case import every_case
from ui_kit.app import require_screen

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X and Wayland are Linux's"
)
# Higher than any display that a computer has.
NOBODYS = ":64999"


@every_case(
    "named",
    [
        {"DISPLAY": NOBODYS},
        {"DISPLAY": NOBODYS, "QT_QPA_PLATFORM": "xcb"},
        {"DISPLAY": NOBODYS, "QT_QPA_PLATFORM": "xcb:any=1;wayland", "WAYLAND_DISPLAY": NOBODYS},
        {"WAYLAND_DISPLAY": NOBODYS},
        {"WAYLAND_DISPLAY": f"/nowhere/{NOBODYS}"},
        {"WAYLAND_DISPLAY": "a-name-too-long" * 20 + NOBODYS, "XDG_RUNTIME_DIR": "/run"},
    ],
)
def test_a_screen_that_does_not_answer_is_named(named: dict[str, str]) -> None:
    with pytest.raises(EnvironmentFault, match=NOBODYS):
        require_screen(named)


@every_case("named", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"DISPLAY": ""}])
def test_where_none_is_named_one_is_asked_for(named: dict[str, str]) -> None:
    with pytest.raises(EnvironmentFault, match="There is no screen here"):
        require_screen(named)


@every_case("platform", ["offscreen", "eglfs", "vnc:size=800x600", "xcb;offscreen"])
def test_other_platforms_need_no_screen_of_x(platform: str) -> None:
    require_screen({"DISPLAY": NOBODYS, "QT_QPA_PLATFORM": platform})


def test_a_compositor_that_listens_is_a_screen(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        named = {"WAYLAND_DISPLAY": "wayland-7", "DISPLAY": NOBODYS}
        require_screen({**named, "XDG_RUNTIME_DIR": str(tmp_path)})


@pytest.fixture
def display() -> Iterator[str]:
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as screen:
        assert screen.stdout
        yield f":{screen.stdout.readline().strip()}"
        screen.terminate()


@pytest.mark.skipif(
    not all(map(shutil.which, ("Xvfb", "xprop"))), reason="needs Xvfb and xprop of x11-utils"
)
@pytest.mark.parametrize("asked", [True, False], ids=["asked", "unasked"])
def test_a_screen_that_answered_does_not_begin_anew_while_the_app_starts(
    display: str, asked: bool
) -> None:
    def xprop(*words: str) -> str:
        said = subprocess.run(
            ["xprop", "-display", display, "-root", *words], stdout=subprocess.PIPE, check=False
        )
        return said.stdout.decode()

    app = "import ui_kit.app as it; it.require_screen()" if asked else ""
    with subprocess.Popen(
        [sys.executable, "-c", f"{app}\nprint(flush=True)\ninput()"],
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as started:
        assert started.stdout
        assert started.stdout.readline()
        xprop("-f", "NOUBA", "8s", "-set", "NOUBA", "still here")
        kept = "still here" in xprop("NOUBA")
        started.communicate(b"\n")
    assert kept is asked
