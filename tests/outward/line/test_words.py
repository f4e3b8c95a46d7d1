"""What visitors say by their telephones becomes an act once, by the verbs that there are."""

import logging
from datetime import datetime

import pytest

from outward.line.projection import OVER_FOR, Projection
from outward.line.words import VisitorActs
from outward.wire.batch import VisitorWord, WordKind
from outward.wire.hall import VisitState
from reception.app import Reception
from reception.domain.errors import DeniedFault
from reception.domain.ticket import Visit
from reception.queue.model import At
from tests.support.clocks import FakeClock
from tests.support.databases import dump

HERE = At(3, "clerk1")
RELAY = "https://t.example.ma"


@pytest.fixture
def acts(reception: Reception) -> VisitorActs:
    reception.desk.open_counter(HERE)
    return VisitorActs(reception, Projection(reception), "line")


def served_key(reception: Reception, acts: VisitorActs) -> str:
    """Serve somebody, and return the hash of her key."""
    visit = reception.desk.issue("signature")
    now = acts._projection.read()
    reception.desk.call_next(HERE)
    reception.desk.start(HERE)
    reception.desk.finish(HERE)
    return next(key for key, one in now.tickets.items() if one.label == visit.ticket.label)


def rating(key: str, face: int | None = 4, word: str = "w1") -> VisitorWord:
    return VisitorWord(id=word, key=key, kind=WordKind.RATING, face=face)


@pytest.mark.both
def test_a_rating_is_tied_to_the_visit_once(
    reception: Reception, acts: VisitorActs, database_url: str
) -> None:
    key = served_key(reception, acts)
    acts.carry_out(rating(key), RELAY)
    acts.carry_out(rating(key), RELAY)
    acts.carry_out(rating(key, 1, "w2"), RELAY)
    (row,) = dump(database_url)["rating"]
    assert (4 in row, "line" in row) == (True, True)
    assert reception.ratings.summary().total.counts[4] == 1
    assert reception.ratings.summary().total.rated == 1


def test_a_rating_that_was_said_long_ago_still_counts(
    reception: Reception, acts: VisitorActs, clock: FakeClock
) -> None:
    key = served_key(reception, acts)
    clock.advance(seconds=2 * OVER_FOR.total_seconds())
    assert key not in acts._projection.read().tickets
    acts.carry_out(rating(key), RELAY)
    assert reception.ratings.summary().total.rated == 1


def test_keys_that_nobody_has_are_looked_for_once_a_minute(
    reception: Reception, acts: VisitorActs, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts._projection.read()
    read, times = reception.hall.over, []

    def counted(since: datetime) -> tuple[Visit, ...]:
        times.append(since)
        return read(since)

    monkeypatch.setattr(reception.hall, "over", counted)
    for number in range(20):
        acts.carry_out(rating(f"{number:064x}", word=f"w{number}"), RELAY)
    assert len(times) == 1
    clock.advance(minutes=1)
    acts.carry_out(rating("f" * 64), RELAY)
    assert len(times) == 2


def test_two_relays_may_call_their_words_alike(reception: Reception, acts: VisitorActs) -> None:
    first = served_key(reception, acts)
    acts.carry_out(rating(first), RELAY)
    acts.carry_out(rating(served_key(reception, acts), 2), "https://other.example.ma")
    assert reception.ratings.summary().total.rated == 2


@pytest.mark.parametrize(
    ("word", "says"),
    [
        (rating("f" * 64), "nobody of today has this key"),
        (rating("served", None), "is no face"),
        (rating("served", 6), "is no face"),
        (rating("waiting"), "cannot be rated"),
        (rating("called"), "was not served, and cannot be rated"),
        (rating("absent"), "was not served, and cannot be rated"),
        (VisitorWord(id="w1", key="waiting", kind=WordKind.LEAVE), "does not let visitors"),
        (VisitorWord(id="w1", key="waiting", kind=WordKind.LET_GO_FIRST), "does not let visitors"),
    ],
    ids=[
        "unknown key",
        "no face",
        "too good a face",
        "not called",
        "not begun",
        "not come",
        "leave",
        "let go first",
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    reception: Reception,
    acts: VisitorActs,
    database_url: str,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
    word: VisitorWord,
    says: str,
) -> None:
    keys = {"served": served_key(reception, acts)}
    for state in (VisitState.ABSENT, VisitState.CALLED, VisitState.WAITING):
        reception.desk.issue("signature")
        if state is not VisitState.WAITING:
            reception.desk.call_next(HERE)
        if state is VisitState.ABSENT:
            reception.desk.no_show(HERE)
    tickets = acts._projection.read().tickets
    keys |= {str(one.state): key for key, one in tickets.items() if key != keys["served"]}
    before = dump(database_url)
    with caplog.at_level(logging.INFO):
        acts.carry_out(
            VisitorWord(
                id=word.id,
                key=keys.get(word.key, word.key),
                kind=word.kind,
                since=clock.now(),
                face=word.face,
            ),
            RELAY,
        )
    assert dump(database_url) == before
    assert says in caplog.text


def test_what_the_server_denies_is_refused_for_good_and_told_in_the_log(
    reception: Reception, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> Visit:
        raise DeniedFault("denied", "")

    acts = VisitorActs(reception, Projection(reception), "line")
    key = served_key(reception, acts)
    monkeypatch.setattr(reception.ratings, "rate", denied)
    acts.carry_out(rating(key), RELAY)
    assert [one.levelname for one in caplog.records if "denies" in one.message] == ["WARNING"]
    caplog.clear()
