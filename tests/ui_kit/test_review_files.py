"""The files of words are written as they stand, and only what changes is new."""

import tomllib
from itertools import product
from pathlib import Path

from lab.translators.bring_in import mistakes
from lab.translators.catalogue import APPS, VISITORS, home, read_words, standings, words_text
from lab.translators.texts import ReviewText, ReviewWord, read_ts, ts_text
from lab.translators.toml_file import TICKET, read_ticket, ticket_text
from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit.translations import FOLDER, TRANSLATED

ARABIC, FRENCH, TAMAZIGHT = Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT
COUNTED = ReviewText("kiosk", "Kiosk", "%n waiting", counted=True)
PLAIN = ReviewText("kiosk", "Kiosk", 'Close <it> & "go"; it\'s done')


@every_case("language", (*TRANSLATED, TAMAZIGHT))
@every_case("app", VISITORS)
def test_what_is_read_is_written_byte_for_byte(app: str, language: Language) -> None:
    words = read_words(FOLDER, app, language)
    assert words
    kept = home(FOLDER, app, language).read_text(encoding="utf-8")
    assert words_text(FOLDER, app, language, words) == kept


def test_every_sign_comes_back(tmp_path: Path) -> None:
    words = {
        COUNTED: ReviewWord(("ⴰ %n", "ⴱ %n"), finished=True),
        PLAIN: ReviewWord(("« ⴰ\u00a0»\u202f'&<",), finished=True),
    }
    file = tmp_path / "kiosk_zgh.ts"
    file.write_text(ts_text(TAMAZIGHT, words), encoding="utf-8")
    assert read_ts(file, "kiosk") == words


TICKET_FILE = """\
# About the file.

[ar]
ahead = "قبلكم"

[fr]
ahead = "Avant vous"
# Why it is so.
fee = "Tarif"
months = ["un", "deux"]

[en]
ahead = "Ahead"
fee = "Fee"
months = ["one", "two"]

[zgh]
months = ["ⴰ", "ⴱ"]
"""


def test_only_new_words_change_the_file_of_the_ticket(tmp_path: Path) -> None:
    file = tmp_path / "ticket.toml"
    file.write_text(TICKET_FILE, encoding="utf-8")
    words = read_ticket(file, TAMAZIGHT)
    assert [(one.context, one.source) for one, said in words.items() if said.missing] == [
        ("ahead", "Ahead"),
        ("fee", "Fee"),
    ]
    new = {**words, ReviewText(TICKET, "fee", "Fee"): ReviewWord(('ⴳ "ⴷ" \\',), True)}
    new[ReviewText(TICKET, "months.2", "two")] = ReviewWord(("ⵀ",), True)
    after = ticket_text(file, TAMAZIGHT, new)
    assert after.startswith(TICKET_FILE.partition("[zgh]")[0])
    assert tomllib.loads(after)["zgh"] == {"fee": 'ⴳ "ⴷ" \\', "months": ["ⴰ", "ⵀ"]}
    file.write_text(after, encoding="utf-8")
    assert ticket_text(file, TAMAZIGHT, read_ticket(file, TAMAZIGHT)) == after


@every_case(("app", "language"), [*product(APPS, TRANSLATED), *product(VISITORS, (TAMAZIGHT,))])
def test_our_own_words_pass_what_a_reviewer_s_must(app: str, language: Language) -> None:
    french = read_words(FOLDER, app, FRENCH)
    wrong = [
        (text.source, said.forms, mistake)
        for text, said in read_words(FOLDER, app, language).items()
        if not said.missing
        for mistake in mistakes(text, said.forms, language, french.get(text, ReviewWord()).forms)
    ]
    assert wrong == []


@every_case("app", VISITORS)
def test_every_tamazight_text_has_its_confidence_and_its_sources(app: str) -> None:
    words = read_words(FOLDER, app, TAMAZIGHT)
    assert words
    for text, said in words.items():
        assert said.missing or (said.confidence and said.known_from), text
        assert not said.vouched(TAMAZIGHT) or said.reviewed_by, text


@every_case("language", [ARABIC, FRENCH, Language.ENGLISH])
@every_case("app", APPS)
def test_nothing_is_missing_in(app: str, language: Language) -> None:
    missing = [
        text.source
        for text, said in read_words(FOLDER, app, language).items()
        if said.missing or not said.finished
    ]
    assert missing == []


def test_the_standing_counts_every_text_once() -> None:
    found = list(standings(FOLDER))
    # Staff's windows have no Tamazight.
    assert len(found) == len(TRANSLATED) * len(APPS) + len(APPS) + len(VISITORS)
    assert all(one.texts == one.translated + one.missing for one in found)
    french = {one.app: one for one in found if one.language is FRENCH}
    tamazight = {one.app: one for one in found if one.language is TAMAZIGHT}
    assert set(VISITORS) < set(french)
    assert tamazight["board"].texts == french["board"].texts
    assert 0 < tamazight["kiosk"].translated <= tamazight["kiosk"].texts < french["kiosk"].texts
    assert tamazight["kiosk"].needs_review == tamazight["kiosk"].translated
