"""Whom to call or write to."""

from dataclasses import replace
from pathlib import Path

import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from tests.kiosk.conftest import Opens
from tests.kiosk.guidance import ask, plain, words
from tests.support.fakes import FakeReception, Held, texts
from tests.support.qml import find, seen, touch


def test_a_contact_is_shown_with_all_its_ways(kiosk: KioskWindow) -> None:
    ask(kiosk, "directory")
    said = plain(kiosk)
    for fact in ("05 00 00 00 10", "accueil@commune.example", "www.commune.example"):
        assert fact in said
    assert "4, avenue de la Liberté" in said
    touch(kiosk, "contact-2")
    said = plain(kiosk)
    assert all(number in said for number in ("3737", "08 02 00 37 37", "+212 5 37 67 99 06"))


def test_a_telephone_reads_how_to_reach_a_contact(
    kiosk: KioskWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def scanned() -> str:
        photograph = tmp_path / "photograph.png"
        kiosk.resize(1080, 1920)
        qtbot.waitUntil(lambda: seen(kiosk, "qr").property("implicitWidth") > 20)
        assert kiosk.grabWindow().save(str(photograph))
        return str(zxingcpp.read_barcodes(Image.open(photograph))[0].text)

    ask(kiosk, "directory")
    assert scanned() == "tel:0500000010"
    touch(kiosk, "line-email")
    assert scanned() == "mailto:accueil@commune.example"
    touch(kiosk, "line-website")
    assert scanned() == "https://www.commune.example/"
    touch(kiosk, "contact-2")
    touch(kiosk, "line-abroad")
    assert scanned() == "tel:+212537679906"


def test_a_contact_without_a_number_has_no_code(kiosk: KioskWindow) -> None:
    ask(kiosk, "directory")
    touch(kiosk, "contact-1")
    assert "Rez-de-chaussée" in words(kiosk)
    assert find(kiosk, "qr") is None


def test_only_the_code_that_is_asked_for_last_is_shown(
    open_kiosk: Opens, core: FakeReception
) -> None:
    held = Held()
    kiosk = open_kiosk(background=held)
    held.let_happen()
    ask(kiosk, "directory")
    directory = kiosk.view_model.sections.guide._directory
    directory.chooseLine("line-email")
    directory.chooseLine("line-telephone")
    held.let_happen()
    late = directory.property("qr")
    directory.chooseLine("line-email")
    held.let_happen()
    assert late
    assert directory.property("qr") not in {"", late}


def test_the_national_line_is_in_every_directory(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.shown = replace(core.hall.shown, directory=())
    kiosk = open_kiosk()
    ask(kiosk, "directory")
    assert seen(kiosk, "contact-hotline")
    assert "08 02 00 37 37" in plain(kiosk)


def test_many_contacts_stand_on_several_pages(open_kiosk: Opens, core: FakeReception) -> None:
    one = core.hall.shown.directory[1]
    many = tuple(replace(one, names=texts("", f"Bureau {at}", "")) for at in range(20))
    core.hall.shown = replace(core.hall.shown, directory=many)
    kiosk = open_kiosk()
    ask(kiosk, "directory")
    met: set[str] = set()
    met |= words(kiosk)
    while find(kiosk, "more-contacts"):
        touch(kiosk, "more-contacts")
        met |= words(kiosk)
    assert {f"Bureau {at}" for at in range(20)} <= met
