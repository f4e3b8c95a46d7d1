"""Which Tamazight words stand in a published source, and in which."""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from assets import asset_path
from ui_kit.review.texts import Said, Words

_TIFINAGH_WORDS = re.compile("[\u2d30-\u2d7f]+(?: [\u2d30-\u2d7f]+)*")
_FIGURES_ONLY = "figures only"


def with_sources(words: Words) -> Words:
    """Return the words with the source named for each that stands in one."""
    return {
        text: said if said.known_from else replace(said, known_from=_source(said))
        for text, said in words.items()
    }


def without_sources(words: Words) -> Words:
    """Return the words with only what people vouch for: the rest is in the list of sources."""
    return {
        text: replace(said, known_from="") if said.known_from == _source(said) else said
        for text, said in words.items()
    }


def _source(said: Said) -> str:
    """Return the source in which every word stands; empty when there is none."""
    if said.missing:
        return ""
    spoken = {part for form in said.forms for part in _TIFINAGH_WORDS.findall(form)}
    if any(one not in _sources() for one in spoken):
        return ""
    return ", ".join(sorted({_sources()[one] for one in spoken})) or _FIGURES_ONLY


@lru_cache(maxsize=1)
def _sources() -> Mapping[str, str]:
    path = asset_path("translations", "attested-zgh.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["tamazight"]: row["source"] for row in csv.DictReader(file)}
