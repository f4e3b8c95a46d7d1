import os
import tempfile
from pathlib import Path

import pytest

from printer_drivers.transport.files import own
from reception.domain.errors import PrinterFault


@pytest.fixture(params=["runtime folder", "temporary folder"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the locked files are."""
    if request.param == "runtime folder":
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        return tmp_path / "nouba"
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path / f"nouba-{os.getuid()}"


def test_one_owner_at_a_time(folder: Path) -> None:
    owned = own("tcp", "10.0.0.5:9100")
    assert folder.stat().st_mode & 0o077 == 0
    with pytest.raises(PrinterFault, match=r"uses the printer at 10\.0\.0\.5:9100"):
        own("tcp", "10.0.0.5:9100")
    os.close(own("tcp", "10.0.0.5:9101"))
    os.close(own("cups", "10.0.0.5:9100"))
    os.close(owned)
    os.close(own("tcp", "10.0.0.5:9100"))


@pytest.mark.parametrize("names", [("a/b", "a_b"), ("a:b", "a_3a_b"), ("ا", "ب"), ("..", ".")])
def test_no_two_names_share_a_file_and_none_leaves_the_folder(
    folder: Path, names: tuple[str, str]
) -> None:
    owned = [own("cups", name) for name in names]
    assert len(list(folder.iterdir())) == 2
    for one in owned:
        os.close(one)


def test_a_folder_that_somebody_laid_out_as_a_trap_is_not_used(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PrinterFault, match="cannot be reserved"):
        own("tcp", "10.0.0.5:9100")


def test_a_folder_that_is_a_file_is_told(folder: Path) -> None:
    folder.touch()
    with pytest.raises(PrinterFault, match="cannot be reserved"):
        own("tcp", "10.0.0.5:9100")
