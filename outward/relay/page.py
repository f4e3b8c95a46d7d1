"""Draws the page of a ticket: one HTML with its style and script, and nothing from elsewhere."""

import base64
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from outward.relay.view import PageKind, PageView
from outward.relay.words import (
    NAMES,
    RIGHT_TO_LEFT,
    PageText,
    is_offered,
    page_word,
    people_word,
    text_of,
)
from outward.wire.batch import WordKind
from outward.wire.hall import CounterFacts, HallFacts, ServiceFacts
from reception.domain.language import Language
from reception.domain.ticket import spaced_label

LONGEST_PAGE_BYTES = 13 * 1024
"""A page, packed, with everything: ten packets, which a server sends before it is answered."""
_KEPT = 200
_MOST_DOCUMENTS = 6
_UNKNOWN_EVERY_S = 30
"""It may be known soon: a relay that has started anew knows no ticket until its site has spoken."""
ASKED_FIRST = {WordKind.LET_GO_FIRST: "let_go", WordKind.LEAVE: "leave"}
"""The pages that ask once more whether she means it, and what their forms say."""
_SPOKEN = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)


def _asset(name: str) -> str:
    return resources.files("outward.relay").joinpath(name).read_text("utf-8").strip()


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.globals |= {
        "css": Markup(_asset("page.css")),  # noqa: S704 - our own file
        "js": Markup(_asset("page.js")),  # noqa: S704 - our own file
        "dir": direction,
    }
    return environment.from_string(_asset("page.html"))


def direction(language: Language) -> str:
    """Return in which direction a language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def content_policy() -> str:
    """Return what the page may load and do: its own style, its own script, its own address."""
    return (
        f"default-src 'none'; style-src {_digest(_asset('page.css'))};"
        f" script-src {_digest(_asset('page.js'))}; connect-src 'self'; img-src data:;"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def tag_of(view: PageView) -> str:
    """Return the ETag of a page: the same for two that say the same."""
    return f'"{hashlib.blake2b(msgspec.msgpack.encode(view), digest_size=12).hexdigest()}"'


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), 6, mtime=0)


class Pages:
    """Draws pages, and keeps the newest."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], bytes] = OrderedDict()

    def ticket(self, view: PageView, hall: HallFacts, updated: str, *, kind: str) -> bytes:
        """Return the page of a ticket, packed with gzip.

        Args:
            view: what it says.
            hall: the texts of its hall.
            updated: the hour at which all this was last heard.
            kind: of the view; or of a question whether she means it, or what she chose.
        """
        name = (tag_of(view), updated, kind)
        if name not in self._kept:
            self._kept[name] = _packed(_template().render(_said(view, hall, updated, kind)))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[name]


def _said(view: PageView, hall: HallFacts, updated: str, kind: str) -> Mapping[str, Any]:
    language, label = view.language, spaced_label(view.label)
    first = (Language.ARABIC, Language.FRENCH, view.own)
    says = [ASKED_FIRST[one] for one in view.may_say]
    asks = kind in says
    service = hall.services.get(view.service, ServiceFacts(names={}))
    counter = hall.counters.get(view.counter or 0, CounterFacts())
    turn = _turn(view)
    people = people_word(view.ahead or 0, language)
    called = page_word("yours_at", language, counter=view.counter)
    is_called = kind == PageKind.CALLED and view.counter is not None
    return {
        **_common(language),
        "kind": kind,
        "every": 0 if asks else view.asked_every_s,
        "tag": "" if asks else tag_of(view),
        "title": f"{called.text} · {label}" if is_called else label,
        "say": _say(view, called.text, people.text, turn),
        "office": text_of(hall.names, language),
        "links": [] if asks else _links(first, language),
        "more": [] if asks else _links((*hall.languages, *_SPOKEN), language, *first),
        "label": label,
        "stale_since": "" if asks else view.stale_since,
        "service": text_of(service.names, language),
        "documents": _documents(service, language),
        "area": text_of(hall.waiting_area, language),
        "ahead": view.ahead,
        "people": people,
        "turn": turn,
        "line": [spaced_label(one) for one in view.line],
        "at_counter": spaced_label(view.at_counter),
        "counter": view.counter,
        "way": text_of(counter.place, language),
        "calls": view.calls,
        "hour": view.hour,
        "second": page_word("yours_at", view.second, counter=view.counter)
        if view.counter is not None
        else page_word("yours", view.second),
        "says": says,
        "updated": updated,
        "hotline": hall.hotline,
        "help": " · ".join(filter(None, (hall.hotline, hall.complaints_site))),
    }


def _links(offered: Iterable[Language], *left_out: Language) -> Sequence[tuple[Language, str]]:
    return [
        (one, NAMES[one])
        for one in dict.fromkeys(offered)
        if one not in left_out and is_offered(one)
    ]


def _common(language: Language) -> dict[str, Any]:
    def word(key: str, **filled: object) -> PageText:
        return page_word(key, language, **filled)

    return {"language": language, "w": word}


def _turn(view: PageView) -> PageText | None:
    if view.before and view.after:
        return page_word("turn_between", view.language, after=view.after, before=view.before)
    return page_word("turn_before", view.language, before=view.before) if view.before else None


def _say(view: PageView, called: str, people: str, turn: PageText | None) -> str:
    """Return what a screen reader says when the page has become this one."""
    if view.kind is PageKind.CALLED:
        again = page_word("called_again", view.language, hour=view.hour).text
        return ". ".join((called, spaced_label(view.label), *([again] if view.calls > 1 else [])))
    if view.kind not in {PageKind.WAITING, PageKind.NEXT}:
        return ""  # the page's own heading is announced
    ahead = (
        [f"{page_word('ahead', view.language).text}: {people}"] if view.ahead is not None else []
    )
    wait = [f"{page_word('turn', view.language).text}: {turn.text}"] if turn else []
    soon = [page_word("soon", view.language).text] if view.kind is PageKind.NEXT else []
    return ". ".join((*soon, *ahead, *wait))


def _documents(service: ServiceFacts, language: Language) -> Sequence[PageText]:
    lists = {one: "\n".join(texts) for one, texts in service.documents.items() if texts}
    found = text_of(lists, language)
    return [PageText(one, found.language) for one in found.text.splitlines()[:_MOST_DOCUMENTS]]


@lru_cache(maxsize=len(Language))
def unknown_page(language: Language) -> bytes:
    """Return the page, packed, of every address at which no ticket is known, whyever."""
    said = {
        **dict.fromkeys(("tag", "say", "label", "stale_since", "updated", "help"), ""),
        **_common(language),
        "kind": "unknown",
        "every": _UNKNOWN_EVERY_S,
        "title": page_word("office", language).text,
        "office": page_word("office", language),
        "links": [(one, NAMES[one]) for one in _SPOKEN if one is not language],
        "says": (),
    }
    return _packed(_template().render(said))
