"""How a word may be written: without case and marks, by its sound, and in the other script.

Visitors write Arabic with and without its endings, French by ear, and Arabic in Latin letters and
digits (``3a9d``). A word is therefore known by its letters, by how French ears hear it, and by a
key of consonants that is the same in both scripts.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that no normal form brings together, though people write one for the other.
_ONE_FOR_ANOTHER = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        # Arabic: ta marbuta, alef maqsura, alef wasla; the letters of neighbouring keyboards.
        "ة": "ه",
        "ى": "ي",
        "ی": "ي",
        "ٱ": "ا",
        "ک": "ك",
        "گ": "ك",
        "ڭ": "ك",
        "ݣ": "ك",
        "ڤ": "ف",
        "پ": "ب",
        "ء": None,
        "\N{ARABIC TATWEEL}": None,
        # Tifinagh: emphatic letters for plain ones; the neutral vowel is often left out.
        "ⵟ": "ⵜ",
        "ⴹ": "ⴷ",
        "ⵕ": "ⵔ",
        "ⵚ": "ⵙ",
        "ⵥ": "ⵣ",
        "ⴻ": None,
        # An apostrophe that Unicode counts among the letters.
        "\N{MODIFIER LETTER APOSTROPHE}": " ",
    }
)

# Marks over and under letters (accents, tashkeel, hamza), and what steers direction unseen.
_UNSEEN = ("Mn", "Me", "Cf")


@lru_cache(maxsize=4096)
def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` without case, accents, tashkeel and kinds of hamza."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (
        _letter(one)
        for one in plain.translate(_ONE_FOR_ANOTHER)
        if unicodedata.category(one) not in _UNSEEN
    )
    return tuple("".join(letters).split())


def _letter(one: str) -> str:
    """Return a digit of any script as ours, a letter as it is, and a gap for all else."""
    digit = unicodedata.decimal(one, None)
    if digit is not None:
        return str(digit)
    return one if one.isalnum() else " "


@dataclass(frozen=True, slots=True)
class Spelling:
    """In which ways one word is known."""

    word: str
    """As it was folded."""
    forms: tuple[str, ...]
    """The word, and what is left of it without article, joined words and Arabic ending."""
    heard: str
    """How a French ear hears it; empty where the word is not in Latin letters."""
    keys: frozenset[str]
    """Its consonants, the same in Arabic and in Latin letters."""
    loose: frozenset[str]
    """The same without the letter ʿayn, which many leave out."""
    is_arabic: bool


@lru_cache(maxsize=4096)
def spelling_of(word: str) -> Spelling:
    """Return in which ways a folded word is known."""
    is_arabic = "\u0600" <= word[0] <= "\u06ff"
    is_latin = not is_arabic and word.isascii()
    forms = _arabic_forms(word) if is_arabic else (word,)
    keys: set[str] = set()
    if is_arabic:
        keys = {_arabic_key(form) for form in forms}
    elif is_latin:
        keys = {key for form in _latin_forms(word) for key in _latin_keys(form)}
    return Spelling(
        word=word,
        forms=forms,
        heard=_heard(word) if is_latin else "",
        keys=frozenset(keys - {""}),
        loose=frozenset({key.replace("3", "") for key in keys} - {""}),
        is_arabic=is_arabic,
    )


# ----- Arabic letters ------------------------------------------------------------------------

# The article, alone or behind the short words that are written together with it.
_ARTICLE = re.compile("^(?:[وف]?[بكل]?ال|[وف]?لل)(?=..)")
_JOINED = re.compile("^[وفبلك](?=...)")
_ENDING = re.compile("(?<=..)[هاي]$")


def without_article(word: str) -> str:
    """Return an Arabic word without its article; another word as it is."""
    return _ARTICLE.sub("", word)


def _arabic_forms(word: str) -> tuple[str, ...]:
    bare = without_article(word)
    short = _JOINED.sub("", word) if bare == word else bare
    found = (word, bare, short)
    # ه and ة, ا and ى are written one for another at the end of a word, or left out.
    return tuple(dict.fromkeys((*found, *(_ENDING.sub("", one) for one in found))))


_ARABIC_KEY = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنه", "bttjhxddrzscsdtz3gfkklmnh", strict=True)),
        **dict.fromkeys("اوي"),
    }
)


def _arabic_key(form: str) -> str:
    begins = {"و": "w", "ي": "y"}.get(form[0], "")
    return begins + _ENDING.sub("", form).translate(_ARABIC_KEY)


# ----- Latin letters -------------------------------------------------------------------------

# The Arabic article as it is heard, before letters that take it up as well: lhayat, essokna.
_LATIN_ARTICLE = re.compile("^(?:[wfbd]?[aei]?l|[ae]([tdrzsn])(?=\\1))(?=..)")
_TOGETHER = re.compile(r"([a-z0-9])\1+")
_SIGNS = (
    (re.compile("ch|sh"), "c"),
    (re.compile("kh|5"), "x"),
    (re.compile("gh|8"), "g"),
    (re.compile("th|6"), "t"),
    (re.compile("dh"), "d"),
    (re.compile("ph|v"), "f"),
    (re.compile("qu|[q9]"), "k"),
    (re.compile("p"), "b"),
    (re.compile("7"), "h"),
    (re.compile("2|'"), ""),
)
# "c" is what "ch" has become: it is told apart before.
_HARD_C = re.compile("c(?![hHeiy])")
_SOFT_C = re.compile("c(?=[eiy])")
_FRENCH_X = re.compile("(?<=[aeiou])x")
_VOWELS = re.compile("(?<!^)[aeiouyw]|^[aeiou]")


def _latin_forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((word, _LATIN_ARTICLE.sub("", word))))


def _latin_keys(word: str) -> tuple[str, ...]:
    hard = _FRENCH_X.sub("ks", _SOFT_C.sub("s", _HARD_C.sub("k", word)))
    for sign, key in _SIGNS:
        hard = sign.sub(key, hard)
    key = _VOWELS.sub("", _TOGETHER.sub(r"\1", hard))
    # "chahadat" ends in a letter that "chahada" leaves unheard, as Arabic writing does.
    if word.endswith(("at", "et", "ah", "eh")):
        return key, key[:-1]
    return (key,)


_HEARD = tuple(
    (re.compile(sign), heard)
    for sign, heard in (
        ("ph", "f"),
        ("(?<![cs])h", ""),
        ("qu?|c(?![eiyh])", "k"),
        ("c(?=[eiy])", "s"),
        ("t(?=ion|ia)", "s"),
        ("z", "s"),
        ("eau|au", "o"),
        ("ai|ei|ay", "e"),
        ("y", "i"),
        ("[ae][nm](?=[^aeioumn]|$)", "an"),
        (r"([a-z])\1+", r"\1"),
    )
)
# What a French ear does not hear at the end of a word.
_MUTE = re.compile("(?<=...)(?:e?[sx]|ent)$")
_MUTE_E = re.compile("(?<=...)e$")


def _heard(word: str) -> str:
    heard = word
    for sign, sound in _HEARD:
        heard = sign.sub(sound, heard)
    return _MUTE_E.sub("", _MUTE.sub("", heard))
