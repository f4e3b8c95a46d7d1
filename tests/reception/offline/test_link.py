"""Asking a server that may hang: nobody waits longer than was said, and everybody learns of it."""

import threading
from collections.abc import Iterator

import pytest

from reception.domain.errors import StorageFault, UnitNotSetUpError
from reception.domain.link import LinkState
from reception.offline.link import AwayFault, NoAnswerFault, RemoteAsking, ServerLink
from tests.support.station_server import Seconds, no_word_of_outages

SOON_S = 0.01
SHORT_S = 0.5
LONG_S = 30.0


@pytest.fixture
def asking() -> Iterator[RemoteAsking]:
    with no_word_of_outages():
        asking = RemoteAsking("tests")
        yield asking
        asking.close()


class Hanging:
    """A server that says nothing before it is told to."""

    def __init__(self) -> None:
        self.asked = 0
        self._free = threading.Event()
        self._ended = threading.Semaphore(0)

    def __call__(self) -> str:
        self.asked += 1
        self._free.wait(LONG_S)
        self._ended.release()
        return "late"

    def end(self) -> None:
        """Let it answer all that it was asked."""
        self._free.set()
        for _ in range(self.asked):
            assert self._ended.acquire(timeout=LONG_S)


def test_who_hangs_is_left_to_herself_and_the_next_is_asked(asking: RemoteAsking) -> None:
    hanging = Hanging()
    assert asking.ask(lambda: "first", LONG_S) == "first"
    for _ in range(2):
        with pytest.raises(NoAnswerFault):
            asking.ask(hanging, SOON_S)
        if hanging.asked < 2:
            assert asking.ask(lambda: "next", LONG_S) == "next"
    with pytest.raises(NoAnswerFault):
        asking.ask(hanging, LONG_S)
    assert hanging.asked == 2, "a third one is not asked behind two that hang"
    hanging.end()
    # Its thread notes that in its own time.
    assert any(answers(asking) or threading.Event().wait(0.001) for _ in range(10_000))


def answers(asking: RemoteAsking) -> bool:
    try:
        return asking.ask(lambda: True, LONG_S)
    except NoAnswerFault:
        return False


def test_an_error_is_raised_where_it_was_asked(asking: RemoteAsking) -> None:
    def fail() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        asking.ask(fail, LONG_S)
    assert asking.ask(lambda: 1, LONG_S) == 1


def test_everybody_learns_from_each_others_answers(asking: RemoteAsking) -> None:
    heard: list[LinkState] = []
    hanging = Hanging()
    line = ServerLink(heard.append, monotonic_s=Seconds(), answer_s=SOON_S)
    slow = ServerLink(heard.append, monotonic_s=Seconds(), answer_s=LONG_S)
    slow.ask(asking, lambda: "there")
    line.hear()
    for _ in range(2):
        with pytest.raises(StorageFault):
            line.ask(asking, hanging)
    assert line.is_alone
    with pytest.raises(AwayFault):
        line.ask(asking, hanging)
    # Who was given up before she was begun is never asked.
    assert hanging.asked <= 2
    hanging.end()
    assert heard == [LinkState.ONLINE, LinkState.ONLINE, LinkState.SUSPECT, LinkState.OFFLINE]


def test_a_refusal_is_an_answer(asking: RemoteAsking) -> None:
    line = ServerLink(monotonic_s=Seconds(), answer_s=LONG_S)

    def refuse() -> None:
        raise UnitNotSetUpError

    with pytest.raises(UnitNotSetUpError):
        line.ask(asking, refuse)
    assert line.state is LinkState.ONLINE


def test_doubt_ends_by_itself(asking: RemoteAsking) -> None:
    seconds = Seconds()
    line = ServerLink(monotonic_s=seconds)
    line.hear()
    line.miss()
    assert line.state is LinkState.SUSPECT
    seconds.now_s += 3
    assert line.is_alone


def test_a_station_that_is_slow_to_start_says_nothing_of_the_server(asking: RemoteAsking) -> None:
    seconds = Seconds()
    line = ServerLink(monotonic_s=seconds)
    seconds.now_s += 60
    assert not line.is_alone
    assert line.ask(asking, lambda: "there") == "there"
    assert line.state is LinkState.ONLINE


def test_from_the_first_question_on_its_silence_counts(asking: RemoteAsking) -> None:
    seconds = Seconds()
    line = ServerLink(monotonic_s=seconds, answer_s=SHORT_S)
    with pytest.raises(NoAnswerFault):
        line.ask(asking, lambda: threading.Event().wait(2 * SHORT_S))
    assert line.state is LinkState.SUSPECT
    seconds.now_s += 60
    assert line.is_alone
