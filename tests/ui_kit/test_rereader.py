from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from tests.support.fakes import Held
from ui_kit.changes import Rereader


class Reader(QObject):
    """Reads the numbers it is given, one after the other."""

    def __init__(self, *numbers: int) -> None:
        super().__init__()
        self.background = Held()
        self.numbers: Iterator[int] = iter(numbers)
        self.seen: list[int | Exception] = []
        self._rereader = Rereader(self.background, self)
        self._rereader.again.connect(self.refresh)

    def refresh(self) -> None:
        self._rereader.run(self.numbers.__next__, self.take, self.seen.append)

    def take(self, number: int) -> None:
        self.seen.append(number)
        if number < 0:
            raise ValueError("a bug")


@pytest.fixture(autouse=True)
def app(qapp: QGuiApplication) -> None:
    """Signals need an application."""


def test_what_is_asked_meanwhile_is_read_once_more() -> None:
    reader = Reader(1, 2, 3)
    for _ in range(5):
        reader.refresh()
    reader.background.let_happen()
    assert reader.seen == [1, 2]


def test_a_reading_that_failed_does_not_lose_what_was_asked() -> None:
    reader = Reader()
    reader.refresh()
    reader.refresh()
    reader.background.let_happen()
    assert len(reader.seen) == 2
    assert all(isinstance(one, StopIteration) for one in reader.seen)


def test_a_bug_in_whoever_takes_it_does_not_end_the_reading() -> None:
    reader = Reader(-1, 2)
    reader.refresh()
    with pytest.raises(ValueError, match="a bug"):
        reader.background.let_happen()
    reader.refresh()
    reader.background.let_happen()
    assert reader.seen == [-1, 2]
