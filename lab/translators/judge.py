"""What a translator's file would change, and what is wrong in it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lab.translators.catalogue import APPS, read_words
from lab.translators.checks import mistakes, shown
from lab.translators.po_file import PoAnswer, PoSheet
from lab.translators.texts import ReviewText, ReviewWord, Words
from reception.domain.language import Language


@dataclass(frozen=True, slots=True)
class WordChange:
    """A text that is said otherwise than before, or newly vouched for."""

    text: ReviewText
    before: ReviewWord
    after: ReviewWord


@dataclass(slots=True)
class Judged:
    """What is to be done with each answer of a translator's file."""

    language: Language
    changes: list[WordChange] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    as_before: int = 0
    empty: int = 0
    unsure: int = 0


def judge(folder: Path, sheet: PoSheet) -> Judged:
    """Return what each answer changes, and what is wrong with those that are not good."""
    now, french = _all_words(folder, sheet.language), _all_words(folder, Language.FRENCH)
    known = {(text.where, text.source): text for text in now}
    judged = Judged(sheet.language)
    seen: set[ReviewText] = set()
    for answer in sheet.answers:
        text = known.get((answer.where, answer.source))
        wrong = list(_wrong(answer, text, seen, french, sheet.language))
        judged.bad += [f"line {answer.line}, {shown(answer.source)}: {one}" for one in wrong]
        if wrong:
            continue
        if text is None or not any(answer.forms):
            judged.empty += 1
            continue
        seen.add(text)
        if answer.unsure:
            judged.unsure += 1
        elif (after := _after(answer, now[text], sheet)) == now[text]:
            judged.as_before += 1
        else:
            judged.changes.append(WordChange(text, now[text], after))
    return judged


def _all_words(folder: Path, language: Language) -> Words:
    return {text: said for app in APPS for text, said in read_words(folder, app, language).items()}


def _wrong(
    answer: PoAnswer,
    text: ReviewText | None,
    seen: set[ReviewText],
    french: Words,
    language: Language,
) -> Iterator[str]:
    if not any(answer.forms):
        return  # whether the text is still there or not
    if text is None:
        yield f"Nouba has no such text at {shown(answer.where)}; export the texts anew"
    elif text in seen:
        yield "it stands twice in the file; keep one"
    elif not answer.unsure:
        yield from mistakes(text, answer.forms, language, french.get(text, ReviewWord()).forms)


def _after(answer: PoAnswer, before: ReviewWord, sheet: PoSheet) -> ReviewWord:
    forms = tuple(unicodedata.normalize("NFC", form) for form in answer.forms)
    if sheet.language is not Language.TAMAZIGHT:
        known_from = before.known_from
    elif answer.remark:
        known_from = answer.remark
    elif forms == before.forms and before.known_from:
        known_from = before.known_from
    else:
        known_from = f"review by {sheet.reviewer}" if sheet.reviewer else "review"
    return ReviewWord(forms, finished=True, known_from=known_from)
