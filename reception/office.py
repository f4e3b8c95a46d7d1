"""The administrator's verbs and everybody's sign-in: setting up the unit, people, passwords."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from reception.domain.errors import Refusal, SignInRefusedError, UnitNotSetUpError
from reception.domain.unit import Person, Unit
from reception.ports import Clock, UnitStore

# OWASP's second minimum for argon2id: 46 MiB, one pass (Password Storage Cheat Sheet).
PASSWORD_HASHER = PasswordHasher(time_cost=1, memory_cost=47104, parallelism=1)


class UnitReader:
    """Reads the unit's description once and again only when its revision has changed."""

    def __init__(self, store: UnitStore) -> None:
        self._store = store
        self._read: tuple[int, Unit] | None = None
        self._lock = threading.Lock()

    def current(self) -> tuple[int, Unit]:
        """Return the present revision and the unit.

        Raises:
            UnitNotSetUpError: the database holds none.
        """
        present = self._store.revision()
        if present is None:
            raise UnitNotSetUpError
        read = self._read
        if read is None or read[0] != present[1]:
            return self.refresh()
        return read

    def last_read(self) -> tuple[int, Unit]:
        """Return the unit as last read, without asking: for acts that check the revision."""
        return self._read or self.refresh()

    def refresh(self) -> tuple[int, Unit]:
        """Read the unit anew.

        Raises:
            UnitNotSetUpError: the database holds none.
        """
        with self._lock:
            read = self._store.unit()
            if read is None:
                raise UnitNotSetUpError
            self._read = read
            return read


class OtherUnitError(Refusal):
    """The database already belongs to another unit."""

    def __init__(self, present: str, asked: str) -> None:
        super().__init__(
            f"This database belongs to unit '{present}'; unit '{asked}' needs one of its own"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class SetUp:
    """What setting up the unit did."""

    changed: bool
    revision: int
    first_passwords: Mapping[str, str] = field(default_factory=dict)
    """Login to password, of people who are new; shown once and not kept."""


class Office:
    """Carries out the verbs of the administrator."""

    def __init__(
        self,
        store: UnitStore,
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

    def unit(self) -> Unit:
        """Return the unit as it is described now."""
        return self._units.current()[1]

    def set_up(self, unit: Unit, *, by: str = "nouba init") -> SetUp:
        """Load a unit's description; the same one again changes nothing.

        Raises:
            OtherUnitError: the database belongs to another unit.
        """
        present = self._store.unit()
        if present and present[1].code != unit.code:
            raise OtherUnitError(present[1].code, unit.code)
        if present and present[1] == unit:
            return SetUp(changed=False, revision=present[0])
        new = [
            person.login
            for person in unit.people
            if self._store.password_hash(unit.code, person.login) is None
        ]
        words = {login: self._new_password() for login in new}
        hashes = {login: self._hasher.hash(word) for login, word in words.items()}
        revision, written = self._store.save(unit, by=by, at=self._clock.now(), first_hashes=hashes)
        first_passwords = {login: word for login, word in words.items() if login in written}
        return SetUp(changed=True, revision=revision, first_passwords=first_passwords)

    def sign_in(self, login: str, password: str) -> Person:
        """Return the person whose login and password these are.

        Raises:
            SignInRefusedError: they do not belong together.
        """
        unit = self.unit()
        person = next((one for one in unit.people if one.login == login), None)
        stored = self._store.password_hash(unit.code, login) if person else None
        try:
            # An unknown login costs the same time as a wrong password: neither can be told apart.
            self._hasher.verify(stored or self._decoy, password)
        except (VerificationError, InvalidHashError, UnicodeError):
            raise SignInRefusedError from None
        if stored is None or person is None:
            raise SignInRefusedError
        if self._hasher.check_needs_rehash(stored):
            self._store.set_password_hash(unit.code, login, self._hasher.hash(password))
        return person

    @cached_property
    def _decoy(self) -> str:
        return self._hasher.hash("no such person")
