"""Accounts of stations on a PostgreSQL server: one for each computer, with what it needs."""

import re

from reception.accounts.model import Account, Applied, StationKind
from reception.accounts.sql import SqlAccounts
from reception.domain.errors import Refusal, UnknownCounterError

_LOGIN = re.compile(r"[a-z][a-z0-9_-]{0,39}")


class LoginRefusedError(Refusal):
    """A name that no station can connect by."""

    def __init__(self, login: str) -> None:
        super().__init__(
            f"'{login}' cannot be a station's name here: write a small letter, then small letters,"
            " digits, - and _, 40 at most; names in pg_ and nouba_ are the server's and Nouba's"
        )


class NoAccountError(Refusal):
    """No station has this account."""

    def __init__(self, login: str) -> None:
        super().__init__(f"No station has the account '{login}'")


class UnknownUnitError(Refusal):
    """The unit is not in this database."""

    def __init__(self, unit: str, known: tuple[str, ...]) -> None:
        offer = f"choose one of: {', '.join(known)}" if known else "run nouba init first"
        super().__init__(f"There is no unit '{unit}' here; {offer}")


class NoDeskError(Refusal):
    """Only a clerk's panel acts at counters."""

    def __init__(self, kind: StationKind) -> None:
        super().__init__(f"Counters are for a desk; a station of the kind '{kind}' acts at none")


class RightsNotAppliedError(Refusal):
    """An account without the rights of its kind would be of no use, or of too much."""

    def __init__(self) -> None:
        super().__init__("The rights are not those of this version; run: nouba postgres apply")


class Accounts:
    """Lets stations in, each as what it is, and shuts them out."""

    def __init__(self, store: SqlAccounts) -> None:
        self._store = store

    def statements(self) -> tuple[str, ...]:
        """Return what ``apply`` runs."""
        return self._store.statements()

    def apply(self) -> None:
        """Give every kind of station the rights of this version; doing it again changes nothing."""
        self._store.apply()

    def applied(self) -> Applied:
        """Return which version's rights the kinds of stations have."""
        return self._store.applied()

    def renew(self) -> bool:
        """Give the rights of this version where those of an earlier one are; return whether so."""
        if self._store.applied() is not Applied.EARLIER:
            return False
        self._store.apply()
        return True

    def all(self) -> tuple[Account, ...]:
        """Return every account, by its login."""
        return self._store.accounts()

    def add(
        self,
        login: str,
        kind: StationKind,
        *,
        unit: str | None = None,
        counters: frozenset[int] = frozenset(),
        password: str | None = None,
    ) -> Account:
        """Let a station connect; of one that is known the kind and the counters are changed.

        Args:
            login: the station's name.
            kind: what it is for.
            unit: whose rows it sees; None: of the only unit.
            counters: at which a desk may act; empty: at every one.
            password: kept by the server as a SCRAM verifier; None: by a certificate only.

        Raises:
            LoginRefusedError: the name cannot be one.
            AccountTakenError: the server knows the name as something else.
            UnknownUnitError: there is no such unit, or several and none is named.
            UnknownCounterError: the unit has no such counter.
            NoDeskError: counters are named for what is no desk.
            RightsNotAppliedError: the kinds have no rights yet.
        """
        if not _LOGIN.fullmatch(login) or login.startswith(("pg_", "nouba_")):
            raise LoginRefusedError(login)
        if counters and kind is not StationKind.DESK:
            raise NoDeskError(kind)
        units = self._store.units()
        unit = unit if unit or len(units) != 1 else units[0]
        if unit not in units:
            raise UnknownUnitError(unit or "", units)
        if strange := counters - {*self._store.counters(unit)}:
            raise UnknownCounterError(min(strange))
        if self._store.applied() is not Applied.CURRENT:
            raise RightsNotAppliedError
        account = Account(login=login, kind=kind, unit=unit, counters=counters)
        self._store.add(account, password)
        return account

    def remove(self, login: str) -> None:
        """Let a station connect no more.

        Raises:
            NoAccountError: there is no such account.
        """
        if all(one.login != login for one in self._store.accounts()):
            raise NoAccountError(login)
        self._store.remove(login)
