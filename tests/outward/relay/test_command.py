"""``nouba relay``: a process that serves, and the words for its operator."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
import valkey

from outward.receiving.requests import HEALTH
from outward.wire.batch import JOIN_PATH, PATH, SIGNATURE, SITE
from outward.wire.signature import code_of, public_text
from reception.system.clock import SystemClock
from tests.outward.relay.offices import KEY, SpeakingOffice, ticket
from tests.support.clocks import FakeClock

NOUBA = [sys.executable, "-m", "nouba", "relay"]
_ANSWERS_WITHIN_S = 120.0
pytestmark = pytest.mark.journey


class Operator:
    """Types words at the relay's computer."""

    def __init__(self, store: list[str]) -> None:
        self.store = store

    def says(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*NOUBA, *words, *self.store],
            capture_output=True,
            text=True,
            check=False,
            timeout=_ANSWERS_WITHIN_S,
        )


def asked(relay: httpx.Client, office: SpeakingOffice) -> int:
    """Return how a relay answers a site that asks to be let in."""
    body, signature = office.join()
    return relay.post(JOIN_PATH, content=body, headers={SIGNATURE: signature}).status_code


@contextmanager
def running(store: list[str]) -> Iterator[httpx.Client]:
    """Give who speaks to a relay that runs, and end it as systemd does."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*NOUBA, "--port", "0", *store], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout
        late = threading.Timer(_ANSWERS_WITHIN_S, process.kill)
        late.start()
        try:
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found, "it did not say where it listens"
            with httpx.Client(base_url=found[0], timeout=_ANSWERS_WITHIN_S) as client:
                yield client
        finally:
            late.cancel()
            process.terminate()
            assert process.wait(_ANSWERS_WITHIN_S) == 0


@pytest.fixture(params=["memory", "valkey"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    if request.param == "memory":
        return ["--folder", str(tmp_path / "relay")]
    address = request.getfixturevalue("valkey_address")
    with closing(valkey.Valkey.from_url(address)) as server:
        server.flushall()
    return ["--store", address]


def test_a_site_asks_is_let_in_is_shown_and_is_shut_out(store: list[str]) -> None:
    operator = Operator(store)
    clock = FakeClock(SystemClock().now())
    office = SpeakingOffice(clock)
    code = code_of(office.site, public_text(office.key))
    body, signature = office.packed(office.whole({"1": ticket(clock)}))
    headers = {"Content-Encoding": "gzip", SITE: office.site, SIGNATURE: signature}
    with running(store) as relay:
        assert relay.get(HEALTH).json() == {"status": "ok"}
        assert asked(relay, office) == 202
        assert relay.post(PATH, content=body, headers=headers).status_code == 403
        asking = json.loads(operator.says("status", "--json").stdout)["asking"]
        assert [(one["site"], one["code"]) for one in asking] == [("agdal", code)]
        admitted = operator.says("admit", code)
        assert (admitted.returncode, "'agdal' (agdal) is admitted" in admitted.stdout) == (0, True)
        assert relay.post(PATH, content=body, headers=headers).json() == {"number": 1}
        assert relay.get(f"/{KEY}").status_code == 200
        code, old = office.new_key(), code
        assert asked(relay, office) == 202
        assert "replaces the one admitted on" in operator.says("status").stdout
        (asking,) = json.loads(operator.says("status", "--json").stdout)["asking"]
        assert (asking["code"] == code != old, asking["replaces"]) == (True, True)
        refused = operator.says("admit", code)
        assert refused.returncode
        assert "write --replace if it is the same office" in refused.stderr
        admitted = operator.says("admit", code, "--replace")
        assert "replaces the one admitted on" in admitted.stdout
        told = operator.says("status")
        assert (told.returncode, "agdal" in told.stdout) == (0, True)
        assert operator.says("withdraw", "agdal").returncode == 0
        assert relay.post(PATH, content=body, headers=headers).status_code == 403


def test_a_code_is_taken_as_it_was_heard_and_a_wrong_one_is_answered_with_who_asks(
    store: list[str],
) -> None:
    operator = Operator(store)
    with running(store) as relay:
        for site in ("agdal", "temara"):
            assert asked(relay, SpeakingOffice(FakeClock(SystemClock().now()), site)) == 202
        codes = [
            one["code"] for one in json.loads(operator.says("status", "--json").stdout)["asking"]
        ]
        wrong = operator.says("admit", "AAAA-BBBB-CCCC")
        assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)
        assert all(code in wrong.stderr for code in codes)
        heard = codes[0].replace("-", " ").lower().replace("0", "o").replace("1", "l")
        assert operator.says("admit", heard).returncode == 0
        assert "No site is in." not in operator.says("status").stdout


def test_what_an_operator_asks_in_vain_is_one_sentence(store: list[str]) -> None:
    operator = Operator(store)
    for words in (("admit", "AAAA-BBBB-CCCC"), ("withdraw", "nowhere")):
        said = operator.says(*words)
        assert (said.returncode, said.stdout, said.stderr.count("\n")) == (1, "", 1)
    told = operator.says("status").stdout
    assert "No relay runs here." in told
    assert "No site is in." in told


@pytest.mark.parametrize(
    "words", [["--store", "redis"], ["--store", "valkey://127.0.0.1:1/0"], ["--host", "192.0.2.1"]]
)
def test_what_is_not_there_is_one_sentence_and_no_trace(words: list[str], tmp_path: Path) -> None:
    folder = [] if "--store" in words else ["--folder", str(tmp_path)]
    said = Operator([*words, *folder]).says()
    assert (said.returncode, said.stderr.count("\n")) == (3, 1), said.stderr


def test_two_relays_share_what_one_has_taken_and_one_may_end(valkey_address: str) -> None:
    store = ["--store", valkey_address]
    clock = FakeClock(SystemClock().now())
    office = SpeakingOffice(clock, "temara")
    code = code_of("temara", public_text(office.key))
    with running(store) as other:
        with running(store) as relay:
            asked(relay, office)
            assert Operator(store).says("admit", code).returncode == 0
            for taking, batch in (
                (relay, office.whole({"1": ticket(clock)})),
                (other, office.next(tickets={"1": ticket(clock, label="A 777")})),
            ):
                body, signature = office.packed(batch)
                headers = {"Content-Encoding": "gzip", SITE: office.site, SIGNATURE: signature}
                assert taking.post(PATH, content=body, headers=headers).status_code == 200
            assert "A 777" in relay.get(f"/{KEY}").text
        assert "A 777" in other.get(f"/{KEY}").text
