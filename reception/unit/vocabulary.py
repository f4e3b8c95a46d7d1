"""The words of a unit, and which of them a written word may be.

Words stand on shelves by their letters, by their sound and by their key, so that a key touched
on the kiosk is answered at once, however many words there are.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reception.unit.spelling import MARK, Spelling, spelling_of, without_article

_MOST_REMEMBERED = 1000

EXACT = 0.97
"""How sure it is at least that a word is written as ours is, but for article and ending."""
# How sure it is that a written word is one of ours: by its letters, ...
_SAME, _BEGUN, _BARELY_BEGUN, _NEAR = 1.0, 0.95, 0.6, 0.7
_TWICE_NEAR, _HARDLY_NEAR = 0.55, 0.45
# ... without what may be joined to it, as it is heard, ...
_STEM, _HEARD, _HEARD_BEGUN = 0.85, 0.9, 0.8
# ... by its key in the other script, and in its own.
_VOWELLED, _KEY, _SHORT_KEY, _UNFIT_KEY = 0.95, 0.85, 0.7, 0.7
_KEY_BEGUN, _NEAR_KEY = 0.6, 0.45
_OWN_KEY, _SHORT_OWN_KEY, _STEM_KEY = 0.75, 0.45, 0.5
_LESS_BY_STEM, _LESS_BY_LOOSE = 0.12, 0.1

_SHORTEST_FORGIVEN, _SHORTEST_FORGIVEN_START, _SHORTEST_TWICE_FORGIVEN = 4, 6, 8
_SHORTEST_BEGUN_STEM = 4
_SHORT, _LONG = 2, 4
_TWICE = 2


class _Shelf:
    """Ways of writing, each with the words that are written so."""

    def __init__(self, written: Iterable[tuple[str, str]]) -> None:
        words: dict[str, set[str]] = {}
        for text, word in written:
            words.setdefault(text, set()).add(word)
        self._words = words
        self._texts = sorted(words)

    def same(self, text: str) -> Iterable[str]:
        return self._words.get(text, ())

    def begun(self, text: str) -> Iterator[str]:
        for at in range(bisect_left(self._texts, text), len(self._texts)):
            if not self._texts[at].startswith(text):
                return
            yield from self._words[self._texts[at]]

    def near(self, text: str, most: int = 1) -> Iterator[tuple[str, int]]:
        """Yield each way of writing that is ``text`` but for so many letters, and how many."""
        for known, distance, _ in process.extract(
            text, self._texts, scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            yield known, int(distance)

    def nearly_begun(self, text: str) -> Iterator[str]:
        """Yield the words whose start is ``text`` but for a letter."""
        size = len(text)
        longer = [known for known in self._texts if len(known) > size]
        for length in (size - 1, size, size + 1):
            starts = [known[:length] for known in longer]
            for _, _, at in process.extract(
                text, starts, scorer=OSA.distance, score_cutoff=1, limit=None
            ):
                yield from self._words[longer[at]]


class Vocabulary:
    """The words that a unit knows."""

    def __init__(self, words: Iterable[str]) -> None:
        known = [spelling_of(word) for word in words]
        self._letters = _Shelf((form, one.word) for one in known for form in one.forms)
        self._stems = _Shelf((stem, one.word) for one in known for stem in one.stems)
        self._heard = _Shelf((one.heard, one.word) for one in known if one.heard)
        self._vowelled = _by_script(known, lambda one: one.vowelled)
        self._keys = _by_script(known, lambda one: one.keys)
        self._stem_keys = _by_script(known, lambda one: one.stem_keys)
        self._loose = _by_script(known, lambda one: one.loose)
        self._remembered: dict[str, Mapping[str, float]] = {}

    def alike(self, asked: str) -> Mapping[str, float]:
        """Return which words a folded word may be, and how sure that is."""
        found = self._remembered.get(asked)
        if found is None:
            if len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.clear()
            found = {}
            spelling = spelling_of(asked)
            _take(self._guesses(spelling), found)
            # What is written so is meant, and nothing that is only like it.
            if _SAME not in found.values():
                _take(self._but_for_a_letter(spelling), found)
            self._remembered[asked] = found
        return found

    def _guesses(self, asked: Spelling) -> Iterator[tuple[str, float]]:
        for form in asked.forms:
            for word in self._letters.same(form):
                yield word, _SAME if word == asked.word else EXACT
            begun = _BEGUN if len(form) > _SHORT else _BARELY_BEGUN
            yield from _all(self._letters.begun(form), begun)
            yield from _all(self._stems.same(form), _STEM)
        for stem in asked.stems:
            yield from _all(self._letters.same(stem), _STEM)
            yield from _all(self._stems.same(stem), _STEM)
            if len(stem) >= _SHORTEST_BEGUN_STEM:
                yield from _all(self._letters.begun(stem), _HEARD_BEGUN)
        if len(asked.heard) > _SHORT:
            yield from _all(self._heard.same(asked.heard), _HEARD)
            if len(asked.heard) >= _SHORTEST_FORGIVEN:
                yield from _all(self._heard.begun(asked.heard), _HEARD_BEGUN)
        yield from self._by_key(asked)

    def _but_for_a_letter(self, asked: Spelling) -> Iterator[tuple[str, float]]:
        for form in dict.fromkeys((asked.word, without_article(asked.word))):
            yield from _nearly(self._letters, form)
        yield from _nearly(self._heard, asked.heard)

    def _by_key(self, asked: Spelling) -> Iterator[tuple[str, float]]:
        other, own = self._keys[not asked.is_arabic], self._keys[asked.is_arabic]
        for key in asked.vowelled:
            if len(key) > _SHORT:
                yield from _all(self._vowelled[not asked.is_arabic].same(key), _VOWELLED)
        for key in asked.keys:
            yield from _in_other_script(other, key, asked)
            if len(key) > _SHORT and not key.endswith(MARK):
                sure = _OWN_KEY if len(key) >= _LONG else _SHORT_OWN_KEY
                yield from _all(own.same(key), sure)
                yield from _all(self._stem_keys[asked.is_arabic].same(key), _STEM_KEY)
        for key in asked.stem_keys:
            yield from _less(_in_other_script(other, key, asked), _LESS_BY_STEM)
            if len(key) > _SHORT and not key.endswith(MARK):
                yield from _all(own.same(key), _STEM_KEY)
                yield from _all(self._stem_keys[asked.is_arabic].same(key), _STEM_KEY)
        for key in asked.loose:
            yield from _less(
                _in_other_script(self._loose[not asked.is_arabic], key, asked), _LESS_BY_LOOSE
            )


def _take(guesses: Iterable[tuple[str, float]], found: dict[str, float]) -> None:
    for word, sure in guesses:
        if sure > found.get(word, 0.0):
            found[word] = sure


def _by_script(
    known: list[Spelling], keys: Callable[[Spelling], Iterable[str]]
) -> dict[bool, _Shelf]:
    """Return the shelf of the words in Latin letters, and of those in Arabic."""
    return {
        is_arabic: _Shelf(
            (key, one.word) for one in known if one.is_arabic is is_arabic for key in keys(one)
        )
        for is_arabic in (False, True)
    }


def _all(words: Iterable[str], sure: float) -> Iterator[tuple[str, float]]:
    return ((word, sure) for word in words)


def _less(guesses: Iterable[tuple[str, float]], by: float) -> Iterator[tuple[str, float]]:
    return ((word, sure - by) for word, sure in guesses)


def _nearly(shelf: _Shelf, mine: str) -> Iterator[tuple[str, float]]:
    """Yield what a word is but for a letter: wrong, missing, added, swapped.

    The start of a word is forgiven when it is long: "carte" does not mean "carnet".
    """
    size = len(mine)
    if size < _SHORTEST_FORGIVEN:
        return
    for known, distance in shelf.near(mine, _TWICE if size >= _SHORTEST_TWICE_FORGIVEN else 1):
        sure = _TWICE_NEAR if distance == _TWICE else _NEAR
        if size < _SHORTEST_FORGIVEN_START and _is_another(mine, known):
            sure = _HARDLY_NEAR
        yield from _all(shelf.same(known), sure)
    if size >= _SHORTEST_FORGIVEN_START:
        yield from _all(shelf.nearly_begun(mine), _NEAR)


def _is_another(mine: str, known: str) -> bool:
    """Return whether a short word with one wrong letter is rather another word."""
    if mine[0] != known[0] or len(known) < _SHORTEST_FORGIVEN:
        return True
    return len(mine) == len(known) == _SHORTEST_FORGIVEN and sorted(mine) != sorted(known)


def _in_other_script(shelf: _Shelf, key: str, asked: Spelling) -> Iterator[tuple[str, float]]:
    """Yield what sounds so in the other script: surely where the vowels fit, too."""
    is_short = len(key) <= _SHORT or key.endswith(MARK)
    # Latin letters leave vowels out; who writes Arabic letters writes those of a foreign word.
    unfit = _UNFIT_KEY if not is_short and not asked.is_arabic else _NEAR_KEY
    for word in shelf.same(key):
        fits = _vowels_fit(asked, spelling_of(word))
        yield word, unfit if not fits else _SHORT_KEY if is_short else _KEY
    if not is_short and len(key) >= _LONG:
        yield from _all(shelf.begun(key), _KEY_BEGUN)
        for known, _ in shelf.near(key):
            yield from _all(shelf.same(known), _NEAR_KEY)
    elif not is_short:
        yield from _all(shelf.begun(key), _NEAR_KEY)


def _vowels_fit(one: Spelling, other: Spelling) -> bool:
    """Return whether the vowels that the Arabic word writes stand in the Latin word, in order.

    Many write ʿayn in Latin letters as a vowel, or not at all.
    """
    arabic, latin = (one, other) if one.is_arabic else (other, one)
    for heard in latin.vowelled:
        for written in arabic.vowelled:
            rest = iter(heard)
            if all(letter in rest for letter in written if letter != "3"):
                return True
    return False
