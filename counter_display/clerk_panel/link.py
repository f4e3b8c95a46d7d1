"""Whether the database is there, and what is still to be told to it."""

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from counter_display.clerk_panel.kept_acts import KeptAct
from counter_display.clerk_panel.notice import Notices
from counter_display.clerk_panel.outage import LateCore, Outage, is_cut_by
from counter_display.clerk_panel.words import back_text, cut_text
from ui_kit.background import Background

_log = logging.getLogger(__name__)


class Link(QObject):
    """Says when the panel works without the database, and when with it again."""

    changed = Signal()

    def __init__(
        self,
        core: Callable[[], LateCore],
        outage: Outage,
        notices: Notices,
        *,
        background: Background,
        aside: Background,
        parent: QObject,
    ) -> None:
        """Ask ``core`` in the background only; what needs no database is done ``aside``.

        So it waits for no question that the database does not answer.
        """
        super().__init__(parent)
        self.outage = outage
        self.aside = aside
        self.cut_since: datetime | None = None
        """Since when the database is away; None: it is there."""
        self._core = core
        self._notices = notices
        self._background = background

    @property
    def is_cut(self) -> bool:
        """Return whether only what she has in hand can be ended."""
        return self.cut_since is not None

    @property
    def owes(self) -> bool:
        """Return whether there is something to tell."""
        return bool(self.outage.kept.waiting)

    @property
    def refused(self) -> tuple[KeptAct, ...]:
        """Return what was not possible any more when it was told, and nobody has read yet."""
        return self.outage.kept.refused

    def be_cut(self, error: Exception, *, since: datetime) -> None:
        """Work without the database from now on."""
        if self.cut_since is None:
            self.cut_since = since
            _log.warning("the clerk's panel works without the database: %s", error)
            self.changed.emit()
        current, cut_since = self._notices.current, self.cut_since
        if current is None or not current.passes:
            self._notices.stand(cut_text(cut_since))

    def be_back(self, told: int) -> None:
        """Work with the database again, which was told so many acts."""
        if self.cut_since is None:
            return
        self.cut_since = None
        self.changed.emit()
        self._notices.say(back_text(told))

    def forget(self) -> None:
        """Begin anew on another page."""
        self.cut_since = None

    def tell(self) -> None:
        """Tell what whoever sat here before could not, though nobody sits here now."""
        if self.owes:
            self._background.run(
                lambda: self.outage.tell(self._core()), lambda _: None, _hear_not_told
            )

    @Slot(object)
    def put_away(self, act: KeptAct) -> None:
        """Forget an act that was not possible any more: somebody has read why."""
        self.aside.run(
            lambda: self.outage.kept.drop(act.operation),
            lambda _: self.changed.emit(),
            self._notices.tell,
        )


def _hear_not_told(error: Exception) -> None:
    if not is_cut_by(error):
        _log.error("what was kept could not be told", exc_info=error)
