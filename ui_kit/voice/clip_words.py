"""What each clip of a pack says, in the words of its language."""

from reception.domain.language import Language
from reception.domain.tamazight import TextPlace
from reception.unit.tamazight import draft
from ui_kit.voice.pack import COUNTER, JOINER, LETTERS, NUMBER

_FRENCH_TO_SIXTEEN = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
_FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_ARABIC_TO_NINETEEN = (
    "صِفْر", "واحِد", "اِثْنان", "ثَلاثَة", "أَرْبَعَة", "خَمْسَة", "سِتَّة", "سَبْعَة", "ثَمانِيَة", "تِسْعَة",
    "عَشَرَة", "أَحَدَ عَشَر", "اِثْنا عَشَر", "ثَلاثَةَ عَشَر", "أَرْبَعَةَ عَشَر", "خَمْسَةَ عَشَر", "سِتَّةَ عَشَر",
    "سَبْعَةَ عَشَر", "ثَمانِيَةَ عَشَر", "تِسْعَةَ عَشَر",
)  # fmt: skip
_ARABIC_TENS = (
    "عِشْرون", "ثَلاثون", "أَرْبَعون", "خَمْسون", "سِتّون", "سَبْعون", "ثَمانون", "تِسْعون",
)  # fmt: skip
_ARABIC_HUNDREDS = (
    "مِئَة", "مِئَتان", "ثَلاثُمِئَة", "أَرْبَعُمِئَة", "خَمْسُمِئَة", "سِتُّمِئَة", "سَبْعُمِئَة", "ثَمانِمِئَة", "تِسْعُمِئَة",
)  # fmt: skip
_TAMAZIGHT_TO_TEN = (
    "ⴰⵎⵢⴰ", "ⵢⴰⵏ", "ⵙⵉⵏ", "ⴽⵕⴰⴹ", "ⴽⴽⵓⵥ", "ⵙⵎⵎⵓⵙ", "ⵚⴹⵉⵚ", "ⵙⴰ", "ⵜⴰⵎ", "ⵜⵥⴰ", "ⵎⵔⴰⵡ",
)  # fmt: skip

_PHRASES = {
    Language.FRENCH: {NUMBER: "numéro", COUNTER: "guichet"},
    Language.ARABIC: {NUMBER: "رَقْم", COUNTER: "شُبّاك", JOINER: "وَ"},
}
# The heads of the board; whoever records says them as she says them.
_TAMAZIGHT = {
    NUMBER: TextPlace("board/Board", "Number"),
    COUNTER: TextPlace("board/Board", "Counter"),
}


def clip_words(language: Language, clip: str) -> str:
    """Return the words of a clip; empty where no published source has any in the language."""
    if clip in LETTERS:
        # Latin letters on the paper: one calls them by their French names in every language here.
        return clip.upper()
    if language is Language.TAMAZIGHT and clip in _TAMAZIGHT:
        return draft()[_TAMAZIGHT[clip]].said[0]
    if not clip.isdecimal():
        return _PHRASES.get(language, {}).get(clip, "")
    number = int(clip)
    match language:
        case Language.FRENCH:
            return _french(number)
        case Language.ARABIC:
            return _arabic(number)
        case Language.TAMAZIGHT if number < len(_TAMAZIGHT_TO_TEN):
            return _TAMAZIGHT_TO_TEN[number]
    return ""


def _french(number: int) -> str:
    if number >= 100:  # noqa: PLR2004 - a hundred
        hundreds = number // 100
        return "cent" if hundreds == 1 else f"{_FRENCH_TO_SIXTEEN[hundreds]} cents"
    if number < len(_FRENCH_TO_SIXTEEN):
        return _FRENCH_TO_SIXTEEN[number]
    if number < 20:  # noqa: PLR2004 - the last of the teens
        return f"dix-{_FRENCH_TO_SIXTEEN[number - 10]}"
    if number == 80:  # noqa: PLR2004 - four twenties
        return "quatre-vingts"
    if number > 80:  # noqa: PLR2004 - four twenties
        return f"quatre-vingt-{_french(number - 80)}"
    ten = min(number // 10 * 10, 60)
    rest = number - ten
    if not rest:
        return _FRENCH_TENS[ten]
    return f"{_FRENCH_TENS[ten]}{' et ' if rest in {1, 11} else '-'}{_french(rest)}"


def _arabic(number: int) -> str:
    if number >= 100:  # noqa: PLR2004 - a hundred
        return _ARABIC_HUNDREDS[number // 100 - 1]
    if number < len(_ARABIC_TO_NINETEEN):
        return _ARABIC_TO_NINETEEN[number]
    tens, units = divmod(number, 10)
    ten = _ARABIC_TENS[tens - 2]
    return f"{_ARABIC_TO_NINETEEN[units]} وَ{ten}" if units else ten
