"""What a tree that is told to assistive technology owes to whoever listens."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tests.outside.session import Node

_CONTROLS = frozenset(
    {
        "button",
        "push button",
        "toggle button",
        "check box",
        "radio button",
        "combo box",
        "spin button",
        "text",
        "entry",
        "table",
        "list",
        "page tab",
        "slider",
    }
)
_PRESSED = frozenset({"push button", "button", "toggle button", "check box", "radio button"})


def controls(tree: Sequence[Node]) -> list[Node]:
    """Return what may be pressed, chosen or written into."""
    return [one for one in tree if one.is_focusable and one.role in _CONTROLS]


def complaints(tree: Sequence[Node]) -> list[str]:
    """Return what is wrong with a tree; nothing where all is well."""
    acts = controls(tree)
    times = Counter(one.name for one in acts)
    nameless = [f"nameless {one.role} at {one.place}" for one in acts if not one.name.strip()]
    twice = [f"{count} controls are called '{name}'" for name, count in times.items() if count > 1]
    focused = [one for one in tree if one.is_focused]
    lost = [f"the focus is on a nameless {one.role}" for one in focused if not one.name.strip()]
    headless = [] if any(one.role == "heading" for one in tree) else ["there is no heading"]
    return [*nameless, *twice, *lost, *headless]


def repeated(tree: Sequence[Node]) -> list[str]:
    """Return what stands in a button that is called by it: whoever walks on hears it once more."""
    return [
        f"the {before.role} '{before.name}' says '{after.name}' again"
        for before, after in pairwise(tree)
        if before.role in _PRESSED and after.depth > before.depth
    ]


def told(tree: Sequence[Node]) -> str:
    """Return a tree as it can be read."""
    return "\n".join(map(str, tree))


def is_sound(tree: Sequence[Node]) -> None:
    """Hold a tree against what it owes.

    Raises:
        AssertionError: it owes something; all of it and the tree are said.
    """
    found = complaints(tree)
    assert not found, "\n".join([*found, told(tree)])
