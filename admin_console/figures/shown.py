"""What a page of figures shows, in words already: tiles, cards with plots and tables, meanings."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from admin_console.figures.inquiry import Only
from admin_console.table import Cell, Column
from ui_kit.plots.content import Content


@dataclass(frozen=True, kw_only=True)
class ShownTile:
    """One figure."""

    name: str
    caption: str
    value: str
    remark: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownTable:
    """A table; a row that has choices leads to the single visits it was counted of."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    leads: Sequence[Only | UUID | None] = ()
    """For each row: choices, or one visit; None: it leads nowhere."""


@dataclass(frozen=True, kw_only=True)
class ShownCard:
    """A plot, a table, or both, under a heading."""

    name: str
    heading: str
    plot: Content | None = None
    """The keys of its marks are choices, as of a row; None: it leads nowhere."""
    standing: bool = False
    table: ShownTable | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A whole page."""

    tiles: Sequence[ShownTile] = ()
    cards: Sequence[ShownCard] = ()
    cautions: Sequence[str] = ()
    empty: str = ""
    """Said instead of the cards."""
    meanings: Sequence[tuple[str, str]] = ()
    """What the figures mean: the figure's name, or empty, and the sentence."""
