"""Services found by the words of visitors, in any of the unit's languages and scripts.

What people write in several ways becomes one: without case, accents or kinds of hamza.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import OSA

from reception.domain.unit import Service, Unit

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


type _Words = tuple[str, ...]
type _Alike = Callable[[str, str], bool]

_LONGEST_SEARCH = 200
_SHORTEST_FORGIVEN = 5
_SHORTEST_FORGIVEN_START = 7

# A visitor writes "certificat de la résidence"; these words tell no service from another.
_LINKING = frozenset(
    folded_words(
        "a an and d de des du en et for je l la le les ma mon my of ou pour the to un une veux "
        "أريد أو بغيت ديال عن على في من"
    )
)

# The article, alone or behind the short words that are written together with it.
_ARTICLE = re.compile("^(?:[وفبك]?ال|لل)(?=..)")


def search_services(unit: Unit, text: str, limit: int = 8) -> tuple[Service, ...]:
    """Return the services that ``text`` may mean, the likeliest first.

    Every word counts from its start, so a search may stop in the middle of a word. Only when
    nothing is found is one wrong letter forgiven, in words of five letters and more.
    """
    asked = folded_words(text[:_LONGEST_SEARCH])
    if not asked or limit < 1:
        return ()
    found = _found(unit, asked, lambda typed, word: word.startswith(typed))
    found = found or _found(unit, asked, _nearly_starts)
    return tuple(found[:limit])


def _found(unit: Unit, asked: _Words, alike: _Alike) -> list[Service]:
    """Return the services in the order of their rank, and of the unit where that is the same."""
    headings = {group.code: tuple(group.names.values()) for group in unit.groups}
    ranked = [
        (rank, service)
        for service in unit.services
        if (rank := _rank(service, headings.get(service.group, ()), asked, alike)) is not None
    ]
    return [service for _, service in sorted(ranked, key=lambda one: one[0])]


def _rank(service: Service, headings: _Words, asked: _Words, alike: _Alike) -> int | None:
    """Tell how well a service answers, 0 best: by a name's start, its words, keywords, group."""
    names = tuple(service.names.values())
    if any(_starts_name(asked, folded_words(name)) for name in names):
        return 0
    telling = [word for word in asked if word not in _LINKING] or asked
    wanted = [_forms(word) for word in telling]
    keywords = [keyword for one in service.keywords.values() for keyword in one]
    known: set[str] = set()
    for rank, texts in enumerate((names, keywords, headings), start=1):
        known.update(form for text in texts for word in folded_words(text) for form in _forms(word))
        if all(any(alike(form, word) for form in forms for word in known) for forms in wanted):
            return rank
    return None


def _forms(word: str) -> _Words:
    """Return the word, and the same without its article."""
    bare = _ARTICLE.sub("", word)
    return (word,) if bare == word else (word, bare)


def _starts_name(asked: _Words, name: _Words) -> bool:
    bare_asked, bare_name = (
        " ".join(_ARTICLE.sub("", word) for word in words) for words in (asked, name)
    )
    return " ".join(name).startswith(" ".join(asked)) or bare_name.startswith(bare_asked)


def _nearly_starts(typed: str, word: str) -> bool:
    """Tell whether ``word`` is so, but for one letter: wrong, missing, added or swapped.

    The start of a word is forgiven when it is long: "carte" does not mean "carnet".
    """
    if word.startswith(typed):
        return True
    size = len(typed)
    if size < _SHORTEST_FORGIVEN:
        return False
    whole = size < _SHORTEST_FORGIVEN_START
    starts = {word} if whole else {word[:length] for length in (size - 1, size, size + 1)}
    return any(OSA.distance(typed, start, score_cutoff=1) <= 1 for start in starts)
