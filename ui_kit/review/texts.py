"""A text that people read, and how it is said in one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reception.domain.language import Language

# How many ways a language has to say a counted thing, and for which numbers each stands; the
# order is Qt's. For Tamazight no rule is published: one and more, told apart as in French.
FORMS: Mapping[Language, Sequence[str]] = {
    Language.ARABIC: ("0", "1", "2", "3–10, 103–110", "11–99, 111–199", "100, 101, 102, 200"),
    Language.FRENCH: ("0, 1", "2, 3, 4"),
    Language.TAMAZIGHT: ("0, 1", "2, 3, 4"),
}
# These forms stand for few numbers, so they may say it in a word: "two minutes".
SAID_IN_A_WORD: Mapping[Language, Sequence[int]] = {
    Language.ARABIC: (0, 1, 2),
    Language.FRENCH: (0,),
    Language.TAMAZIGHT: (0,),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text, by the file and the heading under which it stands and by its English source."""

    app: str
    context: str
    source: str
    note: str = ""  # tells alike sources apart
    counted: bool = False
    hint: str = field(default="", compare=False)  # what the code says to translators

    @property
    def where(self) -> str:
        """Its address in a translator's file."""
        return "/".join(filter(None, (self.app, self.context, self.note)))


@dataclass(frozen=True, slots=True)
class Said:
    """How a text is said in a language; ``known_from`` says who vouches for it."""

    forms: tuple[str, ...] = ("",)
    finished: bool = False
    known_from: str = ""

    @property
    def missing(self) -> bool:
        """Whether it is not said, or not in all the forms that it needs."""
        return not all(self.forms)

    def vouched(self, language: Language) -> bool:
        """Return whether nobody needs to look at it; in Tamazight somebody must vouch."""
        known = bool(self.known_from) or language is not Language.TAMAZIGHT
        return not self.missing and self.finished and known

    @property
    def line(self) -> str:
        """All its forms in one line."""
        return " / ".join(dict.fromkeys(form for form in self.forms if form))


type Words = Mapping[Text, Said]
