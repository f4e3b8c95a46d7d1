"""The proxy of the tests spoils a line as it says: a test of a fault rests on it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.support.fault_proxy import FaultProxy, Way

WAITS_S = 5.0
# A line that is silent on purpose is listened to for as long only.
SILENT_S = 0.1


@pytest.fixture
def echo() -> Iterator[tuple[str, int]]:
    """Answer every line with what it said, until it ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer(line: socket.socket) -> None:
            with line:
                try:
                    while said := line.recv(4096):
                        line.sendall(said)
                except OSError:
                    return

        def serve() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=answer, args=(line,), daemon=True).start()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.fixture
def proxy(echo: tuple[str, int]) -> Iterator[FaultProxy]:
    with FaultProxy(echo) as started:
        yield started


@pytest.fixture
def line(proxy: FaultProxy) -> Iterator[socket.socket]:
    with connected(proxy) as made:
        assert said_back(made, b"hello") == b"hello"
        yield made


def connected(proxy: FaultProxy, timeout_s: float = WAITS_S) -> "closing[socket.socket]":
    return closing(socket.create_connection(("127.0.0.1", proxy.port), timeout_s))


def said_back(line: socket.socket, what: bytes) -> bytes:
    line.sendall(what)
    return line.recv(4096)


def is_silent(line: socket.socket) -> bool:
    line.settimeout(SILENT_S)
    try:
        line.recv(4096)
    except TimeoutError:
        return True
    finally:
        line.settimeout(WAITS_S)
    return False


class TestFaultProxy:
    def test_it_passes_everything_on(self, line: socket.socket) -> None:
        assert said_back(line, b"and again") == b"and again"

    def test_a_line_is_reset_and_the_next_is_not(
        self, proxy: FaultProxy, line: socket.socket
    ) -> None:
        proxy.reset()
        with pytest.raises(ConnectionResetError):
            line.recv(1)
        with connected(proxy) as another:
            assert said_back(another, b"new") == b"new"

    def test_nobody_listens_until_it_is_healed(
        self, proxy: FaultProxy, line: socket.socket
    ) -> None:
        proxy.refuse()
        with pytest.raises(ConnectionResetError):
            line.recv(1)
        with pytest.raises(ConnectionRefusedError), connected(proxy):
            pass
        proxy.heal()
        with connected(proxy) as another:
            assert said_back(another, b"new") == b"new"

    def test_a_hole_swallows_calls_and_gives_back_what_was_on_the_way(
        self, proxy: FaultProxy, line: socket.socket
    ) -> None:
        proxy.blackhole()
        line.sendall(b"late")
        assert is_silent(line)
        with pytest.raises(TimeoutError), connected(proxy, SILENT_S):
            pass
        proxy.heal()
        assert line.recv(4096) == b"late"

    def test_what_is_swallowed_is_gone_and_the_line_with_it(
        self, proxy: FaultProxy, line: socket.socket
    ) -> None:
        proxy.swallow()
        line.sendall(b"lost")
        assert is_silent(line)
        proxy.heal()
        with pytest.raises(ConnectionResetError):
            line.recv(1)

    def test_a_line_is_cut_in_the_middle(self, proxy: FaultProxy, line: socket.socket) -> None:
        proxy.cut_after(3, Way.TO_SERVER)
        line.sendall(b"12345")
        with pytest.raises(ConnectionResetError):
            line.recv(4096)

    def test_it_is_slow(self, proxy: FaultProxy, line: socket.socket) -> None:
        proxy.delay(SILENT_S * 3)
        line.sendall(b"slow")
        assert is_silent(line)
        assert line.recv(4096) == b"slow"

    @pytest.mark.parametrize("silently", [False, True])
    def test_a_request_or_its_reply_is_lost_once(self, proxy: FaultProxy, silently: bool) -> None:
        for lose in (proxy.lose_request, proxy.lose_reply):
            lose(b"COMMIT", silently=silently)
            with connected(proxy) as line:
                assert said_back(line, b"BEGIN") == b"BEGIN"
                line.sendall(b"COMMIT")
                assert proxy.lost.wait(WAITS_S)
                if silently:
                    assert is_silent(line)
                else:
                    with pytest.raises(ConnectionResetError):
                        line.recv(4096)
            with connected(proxy) as line:
                assert said_back(line, b"COMMIT") == b"COMMIT"
