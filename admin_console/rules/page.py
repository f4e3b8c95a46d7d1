"""The page "rules": who is called next, and what another rule would have done."""

from admin_console.forms.form import Tabs
from admin_console.rules.calling_page import CallingPage
from admin_console.rules.classes_page import ClassesPage, ProfilesPage
from admin_console.tools import Tools
from admin_console.words import translate


class RulesPage(Tabs):
    """Edits priority classes, the calling rule and work profiles."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "rules-page",
            translate("Console", "Who is called next"),
            (
                (translate("Console", "Priority classes"), ClassesPage(tools)),
                (translate("Console", "Calling rule"), CallingPage(tools)),
                (translate("Console", "Work profiles"), ProfilesPage(tools)),
            ),
        )
