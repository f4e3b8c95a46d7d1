"""Pages that need to know which day it is, by the reception's clock and not this computer's."""

from datetime import date

from admin_console.forms.editing_page import EditingPage

_BEFORE = date.min


class DatingPage(EditingPage):
    """Reads what day it is with the description."""

    today = _BEFORE

    def refresh(self) -> None:
        """Read the description anew, and the day."""
        self._background.run(self._day, self._learn_today, self._say_failed)
        super().refresh()

    def _day(self) -> date:
        return self._reception().hall.today()

    def _learn_today(self, today: date) -> None:
        self.today = today
