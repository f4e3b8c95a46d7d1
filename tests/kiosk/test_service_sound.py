"""The sound by which pages are read aloud: tried, made louder or quieter, and kept so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.access.speech import LOUDEST, USUAL_VOLUME
from kiosk.service.actions import KioskSite
from kiosk.service.menu import ServiceMenu
from kiosk.window import KioskWindow
from reception.domain.language import Language
from tests.kiosk.conftest import Opens
from tests.support.qml import seen, touch
from tests.support.service_menu import PIN, notice, open_menu, type_in
from tests.support.speech import FakeSpeaker


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "kiosk-volume"


@pytest.fixture
def spoken(open_kiosk: Opens, site: KioskSite, speaker: FakeSpeaker, file: Path) -> KioskWindow:
    """A kiosk that speaks, with its menu open."""
    kiosk = open_kiosk(site=replace(site, volume_file=file), speaker=speaker)
    open_menu(kiosk)
    return kiosk


def test_the_sound_is_tried_in_the_language_of_the_screen(
    make_menu: Callable[..., ServiceMenu],
) -> None:
    speaker = FakeSpeaker()
    menu = make_menu(speaker=speaker)
    menu.trySound()
    assert speaker.heard == []
    menu.hold()
    type_in(menu, PIN)
    heard = []
    for language in (Language.FRENCH, Language.TAMAZIGHT, Language.ARABIC):
        menu.set_language(language)
        menu.trySound()
        heard += [one.language for one in speaker.heard]
    assert heard == [Language.FRENCH, Language.FRENCH, Language.ARABIC]
    assert menu.property("notice")


def test_a_sound_that_does_not_work_is_said(spoken: KioskWindow, speaker: FakeSpeaker) -> None:
    touch(spoken, "service-sound")
    listen = notice(spoken)
    speaker.fail("Error: no sound output")
    assert notice(spoken) != listen
    assert "espeak-ng" in notice(spoken)


def test_a_kiosk_without_the_program_says_what_is_missing(
    open_kiosk: Opens, site: KioskSite
) -> None:
    kiosk = open_kiosk(site=site, speaker=FakeSpeaker(available=False))
    open_menu(kiosk)
    touch(kiosk, "service-sound")
    assert "espeak-ng" in notice(kiosk)
    assert not seen(kiosk, "service-louder").isEnabled()


def test_a_page_that_is_not_heard_says_nothing_to_the_next_keeper(
    open_kiosk: Opens, site: KioskSite, speaker: FakeSpeaker
) -> None:
    kiosk = open_kiosk(site=site, speaker=speaker)
    speaker.fail("Error: no sound output")
    open_menu(kiosk)
    assert notice(kiosk) == ""


def test_each_step_is_louder_and_heard_at_once(spoken: KioskWindow, speaker: FakeSpeaker) -> None:
    assert speaker.volume == USUAL_VOLUME
    touch(spoken, "service-louder")
    louder = speaker.volume
    assert louder > USUAL_VOLUME
    assert speaker.words
    touch(spoken, "service-quieter")
    touch(spoken, "service-quieter")
    assert speaker.volume < USUAL_VOLUME


def test_it_is_never_silent_nor_louder_than_it_can_be(
    spoken: KioskWindow, speaker: FakeSpeaker
) -> None:
    touch(spoken, "service-quieter", times=20)
    assert speaker.volume > 0
    assert not seen(spoken, "service-quieter").isEnabled()
    touch(spoken, "service-louder", times=20)
    assert speaker.volume == LOUDEST
    assert not seen(spoken, "service-louder").isEnabled()


def test_it_is_kept_over_a_restart(
    spoken: KioskWindow, speaker: FakeSpeaker, open_kiosk: Opens, site: KioskSite, file: Path
) -> None:
    touch(spoken, "service-louder", times=2)
    next_one = FakeSpeaker()
    open_kiosk(site=replace(site, volume_file=file), speaker=next_one)
    assert next_one.volume == speaker.volume > USUAL_VOLUME


@pytest.mark.parametrize("kept", ["", "loud", "-20", "99999999", "\x00\xff"])
def test_what_is_no_volume_leaves_the_usual_one(
    open_kiosk: Opens,
    site: KioskSite,
    speaker: FakeSpeaker,
    file: Path,
    kept: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    file.parent.mkdir()
    file.write_text(kept, encoding="utf-8")
    open_kiosk(site=replace(site, volume_file=file), speaker=speaker)
    assert speaker.volume == USUAL_VOLUME
    assert "the usual one is taken" in caplog.text
    caplog.clear()


def test_where_it_cannot_be_kept_it_works_until_the_restart(
    spoken: KioskWindow, speaker: FakeSpeaker, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # A file where the folder should be: nobody can write there, whoever runs the tests.
    file.parent.touch()
    touch(spoken, "service-louder")
    assert speaker.volume > USUAL_VOLUME
    assert "until the kiosk is restarted" in caplog.text
    caplog.clear()


def test_before_the_pin_nobody_changes_it(
    make_menu: Callable[..., ServiceMenu], speaker: FakeSpeaker
) -> None:
    menu = make_menu(speaker=speaker)
    menu.changeVolume(1)
    menu.trySound()
    assert speaker.volume == USUAL_VOLUME
    assert speaker.heard == []
