from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reception.domain.alerts import AlertCounts, AlertRules, AlertSpans, ServiceAlerts
from reception.domain.calendar import Closure, Period
from reception.domain.calling_rule import CallingRules, RankAfter
from reception.domain.language import Language
from reception.domain.unit import Retention, Unit, VoiceRules, VolumeHours
from reception.unit.changes import ChangeKind, changes_between, joined, with_past
from reception.unit.checks import Wrong
from reception.unit.document import Tables, UnfitUnitError, tables_of, unit_of
from reception.unit.file import load_template, load_unit, save_unit, with_always_open
from reception.unit.logo import logo_from
from tests.support.every_case import every_case
from tests.support.examples import examples_of

FOLDER = Path(__file__).parents[3]
UNITS = [
    load_unit(path)
    for path in sorted(
        (*FOLDER.glob("tests/units/*.toml"), *FOLDER.glob("reception/unit/templates/*.toml"))
    )
]
COMMUNE = load_template("commune")

texts = st.fixed_dictionaries(
    {
        Language.ARABIC: st.sampled_from(["جواز السفر", 'ال"خدمة" \\ 1']),
        Language.FRENCH: st.text(
            st.characters(blacklist_categories=("Cc", "Cs", "Zs", "Zl", "Zp")),
            min_size=1,
            max_size=9,
        ),
    },
    optional={Language.TAMAZIGHT: st.just("ⵜⴰⵏⴰⴼⵓⵜ"), Language.ENGLISH: st.just("Passport")},
)
minutes = st.integers(1, 480 * 60_000_000).map(lambda us: timedelta(microseconds=us))
half = st.integers(1, 200 * 60_000_000).map(lambda us: timedelta(microseconds=us))
spans = st.builds(lambda span: AlertSpans(warning=span, critical=2 * span), half)
counts = st.builds(
    lambda people: AlertCounts(warning=people, critical=people + 1), st.integers(1, 99)
)
alerts = st.builds(
    AlertRules,
    wait_warning_percent=st.integers(10, 100),
    wait_critical_percent=st.integers(101, 1000),
    queue=counts,
    nobody_calls=spans,
    unattended=spans,
    station_lost=spans,
)
service_alerts = st.sampled_from([(True, False), (False, True), (True, True)]).flatmap(
    lambda told: st.builds(
        ServiceAlerts, wait=spans if told[0] else st.none(), queue=counts if told[1] else st.none()
    )
)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """Return a unit that is changed in every corner."""
    unit = draw(st.sampled_from(UNITS))
    services = [
        replace(
            one,
            names=draw(texts),
            fee=draw(st.just({}) | texts),
            documents=draw(st.just({}) | texts.map(lambda t: {k: (v, v) for k, v in t.items()})),
            target_wait=draw(minutes),
            usual_service=draw(minutes),
            daily_quota=draw(st.none() | st.integers(1, 40)),
            hours=draw(st.just({}) | st.just({5: (Period(opens=time(9), closes=time(11)),)})),
        )
        for one in unit.services[:3]
    ]
    first = draw(st.dates())
    closure = Closure(
        names=draw(texts),
        first=first,
        last=draw(st.just(first) | st.dates(min_value=first)),
        estimated=draw(st.booleans()),
    )
    return replace(
        unit,
        services=(*services, *unit.services[3:]),
        waiting_area=draw(st.just({}) | texts),
        ticket_page_url=draw(st.none() | st.just("https://t.example.ma:8443/")),
        calendar=replace(
            unit.calendar,
            closures=(*unit.calendar.closures, closure),
            always_open=draw(st.booleans()),
            day_starts=draw(st.times().map(lambda at: time(at.hour, at.minute))),
        ),
        calling=CallingRules(
            transferred=draw(st.sampled_from(RankAfter)),
            languages_first=draw(st.frozensets(st.sampled_from(Language))),
            early=draw(minutes),
        ),
        voice=VoiceRules(
            percent=draw(st.integers(0, 100)),
            hours=(VolumeHours(begins=time(9), ends=time(12), percent=draw(st.integers(0, 100))),),
        ),
        alerts=replace(
            draw(alerts),
            services=draw(st.just({}) | service_alerts.map(lambda one: {services[0].code: one})),
        ),
        retention=Retention(
            people_months=draw(st.integers(1, 12)), tickets_months=draw(st.integers(12, 120))
        ),
    )


@given(unit=units())
@settings(max_examples=examples_of(25))
def test_what_a_unit_writes_is_that_unit(
    unit: Unit, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "unit.toml"
    save_unit(unit, path)
    assert load_unit(path) == unit
    assert unit_of(tables_of(unit)) == unit
    assert changes_between(unit, load_unit(path)) == ()


def test_every_unit_we_have_comes_back_with_its_logo_and_its_past(tmp_path: Path) -> None:
    picture = BytesIO()
    image = Image.new("L", (40, 20), "white")
    image.paste(0, (10, 5, 20, 10))
    image.paste(90, (22, 5, 30, 15))
    image.save(picture, "PNG")
    for known in UNITS:
        unit = with_always_open(
            replace(known, ticket=replace(known.ticket, logo=logo_from(picture.getvalue())))
        )
        before = replace(
            unit,
            services=(replace(unit.services[0], code="passport"), *unit.services),
            counters=(*unit.counters, replace(unit.counters[0], number=99)),
            people=(replace(unit.people[0], login="hind"), *unit.people),
        )
        unit = with_past(before, unit)
        assert unit.retired.services
        written = save_unit(unit, tmp_path / "unit.toml")
        assert [one.name for one in written] == ["unit.toml", "unit-logo.png"]
        again = load_unit(tmp_path / "unit.toml")
        assert again.retired == unit.retired
        assert again.ticket == unit.ticket
        assert again == unit


def edited(change: Any) -> Tables:
    tables = tables_of(COMMUNE)
    change(tables)
    return tables


def service(tables: Tables, code: str) -> Tables:
    found: Tables = next(one for one in tables["services"] if one["code"] == code)
    return found


def test_changes_are_told_by_subject() -> None:
    def change(tables: Tables) -> None:
        service(tables, "birth-extract")["fee"] = {"ar": "5 دراهم", "fr": "5 DH"}
        service(tables, "signature")["retired"] = True
        tables["hotline"] = "2020"
        tables["calendar"]["last_ticket_minutes"] = 5
        tables["people"].append(
            {"login": "hind", "names": {"ar": "هند", "fr": "Hind"}, "role": "clerk"}
        )
        tables["outcomes"] = tables["outcomes"][::-1]
        for counter in tables["counters"]:
            counter["services"] = [one for one in counter["services"] if one != "signature"]

    changes = changes_between(COMMUNE, unit_of(edited(change)))
    told = {(one.kind, one.subject, one.key) for one in changes}
    assert {
        (ChangeKind.CHANGED, ("services", "birth-extract"), "fee"),
        (ChangeKind.RETIRED, ("services", "signature"), ""),
        (ChangeKind.CHANGED, (), "hotline"),
        (ChangeKind.CHANGED, ("calendar",), "last_ticket_minutes"),
        (ChangeKind.ADDED, ("people", "hind"), ""),
        (ChangeKind.MOVED, ("outcomes",), ""),
    } <= told
    fee = next(one for one in changes if one.key == "fee")
    assert (fee.before["fr"], fee.after["fr"]) == ("2\u00a0DH", "5 DH")
    assert fee.names[Language.FRENCH].startswith("Extrait")
    assert all(one.subject[0] == "counters" for one in changes if one.key == "services")


def _first_twice(tables: Tables) -> None:
    closures = tables["calendar"]["closures"]
    closures[1]["last"] = closures[0]["first"]


MISTAKES: dict[str, tuple[Callable[[Tables], object], Wrong]] = {
    "services 2 names fr": (lambda t: t["services"][2]["names"].update(fr=""), Wrong.UNFIT),
    "services 2 group": (lambda t: t["services"][2].update(group="none"), Wrong.NO_GROUP),
    "services 3 code": (
        lambda t: t["services"][3].update(code=t["services"][1]["code"]),
        Wrong.TWICE,
    ),
    "services 3 series prefix": (
        lambda t: t["services"][3]["series"].update(prefix="A"),
        Wrong.TWICE,
    ),
    "services 1 daily_quota": (lambda t: t["services"][1].update(daily_quota=5000), Wrong.QUOTA),
    "counters 1 number": (lambda t: t["counters"][1].update(number="x"), Wrong.UNFIT),
    "counters 1 services": (
        lambda t: t["counters"][1]["services"].append("none"),
        Wrong.NO_SERVICE,
    ),
    "calendar hours monday": (
        lambda t: t["calendar"]["hours"].update(monday=["12:00-08:00"]),
        Wrong.CLOSES_FIRST,
    ),
    "calendar closures 1": (_first_twice, Wrong.DATES_BACKWARDS),
    "voice hours 0": (
        lambda t: t.update(voice={"hours": [{"from": "08:00", "to": "08:00", "percent": 3}]}),
        Wrong.SAME_HOUR,
    ),
    "alerts queue_critical": (lambda t: t.update(alerts={"queue_critical": 3}), Wrong.CALMER),
    "alerts services 1 service": (
        lambda t: t.update(alerts={"services": [{"service": t["services"][0]["code"]}] * 2}),
        Wrong.TWICE,
    ),
    "alerts services 0": (
        lambda t: t.update(alerts={"services": [{"service": "none"}]}),
        Wrong.NO_SERVICE,
    ),
    "alerts services 0 wait_critical_minutes": (
        lambda t: t.update(
            alerts={
                "services": [
                    {
                        "service": t["services"][0]["code"],
                        "wait_warning_minutes": 9,
                        "wait_critical_minutes": 3,
                    }
                ]
            }
        ),
        Wrong.CALMER,
    ),
    "zone": (lambda t: t.update(zone="Africa/Nowhere"), Wrong.NO_ZONE),
    "priorities 1 rule": (
        lambda t: t["priorities"][1].update(offered=True, rule=None),
        Wrong.RULE_MISSING,
    ),
}


@every_case("at", MISTAKES)
def test_a_mistake_leads_to_its_field(at: str) -> None:
    change, kind = MISTAKES[at]
    with pytest.raises(UnfitUnitError) as refused:
        unit_of(edited(change))
    told = {(one.kind, " ".join(map(str, one.at))) for one in refused.value.mistakes}
    assert (kind, at) in told


def test_what_two_changed_is_joined_and_a_clash_is_told() -> None:
    def theirs(tables: Tables) -> None:
        service(tables, "birth-extract")["fee"] = {"ar": "5", "fr": "5 DH"}
        service(tables, "signature")["target_wait_minutes"] = 7
        tables["counters"].append({"number": 42, "services": ["signature"]})

    def mine(tables: Tables) -> None:
        service(tables, "birth-extract")["delay"] = {"ar": "يوم", "fr": "Un jour"}
        service(tables, "signature")["target_wait_minutes"] = 9
        tables["hotline"] = "2020"
        tables["services"][:] = tables["services"][::-1]

    base = tables_of(COMMUNE)
    both, clashes = joined(base, edited(mine), edited(theirs))
    assert clashes == (("services", "signature", "target_wait_minutes"),)
    assert service(both, "birth-extract")["fee"]["fr"] == "5 DH"
    assert service(both, "birth-extract")["delay"]["fr"] == "Un jour"
    assert service(both, "signature")["target_wait_minutes"] == 9
    assert both["counters"][-1]["number"] == 42
    assert [one["code"] for one in both["services"]] == [one["code"] for one in base["services"]][
        ::-1
    ]
    assert joined(base, deepcopy(base), edited(theirs)) == (edited(theirs), ())
    assert joined(base, edited(mine), deepcopy(base)) == (edited(mine), ())
