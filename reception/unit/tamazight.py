"""Texts in Tamazight: the draft with its sources, what a unit shows of it, and how much that is.

Every text stands in ``assets/translations/zgh.csv`` with how sure it is (A: a whole published
phrase, B: attested words in an attested pattern, C: something is unsure, D: none) and where it
comes from. See docs/decisions/0052.
"""

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import parse

from assets import asset_path, ticket_words
from reception.domain.fields import declared
from reception.domain.language import Language, Texts
from reception.domain.tamazight import (
    LEAST_PERCENT,
    Confidence,
    DraftText,
    PageSet,
    TamazightCoverage,
    TamazightRules,
    TamazightShown,
    TextPlace,
)
from reception.domain.unit import Service, Unit

CATALOGUE = "zgh.csv"
_FOLDER = asset_path("translations")
_FORMS = " | "
# Of the paper and of fields: found by their place alone.
_STAND_ALONE = frozenset(("ticket", "fields"))
_COLUMNS = ("where", "english", "tamazight", "confidence", "sources", "reviewed_by", "always")


type SaidTexts = Mapping[TextPlace, tuple[str, ...]]


def read_draft(folder: Path = _FOLDER) -> Mapping[TextPlace, DraftText]:
    """Return every text of the catalogue in a folder, in its order."""
    with (folder / CATALOGUE).open(encoding="utf-8", newline="") as file:
        texts = [_draft_text(row) for row in csv.DictReader(file)]
    return {one.place: one for one in texts}


def _draft_text(row: Mapping[str, str]) -> DraftText:
    return DraftText(
        place=TextPlace(row["where"], row["english"]),
        said=tuple(row["tamazight"].split(_FORMS)) if row["tamazight"] else (),
        confidence=Confidence(row["confidence"]),
        sources=row["sources"],
        reviewed_by=row["reviewed_by"],
        stands_always=bool(row["always"]),
    )


def draft_file(texts: Mapping[TextPlace, DraftText]) -> str:
    """Return the catalogue as it is written."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in texts.values():
        always = "yes" if one.stands_always else ""
        said = _FORMS.join(one.said)
        writer.writerow((*one.place, said, one.confidence, one.sources, one.reviewed_by, always))
    return written.getvalue()


@lru_cache(maxsize=1)
def draft() -> Mapping[TextPlace, DraftText]:
    """Return every text that comes with Nouba."""
    return read_draft()


@lru_cache(maxsize=8)
def tamazight_shown(rules: TamazightRules) -> SaidTexts:
    """Return every text that visitors of a unit with these rules see in Tamazight."""
    said = {}
    for place, text in draft().items():
        accepted = text.confidence is not Confidence.D and rules.shown is TamazightShown.DRAFT
        reviewed = bool(text.reviewed_by) and rules.shown is not TamazightShown.OFF
        if text.said and (accepted or reviewed or text.stands_always):
            said[place] = text.said
    if rules.shown is TamazightShown.OFF:
        return said
    return {**said, **_passed(rules)}


def _passed(rules: TamazightRules) -> SaidTexts:
    """Return what a unit's reader has passed and can be shown.

    What a file of another version or of no reader's pack says of a place that is not known, or
    without what is filled in there, is left out.
    """
    return {
        place: one.said
        for one in rules.reviewed
        for place in (TextPlace(one.where, one.text),)
        if one.has_place and one.keeps_what_is_filled_in and _is_known(place)
    }


def _is_known(place: TextPlace) -> bool:
    # A screen finds its texts by their English, so that another one does no harm there.
    alone = place.where.partition("/")[0] in _STAND_ALONE
    return not alone or place in draft() or place in (*_paper(), *_fields())


def with_tamazight(texts: Texts, where: str, rules: TamazightRules) -> Texts:
    """Return a text in languages with its Tamazight, where the unit shows one."""
    said = _by_key(rules).get(where)
    return {**texts, Language.TAMAZIGHT: said} if said else texts


@lru_cache(maxsize=8)
def _by_key(rules: TamazightRules) -> Mapping[str, str]:
    """Return the texts that stand alone at their place: those of paper and of fields."""
    return {
        place.where: said[0]
        for place, said in tamazight_shown(rules).items()
        if place.where.partition("/")[0] in _STAND_ALONE
    }


def paper_tamazight(rules: TamazightRules) -> Mapping[str, str]:
    """Return the words of the paper and of fields that a unit shows in Tamazight, by their keys."""
    return {where.partition("/")[2]: said for where, said in _by_key(rules).items()}


# What staff read of the files of visitors' words.
_OF_STAFF = frozenset(
    (
        "kiosk/Service",
        *(
            f"ui_kit/{one}"
            for one in ("Languages", "Lateness", "Plots", "Printers", "SignIn", "Why")
        ),
    )
)
_REFUSALS = "ui_kit/Refusals"
# Of the paper: the sheets of staff, what is said with the calendar's own words, and what is said to
# nobody who reads Tamazight (``printer_drivers.render.words.about_words``).
_NOT_COUNTED = (
    "test_page",
    "day_closing",
    "tickets_given",
    "by_service",
    "number",
    "log_",
    "office_head",
    "signature",
    "weekdays",
    "months",
    "next",
    "one_counter",
)


@lru_cache(maxsize=1)
def texts_of_pages() -> Mapping[PageSet, Sequence[TextPlace]]:
    """Return every fixed text that visitors read, by page set.

    Of the answers to what cannot be done, those count that the catalogue has for visitors.
    """
    return {
        PageSet.KIOSK: (*_screen("kiosk"), *_screen("ui_kit"), *_fields()),
        PageSet.BOARD: _screen("board"),
        PageSet.PAPER: (*_paper(), *_fields()),
    }


def _screen(app: str) -> tuple[TextPlace, ...]:
    tree = parse(_FOLDER / f"{app}_fr.ts")  # noqa: S314 - our own file
    found = (
        TextPlace(
            "/".join(filter(None, (app, context.findtext("name"), message.findtext("comment")))),
            message.findtext("source") or "",
        )
        for context in tree.iter("context")
        for message in context.iter("message")
    )
    return tuple(
        one
        for one in found
        if one.where not in _OF_STAFF and (one.where != _REFUSALS or one in draft())
    )


@lru_cache(maxsize=1)
def _paper() -> tuple[TextPlace, ...]:
    return tuple(
        TextPlace(f"ticket/{key}", said)
        for key, said in ticket_words()[Language.ENGLISH].items()
        if not key.startswith(_NOT_COUNTED)
    )


@lru_cache(maxsize=1)
def _fields() -> tuple[TextPlace, ...]:
    with (_FOLDER / "fields.toml").open("rb") as file:
        names = tomllib.load(file)[Service.__name__]
    return tuple(
        TextPlace(f"fields/{one.name}", names[one.name][Language.ENGLISH])
        for one in declared(Service).values()
        if one.limits.shown
    )


def coverage(unit: Unit) -> tuple[TamazightCoverage, ...]:
    """Return how much of each page set a unit shows in Tamazight.

    A name of a service or group that the unit gives in Tamazight is a text of the kiosk and of the
    paper that is there. One that it does not give is none of them: it is the unit's own, and
    stands whole in the visitor's second language.
    """
    named = sum(
        Language.TAMAZIGHT in one.names for listed in (unit.services, unit.groups) for one in listed
    )
    return tuple(
        _coverage(pages, texts, unit.tamazight, 0 if pages is PageSet.BOARD else named)
        for pages, texts in texts_of_pages().items()
    )


def _coverage(
    pages: PageSet, texts: Sequence[TextPlace], rules: TamazightRules, named: int
) -> TamazightCoverage:
    said = tamazight_shown(rules)
    passed = {place for place, text in draft().items() if text.reviewed_by} | set(_passed(rules))
    missing = tuple(one for one in texts if not said.get(one))
    return TamazightCoverage(
        pages=pages,
        texts=len(texts) + named,
        there=len(texts) - len(missing) + named,
        reviewed=sum(one in passed for one in texts),
        missing=missing,
    )


def offered_languages(unit: Unit) -> tuple[Language, ...]:
    """Return the languages that a unit's visitors may choose, Tamazight where enough is there."""
    enough = unit.tamazight.shown is not TamazightShown.OFF and all(
        100 * one.there >= LEAST_PERCENT * one.texts for one in coverage(unit)
    )
    return tuple(one for one in unit.languages if enough or one is not Language.TAMAZIGHT)
