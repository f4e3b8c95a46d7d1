"""The page "groups": the headings under which the kiosk shows services."""

from collections.abc import Mapping
from typing import Any

from admin_console.forms.choices import IconField
from admin_console.forms.codes import new_code
from admin_console.forms.declared import field_of
from admin_console.forms.form import Section
from admin_console.forms.list_page import ListPage
from admin_console.services.icon_words import ICONS, icon_words
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.unit import ServiceGroup
from reception.unit_document import Tables


class GroupsPage(ListPage):
    """Edits the headings; one goes only when no service stands under it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "groups",
            tools,
            "groups",
            (
                Section(
                    title=lambda: translate("Console", "What visitors read"),
                    rows=(
                        (field_of(ServiceGroup, "names"),),
                        (
                            field_of(
                                ServiceGroup,
                                "icon",
                                made=IconField,
                                icons=ICONS,
                                names=icon_words,
                            ),
                        ),
                    ),
                ),
            ),
            retires=False,
        )

    def title_words(self) -> str:
        """Return the page's title."""
        return translate("Console", "Groups of services")

    def add_words(self) -> str:
        """Return what the button says that makes a new group."""
        return translate("Console", "Add a group")

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how many services stand under it."""
        under = [
            one
            for one in self.draft.get("services", ())
            if one.get("group") == item.get("code") and not one.get("retired")
        ]
        return translate("Console", "%n services", "", len(under))

    def item_icon(self, item: Mapping[str, Any]) -> str:
        """Return the group's icon."""
        return str(item.get("icon", "document"))

    def new_item(self) -> Tables:
        """Return a group as it begins."""
        return {"code": "", "names": {}}

    def finish(self, tables: Tables, item: Tables) -> None:
        """Give a new group its code."""
        if not item.get("code"):
            taken = {str(one.get("code")) for one in self.items(tables)}
            item["code"] = new_code(item.get("names"), taken, "group")
