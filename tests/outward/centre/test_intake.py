"""Whatever a centre is sent: what does not go on from what it holds changes nothing there."""

import asyncio
import gzip
import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outward.receiving.enrolment import MOST_OF_AN_ADDRESS
from outward.wire.batch import (
    ENCODER,
    JOIN_PATH,
    LONGEST_BYTES,
    SIGNATURE,
    SITE,
    JoinRequest,
    Refused,
)
from outward.wire.signature import public_text, signed
from outward.wire.visits import FORMAT, MOST_TOLD, VISITS_PATH, VisitsAnswer
from reception.app import open_reception
from reception.network.days import without_people
from reception.reports.question import ReportQuestion
from tests.support.clocks import FakeClock
from tests.support.databases import COMMUNE, behind_its_back
from tests.support.head_office import HeadOffice

pytestmark = pytest.mark.postgresql

PATIENCE_S = 20.0
DAY = date(2026, 11, 20)
STAY = [0, "signature", "ordinary", "served", None, 1, 3, 5, None, 6, 6, 7, 8, None, None]
VISIT = ["A", 1, "ar", 5, [STAY]]
UNIT = ENCODER.encode(without_people(replace(COMMUNE, code="fes"))).decode()


def described(*, target: str = "", starts: str = "") -> str:
    """Return the unit with a target, or a beginning of its days, that is its own affair."""
    unit = msgspec.json.decode(UNIT)
    if target:
        unit["services"][0]["target_wait"] = target
    if starts:
        unit["calendar"]["day_starts"] = starts
    return msgspec.json.encode(unit).decode()


@dataclass(eq=False)
class Speaker:
    """A site that says what it likes."""

    office: HeadOffice
    site: str
    key: Ed25519PrivateKey
    version: int = 0

    def batch(self, **told: Any) -> dict[str, Any]:
        """Return a batch that goes on from what is held, or what is told of it."""
        return {
            "format": FORMAT,
            "site": self.site,
            "run": "r1",
            "made_at": self.office.clock.now().isoformat(),
            "base": self.version,
        } | told

    def day(self, visits: int = 1, day: date = DAY, **told: Any) -> dict[str, Any]:
        """Return a day with so many visits."""
        some = [["A", number, "ar", 5, [STAY]] for number in range(visits)]
        return {
            "day": day.isoformat(),
            "seal": "ab" * 32,
            "mark": f"{visits:032x}",
            "visits": some,
        } | told

    def sent(
        self, batch: Mapping[str, Any], *, site: str = "", key: Ed25519PrivateKey | None = None
    ) -> httpx.Response:
        """Return the answer to a batch."""
        return self.post(
            gzip.compress(msgspec.json.encode(batch), mtime=0), site or self.site, key or self.key
        )

    def post(
        self, body: bytes, site: str, key: Ed25519PrivateKey, kind: str = "gzip"
    ) -> httpx.Response:
        """Return the answer to any bytes."""
        headers = {"Content-Encoding": kind, SITE: site, SIGNATURE: signed(body, key)}
        return self.office.asked(
            lambda client: client.post(VISITS_PATH, content=body, headers=headers)
        )

    def take(self, **told: Any) -> VisitsAnswer:
        """Say what is taken, and know what is held."""
        answer = self.sent(self.batch(**told))
        assert answer.status_code == 200, answer.text
        said = msgspec.json.decode(answer.content, type=VisitsAnswer)
        self.version = said.version
        return said


@pytest.fixture
def fes(office: HeadOffice) -> Speaker:
    """Return a site that has told a day."""
    speaker = Speaker(office, "fes", office.admit("fes"))
    speaker.take(base=None)
    assert speaker.take(unit=UNIT, day=speaker.day(2), behind=0).taken
    return speaker


def refuses(office: HeadOffice, answer: httpx.Response, status: int, why: str) -> None:
    assert answer.status_code == status, answer.text
    assert why in msgspec.json.decode(answer.content, type=Refused).reason


BAD: dict[str, tuple[Callable[[Speaker], httpx.Response], int, str]] = {
    "another key": (
        lambda one: one.sent(one.batch(day=one.day(9)), key=Ed25519PrivateKey.generate()),
        403,
        "not signed",
    ),
    "nobody": (lambda one: one.sent(one.batch(day=one.day(9)), site="taza"), 403, "not admitted"),
    "of another site": (
        lambda one: one.sent(one.batch(site="oujda", day=one.day(9))),
        403,
        "another site",
    ),
    "torn": (
        lambda one: one.post(gzip.compress(b'{"format": 1}')[:-5], "fes", one.key),
        400,
        "torn",
    ),
    "too long": (lambda one: one.post(b"x" * (LONGEST_BYTES + 1), "fes", one.key), 413, "longer"),
    "a bomb": (
        lambda one: one.post(gzip.compress(b" " * (LONGEST_BYTES + 1)), "fes", one.key),
        413,
        "longer",
    ),
    "not packed": (lambda one: one.post(b"{}", "fes", one.key, "identity"), 415, "packed"),
    "no form": (lambda one: one.sent({"format": FORMAT}), 400, "form"),
    "more than the list": (
        lambda one: one.sent(one.batch(day=one.day(9) | {"clerk": "amina"})),
        400,
        "form",
    ),
    "what no database keeps": (
        lambda one: one.sent(one.batch(day=one.day(0) | {"visits": [["A\0", *VISIT[1:]]]})),
        400,
        "form",
    ),
    "a stay with a name": (
        lambda one: one.sent(
            one.batch(day=one.day(0) | {"visits": [[*VISIT[:4], [[*STAY, "x"]]]]})
        ),
        400,
        "form",
    ),
    "a state that is none": (
        lambda one: one.sent(
            one.batch(day=one.day(0) | {"visits": [[*VISIT[:4], [[*STAY[:3], "gone", *STAY[4:]]]]]})
        ),
        400,
        "form",
    ),
    "another format": (lambda one: one.sent(one.batch(format=FORMAT + 1)), 400, "format"),
    "a clock that is off": (
        lambda one: one.sent(one.batch(made_at="2026-11-25T11:00:00Z", day=one.day(9))),
        400,
        "set the site's clock",
    ),
    "tomorrow's tomorrow": (
        lambda one: one.sent(one.batch(day=one.day(9, date(2026, 11, 27)))),
        400,
        "not one that is held",
    ),
    "before all months": (
        lambda one: one.sent(one.batch(day=one.day(9, date(2020, 1, 1)))),
        400,
        "not one that is held",
    ),
    "a part that does not come next": (
        lambda one: one.sent(one.batch(day=one.day(9, part=1))),
        409,
        "comes next",
    ),
    "no unit": (lambda one: one.sent(one.batch(unit="{}", day=one.day(9))), 400, "no unit"),
    "the unit of another": (
        lambda one: one.sent(one.batch(unit=UNIT.replace('"fes"', '"oujda"', 1))),
        403,
        "another site",
    ),
    "a zone that is none": (
        lambda one: one.sent(one.batch(unit=UNIT.replace("Africa/Casablanca", "../etc"))),
        400,
        "no unit",
    ),
    "a target of an age": (
        lambda one: one.sent(one.batch(unit=described(target="P999999999D"))),
        400,
        "no unit",
    ),
    "a day that starts in another zone": (
        lambda one: one.sent(one.batch(unit=described(starts="04:00:00+05:00"))),
        400,
        "no unit",
    ),
    "more days than a step may name": (
        lambda one: one.sent(one.batch(gone=[DAY.isoformat()] * (MOST_TOLD + 1))),
        400,
        "form",
    ),
    "to know what is to come": (
        lambda one: one.sent(one.batch(until="2026-11-27")),
        400,
        "not over",
    ),
    "a stay twice": (
        lambda one: one.sent(one.batch(day=one.day(0) | {"visits": [[*VISIT[:4], [STAY, STAY]]]})),
        400,
        "twice",
    ),
    "text that is none": (
        lambda one: one.post(gzip.compress(b'{"site":"\xff"}'), "fes", one.key),
        400,
        "form",
    ),
    "another computer": (
        lambda one: one.sent(one.batch(run="r2", day=one.day(9))),
        409,
        "Another computer",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_bad_is_refused_with_a_reason_and_changes_nothing(
    fes: Speaker, office: HeadOffice, what: str
) -> None:
    sends, status, why = BAD[what]
    before = office.held()
    refuses(office, sends(fes), status, why)
    assert office.held() == before
    assert fes.take(day=fes.day(9)).taken, "control: what goes on from what is held is taken"
    assert office.held() != before


def test_a_site_writes_its_own_unit_alone(fes: Speaker, office: HeadOffice) -> None:
    other = Speaker(office, "oujda", office.admit("oujda"))
    before = office.held()
    refuses(office, other.sent(other.batch(site="fes", day=other.day(9))), 403, "another site")
    refuses(
        office,
        other.sent(other.batch(site="fes", base=fes.version, day=other.day(9)), site="fes"),
        403,
        "not signed",
    )
    assert office.held() == before
    other.take(base=None)
    assert other.take(day=other.day(3)).taken
    visits = office.rows("SELECT unit, count(*) FROM public.ticket GROUP BY unit ORDER BY unit")
    assert visits == [("fes", 2), ("oujda", 3)], "the same visits of both count apart"


def test_a_site_that_cannot_be_counted_is_left_out_of_the_others(
    fes: Speaker, office: HeadOffice
) -> None:
    other = Speaker(office, "oujda", office.admit("oujda"))
    other.take(base=None)
    other.take(unit=UNIT.replace('"fes"', '"oujda"', 1), day=other.day(3), behind=0)
    with behind_its_back(office.url) as connection:
        # As one that an older centre has taken.
        connection.execute(
            "UPDATE network.description SET document = %s WHERE unit = 'fes'",
            (described(target="P999999999D"),),
        )
    with open_reception(office.url, clock=office.clock) as head:
        assert head.comparing
        assert [one.code for one in head.comparing.units()] == ["oujda"]
        assert head.comparing.waits(ReportQuestion(first=DAY, last=DAY)).rows


def test_days_that_were_never_held_leave_nothing(fes: Speaker, office: HeadOffice) -> None:
    before = office.held()
    fes.take(gone=[date(3000 + year, 1, 1).isoformat() for year in range(MOST_TOLD)])
    assert office.held() == before


def test_a_site_that_sends_much_at_once_keeps_no_other_waiting(
    fes: Speaker, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Speaker(office, "oujda", office.admit("oujda"))
    take, over = office.app._intake.take, threading.Event()

    def slow(body: bytes, site: str, signature: str) -> VisitsAnswer:
        if site == "fes":
            assert over.wait(PATIENCE_S)
        return take(body, site, signature)

    monkeypatch.setattr(office.app._intake, "take", slow)

    async def flood(client: httpx.AsyncClient) -> None:
        def sent(one: Speaker) -> Awaitable[httpx.Response]:
            body = gzip.compress(msgspec.json.encode(one.batch(base=None)), mtime=0)
            headers = {"Content-Encoding": "gzip", SITE: one.site, SIGNATURE: signed(body, one.key)}
            return client.post(VISITS_PATH, content=body, headers=headers)

        many = [asyncio.ensure_future(sent(fes)) for _ in range(8)]
        await asyncio.sleep(0)
        try:
            answer = await asyncio.wait_for(sent(other), PATIENCE_S / 2)
        finally:
            over.set()
        assert answer.status_code == 200
        assert {one.status_code for one in await asyncio.gather(*many)} == {200}

    office.asked(flood)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["next", "again", "early", "old"]), st.integers(0, 3), st.integers(0, 4)
    ),
    min_size=1,
    max_size=12,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_in_whatever_order_batches_come_what_is_held_is_what_was_said_in_order(
    fes: Speaker, office: HeadOffice, steps: list[tuple[str, int, int]]
) -> None:
    days = [DAY - timedelta(days=passed) for passed in range(4)]
    for day in days:
        fes.take(gone=[day.isoformat()])
    model: dict[str, int] = {}
    sent: list[dict[str, Any]] = []
    for how, place, visits in steps:
        batch = fes.batch(day=fes.day(visits, days[place]))
        if how == "next":
            sent.append(batch)
            fes.take(day=batch["day"])
            model[days[place].isoformat()] = visits
            continue
        if how == "early":
            batch = batch | {"base": fes.version + 1 + visits}
        elif sent:
            batch = sent[-1] if how == "again" else sent[place % len(sent)]
        else:
            continue
        said = msgspec.json.decode(fes.sent(batch).content, type=VisitsAnswer)
        assert (said.taken, said.version) == (False, fes.version)
    counted = "SELECT service_day, count(*) FROM public.ticket GROUP BY 1 ORDER BY 1"
    assert office.rows(counted) == sorted((day, some) for day, some in model.items() if some)
    told = fes.take(base=None, told_after="0001-01-01").days
    assert {day.isoformat(): int(mark, 16) for day, mark in told.items()} == model


def test_days_are_told_page_by_page(
    fes: Speaker, office: HeadOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outward.centre.intake.MOST_TOLD", 2)
    for passed in range(1, 5):
        fes.take(day=fes.day(passed, DAY - timedelta(days=passed)))
    line = office.line("fes", "sqlite://")
    held = office.asked(line._list)
    assert [*held.days] == [DAY - timedelta(days=passed) for passed in (4, 3, 2, 1, 0)]
    assert line._kept_from == date(2026, 8, 1)


def test_a_request_to_join_is_noted_once_it_is_signed(office: HeadOffice, clock: FakeClock) -> None:
    def asked(site: str, key: Ed25519PrivateKey, by: Ed25519PrivateKey) -> httpx.Response:
        join = JoinRequest(site=site, name=site, public_key=public_text(key))
        body = ENCODER.encode(join)
        headers = {SIGNATURE: signed(body, by)}
        return office.asked(lambda client: client.post(JOIN_PATH, content=body, headers=headers))

    keys = [Ed25519PrivateKey.generate() for _ in range(MOST_OF_AN_ADDRESS + 1)]
    refuses(office, asked("a", keys[0], keys[1]), 403, "not signed")
    for place in range(MOST_OF_AN_ADDRESS):
        answer = asked(f"s{place}", keys[place], keys[place])
        assert (answer.status_code, answer.json()) == (202, {"kind": "centre"})
    refuses(office, asked("more", keys[-1], keys[-1]), 429, "ask from this address")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", VISITS_PATH, 405),
        ("PUT", JOIN_PATH, 405),
        ("POST", "/health", 405),
        ("GET", "/health", 200),
    ],
)
def test_nobody_is_shown_anything(office: HeadOffice, method: str, path: str, status: int) -> None:
    answer = office.asked(lambda client: client.request(method, path))
    assert answer.status_code == status
    assert answer.text in {"", '{"status":"ok"}'}
