"""How plots look: pens, brushes and typefaces, made of the tokens."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from reception.domain.language import Language
from ui_kit.fonts import families
from ui_kit.plots.content import Stroke
from ui_kit.tokens import DESK, LIGHT, STEP, Tokens
from ui_kit.translations import current_language, reads_right_to_left, speech

HEAT_CLASSES = 5
# Between the third and the fourth class neither ink nor white could be read well enough.
_HEAT = (0.0, 0.16, 0.34, 0.8, 1.0)


class Look:
    """The look of one plot, in the language of its reader."""

    def __init__(self, language: Language | None = None, tokens: Tokens = LIGHT) -> None:
        self.language = language or current_language()
        self.mirrored = reads_right_to_left(self.language)
        self.tokens = tokens

    def say(self, context: str, text: str) -> str:
        """Return one of the plots' own words in the reader's language."""
        return speech(self.language).say(context, text)

    @property
    def direction(self) -> Qt.LayoutDirection:
        """Return from which side the plot is read."""
        return Qt.LayoutDirection.RightToLeft if self.mirrored else Qt.LayoutDirection.LeftToRight

    @property
    def leading(self) -> Qt.AlignmentFlag:
        """Return the side where lines of text begin."""
        side = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    @property
    def trailing(self) -> Qt.AlignmentFlag:
        """Return the side where lines of text end."""
        side = Qt.AlignmentFlag.AlignLeft if self.mirrored else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignAbsolute

    @cached_property
    def font(self) -> QFont:
        """Return the typeface of everything small: marks, legends, names."""
        font = QFont(families(self.language))
        font.setPixelSize(round(DESK.body_px * STEP**-0.5))
        return font

    @cached_property
    def bold(self) -> QFont:
        """Return the typeface of what is read first."""
        font = QFont(self.font)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """Return the sizes of small text."""
        return QFontMetricsF(self.font)

    @cached_property
    def line_px(self) -> int:
        """Return the distance of lines: Noto Sans Arabic alone would ask for half as much again."""
        small_px: float = DESK.body_px * STEP**-0.5
        return round(small_px * (1.6 if self.mirrored else 1.35))

    def width(self, texts: Sequence[str]) -> float:
        """Return how wide the widest of some small texts is."""
        return max((self.metrics.horizontalAdvance(text) for text in texts), default=0.0)

    def colour(self, name: str) -> QColor:
        """Return a colour of the tokens."""
        return QColor(getattr(self.tokens, name))

    def pen(self, name: str, width_px: float = 1.0, dashes: Sequence[float] | None = None) -> QPen:
        """Return a pen; ``dashes`` are lengths of ink and gap in widths of the pen."""
        pen = QPen(self.colour(name), width_px)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            pen.setDashPattern(list(dashes))
        return pen

    def stroke(self, stroke: Stroke) -> QPen:
        """Return the pen of a line of a trend."""
        match stroke:
            case Stroke.MAIN:
                return self.pen("primary", 2.5)
            case Stroke.SECOND:
                return self.pen("information", 1.75, (5, 2.5))
            case Stroke.BEFORE:
                return self.pen("quiet_ink", 1.5, (1.5, 2))

    def target_pen(self) -> QPen:
        """Return the pen of a target."""
        return self.pen("warning", 1.5, (8, 3, 1.5, 3))

    def heat_class(self, number: int) -> QColor:
        """Return one of the grounds of a heat map, from pale to full."""
        pale, full, part = self.colour("primary_soft"), self.colour("primary"), _HEAT[number]

        def between(low: float, high: float) -> float:
            return low + (high - low) * part

        return QColor.fromRgbF(
            between(pale.redF(), full.redF()),
            between(pale.greenF(), full.greenF()),
            between(pale.blueF(), full.blueF()),
        )

    def on_heat(self, number: int) -> QColor:
        """Return the ink that is read on one of those grounds."""
        return self.colour("ink" if number <= HEAT_CLASSES // 2 else "on_primary")
