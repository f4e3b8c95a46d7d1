"""What the service menu knows of the kiosk without its server, and does about it."""

import logging
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.care import service_words as say
from kiosk.outage.source import Outage
from kiosk.outage.standing import Aside, Standing
from ui_kit.background import Background

log = logging.getLogger(__name__)


class OutageActs(QObject):
    """Looks how the kiosk stands; hands over again, or gives up, what the server has refused."""

    told = Signal(str, str)
    """What there is to say of it, and what is put into that."""
    changed = Signal()

    def __init__(self, outage: Outage | None, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.standing = Standing()
        self._outage = outage
        self._background = background
        self._giving_up: UUID | None = None

    @property
    def possible(self) -> bool:
        """Return whether the kiosk goes on without its server."""
        return self._outage is not None

    @property
    def aside(self) -> Aside | None:
        """Return the first ticket that waits for a decision."""
        return self.standing.aside[0] if self.standing.aside else None

    def look(self) -> None:
        """Ask how the kiosk stands."""
        if self._outage:
            self._background.run(self._outage.standing, self._learn, self._not_done)

    def hand_over(self) -> None:
        """Hand the first ticket over after all."""
        outage, aside = self._outage, self.aside
        if outage and aside:
            self.told.emit(say.HANDED_OVER, aside.label)
            self._do(lambda: outage.retry(aside.operation))

    def give_up(self) -> None:
        """Give the first ticket up, at the second touch."""
        outage, aside = self._outage, self.aside
        if outage is None or aside is None:
            return
        if self._giving_up != aside.operation:
            self.told.emit(say.GIVE_UP_TWICE, aside.label)
            self._giving_up = aside.operation
            return
        log.info("ticket %s is given up in the service menu", aside.label)
        self.told.emit(say.GIVEN_UP, aside.label)
        self._do(lambda: outage.void(aside.operation, "given up in the service menu"))

    def forget(self) -> None:
        """Take back the first touch."""
        self._giving_up = None

    def _do(self, act: Callable[[], None]) -> None:
        self._giving_up = None
        self._background.run(act, lambda _: self.look(), self._not_done)

    def _learn(self, standing: Standing) -> None:
        if standing != self.standing:
            self.standing = standing
            self.changed.emit()

    def _not_done(self, error: Exception) -> None:
        log.warning("the journal does not do what it is asked for: %s", error)
