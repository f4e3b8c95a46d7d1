"""A real systemd keeps as root's what was proven, whoever proves it, and what was found broken."""

import re
from pathlib import Path

import pytest

from tests.faults.systemd_namespace import booted, require_namespaces, wait_until

pytestmark = pytest.mark.deep

SHIPPED = Path(__file__).parents[2] / "deploy" / "systemd" / "nouba-verify.service"
_WITHIN_S = 60


def unit_of(folder: Path, proves: str) -> str:
    """Return the shipped unit below a folder; its user is nobody, who says this and ends so."""
    text = SHIPPED.read_text("utf-8").replace("/var/lib/nouba-proven", str(folder))
    kept = re.findall(r"^(?:Type|UMask|StandardOutput|Exec\w*)=.*$", text, re.MULTILINE)
    lines = "\n".join(
        re.sub(r"^ExecStart=.*", f"ExecStart=/bin/sh -c '{proves}'", one) for one in kept
    )
    return f"""
[Unit]
DefaultDependencies=no
[Service]
User=nobody
{lines}
ExecStopPost=+/bin/touch {folder}/ended
"""


def run(folder: Path, proves: str) -> None:
    place = folder / f"boot-{len(list(folder.iterdir()))}"
    place.mkdir()
    with booted({"prove.service": unit_of(folder, proves)}, place):
        wait_until((folder / "ended").exists, _WITHIN_S, "the end")
    (folder / "ended").unlink()


def test_what_is_kept_is_roots_and_a_proof_only_what_was_sound(tmp_path: Path) -> None:
    require_namespaces()
    whole = tmp_path / "whole.json"
    run(tmp_path, "id -un; echo and more than the next one says")
    assert whole.read_text("utf-8").startswith("nobody\n")
    assert (whole.stat().st_uid, whole.stat().st_mode & 0o777) == (0, 0o644)
    run(tmp_path, "echo sound")
    assert whole.read_text("utf-8") == "sound\n"
    broken = tmp_path / "broken.json"
    run(tmp_path, "echo the server does not answer; exit 3")
    assert not broken.exists()
    run(tmp_path, "echo broken; exit 1")
    assert whole.read_text("utf-8") == "sound\n"
    assert broken.read_text("utf-8") == "broken\n"
    assert (broken.stat().st_uid, broken.stat().st_mode & 0o777) == (0, 0o644)
    # What was broken leaves nothing behind.
    run(tmp_path, "echo ok")
    assert whole.read_text("utf-8") == "ok\n"
    assert not broken.exists()
