"""In which order the keyboard goes through a window: as it is read, whatever was made when."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


def next_stop(window: QWidget, now: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return where the tabulator leads from a widget, round the window; None where to nowhere."""
    stops = [one for one in _as_read(window) if one is now or _is_stop(one)]
    if not stops:
        return None
    if now not in stops:
        return stops[0 if forward else -1]
    return stops[(stops.index(now) + (1 if forward else -1)) % len(stops)]


def _is_stop(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    takes = policy & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what is seen in it: what is laid out in its order, then the rest."""
    yield widget
    laid = list(_laid_out(widget.layout()))
    rest = (one for one in widget.children() if isinstance(one, QWidget) and one not in laid)
    for one in (*laid, *rest):
        if not one.isHidden() and not one.isWindow():
            yield from _as_read(one)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=layout.getItemPosition)  # type: ignore[arg-type] # a row, a column, spans
    for place in places:
        item = layout.itemAt(place)
        inner = item.layout() if item else None
        if inner:
            yield from _laid_out(inner)
        elif item and (widget := item.widget()):
            yield widget
