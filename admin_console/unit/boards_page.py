"""The page "boards": which screens there are, and what each one shows, drawn small."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from admin_console.forms.choices import service_choices
from admin_console.forms.declared import section_of
from admin_console.forms.form import FormSection, RowsField
from admin_console.forms.list_page import ListPage
from admin_console.forms.texts import TextsField
from admin_console.tools import Tools
from admin_console.widgets import Card, put
from admin_console.words import filled, localized, translate
from reception.domain.board import Board, BoardTemplate
from reception.unit.document import Tables
from ui_kit.roles import text_label
from ui_kit.tokens import DARK, GRID_PX, LIGHT
from ui_kit.translations import current_language, reads_right_to_left, speech
from ui_kit.words import from_its_side, label_text

_WIDTH_PX, _HEIGHT_PX = 60 * GRID_PX, 34 * GRID_PX
_TOP, _FOOT = 0.12, 0.12
_MEDIA = 0.45
_NEWEST = 0.53
_ROWS = 5
_FIRST_NUMBER = 42
# Not collected here: its words stand with those of the board.
_WORDS_OF_THE_BOARD = "Board"


class BoardPreview(QWidget):
    """Shows a board as its form has it now."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("boards-preview")
        self._board: Tables = {}
        self._calls: list[tuple[str, int]] = []
        self._waiting: list[str] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(_WIDTH_PX)

    def show_board(self, board: Tables, unit: Tables) -> None:
        """Show a board of a unit."""
        self._board = board
        self._calls = _calls(board, unit)
        self._waiting = _names(board, unit) if board.get("waiting") else []
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        """Return the size of a screen, small."""
        return QSize(_WIDTH_PX, _HEIGHT_PX)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own
        """Return that it keeps the shape of a screen."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own
        """Return how high a screen so wide is."""
        return round(min(width, _WIDTH_PX) * _HEIGHT_PX / _WIDTH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's own
        """Draw the screen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(DARK.paper))
        painter.drawRoundedRect(whole, GRID_PX, GRID_PX)
        inner = whole.adjusted(GRID_PX, GRID_PX, -GRID_PX, -GRID_PX)
        top_px, foot_px = inner.height() * _TOP, inner.height() * _FOOT
        top = QRectF(inner.left(), inner.top(), inner.width(), top_px)
        foot = QRectF(inner.left(), inner.bottom() - foot_px, inner.width(), foot_px)
        middle = QRectF(
            inner.left(), top.bottom(), inner.width(), foot.top() - top.bottom() - GRID_PX
        )
        self._text(painter, top, "10:24", DARK.quiet_ink, trailing=True)
        if self._board.get("template") == BoardTemplate.MEDIA:
            media, middle = self._split(middle, _MEDIA)
            self._block(painter, media, DARK.surface)
            words = translate("Console", "Pictures and films of the station")
            self._text(painter, media, words, DARK.quiet_ink, centred=True)
        self._draw_calls(painter, middle)
        self._draw_foot(painter, foot)
        painter.end()

    def _draw_calls(self, painter: QPainter, area: QRectF) -> None:
        if not self._calls:
            words = translate("Console", "No call would be shown here.")
            self._text(painter, area, words, DARK.warning, centred=True)
            return
        first, *others = self._calls
        newest, table = self._split(area, _NEWEST)
        self._block(painter, newest, LIGHT.accent)
        half = QRectF(newest.left(), newest.top(), newest.width(), newest.height() / 2)
        for part, figures in (
            (half, label_text(first[0])),
            (half.translated(0, half.height()), str(first[1])),
        ):
            inner = part.adjusted(GRID_PX, GRID_PX / 2, -GRID_PX, -GRID_PX / 2)
            self._text(painter, inner, figures, LIGHT.on_accent, size=0.8, bold=True, centred=True)
        row_px = table.height() / _ROWS
        for at, call in enumerate(others[:_ROWS]):
            row = QRectF(table.left(), table.top() + at * row_px, table.width(), row_px - 2)
            self._row(painter, row, call)

    def _draw_foot(self, painter: QPainter, foot: QRectF) -> None:
        messages: Sequence[Mapping[str, str]] = self._board.get("messages", ())
        if self._waiting:
            words = filled(translate("Console", "%1: 4 waiting"), self._waiting[0])
        elif messages:
            words = localized(messages[0])  # type: ignore[arg-type] # by its code
        else:
            words = translate("Console", "The usual advice of the office")
        self._text(painter, foot, words, DARK.quiet_ink)

    def _row(self, painter: QPainter, area: QRectF, call: tuple[str, int]) -> None:
        number, counter = call
        self._block(painter, area, DARK.surface)
        inner = area.adjusted(GRID_PX, 0, -GRID_PX, 0)
        left, right = self._split(inner, 0.45)
        words, figures = self._split(right, 0.7)
        self._text(painter, left, label_text(number), DARK.ink, size=0.6, bold=True)
        said = speech().say(_WORDS_OF_THE_BOARD, "at the counter")
        self._text(painter, words, said, DARK.quiet_ink, size=0.35)
        self._text(painter, figures, str(counter), DARK.ink, size=0.6, bold=True, trailing=True)

    def _split(self, area: QRectF, part: float) -> tuple[QRectF, QRectF]:
        """Return the part that is read first, and the rest."""
        first_px, gap_px = area.width() * part, GRID_PX / 2
        first, rest = QRectF(area), QRectF(area)
        first.setWidth(first_px - gap_px)
        rest.setLeft(area.left() + first_px + gap_px)
        if reads_right_to_left(current_language()):
            first.moveRight(area.right())
            rest.moveLeft(area.left())
        return first, rest

    def _block(self, painter: QPainter, area: QRectF, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(area, GRID_PX / 2, GRID_PX / 2)

    def _text(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        colour: str,
        *,
        size: float = 0.0,
        bold: bool = False,
        trailing: bool = False,
        centred: bool = False,
    ) -> None:
        font = self.font()
        font.setBold(bold)
        if size:
            font.setPixelSize(max(round(area.height() * size), GRID_PX))
            wide_px = QFontMetricsF(font).horizontalAdvance(text)
            if wide_px > area.width():
                fitting_px = int(font.pixelSize() * area.width() / wide_px)
                font.setPixelSize(max(fitting_px, GRID_PX))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        right = reads_right_to_left(current_language()) is not trailing
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if centred:
            side = Qt.AlignmentFlag.AlignHCenter
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextWordWrap), text)


def _calls(board: Tables, unit: Tables) -> list[tuple[str, int]]:
    """Return calls that the board would show, the newest first."""
    services, counters = board.get("services"), board.get("counters")
    prefixes = {
        one["code"]: one.get("series", {}).get("prefix", "") for one in unit.get("services", ())
    }
    found: list[tuple[str, int]] = []
    for counter in unit.get("counters", ()):
        number = counter["number"]
        if counter.get("retired") or (counters and number not in counters):
            continue
        for service in counter.get("services", ()):
            if services and service not in services:
                continue
            prefix = prefixes.get(service, "")
            found.append((f"{prefix}{_FIRST_NUMBER - len(found):03d}", number))
            break
    return found


def _names(board: Tables, unit: Tables) -> list[str]:
    chosen: Any = board.get("services")
    return [
        localized(one["names"])
        for one in unit.get("services", ())
        if not one.get("retired") and (not chosen or one["code"] in chosen)
    ]


_TEXT = "text"


class BoardsPage(ListPage):
    """Edits the screens of the waiting room."""

    def __init__(self, tools: Tools) -> None:
        self._card = Card("boards-card", translate("Console", "How it is divided"))
        self._preview = BoardPreview()
        hint = translate(
            "Console",
            "A drawing. A station shows this board when it is started with its code; its"
            " pictures and films lie in the folder that NOUBA_MEDIA names there.",
        )
        put(self._card.column, self._preview, text_label("small", text=hint, wraps=True))
        super().__init__(
            "boards-page",
            tools,
            "boards",
            self._sections(),
            retires=False,
            title=translate("Console", "Boards"),
            add=translate("Console", "Add a board"),
        )
        self.inner.insertWidget(self.inner.indexOf(self.form), self._card)
        self.form.edited.connect(self._draw)
        self._draw()

    def item_words(self, item: Mapping[str, Any]) -> str:
        """Return what a board is called."""
        return from_its_side(str(item.get("code", "")))

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how the board is divided."""
        return template_words(str(item.get("template", BoardTemplate.CALLS)))

    def new_item(self) -> Tables:
        """Return a board as it begins: all calls of the house."""
        taken = {str(one.get("code")) for one in self.items(self.draft)}
        number = next(one for one in range(1, 100) if f"hall-{one}" not in taken)
        return {"code": f"hall-{number}"}

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:
        """Show a board; its code stays what stations name it by."""
        super().show_form(item, new=new)
        self.form.fields[0].set_fixed(fixed=not new)

    def _show_item(self) -> None:
        super()._show_item()
        self._draw()

    def _draw(self) -> None:
        shown = self._at is not None and bool(self.draft)
        self._card.setVisible(shown)
        if shown:
            self._preview.show_board(self.form.table(self._item()), self.draft)

    def _counters(self) -> Sequence[tuple[Any, str]]:
        return [
            (
                one["number"],
                from_its_side(filled(translate("Console", "Counter %1"), one["number"])),
            )
            for one in self.draft.get("counters", ())
            if not one.get("retired")
        ]

    def _sections(self) -> Sequence[FormSection]:
        every = translate("Console", "None chosen: all of them.")
        return (
            section_of(
                translate("Console", "Board"),
                Board,
                "code template",
                "waiting",
                code={
                    "hint": translate("Console", "Stations name it by this: nouba board CODE."),
                    "expects": translate(
                        "Console", "Small letters, digits and hyphens, a letter first."
                    ),
                },
                template={
                    "choices": lambda: [(str(one), template_words(one)) for one in BoardTemplate]
                },
            ),
            section_of(
                translate("Console", "Part of the house"),
                Board,
                "services counters",
                services={"choices": lambda: service_choices(self.draft), "hint": every},
                counters={"choices": self._counters, "hint": every},
            ),
            section_of(
                translate("Console", "Messages"),
                Board,
                "messages",
                messages={
                    "made": RowsField,
                    "make": lambda: ((TextsField(_TEXT, translate("Console", "Message")),),),
                    "add": translate("Console", "Add a message"),
                    "only": _TEXT,
                    "hint": translate("Console", "Shown in turn with the usual advice"),
                    "expects": translate("Console", "Write each message in Arabic and in French."),
                },
            ),
        )


def template_words(template: str) -> str:
    """Return how a board is divided."""
    match BoardTemplate(template):
        case BoardTemplate.CALLS:
            return translate("Console", "Calls alone")
        case BoardTemplate.MEDIA:
            return translate("Console", "Calls beside pictures and films")
