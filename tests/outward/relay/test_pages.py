"""The page of a ticket: what it says in each state, and what it never does."""

import gzip
import re
from datetime import timedelta
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import msgspec
import pytest

from outward.relay.app import UPDATED
from outward.relay.memory_store import MemoryStore
from outward.relay.page import LONGEST_PAGE_BYTES
from outward.relay.store import RelayStore
from outward.wire.batch import VisitorWord, WordKind
from outward.wire.hall import Place, ServiceFacts, VisitState
from reception.domain.language import Language
from reception.domain.page_key import key_hash
from tests.outward.relay.conftest import Loop
from tests.outward.relay.offices import AR, FR, HALL, KEY, SpeakingOffice, key_of, place, ticket
from tests.outward.relay.relays import TrialRelay
from tests.outward.relay.states import STATES
from tests.support.clocks import FakeClock
from tests.support.every_case import every_case
from ui_kit.tokens import DARK, LIGHT

HASH = key_hash(KEY)
POISON = """</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>{{ 7*7 }}"""


@pytest.fixture
def relay(tmp_path: Path, loop: Loop, clock: FakeClock) -> TrialRelay:
    return TrialRelay(MemoryStore(tmp_path / "relay"), loop, clock)


@pytest.fixture
def office(relay: TrialRelay, clock: FakeClock) -> SpeakingOffice:
    return relay.admit(SpeakingOffice(clock))


class Seen(HTMLParser):
    """Reads a page as far as the tests look at it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._silent = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._silent += tag in {"style", "script", "noscript"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"style", "script", "noscript"}

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(self.words).replace("\N{NO-BREAK SPACE}", " ")

    def first(self, tag: str) -> dict[str, str | None]:
        return next(found for name, found in self.tags if name == tag)


def lay(relay: TrialRelay, office: SpeakingOffice, state: str) -> None:
    """Let the hall stand so, whatever was there before."""
    relay.loop(relay.store.close())
    STATES[state](relay, office)


def seen(relay: TrialRelay, language: str = "", key: str = KEY) -> Seen:
    return Seen(relay.page(key, language).text)


@every_case("state", list(STATES))
def test_each_page_is_whole_small_and_calls_nobody(
    relay: TrialRelay, office: SpeakingOffice, state: str
) -> None:
    lay(relay, office, state)
    for language in ("ar", "fr", "en", "zgh"):
        answer = relay.page(language=language)
        page = Seen(answer.text)
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(gzip.compress(answer.content)) < LONGEST_PAGE_BYTES
        assert int(answer.headers["Content-Length"]) < LONGEST_PAGE_BYTES
        head = page.first("html")
        assert (head["lang"], head["dir"]) == (language, "rtl" if language == "ar" else "ltr")
        # Nothing from elsewhere, nothing remembered, no handler in the page.
        assert "set-cookie" not in answer.headers
        assert "http" not in re.sub(r'http-equiv="?', "", answer.text)
        assert not {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed", "base"}
        assert [name for _, told in page.tags for name in told if name.startswith("on")] == []
        assert [told for _, told in page.tags if "style" in told] == []
        assert page.text.strip()
        polls = page.first("body")["data-every"] != "0"
        refreshes = [told for tag, told in page.tags if told.get("http-equiv") == "refresh"]
        assert (len(refreshes) == 1, "<script>" in answer.text) == (polls, polls)
        assert all(told["content"] == "30" for told in refreshes)
        assert polls or state in {"rate", "rated", "over", "closed", "left"}


@every_case("state", list(STATES))
def test_nobody_may_look_in_keep_or_find_a_page(
    relay: TrialRelay, office: SpeakingOffice, state: str
) -> None:
    lay(relay, office, state)
    answer = relay.page()
    headers = answer.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in headers["X-Robots-Tag"]
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert 'name="robots" content="noindex' in answer.text


SAID = {
    "waiting": ("A 001", "Extrait d’acte", "Devant vous", "5 personnes", "entre 09:30"),
    "far": ("14 personnes", "Attendez ici"),
    "next": ("Bientôt votre tour", "A 002", "A 003", "avant vous", "K 002", "au guichet"),
    "first": ("Bientôt votre tour", "Personne"),
    "called": ("C’est à vous", "Guichet", "3", "À gauche de l’entrée", "حان دوركم: الشباك 3"),
    "again": ("Rappelé à 09:00", "12"),
    "serving": ("Vous êtes au guichet 3",),
    "parked": ("mise de côté", "Votre place est gardée"),
    "absent": ("sans réponse", "avant 09:20"),
    "rate": ("Merci de votre visite", "Très mal", "Très bien"),
    "rated": ("Votre réponse est notée",),
    "over": ("Merci de votre visite",),
    "closed": ("guichets sont fermés", "3737"),
    "cancelled": ("Ce ticket est annulé",),
    "leaving": ("On prévient le bureau de votre départ",),
    "letting_go": ("On prévient le bureau que trois personnes passent avant vous",),
    "left": ("Vous avez quitté la file", "prenez un nouveau ticket"),
    "missed": ("a été appelé, sans réponse", "Adressez-vous à l’accueil", "nouveau ticket"),
    "stale": ("depuis 09:00", "Le bureau n’envoie rien", "c’est lui qui fait foi", "5 personnes"),
    "unknown": ("n’est pas connu ici",),
}  # fmt: skip


@every_case("state", list(SAID))
def test_it_says_without_javascript_what_there_is_to_say(
    relay: TrialRelay, office: SpeakingOffice, state: str
) -> None:
    lay(relay, office, state)
    text = seen(relay, "fr").text
    assert [one for one in SAID[state] if one not in text] == []


def test_a_call_is_said_in_the_language_of_the_ticket_and_in_arabic(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    called = ticket(clock, state=VisitState.CALLED, counter=3, language=FR)
    relay.take(office, office.whole({"1": called}))
    for language, other in (("ar", "C’est à vous : guichet 3"), ("fr", "الشباك 3")):
        assert other in seen(relay, language).text
    relay.take(
        office, office.next(tickets={"1": ticket(clock, state=VisitState.CALLED, language=AR)})
    )
    assert seen(relay).first("html")["lang"] == "ar"


def test_the_wait_is_told_by_the_clocks_of_the_office(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    hall = msgspec.structs.replace(HALL, zone="Asia/Tokyo")
    later = place(clock, 5)
    alone = msgspec.structs.replace(later, after=None)
    relay.take(office, office.whole({"1": ticket(clock)}, {"1": later}, hall=hall))
    assert "entre 18:40 et 18:55" in seen(relay).text
    relay.take(office, office.next(places={"1": alone}))
    assert "avant 18:55" in seen(relay).text
    assert relay.page().headers[UPDATED] == "18:00"


def test_who_is_before_her_is_told_only_where_it_is_sure(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    other = ticket(clock, 2, service="legal")
    tickets = {"1": ticket(clock), "2": other}
    relay.take(office, office.whole(tickets, {"1": place(clock, 1), "2": place(clock, 0)}))
    assert "A 002" in seen(relay).text
    relay.take(office, office.next(places={"1": place(clock, 2)}))
    text = seen(relay).text
    assert "A 002" not in text
    assert "2 personnes" in text


@every_case(("ahead", "every_s"), [(0, 5), (2, 5), (3, 10), (9, 10), (10, 30), (200, 30)])
def test_the_nearer_her_turn_the_more_often_it_asks(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, ahead: int, every_s: int
) -> None:
    relay.take(office, office.whole({"1": ticket(clock)}, {"1": place(clock, ahead)}))
    assert seen(relay).first("body")["data-every"] == str(every_s)


def test_it_is_not_soon_where_no_hour_is_told(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    relay.take(office, office.whole({"1": ticket(clock)}, {"1": Place(ahead=0)}))
    page = seen(relay, "fr")
    assert "Personne" in page.text
    assert "Bientôt" not in page.text + str(page.first("body")["data-say"])


def test_each_call_is_another_one_to_the_telephone(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    told = []
    for calls in (1, 2, 3):
        called = ticket(clock, state=VisitState.CALLED, counter=3, calls=calls)
        relay.take(office, office.whole({"1": called}))
        told.append(seen(relay).first("body"))
        clock.advance(minutes=1)
    assert [one["data-calls"] for one in told] == ["1", "2", "3"]
    assert len({one["data-say"] for one in told}) == 3


@every_case("own", list(Language))
def test_tamazight_is_not_offered_while_most_of_it_would_be_french(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, own: Language
) -> None:
    hall = msgspec.structs.replace(HALL, languages=list(Language))
    relay.take(office, office.whole({"1": ticket(clock, language=own)}, hall=hall))
    links = {told["hreflang"] for _, told in seen(relay, "fr").tags if "hreflang" in told}
    assert links == {"ar", "en"}


def test_a_number_is_written_as_on_paper(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    relay.take(office, office.whole({"1": ticket(clock, label="A042")}))
    assert "A 042" in seen(relay).text


def test_who_does_not_say_how_it_was_may_close_the_page(
    relay: TrialRelay, office: SpeakingOffice
) -> None:
    lay(relay, office, "rate")
    page = Seen(relay.asked("GET", f"/{KEY}?l=fr&do=close").text)
    assert page.first("body")["class"] == "over"
    assert seen(relay, "fr").first("body")["class"] == "rate"


class TestPolls:
    def test_a_page_that_did_not_change_is_not_sent_again_and_says_when_it_was_true(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock)}, {"1": place(clock, 5)}))
        first = relay.page()
        assert Seen(first.text).first("body")["data-tag"] == first.headers["ETag"]
        clock.advance(seconds=50)
        relay.take(office, office.next(made_at=clock.now()))
        clock.advance(seconds=15)
        known = {"If-None-Match": first.headers["ETag"]}
        again = relay.page(headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers[UPDATED] == "09:00"
        clock.advance(seconds=40)
        relay.take(office, office.next())
        assert relay.page(headers=known).headers[UPDATED] == "09:01"
        relay.take(office, office.next(places={"1": place(clock, 4)}))
        assert relay.page(headers=known).status_code == 200

    def test_what_changes_for_others_is_no_news(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock)}, {"1": place(clock, 5)}))
        known = {"If-None-Match": relay.page().headers["ETag"]}
        relay.take(office, office.next(tickets={"2": ticket(clock, 2)}))
        assert relay.page(headers=known).status_code == 304

    def test_it_says_so_when_its_office_is_silent_and_when_it_speaks_again(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock)}, {"1": place(clock, 5)}))
        clock.at += timedelta(seconds=60)
        assert "n’envoie rien" not in seen(relay).text
        clock.at += timedelta(seconds=1)
        assert "n’envoie rien" in seen(relay).text
        relay.take(office, office.next())
        assert "n’envoie rien" not in seen(relay).text

    def test_a_clock_that_was_set_back_makes_no_silent_office_fresh(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock)}, {"1": place(clock, 5)}))
        clock.at -= timedelta(hours=1)
        assert "Pas à jour depuis 09:00" in seen(relay).text

    def test_a_head_says_what_the_page_would(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock)}))
        page, head = relay.page(), relay.asked("HEAD", f"/{KEY}")
        assert head.headers == page.headers
        assert head.status_code == 200

    def test_who_follows_is_told_to_the_office(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        relay.take(office, office.whole({"1": ticket(clock), "2": ticket(clock, 2)}))
        relay.page()
        relay.page()
        assert relay.take(office, office.next()).following == 1


class TestWords:
    def words(self, relay: TrialRelay, office: SpeakingOffice) -> list[VisitorWord]:
        return relay.take(office, office.next()).words

    def test_a_face_is_handed_over_until_the_line_has_heard_it_and_is_said_once(
        self, relay: TrialRelay, office: SpeakingOffice
    ) -> None:
        lay(relay, office, "rate")
        assert relay.post("face=4").headers["Location"] == f"/{KEY}?l=fr"
        relay.post("face=1")
        (word,) = self.words(relay, office)
        assert (word.key, word.kind, word.face) == (HASH, WordKind.RATING, 4)
        assert self.words(relay, office) == [word]
        assert relay.take(office, office.next(heard=[word.id])).words == []
        relay.post("face=5")
        assert self.words(relay, office) == []
        assert "Votre réponse est notée" in seen(relay).text

    @every_case("form", ["", "face=0", "face=6", "face=x", "face=4%00", "x=1", "leave=no", "face"])
    def test_what_no_page_can_say_is_not_handed_over(
        self, relay: TrialRelay, office: SpeakingOffice, form: str
    ) -> None:
        lay(relay, office, "rate")
        assert relay.post(form).status_code == 303
        assert self.words(relay, office) == []

    def test_a_form_that_is_too_long_is_not_read(
        self, relay: TrialRelay, office: SpeakingOffice
    ) -> None:
        lay(relay, office, "rate")
        assert relay.post("face=4&" + "x" * 2000).status_code == 413
        assert self.words(relay, office) == []

    @every_case("state", [one for one in STATES if one not in {"rate", "unknown"}])
    def test_a_visit_that_is_not_over_or_was_not_served_is_not_rated(
        self, relay: TrialRelay, office: SpeakingOffice, state: str
    ) -> None:
        lay(relay, office, state)
        before = self.words(relay, office)
        relay.post("face=4")
        assert self.words(relay, office) == before

    def test_leaving_is_asked_first_and_only_then_said(
        self, relay: TrialRelay, office: SpeakingOffice
    ) -> None:
        lay(relay, office, "waiting")
        asked = relay.asked("GET", f"/{KEY}?l=fr&do=leave")
        assert "Quitter la file" in asked.text
        assert Seen(asked.text).first("form")["method"] == "post"
        assert self.words(relay, office) == []
        relay.post("leave=yes")
        relay.post("leave=yes")
        assert [one.kind for one in self.words(relay, office)] == [WordKind.LEAVE]

    def test_letting_three_go_is_asked_first_and_said_again_where_the_office_lets_her(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        lay(relay, office, "waiting")
        asked = relay.asked("GET", f"/{KEY}?l=fr&do=let_go")
        assert "Laisser passer trois personnes ?" in asked.text
        assert self.words(relay, office) == []
        relay.post("let_go=yes")
        relay.post("let_go=yes")
        (word,) = self.words(relay, office)
        assert word.kind is WordKind.LET_GO_FIRST
        relay.take(office, office.next(heard=[word.id]))
        relay.post("let_go=yes")
        assert self.words(relay, office) == [word], "it was refused, and she may"
        went = {"1": ticket(clock, may_let_go_first=False)}
        places = {"1": place(clock, 8)}
        relay.take(office, office.next(heard=[word.id], tickets=went, places=places))
        assert "8 personnes" in seen(relay, "fr").text
        assert "do=let_go" not in relay.page().text
        relay.post("let_go=yes")
        assert self.words(relay, office) == []

    @every_case("name", ["leave", "let_go"])
    def test_a_word_is_not_kept_for_another_wait_nor_taken_while_the_office_is_silent(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock, name: str
    ) -> None:
        lay(relay, office, "waiting")
        relay.post(f"{name}=yes")
        assert self.words(relay, office)[0].since == clock.now()
        clock.advance(minutes=2)
        again = {"1": ticket(clock)}
        assert relay.take(office, office.next(tickets=again)).words == []
        clock.advance(seconds=61)
        assert f"do={name}" not in relay.page().text
        assert "<form" not in relay.asked("GET", f"/{KEY}?do={name}").text
        relay.post(f"{name}=yes")
        assert "n’envoie rien" in seen(relay).text
        assert self.words(relay, office) == []

    @every_case(("first", "then"), [("leave", "let_go"), ("let_go", "leave")])
    def test_a_ticket_has_one_word_at_a_time(
        self, relay: TrialRelay, office: SpeakingOffice, first: str, then: str
    ) -> None:
        lay(relay, office, "waiting")
        relay.post(f"{first}=yes")
        before = self.words(relay, office)
        relay.post(f"{then}=yes")
        assert self.words(relay, office) == before
        assert "do=" not in relay.page().text

    @every_case("name", ["leave", "let_go"])
    def test_nobody_says_what_the_office_does_not_let_her_or_once_she_is_called(
        self, relay: TrialRelay, office: SpeakingOffice, name: str
    ) -> None:
        for state in ("far", "called", "absent", "missed", "left"):
            lay(relay, office, state)
            assert f"do={name}" not in relay.page().text
            assert "<form" not in relay.asked("GET", f"/{KEY}?do={name}").text
            relay.post(f"{name}=yes")
            assert self.words(relay, office) == []

    def test_neither_a_preview_of_a_link_nor_whatever_is_asked_for_does_anything(
        self, relay: TrialRelay, office: SpeakingOffice
    ) -> None:
        said = ("", "?do=leave", "?do=let_go", "?leave=yes", "?let_go=yes", "?face=5", "?l=ar&do=x")
        for state in ("waiting", "next", "rate", "called"):
            lay(relay, office, state)
            held = relay.loop(relay.store.hall("agdal"))
            for query, method in product(said, ("GET", "HEAD", "OPTIONS", "PUT", "DELETE")):
                for path in (f"/{KEY}", "/health", "/robots.txt", "/v1/hall", "/v1/join", "/"):
                    relay.asked(method, f"{path}{query}", content=b"leave=yes")
            assert relay.loop(relay.store.hall("agdal")) is held
            assert self.words(relay, office) == []

    @every_case(("site", "words"), [("cross-site", 0), ("same-site", 0), ("same-origin", 1)])
    def test_a_form_on_a_page_of_another_site_says_nothing(
        self, relay: TrialRelay, office: SpeakingOffice, site: str, words: int
    ) -> None:
        lay(relay, office, "waiting")
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": site}
        answer = relay.asked("POST", f"/{KEY}?l=fr", content=b"leave=yes", headers=sent)
        assert (answer.status_code, len(self.words(relay, office))) == (
            303 if words else 403,
            words,
        )


class TestUnknown:
    def test_unknown_guessed_forgotten_and_malformed_look_the_same_byte_for_byte(
        self, relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
    ) -> None:
        over = ticket(clock, 2, state=VisitState.OVER)
        relay.take(office, office.whole({"1": ticket(clock), "2": over}))
        clock.advance(minutes=15)
        relay.take(office, office.next())
        paths = (
            f"/{key_of(2)}", f"/{key_of(3)}", f"/{KEY}/", f"/{KEY[:-1]}", "/", f"/{KEY.lower()}",
            f"/{HASH}", "/01", f"/{KEY}%0a", "/%ff", "/v1", "/../etc/passwd",
        )  # fmt: skip
        answers = [relay.asked("GET", path) for path in paths]
        assert {one.status_code for one in answers} == {404}
        assert len({one.content for one in answers}) == 1
        assert len({str(sorted(one.headers.items())) for one in answers}) == 1
        posts = [relay.asked("POST", path, content=b"face=4") for path in paths]
        assert {one.content for one in posts} == {answers[0].content}
        assert relay.page().status_code == 200

    @every_case(
        ("accepts", "shown"),
        [("fr-MA,fr;q=0.9", "fr"), ("de,en;q=0.5", "en"), ("", "ar"), ("\N{SNOWMAN}", "ar")],
    )
    def test_it_speaks_the_language_of_the_telephone(
        self, relay: TrialRelay, accepts: str, shown: str
    ) -> None:
        headers = {"Accept-Language": accepts.encode("ascii", "ignore").decode()}
        assert Seen(relay.page(headers=headers).text).first("html")["lang"] == shown


def test_poisoned_names_are_text_and_nothing_else(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    words = dict.fromkeys(Language, POISON)
    hall = msgspec.structs.replace(
        HALL,
        names=words,
        hotline=POISON,
        complaints_site=POISON,
        waiting_area=words,
        services={"birth": ServiceFacts(names=words, documents={FR: [POISON], AR: [POISON]})},
    )
    poisoned = ticket(clock, label="<u>{{ 7*7 }}", service="birth")
    places = {"1": place(clock, 1), "2": place(clock, 0)}
    relay.take(
        office,
        office.whole({"1": poisoned, "2": ticket(clock, 2, label="<u>\"'>")}, places, hall=hall),
    )
    clean = {"html", "head", "meta", "link", "title", "noscript", "style", "body", "header", "span",
             "nav", "a", "div", "b", "svg", "path", "circle", "p", "main", "h1", "h2", "ul", "li",
             "i", "time", "button", "footer", "bdi", "script", "aside"}  # fmt: skip
    for language in ("ar", "fr"):
        for query in ("", "&do=leave", "&do=let_go"):
            answer = relay.asked("GET", f"/{KEY}?l={language}{query}")
            page = Seen(answer.text)
            assert {tag for tag, _ in page.tags} <= clean | {"form"}
            assert [tag for tag, _ in page.tags].count("script") <= 1
            assert "{{ 7*7 }}" in page.text
            assert [name for _, told in page.tags for name in told if name.startswith("on")] == []


def test_facts_that_a_hall_does_not_explain_make_no_fault(
    relay: TrialRelay, office: SpeakingOffice, clock: FakeClock
) -> None:
    hall = msgspec.structs.replace(HALL, names={}, waiting_area={}, languages=[], services={})
    for told in (
        {"service": "nowhere"},
        {"state": VisitState.CALLED, "counter": None},
        {"state": VisitState.CALLED, "counter": 4711},
        {"state": VisitState.SERVING},
        {"language": Language.TAMAZIGHT, "label": "Z" * 16},
    ):
        relay.take(office, office.whole({"1": ticket(clock, **told)}, hall=hall))
        assert relay.page().status_code == 200


@pytest.mark.usefixtures("office")
def test_neither_a_key_nor_an_address_is_written_down(
    store: RelayStore, loop: Loop, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    relay = TrialRelay(store, loop, clock)
    office = relay.admit(SpeakingOffice(clock))
    STATES["rate"](relay, office)
    for path in (f"/{KEY}", f"/{key_of(3)}", f"/{KEY}?do=leave"):
        relay.asked("GET", path, address="203.0.113.77")
    relay.post("face=4")
    ours = [one for one in caplog.records if not one.name.startswith(("httpx", "httpcore"))]
    said = "\n".join(one.getMessage() for one in ours)
    assert not [one for one in (KEY, HASH, key_of(3), "203.0.113.77") if one in said]


def test_every_colour_of_the_page_is_one_of_the_house() -> None:
    style = Path(__file__).parents[3] / "outward" / "relay" / "page.css"
    used = set(re.findall(r"#[0-9A-F]{6}\b", style.read_text("utf-8")))
    known = {getattr(tokens, name) for tokens in (LIGHT, DARK) for name in tokens.__slots__}
    assert used
    assert used <= known
