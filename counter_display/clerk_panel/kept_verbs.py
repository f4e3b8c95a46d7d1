"""What a clerk did while the database was away, in a small file of the station.

Each act is on the disk before the panel shows it as done, and leaves the file when the database has
taken it, or when a person has read why it would not.
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

from reception.domain.errors import EnvironmentFault
from reception.queue.verbs import Verb, verb_named
from reception.system.files import put_whole, settle_file

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
            self._write(tuple(one for one in self._acts if one.operation != operation))

    def park(self, operation: UUID, refused: str) -> None:
        """Keep an act apart that the database would not take."""
        with self._lock:
            self._write(
                tuple(
                    replace(one, refused=refused) if one.operation == operation else one
                    for one in self._acts
                )
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
            acts = msgspec.json.decode(self._file.read_bytes(), type=tuple[KeptVerb, ...])
            _require_known(acts)
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


def _require_known(acts: Iterable[KeptVerb]) -> None:
    """Refuse what a newer program kept.

    Raises:
        KeyError: this one has no such verb.
    """
    for one in acts:
        verb_named(one.act)


def _put_on_disk(file: Path, content: bytes) -> None:
    """Put the content in place of the file's; it is on the disk when this returns."""
    with put_whole(file) as draft:
        draft.write_bytes(content)
        settle_file(draft)
    settle_file(file.parent)
