"""The page "thresholds": from where on the hall alarms, and what is different for one service."""

from collections.abc import Sequence
from typing import Any

from admin_console.forms.choices import ChoiceField, service_choices
from admin_console.forms.declared import field_of, section_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.form import FieldRow, FormSection, RowsField
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.alerts import AlertRules, ServiceAlerts
from reception.domain.fields import declared, in_file
from reception.unit.document import Tables, written

_USUAL: Tables = {one.key: written(one.usual) for one in in_file(AlertRules)}
_LEVELS = ("warning", "critical")


class ThresholdsPage(SettingsPage):
    """Edits the thresholds of the alerts."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "thresholds-page", tools, translate("Console", "Alert thresholds"), self._sections()
        )

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now."""
        tables = super().edited_tables()
        alerts = tables.get("alerts", {})
        # The unit's file writes both thresholds of a pair, or neither.
        for one in declared(AlertRules).values():
            keys = [half.key for half in one.halves]
            if any(key in alerts for key in keys):
                alerts |= {key: alerts.get(key, _USUAL[key]) for key in keys}
        return tables

    def _services(self) -> Sequence[tuple[Any, str]]:
        return service_choices(self.base)

    def _sections(self) -> Sequence[FormSection]:
        return (
            FormSection(
                title=translate("Console", "Longest wait for a service"),
                remark=translate("Console", "In percent of the service\u2019s target wait."),
                rows=(_pair("wait_%s_percent", unit="%"),),
            ),
            FormSection(
                title=translate("Console", "People waiting for a service"),
                rows=(_pair("queue_%s"),),
            ),
            FormSection(
                title=translate("Console", "Nobody calls"),
                remark=translate(
                    "Console", "People wait for a service, and no counter that gives it is open."
                ),
                rows=(_pair("nobody_calls_%s"),),
            ),
            FormSection(
                title=translate("Console", "Unattended counter"),
                remark=translate(
                    "Console", "A counter is open, its visitors wait, and nobody acts there."
                ),
                rows=(_pair("unattended_%s"),),
            ),
            FormSection(
                title=translate("Console", "Lost station"),
                remark=translate(
                    "Console", "Nothing is heard of a kiosk, a board or a clerk\u2019s panel."
                ),
                rows=(_pair("station_lost_%s"),),
            ),
            FormSection(
                title=translate("Console", "Printer"),
                remark=translate(
                    "Console",
                    "It is a warning that the roll is nearly used up, and critical that a printer"
                    " does not print: there is nothing to set.",
                ),
                rows=(),
            ),
            section_of(
                translate("Console", "Other thresholds for one service"),
                AlertRules,
                "services",
                at="alerts",
                services={
                    "made": RowsField,
                    "make": self._of_one_service,
                    "add": translate("Console", "Add thresholds for a service"),
                    "hint": translate(
                        "Console",
                        "Where one of two thresholds is left as for all, the critical one is twice"
                        " the warning.",
                    ),
                },
            ),
        )

    def _of_one_service(self) -> Sequence[FieldRow]:
        return (
            (
                ChoiceField(
                    "service",
                    translate("Console", "Service"),
                    self._services,
                    expects=translate("Console", "Choose a service."),
                ),
            ),
            tuple(
                field_of(ServiceAlerts, one.name, none=_as_for_all())
                for one in in_file(ServiceAlerts)
            ),
        )


def _pair(name: str, **odd: Any) -> FieldRow:
    return tuple(
        field_of(AlertRules, name % level, at="alerts", caption=_caption(level), **odd)
        for level in _LEVELS
    )


def _caption(level: str) -> str:
    if level == "critical":
        return translate("Console", "Critical from")
    return translate("Console", "Warning from")


def _as_for_all() -> str:
    return translate("Console", "as for all")
