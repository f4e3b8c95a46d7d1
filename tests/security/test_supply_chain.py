"""The locks: a hash for each package, and an inventory of them all by one command."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What a station installs, and what tests and benchmarks install.
LOCK, DEV_LOCK = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("requirements.lock", "requirements-dev.lock")
)
_PACKAGE = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)


@pytest.mark.parametrize(("lock", "least"), [(LOCK, 50), (DEV_LOCK, 100)], ids=["run", "tests"])
def test_every_locked_package_has_hashes(lock: str, least: int) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(blocks) > least
    for block in blocks:
        assert _PACKAGE.match(block), block.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), block.splitlines()[0]
    assert "git+" not in lock
    assert "://" not in lock


def test_a_station_runs_what_was_tested_and_no_tool_of_the_tests() -> None:
    product, tested = set(_PACKAGE.findall(LOCK)), set(_PACKAGE.findall(DEV_LOCK))
    assert product < tested
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = {re.split(r"[><;]", one)[0] for one in project["optional-dependencies"]["dev"]}
    assert not tools & {name for name, _ in product}


def test_it_is_installed_by_its_hashes_and_without_the_tools_of_the_tests() -> None:
    dev = (ROOT / "dev").read_text(encoding="utf-8")
    assert "--require-hashes" in dev
    installed = dict(re.findall(r"^(\w+)\)\n    set_up (\S+)$", dev, re.MULTILINE))
    assert {installed[word] for word in ("run", "demo")} == {"requirements.lock"}


def test_the_inventory_names_every_locked_package(tmp_path: Path) -> None:
    file = tmp_path / "nouba.cdx.json"
    subprocess.run(
        [
            *(sys.executable, "-m", "cyclonedx_py", "requirements", "requirements.lock"),
            *("--of", "JSON", "--sv", "1.6", "--no-validate", "-o", str(file)),
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    made = json.loads(file.read_text(encoding="utf-8"))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    named = {(one["name"].lower(), one["version"]) for one in made["components"]}
    assert named >= {(name, version) for name, version in _PACKAGE.findall(LOCK)}
    assert all(one.get("hashes") or one.get("externalReferences") for one in made["components"])
