"""One lying bar for each group, its name before it and its value at its end."""

from collections.abc import Sequence
from functools import cached_property
from itertools import compress

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter

from ui_kit.late import late_text
from ui_kit.plots.chart import Chart, Mark
from ui_kit.plots.content import Bar, BarsContent, ContentKind
from ui_kit.plots.legend import NOTHING, Look, Sample, SwatchForm
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side

_BAR_PX = 1.75 * GRID_PX
_ROW_PX = 4.0 * GRID_PX
_NAMES_PART = 0.36
_LEAST_NAMES_PX = 80.0
_WHOLE = 100.0
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class _BarsChart(Chart):
    """What bars tell, whichever way they stand."""

    def __init__(self, content: BarsContent, look: Look) -> None:
        super().__init__(look)
        self.content = content
        self.values = [
            value for one in content.bars for value in (one.value, one.upper, one.before)
        ]
        self.samples = self._samples()
        self.legend.show_samples(self.samples)

    def table(self) -> list[list[str]]:
        """Return a row for each bar."""
        content = self.content
        has_upper = any(one.upper is not None for one in content.bars)
        has_before = any(one.before is not None for one in content.bars)
        shown = (True, True, has_upper, has_before)
        titles = (content.group, content.measure.title, content.upper_name, content.before_name)
        rows = (
            (bar.place.name, *map(self._write, (bar.value, bar.upper, bar.before)))
            for bar in content.bars
        )
        return [list(compress(row, shown)) for row in (titles, *rows)]

    def said(self) -> str:
        """Return the lowest and the highest value."""
        content = self.content
        places = [bar.place for bar in content.bars]
        values = [bar.value for bar in content.bars]
        return self.look.lowest_and_highest(content.measure.title, content.measure, places, values)

    def mark_of(self, bar: Bar, area: QRectF, at: QPointF) -> Mark:
        """Return what is said of a bar that is pointed at: its name, and all its values."""
        content, lines = self.content, [bar.place.name]
        for name, value, is_told in (
            (content.measure.title, bar.value, True),
            (content.upper_name, bar.upper, bar.upper is not None),
            (content.before_name, bar.before, bar.before is not None),
        ):
            if is_told:
                lines.append(self.look.named(name, self._write(value)))
        if bar.note:
            lines.append(from_its_side(bar.note, self.look.language))
        return Mark(area=area, at=at, lines=tuple(lines), key=bar.place.key)

    def _write(self, value: float | None) -> str:
        return NOTHING if value is None else self.content.measure.write(value)

    def _samples(self) -> list[Sample]:
        """Return what bars, their pale ends and their ticks mean, where there is more than one."""
        content, look, edge = self.content, self.look, self.look.pen("primary")
        samples = []
        if any(one.upper is not None for one in content.bars):
            pale = look.colour("primary_soft")
            samples.append(Sample(SwatchForm.GROUND, content.upper_name, edge, pale))
        if any(one.before is not None for one in content.bars):
            samples.append(Sample(SwatchForm.TICK, content.before_name, look.pen("quiet_ink", 2.5)))
        main = Sample(SwatchForm.GROUND, content.measure.title, edge, look.colour("primary"))
        return [main, *samples] if samples else []


class BarsChart(_BarsChart):
    """Draws bars from the side where lines begin; a long name takes more than one line."""

    def __init__(self, content: BarsContent, look: Look) -> None:
        super().__init__(content, look)
        self.upright.hide()
        self.across.hide()
        self.upright.setWidth(0)
        self.across.setHeight(0)

    def height_for(self, width_px: float) -> float:
        """Return the height of all rows and the legend."""
        legend = (self.look.line_px + GRID_PX) if self.samples else 0.0
        return legend + sum(self._heights(width_px))

    def marks(self) -> Sequence[Mark]:
        """Return each bar with its name, value and what stands beside it."""
        areas = [self.frame(row) for row in self._rows()]
        bars = zip(self.content.bars, areas, strict=True)
        return [self.mark_of(bar, area, area.center()) for bar, area in bars]

    def draw(self, painter: QPainter) -> None:
        """Draw every row."""
        for number, (bar, row) in enumerate(zip(self.content.bars, self._rows(), strict=True)):
            if number == self.current:
                self.fill(painter, "primary_soft")
                painter.drawRoundedRect(row, GRID_PX / 2, GRID_PX / 2)
            self._draw_name(painter, bar, row)
            self._draw_bar(painter, bar, row)

    def _draw_name(self, painter: QPainter, bar: Bar, row: QRectF) -> None:
        names = self._names_px(row.width())
        left = row.right() - names if self.look.mirrored else row.left()
        area = QRectF(left, row.top(), names - 1.5 * GRID_PX, row.height())
        if self.look.mirrored:
            area.translate(1.5 * GRID_PX, 0)
        area.adjust(GRID_PX / 2, 0, -GRID_PX / 2, 0)
        painter.setPen(self.look.colour("ink"))
        painter.drawText(
            area, self.look.leading | _WRAPS | Qt.TextFlag.TextDontClip, bar.place.mark
        )

    def _draw_bar(self, painter: QPainter, bar: Bar, row: QRectF) -> None:
        end = 0.0
        if bar.value is not None:
            if bar.upper is not None:
                painter.setPen(self.look.pen("primary"))
                painter.setBrush(QBrush(self.look.colour("primary_soft")))
                self._draw_part(painter, row, bar.upper)
                end = bar.upper
            painter.setPen(self.look.pen("primary"))
            painter.setBrush(QBrush(self.look.colour("primary")))
            self._draw_part(painter, row, bar.value)
            self._hatch(painter, row, bar)
            end = max(end, bar.value)
        if bar.before is not None:
            painter.setPen(self.look.pen("quiet_ink", 2.5))
            x, middle = self._along(row, bar.before), row.center().y()
            reach = _BAR_PX / 2 + 4
            painter.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach))
            # The figure stands at the end of its bar, and behind the tick where that is near.
            room = self._values_px + GRID_PX
            if abs(self._along(row, end) - x) < room and bar.before > end:
                end = bar.before
        along = self._along(row, end)
        # The pale end's value is as pale: what each of the two is, the legend says.
        for written, font, colour in self._written(bar):
            painter.setFont(font)
            painter.setPen(self.look.colour(colour))
            width = QFontMetricsF(font).horizontalAdvance(written)
            along += -GRID_PX - width if self.look.mirrored else GRID_PX
            painter.drawText(
                QRectF(along, row.top(), width, row.height()),
                self.look.leading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip,
                written,
            )
            along += 0.0 if self.look.mirrored else width
        painter.setFont(self.look.font)

    def _draw_part(self, painter: QPainter, row: QRectF, value: float) -> None:
        area = self._area(row, 0.0, value)
        radius = min(4.0, area.width() / 2)
        painter.drawRoundedRect(area, radius, radius)

    def _hatch(self, painter: QPainter, row: QRectF, bar: Bar) -> None:
        """Mark the end of a bar by lines, which are seen without colours as well."""
        if not bar.warned_part or not bar.value:
            return
        area = self._area(row, bar.value * (1.0 - bar.warned_part), bar.value)
        painter.setPen(self.look.pen("danger"))
        painter.setBrush(QBrush(self.look.colour("surface")))
        painter.drawRect(area)
        painter.setBrush(QBrush(self.look.colour("danger"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(area)

    def _area(self, row: QRectF, low: float, high: float) -> QRectF:
        one, other = self._along(row, low), self._along(row, high)
        top = row.center().y() - _BAR_PX / 2
        return QRectF(min(one, other), top, abs(other - one), _BAR_PX)

    def _along(self, row: QRectF, value: float) -> float:
        """Return where a value stands along a row."""
        begins = self._names_px(row.width())
        room = row.width() - begins - self._values_px - GRID_PX
        far = begins + max(room, GRID_PX) * value / self._highest
        return row.right() - far if self.look.mirrored else row.left() + far

    @cached_property
    def _highest(self) -> float:
        if self.content.measure.kind is ContentKind.PERCENT:
            return _WHOLE
        return max([value for value in self.values if value], default=0.0) or 1.0

    @cached_property
    def _values_px(self) -> float:
        return max(
            sum(
                GRID_PX + QFontMetricsF(font).horizontalAdvance(written)
                for written, font, _ in self._written(one)
            )
            for one in self.content.bars
        )

    def _written(self, bar: Bar) -> list[tuple[str, QFont, str]]:
        """Return what stands at the end of a bar, with its typeface and colour."""
        warned = [(late_text(bar.warned), self.look.font, "danger")] if bar.warned else []
        if bar.value is None:
            return [(NOTHING, self.look.font, "quiet_ink"), *warned]
        write = self.content.measure.write
        written = [(write(bar.value), self.look.bold, "ink")]
        if bar.upper is not None:
            written.append((write(bar.upper), self.look.font, "quiet_ink"))
        return [*written, *warned]

    @cached_property
    def _widest_px(self) -> float:
        return self.look.width([one.place.mark for one in self.content.bars]) + 3.5 * GRID_PX

    def _names_px(self, width_px: float) -> float:
        return max(_LEAST_NAMES_PX, min(self._widest_px, width_px * _NAMES_PART))

    def _heights(self, width_px: float) -> list[float]:
        names = self._names_px(width_px) - 3 * GRID_PX
        room, wraps = QRectF(0, 0, names, 10_000), Qt.TextFlag.TextWordWrap
        needed = (
            self.look.metrics.boundingRect(room, wraps, bar.place.mark).height()
            for bar in self.content.bars
        )
        return [max(_ROW_PX, one + GRID_PX) for one in needed]

    def _rows(self) -> list[QRectF]:
        size = self.view.rect()
        heights = self._heights(size.width())
        # On paper the rows may have less or more room than they ask for.
        part = min(size.height() / (sum(heights) or 1.0), 1.25)
        top, rows = 0.0, []
        for height in heights:
            rows.append(QRectF(0, top, size.width(), height * part))
            top += height * part
        return rows


_WIDEST_PX = 56.0
_PART = 0.64


class ColumnsChart(_BarsChart):
    """Draws standing bars in order of time; time runs as the language reads."""

    def __init__(self, content: BarsContent, look: Look) -> None:
        super().__init__(content, look)
        self.measure_upright(self.values, content.measure)
        self.name_places([bar.place.mark for bar in content.bars])

    def marks(self) -> Sequence[Mark]:
        """Return each bar with what stands beside it."""
        strips = self.strips(len(self.content.bars))
        return [
            self.mark_of(bar, self.frame(strip), self.spot(self.at(number, bar.value or 0.0)))
            for number, (bar, strip) in enumerate(zip(self.content.bars, strips, strict=True))
        ]

    def draw(self, painter: QPainter) -> None:
        """Draw the grid and the bars."""
        self.draw_grid(painter)
        strips = self.strips(len(self.content.bars))
        for number, (bar, strip) in enumerate(zip(self.content.bars, strips, strict=True)):
            if number == self.current:
                self.fill(painter, "primary_soft")
                painter.drawRect(strip)
            width = min(_WIDEST_PX, strip.width() * _PART)
            for value, ground in ((bar.upper, "primary_soft"), (bar.value, "primary")):
                if value:
                    painter.setPen(self.look.pen("primary"))
                    painter.setBrush(QBrush(self.look.colour(ground)))
                    self._draw_part(painter, number, value, width)
            if bar.before is not None:
                at = self.at(number, bar.before)
                reach = QPointF(width / 2 + 3, 0)
                painter.setPen(self.look.pen("quiet_ink", 2.5))
                painter.drawLine(at - reach, at + reach)

    def _draw_part(self, painter: QPainter, number: int, value: float, width: float) -> None:
        top, foot = self.at(number, value), self.at(number, 0)
        area = QRectF(top.x() - width / 2, top.y(), width, foot.y() - top.y())
        radius = min(3.0, area.height() / 2)
        painter.drawRoundedRect(area, radius, radius)
