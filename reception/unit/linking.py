"""The words beside the one that matters: "bghit wer9a dial sokna l mama".

What a visitor wants done, for whom, and that it is a paper, tells no service from another. Only
where she writes nothing else are these words searched.
"""

from assets import asset_path
from reception.unit.spelling import bare_forms, folded_words


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
