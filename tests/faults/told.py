"""What stations were told of their acts, held against what the database says in the end.

An act is invoked, and then it is done, failed, or nobody knows. Whoever does not know asks again
with the same operation id; whoever was told that it failed believes it, and begins another act.
"""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from reception.domain.errors import Refusal, StorageFault, UnansweredFault
from reception.domain.ticket import Visit
from reception.queue.model import RaceLostError
from reception.system.clock import Ids
from tests.support.databases import behind_its_back

_EVENTS = """
    SELECT event.operation, event.kind, ticket.label
    FROM event JOIN ticket ON ticket.id = event.ticket ORDER BY event.seq
"""


@dataclass
class Told:
    """The acts of all stations, by their operation ids."""

    done: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    """The kind of event and the label that the answer named."""
    failed: set[UUID] = field(default_factory=set)
    unknown: set[UUID] = field(default_factory=set)
    """Of which nobody knew, at least for a while."""
    worst_s: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def carry_out(
        self, kind: str, act: Callable[[UUID], Visit], ids: Ids, pause: Callable[[], bool]
    ) -> Visit | None:
        """Carry an act out until it is answered; None when it is refused, or ``pause`` gives up."""
        operation = ids.new()
        while True:
            try:
                visit = act(operation)
            except Refusal:
                return None
            except UnansweredFault:
                with self._lock:
                    self.unknown.add(operation)
            except (StorageFault, RaceLostError):
                # Of what was unknown before, a failure to ask says nothing.
                if operation not in self.unknown:
                    with self._lock:
                        self.failed.add(operation)
                    operation = ids.new()
            else:
                with self._lock:
                    self.done[operation] = (kind, visit.ticket.label)
                return visit
            if pause():
                return None

    def lies(self, database_url: str) -> list[str]:
        """Return where the database says something else than the stations were told."""
        with behind_its_back(database_url) as connection:
            events = [
                (UUID(str(operation)), str(kind), str(label))
                for operation, kind, label in connection.execute(_EVENTS).fetchall()
            ]
        written = {operation: (kind, label) for operation, kind, label in events}
        lost = [
            f"{kind} of {label} was told, and is not there"
            for operation, (kind, label) in self.done.items()
            if (kind, label) not in {(k, at) for of, k, at in events if of == operation}
        ]
        ghosts = [
            f"{kind} of {label} is there, and was told to have failed"
            for operation, (kind, label) in written.items()
            if operation in self.failed
        ]
        nobodys = [
            f"{kind} of {label} is there, and nobody knows of it"
            for operation, (kind, label) in written.items()
            if operation not in self.done and operation not in self.failed
        ]
        issued = Counter(label for kind, label in self.done.values() if kind == "issued")
        called = Counter(label for _, kind, label in events if kind == "called")
        twice = [f"{label} was given twice" for label, times in issued.items() if times > 1] + [
            f"{label} was called {times} times" for label, times in called.items() if times > 1
        ]
        return [*lost, *ghosts, *nobodys, *twice]
