"""What the panel needs of the reception."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from reception.ports import Clock
from ui_kit.paper_watch import PaperPrints

if TYPE_CHECKING:
    from reception.desk import Desk
    from reception.hall import Hall
    from reception.sign_in import SignIn


class Core(Protocol):
    """The reception, as a panel asks it."""

    @property
    def desk(self) -> "Desk":
        """Return the verbs of the day."""
        ...

    def desk_at(self, at: datetime) -> "Desk":
        """Return the verbs of the day, for what was done at an earlier instant."""
        ...

    @property
    def hall(self) -> "Hall":
        """Return the questions about the present."""
        ...

    @property
    def sign_in(self) -> "SignIn":
        """Return everybody's sign-in."""
        ...

    @property
    def prints(self) -> PaperPrints:
        """Return what is known of paper."""
        ...

    @property
    def clock(self) -> Clock:
        """Return the core's clock."""
        ...
