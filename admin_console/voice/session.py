"""A pack being recorded: which clip is next, what is done, and keeping a clip."""

from dataclasses import dataclass, field
from pathlib import Path

from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from ui_kit.voice.pack import (
    SUFFIXES,
    PackRefusedError,
    Scheme,
    Telling,
    VoiceManifest,
    has_manifest,
    read_pack,
    write_manifest,
)

_RECORDED = "recorded"


@dataclass(slots=True)
class RecordingSession:
    """Where one is in a pack; the folder remembers it."""

    folder: Path
    language: Language
    telling: Telling
    done: set[str] = field(default_factory=set)
    at: int = 0
    last: int | None = None
    """Where the clip stands that was kept last."""

    @property
    def clips(self) -> tuple[str, ...]:
        """Return every clip, in the order in which they are recorded."""
        return self.telling.clips()

    @property
    def clip(self) -> str:
        """Return the clip before which one is."""
        return self.clips[self.at]

    @property
    def left(self) -> int:
        """Return how many clips are still to be recorded."""
        return len(self.clips) - len(self.done)

    @property
    def file(self) -> Path:
        """Return where the clip is kept."""
        return self.folder / f"{self.clip}.flac"

    def go(self, steps: int) -> None:
        """Go to a clip before or after, whether or not it is done."""
        self.at = min(max(self.at + steps, 0), len(self.clips) - 1)

    def go_on(self) -> None:
        """Go to the next clip that is not done; stay at the last when there is none."""
        after = [*range(self.at + 1, len(self.clips)), *range(self.at)]
        missing = (place for place in after if self.clips[place] not in self.done)
        self.at = next(missing, len(self.clips) - 1)


def telling_for(language: Language, scheme: Scheme) -> Telling:
    """Return how a recorded pack tells numbers."""
    if language is Language.TAMAZIGHT:
        return Telling(Scheme.DIGITS)
    return Telling(scheme, joins=scheme is Scheme.WHOLE and language is Language.ARABIC)


def resumed(folder: Path, language: Language, scheme: Scheme | None = None) -> RecordingSession:
    """Return the session of a folder, at the first clip that is missing.

    Without a scheme it tells numbers as it has begun, and a new one in words.

    Raises:
        PackRefusedError: the folder holds another language's pack, or a broken one.
    """
    files: set[str] = set()
    if has_manifest(folder):
        pack = read_pack(folder)
        if pack.language is not language:
            raise PackRefusedError(
                f"{folder}: this is a pack of '{pack.language}'; choose another folder"
            )
        files = set(pack.files)
        scheme = scheme or pack.manifest.numbers
    telling = telling_for(language, scheme or Scheme.WHOLE)
    session = RecordingSession(folder, language, telling, done=files & set(telling.clips()), at=-1)
    session.go_on()
    return session


def note_clip(session: RecordingSession) -> None:
    """Let the pack tell how it was made, now that it has a clip more.

    Raises:
        EnvironmentFault: it cannot be written.
    """
    telling = session.telling
    manifest = VoiceManifest(
        language=session.language, numbers=telling.scheme, joiner=telling.joins, made=_RECORDED
    )
    try:
        write_manifest(session.folder, manifest)
        # A clip of another kind that somebody had put there would be taken as well.
        for suffix in SUFFIXES[1:]:
            session.file.with_suffix(suffix).unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            f"{session.folder} cannot be written ({error.strerror})",
            "choose another folder or make room",
        ) from error


def prepare(folder: Path) -> None:
    """Make the folder into which takes are written.

    Raises:
        EnvironmentFault: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            f"{folder} cannot be made ({error.strerror})", "choose another folder"
        ) from error
