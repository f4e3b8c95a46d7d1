"""The line as a whole: a hall on one side, relays on the other, and what is on its way between."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.folder import JoinedReceivers, LineFolder, LineState
from outward.line.line import Line
from outward.line.projection import PublicHall
from outward.line.reader import READ_EVERY_S, PublicHallReader
from outward.line.receiver import SAY_AFTER_S
from outward.line.words import VisitorActs
from outward.wire.batch import PATH, VisitorWord, WordKind
from outward.wire.hall import VisitState
from outward.wire.signature import key_for, public_text
from outward.wire.visits import ReceiverKind
from reception.app import Reception, open_reception
from reception.domain.alerts import App
from reception.domain.errors import EnvironmentFault
from reception.network.days import ClosedDaysOfSite
from reception.network.network import open_days
from reception.queue.model import At
from reception.system.clock import SystemClock
from tests.support.fake_relay import PATIENCE_S, FakeRelay, Mood, serving
from tests.support.model_relay import ModelRelay

HERE = At(3, "clerk1")
_GLANCE_S = 0.02


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    give_up_s = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < give_up_s, "it never came to that"
        time.sleep(_GLANCE_S)


@pytest.fixture
def folder(tmp_path: Path) -> LineFolder:
    found = LineFolder(tmp_path / "line")
    found.keep_key(Ed25519PrivateKey.generate())
    return found


@pytest.fixture
def hall(database_url: str) -> Iterator[Reception]:
    """Return a hall of today, with somebody at a counter."""
    with open_reception(database_url, clock=SystemClock()) as reception:
        reception.desk.open_counter(HERE)
        yield reception


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="outward.line")


def joined(folder: LineFolder, relay: FakeRelay) -> FakeRelay:
    key = folder.key()
    assert key
    relay.admitted.add(public_text(key_for(key, relay.url)))
    folder.join("commune", relay.url)
    return relay


@contextmanager
def running(
    folder: LineFolder, database_url: str, days: Callable[[], ClosedDaysOfSite] | None = None
) -> Iterator[Line]:
    """Let a line run in a thread of its own."""
    line = Line(
        folder=folder,
        station="line",
        clock=SystemClock(),
        open_reception=partial(open_reception, database_url, clock=SystemClock()),
        open_days=days or partial(open_days, database_url, SystemClock()),
    )
    stop: list[Callable[[], object]] = []

    async def run() -> None:
        asked, loop = asyncio.Event(), asyncio.get_running_loop()
        stop.append(lambda: loop.call_soon_threadsafe(asked.set))
        await line.run(asked)

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    try:
        yield line
    finally:
        until(lambda: bool(stop))
        stop[0]()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def standing(relay: FakeRelay) -> dict[str, VisitState]:
    return {one.label: one.state for one in relay.held.seen()[1].values()}


def is_served(hall: Reception, relay: FakeRelay) -> None:
    """Let somebody come, be called and be served, each of which is seen outside."""
    label = hall.desk.issue("signature").ticket.label
    until(lambda: standing(relay) == {label: VisitState.WAITING})
    hall.desk.call_next(HERE)
    until(lambda: standing(relay) == {label: VisitState.CALLED})
    hall.desk.start(HERE)
    hall.desk.finish(HERE)
    until(lambda: standing(relay) == {label: VisitState.OVER})


@pytest.mark.both
def test_what_happens_in_the_hall_is_seen_outside(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    with serving() as relay, running(folder, database_url):
        joined(folder, relay)
        is_served(hall, relay)
        assert relay.held.wholes == 1


def test_a_centre_whose_days_are_read_without_end_delays_no_relay(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    reading, over = threading.Event(), threading.Event()

    def hangs() -> ClosedDaysOfSite:
        reading.set()
        over.wait(PATIENCE_S)
        raise EnvironmentFault("it hung", "wait")

    folder.join("commune", "https://centre.example", ReceiverKind.CENTRE)
    with serving() as relay, running(folder, database_url, hangs):
        joined(folder, relay)
        assert reading.wait(PATIENCE_S)
        is_served(hall, relay)
        assert {one.state for one in relay.held.seen()[1].values()} == {VisitState.OVER}
    over.set()


@pytest.mark.both
def test_a_visitors_face_comes_home_and_is_heard(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    with serving() as relay, running(folder, database_url):
        joined(folder, relay)
        is_served(hall, relay)
        (key,) = relay.held.seen()[1]
        relay.words.append(VisitorWord(id="w1", key=key, kind=WordKind.RATING, face=5))
        hall.desk.issue("signature")
        until(lambda: not relay.words)
        assert hall.ratings.summary().total.counts[5] == 1


@pytest.mark.both
def test_a_relay_that_was_away_catches_up(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    with serving() as relay, running(folder, database_url):
        joined(folder, relay)
        first = hall.desk.issue("signature").ticket.label
        until(lambda: standing(relay) == {first: VisitState.WAITING})
        relay.stop()
        relay.held = ModelRelay()
        second = hall.desk.issue("signature").ticket.label
        hall.desk.call_next(HERE)
        relay.start()
        expected = {first: VisitState.CALLED, second: VisitState.WAITING}
        until(lambda: standing(relay) == expected)


def test_consoles_are_told_which_relays_are_up_to_date(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    with serving() as relay, serving() as unwell, running(folder, database_url):
        unwell.mood = Mood.UNWELL
        joined(folder, unwell)
        joined(folder, relay)
        until(lambda: bool(unwell.requests and hall.stations.lives()))
        (life,) = hall.stations.lives()
        shown = relay.url.removeprefix("http://").replace(":", " ")
        assert (life.app, life.part, life.station) == (App.LINE, shown, "line")
        folder.withdraw(relay.url)
        until(lambda: not hall.stations.lives())


def test_a_relay_that_dies_in_the_middle_of_a_push_catches_up(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    with serving() as relay, running(folder, database_url):
        joined(folder, relay)
        first = hall.desk.issue("signature").ticket.label
        until(lambda: standing(relay) == {first: VisitState.WAITING})
        relay.mood, before = Mood.CUTS, relay.requests
        hall.desk.call_next(HERE)
        until(lambda: relay.requests > before)
        hall.desk.start(HERE)
        relay.mood = Mood.WELL
        until(lambda: standing(relay) == {first: VisitState.SERVING})


def test_each_relay_has_a_cursor_of_its_own(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    hangs = FakeRelay(mood=Mood.HANGS)
    with serving() as well, serving(hangs) as ill, running(folder, database_url):
        joined(folder, ill)
        joined(folder, well)
        label = hall.desk.issue("signature").ticket.label
        until(lambda: standing(well) == {label: VisitState.WAITING})
        assert not ill.bodies
        ill.mood = Mood.WELL
        until(lambda: standing(ill) == {label: VisitState.WAITING})


def test_who_is_withdrawn_is_sent_nothing_more(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    with serving() as kept, serving() as gone, running(folder, database_url) as line:
        joined(folder, kept)
        joined(folder, gone)
        label = hall.desk.issue("signature").ticket.label
        until(lambda: standing(gone) == standing(kept) == {label: VisitState.WAITING})
        folder.withdraw(gone.url)
        until(lambda: [*line._receivers] == [kept.url])
        before = len(gone.bodies)
        hall.desk.call_next(HERE)
        until(lambda: standing(kept) == {label: VisitState.CALLED})
        assert len(gone.bodies) == before


def test_a_batch_for_one_relay_is_refused_by_another(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    with serving() as one, serving() as other, running(folder, database_url):
        joined(folder, one)
        joined(folder, other)
        until(lambda: bool(one.packed and other.packed))
        sent = len(other.bodies)
        for packed, head, status in (
            (one.packed[0], one.headers[0], 403),
            (other.packed[0], other.headers[0] | {"nouba-site": "agdal"}, 403),
            (other.packed[0], other.headers[0], 200),
        ):
            said = {name: head[name] for name in ("nouba-site", "nouba-signature")}
            assert httpx.post(other.url + PATH, content=packed, headers=said).status_code == status
        assert len(other.bodies) > sent


def test_what_cannot_be_read_in_the_folder_is_tried_again(
    folder: LineFolder, hall: Reception, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, tries = folder.joined, []

    def fails_once() -> JoinedReceivers:
        tries.append(1)
        if len(tries) == 1:
            raise EnvironmentFault("it cannot be used", "give it to the line's user")
        return kept()

    with serving() as relay:
        joined(folder, relay)
        monkeypatch.setattr(folder, "joined", fails_once)
        with running(folder, database_url):
            until(lambda: bool(relay.bodies))


def test_a_new_key_is_taken_up(folder: LineFolder, hall: Reception, database_url: str) -> None:
    with serving() as relay, running(folder, database_url) as line:
        joined(folder, relay)
        label = hall.desk.issue("signature").ticket.label
        until(lambda: standing(relay) == {label: VisitState.WAITING})
        folder.keep_key(Ed25519PrivateKey.generate())
        until(
            lambda: (
                [one.status.state for one in line._receivers.values()] == [LineState.NOT_ADMITTED]
            )
        )
        joined(folder, relay)
        hall.desk.call_next(HERE)
        until(lambda: standing(relay) == {label: VisitState.CALLED})


def test_a_database_that_is_away_is_not_said_to_be_as_it_was(
    folder: LineFolder, tmp_path: Path
) -> None:
    with serving() as relay, running(folder, f"sqlite:///{tmp_path}/none.db"):
        joined(folder, relay)
        until(lambda: (found := folder.status()) is not None and "none.db" in found.says)
        assert relay.requests == 0


def test_a_hall_that_is_read_no_more_is_said(
    folder: LineFolder, hall: Reception, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def says() -> str:
        status = folder.status()
        return status.says if status else "nothing"

    with serving() as relay, running(folder, database_url):
        joined(folder, relay)
        until(lambda: bool(relay.bodies) and says() == "")
        monkeypatch.setattr("outward.line.reader.OLD_S", -1.0)
        until(lambda: says() == "the hall is not read")


def test_words_without_end_keep_nobody_from_the_hall() -> None:
    done: list[VisitorWord] = []

    class Acts:
        def carry_out(self, word: VisitorWord, _: str) -> None:
            done.append(word)

    told: list[int] = []
    reader = PublicHallReader(
        open_reception=lambda: pytest.fail("nobody opens one"),
        station="line",
        publish=lambda _: None,
        answered=lambda *_: None,
        alive=lambda: told.append(len(done)),
    )
    for number in range(25):
        reader.words.put(("r", VisitorWord(id=f"w{number}", key="k", kind=WordKind.RATING)))
    reader._carry_out(cast("VisitorActs", Acts()), lambda: cast("PublicHall", None))
    assert told == [*range(10)], "it is said to be alive before each"
    assert len(done) == 10
    reader._carry_out(cast("VisitorActs", Acts()), lambda: cast("PublicHall", None))
    reader._carry_out(cast("VisitorActs", Acts()), lambda: cast("PublicHall", None))
    assert len(done) == 25


def test_a_receiver_hears_at_least_every_twenty_seconds_that_all_is_as_it_was() -> None:
    assert SAY_AFTER_S + READ_EVERY_S + 1 < 20


def test_a_word_that_breaks_us_is_heard_once(
    folder: LineFolder, hall: Reception, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(VisitorActs, "carry_out", breaks)
    with serving() as relay, running(folder, database_url):
        joined(folder, relay)
        relay.words.append(VisitorWord(id="w1", key="k", kind=WordKind.RATING, face=5))
        label = hall.desk.issue("signature").ticket.label
        until(lambda: not relay.words)
        hall.desk.call_next(HERE)
        until(lambda: standing(relay) == {label: VisitState.CALLED})


def test_how_it_stands_is_written_down(
    folder: LineFolder, hall: Reception, database_url: str
) -> None:
    def states() -> list[LineState]:
        status = folder.status()
        return [one.state for one in status.receivers] if status else []

    with serving() as relay, running(folder, database_url):
        joined(folder, relay)
        until(lambda: states() == [LineState.UP])
        relay.mood = Mood.UNWELL
        hall.desk.issue("signature")
        until(lambda: states() == [LineState.AWAY])
    status = folder.status()
    assert status
    (one,) = status.receivers
    assert (one.says, one.following) == ("it is unwell", 3)
    assert one.acknowledged_at is not None
