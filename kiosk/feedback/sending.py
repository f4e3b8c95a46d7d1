"""How a visitor's answer reaches the core: in its turn, and told to her alone."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.rate_limit import RateLimit, TouchWait
from reception.app import Reception
from ui_kit.background import Background


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingAnswer:
    """How content a visitor is; repeated as it is, it counts once."""

    score: int
    reason: str | None
    label: str | None
    operation: UUID


class Sending(QObject):
    """Asks the core for one visitor; what it says to one who has left is not told to the next.

    An answer without a ticket waits where many came in quick succession, so that a child who plays
    does not drown what the others say. With a ticket, which is rated once, it never waits.
    """

    changed = Signal()
    held = Signal()
    """The answer is sent by itself, a little later."""
    sent = Signal(object)
    """The RatingAnswer."""
    failed = Signal(object)
    """The error."""

    def __init__(
        self,
        core: Reception,
        background: Background,
        rate_limit: RateLimit,
        parent: QObject,
        *,
        station: str,
    ) -> None:
        super().__init__(parent)
        self.busy = False
        self._core = core
        self._background = background
        self._station = station
        self._visitor = 0
        self._answer: RatingAnswer | None = None
        self._wait = TouchWait(rate_limit, self)
        self._wait.came.connect(self._send_in_turn)

    def send(self, answer: RatingAnswer) -> None:
        """Hand an answer to the core, as soon as it is its turn."""
        self._wait.give_up()
        self._answer = answer
        if answer.label or self._wait.has_come():
            self._send_in_turn()
        else:
            self.held.emit()

    def again(self) -> None:
        """Hand over the same answer, which has had its turn: it counts once."""
        answer = self._answer
        if answer is None:
            return
        self.ask(
            lambda: self._core.ratings.rate(
                answer.score,
                reason=answer.reason,
                label=answer.label,
                station=self._station,
                operation=answer.operation,
            ),
            lambda _: self.sent.emit(answer),
            self.failed.emit,
        )

    def ask[T](
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Ask the core something for the visitor who is there now."""
        self.busy = True
        self.changed.emit()
        self._background.run(act, self._heard_by_her(done), self._heard_by_her(failed))

    def recall(self) -> None:
        """Send nothing that still waits."""
        self._wait.give_up()

    def reset(self) -> None:
        """Reset for the next visitor."""
        self.recall()
        self._visitor += 1
        self.busy = False

    @Slot()
    def _send_in_turn(self) -> None:
        if self._answer and self._answer.label is None:
            self._wait.take()
        self.again()

    def _heard_by_her[T](self, tell: Callable[[T], None]) -> Callable[[T], None]:
        visitor = self._visitor

        def told(result: T) -> None:
            if visitor == self._visitor:
                self.busy = False
                tell(result)

        return told
