"""The lock: a hash for each package, and an inventory of them all by one command."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
_PACKAGE = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)


def test_every_locked_package_has_hashes() -> None:
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) > 60
    for block in blocks:
        assert _PACKAGE.match(block), block.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), block.splitlines()[0]
    assert "git+" not in LOCK
    assert "http" not in LOCK


def test_it_is_installed_by_its_hashes() -> None:
    assert "--require-hashes" in (ROOT / "dev").read_text(encoding="utf-8")


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
        timeout=60,
    )
    made = json.loads(file.read_text(encoding="utf-8"))
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    named = {(one["name"].lower(), one["version"]) for one in made["components"]}
    assert named >= {(name, version) for name, version in _PACKAGE.findall(LOCK)}
    assert all(one.get("hashes") or one.get("externalReferences") for one in made["components"])
