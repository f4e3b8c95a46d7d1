"""The page "counters": each desk's number, what it gives, and where it stands."""

from collections.abc import Mapping, Sequence
from typing import Any

from admin_console.forms.choices import service_choices
from admin_console.forms.declared import section_of
from admin_console.forms.list_page import ListPage
from admin_console.forms.preview import SeenRow
from admin_console.tools import Tools
from admin_console.unit.services_page import forget_counter
from admin_console.words import filled, localized, translate
from reception.domain.language import Language
from reception.domain.unit import Counter
from reception.unit.document import Tables
from ui_kit.staff_row import RowWords
from ui_kit.tokens import KIOSK_ROW
from ui_kit.translations import speech

# Not collected here: its words stand with those of the kiosk.
_WORDS_OF_THE_KIOSK = "Guide"


class CountersPage(ListPage):
    """Edits the desks."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "counters",
            tools,
            "counters",
            (
                section_of(
                    translate("Console", "The counter"),
                    Counter,
                    "number",
                    "place",
                    "services",
                    services={
                        "choices": lambda: service_choices(self.draft),
                        "expects": translate("Console", "Choose one at least."),
                    },
                ),
            ),
            title=translate("Console", "Counters"),
            add=translate("Console", "Add a counter"),
        )

    def item_words(self, item: Mapping[str, Any]) -> str:
        """Return the counter's number."""
        return filled(translate("Console", "Counter %1"), item["number"])

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how much it gives, and where it stands."""
        gives = translate("Console", "%n services", "", len(item.get("services", ())))
        place = localized(item.get("place", {}))
        return f"{gives} \u00b7 {place}" if place else gives

    def item_icon(self, item: Mapping[str, Any]) -> str:  # noqa: ARG002 - each has the same
        """Return the counter's icon."""
        return "counter"

    def seen_of(self, item: Mapping[str, Any]) -> Sequence[SeenRow]:
        """Return the kiosk's rows of the counter: what it is called, and where it is."""
        number, place = str(item.get("number", "")), item.get("place", {})
        return [
            SeenRow(
                language=one,
                words=RowWords(
                    name=filled(speech(one).say(_WORDS_OF_THE_KIOSK, "Counter %1"), number),
                    detail=str(place.get(one, "")),
                    sign=number,
                ),
                sizes=KIOSK_ROW,
            )
            for one in (Language.ARABIC, Language.FRENCH)
        ]

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
