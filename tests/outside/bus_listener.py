"""A screen reader's part on the accessibility bus: it walks the tree, presses, writes, and listens.

It is run by the system's Python, which has D-Bus, and speaks lines of JSON: it is asked by
``["tree"]``, ``["press", name]`` and ``["write", name, text]``, and tells
``{"heard": text}`` of itself.
"""

import importlib
import json
import sys
import threading
from collections.abc import Iterator
from typing import Any

dbus: Any = importlib.import_module("dbus")
main_loop: Any = importlib.import_module("dbus.mainloop.glib")
glib: Any = importlib.import_module("gi.repository.GLib")

_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_PROPERTIES = "org.freedesktop.DBus.Properties"
# Of the states of AT-SPI, by their place in the set.
_FOCUSABLE, _FOCUSED, _SHOWING = 11, 12, 25
_IN_A_WORD = 32


class Bus:
    """The accessibility bus of this session."""

    def __init__(self) -> None:
        session = dbus.SessionBus()
        place = session.get_object("org.a11y.Bus", "/org/a11y/bus")
        status = dbus.Interface(place, _PROPERTIES)
        status.Set("org.a11y.Status", "IsEnabled", dbus.Boolean(True))
        address = dbus.Interface(place, "org.a11y.Bus").GetAddress()
        self._bus = dbus.bus.BusConnection(address)
        self._bus.add_signal_receiver(
            lambda *told: say({"heard": str(told[3])}),
            signal_name="Announcement",
            dbus_interface=f"{_ATSPI}.Event.Object",
        )
        registry = self._bus.get_object(f"{_ATSPI}.Registry", "/org/a11y/atspi/registry")
        dbus.Interface(registry, f"{_ATSPI}.Registry").RegisterEvent(
            "object:announcement", dbus.Array([], signature="s"), ""
        )

    def tree(self) -> Iterator[dict[str, Any]]:
        """Yield what is shown: role, name, description, whether it takes and has the focus."""
        for node, depth in self._walk((f"{_ATSPI}.Registry", _ROOT), 0):
            states = self._states(node)
            yield {
                "depth": depth,
                "role": str(self._call(node, "Accessible", "GetRoleName")),
                "name": str(self._property(node, "Name")),
                "description": str(self._property(node, "Description")),
                "focusable": _FOCUSABLE in states,
                "focused": _FOCUSED in states,
            }

    def named(self, name: str) -> Any:
        """Return what is shown by this name, and takes the focus."""
        for node, _ in self._walk((f"{_ATSPI}.Registry", _ROOT), 0):
            if str(self._property(node, "Name")) == name and _FOCUSABLE in self._states(node):
                return node
        raise LookupError(name)

    def press(self, name: str) -> None:
        """Press a button."""
        self._call(self.named(name), "Action", "DoAction", 0)

    def write(self, name: str, text: str) -> None:
        """Fill a field."""
        self._call(self.named(name), "EditableText", "SetTextContents", text)

    def _walk(self, node: Any, depth: int) -> Iterator[tuple[Any, int]]:
        if depth:
            yield node, depth
        for child in self._call(node, "Accessible", "GetChildren"):
            # The registry's own children are programs, which are not shown themselves.
            if depth == 0 or _SHOWING in self._states(child):
                yield from self._walk(child, depth + 1)

    def _states(self, node: Any) -> set[int]:
        words = self._call(node, "Accessible", "GetState")
        return {
            at * _IN_A_WORD + bit
            for at, word in enumerate(words)
            for bit in range(_IN_A_WORD)
            if int(word) >> bit & 1
        }

    def _call(self, node: Any, interface: str, method: str, *told: Any) -> Any:
        thing = self._bus.get_object(node[0], node[1], introspect=False)
        return thing.get_dbus_method(method, dbus_interface=f"{_ATSPI}.{interface}")(*told)

    def _property(self, node: Any, name: str) -> Any:
        thing = self._bus.get_object(node[0], node[1], introspect=False)
        return thing.Get(f"{_ATSPI}.Accessible", name, dbus_interface=_PROPERTIES)


def say(told: Any) -> None:
    """Tell whoever asked."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def answer(bus: Bus, asked: list[str]) -> bool:
    """Do what was asked; GLib asks no second time."""
    try:
        match asked:
            case ["tree"]:
                say({"tree": list(bus.tree())})
            case ["press", name]:
                bus.press(name)
                say({"done": name})
            case ["write", name, text]:
                bus.write(name, text)
                say({"done": name})
    except (dbus.DBusException, LookupError) as error:
        say({"failed": str(error)})
    return False


def main() -> None:
    """Serve until there is nobody to answer."""
    main_loop.DBusGMainLoop(set_as_default=True)
    bus, loop = Bus(), glib.MainLoop()

    def read() -> None:
        for line in sys.stdin:
            glib.idle_add(answer, bus, json.loads(line))
        glib.idle_add(loop.quit)

    threading.Thread(target=read, daemon=True).start()
    say({"ready": True})
    loop.run()


if __name__ == "__main__":
    main()
