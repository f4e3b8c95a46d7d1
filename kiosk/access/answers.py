"""What becomes of what a visitor does, in the words in which she hears it."""

from dataclasses import dataclass, replace

from kiosk.access.preferences import Preferences
from kiosk.feedback.rating import RatingSection
from kiosk.find.guide import Guide
from kiosk.find.search import SearchBox
from kiosk.ticket.slips import Slips

_ENDS = frozenset({"thanks", "refused", "fault"})


class SearchAnswers:
    """What is written, and how many services it finds."""

    def __init__(self, guide: Guide, box: SearchBox, preferences: Preferences) -> None:
        self.box = box
        self._guide = guide
        self._preferences = preferences
        self._written = ""

    def new(self) -> list[str]:
        """Return what there is to say of the last change; nothing when nothing was written."""
        before, self._written = self._written, str(self.box.property("text"))
        if self._written == before:
            return []
        return [self._written, *(self.found() or self._none_found())]

    def found(self) -> list[str]:
        """Return how many services are shown, and how many are not; empty when none is."""
        count = self.box.property("results").rowCount()
        words = self._preferences.property("words")
        told = [words["found"].replace("%1", str(count)), str(self.box.property("rest"))]
        return [text for text in told if text] if count else []

    def _none_found(self) -> list[str]:
        words = self._guide.property("words")
        return [words["nothingFound"], words["askReception"]] if self._written.strip() else []


@dataclass(frozen=True, slots=True)
class _Asked:
    """What there is to see of a rating."""

    step: str
    busy: bool
    unknown: bool
    typed: str
    ticket: str


class RatingAnswers:
    """How far the rating is, and what is said of a number."""

    def __init__(self, rating: RatingSection) -> None:
        self.part = rating
        self._seen = self._read()

    def expect(self) -> None:
        """Take what is said of the next number for new."""
        self._seen = replace(self._seen, unknown=False, ticket="")

    def new(self) -> tuple[bool, list[str]]:
        """Return whether it looks all different, and what else there is to say."""
        before, now = self._seen, self._read()
        self._seen = now
        ended_again = before.busy and not now.busy and now.step in _ENDS
        is_another = now.step != before.step or ended_again
        texts = []
        if now.unknown and not before.unknown and not is_another:
            texts.append(self.part.property("words")["unknown"])
        if now.typed != before.typed and not is_another:
            texts.append(now.typed)
        if now.ticket != before.ticket and not now.unknown:
            texts.append(now.ticket)
        return is_another, [text for text in texts if text]

    def _read(self) -> _Asked:
        names = ("step", "busy", "unknown", "typed", "ticket")
        return _Asked(**{name: self.part.property(name) for name in names})


class SlipNews:
    """What becomes of sheets without a ticket."""

    def __init__(self, slips: Slips) -> None:
        self.part = slips
        self._known: dict[str, str] = {}

    def new(self) -> list[str]:
        """Return what there is to say of the sheets of which something else is known now."""
        before, self._known = self._known, self.part.property("news")
        words, seconds = self.part.property("words"), str(self.part.property("waitS"))
        told = [news for key, news in self._known.items() if news != before.get(key)]
        return [words[news].replace("%1", seconds) for news in told]
