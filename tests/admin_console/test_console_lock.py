"""The console's lock, its second factor, and who is signed out of it."""

import pyotp
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from admin_console.pages import places_of
from reception.app import Reception
from reception.system.clock import Topic
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console
from tests.support.databases import PASSWORD, quick_office, quick_sign_in


def write(console: Console, **fields: str) -> None:
    for name, text in fields.items():
        edit = console.part(QLineEdit, name.replace("_", "-"))
        assert edit.isVisible()
        edit.setText(text)


def is_covered(console: Console) -> bool:
    return console.window.guard.is_up


def is_in(console: Console) -> bool:
    return console.window.person is not None


@pytest.fixture
def admin(console: Console) -> Console:
    console.window.open_database()
    console.sign_in("admin")
    return console


def test_the_lock_hides_a_page_and_keeps_what_is_typed_in_it(admin: Console) -> None:
    admin.press("page-unit")
    hotline = admin.part(QLineEdit, "field-hotline-edit")
    hotline.setText("2099")
    admin.press("lock")
    assert is_covered(admin)
    assert not hotline.isVisible()
    write(admin, lock_password="wrong")
    admin.press("lock-go")
    assert admin.words("lock-refused")
    write(admin, lock_password=PASSWORD)
    admin.press("lock-go")
    assert not is_covered(admin)
    assert hotline.isVisible()
    assert hotline.text() == "2099"


def test_the_way_out_and_the_lock_stand_on_every_page(admin: Console) -> None:
    assert admin.window.person
    for place in places_of(admin.window.person):
        admin.press(f"page-{place.name}")
        assert admin.part(QPushButton, "lock").isVisible(), place.name
        assert admin.part(QPushButton, "sign-out").isVisible(), place.name


def test_no_password_is_shown_where_it_is_typed(admin: Console) -> None:
    admin.press("page-password")
    admin.press("lock")
    secrets = {
        edit.objectName(): edit.echoMode()
        for edit in admin.window.findChildren(QLineEdit)
        if "password" in edit.objectName()
    }
    assert {"password", "lock-password", "second-factor-password"} <= {*secrets}
    assert {*secrets.values()} == {QLineEdit.EchoMode.Password}


def test_an_administrator_sets_a_second_factor_up_and_is_asked_for_it(
    admin: Console, hall: Reception, clock: FakeClock
) -> None:
    admin.press("page-password")
    admin.press("second-factor-go")
    assert not admin.part(QLabel, "second-factor-qr").pixmap().isNull()
    shown = admin.words("second-factor-secret")
    phone = pyotp.TOTP("".join(sign for sign in shown if sign.isascii() and sign.isalnum()))
    write(admin, second_factor_code="000000", second_factor_password=PASSWORD)
    admin.press("second-factor-go")
    assert admin.words("second-factor-said")
    write(admin, second_factor_code=phone.at(clock.now()), second_factor_password=PASSWORD)
    admin.press("second-factor-go")
    recovery = admin.words("second-factor-secret")
    assert recovery.count("\n") == 7
    admin.press("second-factor-go")
    assert "8" in admin.words("second-factor-told")
    assert not admin.part(QLabel, "second-factor-secret").isVisible()
    admin.press("sign-out")
    clock.advance(minutes=1)
    admin.sign_in("admin")
    assert admin.part(QWidget, "code").isVisible()
    assert not is_in(admin)
    write(admin, code_edit="123")
    admin.press("code-go")
    assert admin.words("code-refused")
    write(admin, code_edit=phone.at(clock.now()))
    admin.press("code-go")
    assert not is_covered(admin)
    assert is_in(admin)
    admin.press("page-password")
    write(admin, second_factor_password=PASSWORD)
    admin.press("second-factor-go")
    assert quick_sign_in(hall).second_factor(admin.window._tools.inside.token).since is None


def test_a_first_password_is_changed_and_a_code_that_grew_old_is_asked_for_anew(
    admin: Console, hall: Reception, clock: FakeClock
) -> None:
    sign_in = quick_sign_in(hall)
    token = admin.window._tools.inside.token
    offer = sign_in.offer_second_factor(token)
    phone = pyotp.TOTP(offer.secret)
    sign_in.take_second_factor(token, PASSWORD, offer.secret, phone.at(clock.now()))
    clock.advance(minutes=1)
    word = quick_office(hall).renew_password("admin", asking=None)
    admin.window.guard.on_changed(frozenset({Topic.SESSIONS}))
    assert not is_in(admin)
    admin.sign_in("admin", word)
    write(admin, code_edit=phone.at(clock.now()))
    admin.press("code-go")
    assert admin.part(QWidget, "new-password").isVisible()
    clock.advance(minutes=2)
    write(admin, new_password_first="le bateau part", new_password_again="le bateau part")
    admin.press("new-password-go")
    assert admin.part(QWidget, "code").isVisible()
    write(admin, code_edit=phone.at(clock.now()))
    admin.press("code-go")
    assert is_in(admin)
    assert not is_covered(admin)
