"""Whether each station of a server has its own account, and the rights of this version."""

from collections.abc import Iterator

from nouba.checked import Checked, Health
from reception.accounts import Accounts
from reception.ports.accounts import Applied


def account_checks(accounts: Accounts) -> Iterator[Checked]:
    """Say where stations may do more than they need, or less."""
    match accounts.applied():
        case Applied.EARLIER:
            yield Checked(
                "accounts",
                Health.BROKEN,
                "stations have the rights of an earlier version",
                "run, as the owner of the tables: nouba postgres apply",
            )
        case Applied.CURRENT:
            yield Checked("accounts", Health.OK, "each kind of station has its own rights")
