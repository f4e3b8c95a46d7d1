"""The page "thresholds": from where on the hall alarms, and what is different for one service."""

from collections.abc import Callable, Sequence
from typing import Any

from admin_console.forms.choices import ChoiceField, service_choices
from admin_console.forms.field import Field, Words
from admin_console.forms.form import Row, Section
from admin_console.forms.plain import DecimalField, NumberField, minutes_field
from admin_console.forms.settings_page import SettingsPage
from admin_console.house.rows_field import RowsField
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.alerts import AlertRules
from reception.domain.fields import in_file
from reception.unit_document import Tables, written

_USUAL: Tables = {one.key: written(one.usual) for one in in_file(AlertRules)}
_LEVELS = ("warning", "critical")
_TOGETHER = (
    "queue_%s",
    "nobody_calls_%s_minutes",
    "unattended_%s_minutes",
    "station_lost_%s_minutes",
)
"""The unit's file writes both thresholds of these, or neither."""
_MOST_SERVICES = 200
_MOST_PEOPLE = 9999


class ThresholdsPage(SettingsPage):
    """Edits the thresholds of the alerts."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "thresholds-page",
            tools,
            lambda: translate("Console", "Alert thresholds"),
            self._sections(),
        )

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now."""
        tables = super().edited_tables()
        alerts = tables.get("alerts", {})
        for pair in _TOGETHER:
            keys = [pair % level for level in _LEVELS]
            if any(key in alerts for key in keys):
                alerts |= {key: alerts.get(key, _USUAL[key]) for key in keys}
        return tables

    def _services(self) -> Sequence[tuple[Any, str]]:
        return service_choices(self.base)

    def _sections(self) -> Sequence[Section]:
        return (
            Section(
                title=lambda: translate("Console", "Longest wait for a service"),
                remark=lambda: translate(
                    "Console", "In percent of the service\u2019s target wait."
                ),
                rows=(_pair(_wait, "wait_%s_percent"),),
            ),
            Section(
                title=lambda: translate("Console", "People waiting for a service"),
                rows=(_pair(_people, "queue_%s"),),
            ),
            Section(
                title=lambda: translate("Console", "Nobody calls"),
                remark=lambda: translate(
                    "Console", "People wait for a service, and no counter that gives it is open."
                ),
                rows=(_pair(_minutes, "nobody_calls_%s_minutes"),),
            ),
            Section(
                title=lambda: translate("Console", "Unattended counter"),
                remark=lambda: translate(
                    "Console", "A counter is open, its visitors wait, and nobody acts there."
                ),
                rows=(_pair(_minutes, "unattended_%s_minutes"),),
            ),
            Section(
                title=lambda: translate("Console", "Lost station"),
                remark=lambda: translate(
                    "Console", "Nothing is heard of a kiosk, a board or a clerk\u2019s panel."
                ),
                rows=(_pair(_minutes, "station_lost_%s_minutes"),),
            ),
            Section(
                title=lambda: translate("Console", "Printer"),
                remark=lambda: translate(
                    "Console",
                    "It is a warning that the roll is nearly used up, and critical that a printer"
                    " does not print: there is nothing to set.",
                ),
                rows=(),
            ),
            Section(
                title=lambda: translate("Console", "Other thresholds for one service"),
                rows=(
                    (
                        RowsField(
                            "alerts.services",
                            lambda: translate("Console", "Services with thresholds of their own"),
                            self._of_one_service,
                            add=lambda: translate("Console", "Add thresholds for a service"),
                            most=_MOST_SERVICES,
                            hint=lambda: translate(
                                "Console",
                                "Where one of two thresholds is left as for all, the critical one"
                                " is twice the warning.",
                            ),
                        ),
                    ),
                ),
            ),
        )

    def _of_one_service(self) -> Sequence[Row]:
        return (
            (
                ChoiceField(
                    "service",
                    lambda: translate("Console", "Service"),
                    self._services,
                    expects=lambda: translate("Console", "Choose a service."),
                ),
            ),
            (
                _own_minutes("wait_warning_minutes", lambda: translate("Console", "Wait: warning")),
                _own_minutes(
                    "wait_critical_minutes", lambda: translate("Console", "Wait: critical")
                ),
                _own_people("queue_warning", lambda: translate("Console", "People: warning")),
                _own_people("queue_critical", lambda: translate("Console", "People: critical")),
            ),
        )


def _pair(made: Callable[[str], Field], key: str) -> Row:
    return tuple(made(key % level) for level in _LEVELS)


def _caption(key: str) -> Words:
    if "critical" in key:
        return lambda: translate("Console", "Critical from")
    return lambda: translate("Console", "Warning from")


def _as_for_all() -> str:
    return translate("Console", "as for all")


def _wait(key: str) -> NumberField:
    usual = _USUAL[key]
    return NumberField(
        f"alerts.{key}", _caption(key), least=10, most=1000, usual=usual, unit=lambda: "%"
    )


def _people(key: str) -> NumberField:
    return NumberField(
        f"alerts.{key}", _caption(key), least=1, most=_MOST_PEOPLE, usual=_USUAL[key]
    )


def _minutes(key: str) -> DecimalField:
    return minutes_field(f"alerts.{key}", _caption(key), least=0.1, usual=_USUAL[key])


def _own_minutes(key: str, caption: Words) -> DecimalField:
    return minutes_field(key, caption, least=0.1, none=_as_for_all)


def _own_people(key: str, caption: Words) -> NumberField:
    return NumberField(key, caption, least=1, most=_MOST_PEOPLE, none=_as_for_all)
