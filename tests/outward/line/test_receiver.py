"""One receiver: whatever it answers, the line goes on, and says how it stands."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import ClassVar

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.folder import LineState
from outward.line.projection import PublicHall
from outward.line.receiver import Receiver
from outward.line.standing import Standing
from outward.wire.batch import PATH, VisitorWord, WordKind
from outward.wire.hall import HallFacts, TicketFacts, VisitState
from outward.wire.signature import public_text
from reception.domain.language import Language
from reception.system.backoff import BackingOff
from reception.system.clock import SystemClock
from tests.support.fake_relay import PATIENCE_S, FakeRelay, Mood, serving
from tests.support.sockets import closed_port, deaf_peer

_KEY = Ed25519PrivateKey.generate()
_AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
_DEADLINE_S = 0.5


def _hall(*labels: str) -> PublicHall:
    facts = HallFacts(
        names={Language.FRENCH: "Agdal"},
        zone="Africa/Casablanca",
        hotline="3737",
        complaints_site="chikaya.ma",
        waiting_area={},
        languages=[Language.ARABIC],
        services={},
        counters={},
        readmit_minutes=20,
    )
    tickets = {
        label: TicketFacts(
            key=label,
            label=label,
            language=Language.ARABIC,
            service="acte",
            state=VisitState.CALLED,
            since=_AT,
        )
        for label in labels
    }
    return PublicHall(hall=facts, tickets=tickets, places={})


class _Site:
    """A receiver, which is at work while something is waited for."""

    loop: ClassVar[asyncio.Runner]
    now = _hall("A001")

    def __init__(self, url: str, deadline_s: float = _DEADLINE_S) -> None:
        self.words: list[tuple[str, VisitorWord]] = []
        self.receiver = Receiver(
            address=url,
            site="agdal",
            key=_KEY,
            clock=SystemClock(),
            take_word=lambda to, word: self.words.append((to, word)),
            deadline_s=deadline_s,
            pauses=BackingOff(0.01, 0.05),
        )

    async def until(self, holds: Callable[[], bool]) -> None:
        """Tell it the same again and again until something holds."""
        task = asyncio.create_task(self.receiver.follow())
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not holds():
                    if task.done():
                        task.result()
                    self.receiver.publish(self.now)
                    await asyncio.sleep(0.01)
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def run_until(self, holds: Callable[[], bool]) -> None:
        self.loop.run(self.until(holds))

    def stands(self, state: LineState) -> Callable[[], bool]:
        return lambda: self.receiver.status.state is state

    @property
    def says(self) -> str:
        return self.receiver.status.says


@pytest.fixture
def relay() -> Iterator[FakeRelay]:
    with serving(FakeRelay(admitted={public_text(_KEY)})) as found:
        yield found


@pytest.fixture(autouse=True)
def one_loop() -> Iterator[None]:
    with asyncio.Runner() as runner:
        _Site.loop = runner
        yield


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """What is said of a line is looked at by its status, and once in the log."""
    caplog.set_level(logging.CRITICAL, logger=Receiver.__module__)


def test_what_it_is_told_is_held(relay: FakeRelay) -> None:
    site = _Site(relay.url)
    site.run_until(site.stands(LineState.UP))
    assert relay.held.seen() == (site.now.hall, site.now.tickets, site.now.places)
    status = site.receiver.status
    assert status.following == 3
    assert status.acknowledged_at is not None
    assert relay.headers[0]["user-agent"] == "Nouba"


def test_one_connection_is_kept(relay: FakeRelay) -> None:
    site = _Site(relay.url)

    def holds() -> bool:
        number = len(relay.bodies)
        site.now = _hall(f"A{number:03d}")
        return number >= 5

    ports: set[int] = set()
    kept = relay._push

    async def counted(request):  # type: ignore[no-untyped-def]
        ports.add(request.client.port)
        return await kept(request)

    relay.stop()
    relay._push = counted  # type: ignore[method-assign]
    relay.start()
    site.run_until(holds)
    assert len(ports) == 1


@pytest.mark.parametrize(
    ("mood", "state", "says"),
    [
        (Mood.UNWELL, LineState.AWAY, "it is unwell"),
        (Mood.TOO_LONG, LineState.REFUSED, "it is too long"),
        (Mood.OTHER_COMPUTER, LineState.ELSEWHERE, "it is another computer"),
        (Mood.HANGS, LineState.AWAY, "does not answer in"),
        (Mood.DRIPS, LineState.AWAY, "does not answer in"),
        (Mood.FLOODS, LineState.AWAY, "answers without end"),
        (Mood.LIES, LineState.REFUSED, "it does not keep what it is sent"),
        (Mood.FORGETS, LineState.REFUSED, "it does not keep what it is sent"),
        (Mood.BABBLES, LineState.REFUSED, "it answers as no relay of Nouba does"),
        (Mood.NESTS, LineState.REFUSED, "it answers as no relay of Nouba does"),
        (Mood.NESTS_REFUSING, LineState.REFUSED, "it answers with status 422"),
        (Mood.REDIRECTS, LineState.REFUSED, "it sends elsewhere, and is not followed"),
        (Mood.CUTS, LineState.AWAY, "is not reached"),
    ],
)
def test_a_relay_that_behaves_badly_is_told_of_and_brought_up_to_date_afterwards(
    relay: FakeRelay, mood: Mood, state: LineState, says: str
) -> None:
    relay.mood = mood
    site = _Site(relay.url)
    site.run_until(lambda: says in site.says)
    assert site.receiver.status.state is state
    relay.mood = Mood.WELL
    site.now = _hall("A001", "A002")
    site.run_until(site.stands(LineState.UP))
    assert relay.held.seen()[1] == site.now.tickets


@pytest.mark.parametrize("mood", [Mood.UNWELL, Mood.CUTS, Mood.HANGS, Mood.LIES])
def test_a_relay_that_behaves_badly_in_the_middle_catches_up(relay: FakeRelay, mood: Mood) -> None:
    site = _Site(relay.url)
    site.run_until(site.stands(LineState.UP))
    relay.mood = mood
    site.now = _hall("A002")
    site.run_until(lambda: site.receiver.status.state is not LineState.UP)
    relay.mood = Mood.WELL
    site.now = _hall("A003", "A004")
    site.run_until(site.stands(LineState.UP))
    assert relay.held.seen()[1] == site.now.tickets


def test_nobody_is_followed_elsewhere(relay: FakeRelay) -> None:
    with serving(FakeRelay(admitted=relay.admitted)) as other:
        relay.mood, relay.elsewhere = Mood.REDIRECTS, other.url + PATH
        site = _Site(relay.url)
        site.run_until(site.stands(LineState.REFUSED))
        assert other.requests == 0


def test_a_site_that_is_not_admitted_says_so_until_it_is() -> None:
    with serving() as relay:
        site = _Site(relay.url)
        site.run_until(site.stands(LineState.NOT_ADMITTED))
        assert site.says == "this site is not admitted"
        relay.admitted.add(public_text(_KEY))
        site.run_until(site.stands(LineState.UP))


def test_a_relay_that_was_emptied_is_told_all_there_is(relay: FakeRelay) -> None:
    site = _Site(relay.url)
    site.run_until(site.stands(LineState.UP))
    relay.held = type(relay.held)()
    site.now = _hall("A007")
    site.run_until(lambda: relay.held.seen()[1] == site.now.tickets)
    assert site.receiver.status.state is LineState.UP


def test_the_log_says_a_change_once(relay: FakeRelay, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger=Standing.__module__)
    relay.mood = Mood.UNWELL
    site = _Site(relay.url)
    site.run_until(lambda: relay.requests > 3)
    relay.mood = Mood.WELL
    site.run_until(site.stands(LineState.UP))
    said = [one.getMessage() for one in caplog.records if one.name == Standing.__module__]
    caplog.clear()
    assert said == [
        f"the line to {relay.url} is away: it is unwell",
        f"the line to {relay.url} is up",
    ]


def test_nobody_there_is_said() -> None:
    site = _Site(f"http://127.0.0.1:{closed_port()}")
    site.run_until(lambda: "is not reached" in site.says)


def test_a_peer_that_reads_nothing_has_a_deadline() -> None:
    with deaf_peer() as port:
        site = _Site(f"http://127.0.0.1:{port}")
        site.run_until(lambda: "does not answer in" in site.says)


def test_a_clock_that_is_ahead_is_measured(relay: FakeRelay) -> None:
    relay.clock_behind = timedelta(hours=1)
    site = _Site(relay.url)
    site.run_until(site.stands(LineState.UP))
    ahead_s = site.receiver.status.clock_ahead_s
    assert ahead_s is not None
    assert 3500 < ahead_s < 3700


def test_a_word_is_handed_on_once_and_named_as_heard(relay: FakeRelay) -> None:
    word = VisitorWord(id="w1", key="A001", kind=WordKind.RATING, face=5)
    relay.words.append(word)
    site = _Site(relay.url)
    site.run_until(lambda: bool(site.words))
    assert site.words == [(relay.url, word)]
    site.receiver.heard("w1", is_done=True)
    site.run_until(lambda: not relay.words)
    assert relay.held.heard == ["w1"]
    assert len(site.words) == 1


def test_a_word_that_could_not_be_carried_out_is_said_again(relay: FakeRelay) -> None:
    relay.words.append(VisitorWord(id="w1", key="A001", kind=WordKind.RATING, face=5))
    site = _Site(relay.url)
    site.run_until(lambda: bool(site.words))
    site.receiver.heard("w1", is_done=False)
    site.now = _hall("A002")
    site.run_until(lambda: len(site.words) > 1)


def test_words_without_end_are_not_all_taken(relay: FakeRelay) -> None:
    relay.words += [
        VisitorWord(id=f"w{number}", key="A001", kind=WordKind.RATING, face=1)
        for number in range(1000)
    ]
    relay.words.insert(0, VisitorWord(id="w" * 5000, key="A001", kind=WordKind.RATING, face=1))
    site = _Site(relay.url)

    def has_asked_often() -> bool:
        site.now = _hall(f"A{len(relay.bodies):03d}")
        return len(relay.bodies) > 5

    site.run_until(has_asked_often)
    assert len(site.words) == 100
    assert max(len(one.id) for _, one in site.words) < 100
    for _, one in site.words[:30]:
        site.receiver.heard(one.id, is_done=True)
    site.run_until(lambda: len(site.words) == 130)


def test_a_state_that_was_read_long_ago_is_not_said_to_be_so_now(
    relay: FakeRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = _Site(relay.url)
    site.receiver.publish(site.now)
    monkeypatch.setattr("outward.line.receiver.OLD_S", -1.0)
    assert site.receiver._to_send() is None


class TestCertificate:
    def test_one_that_nobody_vouches_for_is_not_spoken_to(self, tmp_path: Path) -> None:
        files = _certificate(tmp_path)
        with serving(FakeRelay(admitted={public_text(_KEY)}, certificate=files)) as relay:
            site = _Site(relay.url, deadline_s=10)
            site.run_until(lambda: "CERTIFICATE_VERIFY_FAILED" in site.says)
            assert relay.requests == 0

    def test_one_that_this_computer_trusts_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files = _certificate(tmp_path)
        monkeypatch.setenv("SSL_CERT_FILE", files[0])
        with serving(FakeRelay(admitted={public_text(_KEY)}, certificate=files)) as relay:
            site = _Site(relay.url, deadline_s=10)
            site.run_until(site.stands(LineState.UP))


def _certificate(folder: Path) -> tuple[str, str]:
    """Return files of a certificate for this computer that stands for itself, and of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "relay")])
    now = SystemClock().now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    certificate, its_key = folder / "relay.pem", folder / "relay.key"
    certificate.write_bytes(made.public_bytes(pem))
    its_key.write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()))
    return str(certificate), str(its_key)
