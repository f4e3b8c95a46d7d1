"""What lies over the desk's windows, in Arabic and French, as pictures: nothing is cut."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from reception.app import Reception, open_reception
from reception.domain.language import Language
from tests.screens.test_clerk_screens import cut
from tests.support.clerk import Seat
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, desk_look
from tests.support.databases import PASSWORD, SqliteDatabases, quick_office, quick_sign_in
from tests.support.inline import Inline
from tests.support.sign_in import PEPPER
from ui_kit.translations import Translations

LANGUAGES = [Language.ARABIC, Language.FRENCH]


@pytest.fixture
def hall(
    sqlite_databases: SqliteDatabases, tmp_path: Path, clock: FakeClock
) -> Iterator[Reception]:
    with sqlite_databases.commune(tmp_path) as url, open_reception(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Path(os.environ.get("NOUBA_SCREENS", tmp_path)) / "sign-in"
    made.mkdir(parents=True, exist_ok=True)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_is_locked_and_asks_for_a_password_of_ones_own(
    hall: Reception, folder: Path, language: Language, qapp: QApplication
) -> None:
    seat = Seat(hall, Inline(), language=language)
    seat.window.resize(900, 600)

    def look(name: str) -> None:
        QApplication.processEvents()
        assert cut(seat.window) == []
        seat.window.grab().save(str(folder / f"panel-{name}-{language}.png"))

    try:
        seat.sit_down()
        look("open")
        seat.button("lock").click()
        look("locked")
        seat.button("lock-choose-pin").click()
        look("choose-pin")
        seat.type_into("lock-password", "wrong")
        seat.button("lock-go").click()
        look("refused")
        sign_in = quick_sign_in(hall)
        inside = seat.view_model._inside
        assert inside
        sign_in.unlock(inside.token, PASSWORD)
        sign_in.choose_pin(inside.token, PASSWORD, "902514", PEPPER)
        seat.button("lock-back").click()
        seat.sit_down()
        seat.button("lock").click()
        look("pin")
        seat.button("lock-back").click()
        seat.sign_in(quick_office(hall).renew_password("clerk1", asking=None))
        look("new-password")
        assert not [one for one in seat.window.findChildren(QLabel) if one.text() == "PIN"]
    finally:
        seat.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_console_sets_a_second_factor_up_and_asks_for_it(
    hall: Reception, folder: Path, language: Language, qapp: QApplication, clock: FakeClock
) -> None:
    with desk_look(qapp):
        translations = Translations(qapp)
        translations.use(language)
        console = Console(hall, translations)
        console.window.show()
        console.window.open_database()

        def look(name: str) -> None:
            for _ in range(3):
                qapp.processEvents()
            assert cut(console.window) == []
            console.window.grab().save(str(folder / f"console-{name}-{language}.png"))

        console.sign_in("admin")
        console.press("page-password")
        look("none")
        console.press("second-factor-go")
        look("offered")
        picture = console.part(QLabel, "second-factor-qr")
        assert picture.height() >= picture.pixmap().height()
        letters = console.part(QLabel, "second-factor-secret")
        assert not picture.geometry().intersects(letters.geometry())
        sign_in, token = quick_sign_in(hall), console.window._tools.inside.token
        offer = console.window.findChild(QLabel, "second-factor-secret").text()  # type: ignore[union-attr]
        secret = "".join(sign for sign in offer if sign.isascii() and sign.isalnum())
        import pyotp  # noqa: PLC0415 - only here

        codes = sign_in.take_second_factor(
            token, PASSWORD, secret, pyotp.TOTP(secret).at(clock.now())
        )
        assert len(codes) == 8
        console.press("lock")
        look("locked")
        console.press("lock-back")
        console.sign_in("admin")
        look("code")
        console.close()
