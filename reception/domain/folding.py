"""Words made comparable: what people write in several ways, in any script, becomes one."""

import unicodedata
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
