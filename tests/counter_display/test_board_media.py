"""Pictures and films out of a folder: new ones, broken ones, half-copied ones, and none."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from counter_display.board.film import LARGEST, FilmPlayer
from counter_display.board.media import MediaFolder, MediaViewModel
from counter_display.board.station import BoardStation
from reception.domain.board import Board, BoardTemplate
from tests.counter_display.board_stand import Stand
from tests.support.board import FakeHall, called, items
from tests.support.databases import COMMUNE
from tests.support.fakes import Held
from tests.support.inline import Inline
from tests.support.media import film, picture

# Stands in for the decoder: it answers each film as the film's name says.
DECODER = """
import sys, time
frames = open(sys.argv[1], "r+b")
for line in sys.stdin:
    word, *rest = line.rstrip("\\n").split(" ", 4)
    if word != "play":
        continue
    turn, width, height, path = rest
    print("", "warning", "a library's own word", chr(233), sep="\\n", flush=True)
    if "crash" in path:
        sys.exit(139)
    if "broken" in path:
        print("broken", turn, flush=True)
        print("broken", turn, flush=True)
    elif "frozen" in path:
        time.sleep(60)
    else:
        frames.seek(0)
        frames.write(b"\\x10\\x20\\x30\\xff" * int(width) * int(height))
        frames.flush()
        print("frame", turn, width, height, flush=True)
        print("ended", turn, flush=True)
"""
COLOUR = "#302010"
UNIT = replace(COMMUNE, boards=(Board(code="hall", template=BoardTemplate.MEDIA),))


def names(folder: MediaFolder) -> list[str]:
    return [one.path.name for one in folder.scan()]


class TestFolder:
    def test_what_is_whole_is_shown_by_name_from_the_second_look_on(self, tmp_path: Path) -> None:
        picture(tmp_path / "b.png", (160, 90))
        picture(tmp_path / "A.JPG", (160, 90))
        picture(tmp_path / "c.webp", (160, 90))
        film(tmp_path / "d.avi")
        (tmp_path / "notes.txt").write_text("not for the hall")
        (tmp_path / ".hidden.png").write_bytes(b"")
        (tmp_path / "two\nlines.mp4").write_bytes(b"film")
        (tmp_path / "folder.png").mkdir()
        folder = MediaFolder(tmp_path)
        assert names(folder) == []
        assert names(folder) == ["A.JPG", "b.png", "c.webp", "d.avi"]

    def test_a_file_that_still_grows_waits(self, tmp_path: Path) -> None:
        whole = picture(tmp_path / "whole.jpg", (640, 360)).read_bytes()
        growing = tmp_path / "growing.jpg"
        folder = MediaFolder(tmp_path)
        for part in (3, 2, 1):
            growing.write_bytes(whole[: len(whole) // part])
            assert "growing.jpg" not in names(folder)
        assert names(folder) == ["growing.jpg", "whole.jpg"]

    def test_what_is_broken_is_told_once_and_looked_at_again_when_it_changes(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        whole = picture(tmp_path / "good.jpg", (640, 360)).read_bytes()
        (tmp_path / "half.jpg").write_bytes(whole[: len(whole) // 2])
        (tmp_path / "text.png").write_text("this is no picture")
        (tmp_path / "empty.mp4").write_bytes(b"")
        Image.new("1", (8000, 6000)).save(tmp_path / "vast.png")
        folder = MediaFolder(tmp_path)
        for _ in range(4):
            shown = names(folder)
        assert shown == ["good.jpg"]
        assert [one.getMessage() for one in caplog.records] == [
            "empty.mp4 is not shown: it is empty",
            "half.jpg is not shown: it is no whole picture (OSError)",
            "text.png is not shown: it is no whole picture (UnidentifiedImageError)",
            "vast.png is not shown: it has 48 million points, more than a screen can show",
        ]
        (tmp_path / "half.jpg").write_bytes(whole)
        assert names(folder) == ["good.jpg"]
        assert names(folder) == ["good.jpg", "half.jpg"]
        caplog.clear()

    def test_what_is_another_kind_of_picture_than_its_name_says_stops_nothing(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        picture(tmp_path / "good.jpg", (640, 360))
        # Readers of other kinds fail in their own ways, or start a program that may never end.
        (tmp_path / "dds.png").write_bytes(b"DDS \x7c" + b"\x00" * 75 + b"\x18" + b"\x00" * 48)
        (tmp_path / "eps.png").write_text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
        folder = MediaFolder(tmp_path)
        assert [names(folder) for _ in range(3)] == [[], ["good.jpg"], ["good.jpg"]]
        assert [one.getMessage() for one in caplog.records] == [
            "dds.png is not shown: it is no whole picture (UnidentifiedImageError)",
            "eps.png is not shown: it is no whole picture (UnidentifiedImageError)",
        ]
        caplog.clear()

    def test_of_very_many_new_ones_the_first_do_not_wait_for_the_last(self, tmp_path: Path) -> None:
        for name in "abcde":
            picture(tmp_path / f"{name}.png", (16, 9))
        half_seconds = count()
        folder = MediaFolder(tmp_path, monotonic_s=lambda: next(half_seconds) / 2)
        assert [names(folder) for _ in range(6)] == [
            [],
            ["a.png"],
            ["a.png", "b.png"],
            ["a.png", "b.png", "c.png"],
            ["a.png", "b.png", "c.png", "d.png"],
            ["a.png", "b.png", "c.png", "d.png", "e.png"],
        ]

    def test_a_folder_that_is_missing_is_told_once_and_found_when_it_comes(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        folder = MediaFolder(tmp_path / "usb")
        assert [names(folder) for _ in range(3)] == [[], [], []]
        assert len(caplog.records) == 1
        assert "the folder of media cannot be read" in caplog.records[0].getMessage()
        (tmp_path / "usb").mkdir()
        picture(tmp_path / "usb" / "a.png", (160, 90))
        assert [names(folder) for _ in range(2)] == [[], ["a.png"]]
        caplog.clear()


@pytest.fixture
def players() -> Iterator[Callable[..., FilmPlayer]]:
    made: list[FilmPlayer] = []

    def make(script: str = DECODER, *, silence_ms: int = 10_000) -> FilmPlayer:
        command = (sys.executable, "-c", script)
        made.append(FilmPlayer(command, first_pause_ms=50, silence_ms=silence_ms))
        return made[-1]

    yield make
    for player in made:
        player.close()


class TestFilm:
    def test_frames_arrive_no_larger_than_asked_for_and_then_the_end(
        self, players: Callable[..., FilmPlayer], qtbot: QtBot
    ) -> None:
        player = players()
        for within, wanted in ((QSize(64, 36), QSize(64, 36)), (QSize(4000, 3000), LARGEST)):
            drawn: list[QImage] = []
            player.frame.connect(drawn.append)
            with qtbot.waitSignal(player.ended):
                player.play(Path("good.mp4"), within)
            frame = drawn[-1]
            assert frame.size() == wanted
            assert frame.pixelColor(3, 3).name() == COLOUR

    def test_a_broken_film_fails_once_and_the_next_one_is_played(
        self, players: Callable[..., FilmPlayer], qtbot: QtBot
    ) -> None:
        player = players()
        with qtbot.waitSignal(player.failed):
            player.play(Path("broken.mp4"), QSize(64, 36))
        with qtbot.assertNotEmitted(player.failed, wait=50), qtbot.waitSignal(player.ended):
            player.play(Path("good.mp4"), QSize(64, 36))

    @pytest.mark.parametrize("name", ["crash.mp4", "frozen.mp4"])
    def test_a_decoder_that_dies_or_hangs_is_started_anew_after_a_rest(
        self,
        name: str,
        players: Callable[..., FilmPlayer],
        qtbot: QtBot,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        player = players(silence_ms=400)
        with qtbot.waitSignal(player.failed):
            player.play(Path(name), QSize(64, 36))
        assert player.rests
        assert "the board goes on without it" in caplog.text
        caplog.clear()
        qtbot.waitUntil(lambda: not player.rests)
        with qtbot.waitSignal(player.ended):
            player.play(Path("good.mp4"), QSize(64, 36))

    def test_the_real_decoder_plays_a_film_in_a_process_of_its_own(
        self, tmp_path: Path, qtbot: QtBot
    ) -> None:
        player = FilmPlayer()
        drawn: list[QImage] = []
        player.frame.connect(drawn.append)
        with qtbot.waitSignal(player.ended, timeout=60_000):
            player.play(film(tmp_path / "un été · فيلم.avi"), QSize(200, 200))
        player.close()
        assert len(drawn) >= 3
        assert {(one.width(), one.height()) for one in drawn} == {(200, 112)}
        # The band has moved from the left to the right.
        assert drawn[0].pixelColor(5, 50).red() > 150 > drawn[-1].pixelColor(5, 50).red()

    def test_a_film_fits_a_place_that_gets_its_size_while_it_is_played(
        self, tmp_path: Path, qtbot: QtBot
    ) -> None:
        player = FilmPlayer()
        drawn: list[QImage] = []
        player.frame.connect(drawn.append)
        player.play(film(tmp_path / "long.avi", frames=100), QSize(1, 1))
        qtbot.waitUntil(lambda: bool(drawn), timeout=60_000)
        player.fit(QSize(160, 90))
        qtbot.waitUntil(lambda: drawn[-1].size() == QSize(160, 90), timeout=60_000)
        player.close()

    def test_the_real_decoder_says_that_a_file_is_no_film(
        self, tmp_path: Path, qtbot: QtBot
    ) -> None:
        (tmp_path / "text.mp4").write_text("this is no film")
        player = FilmPlayer()
        with qtbot.waitSignal(player.failed, timeout=60_000):
            player.play(tmp_path / "text.mp4", QSize(200, 200))
        player.close()


class TestClosed:
    def test_a_film_that_ends_meanwhile_is_followed_by_none(
        self, tmp_path: Path, qtbot: QtBot
    ) -> None:
        (tmp_path / "a.mp4").write_bytes(b"film")
        made: list[FilmPlayer] = []

        def make() -> FilmPlayer:
            made.append(FilmPlayer((sys.executable, "-c", DECODER)))
            return made[-1]

        media = MediaViewModel(tmp_path, Inline(), make_player=make, look_ms=5)
        media.start()
        qtbot.waitUntil(lambda: bool(made))
        with qtbot.waitSignal(made[0].ended):
            made[0].ended.connect(media.close)
        qtbot.wait(20)
        assert len(made) == 1

    def test_what_was_found_meanwhile_is_not_shown(self, tmp_path: Path, qtbot: QtBot) -> None:
        picture(tmp_path / "a.png", (16, 9))
        background = Held()
        media = MediaViewModel(tmp_path, background, look_ms=5)
        media.start()
        qtbot.waitUntil(lambda: background.waiting == 1)
        background.let_one_happen()
        qtbot.waitUntil(lambda: background.waiting == 1)
        media.close()
        background.let_one_happen()
        assert not media.property("hasMedia")


@pytest.fixture
def show(tmp_path: Path, players: Callable[..., FilmPlayer]) -> Iterator[Callable[..., Stand]]:
    """Hang up a board with media, all of it quick."""
    hung: list[Stand] = []

    def hang(*, picture_ms: int = 20) -> Stand:
        media = MediaViewModel(
            tmp_path, Inline(), make_player=players, picture_ms=picture_ms, look_ms=5
        )
        hall = FakeHall(called("A042", 7), unit=UNIT)
        hung.append(Stand(hall, station=BoardStation(board="hall", media=tmp_path), media=media))
        return hung[-1]

    yield hang
    for stand in hung:
        for one in items(stand.window.rootObject(), "picture"):
            # A picture that is still being read would be missed once its folder is gone.
            one.setProperty("source", QUrl())
        stand.close()


def shows(stand: Stand) -> str:
    found = stand.window.media.property("picture").fileName()
    return "film" if stand.window.media.property("isFilm") else str(found)


class TestBoardWithMedia:
    def test_without_files_the_calls_have_the_whole_screen(
        self, show: Callable[..., Stand], tmp_path: Path, qtbot: QtBot
    ) -> None:
        stand = show()
        width = stand.under("calls").width
        assert not list(items(stand.window.rootObject(), "media"))
        qtbot.waitUntil(lambda: width() > 1000)
        picture(tmp_path / "a.png", (160, 90))
        qtbot.waitUntil(lambda: bool(list(items(stand.window.rootObject(), "media"))))
        qtbot.waitUntil(lambda: width() < 700)
        # Taken away while it is read, it would be told as one that cannot be drawn.
        picture_item = stand.under("picture")
        qtbot.waitUntil(lambda: picture_item.property("progress") == 1)
        (tmp_path / "a.png").unlink()
        qtbot.waitUntil(lambda: width() > 1000)

    def test_pictures_and_films_follow_each_other_and_new_ones_come_in(
        self, show: Callable[..., Stand], tmp_path: Path, qtbot: QtBot
    ) -> None:
        picture(tmp_path / "a.png", (160, 90))
        (tmp_path / "b.mp4").write_bytes(b"film")
        stand = show()
        seen: list[str] = []
        stand.window.media.changed.connect(lambda: seen.append(shows(stand)))
        qtbot.waitUntil(lambda: seen.count("film") >= 2)
        picture(tmp_path / "c.png", (160, 90))
        qtbot.waitUntil(lambda: "c.png" in seen)
        assert {"a.png", "film"} <= set(seen)

    def test_a_film_that_fails_twice_is_left_out_and_told(
        self,
        show: Callable[..., Stand],
        tmp_path: Path,
        qtbot: QtBot,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        picture(tmp_path / "a.png", (160, 90))
        (tmp_path / "broken.mp4").write_bytes(b"film")
        stand = show()
        qtbot.waitUntil(lambda: bool(caplog.records))
        assert [one.getMessage() for one in caplog.records] == [
            "broken.mp4 is not shown: it cannot be decoded"
        ]
        caplog.clear()
        qtbot.waitUntil(lambda: shows(stand) == "a.png")
        seen: list[str] = []
        stand.window.media.changed.connect(lambda: seen.append(shows(stand)))
        picture(tmp_path / "c.png", (160, 90))
        qtbot.waitUntil(lambda: seen.count("c.png") >= 3)
        assert set(seen) == {"a.png", "c.png"}

    def test_a_decoder_that_always_dies_leaves_calls_and_pictures_alone(
        self,
        show: Callable[..., Stand],
        tmp_path: Path,
        qtbot: QtBot,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        picture(tmp_path / "a.png", (160, 90))
        (tmp_path / "crash.mp4").write_bytes(b"film")
        stand = show()
        qtbot.waitUntil(lambda: "crash.mp4 is not shown" in caplog.text, timeout=60_000)
        caplog.clear()
        stand.change(called("B014", 3), called("A042", 7))
        assert stand.announced() == "B014"
        qtbot.waitUntil(lambda: shows(stand) == "a.png")

    def test_a_frame_is_drawn(
        self, show: Callable[..., Stand], tmp_path: Path, qtbot: QtBot
    ) -> None:
        (tmp_path / "b.mp4").write_bytes(b"film")
        stand = show()
        place = "film"

        def drawn() -> bool:
            if not list(items(stand.window.rootObject(), place)):
                return False
            item = stand.under(place)
            middle = item.mapToScene(item.boundingRect().center()).toPoint()
            seen = stand.window.grabWindow().pixelColor(middle)
            return seen.name() == COLOUR

        qtbot.waitUntil(drawn)
