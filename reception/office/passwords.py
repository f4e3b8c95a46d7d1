"""Signing in, and keeping passwords."""

from argon2.exceptions import InvalidHashError, VerificationError

from reception.domain.audit import Act, login_of
from reception.domain.errors import SignInRefusedError
from reception.domain.office_errors import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    WeakPasswordError,
)
from reception.domain.rights import Right
from reception.domain.unit import Person
from reception.office.ground import Ground

_FEWEST_SIGNS = 5


class Passwords(Ground):
    """Signs people in; gives new passwords, and lets everybody choose an own one."""

    def sign_in(self, login: str, password: str) -> Person:
        """Return the person whose login and password these are; well or badly, it is written down.

        Raises:
            SignInRefusedError: they do not belong together.
        """
        try:
            person = self._recognised(login, password)
        except SignInRefusedError:
            # Who types the password where the login belongs must not find it in the log.
            known = next((one for one in self.unit().people if one.login == login), None)
            self.audit.note(known, Act.SIGN_IN, refused=True)
            raise
        self.audit.note(person, Act.SIGN_IN)
        return person

    def change_own_password(self, asking: Person, old: str, new: str) -> None:
        """Give a person the password that she chose herself.

        Raises:
            SignInRefusedError: the old one is not hers.
            WeakPasswordError: the new one is too easily guessed.
        """
        try:
            self._recognised(asking.login, old)
        except SignInRefusedError:
            self.audit.note(asking, Act.CHANGE_PASSWORD, refused=True)
            raise
        if (
            not SHORTEST_PASSWORD <= len(new) <= LONGEST_PASSWORD
            or len(set(new)) < _FEWEST_SIGNS
            or asking.login in new.lower()
            or new == old
        ):
            raise WeakPasswordError
        entry = self.audit.entry(asking.login, Act.CHANGE_PASSWORD, asking.login)
        self._store.set_password_hash(
            self.unit().code, asking.login, self._hasher.hash(new), noting=entry
        )

    def renew_password(self, login: str, *, asking: Person | None) -> str:
        """Give a person a new password, and return it: it is shown once and not kept.

        Raises:
            NotAllowedError: the person who asks may not.
            UnknownPersonError: nobody here has this login.
        """
        self.audit.demand(asking, Right.KEEP_PEOPLE, Act.RENEW_PASSWORD)
        unit = self.unit()
        unit.person(login)
        word = self._new_password()
        entry = self.audit.entry(login_of(asking), Act.RENEW_PASSWORD, login)
        self._store.set_password_hash(unit.code, login, self._hasher.hash(word), noting=entry)
        return word

    def _recognised(self, login: str, password: str) -> Person:
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
