"""The demonstration leaves no program behind, however it ends."""

import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

_STARTS_ONE = """
import sys
from pathlib import Path
from lab.demo.processes import Processes
started = Processes({}, Path(sys.argv[1]))
started.start("server", "http.server", "0", "--bind", "127.0.0.1")
print(started._running["server"].pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv of util-linux")
def test_what_it_started_ends_with_it_when_it_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _STARTS_ONE, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as demo:
        assert demo.stdout
        child = psutil.Process(int(demo.stdout.readline()))
        # From then on the system itself ends it.
        while Path(f"/proc/{child.pid}/exe").readlink().name == "setpriv":
            pass
        demo.kill()
        gone, alive = psutil.wait_procs([child], timeout=300)
        assert gone
        assert not alive
