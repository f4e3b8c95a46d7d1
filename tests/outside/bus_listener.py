"""A screen reader's part on the accessibility bus: it walks the tree, presses, writes, and listens.

It is run by the system's Python, which has D-Bus, and speaks lines of JSON: it is asked by
``["tree"]``, ``["pulse"]``, ``["press", name]``, ``["focus", name]`` and ``["write", name, text]``,
and tells ``{"heard": text, "at": seconds}`` of itself.
"""

import importlib
import json
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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


_REGISTRY = (f"{_ATSPI}.Registry", _ROOT)
_TOLD = ("Name", "Description")

type _Question = tuple[Any, str, str, tuple[Any, ...]]
"""Whom it is put to, by which interface and method, and what is told with it."""


@dataclass
class _Shown:
    """Something that is shown."""

    node: Any
    depth: int
    states: list[str]
    interfaces: set[str]
    held: "list[_Shown]" = field(default_factory=list)

    def walked(self) -> "Iterator[_Shown]":
        """Yield it, and whatever it holds."""
        yield self
        for one in self.held:
            yield from one.walked()


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

    def tree(self) -> list[dict[str, Any]]:
        """Return what is shown, with all that it tells of itself."""
        shown = self._shown()
        told = self._all(_property(one.node, "Accessible", name) for one in shown for name in _TOLD)
        roles = self._all(_call(one.node, "Accessible", "GetRoleName") for one in shown)
        relations = self._all(_call(one.node, "Accessible", "GetRelationSet") for one in shown)
        related = [
            (at, int(kind), other)
            for at, each in enumerate(relations)
            for kind, others in each
            for other in others
        ]
        names = self._all(_property(other, "Accessible", "Name") for _, _, other in related)
        placed, valued = (
            [at for at, one in enumerate(shown) if interface in one.interfaces]
            for interface in ("Component", "Value")
        )
        extents = self._all(
            _call(shown[at].node, "Component", "GetExtents", dbus.UInt32(0)) for at in placed
        )
        values = self._all(_property(shown[at].node, "Value", "CurrentValue") for at in valued)
        tree: list[dict[str, Any]] = [
            {
                "depth": one.depth,
                "role": str(roles[at]),
                "name": str(told[len(_TOLD) * at]),
                "description": str(told[len(_TOLD) * at + 1]),
                "states": one.states,
                "place": [],
                "value": None,
                "relations": {},
            }
            for at, one in enumerate(shown)
        ]
        for at, place in zip(placed, extents, strict=True):
            tree[at]["place"] = [int(one) for one in place]
        for at, value in zip(valued, values, strict=True):
            tree[at]["value"] = float(value)
        for (at, kind, _), name in zip(related, names, strict=True):
            of_kind = tree[at]["relations"].setdefault(_RELATIONS.get(kind, str(kind)), [])
            of_kind.append(str(name))
        return tree

    def pulse_s(self) -> float:
        """Return how long all programs take to say what they show first."""
        began = time.monotonic()
        try:
            programs = self._one(_REGISTRY, "Accessible", "GetChildren")
            self._all(_call(one, "Accessible", "GetChildren") for one in programs)
        except dbus.DBusException:
            pass  # it hangs for longer than is waited for, or has ended
        return time.monotonic() - began

    def named(self, name: str) -> Any:
        """Return what is shown by this name, and takes the focus."""
        shown = [one.node for one in self._shown() if "focusable" in one.states]
        names = self._all(_property(one, "Accessible", "Name") for one in shown)
        for one, told in zip(shown, names, strict=True):
            if str(told) == name:
                return one
        raise LookupError(name)

    def press(self, name: str) -> None:
        """Press a button."""
        self._one(self.named(name), "Action", "DoAction", 0)

    def focus(self, name: str) -> None:
        """Lead the keyboard to it."""
        self._one(self.named(name), "Component", "GrabFocus")

    def write(self, name: str, text: str) -> None:
        """Fill a field."""
        self._one(self.named(name), "EditableText", "SetTextContents", text)

    def _shown(self) -> list[_Shown]:
        """Return what is shown, each before what it holds."""
        # The registry's own children are programs, which are not shown themselves.
        level = [
            _Shown(node, 1, [], set()) for node in self._one(_REGISTRY, "Accessible", "GetChildren")
        ]
        top = list(level)
        while level:
            children = self._all(_call(one.node, "Accessible", "GetChildren") for one in level)
            for one, held in zip(level, children, strict=True):
                one.held = [_Shown(node, one.depth + 1, [], set()) for node in held]
            below = [held for one in level for held in one.held]
            states = self._all(_call(one.node, "Accessible", "GetState") for one in below)
            for one, words in zip(below, states, strict=True):
                one.states = _states(words)
            for one in level:
                one.held = [held for held in one.held if "showing" in held.states]
            level = [held for one in level for held in one.held]
        shown = [held for one in top for held in one.walked()]
        told = self._all(_call(one.node, "Accessible", "GetInterfaces") for one in shown)
        for one, interfaces in zip(shown, told, strict=True):
            one.interfaces = {str(name).rpartition(".")[2] for name in interfaces}
        return shown

    def _one(self, node: Any, interface: str, method: str, *told: Any) -> Any:
        (answer,) = self._all([_call(node, interface, method, *told)])
        return answer

    def _all(self, questions: Iterable[_Question]) -> list[Any]:
        """Ask all at once, and return the answers: one after the other takes a busy machine long.

        Raises:
            DBusException: one of them has no answer.
        """
        asked = list(questions)
        answers: dict[int, Any] = {}
        for at, (node, interface, method, told) in enumerate(asked):
            thing = self._bus.get_object(node[0], node[1], introspect=False)
            thing.get_dbus_method(method, dbus_interface=interface)(
                *told,
                reply_handler=lambda *answer, at=at: answers.update({at: (answer or (None,))[0]}),
                error_handler=lambda error, at=at: answers.update({at: error}),
            )
        while len(answers) < len(asked):
            glib.MainContext.default().iteration(True)
        for answer in answers.values():
            if isinstance(answer, dbus.DBusException):
                raise answer
        return [answers[at] for at in range(len(asked))]


def _call(node: Any, interface: str, method: str, *told: Any) -> _Question:
    return node, f"{_ATSPI}.{interface}", method, told


def _property(node: Any, interface: str, name: str) -> _Question:
    return node, _PROPERTIES, "Get", (f"{_ATSPI}.{interface}", name)


def _states(words: Any) -> list[str]:
    return [
        name for at, name in _STATES.items() if int(words[at // _IN_A_WORD]) >> at % _IN_A_WORD & 1
    ]


def say(told: Any) -> None:
    """Tell whoever asked."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def answer(bus: Bus, asked: list[str]) -> bool:
    """Do what was asked; GLib asks no second time."""
    try:
        match asked:
            case ["tree"]:
                say({"tree": bus.tree()})
            case ["pulse"]:
                say({"pulse": bus.pulse_s()})
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
