"""A page with one form over the unit itself."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from admin_console.forms.editing_page import EditingPage
from admin_console.forms.field import Words
from admin_console.forms.form import Form, Section
from admin_console.style import SIDE_BY_SIDE_PX
from admin_console.tools import Tools
from reception.unit_checks import Mistake
from reception.unit_document import Tables


class SettingsPage(EditingPage):
    """Edits keys of the unit's own table; the paths of the fields begin there."""

    def __init__(self, name: str, tools: Tools, title: Words, sections: Sequence[Section]) -> None:
        super().__init__(name, tools)
        self._title = title
        self.form = Form(f"{name}-form", sections)
        self.form.edited.connect(self.tell_edited)
        self.form.hide()
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let fields take more lines where the page is narrow."""
        super().resizeEvent(event)
        self.form.set_narrow(narrow=self.width() < SIDE_BY_SIDE_PX)

    def show_described(self) -> None:
        """Show what was read anew."""
        self.form.show_table(self.base)
        self.form.show()

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now."""
        return self.form.table(self.base)

    def say_mistakes(self, mistakes: Sequence[Mistake]) -> Sequence[Mistake]:
        """Say mistakes beside their fields; return those that have none here."""
        return self.form.say_mistakes((one.at, one) for one in mistakes)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        super().retranslate()
        self.title.setText(self._title())
        self.form.retranslate()
