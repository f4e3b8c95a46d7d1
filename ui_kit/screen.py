"""Whether there is a screen to draw on, asked before Qt, which would end with a core dump."""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from reception.domain.errors import EnvironmentFault

_SAY_WHERE = (
    "start this in a graphical session, or name Qt's platform in QT_QPA_PLATFORM (such as eglfs)"
)
_PATIENCE_S = 5.0


def require_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Refuse to go on where no screen answers.

    Raises:
        EnvironmentFault: none is named, or none of those named is there.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = []
    for platform in _platforms(environment):
        screen = _missing_screen(platform, environment)
        if screen is None:
            return
        missing.append(screen)
    named = " or ".join(screen for screen in missing if screen)
    if not named:
        raise EnvironmentFault("There is no screen here", _SAY_WHERE)
    raise EnvironmentFault(
        f"There is no screen at {named}",
        "start the graphical session first and let this user use it, or put DISPLAY"
        " or WAYLAND_DISPLAY right",
    )


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """Return the platforms that Qt will try: the first that there is draws."""
    if named := environment.get("QT_QPA_PLATFORM"):
        return [one.partition(":")[0].strip() for one in named.split(";")]
    found = [
        platform
        for variable, platform in (("WAYLAND_DISPLAY", "wayland"), ("DISPLAY", "xcb"))
        if environment.get(variable)
    ]
    return found or ["xcb"]


def _missing_screen(platform: str, environment: Mapping[str, str]) -> str | None:
    """Return the name of a screen that does not answer, perhaps empty; None for one that may."""
    if platform == "xcb":
        display = environment.get("DISPLAY", "")
        return None if display and _x_answers(display) else display
    if platform.startswith("wayland") and not environment.get("WAYLAND_SOCKET"):
        display = environment.get("WAYLAND_DISPLAY") or "wayland-0"
        return None if _wayland_answers(display, environment) else display
    return None


def _x_answers(display: str) -> bool:
    # Asked by the library that Qt uses: it knows every form of the name, and shows the permit.
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    if not xcb.xcb_connection_has_error(connection):
        # Kept until this program ends: a screen without a window manager begins anew when the last
        # that is connected to it leaves, and is not there for whoever comes then.
        return True
    xcb.xcb_disconnect(connection)
    return False


def _wayland_answers(display: str, environment: Mapping[str, str]) -> bool:
    path = Path(environment.get("XDG_RUNTIME_DIR", "")) / display
    if not path.is_absolute():
        return False
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE_S)
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True
