"""What a native reader is given, and what she has passed: a sheet to print, and the unit's rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from lab.translators.bring_in import UNNAMED, Judged
from lab.translators.catalogue import APPS, VISITORS, place_of, read_words
from lab.translators.texts import ReviewText, ReviewWord, ReviewWords
from reception.domain.language import Language
from reception.domain.tamazight import ReviewedText, TamazightRules, TextPlace
from ui_kit.report_pages.pdf import ensure_application
from ui_kit.theme import families, load_fonts


def as_passed(words: ReviewWords, rules: TamazightRules) -> ReviewWords:
    """Return the words as a unit has them: what its reader has passed, else the draft."""
    passed = {TextPlace(one.where, one.text): one for one in rules.reviewed}
    return {text: _as_passed(said, passed.get(place_of(text))) for text, said in words.items()}


def _as_passed(said: ReviewWord, passed: ReviewedText | None) -> ReviewWord:
    if passed is None:
        return said
    return replace(said, forms=passed.said, finished=True, reviewed_by=passed.by)


def with_passed(rules: TamazightRules, judged: Judged, day: date) -> TamazightRules:
    """Return a unit's rules with what a reader has passed now."""
    reviewed = {TextPlace(one.where, one.text): one for one in rules.reviewed}
    for change in judged.changes:
        place, said = place_of(change.text), change.after
        before = reviewed.get(place)
        if before is None or before.said != said.forms:
            reviewed[place] = ReviewedText(
                where=place.where,
                text=place.english,
                said=said.forms,
                by=said.reviewed_by or UNNAMED,
                day=day,
            )
    return replace(rules, reviewed=tuple(reviewed.values()))


_DOTS_AN_INCH = 300
_MARGIN_MM = 12
_STYLE = """
h1 { font-size: 16pt; } h2 { font-size: 12pt; } p, td, th { font-size: 9pt; }
td, th { padding: 3px; border: 1px solid #888; vertical-align: top; } th { text-align: left; }
.zgh { font-size: 11pt; } .quiet { font-size: 7pt; color: #444; }
"""
_ABOUT = (
    "Chaque ligne : le texte français et arabe, le projet en tamazight, son degré de sûreté"
    " (A : phrase publiée entière ; B : mots publiés dans une tournure publiée ; C : un point est"
    " douteux ; D : rien) et ses sources. Cochez ce que vous validez ; écrivez la correction"
    " dessous. %1, {low} et les chiffres restent tels quels. N’inventez aucun mot."
)


def sheet_pdf(folder: Path, rules: TamazightRules) -> bytes:
    """Return every text that visitors read in Tamazight on A4, with room for a reader's pen."""
    ensure_application()
    load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_AN_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    writer.setTitle("Nouba · ⵜⴰⵎⴰⵣⵉⵖⵜ")
    document = QTextDocument()
    font = QFont()
    font.setFamilies(families(Language.TAMAZIGHT))
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml("".join(_html(folder, rules)))
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _html(folder: Path, rules: TamazightRules) -> Iterator[str]:
    yield f"<h1>Nouba : textes en tamazight à relire</h1><p>{_ABOUT}</p>"
    yield "<p>Relu par : ______________________________  Le : ____________</p>"
    number = 0
    for app in VISITORS:
        others = [read_words(folder, app, one) for one in (Language.FRENCH, Language.ARABIC)]
        yield f"<h2>{escape(APPS[app])}</h2><table width='100%' cellspacing='0'>"
        yield "<tr><th>N°</th><th>Français</th><th>العربية</th><th>ⵜⴰⵎⴰⵣⵉⵖⵜ</th><th>✓</th></tr>"
        for text, said in as_passed(read_words(folder, app, Language.TAMAZIGHT), rules).items():
            number += 1
            yield _row(number, text, said, [one.get(text, ReviewWord()).line for one in others])
        yield "</table>"


def _row(number: int, text: ReviewText, said: ReviewWord, others: list[str]) -> str:
    told = " · ".join(filter(None, (said.confidence, said.known_from)))
    passed = f" · {said.reviewed_by}" if said.reviewed_by else ""
    french, arabic = map(escape, others)
    return (
        f"<tr><td>{number}</td><td width='24%'>{french}<br><span class='quiet'>"
        f"{escape(text.where)}</span></td><td width='22%' dir='rtl'>{arabic}</td>"
        f"<td width='48%'><span class='zgh'>{escape(said.line) or '—'}</span><br>"
        f"<span class='quiet'>{escape(told + passed)}</span><br>&nbsp;</td>"
        f"<td>{'☑' if said.reviewed_by else '☐'}</td></tr>"
    )
