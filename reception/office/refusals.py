"""Two administrators at once: what the second one is told."""

from reception.domain.errors import Refusal
from reception.domain.unit import Unit
from reception.unit_changes import Change


class ChangedMeanwhileError(Refusal):
    """Somebody else saved a change since this one was begun; both can be kept."""

    def __init__(self, by: str, revision: int, unit: Unit, changes: tuple[Change, ...]) -> None:
        self.by = by
        """Who saved last."""
        self.revision = revision
        self.unit = unit
        """The unit as it is now."""
        self.changes = changes
        """What the others changed since."""
        super().__init__(
            f"'{by}' changed the unit meanwhile ({len(changes)} changes); look at them,"
            " then save yours again"
        )
