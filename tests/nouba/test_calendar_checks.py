"""What the doctor says of the calendar as the year goes by."""

from dataclasses import replace
from datetime import date

from nouba.checks import CheckHealth
from nouba.database_checks import calendar_checks
from reception.unit.file import load_template, with_always_open

COMMUNE = load_template("commune")
WITHOUT = replace(COMMUNE, calendar=replace(COMMUNE.calendar, closures=()))


def test_the_next_years_days_are_missed_from_autumn_on() -> None:
    def missed(day: date) -> list[str]:
        found = [one for one in calendar_checks(WITHOUT, day) if "state's days" in one.says]
        assert all(one.health is CheckHealth.WARNING and one.hint for one in found)
        return [one.says.split(" are not")[0] for one in found]

    assert missed(date(2026, 9, 30)) == ["3 of the state's days of 2026"]
    assert missed(date(2026, 10, 1)) == [
        "3 of the state's days of 2026",
        "15 of the state's days of 2027",
    ]
    assert missed(date(2026, 11, 26)) == ["15 of the state's days of 2027"]
    assert not list(calendar_checks(with_always_open(WITHOUT), date(2026, 11, 26)))
    assert not list(calendar_checks(COMMUNE, date(2026, 11, 26)))


def test_an_estimated_date_is_told_when_it_is_near() -> None:
    near = [one.says for one in calendar_checks(COMMUNE, date(2027, 1, 20))]
    assert len(near) == 1
    assert "2027-02-08 to 2027-03-08" in near[0]
