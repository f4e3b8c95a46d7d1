"""A background that hangs now and then, before or after the act, and loses what came of it."""

from collections import deque
from collections.abc import Callable

from reception.domain.errors import StorageFault


class Fitful:
    """Carries out acts at once; while it hangs, one by one and only when it is told to.

    While it answers late, acts are carried out at once, and handed back when it is told to.

    ``deliver`` is called with what is handed back, and when that was asked for: a mark that
    ``mark`` gave at that time.
    """

    def __init__(self) -> None:
        self.hangs = False
        self.answers_late = False
        self.loses_next = False
        self.mark: Callable[[], int] = lambda: 0
        self.deliver: Callable[[int, Callable[[], None]], None] = lambda _, hand_back: hand_back()
        self._waiting: deque[Callable[[], None]] = deque()

    def run[T](
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Carry out ``act`` now, or when it is its turn."""
        asked_at = self.mark()

        def answer() -> Callable[[], None]:
            try:
                result = act()
                self._lose()
            except Exception as error:  # noqa: BLE001 - whoever asked decides what it means
                failure = error
                return lambda: failed(failure)
            return lambda: done(result)

        if self.answers_late and not self.hangs:
            answered = answer()
            self._waiting.append(lambda: self.deliver(asked_at, answered))
        else:
            self._waiting.append(lambda: self.deliver(asked_at, answer()))
        if not (self.hangs or self.answers_late):
            self.go_on()

    def _lose(self) -> None:
        loses, self.loses_next = self.loses_next, False
        if loses:
            raise StorageFault("the answer got lost", "look at the network")

    def let_one_happen(self) -> None:
        """Carry out what was asked first, though it hangs."""
        if self._waiting:
            self._waiting.popleft()()

    def go_on(self) -> None:
        """Hang no longer: carry out what waits."""
        self.hangs = self.answers_late = False
        while self._waiting and not (self.hangs or self.answers_late):
            self.let_one_happen()
