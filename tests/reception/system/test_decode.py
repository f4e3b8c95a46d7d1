"""A type that several threads read for the first time at the same moment."""

import subprocess
import sys

import pytest

# While the inner type is got to know, the outer one is known by half: then somebody else reads it.
_TWO_READ_AT_ONCE = """
import threading
from dataclasses import dataclass
import msgspec
from reception.system.decode import decoded

known_by_half = threading.Event()
read = threading.Event()

def pause():
    known_by_half.set()
    read.wait(1)
    return int

@dataclass
class Inner:
    at: "pause()"

@dataclass
class Outer:
    inner: Inner
    more: int

def reads():
    found.append({read}(b'{{"inner": {{"at": 1}}, "more": 2}}', {of}))

def reads_second():
    known_by_half.wait()
    reads()
    read.set()

found = []
threads = [threading.Thread(target=one) for one in (reads, reads_second)]
for one in threads:
    one.start()
for one in threads:
    one.join()
assert found == [Outer(Inner(1), 2)] * 2, found
"""


def ends_with(read: str, of: str) -> int:
    code = _TWO_READ_AT_ONCE.format(read=read, of=of)
    return subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, timeout=600
    ).returncode


def test_both_read_it() -> None:
    assert ends_with("decoded", "Outer") == 0


@pytest.mark.deep
def test_without_us_the_process_would_die() -> None:
    # Once this fails, msgspec has mended it, and what reads one after the other may go.
    assert ends_with("msgspec.json.decode", "type=Outer") < 0
