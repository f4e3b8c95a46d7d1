"""How clear what is drawn stands out from what is drawn around it, by WCAG 2.2."""

from collections.abc import Iterator

from PIL import Image
from PySide6.QtCore import QMargins, QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem, QQuickView

from tests.support.qml import texts

_BESIDE_PX = 2

type Box = tuple[int, int, int, int]


def text_contrasts(view: QQuickView) -> Iterator[tuple[float, str]]:
    """Yield how clear each text is on the ground that is drawn most where it stands."""
    picture = picture_of(view)
    for text in texts(view):
        frame = _in_scene(text).intersected(QRectF(0, 0, view.width(), view.height()))
        if text.isEnabled() and frame.width() > 1 and frame.height() > 1:
            box = (int(frame.left()), int(frame.top()), int(frame.right()), int(frame.bottom()))
            ground = most_drawn(picture, box)
            if ground:
                yield contrast(QColor(text.property("color")), ground), str(text.property("text"))


def ring_contrasts(view: QQuickView, ring: QQuickItem) -> list[float]:
    """Return how clear each side of a ring is, on the ground outside it and inside it.

    A side that leaves the screen, or that something lies on, is not there.
    """
    frame = _in_scene(ring)
    beside = frame.toAlignedRect().marginsAdded(QMargins(4, 4, 4, 4))
    part = beside.intersected(QRect(0, 0, view.width(), view.height()))
    picture = picture_of(view, part)
    frame.translate(-part.x(), -part.y())
    left, top, right, bottom = (
        round(edge) for edge in (frame.left(), frame.top(), frame.right(), frame.bottom())
    )
    width = round(QQmlProperty.read(ring, "border.width"))
    colour = QColor(QQmlProperty.read(ring, "border.color"))
    # Its corners are round.
    corner = min(round(ring.property("radius")) + width, (right - left) // 2, (bottom - top) // 2)
    steps = range(-_BESIDE_PX - 1, width + _BESIDE_PX + 2)
    lying, standing = (left + corner, right - corner), (top + corner, bottom - corner)
    sides: list[list[Box]] = [
        [(lying[0], top + step, lying[1], top + step + 1) for step in steps],
        [(lying[0], bottom - step - 1, lying[1], bottom - step) for step in steps],
        [(left + step, standing[0], left + step + 1, standing[1]) for step in steps],
        [(right - step - 1, standing[0], right - step, standing[1]) for step in steps],
    ]
    return [
        contrast(colour, ground)
        for lines in sides
        for ground in _beside(colour, [most_drawn(picture, line) for line in lines])
    ]


def _beside(colour: QColor, grounds: list[QColor | None]) -> Iterator[QColor]:
    """Yield what is drawn before and behind the lines of a colour."""
    drawn = [at for at, ground in enumerate(grounds) if ground == colour]
    if drawn:
        # Next to it lies a line of both, where it does not begin with a whole pixel.
        around = (drawn[0] - _BESIDE_PX, drawn[-1] + _BESIDE_PX)
        yield from (ground for at in around if 0 <= at < len(grounds) and (ground := grounds[at]))


def picture_of(view: QQuickView, part: QRect | None = None) -> Image.Image:
    """Return the screen, or a part of it, as it is drawn now."""
    grabbed = view.grabWindow()
    return as_picture(grabbed.copy(part) if part else grabbed)


def as_picture(grabbed: QImage) -> Image.Image:
    """Return what was grabbed for counting its colours."""
    image = grabbed.convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    drawn = bytes(image.constBits())
    return Image.frombytes("RGB", size, drawn, "raw", "RGB", image.bytesPerLine(), 1)


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of two colours by WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _in_scene(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def most_drawn(picture: Image.Image, box: Box) -> QColor | None:
    """Return the colour that is drawn most; None where there is no screen."""
    left, top, right, bottom = box
    if not (0 <= left < right <= picture.width and 0 <= top < bottom <= picture.height):
        return None
    part = picture.crop(box)
    colours = part.getcolors(part.width * part.height) or []
    most = max(colours)[1]
    assert isinstance(most, tuple)
    return QColor(int(most[0]), int(most[1]), int(most[2]))
