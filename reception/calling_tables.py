"""The tables of a unit's file that say who is called next: house rules and work profiles."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from reception.domain.calling import CallingRules, Place, WorkProfile
from reception.table_kinds import Code, Minutes, SomeMinutes, Table, TextsTable, Tongue

_USUAL = CallingRules()
_Place = Annotated[Place, Field(strict=False)]


def _minutes(span: timedelta) -> float:
    return span / timedelta(minutes=1)


class CallingTable(Table):
    """The house rules of calling; what is left out is as usual."""

    transferred: _Place = _USUAL.transferred
    put_back: _Place = _USUAL.put_back
    readmitted: _Place = _USUAL.readmitted
    resumed: _Place = _USUAL.resumed
    recalls_before_no_show: Annotated[int, Field(ge=0, le=9)] = _USUAL.recalls_before_no_show
    readmit_within_minutes: Minutes = _minutes(_USUAL.readmit_within)
    undo_within_minutes: Minutes = _minutes(_USUAL.undo_within)
    kept_at_most_minutes: SomeMinutes = _minutes(_USUAL.kept_at_most)
    passed_over_at_most_minutes: SomeMinutes = _minutes(_USUAL.passed_over_at_most)
    languages_first: list[Tongue] = []
    language_head_start_minutes: Minutes = _minutes(_USUAL.language_head_start)
    early_minutes: Minutes = _minutes(_USUAL.early)
    late_minutes: Minutes = _minutes(_USUAL.late)

    def build(self) -> CallingRules:
        """Return the rules."""
        return CallingRules(
            transferred=self.transferred,
            put_back=self.put_back,
            readmitted=self.readmitted,
            resumed=self.resumed,
            recalls_before_no_show=self.recalls_before_no_show,
            readmit_within=timedelta(minutes=self.readmit_within_minutes),
            undo_within=timedelta(minutes=self.undo_within_minutes),
            kept_at_most=timedelta(minutes=self.kept_at_most_minutes),
            passed_over_at_most=timedelta(minutes=self.passed_over_at_most_minutes),
            languages_first=frozenset(self.languages_first),
            language_head_start=timedelta(minutes=self.language_head_start_minutes),
            early=timedelta(minutes=self.early_minutes),
            late=timedelta(minutes=self.late_minutes),
        )


class ProfileTable(Table):
    """What a person may do at a counter for a while."""

    code: Code
    names: TextsTable
    services: Annotated[list[Code], Field(min_length=1)]
    helps: list[Code] = []
    help_after_minutes: Minutes = 0

    def build(self) -> WorkProfile:
        """Return the work profile."""
        return WorkProfile(
            code=self.code,
            names=self.names.build(),
            services=tuple(self.services),
            helps=tuple(self.helps),
            help_after=timedelta(minutes=self.help_after_minutes),
        )
