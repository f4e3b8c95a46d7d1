"""A systemd of the tests' own: the first process of namespaces that end with it."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

_TARGET = "nouba-test.target"
_BOOT = """
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/system
mount -t tmpfs tmpfs /etc/systemd/system
cp "$1"/* /etc/systemd/system/
mount -t tmpfs tmpfs /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup
# Its own: services of one name, of two such systemds, would be one to each of them.
echo 0 > "$(mktemp -d /sys/fs/cgroup/nouba-test-XXXXXX)/cgroup.procs"
exec unshare --cgroup bash -ec 'umount /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup
exec env -i PATH="$PATH" container=test SYSTEMD_LOG_TARGET=console \\
    /lib/systemd/systemd --system --unit=nouba-test.target'
"""


def require_namespaces() -> None:
    """Skip a test where systemd cannot be the first process of a namespace."""
    if os.geteuid() != 0:
        pytest.skip("only root makes namespaces")
    if not Path("/lib/systemd/systemd").exists() or not shutil.which("unshare"):
        pytest.skip("there is no systemd here")
    tried = subprocess.run(
        ["unshare", "--fork", "--pid", "--mount", "--cgroup", "--net", "--mount-proc", "true"],
        capture_output=True,
        check=False,
    )
    if tried.returncode:
        pytest.skip("this computer makes no namespaces")


@contextmanager
def booted(units: Mapping[str, str], folder: Path) -> Iterator[Path]:
    """Boot a systemd with these units, wanted at its start; give the file of its log."""
    place = folder / "units"
    place.mkdir()
    for name, text in units.items():
        (place / name).write_text(text, "utf-8")
    services = " ".join(name for name in units if name.endswith(".service"))
    (place / _TARGET).write_text(
        f"[Unit]\nDefaultDependencies=no\nWants={services}\n", encoding="utf-8"
    )
    log = folder / "systemd.log"
    script = folder / "boot.sh"
    script.write_text(_BOOT, "utf-8")
    with log.open("wb") as output:
        first = subprocess.Popen(
            [
                *("unshare", "--fork", "--kill-child", "--pid", "--mount", "--uts", "--ipc"),
                *("--net", "--mount-proc", "bash", str(script), str(place)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        yield log
    finally:
        first.kill()
        first.wait()


def wait_until(came: Callable[[], bool], within_s: float, what: str) -> float:
    """Return after how long it came, by looking often."""
    began = time.monotonic()
    while not came():
        if time.monotonic() - began > within_s:
            raise AssertionError(f"{what} did not come within {within_s} s")
        time.sleep(0.02)
    return time.monotonic() - began
