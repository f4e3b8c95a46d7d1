"""Which page of a long list is shown."""

from collections.abc import Sequence


class Pager:
    """Shows so many rows at a time; after the last page comes the first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._page = 0
        self._pages = 1

    def resize(self, size: int) -> bool:
        """Show so many rows at a time; return whether it is another number than before."""
        before, self._size = self._size, max(1, size)
        return before != self._size

    def begin(self) -> None:
        """Show the first page."""
        self._page = 0

    def turn(self) -> None:
        """Show the next page."""
        self._page = (self._page + 1) % self._pages

    def part[T](self, rows: Sequence[T]) -> list[T]:
        """Return the rows of the page that is shown."""
        self._pages = max(1, -(-len(rows) // self._size))
        self._page %= self._pages
        first = self._page * self._size
        return list(rows[first : first + self._size])

    @property
    def number(self) -> str:
        """Return which page is shown, such as ``1 / 2``; empty when there is only one."""
        return f"{self._page + 1} / {self._pages}" if self._pages > 1 else ""
