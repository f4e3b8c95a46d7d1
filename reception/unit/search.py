"""What visitors mean by their own words: a service, or a matter that another office settles.

Every word counts from its start, so a search may stop in the middle of a word. A word that is
written otherwise, or with a wrong letter, counts for less; words that tell more services apart
count for more, and stand witness for those that nobody here knows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import OSA

from reception.domain.unit import Elsewhere, Service, Unit
from reception.unit.spelling import Spelling, folded_words, spelling_of, without_article

type Meant = Service | Elsewhere
"""What a search finds."""

_LONGEST_SEARCH = 200
_MOST_WORDS = 12
_MOST_REMEMBERED = 1000

# A visitor writes "certificat de la résidence"; these words tell no service from another.
_LINKING = frozenset(
    folded_words(
        "a an and d de des du en et for i je l la le les ma mon my need of ou pour the to un une "
        "veux want أريد أو بغيت ديال دي على عن في من bghit dial dyal 3la fi men"
    )
)

# How sure it is that a written word is one of ours.
_SAME, _BEGUN = 1.0, 0.95
_HEARD, _HEARD_BEGUN = 0.9, 0.8
_KEY, _SHORT_KEY, _KEY_BEGUN, _NEAR_KEY = 0.85, 0.7, 0.6, 0.45
_NEAR, _TWICE_NEAR = 0.7, 0.55
_SHORTEST_FORGIVEN, _SHORTEST_FORGIVEN_START, _SHORTEST_TWICE_FORGIVEN = 4, 6, 8
_SHORTEST_KEY, _SHORTEST_NEAR_KEY = 3, 4
_TWICE = 2

_IN_NAME, _IN_KEYWORD, _IN_HEADING = 1.0, 0.97, 0.5
_UNKNOWN_WORD = 0.5
"""What a word counts against the others where nothing here is called so."""
_LEAST = 0.47
"""How sure one must be; the start of a heading is enough."""
# By so much goes before others what has a phrase that begins so, or is said wholly.
_BEGINS, _SAID = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: frozenset[str]
    bare: str
    where: float


@dataclass(frozen=True, slots=True)
class _Entry:
    meant: Meant
    phrases: tuple[_Phrase, ...]
    words: Mapping[str, float]
    """Each word, and how much it counts where it stands."""


class SearchIndex:
    """The words of a unit, ready to be searched at every touch of a key."""

    def __init__(self, unit: Unit) -> None:
        headings = {group.code: tuple(group.names.values()) for group in unit.groups}
        services = (_entry(one, headings.get(one.group, ())) for one in unit.services)
        self._entries = (*services, *(_entry(one, ()) for one in unit.elsewhere))
        words = dict.fromkeys(word for entry in self._entries for word in entry.words)
        self._spellings = tuple(spelling_of(word) for word in words)
        self._known: dict[str, Mapping[str, float]] = {}

    def find(self, text: str, limit: int = 8) -> tuple[Meant, ...]:
        """Return what ``text`` may mean, the likeliest first."""
        asked = folded_words(text[:_LONGEST_SEARCH])[:_MOST_WORDS]
        if not asked or limit < 1:
            return ()
        return tuple(self._ranked(asked)[:limit])

    def nearest_group(self, text: str) -> str:
        """Return under which heading stands what a text that finds nothing is most like.

        Empty where it is like nothing here.
        """
        best, group = _LEAST, ""
        for word in folded_words(text[:_LONGEST_SEARCH])[:_MOST_WORDS]:
            for entry in self._entries:
                if isinstance(entry.meant, Service):
                    for known in entry.words:
                        alike = OSA.normalized_similarity(word, known, score_cutoff=best)
                        if alike > best:
                            best, group = alike, entry.meant.group
        return group

    def _ranked(self, asked: tuple[str, ...]) -> list[Meant]:
        telling = dict.fromkeys(word for word in asked if word not in _LINKING)
        words = [self._matches(word) for word in telling or dict.fromkeys(asked)]
        weights = [self._weight(found) for found in words]
        whole = sum(weight or _UNKNOWN_WORD * log(1 + len(self._entries)) for weight in weights)
        begun = " ".join(without_article(word) for word in asked)
        scored = []
        for entry in self._entries:
            sure = [_surest(found, entry.words) for found in words]
            score = sum(weight * one for weight, one in zip(weights, sure, strict=True)) / whole
            if score > 0:
                is_whole = all(one or not weight for one, weight in zip(sure, weights, strict=True))
                scored.append((is_whole, score, score + _closeness(entry, words, begun), entry))
        # Where something answers every word, what answers only some of them does not.
        wholes = [one for one in scored if one[0]]
        kept = [one for one in wholes or scored if one[1] >= _LEAST]
        kept.sort(key=lambda one: -one[2])
        return [entry.meant for _, _, _, entry in kept]

    def _matches(self, asked: str) -> Mapping[str, float]:
        """Return which words of the unit a written word may be, and how sure that is."""
        known = self._known.get(asked)
        if known is None:
            if len(self._known) > _MOST_REMEMBERED:
                self._known.clear()
            mine = spelling_of(asked)
            alike = ((one.word, _alike(mine, one)) for one in self._spellings)
            known = self._known[asked] = {word: sure for word, sure in alike if sure}
        return known

    def _weight(self, found: Mapping[str, float]) -> float:
        """Return how much a word tells: the fewer it fits and the surer, the more.

        0 where it fits none.
        """
        if not found:
            return 0.0
        best = max(found.values())
        likely = {word for word, sure in found.items() if sure >= best - 0.2}
        fits = sum(1 for entry in self._entries if not likely.isdisjoint(entry.words))
        return best * best * log(1 + len(self._entries) / fits)


def _entry(meant: Meant, headings: Iterable[str]) -> _Entry:
    keywords = (keyword for one in meant.keywords.values() for keyword in one)
    phrases = tuple(
        phrase
        for texts, where in (
            (meant.names.values(), _IN_NAME),
            (keywords, _IN_KEYWORD),
            (headings, _IN_HEADING),
        )
        for phrase in _phrases(texts, where)
    )
    words: dict[str, float] = {}
    for phrase in phrases:
        for word in phrase.words:
            words[word] = max(words.get(word, 0.0), phrase.where)
    return _Entry(meant=meant, phrases=phrases, words=words)


def _phrases(texts: Iterable[str], where: float) -> Iterator[_Phrase]:
    for text in texts:
        words = folded_words(text)
        telling = [word for word in words if word not in _LINKING] or words
        bare = " ".join(without_article(word) for word in words)
        yield _Phrase(words=frozenset({*telling, *words}), bare=bare, where=where)


def _surest(found: Mapping[str, float], words: Mapping[str, float]) -> float:
    few, many = (found, words) if len(found) < len(words) else (words, found)
    return max((found[word] * words[word] for word in few if word in many), default=0.0)


def _closeness(entry: _Entry, words: list[Mapping[str, float]], begun: str) -> float:
    """Return how near the words come to one of the phrases: its start, or much of it."""
    closest = 0.0
    for phrase in entry.phrases:
        own = [word for word in phrase.words if word not in _LINKING]
        said = sum(
            max((found.get(word, 0.0) for found in words), default=0.0) for word in own
        ) / max(1, len(own))
        begins = phrase.bare.startswith(begun)
        # Of names that begin alike, the first in the unit stays first, but for one that is whole.
        nearness = (_BEGINS + _SAID * (said == 1)) if begins else _SAID * said
        closest = max(closest, phrase.where * nearness)
    return closest


def _alike(asked: Spelling, word: Spelling) -> float:
    """Return how sure it is that a written word is ``word``; 0 where it is not."""
    if asked.word == word.word:
        return _SAME
    found = 0.0
    for mine in asked.forms:
        for its in word.forms:
            found = max(found, _spelled_alike(mine, its))
    if asked.heard and word.heard:
        found = max(found, _heard_alike(asked.heard, word.heard))
    if asked.is_arabic is not word.is_arabic:
        found = max(found, _sounds_alike(asked, word))
    return found


def _spelled_alike(mine: str, its: str) -> float:
    if mine == its:
        return _SAME
    if its.startswith(mine):
        return _BEGUN
    return _nearly(mine, its)


def _heard_alike(mine: str, its: str) -> float:
    if mine == its:
        return _HEARD
    if len(mine) >= _SHORTEST_FORGIVEN and its.startswith(mine):
        return _HEARD_BEGUN
    return _nearly(mine, its)


def _nearly(mine: str, its: str) -> float:
    """Tell how sure it is that a word is so, but for a letter: wrong, missing, added, swapped.

    The start of a word is forgiven when it is long: "carte" does not mean "carnet".
    """
    size = len(mine)
    if size < _SHORTEST_FORGIVEN or size > len(its) + _TWICE:
        return 0.0
    if OSA.distance(mine, its, score_cutoff=1) <= 1:
        return _NEAR
    if size >= _SHORTEST_FORGIVEN_START and size < len(its):
        starts = {its[:length] for length in (size - 1, size, size + 1)}
        if any(OSA.distance(mine, start, score_cutoff=1) <= 1 for start in starts):
            return _NEAR
    distance = OSA.distance(mine, its, score_cutoff=_TWICE)
    if size >= _SHORTEST_TWICE_FORGIVEN and distance == _TWICE:
        return _TWICE_NEAR
    return 0.0


def _sounds_alike(asked: Spelling, word: Spelling) -> float:
    """Tell how sure it is that the same word stands in the other script."""
    found = 0.0
    for mine in asked.keys:
        for its in word.keys:
            found = max(found, _keys_alike(mine, its))
    for mine in asked.loose:
        for its in word.loose:
            found = max(found, _keys_alike(mine, its) - 0.1)
    return found


def _keys_alike(mine: str, its: str) -> float:
    if mine == its:
        return _KEY if len(mine) >= _SHORTEST_KEY else _SHORT_KEY if len(mine) > 1 else 0.0
    if len(mine) >= _SHORTEST_KEY and its.startswith(mine):
        return _KEY_BEGUN
    if len(mine) >= _SHORTEST_NEAR_KEY and OSA.distance(mine, its, score_cutoff=1) <= 1:
        return _NEAR_KEY
    return 0.0
