"""The table of a unit's file that says when a window nobody touches is locked."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from reception.domain.locking import SignInRules
from reception.table_kinds import Table

_Minutes = Annotated[int, Field(ge=1, le=60)]


class SignInTable(Table):
    """After how many minutes a window is locked."""

    lock_after_minutes: _Minutes = 5

    def build(self) -> SignInRules:
        """Return the rule."""
        return SignInRules(lock_after=timedelta(minutes=self.lock_after_minutes))
