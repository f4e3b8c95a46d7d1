"""The lists on the kiosk's pages: languages, what is offered, and when it opens."""

from PySide6.QtCore import QObject

from kiosk import choices
from kiosk.core import HallNow
from kiosk.words import page_text, word
from reception.domain.language import Language, text_in
from reception.zone import unit_zone
from ui_kit.refusals import opens_text
from ui_kit.rows_model import RowsModel
from ui_kit.wording import language_name


class Offer:
    """Which group and which page of it a visitor looks at."""

    def __init__(self, parent: QObject) -> None:
        self.choices = RowsModel(*choices.ROLES, parent=parent)
        self.languages = RowsModel("key", "name", "invitation", parent=parent)
        self.closed = RowsModel("key", "sentence", "opens", parent=parent)
        self.group = ""
        self._page = 0
        self._pages = 1

    def open_group(self, group: str = "") -> None:
        """Look at the first page of a group, or of all."""
        self.group = group
        self._page = 0

    def turn_page(self) -> None:
        """Look at the next page, after the last at the first."""
        self._page = (self._page + 1) % self._pages

    def show_hall(self, now: HallNow) -> None:
        """Show what does not depend on the chosen language."""
        self.languages.show([_language_row(language) for language in now.unit.languages])
        self.closed.show(_closed_rows(now))

    def show_choices(self, now: HallNow, language: Language, *, groups: bool) -> None:
        """Show the groups, or the services of the group looked at."""
        if groups:
            offered = choices.group_choices(now, language)
        else:
            offered = choices.service_choices(now, language, self.group)
        shown, self._pages = choices.page_of(offered, self._page)
        self.choices.show(shown)

    def group_name(self, now: HallNow | None, language: Language) -> str:
        """Return the heading of the group looked at; empty without one."""
        groups = now.unit.groups if now else ()
        found = next((one for one in groups if one.code == self.group), None)
        return text_in(found.names, language) if found else ""

    def page_number(self) -> str:
        """Return which page is looked at; empty when there is only one."""
        return page_text(self._page + 1, self._pages) if self._pages > 1 else ""


def _language_row(language: Language) -> dict[str, str]:
    return {
        "key": str(language),
        "name": language_name(language),
        "invitation": word("chooseLanguage", language),
    }


def _closed_rows(now: HallNow) -> list[dict[str, str]]:
    opens_at = now.opening.opens_at
    local = opens_at.astimezone(unit_zone(now.unit.zone)) if opens_at else None
    rows: dict[str, dict[str, str]] = {}
    for language in now.unit.languages:
        closure = text_in(now.opening.closure, language)
        said = word("closed", language) + (f" · {closure}" if closure else "")
        opens = opens_text(local, language) if local else ""
        row = {"key": str(language), "sentence": said, "opens": opens}
        # A language whose words are not known would only say the French ones again.
        if said not in rows or language is Language.FRENCH:
            rows[said] = row
    return list(rows.values())
