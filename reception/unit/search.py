"""What visitors mean by their own words: a service, or a matter that another office settles.

Every word counts from its start, so a search may stop in the middle of a word. A word that is
written otherwise, or with a wrong letter, counts for less; words that tell more services apart
count for more, and words that nobody here knows for nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log
from operator import mul

from rapidfuzz.distance import OSA

from assets import asset_path
from reception.domain.unit import Elsewhere, Service, Unit
from reception.unit.spelling import bare_forms, folded_words, without_article
from reception.unit.vocabulary import EXACT, Vocabulary

type Meant = Service | Elsewhere
"""What a search finds."""

_LONGEST_SEARCH = 200
_MOST_WORDS = 12

_IN_NAME, _IN_KEYWORD, _IN_HEADING = 1.0, 0.97, 0.5
_LEAST, _LEAST_BESIDE_UNKNOWN = 0.47, 0.55
"""How sure one must be of a word: the start of a heading is enough where all are known."""
_AS_LIKELY, _LIKELY = 0.8, 0.6
# By so much goes before others what has a phrase that begins so, or is said wholly.
_BEGINS, _SAID = 0.5, 0.45


def _listed(name: str) -> frozenset[str]:
    """Return the words of a list in ``assets/words``; lines with a # are for who reads it."""
    lines = asset_path("words", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    said = " ".join(line for line in lines if not line.startswith("#"))
    return frozenset(folded_words(said))


_LINKING, _WEAK = _listed("linking"), _listed("weak")

# "un certificat de résidence pour la carte nationale": what follows is not what is asked for.
_PURPOSE = frozenset(folded_words("pour afin for bach besh باش بغرض قصد"))

_LITTLE = 0.4


def telling(words: tuple[str, ...]) -> dict[str, float]:
    """Return the folded words that do not only link others, and how much each tells.

    Where there is none, all of them.
    """
    found: dict[str, float] = {}
    much = 1.0
    for word in words:
        if found and word in _PURPOSE:
            much = _LITTLE
        if not links(word):
            found.setdefault(word, much * (1.0 if _WEAK.isdisjoint(bare_forms(word)) else _LITTLE))
    return found or dict.fromkeys(words, 1.0)


def links(word: str) -> bool:
    """Return whether a folded word only links others, with or without an article."""
    return not _LINKING.isdisjoint(bare_forms(word))


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: frozenset[str]
    own: tuple[str, ...]
    """Those that do not only link others."""
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
        self._vocabulary = Vocabulary(words)

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
        own = telling(asked)
        known = {word: found for word in own if (found := self._vocabulary.alike(word))}
        least = _LEAST if len(known) == len(own) else _LEAST_BESIDE_UNKNOWN
        words = [_likely(found) for found in known.values()]
        weights = [own[word] * self._weight(found) for word, found in known.items()]
        whole = sum(weights)
        begun = " ".join(without_article(word) for word in asked)
        scored = []
        for entry in self._entries:
            plain = [_surest(found, entry.words) for found in known.values()]
            if max(plain, default=0.0) < least:
                continue
            sure = [_surest(found, entry.words) for found in words]
            score = sum(map(mul, weights, sure)) / whole
            score += _closeness(entry, words, weights, begun)
            scored.append((score, min(plain) >= _LEAST, entry.meant))
        scored.sort(key=lambda one: -one[0])
        # Where the likeliest answers every word, what answers only some of them is left out.
        is_whole = bool(scored) and scored[0][1]
        return [meant for _, answers_all, meant in scored if answers_all or not is_whole]

    def _weight(self, found: Mapping[str, float]) -> float:
        """Return how much a word tells: the fewer it fits and the surer, the more."""
        best = max(found.values())
        likely = {word for word, sure in found.items() if sure >= best * _LIKELY}
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
        own = tuple(word for word in dict.fromkeys(words) if not links(word)) or words
        bare = " ".join(without_article(word) for word in words)
        yield _Phrase(words=frozenset(words), own=own, bare=bare, where=where)


def _likely(found: Mapping[str, float]) -> Mapping[str, float]:
    """Return which words one may be, where a sure one makes the unsure ones less likely."""
    best = max(found.values())
    return {
        word: sure if sure >= best * _AS_LIKELY else sure * (sure / best) ** 2
        for word, sure in found.items()
    }


def _surest(found: Mapping[str, float], words: Mapping[str, float]) -> float:
    few, many = (found, words) if len(found) < len(words) else (words, found)
    return max((found[word] * words[word] for word in few if word in many), default=0.0)


def _closeness(
    entry: _Entry, words: list[Mapping[str, float]], weights: list[float], begun: str
) -> float:
    """Return how near the words come to one of the phrases: its start, or much of it."""
    closest = 0.0
    for phrase in entry.phrases:
        if phrase.where * _SAID > closest and phrase.bare.startswith(begun):
            # Of names that begin alike, the first in the unit stays first, but for a whole one.
            whole = all(any(found.get(word, 0) >= EXACT for found in words) for word in phrase.own)
            closest = max(closest, phrase.where * (_BEGINS + (_SAID if whole else 0.0)))
        elif phrase.where * _SAID > closest:
            said = [max(found.get(word, 0.0) for found in words) for word in phrase.own]
            if any(said):
                answered = [max(found.get(word, 0.0) for word in phrase.own) for found in words]
                of_asked = sum(map(mul, weights, answered)) / sum(weights)
                of_phrase = sum(said) / len(said)
                closest = max(closest, phrase.where * _SAID * of_phrase * of_asked)
    return closest
