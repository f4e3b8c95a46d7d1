"""What the console's pages are made with: whom they ask, and what the window gives them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from admin_console.live.watch import Chime, LiveWatch
from admin_console.messages import log_if_a_bug
from admin_console.reports.question import QuestionHistory
from reception.app import Reception
from reception.domain.sign_in import SignedIn, Where
from reception.domain.unit import Person
from ui_kit.background import Background
from ui_kit.paper import PaperWatch
from ui_kit.tokens import GRID_PX

type ChooseFile = Callable[[QWidget, str], Path | None]
"""Asks where to save a file, given a name for it; None when the person thinks better."""
type ChooseExisting = Callable[[QWidget], Path | None]
"""Asks for a unit's file to read; None when the person thinks better."""
type ChooseFolder = Callable[[QWidget, Path], Path | None]
"""Asks for a folder, given one to begin with; None when the person thinks better."""


@dataclass(kw_only=True)
class Inside:
    """Who is in now, and by what token; pages ask it when they act."""

    now: SignedIn | None = None

    @property
    def token(self) -> str:
        """Return what proves the session; empty when nobody is in."""
        return self.now.token if self.now else ""

    @property
    def person(self) -> Person | None:
        """Return who is in."""
        return self.now.person if self.now else None


class BackgroundOfPages:
    """Hands results to the pages as long as they are there: others come for another language."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self.is_over = False

    def run[T](
        self,
        act: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Carry out an act; nobody waits for what comes of it once the pages are gone."""
        self._background.run(
            act,
            lambda found: None if self.is_over else done(found),
            lambda error: log_if_a_bug(error) if self.is_over else failed(error),
        )


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What pages are made with; ``reception`` is asked in the worker only."""

    reception: Reception
    background: Background
    long_work: Background
    """Its worker is for what takes long, so that the hall is never seen late because of it."""
    history: QuestionHistory
    """The questions that were asked of the past."""
    choose_file: ChooseFile
    choose_existing: ChooseExisting
    choose_folder: ChooseFolder
    voices: Path
    """The folder of the station's own packs of clips."""
    microphone: Sequence[str]
    player: Sequence[str]
    watch: LiveWatch
    """Watches the hall over every page."""
    paper: PaperWatch
    chime: Chime
    where: Callable[[], Where]
    """The window that people come in by; called in the worker only."""
    inside: Inside

    @property
    def person(self) -> Person:
        """Return who is in: pages are made for her, and go when she leaves."""
        if self.inside.person is None:
            raise RuntimeError("nobody has signed in")
        return self.inside.person


class FlowLines(QLayout):
    """Lays widgets out in as many lines as they need; a hidden one takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GRID_PX)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's own
        """Add one at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:  # noqa: N802 - Qt's own
        """Return one of them; None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value] # Qt asks until there is none

    def takeAt(self, index: int) -> QLayoutItem:  # noqa: N802 - Qt's own
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value] # likewise

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own
        """Say that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return the height of all lines."""
        return self._lay_out(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's own
        """Put everything in its place."""
        super().setGeometry(rect)
        self._lay_out(rect, moves=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the least size: it grows as it is allowed to."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the size of the widest widget."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        """Return the height of all lines; ``moves`` puts them in their places, too."""
        raise NotImplementedError

    def _is_mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft


class FlowLayout(FlowLines):
    """Lays widgets out from the side where lines begin, or up to where they end."""

    def __init__(self, parent: QWidget | None = None, *, ends: bool = False) -> None:
        super().__init__(parent)
        self._ends = ends

    def _lay_out(self, rect: QRect, *, moves: bool) -> int:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        taken = 0
        for item in self._shown():
            size = item.sizeHint()
            if lines[-1] and taken + size.width() > rect.width():
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self.spacing()
        top = rect.top()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            if moves:
                self._place(line, rect, top, height)
            top += height + self.spacing()
        return max(0, top - rect.top() - self.spacing())

    def _place(
        self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, top: int, height: int
    ) -> None:
        taken = sum(size.width() for _, size in line) + self.spacing() * (len(line) - 1)
        along = max(0, rect.width() - taken) if self._ends else 0
        mirrored = self._is_mirrored()
        for item, size in line:
            width = min(size.width(), rect.width())
            left = rect.right() + 1 - along - width if mirrored else rect.left() + along
            middle = top + (height - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, middle), QSize(width, size.height())))
            along += width + self.spacing()
