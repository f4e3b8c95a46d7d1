"""What the groups of the office's verbs stand on."""

from collections.abc import Callable

from argon2 import PasswordHasher

from reception.domain.unit import Unit
from reception.system.clock import Clock
from reception.unit.audit import Audit
from reception.unit.reader import UnitReader
from reception.unit.sql import SqlUnitStore

# OWASP's second minimum for argon2id: 46 MiB, one pass (Password Storage Cheat Sheet).
PASSWORD_HASHER = PasswordHasher(time_cost=1, memory_cost=47104, parallelism=1)


class OfficeBase:
    """The store, the unit, the clock, passwords, and the log of what is done."""

    def __init__(
        self,
        store: SqlUnitStore,
        units: UnitReader,
        clock: Clock,
        new_password: Callable[[], str],
        hasher: PasswordHasher = PASSWORD_HASHER,
    ) -> None:
        self._store = store
        self._units = units
        self._clock = clock
        self._new_password = new_password
        self._hasher = hasher
        self.audit = Audit(store, units, clock)

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        return self._units.current()[1]

    def _hashes(self, words: dict[str, str]) -> dict[str, str]:
        return {login: self._hasher.hash(word) for login, word in words.items()}
