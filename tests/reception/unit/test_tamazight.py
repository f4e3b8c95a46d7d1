"""What a unit shows in Tamazight, how much that is, and when the language is offered."""

from dataclasses import replace
from datetime import date

from assets import asset_path
from reception.domain.language import Language, placeholders
from reception.domain.tamazight import (
    Confidence,
    PageSet,
    ReviewedText,
    TamazightRules,
    TamazightShown,
    TextPlace,
)
from reception.domain.unit import Unit
from reception.unit.document import tables_of, unit_of
from reception.unit.file import load_template
from reception.unit.tamazight import (
    coverage,
    draft,
    draft_file,
    offered_languages,
    read_draft,
    tamazight_shown,
    texts_of_pages,
)
from tests.support.every_case import every_case
from tests.support.fakes import a_unit

REVIEWED, DRAFT, OFF = TamazightShown
GREETING = TextPlace("board/Board", "Welcome")
CLOSED = TextPlace("board/Board", "Closed")
DAY = date(2026, 11, 30)


def passed(*places: TextPlace) -> tuple[ReviewedText, ...]:
    return tuple(
        ReviewedText(
            where=one.where, text=one.english, said=draft()[one].said or ("ⴰ",), by="Tuda", day=DAY
        )
        for one in places
    )


def a_text(place: TextPlace, *said: str) -> ReviewedText:
    return ReviewedText(where=place.where, text=place.english, said=said, by="Tuda", day=DAY)


def all_but(missing: int, pages: PageSet = PageSet.KIOSK) -> Unit:
    """Return a unit whose reader has passed everything but so many texts of a page set."""
    heads = [place for place, one in draft().items() if one.stands_always]
    left_out = [one for one in texts_of_pages()[pages] if one not in heads][:missing]
    everything = {one for places in texts_of_pages().values() for one in places}
    texts = tuple(
        a_text(one, " ".join(("ⴰ", *placeholders(one.english))))
        for one in sorted(everything - set(left_out))
    )
    return replace(a_unit(), tamazight=TamazightRules(reviewed=texts))


def test_a_real_unit_begins_with_what_was_reviewed() -> None:
    assert load_template("commune").tamazight.shown is REVIEWED
    assert Language.TAMAZIGHT not in offered_languages(load_template("commune"))


def test_the_greeting_and_the_heads_of_the_board_stand_whatever_the_rule() -> None:
    for shown in TamazightShown:
        said = tamazight_shown(TamazightRules(shown=shown))
        assert said[GREETING] == ("ⴰⵏⵙⵓⴼ",)
        assert {"Number", "Counter"} <= {place.english for place in said}
        assert (CLOSED in said) is (shown is DRAFT)


def test_a_reader_s_word_stands_before_the_draft_and_not_when_all_is_off() -> None:
    own = ReviewedText(where=CLOSED.where, text=CLOSED.english, said=("ⵔⴳⵍ",), by="T", day=DAY)
    for shown, said in ((REVIEWED, ("ⵔⴳⵍ",)), (DRAFT, ("ⵔⴳⵍ",)), (OFF, None)):
        rules = TamazightRules(shown=shown, reviewed=(own,))
        assert tamazight_shown(rules).get(CLOSED) == said


@every_case(
    "text",
    [
        a_text(TextPlace("greeting", "Welcome"), "ⴰ"),
        a_text(TextPlace("board/", "Welcome"), "ⴰ"),
        a_text(TextPlace("ticket/closing", "Complaints, questions: %"), "ⴰ"),
        a_text(TextPlace("ticket/turn_before", "before {before}"), "ⴰ {x}"),
        a_text(TextPlace("ticket/turn_before", "before {before}"), "ⴰ {before} }"),
        # The English of another version: nobody knows what is filled in now.
        a_text(TextPlace("ticket/turn_before", "before {hour}"), "ⴰ {hour}"),
        a_text(TextPlace("board/Board", "since %n min"), "ⴰ", "ⴱ"),
    ],
)
def test_a_text_that_could_not_be_shown_is_left_out(text: ReviewedText) -> None:
    rules = TamazightRules(reviewed=(text,))
    assert tamazight_shown(rules) == tamazight_shown(TamazightRules())
    plain = replace(a_unit(), tamazight=TamazightRules())
    assert coverage(replace(plain, tamazight=rules)) == coverage(plain)


def test_the_form_for_one_may_say_it_in_a_word() -> None:
    place = TextPlace("board/Board", "since %n min")
    rules = TamazightRules(reviewed=(a_text(place, "ⴰ", "ⴱ %n"),))
    assert tamazight_shown(rules)[place] == ("ⴰ", "ⴱ %n")


def test_nothing_of_confidence_d_is_shown() -> None:
    said = tamazight_shown(TamazightRules(shown=DRAFT))
    assert said
    assert all(draft()[place].confidence is not Confidence.D for place in said)


@every_case("pages", PageSet)
def test_the_language_is_offered_from_95_percent_of_each_page_set_on(pages: PageSet) -> None:
    texts = len(texts_of_pages()[pages])
    most = texts * 5 // 100
    # What two page sets share is missing in both.
    assert Language.TAMAZIGHT in offered_languages(all_but(0))
    if pages is not PageSet.PAPER:
        assert Language.TAMAZIGHT in offered_languages(all_but(most, pages))
    assert Language.TAMAZIGHT not in offered_languages(all_but(most + 1, pages))


def test_a_unit_that_says_off_never_offers_it() -> None:
    unit = all_but(0)
    off = replace(unit.tamazight, shown=OFF)
    assert Language.TAMAZIGHT not in offered_languages(replace(unit, tamazight=off))


def test_names_that_the_unit_gives_in_tamazight_count_as_there() -> None:
    plain = coverage(a_unit())
    services = a_unit().services
    named = replace(services[0], names={**services[0].names, Language.TAMAZIGHT: "ⵜⴰⵏⴰⴼⵓⵜ"})
    found = coverage(replace(a_unit(), services=(named, *services[1:])))
    for before, after in zip(plain, found, strict=True):
        more = 0 if after.pages is PageSet.BOARD else 1
        assert (after.texts, after.there) == (before.texts + more, before.there + more)


def test_what_staff_read_does_not_count() -> None:
    places = {one for listed in texts_of_pages().values() for one in listed}
    assert not [one for one in places if one.where.startswith(("kiosk/Service", "ui_kit/SignIn"))]
    assert TextPlace("ticket/ahead", "Before you") in places
    assert not [one for one in places if one.where in {"ticket/day_closing", "ticket/months"}]


def test_what_was_passed_goes_to_the_unit_s_file_and_comes_back() -> None:
    rules = TamazightRules(shown=DRAFT, reviewed=passed(GREETING, CLOSED))
    unit = replace(load_template("commune"), tamazight=rules)
    assert unit_of(tables_of(unit), unit.ticket.logo).tamazight == rules


def test_every_text_of_the_draft_has_its_sources_and_only_tifinagh() -> None:
    for one in draft().values():
        assert one.sources, one.place
        assert bool(one.said) is (one.confidence is not Confidence.D), one.place
        letters = [sign for form in one.said for sign in form if sign.isalpha()]
        outside = {sign for sign in letters if not "\u2d30" <= sign <= "\u2d7f"}
        # The names of what is filled in, such as {hotline}.
        assert not outside or "{" in " ".join(one.said) or "%" in " ".join(one.said), one.place


def test_the_words_that_the_sources_contradict_are_not_in_use() -> None:
    said = " ".join(form for one in draft().values() for form in one.said)
    assert "ⵔⵣⵎ" not in said  # be weak; to open is ⵕⵥⵎ
    assert "ⵔⴰⵊⴰ" not in said  # please wait, as one speaks to a friend


def test_the_catalogue_is_written_as_it_is_read() -> None:
    kept = asset_path("translations", "zgh.csv").read_text(encoding="utf-8")
    assert draft_file(read_draft()) == kept
