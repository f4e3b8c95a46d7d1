"""A screen reader's part on the accessibility bus: it walks the tree, presses, writes, and listens.

It is run by the system's Python, which has D-Bus, and speaks lines of JSON: it is asked by
``["tree"]``, ``["press", name]``, ``["focus", name]`` and ``["write", name, text]``, and tells
``{"heard": text, "at": seconds}`` of itself.
"""

import importlib
import json
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

dbus: Any = importlib.import_module("dbus")
main_loop: Any = importlib.import_module("dbus.mainloop.glib")
glib: Any = importlib.import_module("gi.repository.GLib")

_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_PROPERTIES = "org.freedesktop.DBus.Properties"
# Of the states of AT-SPI, by their place in the set.
_STATES = {
    4: "checked",
    8: "enabled",
    9: "expandable",
    10: "expanded",
    11: "focusable",
    12: "focused",
    23: "selected",
    25: "showing",
    36: "invalid",
}
_IN_A_WORD = 32
_RELATIONS = {
    1: "label for",
    2: "labelled by",
    17: "description for",
    18: "described by",
    21: "error",
    22: "error for",
}


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
            # Held against what the database has of the same moment.
            lambda *told: say({"heard": str(told[3]), "at": time.time()}),  # noqa: TID251
            signal_name="Announcement",
            dbus_interface=f"{_ATSPI}.Event.Object",
        )
        registry = self._bus.get_object(f"{_ATSPI}.Registry", "/org/a11y/atspi/registry")
        dbus.Interface(registry, f"{_ATSPI}.Registry").RegisterEvent(
            "object:announcement", dbus.Array([], signature="s"), ""
        )

    def tree(self) -> Iterator[dict[str, Any]]:
        """Yield what is shown, with all that it tells of itself."""
        for node, depth, states in self._walk((f"{_ATSPI}.Registry", _ROOT), 0, []):
            told = {
                one.rpartition(".")[2] for one in self._call(node, "Accessible", "GetInterfaces")
            }
            yield {
                "depth": depth,
                "role": str(self._call(node, "Accessible", "GetRoleName")),
                "name": str(self._property(node, "Accessible", "Name")),
                "description": str(self._property(node, "Accessible", "Description")),
                "states": states,
                "place": [
                    int(one) for one in self._call(node, "Component", "GetExtents", dbus.UInt32(0))
                ]
                if "Component" in told
                else [],
                "value": float(self._property(node, "Value", "CurrentValue"))
                if "Value" in told
                else None,
                "relations": {
                    _RELATIONS.get(int(kind), str(kind)): [
                        str(self._property(other, "Accessible", "Name")) for other in others
                    ]
                    for kind, others in self._call(node, "Accessible", "GetRelationSet")
                },
            }

    def named(self, name: str) -> Any:
        """Return what is shown by this name, and takes the focus."""
        for node, _, states in self._walk((f"{_ATSPI}.Registry", _ROOT), 0, []):
            if "focusable" in states and str(self._property(node, "Accessible", "Name")) == name:
                return node
        raise LookupError(name)

    def press(self, name: str) -> None:
        """Press a button."""
        self._call(self.named(name), "Action", "DoAction", 0)

    def focus(self, name: str) -> None:
        """Lead the keyboard to it."""
        self._call(self.named(name), "Component", "GrabFocus")

    def write(self, name: str, text: str) -> None:
        """Fill a field."""
        self._call(self.named(name), "EditableText", "SetTextContents", text)

    def _walk(
        self, node: Any, depth: int, states: list[str]
    ) -> Iterator[tuple[Any, int, list[str]]]:
        if depth:
            yield node, depth, states
        for child in self._call(node, "Accessible", "GetChildren"):
            of_child = self._states(child)
            # The registry's own children are programs, which are not shown themselves.
            if depth == 0 or "showing" in of_child:
                yield from self._walk(child, depth + 1, of_child)

    def _states(self, node: Any) -> list[str]:
        words = self._call(node, "Accessible", "GetState")
        return [
            name
            for at, name in _STATES.items()
            if int(words[at // _IN_A_WORD]) >> at % _IN_A_WORD & 1
        ]

    def _call(self, node: Any, interface: str, method: str, *told: Any) -> Any:
        thing = self._bus.get_object(node[0], node[1], introspect=False)
        return thing.get_dbus_method(method, dbus_interface=f"{_ATSPI}.{interface}")(*told)

    def _property(self, node: Any, interface: str, name: str) -> Any:
        thing = self._bus.get_object(node[0], node[1], introspect=False)
        return thing.Get(f"{_ATSPI}.{interface}", name, dbus_interface=_PROPERTIES)


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
            case ["focus", name]:
                bus.focus(name)
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
