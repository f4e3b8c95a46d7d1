"""The page "counters": each desk's number, what it gives, and where it stands."""

from collections.abc import Mapping, Sequence
from typing import Any

from admin_console.forms.choices import service_choices
from admin_console.forms.declared import field_of
from admin_console.forms.form import FormSection
from admin_console.forms.list_page import ListPage, forget_counter
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.language import text_in
from reception.domain.unit import Counter
from reception.unit.document import Tables
from ui_kit.translations import current_language


class CountersPage(ListPage):
    """Edits the desks."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "counters",
            tools,
            "counters",
            (
                FormSection(
                    title=translate("Console", "The counter"),
                    rows=(
                        (field_of(Counter, "number"),),
                        (field_of(Counter, "place"),),
                        (
                            field_of(
                                Counter,
                                "services",
                                choices=self._services,
                                expects=translate("Console", "Choose one at least."),
                            ),
                        ),
                    ),
                ),
            ),
        )

    def title_words(self) -> str:
        """Return the page's title."""
        return translate("Console", "Counters")

    def add_words(self) -> str:
        """Return what the button says that makes a new counter."""
        return translate("Console", "Add a counter")

    def item_words(self, item: Mapping[str, Any]) -> str:
        """Return the counter's number."""
        return translate("Console", "Counter %1").replace("%1", str(item["number"]))

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how much it gives, and where it stands."""
        gives = translate("Console", "%n services", "", len(item.get("services", ())))
        place = text_in(item.get("place", {}), current_language())
        return f"{gives} \u00b7 {place}" if place else gives

    def item_icon(self, item: Mapping[str, Any]) -> str:  # noqa: ARG002 - each has the same
        """Return the counter's icon."""
        return "counter"

    def new_item(self) -> Tables:
        """Return a counter as it begins: with the next number."""
        numbers = [int(one["number"]) for one in self.items(self.draft)]
        return {"number": max(numbers, default=0) + 1, "services": []}

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:
        """Show a counter; its number stays once visitors may have been called to it."""
        super().show_form(item, new=new)
        self.form.fields[0].set_fixed(fixed=not new)

    def take_out(self, tables: Tables, item: Tables) -> None:
        """Let no board name it any more."""
        forget_counter(tables, int(item["number"]))

    def _services(self) -> Sequence[tuple[Any, str]]:
        return service_choices(self.draft)
