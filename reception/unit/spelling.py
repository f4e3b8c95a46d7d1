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
    return tuple("".join(map(_letter, plain.translate(_ONE_FOR_ANOTHER))).split())


@lru_cache(maxsize=1024)
def _letter(one: str) -> str:
    """Return a digit of any script as ours, a letter as it is, and a gap for all that is seen."""
    if unicodedata.category(one) in _UNSEEN:
        return ""
    digit = unicodedata.decimal(one, None)
    if digit is not None:
        return str(digit)
    return one if one.isalnum() else " "


_SHORT_KEY = 2
MARK = "~"
"""What a short key ends in where its word ends in a vowel: "moto" is no موت."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """In which ways one word is known."""

    word: str
    """As it was folded."""
    forms: tuple[str, ...]
    """The word, and what is left of it without article, joined words and ending."""
    stems: tuple[str, ...]
    """What is left without the letter of a verb (``nlegalizi``), a Latin article or ending."""
    heard: str
    """How a French ear hears it; empty where the word is not in Latin letters."""
    keys: frozenset[str]
    """Its consonants, the same in Arabic and Latin letters; with w and y, and without."""
    stem_keys: frozenset[str]
    """The keys of its stems."""
    vowelled: frozenset[str]
    """Its keys with the vowels that Arabic writes."""
    loose: frozenset[str]
    """The keys without the letter ʿayn, which many leave out."""
    is_arabic: bool


@lru_cache(maxsize=8192)
def spelling_of(word: str) -> Spelling:
    """Return in which ways a folded word is known."""
    is_arabic = "\u0600" <= word[0] <= "\u06ff"
    is_latin = not is_arabic and word.isascii()
    forms: tuple[str, ...] = (word,)
    stems: tuple[str, ...] = ()
    keys, stem_keys, vowelled = set[str](), set[str](), set[str]()
    if is_arabic:
        forms = _arabic_forms(word)
        stems = _verb_stems(_ARABIC_VERB, forms)
        # ظ is heard as d, or as z.
        heard = (*forms, *(form.replace("ظ", "ز") for form in forms if "ظ" in form))
        keys = {key for form in heard for key in _arabic_keys(form)}
        stem_keys = {key for stem in stems for key in _arabic_keys(stem)}
        vowelled = {_END_IN_H.sub("a", form).translate(_ARABIC_VOWELLED) for form in heard}
    elif is_latin:
        bare = _LATIN_ARTICLE.sub("", word)
        forms = tuple(dict.fromkeys((word, _PLURAL.sub("", word))))
        verbs = _verb_stems(_LATIN_VERB, (word,))
        roots = (_FRENCH_ENDING.sub("", word), bare, *verbs)
        stems = tuple(one for one in dict.fromkeys(roots) if one not in forms and one[3:])
        # "oufat" is heard as "wafat".
        heard = (word, bare, *(_FIRST_OU.sub("w", one) for one in (word, bare) if one[0] == "o"))
        keys = {key for form in heard for key in _latin_keys(form)}
        stem_keys = {key for verb in verbs for key in _latin_keys(verb)}
        vowelled = {_latin_vowelled(form) for form in heard}
    return Spelling(
        word=word,
        forms=forms,
        stems=stems,
        heard=_heard(word) if is_latin else "",
        keys=frozenset(keys),
        stem_keys=frozenset(stem_keys - keys),
        loose=frozenset(loose for key in keys if "3" in key and (loose := key.replace("3", ""))[1:])
        | frozenset(keys),
        vowelled=frozenset(vowelled),
        is_arabic=is_arabic,
    )


def bare_forms(word: str) -> tuple[str, ...]:
    """Return a folded word, and what it is without article and joined words."""
    if "\u0600" <= word[0] <= "\u06ff":
        bare = without_article(word)
        # الماء is the water, not the word ما.
        return word, _JOINED.sub("", word), bare if len(bare) > _SHORT_KEY else word
    return word, _LATIN_ARTICLE.sub("", word)


def _verb_stems(verb: re.Pattern[str], forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem for form in forms if (stem := verb.sub("", form)) not in forms))


def _marked(key: str, *, ends_in_vowel: bool) -> str:
    """Return a key, with its mark where it is short; nothing where it says too little."""
    if len(key) == _SHORT_KEY and ends_in_vowel:
        return key + MARK
    return key if len(key) >= _SHORT_KEY else ""


# ----- Arabic letters ------------------------------------------------------------------------

# The article, alone or behind the short words that are written together with it.
_ARTICLE = re.compile("^(?:[وف]?[بكل]?ال|[وف]?لل)(?=..)")
_JOINED = re.compile("^[وفبلك](?=...)")
_ENDING = re.compile("(?<=..)[هاي]$")
_LONG_ENDING = re.compile("(?<=...)(?:يه|ات)$")
# I, we, you, he: a verb of Darija begins so, after "now", "shall" and "not".
_ARABIC_VERB = re.compile("^(?:و?ما(?=....*ش$)|كان|كن|كي|كت|غان|غن|غي|غت|غا|[نيت])(?=...)")


def without_article(word: str) -> str:
    """Return an Arabic word without its article; another word as it is."""
    return _ARTICLE.sub("", word)


def _arabic_forms(word: str) -> tuple[str, ...]:
    bare = without_article(word)
    short = _JOINED.sub("", word) if bare == word else bare
    found = [word, bare, short]
    # ه and ة, ا and ى are written one for another at the end of a word, or left out; ت for ة.
    found += [_ENDING.sub("", one) for one in found]
    found += [_LONG_ENDING.sub("", one) for one in found]
    found += [one[:-1] + "ه" for one in found if one.endswith("ت") and one[3:]]
    return tuple(dict.fromkeys(found))


_ARABIC_KEY = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنه", "bttjhxddrzscsdtd3gfkklmnh", strict=True)),
        **dict.fromkeys("ا"),
        **dict(zip("وي", "wy", strict=True)),
    }
)
_ARABIC_VOWELLED = _ARABIC_KEY | {ord("ا"): "a"}
_END_IN_H = re.compile("ه$")
_SEMIVOWEL = re.compile("[wy]")
_CONSONANT_FIRST = re.compile("[wyوي]|ou[aei]|oa")


def _arabic_keys(form: str) -> tuple[str, ...]:
    key = _ENDING.sub("", form).translate(_ARABIC_KEY)
    return _keys(form, key, ends_in_vowel=form[-1] in "اهيو")


def _keys(word: str, key: str, *, ends_in_vowel: bool) -> tuple[str, ...]:
    """Return a key as it is, and without the letters w and y, which may be vowels."""
    first = 1 if _CONSONANT_FIRST.match(word) else 0
    both = (key, key[:first] + _SEMIVOWEL.sub("", key[first:]))
    return tuple(one for key in both if (one := _marked(key, ends_in_vowel=ends_in_vowel)))


# ----- Latin letters -------------------------------------------------------------------------

# The Arabic article as it is heard, before letters that take it up as well: lhayat, essokna.
_LATIN_ARTICLE = re.compile("^(?:[wfbd]?[aei]?l|[ae]([tdrzsnc])(?=\\1))(?=..)")
_PLURAL = re.compile("(?<=....)[sx]$")
_FIRST_OU = re.compile("^ou?")
_FRENCH_ENDING = re.compile("(?<=.....)(?:at(?:ion|eur)s?|e?ments?|ions?|ant|er|ee?s?)$")
_LATIN_VERB = re.compile("^(?:ma(?=.*ch$)|kan|ka|kay|kat|gha?n|gha|[nty])(?=....)")
# Not of "h", which makes other letters: "chh" is ش and ه.
_TOGETHER = re.compile(r"([a-gi-z0-9])\1+")
_SOUNDS = {
    **dict.fromkeys(("ch", "sh"), "c"),
    **dict.fromkeys(("kh", "5"), "x"),
    **dict.fromkeys(("gh", "8"), "g"),
    **dict.fromkeys(("th", "6"), "t"),
    **dict.fromkeys(("ph", "v"), "f"),
    **dict.fromkeys(("qu", "q", "9"), "k"),
    "dh": "d",
    "dj": "j",
    "p": "b",
    "7": "h",
    "2": "",
}
_SIGN = re.compile("|".join(_SOUNDS) + "|ou(?=[aei])|o(?=a)")
_VOWEL = re.compile("[aeiou]")
_FIRST_VOWEL, _SOUND_OF_W, _SOUND_OF_Y = map(re.compile, ("^[aeiou]+", "ou|[ou]", "i"))
# "c" is what "ch" has become: it is told apart before.
_HARD_C = re.compile("c(?![hHeiy])")
_SOFT_C = re.compile("c(?=[eiy])")
_FRENCH_X = re.compile("(?<=[aeiou])x")


def _latin_keys(word: str) -> tuple[str, ...]:
    key = _VOWEL.sub("", _latin_signs(word))
    found = _keys(word, key, ends_in_vowel=word[-1] in "aeiouyw")
    # "chahadat" ends in a letter that "chahada" leaves unheard, as Arabic writing does.
    if word.endswith(("at", "et", "ah", "eh", "it")):
        found += _keys(word, key[:-1], ends_in_vowel=True)
    return found


def _latin_vowelled(word: str) -> str:
    vowels = _SOUND_OF_Y.sub("y", _SOUND_OF_W.sub("w", _FIRST_VOWEL.sub("a", _latin_signs(word))))
    return vowels.replace("e", "a")


def _latin_signs(word: str) -> str:
    if "c" in word or "x" in word:
        word = _FRENCH_X.sub("ks", _SOFT_C.sub("s", _HARD_C.sub("k", word)))
    # "ou" before a vowel is a consonant, as "w" is.
    return _SIGN.sub(lambda sign: _SOUNDS.get(sign[0], "w"), _TOGETHER.sub(r"\1", word))


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
