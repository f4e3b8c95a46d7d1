"""On every page of the kiosk a reader of Tamazight finds Tamazight, or the French in its place."""

import re
from collections.abc import Callable

import pytest

from kiosk.window import KioskWindow
from reception.domain.language import Language, text_in
from tests.screens.kiosk_pages import PAGES
from tests.support.fakes import FakePrinter, FakeReception, a_reception
from tests.support.qml import texts

pytestmark = pytest.mark.deep

_WORD = re.compile(r"[^\W\d_]{2,}")
_TIFINAGH = re.compile("[\u2d30-\u2d7f]")


def said_by(kiosk: KioskWindow) -> set[str]:
    return {str(text.property("text")) for text in texts(kiosk)}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_the_french_one_says_or_says_it_in_tamazight(
    page: str,
    open_kiosk: Callable[[FakeReception, str], KioskWindow],
    printer: FakePrinter,
    caplog: pytest.LogCaptureFixture,
) -> None:
    said = {}
    for language in ("fr", "zgh"):
        core = a_reception()
        kiosk = open_kiosk(core, "upright")
        PAGES[page](kiosk, core, printer, language)
        said[language] = said_by(kiosk)
    caplog.clear()
    # A service's second name stands where the first one leaves room, which differs by language.
    second = {text_in(one.names, Language.ARABIC) for one in core.hall.shown.services}
    only_here = {text for text in said["zgh"] - said["fr"] - second if _WORD.search(text)}
    # No word of the page on a fault is attested yet.
    assert only_here or page == "fault"
    assert {text for text in only_here if not _TIFINAGH.search(text)} == set()
