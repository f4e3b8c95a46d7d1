"""``nouba printer preview`` and ``nouba printer test``: tickets without a visitor."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from nouba.main import run
from tests.support.databases import SqliteDatabases


@pytest.fixture
def database(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    with sqlite_databases.commune(tmp_path) as url:
        yield url


@pytest.mark.usefixtures("qapp")
def test_the_ticket_is_drawn_as_a_picture(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ticket.png"
    words = ("printer", "preview", "--db", database, "--language", "fr", "--out", str(out))
    assert run((*words, "--width", "384", "--duplicate", "--service", "residence")) == 0
    with Image.open(out) as picture:
        assert (picture.mode, picture.width) == ("1", 384)
        assert picture.info["dpi"] == pytest.approx((203, 203), abs=1)
    (line,) = capsys.readouterr().out.splitlines()
    assert "384 dots wide at 203 dpi" in line


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("--service", "nothing"), 1, "There is no service 'nothing'"),
        (("--priority", "king"), 1, "king"),
        (("--profile", "Nobody's"), 3, "Nobody's"),
        (("--width", "383"), 3, "383"),
        (("--language", "de"), 2, "de"),
        (("--out", "/nowhere/at/all.png"), 3, "cannot be written to /nowhere/at/all.png"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_sentence(
    database: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    words: tuple[str, ...],
    exit_code: int,
    said: str,
) -> None:
    out = ("--out", str(tmp_path / "ticket.png"))
    assert run(("printer", "preview", "--db", database, *out, *words)) == exit_code
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert not (tmp_path / "ticket.png").exists()


@pytest.mark.usefixtures("qapp")
def test_a_sample_is_printed_in_the_chosen_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = [tmp_path / f"{language}.bin" for language in ("ar", "en")]
    for path in printed:
        words = ("printer", "test", f"file://{path}?width=384", "--language", path.stem, "--json")
        assert run(words) == 0
        assert "unconfirmed" in capsys.readouterr().out
    arabic, english = (path.read_bytes() for path in printed)
    assert arabic != english
