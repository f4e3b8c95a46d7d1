from hypothesis import given
from hypothesis import strategies as st

from printer_drivers.encode.status_commands import (
    Identity,
    StatusAsk,
    identity_question,
    printed_question,
    process_id,
    status_question,
)
from tests.support.every_case import every_case


@every_case(
    ("question", "sent"),
    [
        (status_question(StatusAsk.PRINTER), b"\x10\x04\x01"),
        (status_question(StatusAsk.PAPER), b"\x10\x04\x04"),
        (status_question(StatusAsk.CUSTOM_FULL_STATUS), b"\x10\x04\x14"),
        (identity_question(Identity.MODEL), b"\x1d\x49\x43"),
        (printed_question(b"abcd"), b"\x1d\x28\x48\x06\x00\x30\x30abcd"),
    ],
)
def test_questions_are_what_the_manuals_say(question: bytes, sent: bytes) -> None:
    assert question == sent


@given(st.integers(0, 10**9), st.integers(0, 10**6))
def test_process_ids_are_printable_and_differ(first: int, step: int) -> None:
    one, other = process_id(first), process_id(first + step)
    assert len(one) == 4
    assert all(0x20 <= sign <= 0x7E for sign in one)
    assert (one == other) == (step == 0)
