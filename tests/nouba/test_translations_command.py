"""A reviewer's file goes out, comes back, and is taken over whole or not at all."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest

from lab.translators.catalogue import STAFF, VISITORS, read_words
from nouba.main import run
from reception.domain.language import Language
from tests.faults.test_unusable_database import acting_as_nobody
from tests.support.commands import Answer
from ui_kit.translations import FOLDER

ARABIC, FRENCH, TAMAZIGHT = Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT
DONE = ("board/Board", "Your number will appear here", "ⵓⵟⵟⵓⵏ ⵏⵏⵓⵏ ⵖⵉⴷ")
DRAFTED = "ⵔⴰⴷ ⵢⵓⵎⴰⵏ ⵡⵓⵟⵟⵓⵏ ⵏⵏⵓⵏ ⴷⴰ"
ON_PAPER = ("ticket/ahead", "Before you", "ⵎⵉⴷⴷⵏ ⵣⴷⴰⵜ")
MINUTES = ("ui_kit/Wording", "%n min")


@pytest.fixture(scope="module")
def own() -> Iterator[Path]:
    """Nouba's own words as they are now, where nobody else changes them."""
    with tempfile.TemporaryDirectory(prefix="nouba-") as name:
        copied(FOLDER, Path(name) / "words")
        yield Path(name) / "words"


@pytest.fixture
def folder(own: Path, tmp_path: Path) -> Path:
    return copied(own, tmp_path / "words")


def copied(source: Path, target: Path) -> Path:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"))
    return target


type Command = Callable[..., Answer]


@pytest.fixture
def nouba(folder: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*words: str | Path) -> Answer:
        capsys.readouterr()
        where = () if "--folder" in words else ("--folder", str(folder))
        exit_code = run(["translations", *map(str, words), *where])
        said = capsys.readouterr()
        return Answer(exit_code, said.out, said.err)

    return command


@pytest.fixture
def sheet(nouba: Command, tmp_path: Path) -> polib.POFile:
    """Return a file for Tamazight as a reviewer's editor opens it."""
    return exported(nouba, tmp_path / "zgh.po")


def exported(nouba: Command, file: Path, *words: str) -> polib.POFile:
    answer = nouba("export", "--out", file, *words)
    assert answer.exit_code == 0, answer.err
    return polib.pofile(str(file))


def entry(sheet: polib.POFile, where: str, source: str, *_rest: str) -> polib.POEntry:
    [found] = [one for one in sheet if (one.msgctxt, one.msgid) == (where, source)]
    return found


def fill(sheet: polib.POFile, *texts: tuple[str, str, str]) -> None:
    for where, source, said in texts:
        found = entry(sheet, where, source)
        found.msgstr = said
        found.flags = []  # passed


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def said_by(folder: Path, app: str, language: Language, source: str) -> tuple[str, ...]:
    words = read_words(folder, app, language)
    [said] = [said for text, said in words.items() if text.source == source]
    return said.forms


def test_the_file_holds_every_text_of_visitors_with_notes(
    sheet: polib.POFile, folder: Path
) -> None:
    texts = [text for app in VISITORS for text in read_words(folder, app, TAMAZIGHT)]
    assert not [text for text in texts if text.context == "Service"]  # staff's
    assert [(one.msgctxt, one.msgid) for one in sheet] == [(one.where, one.source) for one in texts]
    assert len({(one.msgctxt, one.msgid) for one in sheet}) == len(sheet)
    drafted = entry(sheet, *DONE)
    assert (drafted.msgstr, drafted.fuzzy) == (DRAFTED, True)
    assert "French: Votre numéro s’affichera sur cet écran" in drafted.comment
    assert "Arabic: سيظهر رقمكم على هذه الشاشة" in drafted.comment
    assert "Confidence: B (published words in a published pattern)" in drafted.comment
    assert "Known from: Awal" in drafted.comment
    missing = entry(sheet, "ui_kit/Refusals", "Ticket %1 is already rated. Thank you.")
    assert (missing.msgstr, missing.fuzzy) == ("", False)
    counted = entry(sheet, *MINUTES)
    assert counted.msgstr_plural == {0: "%n ⵜⵓⵙⴷⵉⴷⵜ", 1: "%n ⵜⵓⵙⴷⵉⴷⵉⵏ"}
    assert "Keep: %n" in counted.comment


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
@pytest.mark.parametrize("language", ["zgh", "ar", "fr"])
def test_gettext_itself_finds_nothing_wrong(nouba: Command, tmp_path: Path, language: str) -> None:
    file = tmp_path / "words.po"
    exported(nouba, file, "--language", language, "--staff")
    subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", file], check=True)


def test_staff_s_windows_are_for_who_asks(nouba: Command, folder: Path, tmp_path: Path) -> None:
    sheet = exported(nouba, tmp_path / "ar.po", "--language", "ar", "--staff")
    apps = {one.msgctxt.partition("/")[0] for one in sheet}
    assert apps == {*VISITORS, *STAFF}
    waiting = entry(sheet, "clerk/Clerk", "%n waiting")
    assert [waiting.msgstr_plural[at] for at in range(6)] == list(
        said_by(folder, "clerk", ARABIC, "%n waiting")
    )


@pytest.mark.parametrize("language", ["zgh", "ar", "fr"])
def test_a_file_that_comes_back_as_it_went_changes_nothing(
    nouba: Command, folder: Path, tmp_path: Path, language: str
) -> None:
    exported(nouba, tmp_path / "words.po", "--language", language, "--staff")
    before = contents(folder)
    answer = nouba("import", tmp_path / "words.po")
    assert answer.exit_code == 0
    assert answer.out.startswith("Nothing is new.")
    assert contents(folder) == before


def test_what_a_reader_passes_is_noted_in_the_catalogue_of_a_copy(
    nouba: Command, folder: Path, sheet: polib.POFile, tmp_path: Path
) -> None:
    fill(sheet, DONE, ON_PAPER)
    entry(sheet, *MINUTES).flags = []  # passed as it was drafted
    entry(sheet, *ON_PAPER).tcomment = "dictionary of the institute, p. 12"
    sheet.metadata["Last-Translator"] = "Tuda Example <tuda@example.org>"
    sheet.save()
    answer = nouba("import", tmp_path / "zgh.po")
    assert answer.exit_code == 0, answer.err
    assert f"waiting room's board: {DONE[1]}: {DRAFTED} → {DONE[2]}" in answer.out
    assert "3 texts changed in 'zgh'" in answer.out
    assert said_by(folder, "board", TAMAZIGHT, DONE[1]) == (DONE[2],)
    assert said_by(folder, "ticket", TAMAZIGHT, ON_PAPER[1]) == (ON_PAPER[2],)
    written = (folder / "zgh.csv").read_text("utf-8")
    assert written.count("Tuda Example") == 3
    assert "tuda@" not in written
    assert "dictionary of the institute, p. 12" in written
    assert not [name for name in contents(folder) if name.startswith(".")]

    again = exported(nouba, tmp_path / "again.po")
    assert not entry(again, *DONE).fuzzy
    assert "Passed by: Tuda Example" in entry(again, *DONE).comment
    assert nouba("import", tmp_path / "again.po").out.startswith("Nothing is new.")


def test_a_better_arabic_text_takes_the_place_of_ours(
    nouba: Command, folder: Path, tmp_path: Path
) -> None:
    sheet = exported(nouba, tmp_path / "ar.po", "--language", "ar")
    before = (folder / "zgh.csv").read_bytes()
    fill(sheet, ("board/Board", "Welcome", "أهلا وسهلا بكم"))
    sheet.metadata["Language"] = "ar_MA"  # as some editors write it
    sheet.save()
    assert nouba("import", tmp_path / "ar.po").exit_code == 0
    assert said_by(folder, "board", ARABIC, "Welcome") == ("أهلا وسهلا بكم",)
    assert (folder / "zgh.csv").read_bytes() == before


BAD = ("board/Board", "Not up to date since %1", "ⵓⵔ ⴷⵖⵉ")


def test_one_bad_text_stops_all_and_is_named_with_its_place(
    nouba: Command, folder: Path, sheet: polib.POFile, tmp_path: Path
) -> None:
    fill(sheet, DONE, BAD)
    entry(sheet, *MINUTES).msgstr_plural = {0: "%n ⵜⵓⵙⴷⵉⴷⵜ", 1: ""}
    entry(sheet, *MINUTES).flags = []
    sheet.append(polib.POEntry(msgctxt="board/Board", msgid="Gone", msgstr="ⴰ"))
    sheet.append(polib.POEntry(msgctxt="board/Board", msgid="Gone too, and never answered"))
    sheet.append(polib.POEntry(msgctxt=DONE[0], msgid=DONE[1], msgstr=DONE[2]))
    sheet.save()
    lines = (tmp_path / "zgh.po").read_text("utf-8").splitlines()
    before = contents(folder)
    answer = nouba("import", tmp_path / "zgh.po")

    assert answer.exit_code == 1
    assert answer.out == ""
    *named, last = answer.err.splitlines()
    assert last.startswith("Nothing was changed")
    assert [one.partition("”: ")[2].split(";")[0] for one in named] == [
        "%1 is missing",
        "msgstr[1] is empty",
        "Nouba has no such text at “board/Board”",
        "it stands twice in the file",
    ]
    number = int(named[0].partition("line ")[2].partition(",")[0])
    its_entry = "\n".join(lines[number - 1 :]).partition("\n\n")[0]
    assert f'msgid "{BAD[1]}"' in its_entry
    assert contents(folder) == before


def test_partly_takes_the_good_ones_over(
    nouba: Command, folder: Path, sheet: polib.POFile, tmp_path: Path
) -> None:
    fill(sheet, DONE, BAD)
    sheet.save()
    answer = nouba("import", tmp_path / "zgh.po", "--partly")
    assert answer.exit_code == 0
    assert "%1 is missing" in answer.err
    assert "1 text left out, for they are wrong" in answer.out
    assert said_by(folder, "board", TAMAZIGHT, DONE[1]) == (DONE[2],)
    assert said_by(folder, "board", TAMAZIGHT, BAD[1]) == ("ⵓⵔ ⵉⵜⵜⵓⵙⴷⵖⵉ ⵙⴳ %1",)


def test_what_the_reviewer_is_not_sure_of_is_left_out(
    nouba: Command, folder: Path, sheet: polib.POFile, tmp_path: Path
) -> None:
    fill(sheet, DONE)
    entry(sheet, *DONE).flags.append("fuzzy")
    sheet.save()
    before = contents(folder)
    assert "left out, for they are marked as unsure" in nouba("import", tmp_path / "zgh.po").out
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no PO file"),
        (b"key = 1\n", "no PO file"),
        (b'msgid "a"\nmsgstr "b" c\nx\n', "no PO file"),
        (b'msgid ""\nmsgstr ""\n"Language: zgh\\n"\n\nmsgid "caf\xe9"\nmsgstr ""\n', "line 5"),
        (b'msgid ""\nmsgstr ""\n"Language: de\\n"\n', "does not say its language"),
        (b'msgid "a"\nmsgstr "b"\n', "does not say its language"),
        (b"\0" * 40, "no PO file"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    nouba: Command, folder: Path, tmp_path: Path, content: bytes, why: str
) -> None:
    file = tmp_path / "other.po"
    file.write_bytes(content)
    nouba("import", file).refuses_with("other.po", why)


def test_no_file_is_refused(nouba: Command, tmp_path: Path) -> None:
    nouba("import", tmp_path / "none.po").refuses_with("none.po", "check the name")
    nouba("import", tmp_path).refuses_with("check the name")


def test_words_that_may_not_be_written_are_the_environment_s_fault(
    nouba: Command, folder: Path, sheet: polib.POFile, tmp_path: Path
) -> None:
    fill(sheet, DONE)
    sheet.save()
    before = contents(folder)
    with tempfile.TemporaryDirectory(prefix="nouba-") as name:
        installed = copied(folder, Path(name) / "words")
        Path(name).chmod(0o755)
        installed.chmod(0o555)
        file = shutil.copy(tmp_path / "zgh.po", name)
        with acting_as_nobody():
            answer = nouba("import", file, "--folder", installed)
        installed.chmod(0o755)
        assert contents(installed) == before
    answer.refuses_with("cannot be changed", "--folder", exit_code=3)


def test_the_status_counts_what_is_missing(
    nouba: Command, folder: Path, sheet: polib.POFile, tmp_path: Path
) -> None:
    def board() -> dict[str, int]:
        found = nouba("status", "--json").json
        assert {one["language"] for one in found} == {"ar", "zgh", "fr", "en"}
        [one] = [one for one in found if (one["language"], one["app"]) == ("zgh", "board")]
        return {key: one[key] for key in ("texts", "translated", "missing", "needs_review")}

    before = board()
    fill(sheet, DONE)
    sheet.save()
    nouba("import", tmp_path / "zgh.po")
    assert board() == {**before, "needs_review": before["needs_review"] - 1}
    table = nouba("status").out.splitlines()
    assert any(line.startswith("zgh") and "waiting room's board" in line for line in table)
