"""From the ticket's printed code to five faces, on telephones with and without scripts."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from outward.relay.view import PageKind
from outward.relay.words import page_word, people_word
from reception.domain.language import Language
from reception.domain.ticket import TicketState, spaced_label
from reception.queue.model import At
from tests.outward.phone.conftest import Telephone
from tests.outward.phone.site import PhonedSite, open_site
from tests.support.databases import SqliteDatabases

pytestmark = pytest.mark.soak

AR, FR = Language.ARABIC, Language.FRENCH
HERE = At(3, "clerk1")
AHEAD = 3
_PATIENCE_MS = 120_000


@pytest.fixture
def site(
    browser: Browser, sqlite_databases: SqliteDatabases, tmp_path: Path
) -> Iterator[PhonedSite]:
    del browser  # without one nothing need be started
    with open_site(sqlite_databases, tmp_path) as opened:
        yield opened


class Phones:
    """Three telephones at one ticket's page: in both languages, and one without scripts."""

    def __init__(self, telephone: Telephone, address: str, pictures: Path | None) -> None:
        self._pictures, self._stages = pictures, 0
        self.arabic, self.french = (telephone().new_page() for _ in range(2))
        self.plain = telephone(java_script_enabled=False).new_page()
        for page in self.all:
            page.set_default_timeout(_PATIENCE_MS)
            page.goto(address)
        self.french.get_by_role("link", name="Français").click()

    @property
    def all(self) -> tuple[Page, ...]:
        return self.arabic, self.french, self.plain

    def become(self, kind: PageKind, *words: str) -> None:
        """See the page become one of a kind on each, with what it says in each language."""
        for page, language in ((self.arabic, AR), (self.french, FR)):
            page.wait_for_selector(f"body.{kind}")
            assert page.evaluate("document.documentElement.lang") == language
        # Without scripts it loads itself; whoever has no patience does it.
        self.plain.reload()
        self.plain.wait_for_selector(f"body.{kind}")
        for page, language in zip(self.all, (AR, FR, AR), strict=True):
            for word in words:
                expect(page.locator("main")).to_contain_text(page_word(word, language).text)
        if self._pictures:
            self._stages += 1
            name = f"journey-{self._stages:02}-{kind}"
            for page, of in zip(self.all, ("ar", "fr", "plain"), strict=True):
                page.screenshot(path=self._pictures / f"{name}-{of}.png")


def test_a_visitor_follows_her_ticket_from_the_kiosk_to_five_faces(
    site: PhonedSite, telephone: Telephone, pictures: Path | None
) -> None:
    desk = site.reception.desk
    desk.open_counter(HERE)
    for _ in range(AHEAD):
        desk.issue("signature")
    label, address = site.take(AR)
    phones = Phones(telephone, address, pictures)
    for page in phones.all:
        expect(page.locator(".n")).to_have_text(spaced_label(label))
    phones.become(PageKind.WAITING, "ahead", "turn")
    for page, language in zip(phones.all, (AR, FR, AR), strict=True):
        expect(page.locator("main")).to_contain_text(people_word(AHEAD, language).text)

    desk.call_next(HERE)
    phones.become(PageKind.NEXT, "soon", "stay")
    for _ in range(AHEAD):
        desk.start(HERE)
        desk.finish(HERE)
        called = desk.call_next(HERE)
    assert called.ticket.label == label
    tell_speed("first call", phones.french, lambda: None)
    phones.become(PageKind.CALLED, "yours")
    assert (
        phones.french.title()
        == f"{page_word('yours_at', FR, counter=3).text} · {spaced_label(label)}"
    )
    expect(phones.arabic.locator(".ctr")).to_have_text("3")
    expect(phones.french.locator("#say")).to_contain_text(page_word("yours_at", FR, counter=3).text)

    desk.put_back(HERE)
    phones.become(PageKind.NEXT, "soon")
    tell_speed("call", phones.french, lambda: desk.call_next(HERE))
    phones.become(PageKind.CALLED, "yours")
    desk.no_show(HERE)
    phones.become(PageKind.ABSENT, "absent")
    desk.readmit(HERE, label)
    phones.become(PageKind.NEXT, "soon")
    tell_speed("call once more", phones.french, lambda: desk.call_next(HERE))
    desk.start(HERE)
    phones.become(PageKind.SERVING, "serving_hint")
    desk.park(HERE)
    phones.become(PageKind.PARKED, "parked")
    desk.resume(HERE, label)
    desk.call_next(HERE)
    desk.start(HERE)
    desk.finish(HERE)
    phones.become(PageKind.RATE, "over", "how")

    # Of those who answer the first is heard, and the others read that it was.
    for page in (phones.plain, phones.arabic):
        page.locator("button[value='4']").click()
        expect(page.locator("h1")).to_have_text(page_word("thanks", AR).text)
    site_hears(site, label)


def site_hears(site: PhonedSite, label: str) -> None:
    visit = site.reception.hall.ticket(label)
    assert visit.visit.state is TicketState.SERVED
    until = time.monotonic() + _PATIENCE_MS / 1000
    while not site.reception.ratings.rated_today():
        assert time.monotonic() < until, "the site never heard of it"
        time.sleep(0.1)
    assert site.reception.ratings.rated_today() == {visit.visit.ticket.id}


def tell_speed(what: str, page: Page, act: Callable[[], object]) -> None:
    """Write down how long a page takes from an act to the call, which no test judges."""
    before = time.monotonic()
    act()
    page.wait_for_selector("body.called", timeout=_PATIENCE_MS)
    if folder := os.environ.get("NOUBA_SCREENS"):
        with (Path(folder) / "phone" / "seconds.txt").open("a") as told:
            told.write(f"{what}: {time.monotonic() - before:.2f}\n")
