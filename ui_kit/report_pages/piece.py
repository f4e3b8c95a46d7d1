"""What a page is put together of: pieces of a known height, one below the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

type Draw = Callable[[QPainter, float, float], None]
"""Draws with the upper left corner at x and y."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Something that stands on one page as a whole."""

    height: float
    draw: Draw
    keep_with_next: bool = False
    """Such as a heading, which is nothing without what follows."""
    head: "Piece | None" = None
    """Drawn again above this piece where a page begins with it."""
    is_space: bool = False
    """Left out where a page begins."""


def space(height: float) -> Piece:
    """Return an empty piece between two others."""
    return Piece(height=height, draw=lambda _painter, _x, _y: None, is_space=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A piece and how far below the top of the page's text it stands."""

    piece: Piece
    top: float


def on_pages(pieces: Sequence[Piece], heights: Callable[[int], float]) -> list[list[Placed]]:
    """Return the pieces as they stand on pages.

    Args:
        pieces: what follows what.
        heights: how much room there is on the page of a number, which begins at 0.
    """
    pages: list[list[Placed]] = [[]]
    used = 0.0
    for chain in _chains(pieces):
        needed = sum(piece.height for piece in chain)
        if pages[-1] and used + needed > heights(len(pages) - 1):
            pages.append([])
            used = 0.0
        for piece in chain:
            if piece.is_space and not pages[-1]:
                continue
            if piece.head and not pages[-1]:
                pages[-1].append(Placed(piece=piece.head, top=used))
                used += piece.head.height
            pages[-1].append(Placed(piece=piece, top=used))
            used += piece.height
    return pages


def _chains(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces in groups that a page must not tear apart."""
    chains: list[list[Piece]] = []
    goes_on = False
    for piece in pieces:
        if goes_on:
            chains[-1].append(piece)
        else:
            chains.append([piece])
        goes_on = piece.keep_with_next
    return chains
