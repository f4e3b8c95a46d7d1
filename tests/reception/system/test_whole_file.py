import os
from pathlib import Path

import pytest

from reception.system.files import written_whole


def test_it_takes_its_place_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "waits.csv"
    path.write_text("old", encoding="utf-8")
    with written_whole(path) as stream:
        stream.write("a\r\n")
        stream.flush()
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_bytes() == b"a\r\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "waits.csv"
    path.write_text("old", encoding="utf-8")

    def break_off() -> None:
        with written_whole(path) as stream:
            stream.write("new")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        break_off()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_never_replaced() -> None:
    device = Path(os.devnull)
    with written_whole(device) as stream:
        stream.write("lost")
    assert device.exists()
    assert not device.is_file()
