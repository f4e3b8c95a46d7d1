import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from lab.translators import bring_in
from lab.translators.bring_in import LIST, rows, write
from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit import translations
from ui_kit.translations import FOLDER, SOURCES


def test_the_list_is_what_is_missing_now(tmp_path: Path) -> None:
    now = tmp_path / "now.csv"
    write(now)
    assert LIST.read_text(encoding="utf-8") == now.read_text(encoding="utf-8")


def test_each_missing_text_has_a_french_one_to_show() -> None:
    listed = list(rows())
    assert listed
    assert all(french for _, _, french, _ in listed)


def test_nothing_translated_is_listed() -> None:
    with LIST.open(encoding="utf-8", newline="") as file:
        listed = {row["english"] for row in csv.DictReader(file)}
    assert "Your number" not in listed
    assert "Done" in listed


@every_case("app", SOURCES)
def test_every_text_is_known_in_tamazight_too(app: str) -> None:
    """Translated or not: the collector leaves a file alone whose language it does not know."""

    def texts(language: Language) -> set[str | None]:
        messages = parse(FOLDER / f"{app}_{language}.ts").iter("message")  # noqa: S314 - our own file
        return {one.findtext("source") for one in messages}

    assert texts(Language.TAMAZIGHT) == texts(Language.FRENCH)


def test_the_list_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    bring_in.main([str(tmp_path / "asked.csv")])
    assert (tmp_path / "asked.csv").read_text("utf-8") == LIST.read_text("utf-8")


@pytest.mark.parametrize("main", [bring_in.main, translations.main])
def test_who_asks_for_help_gets_help_and_no_file(
    main: Callable[[Sequence[str]], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_an_app_that_does_not_exist_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        translations.main(["kiosk", "kisok"])
    assert "kisok" in capsys.readouterr().err
