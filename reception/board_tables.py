"""The tables of a unit's file that describe the waiting room's screens."""

from typing import Annotated

from pydantic import Field

from reception.domain.board import Board, BoardTemplate, Zone
from reception.table_kinds import Code, Table, TextsTable

_Number = Annotated[int, Field(ge=1, le=999)]


class BoardTable(Table):
    """One screen; services and counters that are left out leave nothing out."""

    code: Code
    template: Annotated[BoardTemplate, Field(strict=False)] = BoardTemplate.CALLS
    services: list[Code] = []
    counters: list[_Number] = []
    waiting: bool = False
    messages: Annotated[list[TextsTable], Field(max_length=20)] = []

    def build(self) -> Board:
        """Return the board."""
        return Board(
            code=self.code,
            template=self.template,
            zone=Zone(services=tuple(self.services), counters=tuple(self.counters)),
            waiting=self.waiting,
            messages=tuple(table.build() for table in self.messages),
        )
