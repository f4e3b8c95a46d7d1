"""Every page in a browser: axe-core finds nothing, keys reach everything, nothing is cut off."""

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import product
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

from outward.relay.memory_store import MemoryStore
from tests.outward.phone.conftest import SIZES, Telephone
from tests.outward.relay.conftest import Loop
from tests.outward.relay.offices import KEY, SpeakingOffice
from tests.outward.relay.relays import TrialRelay
from tests.outward.relay.states import QUESTION, STATES
from tests.support.clocks import FakeClock
from tests.support.every_case import every_case

pytestmark = pytest.mark.soak

LANGUAGES = ("ar", "fr", "en")
SCHEMES = ("light", "dark")
ASKED = "leave"
"""The page that asks whether she really leaves."""
HERE, IN_THE_OFFICE = "https://t.example.ma", "http://192.168.1.20:8460"
LEAST_PX = 44
_FOUND = """() => {
    const own = e => [...e.childNodes].filter(n => n.nodeType == 3).map(n => n.data).join('');
    const seen = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility());
    const stops = seen.filter(e => e.matches('a[href],button'));
    return {
        lang: document.documentElement.lang, dir: document.documentElement.dir,
        sideways: document.documentElement.scrollWidth,
        cut: seen.filter(e => !e.matches('.sr') && e.scrollWidth > e.clientWidth + 1
            && getComputedStyle(e).overflowX != 'visible').map(e => e.outerHTML),
        stops: stops.length,
        small: stops.filter(e => Math.min(e.offsetWidth, e.offsetHeight) < LEAST).map(own),
        arabic: seen.filter(e => /[\\u0621-\\u064a]/.test(own(e)) && !(
            e.closest('[lang]')?.lang == 'ar'
            && (e.matches('a') || getComputedStyle(e).direction == 'rtl'))).map(own),
    }
}""".replace("LEAST", str(LEAST_PX))
_FOCUSED = """() => {
    const e = document.activeElement, s = getComputedStyle(e);
    const is_seen = e.checkVisibility() && s.outlineStyle == 'solid';
    return e == document.body ? null : [e.outerHTML, is_seen && parseInt(s.outlineWidth)];
}"""

type Drawn = Mapping[tuple[str, str], httpx.Response]


def _draw(folder: Path) -> Drawn:
    with closing(Loop()) as loop:
        clock = FakeClock()
        relay = TrialRelay(MemoryStore(folder), loop, clock)
        office = relay.admit(SpeakingOffice(clock))
        drawn = {}
        for state, lay in STATES.items():
            relay.loop(relay.store.close())
            lay(relay, office)
            for language in LANGUAGES:
                drawn[state, language] = relay.page(language=language)
                if state == QUESTION:
                    path = f"/{KEY}?l={language}&do=leave"
                    drawn[ASKED, language] = relay.asked("GET", path)
        return drawn


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Return every page, drawn in a thread whose loop no browser has."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(_draw, tmp_path_factory.mktemp("relay")).result()


def shown(
    telephone: Telephone, answer: httpx.Response, *, site: str = HERE, **told: object
) -> tuple[Page, list[str]]:
    """Return a page as a telephone shows it, and what it complains of."""
    context = telephone(**told)
    kept = {
        name: value
        for name, value in answer.headers.items()
        if name not in {"content-encoding", "content-length"}
    }

    def fulfil(route: Route) -> None:
        route.fulfill(status=answer.status_code, headers=kept, body=answer.content)

    context.route("**/*", fulfil)
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{site}/{KEY}")
    return page, [one for one in complaints if "404" not in one]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]


@every_case("state", [*STATES, ASKED])
def test_a_page_is_read_by_everybody(
    drawn: Drawn, telephone: Telephone, pictures: Path | None, state: str
) -> None:
    wrong = list[str]()
    for language, scheme, size in product(LANGUAGES, SCHEMES, SIZES):
        name = f"{state}-{language}-{scheme}-{size[0]}"
        answer = drawn[state, language]
        page, wrong_here = shown(telephone, answer, color_scheme=scheme, size=size)
        if pictures:
            page.screenshot(path=pictures / f"{name}.png")
        if size == SIZES[0]:
            wrong_here += violations(page)
        if scheme == SCHEMES[0]:
            wrong_here += amiss(page, language)
        wrong += [f"{name}: {one}" for one in wrong_here]
        page.context.close()
    assert not wrong, "\n".join(wrong)


def amiss(page: Page, language: str) -> list[str]:
    """Return what is wrong with how a page is laid out, read and gone through by keys."""
    found = page.evaluate(_FOUND)
    said = [f"{one}: {found[one]}" for one in ("cut", "small", "arabic") if found[one]]
    if (found["lang"], found["dir"]) != (language, "rtl" if language == "ar" else "ltr"):
        said.append(f"it says to be {found['lang']}, {found['dir']}")
    wide = page.viewport_size["width"] if page.viewport_size else 0
    if found["sideways"] > wide:
        said.append(f"it is {found['sideways']} px wide")
    reached = dict[str, int]()
    for _ in range(found["stops"] + 1):
        page.keyboard.press("Tab")
        if focused := page.evaluate(_FOCUSED):
            reached[focused[0]] = focused[1]
    if len(reached) != found["stops"] or not all(one and one >= 3 for one in reached.values()):
        said.append(f"keys reach {reached} of {found['stops']}")
    return said


def test_a_page_that_is_spoilt_is_found_out(drawn: Drawn, telephone: Telephone) -> None:
    answer = drawn["waiting", "ar"]
    text = re.sub(r' dir="rtl"| lang="ar"', "", answer.text, count=2)
    text = text.replace(
        "</style>", "a{min-height:0!important;height:9px}main{width:900px}p{color:#bbb}</style>"
    )
    headers = {
        one: value for one, value in answer.headers.items() if one.startswith("content-type")
    }
    page, _ = shown(telephone, httpx.Response(200, text=text, headers=headers))
    found = " ".join(violations(page))
    assert "color-contrast" in found
    assert "html-has-lang" in found
    told = " ".join(amiss(page, "ar"))
    for one in ("it says to be", "px wide", "small", "arabic"):
        assert one in told


def test_a_bell_is_offered_only_where_a_screen_can_be_kept_awake(
    drawn: Drawn, telephone: Telephone
) -> None:
    waiting = drawn["waiting", "fr"]
    page, _ = shown(telephone, waiting)
    assert page.locator("#ask").is_visible()
    page, _ = shown(telephone, waiting, site=IN_THE_OFFICE)
    assert not page.locator("#ask").is_visible()
