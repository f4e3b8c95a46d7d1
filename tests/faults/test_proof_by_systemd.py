"""A real systemd keeps what was proven as root's, whoever proves it, and only what was sound."""

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
    kept = re.findall(r"^(?:Type|UMask|StandardOutput|ExecStart\w*)=.*$", text, re.MULTILINE)
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


def test_it_belongs_to_root_and_only_what_was_sound_is_kept(tmp_path: Path) -> None:
    require_namespaces()
    whole = tmp_path / "whole.json"
    run(tmp_path, "id -un; echo and more than the next one says")
    assert whole.read_text("utf-8").startswith("nobody\n")
    assert (whole.stat().st_uid, whole.stat().st_mode & 0o777) == (0, 0o644)
    run(tmp_path, "echo sound")
    assert whole.read_text("utf-8") == "sound\n"
    run(tmp_path, "echo broken; exit 1")
    assert whole.read_text("utf-8") == "sound\n"
    # What was broken leaves nothing behind.
    run(tmp_path, "echo ok")
    assert whole.read_text("utf-8") == "ok\n"
