"""What a clerk may do while the database is away, and how it is told afterwards.

She may end what she has in hand: nobody else can touch it. She may call nobody: without the
database two clerks would call the same visitor.
"""

import logging
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from counter_display.clerk_panel.notices import Notices
from counter_display.clerk_panel.words import filled, translate
from reception.app import Reception
from reception.domain import ticket as tickets
from reception.domain.errors import (
    DeniedFault,
    EnvironmentFault,
    Refusal,
    UnansweredFault,
    UnreachableFault,
)
from reception.domain.ticket import Event, EventKind, TicketState, Visit, remark
from reception.domain.unit import SERVED
from reception.queue.hall import Hall
from reception.queue.model import At
from reception.queue.verbs import VERBS, Said, Verb, verb_named
from reception.system.decode import decoded
from reception.system.files import make_private, put_whole, settle_file
from ui_kit.background import Background
from ui_kit.refusals import sentence
from ui_kit.words import time_text

try:
    import fcntl
except ImportError:  # pragma: no cover - where one station has one user, nobody else is there
    fcntl = None  # type: ignore[assignment]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptVerb:
    """An act on the visitor in hand, as it was done."""

    operation: UUID
    act: str
    """The verb's code."""
    counter: int
    clerk: str
    label: str
    at: datetime
    outcome: str | None = None
    note: str | None = None
    refused: str | None = None
    """Why the database would not take it, in the words that were shown."""

    @property
    def verb(self) -> Verb:
        """Return what was done."""
        return verb_named(self.act)


class KeptVerbs:
    """The acts of one panel; another panel of the same station keeps none beside it."""

    def __init__(self, file: Path | None = None) -> None:
        """Keep them in ``file``; without one, until the program ends."""
        self._file = file
        self._lock = threading.Lock()
        self._holder: int | None = None
        self.can_keep = file is None or self._take(file)
        """Whether this panel has the file for itself."""
        self._acts = self._read() if self.can_keep else ()

    @property
    def waiting(self) -> tuple[KeptVerb, ...]:
        """Return what the database has still to be told, in the order in which it was done."""
        return tuple(one for one in self._acts if one.refused is None)

    @property
    def refused(self) -> tuple[KeptVerb, ...]:
        """Return what it would not take, and nobody has read yet."""
        return tuple(one for one in self._acts if one.refused is not None)

    def keep(self, act: KeptVerb) -> None:
        """Write an act down; the same one again changes nothing.

        Raises:
            EnvironmentFault: the disk does not take it.
        """
        with self._lock:
            if all(one.operation != act.operation for one in self._acts):
                self._write((*self._acts, act))

    def drop(self, operation: UUID) -> None:
        """Forget an act: the database has it, or its refusal was read."""
        with self._lock:
            self._write(one for one in self._acts if one.operation != operation)

    def park(self, operation: UUID, refused: str) -> None:
        """Keep an act apart that the database would not take."""
        with self._lock:
            self._write(
                replace(one, refused=refused) if one.operation == operation else one
                for one in self._acts
            )

    def close(self) -> None:
        """Leave the file to the next panel."""
        if self._holder is not None:
            os.close(self._holder)
            self._holder = None

    def _take(self, file: Path) -> bool:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._holder = os.open(file.with_suffix(".lock"), os.O_CREAT | os.O_RDWR, 0o600)
            if fcntl:
                fcntl.flock(self._holder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            _log.warning(
                "nothing is kept here while the database is away: another panel works at this"
                " station; end it, or give this one a name of its own in NOUBA_STATION"
            )
            return False
        except OSError as error:
            self.close()
            _log.warning("nothing is kept here while the database is away: %s", error)
            return False
        return True

    def _read(self) -> tuple[KeptVerb, ...]:
        if self._file is None:
            return ()
        try:
            acts = decoded(self._file.read_bytes(), tuple[KeptVerb, ...])
            for one in acts:
                verb_named(one.act)  # KeyError: a newer program kept it
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.MsgspecError, KeyError) as error:
            aside = self._file.with_suffix(".unreadable")
            _log.error("%s cannot be read and is put aside as %s: %s", self._file, aside, error)
            try:
                self._file.replace(aside)
            except OSError:
                self.can_keep = False
            return ()
        return acts

    def _write(self, acts: Iterable[KeptVerb]) -> None:
        acts = tuple(acts)
        if self._file:
            try:
                _put_on_disk(self._file, msgspec.json.encode(acts))
            except OSError as error:
                raise EnvironmentFault(
                    f"{self._file} cannot be written: {error}", "make room on this disk"
                ) from error
        self._acts = acts


def _put_on_disk(file: Path, content: bytes) -> None:
    """Put the content in place of the file's; it is on the disk when this returns."""
    with put_whole(file) as draft:
        make_private(draft)
        draft.write_bytes(content)
        settle_file(draft)
    settle_file(file.parent)


def is_cut_by(error: Exception) -> bool:
    """Return whether an error means that the database is away, and comes back by itself."""
    return isinstance(error, UnreachableFault | UnansweredFault)


class PanelLink(QObject):
    """Keeps verbs while the database is away, and tells them when it is back."""

    changed = Signal()
    """The panel works without the database, or with it again, or a refusal was read."""

    def __init__(
        self,
        core: Reception,
        kept: KeptVerbs,
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
        self.kept = kept
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
    def verbs(self) -> frozenset[Verb]:
        """Return what may be done without the database, and is told later."""
        return frozenset(one for one in VERBS if one.offline and self.kept.can_keep)

    def be_cut(self, error: Exception, *, since: datetime) -> None:
        """Work without the database from now on."""
        if self.cut_since is None:
            self.cut_since = since
            _log.warning("the clerk's panel works without the database: %s", error)
            self.changed.emit()
        current = self._notices.current
        if current is None or not current.passes:
            text = translate(
                "Clerk",
                "No connection since %1. Start, finish, no-show and note are kept here; nobody can"
                " be called.",
            )
            self._notices.show_fault(filled(text, time_text(self.cut_since)))

    def be_back(self, told: int) -> None:
        """Work with the database again, which was told so many acts."""
        if self.cut_since is None:
            return
        self.cut_since = None
        self.changed.emit()
        self._notices.show(
            translate("Clerk", "The connection is back. What you did meanwhile is entered.")
            if told
            else translate("Clerk", "The connection is back.")
        )

    def reset(self) -> None:
        """Begin anew on another page."""
        self.cut_since = None

    def carry_out(
        self, verb: Verb, said: Said, at: At, held: Visit, operation: UUID
    ) -> tuple[Visit, datetime]:
        """Keep an act; return the visit as it stands after it, and when that was.

        Raises:
            EnvironmentFault: this station's disk does not take it.
        """
        # A clock that was set back meanwhile makes no act earlier than the one before it.
        now = max(self._core.clock.now(), _last_at(held))
        if verb.event is None or at.counter is None:
            raise RuntimeError(f"{verb.code} is about no visitor in hand")
        kept = KeptVerb(
            operation=operation,
            act=verb.code,
            counter=at.counter,
            clerk=at.clerk,
            label=held.ticket.label,
            at=now,
            outcome=said.outcome or SERVED if verb.event is EventKind.FINISHED else None,
            note=remark(said.note) if verb.event is EventKind.NOTED else None,
        )
        after = tickets.apply(
            held,
            Event(
                kind=verb.event,
                at=now,
                counter=at.counter,
                clerk=at.clerk,
                outcome=kept.outcome,
                note=kept.note,
            ),
        )
        self.kept.keep(kept)
        return after, now

    def report(self) -> int:
        """Tell the database what was kept; return how much of it is entered.

        Raises:
            EnvironmentFault: it is away again; what is left is told the next time.
        """
        entered = 0
        for one in self.kept.waiting:
            try:
                _report(self._core, one)
            # A server denies what somebody did whom it knew elsewhere then: no later try helps.
            except (Refusal, DeniedFault) as refusal:
                if not _is_so_already(self._core.hall, one):
                    _log.warning("%s of %s is refused afterwards: %s", one.act, one.label, refusal)
                    self.kept.park(one.operation, sentence(refusal))
                    continue
            self.kept.drop(one.operation)
            entered += 1
        return entered

    def report_for_another(self) -> None:
        """Tell what whoever sat here before could not, though nobody sits here now."""
        if self.kept.waiting:
            self._background.run(self.report, lambda _: None, _log_failure)

    @Slot(object)
    def put_away(self, act: KeptVerb) -> None:
        """Forget an act that was not possible any more: somebody has read why."""
        self.aside.run(
            lambda: self.kept.drop(act.operation),
            lambda _: self.changed.emit(),
            self._notices.report,
        )


def _log_failure(error: Exception) -> None:
    if not is_cut_by(error):
        _log.error("what was kept could not be told", exc_info=error)


def _report(core: Reception, one: KeptVerb) -> None:
    at = At(one.counter, one.clerk, one.label)
    said = Said(outcome=one.outcome, note=one.note)
    one.verb.do(core.desk_at(one.at), at, said, one.operation)


def _is_so_already(hall: Hall, one: KeptVerb) -> bool:
    """Return whether the visit ended so by an act of hers that was done and got no answer."""
    if one.verb.event is not EventKind.FINISHED:
        return False
    try:
        visit = hall.ticket(one.label).visit
    except Refusal:
        return False
    return visit.state is TicketState.SERVED and visit.leg.clerk == one.clerk


def _last_at(held: Visit) -> datetime:
    leg = held.leg
    known = (leg.waiting_since, leg.last_called_at, leg.started_at)
    return max(at for at in known if at is not None)
