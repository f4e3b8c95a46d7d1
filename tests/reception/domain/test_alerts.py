from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.alerts import (
    HOLD,
    Alert,
    AlertCounts,
    AlertEnd,
    AlertKind,
    AlertLevel,
    AlertRules,
    AlertSpans,
    Begun,
    Change,
    Moved,
    Observation,
    ServiceAlerts,
    change,
    judged,
)

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)
WARNING, CRITICAL = 100, 200
MINUTE = timedelta(minutes=1)


def seen(measured: float) -> Observation:
    return judged(AlertKind.QUEUE, "signature", measured, warning=WARNING, critical=CRITICAL)


class Log:
    """The log of one subject, kept as the rule says."""

    def __init__(self, hold: timedelta = HOLD) -> None:
        self.now = NINE
        self.alerts: list[Alert] = []
        self.changes: list[Change] = []
        self._hold = hold

    @property
    def open(self) -> Alert | None:
        return self.alerts[-1] if self.alerts and self.alerts[-1].ended_at is None else None

    def look(self, measured: float | None, after: timedelta = timedelta(seconds=5)) -> None:
        self.now += after
        what = None if measured is None else seen(measured)
        made = change(self.open, what, self.now, hold=self._hold)
        if made is None:
            return
        self.changes.append(made)
        match made:
            case Begun():
                self.alerts.append(
                    Alert(
                        id=len(self.alerts),
                        kind=made.seen.kind,
                        subject=made.seen.subject,
                        level=made.level,
                        worst=made.level,
                        began_at=self.now,
                        level_since=self.now,
                    )
                )
            case Moved():
                before = self.alerts[-1]
                self.alerts[-1] = replace(
                    before,
                    level=made.level,
                    worst=max(before.worst, made.level, key=lambda one: one.rank),
                    level_since=self.now if made.level != before.level else before.level_since,
                    easing_since=made.easing_since,
                )
            case AlertEnd():
                self.alerts[-1] = replace(self.alerts[-1], ended_at=made.at)


steps = st.tuples(
    st.one_of(st.none(), st.integers(0, 260)),
    st.timedeltas(min_value=timedelta(seconds=1), max_value=2 * MINUTE),
)


@given(st.lists(steps, max_size=60))
def test_an_alert_rises_at_once_falls_late_and_always_ends(
    course: list[tuple[int | None, timedelta]],
) -> None:
    log = Log()
    calm_since: datetime | None = None
    for measured, after in course:
        before = log.open
        log.look(measured, after)
        # Below what the present level is kept by, without a break, since when?
        floor = 0.8 * (CRITICAL if before and before.level is AlertLevel.CRITICAL else WARNING)
        is_calmer = before is not None and (measured is None or measured < floor)
        calm_since = (calm_since or log.now) if is_calmer else None
        present = log.open
        if measured is not None and measured >= WARNING:
            wanted = AlertLevel.CRITICAL if measured >= CRITICAL else AlertLevel.WARNING
            assert present is not None
            assert present.level.rank >= wanted.rank
        if before and (present is None or present.level.rank < before.level.rank):
            assert calm_since is not None
            assert log.now - calm_since >= HOLD
            calm_since = None
        if before and measured is not None and measured >= 0.8 * WARNING:
            assert present is not None
            assert present.began_at == before.began_at
    for _ in range(4):
        log.look(None, HOLD)
    assert log.open is None
    for one in log.alerts:
        assert one.ended_at is not None
        assert one.ended_at - one.began_at >= HOLD
        assert one.worst.rank >= one.level.rank
    # One after the other: the next begins after the last has ended.
    for earlier, later in zip(log.alerts, log.alerts[1:], strict=False):
        assert earlier.ended_at is not None
        assert later.began_at >= earlier.ended_at


@pytest.mark.parametrize(("hold", "alerts"), [(HOLD, 1), (timedelta(0), 20)])
def test_what_swings_about_its_threshold_alarms_once(hold: timedelta, alerts: int) -> None:
    """Control: without the pause before its end the same course alarms twenty times."""
    log = Log(hold)
    for _ in range(20):
        for measured in (WARNING, 70, 70):
            log.look(measured)
    assert len(log.alerts) == alerts


def test_what_was_acknowledged_is_silent_until_it_rises() -> None:
    log = Log()
    log.look(150)
    alert = replace(log.alerts[0], acknowledged_level=AlertLevel.WARNING)
    assert alert.is_acknowledged
    assert not replace(alert, level=AlertLevel.CRITICAL).is_acknowledged


def test_a_clock_that_is_set_back_does_not_end_an_alert_early() -> None:
    log = Log()
    log.look(150)
    log.look(10)
    log.look(10, -3 * MINUTE)
    log.look(10, HOLD - timedelta(seconds=1))
    assert log.open
    log.look(10, timedelta(seconds=1))
    assert log.open is None


def test_thresholds_of_a_service_are_its_target_or_its_own() -> None:
    own = AlertSpans(warning=5 * MINUTE, critical=8 * MINUTE)
    rules = AlertRules(
        services={
            "fast": ServiceAlerts(wait=own),
            "long": ServiceAlerts(queue=AlertCounts(warning=3, critical=4)),
        }
    )
    usual = AlertSpans(warning=15 * MINUTE, critical=30 * MINUTE)
    assert rules.wait_for("any", 15 * MINUTE) == rules.wait_for("long", 15 * MINUTE) == usual
    assert rules.wait_for("fast", 15 * MINUTE) == own
    assert rules.queue_for("long").warning == 3
    assert rules.queue_for("fast") == rules.queue == AlertCounts(warning=20, critical=40)
