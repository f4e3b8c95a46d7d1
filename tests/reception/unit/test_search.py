"""Visitors find services by their own words, in every script, and by half a word."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.domain.language import Language
from reception.domain.unit import Unit
from reception.unit.file import load_template, load_unit
from reception.unit.search import Meant, SearchIndex
from reception.unit.spelling import folded_words
from tests.support.every_case import every_case

COMMUNE = load_template("commune")


def _with_tifinagh(unit: Unit) -> Unit:
    """Return the unit with a made-up Tifinagh name: the ready one has none before a review."""
    first, *others = unit.services
    named = replace(first, names={**first.names, Language.TAMAZIGHT: "ⵜⴰⵄⵕⴰⴱⵜ ⵏ ⵓⵟⵟⵓⵏ"})
    return replace(unit, services=(named, *others))


UNIT = _with_tifinagh(COMMUNE)
INDEX = SearchIndex(UNIT)
EVERYTHING = len(UNIT.services) + len(UNIT.elsewhere)


def found(text: str, limit: int = 8) -> list[str]:
    return [one.code for one in INDEX.find(text, limit)]


@every_case(
    ("text", "code"),
    [
        # Arabic: names, half words, with and without article, tashkeel, hamza; words of the street
        ("شهادة السكنى", "residence"),
        ("سكنى", "residence"),
        ("السكنا", "residence"),
        ("شَهَادَة السُّكْنَى", "residence"),
        ("شهاده السكني", "residence"),
        ("تصحيح الامضاء", "signature"),
        ("توقيع", "signature"),
        ("عقد الازدياد", "birth-extract"),
        ("بغيت عقد ديال الازدياد", "birth-extract"),
        ("دفتر عائلي", "family-booklet"),
        ("كناش", "family-booklet"),
        ("شكاية", "complaints"),
        ("فين نمشي", "orientation"),
        ("طاكس", "local-taxes"),
        # French: half words, no accents, capitals, apostrophes, small words between, misspelt
        ("certificat de la résidence", "residence"),
        ("CERTIFICAT DE RESIDENCE", "residence"),
        ("certifcat de residense", "residence"),
        ("resi", "residence"),
        ("je veux un extrait d’acte", "birth-extract"),
        ("extrait dacte", "birth-extract"),
        ("nessance", "birth-extract"),
        ("legalistaion", "signature"),
        ("impot", "local-taxes"),
        ("deces extrait", "death-extract"),
        ("permis de construire", "planning"),
        ("livré de famille", "family-booklet"),
        ("chikaya", "complaints"),
        # English and Tifinagh
        ("birth cert", "birth-extract"),
        ("proof of address", "residence"),
        ("complain", "complaints"),
        ("ⵜⴰⵄⵕⴰⴱⵜ", "birth-extract"),
        ("ⵜⴰⵄⵔ", "birth-extract"),
        ("ⵓⵜⵜⵓⵏ", "birth-extract"),
        ("ⵜⵉⵡⵉⵙⵉ", "orientation"),
    ],
)
def test_the_service_meant_comes_first(text: str, code: str) -> None:
    assert found(text)[:1] == [code]


def test_the_start_of_a_name_comes_before_a_word_of_it_before_a_heading() -> None:
    assert found("copie") == ["birth-full-copy", "certified-copy", "signature"]
    certificates = found("certificat", limit=EVERYTHING)
    assert certificates[:5] == [
        *("life-certificate", "residence", "celibacy"),  # begin so
        *("nationality", "land-title"),  # these as well, in another office
    ]
    # "certificat de naissance" holds it.
    assert {"birth-extract", "death-extract", "marriage"} < set(certificates[5:])
    assert found("signature") == ["signature", "certified-copy"]


def test_a_heading_finds_all_its_services() -> None:
    expected = [one.code for one in UNIT.services if one.group == "civil-status"]
    assert sorted(found("état civil")) == sorted(expected)


def test_a_wrong_letter_is_forgiven_only_where_nothing_else_is_found() -> None:
    assert found("plan")[0] == "planning"
    assert "life-certificate" not in found("vue")  # three letters are too few to guess
    assert "family-booklet" not in found("carte")  # no "carnet"
    assert found("xylophone") == []


def test_the_limit_is_kept_and_the_order_is_the_units() -> None:
    everything = found("a", limit=100)
    assert found("a", limit=3) == everything[:3]
    assert found("a", limit=0) == []
    turned = replace(UNIT, services=tuple(reversed(UNIT.services)))
    heading = [one.code for one in SearchIndex(turned).find("fiscalité urbanisme")]
    assert heading == ["local-taxes", "planning"]


@every_case("text", ["", "   ", "!?", "\x00", "\u064b\u0640"])
def test_no_word_finds_nothing(text: str) -> None:
    assert found(text) == []


def _names(unit: Unit) -> Iterator[tuple[str, str]]:
    for service in unit.services:
        for name in service.names.values():
            yield service.code, name


@given(st.data(), st.sampled_from(list(_names(UNIT))))
def test_any_start_of_any_name_finds_it(data: st.DataObject, named: tuple[str, str]) -> None:
    code, name = named
    start = name[: data.draw(st.integers(1, len(name)))]
    if folded_words(start):
        assert code in found(start, limit=EVERYTHING)


@given(st.sampled_from([(c, word) for c, name in _names(UNIT) for word in name.split()]))
def test_any_word_of_any_name_finds_it(worded: tuple[str, str]) -> None:
    code, word = worded
    if folded_words(word):
        assert code in found(word, limit=EVERYTHING)


LONG_WORDS = sorted(
    {(c, word) for c, name in _names(UNIT) for word in folded_words(name) if len(word) > 5}
)


@given(st.sampled_from(LONG_WORDS), st.data())
def test_a_long_word_is_found_though_a_letter_is_missing_or_two_are_swapped(
    worded: tuple[str, str], data: st.DataObject
) -> None:
    code, word = worded
    at = data.draw(st.integers(1, len(word) - 2))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for typed in (word[:at] + word[at + 1 :], swapped):
        assert code in found(typed, limit=EVERYTHING)


@given(st.text(), st.integers(-1, 30))
def test_any_text_is_answered(text: str, limit: int) -> None:
    answer = INDEX.find(text, limit)
    assert len(answer) <= max(limit, 0)
    assert len({one.code for one in answer}) == len(answer)
    assert INDEX.find(text, limit) == answer


def test_a_flood_of_letters_is_answered() -> None:
    assert found("ا" * 1_000_000) == []
    assert found("résidence " * 100_000)[0] == "residence"


@every_case(
    ("texts", "code"),
    [
        (("سكنى", "سكنا", "سكنه", "سكنة", "السكنى", "للسكنى", "وبالسكنى"), "residence"),
        (("شهادة سكنا", "chahadat sokna", "chehadet essoukna", "شـهـاده سكنى"), "residence"),
        (("عقد الازدياد", "3a9d lizdiyad", "3akd izdiad", "aakd azdiyad"), "birth-extract"),
        (("taxe habitation", "taxes habitations", "darriba", "dariba"), "local-taxes"),
        (("légalisation", "legalisasion", "legalizacion", "ليكاليزي"), "signature"),
        (("تصديق التوقيع", "mosada9a 3la tawqi3", "tas7i7 imda2"), "signature"),
        (("rokhsat bina", "roukhsat lbina2", "رخصه البنا"), "planning"),
    ],
)
def test_what_sounds_alike_finds_the_same(texts: tuple[str, ...], code: str) -> None:
    assert {text: found(text)[:1] for text in texts} == {text: [code] for text in texts}


@every_case(
    ("texts", "code"),
    [
        (("البطاقة الوطنية", "carte nationale", "la carte nationale", "CIN"), "national-card"),
        (("جواز السفر", "passeport", "passport", "paspor", "jawaz safar"), "passport"),
        (("رخصة السياقة", "permis de conduire", "roukhsat siya9a"), "driving-licence"),
        (("سجل عدلي", "casier judiciaire", "sijil 3adli"), "criminal-record"),
        (("carte de séjour", "بطاقة الإقامة", "titre sejour"), "foreign-residence"),
        (("mariage", "شهادة الزواج", "3a9d zwaj"), "marriage"),
    ],
)
def test_what_another_office_gives_is_found_as_such(texts: tuple[str, ...], code: str) -> None:
    assert {text: found(text)[:1] for text in texts} == {text: [code] for text in texts}


@every_case(
    "text",
    [
        *("xylophone", "wxwx", "زززز", "qqqq qqqq", "kfatora"),
        # Of two or three consonants that one of ours has, too: وفاة, موت, ميت, help, petit
        *("wifi", "bank", "ميسي", "حليب", "casablanca", "دجاج"),
        # Words that only link others are no answer beside one that nobody knows.
        *("je veux xylophone", "bghit kfatora", "بغيت بيتزا", "pizza pour ma fille"),
    ],
)
def test_what_nobody_here_knows_is_not_found(text: str) -> None:
    assert found(text) == []


def test_the_other_words_stand_witness_for_one_that_is_unknown() -> None:
    assert found("renouveler zzzz passeport")[:1] == ["passport"]
    assert found("شهادة السكنى زززز")[:1] == ["residence"]


@every_case(
    ("text", "code"),
    [
        ("بغيت نبني دار", "planning"),
        ("chahadat 7ayat", "life-certificate"),
        ("blorgwump chahadat lwafat kfatora", "death-extract"),
        ("زخرففة الضريبة بيتزا", "local-taxes"),
    ],
)
def test_a_word_of_ours_is_answered_beside_unknown_ones(text: str, code: str) -> None:
    assert found(text)[:1] == [code]


@every_case(
    ("texts", "code"),
    [
        (("sokna", "wra9 dial sokna", "3afak bghit wer9at lsokna l lwalida"), "residence"),
        (("الوفاة", "بغيت الوراق ديال الوفاة ديال الوالد"), "death-extract"),
        (("célibat", "bonjour je voudrais un papier de célibat pour mon fils"), "celibacy"),
        (("procuration", "comment faire une procuration pour ma mère svp"), "signature"),
        (("passeport", "renouveler passeport", "passeport perdu", "nouveau passeport"), "passport"),
    ],
)
def test_what_is_wanted_and_for_whom_changes_nothing(texts: tuple[str, ...], code: str) -> None:
    assert {text: found(text)[:1] for text in texts} == {text: [code] for text in texts}


@every_case(
    ("texts", "code"),
    [
        # A verb and its noun, in each of the three; plurals; what is joined to a word
        (("légaliser", "légalisation", "nlegalizi", "نليكاليزي", "ليكاليزي"), "signature"),
        (("déclarer un décès", "déclaration de décès", "déclarations décès"), "civil-declaration"),
        (("نشكي", "شكاية", "تشكي", "والشكاية", "nchki", "lchikaya"), "complaints"),
        # Vowels as one hears them, or none
        (("sokna", "soukna", "sekna", "skna", "essokna", "lsokna", "soknat"), "residence"),
        (("wafat", "lwafat", "ouafat", "wafate", "الوفات", "وفاه"), "death-extract"),
        (("siya9a", "siyaqa", "siyaka", "السياقه", "rokhsat ssiya9a"), "driving-licence"),
    ],
)
def test_forms_of_a_word_are_that_word(texts: tuple[str, ...], code: str) -> None:
    assert {text: found(text)[:1] for text in texts} == {text: [code] for text in texts}


PREFECTURE = load_unit(Path(__file__).parents[2] / "units" / "prefecture.toml")


@every_case(
    ("texts", "code"),
    [
        (("عقد الازدياد", "acte de naissance", "3a9d zyada"), "birth"),
        (("غلط في عقد الازدياد", "erreur dans l’acte de naissance"), "correction"),
        (("الطلاق في عقد الازدياد", "mention divorce acte de naissance"), "marginal-note"),
        (("تصحيح الإمضاء", "légalisation de signature"), "signature"),
        (("تصحيح الإمضاء في الدار", "signature à domicile"), "home-signature"),
        (("جمعية", "association", "jam3iya"), "association"),
        (("منحة الجمعية", "subvention association"), "subsidy"),
        (("ضريبة الدار", "taxe maison"), "housing-tax"),
        (("إعفاء من ضريبة الدار", "exonération taxe maison"), "tax-claim"),
    ],
)
def test_the_narrower_service_is_found_where_its_own_word_is_said(
    texts: tuple[str, ...], code: str
) -> None:
    index = SearchIndex(PREFECTURE)
    assert {text: index.find(text)[0].code for text in texts} == dict.fromkeys(texts, code)


@pytest.mark.parametrize("unit", [COMMUNE, PREFECTURE], ids=lambda unit: unit.code)
def test_what_visitors_call_it_finds_it(unit: Unit) -> None:
    index = SearchIndex(unit)
    meant: tuple[Meant, ...] = (*unit.services, *unit.elsewhere)
    called = [
        (one.code, words, [other.code for other in index.find(words)])
        for one in meant
        for keywords in one.keywords.values()
        for words in keywords
    ]
    assert [(code, words) for code, words, codes in called if code not in codes] == []
    others = [(code, words) for code, words, codes in called if codes[0] != code]
    # Some words mean several, such as "copie": few, or they are no help.
    assert len(others) <= len(called) * 0.02, others


def test_what_is_not_found_is_told_by_the_heading_it_is_most_like() -> None:
    assert found("nxixxance") == []
    assert INDEX.nearest_group("nxixxance") == "civil-status"
    assert INDEX.nearest_group("wxwx") == ""
