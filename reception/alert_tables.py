"""The tables of a unit's file that say from where on the hall alarms."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from reception.domain.alerts import AlertRules, Counts, ServiceAlerts, Spans
from reception.table_kinds import Code, SomeMinutes, Table

_USUAL = AlertRules()
_Percent = Annotated[int, Field(ge=10, le=1000)]
_People = Annotated[int, Field(ge=1, le=9999)]


def _minutes(span: timedelta) -> float:
    return span / timedelta(minutes=1)


def _spans(warning: float, critical: float) -> Spans:
    return Spans(warning=timedelta(minutes=warning), critical=timedelta(minutes=critical))


class _ServiceAlertsTable(Table):
    service: Code
    wait_warning_minutes: SomeMinutes | None = None
    wait_critical_minutes: SomeMinutes | None = None
    queue_warning: _People | None = None
    queue_critical: _People | None = None

    def build(self) -> ServiceAlerts:
        wait, queue = None, None
        # What is half written takes its other half from the usual doubling.
        if self.wait_warning_minutes or self.wait_critical_minutes:
            warning = self.wait_warning_minutes or (self.wait_critical_minutes or 0) / 2
            wait = _spans(warning, self.wait_critical_minutes or warning * 2)
        if self.queue_warning or self.queue_critical:
            people = self.queue_warning or -(-(self.queue_critical or 0) // 2)
            queue = Counts(warning=people, critical=self.queue_critical or people * 2)
        return ServiceAlerts(wait=wait, queue=queue)


class AlertsTable(Table):
    """From where on the hall alarms; what is left out is as usual."""

    wait_warning_percent: _Percent = _USUAL.wait_warning_percent
    wait_critical_percent: _Percent = _USUAL.wait_critical_percent
    queue_warning: _People = _USUAL.queue.warning
    queue_critical: _People = _USUAL.queue.critical
    nobody_calls_warning_minutes: SomeMinutes = _minutes(_USUAL.nobody_calls.warning)
    nobody_calls_critical_minutes: SomeMinutes = _minutes(_USUAL.nobody_calls.critical)
    unattended_warning_minutes: SomeMinutes = _minutes(_USUAL.unattended.warning)
    unattended_critical_minutes: SomeMinutes = _minutes(_USUAL.unattended.critical)
    station_lost_warning_minutes: SomeMinutes = _minutes(_USUAL.station_lost.warning)
    station_lost_critical_minutes: SomeMinutes = _minutes(_USUAL.station_lost.critical)
    services: Annotated[list[_ServiceAlertsTable], Field(max_length=200)] = []

    def build(self) -> AlertRules:
        """Return the rules."""
        return AlertRules(
            wait_warning_percent=self.wait_warning_percent,
            wait_critical_percent=self.wait_critical_percent,
            queue=Counts(warning=self.queue_warning, critical=self.queue_critical),
            nobody_calls=_spans(
                self.nobody_calls_warning_minutes, self.nobody_calls_critical_minutes
            ),
            unattended=_spans(self.unattended_warning_minutes, self.unattended_critical_minutes),
            station_lost=_spans(
                self.station_lost_warning_minutes, self.station_lost_critical_minutes
            ),
            services={one.service: one.build() for one in self.services},
        )
