"""The key of a ticket's page: of one day and one ticket, and in a small code."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer_drivers.render.qr import QUIET_ZONE, qr_modules
from reception.domain.page_key import (
    DAY_KEY_BYTES,
    LETTERS,
    LONGEST_SITE,
    key_hash,
    key_in,
    page_address,
    page_key,
)
from reception.system.ids import new_day_key

_DAYS = st.binary(min_size=DAY_KEY_BYTES, max_size=DAY_KEY_BYTES)
_IDS = st.uuids()
_MODULES = {3: 29, 4: 33}


@given(day=_DAYS, ticket=_IDS)
def test_the_same_ticket_of_the_same_day_has_the_same_key(day: bytes, ticket: UUID) -> None:
    key = page_key(day, ticket)
    assert key == page_key(bytes(day), UUID(str(ticket)))
    assert len(key) == LETTERS
    assert key.isalnum()
    assert key == key.upper()


@given(days=st.lists(_DAYS, min_size=2, max_size=2, unique=True), ticket=_IDS)
def test_on_another_day_it_would_be_another(days: list[bytes], ticket: UUID) -> None:
    assert len({page_key(day, ticket) for day in days}) == len(days)


@given(day=_DAYS, ticket=st.integers(0, 2**128 - 2))
def test_of_the_next_id_it_is_quite_another(day: bytes, ticket: int) -> None:
    one, other = (page_key(day, UUID(int=id_)) for id_ in (ticket, ticket + 1))
    assert sum(a == b for a, b in zip(one, other, strict=True)) < LETTERS / 2


@given(day=_DAYS, ticket=_IDS, site=st.sampled_from(["https://t.example.ma", "http://a.lan:80/"]))
def test_an_address_tells_its_key_and_not_the_tickets_id(
    day: bytes, ticket: UUID, site: str
) -> None:
    key = page_key(day, ticket)
    address = page_address(site, key)
    assert key_in(address) == key_in(address.lower()) == key
    assert ticket.hex.upper() not in address.replace("-", "")
    assert key not in key_hash(key).upper()


@pytest.mark.parametrize(
    "text", ["https://www.chikaya.ma", "D014", "", f"HTTPS://T.EXAMPLE.MA/{'A' * 21}", "A" * 19]
)
def test_what_is_no_address_of_a_page_has_no_key(text: str) -> None:
    assert key_in(text) is None


@pytest.mark.parametrize(
    ("site", "version"),
    [
        ("https://t.example.ma", 3),
        ("https://suivi.collectivites-territoriales.gov.ma", 4),
        (f"https://{'a' * (LONGEST_SITE - len('https://'))}", 4),
        (f"https://{'a' * (LONGEST_SITE + 1 - len('https://'))}", 5),
    ],
)
def test_its_code_is_as_small_as_the_address_lets_it_be(site: str, version: int) -> None:
    modules = len(qr_modules(page_address(site, "A2" * (LETTERS // 2)))) - 2 * QUIET_ZONE
    assert modules == _MODULES.get(version, 37)


def test_no_two_days_have_one_key() -> None:
    assert len({new_day_key() for _ in range(100)}) == 100
