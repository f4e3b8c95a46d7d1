"""Who guesses is limited; who has a ticket never is, whoever shares her address."""

import random
from pathlib import Path
from uuid import UUID

import pytest

from outward.receiving.limits import AT_ONCE, MOST_ADDRESSES, UnknownLimit
from outward.relay.memory_store import MemoryStore
from reception.domain.page_key import LETTERS, key_hash, page_key
from reception.system.ids import new_day_key
from tests.outward.relay.conftest import Loop
from tests.outward.relay.offices import KEY, SpeakingOffice, key_of, ticket
from tests.outward.relay.relays import TrialRelay
from tests.support.clocks import FakeClock

CARRIER = "105.66.0.1"
LETTERS_OF_A_KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
GUESSES = 20_000
MANY_GUESSES = 1_000_000


@pytest.fixture
def relay(tmp_path: Path, loop: Loop, clock: FakeClock) -> TrialRelay:
    return TrialRelay(MemoryStore(tmp_path / "relay"), loop, clock)


@pytest.fixture
def office(relay: TrialRelay, clock: FakeClock) -> SpeakingOffice:
    return relay.admit(SpeakingOffice(clock))


def test_a_thousand_customers_of_one_carrier_are_never_limited(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    tickets = {str(number): ticket(clock, number) for number in range(1, 1001)}
    relay.take(office, office.whole(tickets))
    statuses = [
        relay.page(key_of(number), address=CARRIER).status_code for number in range(1, 1001)
    ]
    assert set(statuses) == {200}


def test_who_guesses_is_limited_while_others_at_her_address_are_served(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    relay.take(office, office.whole({"1": ticket(clock)}))
    guesses = [relay.page(key_of(number), address=CARRIER) for number in range(2, 102)]
    statuses = [one.status_code for one in guesses]
    assert statuses == [404] * int(AT_ONCE) + [429] * (100 - int(AT_ONCE))
    # It looks the same, so that whoever misread a code is told the same.
    assert len({one.content for one in guesses}) == 1
    assert relay.page(address=CARRIER).status_code == 200
    assert relay.page(key_of(2), address="105.66.0.2").status_code == 404
    clock.advance(minutes=1)
    assert relay.page(key_of(2), address=CARRIER).status_code == 404


def test_a_network_of_the_sixth_version_is_one_guesser() -> None:
    limit = UnknownLimit(at_once=2)
    assert [limit.lets_pass(f"2001:db8:1:2::{number}", 0) for number in (1, 2, 3)] == [
        True,
        True,
        False,
    ]
    assert limit.lets_pass("2001:db8:1:3::1", 0)
    assert limit.lets_pass("::ffff:1.2.3.4", 0)
    assert len(limit) == 3


def test_the_memory_for_guessers_has_an_end() -> None:
    limit = UnknownLimit()
    for number in range(MOST_ADDRESSES + 500):
        limit.lets_pass(f"host-{number}", 0)
    assert len(limit) == MOST_ADDRESSES


def found_by_guessing(loop: Loop, folder: Path, keys: list[str], guesses: list[str]) -> int:
    """Return how many guesses open a page, where no limit is in the way."""
    clock = FakeClock()
    store = MemoryStore(folder)
    relay = TrialRelay(store, loop, clock)
    office = relay.admit(SpeakingOffice(clock))
    tickets = {str(one): ticket(clock, 1, key=key_hash(key)) for one, key in enumerate(keys)}
    relay.take(office, office.whole(tickets))

    async def count() -> int:
        return sum([await store.find(key_hash(one)) is not None for one in guesses])

    return loop(count())


# What a visitor sees of her own ticket's id, whose neighbours were made right before and after it:
# ids that follow each other (RFC 9562, UUIDv7) within one millisecond are one apart.
OWN = UUID("0195e4a0-1c2b-7000-8000-00000000ffff")
IDS = [UUID(int=OWN.int + step) for step in range(1, 200)]


def neighbours(many: int) -> list[UUID]:
    return [UUID(int=OWN.int + step) for step in range(1, many + 1)]


def drawn(many: int) -> list[str]:
    draw = random.Random(22)  # noqa: S311 - a test that is the same each time
    return ["".join(draw.choices(LETTERS_OF_A_KEY, k=LETTERS)) for _ in range(many)]


@pytest.mark.parametrize("many", [GUESSES, pytest.param(MANY_GUESSES, marks=pytest.mark.soak)])
def test_no_guess_finds_a_page(loop: Loop, tmp_path: Path, many: int) -> None:
    day_key, other_key = new_day_key(), new_day_key()
    keys = [page_key(day_key, one) for one in IDS]
    half = many // 2
    guesses = drawn(half) + [page_key(other_key, one) for one in neighbours(half)]
    assert found_by_guessing(loop, tmp_path, keys, guesses) == 0
    assert found_by_guessing(loop, tmp_path, keys, keys[:10]) == 10


def test_a_build_with_the_id_of_the_ticket_as_its_key_is_found(loop: Loop, tmp_path: Path) -> None:
    """The positive control: the search finds what can be found."""
    keys = [one.hex.upper() for one in IDS]
    guesses = [one.hex.upper() for one in neighbours(1000)]
    assert found_by_guessing(loop, tmp_path, keys, guesses) == len(IDS)
    assert KEY not in keys
