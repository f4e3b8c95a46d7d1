"""The row of every list at a desk: sign, name in two lines, state or wait, action."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui_kit.late import late_text
from ui_kit.theme import draw_icon
from ui_kit.tokens import DESK, DESK_ROW, LIGHT, RowSizes, RowState, row_colours
from ui_kit.translations import current_language, reads_right_to_left

# What a sign leaves free of its square on every side, as a part of it.
_SIGN_EDGE = 0.2
# How high figures stand in it, likewise.
_FIGURES = 0.4


@dataclass(frozen=True, kw_only=True, slots=True)
class RowWords:
    """What one row says."""

    name: str
    detail: str = ""
    """The second line of the name, quiet."""
    state: str = ""
    state_detail: str = ""
    sign: str = ""
    """The name of an icon, or up to three figures."""
    look: RowState = RowState.USUAL

    @property
    def sentence(self) -> str:
        """Return the row as it is read aloud."""
        parts = (self.name, self.detail, self.state, self.state_detail)
        pause = "، " if reads_right_to_left(current_language()) else ", "
        return pause.join(part for part in parts if part)


class StaffRow(QFrame):
    """Shows one row; every row of a list has the same sizes, whatever it says."""

    def __init__(self, name: str = "", *, sizes: RowSizes = DESK_ROW) -> None:
        super().__init__()
        self.setObjectName(name)
        self.sizes = sizes
        self._look = RowState.USUAL
        kind = sizes.type
        self._sign = QLabel()
        self._sign.setFixedSize(sizes.sign_px, sizes.sign_px)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign.setStyleSheet(f"font-size: {round(sizes.sign_px * _FIGURES)}px;")
        self._name = _line(kind.name_px, is_bold=True)
        self._detail = _line(kind.detail_px)
        self._state = _line(kind.name_px, is_bold=True, is_figure=True)
        self._state_detail = _line(kind.detail_px, is_figure=True)
        self._second_lines = (self._detail, self._state_detail)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(sizes.action_gap_px)
        self._lay_out()

    def show_words(self, words: RowWords, *, is_low: bool = False) -> None:
        """Say this from now on; where there is little room, all rows of a list in one line."""
        self._look = words.look
        late = words.look is RowState.LATE
        said = (
            (self._name, words.name),
            (self._detail, words.detail),
            (self._state, late_text(words.state) if late else words.state),
            (self._state_detail, words.state_detail),
        )
        for label, text in said:
            label.setText(text)
            label.setVisible(bool(text) and not (is_low and label in self._second_lines))
        self._take_height(is_low=is_low)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        for label in (self._name, self._detail):
            label.setAlignment(
                side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            )
        self._show_sign(words.sign)
        self.setAccessibleName(words.sentence)
        self._colour()
        self.update()

    def set_actions(self, *buttons: QAbstractButton) -> None:
        """Have these be pressed at the row's end; each is a touch of its own."""
        for button in buttons:
            self._actions.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the card; how it stands is told by its edge and its words, not its colour alone."""
        super().paintEvent(event)
        colours, sizes = row_colours(self._look, LIGHT), self.sizes
        edge_px = sizes.focus_edge_px if colours.thick else sizes.edge_px
        pen = QPen(QColor(colours.edge), edge_px)
        if colours.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.ground))
        inset = edge_px / 2
        card = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(card, DESK.radius_px, DESK.radius_px)
        if not self._sign.isHidden():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.sign_ground))
            painter.drawRoundedRect(self._sign.geometry(), DESK.radius_px / 2, DESK.radius_px / 2)
        painter.end()

    def _take_height(self, *, is_low: bool) -> None:
        sizes = self.sizes
        padding_px = sizes.padding_px // 2 if is_low else sizes.padding_px
        self._across.setContentsMargins(padding_px, 0, padding_px, 0)
        self._across.setSpacing(padding_px)
        self.setFixedHeight(sizes.action_px + sizes.gap_px if is_low else sizes.height_px)

    def _show_sign(self, sign: str) -> None:
        self._sign.setVisible(bool(sign))
        colour = row_colours(self._look, LIGHT).sign
        if not sign or sign.isdecimal():
            self._sign.setText(sign)
            return
        size_px = self.sizes.sign_px * (1 - 2 * _SIGN_EDGE)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(draw_icon(sign, colour, round(size_px * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        self._sign.setPixmap(pixmap)

    def _colour(self) -> None:
        colours = row_colours(self._look, LIGHT)
        for label, colour in (
            (self._sign, colours.sign),
            (self._name, colours.name),
            (self._detail, colours.detail),
            (self._state, colours.state),
            (self._state_detail, colours.detail),
        ):
            palette = label.palette()
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
            label.setPalette(palette)

    def _lay_out(self) -> None:
        for label in (self._name, self._detail):
            label.setWordWrap(True)
        for label in (self._state, self._state_detail):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._across = across = QHBoxLayout(self)
        across.addWidget(self._sign)
        across.addLayout(_two_lines(self._name, self._detail), 1)
        across.addLayout(_two_lines(self._state, self._state_detail))
        across.addLayout(self._actions)
        self._take_height(is_low=False)


def _two_lines(first: QLabel, second: QLabel) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addStretch(1)
    lines.addWidget(first)
    lines.addWidget(second)
    lines.addStretch(1)
    return lines


def _line(size_px: int, *, is_bold: bool = False, is_figure: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    # In a style sheet of its own, since that of a window would set another size.
    weight = QFont.Weight.Bold if is_bold else QFont.Weight.Normal
    label.setStyleSheet(f"font-size: {size_px}px; font-weight: {weight.value};")
    if is_figure:
        font = label.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        label.setFont(font)
    label.hide()
    return label
