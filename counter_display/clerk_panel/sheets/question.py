"""What a sheet asks: a numbered list or several, and perhaps a line to write."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from reception.queue.verbs import Said, Verb


class Line(Enum):
    """The line that may be written beneath the list."""

    NONE = auto()
    NOTE = auto()
    """For the next counter."""
    REASON = auto()
    """Goes with the reason chosen, or stands for it."""
    NUMBER = auto()
    """A ticket's number, which shortens the list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One entry of a list, and what it answers."""

    name: str
    said: Said
    detail: str = ""
    number: str = ""
    """Of the ticket, where it is one: ``A042``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """One list of a sheet; its name is on the tab that shows it."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One position of a switch, and what it makes of what was said."""

    name: str
    apply: Callable[[Said], Said]


@dataclass(frozen=True, kw_only=True, slots=True)
class Switch:
    """What is nearly always as usual, and is changed by one key."""

    letters: tuple[str, str]
    """The key's, as of a button."""
    name: str
    settings: tuple[Setting, ...]
    """The usual one first."""


@dataclass(slots=True)
class Draft:
    """What was chosen and written in a sheet so far; it outlives the widgets that show it."""

    group: int = 0
    row: int = 0
    text: str | None = None
    """None: what the question has there at first."""
    turned: dict[int, int] = field(default_factory=dict)
    """How far each switch was turned."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One sheet, in the present language."""

    verb: Verb
    title: str
    groups: tuple[Group, ...]
    warning: str = ""
    """What should be known before it is answered."""
    line: Line = Line.NONE
    written: str | None = None
    """What stands in the line at first, where the keys go there at once."""
    switches: tuple[Switch, ...] = ()
    then: "Callable[[Said], Question] | None" = None
    """What is asked after this; None: it is done."""
