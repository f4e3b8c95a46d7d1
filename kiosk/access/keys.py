"""Four keys lead through the kiosk: next, previous, choose, back; a fifth repeats what is read.

Any keyboard or keypad will do that sends arrows or Tab, Enter or Space, Escape or Backspace, and
F13 or an asterisk. The arrows follow the side from which the language is read.
"""

from collections.abc import Iterator

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickView
from shiboken6 import isValid

from kiosk.access.attention import TouchAttention
from kiosk.view_model import KioskViewModel

_NEXT = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Down})
_PREVIOUS = frozenset({Qt.Key.Key_Backtab, Qt.Key.Key_Up})
_CHOOSE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select})
_BACK = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_Backspace})
_REPEAT = frozenset({Qt.Key.Key_F13, Qt.Key.Key_Asterisk})
# Pages on which keys write, unless somebody goes from button to button by them.
_WRITING_PAGES = frozenset({"search"})
_WRITING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Asterisk})


class Keys(QObject):
    """Moves the focus, presses what has it, and never loses it."""

    moved = Signal()
    """The focus went to another item by a key."""
    placed = Signal()
    """The focus went to another item by itself: at a new page, or because the old one went."""
    repeatAsked = Signal()

    def __init__(
        self, window: QQuickView, view_model: KioskViewModel, attention: TouchAttention
    ) -> None:
        super().__init__(window)
        self._window = window
        self._view_model = view_model
        self._by_key = False
        self._waits = False
        self._last: QQuickItem | None = None
        attention.replaced.connect(self.begin_page)
        view_model.sections.offer.turned.connect(self.begin_page)
        window.activeFocusItemChanged.connect(self._keep_focus)

    @Slot()
    def begin_page(self) -> None:
        """Start at what stands first on a new page, once that is there."""
        self._note_touch()
        if not self._waits:
            self._waits = True
            QTimer.singleShot(0, self, self._begin_page)

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it asked for anything."""
        key = Qt.Key(event.key())
        if self._view_model.sections.flow.property("idleWarning"):
            # Whatever is pressed, somebody is there; nothing else happens at once.
            self._by_key = True
            self._view_model.sections.flow.attend()
            return True
        self._view_model.sections.flow.attend()
        if key in _WRITING and not self._by_key and self._page in _WRITING_PAGES:
            return False
        ahead, behind = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self._view_model.property("mirrored"):
            ahead, behind = behind, ahead
        if key in _NEXT or key == ahead:
            self._move(1)
        elif key in _PREVIOUS or key == behind:
            self._move(-1)
        elif key in _CHOOSE | _BACK | _REPEAT:
            # A key that is held does not choose again and again.
            if not event.isAutoRepeat():
                self._act(key)
        else:
            return False
        return True

    def _act(self, key: Qt.Key) -> None:
        had_focus = self._by_key
        self._by_key = True
        if key in _REPEAT:
            # What was touched last is no place to go on from: she has not seen it.
            if had_focus:
                self._show_focus()
            else:
                self._begin_page()
            self.repeatAsked.emit()
        elif key in _BACK:
            self._go_back()
        elif had_focus:
            self._choose()
        else:
            # What nobody has seen to be in focus is not chosen either.
            self._begin_page()

    def _go_back(self) -> None:
        menu = self._view_model.sections.service
        if menu.property("stage") == "shut":
            self._view_model.back()
        else:
            # It lies over the visitors' page, which must not turn behind it.
            menu.shut()

    def _choose(self) -> None:
        chosen = self._window.activeFocusItem()
        if chosen in self._stops() and chosen.isEnabled():
            QMetaObject.invokeMethod(chosen, "click")

    def _move(self, steps: int) -> None:
        stops = [one for one in self._stops() if one.isEnabled()]
        current = self._window.activeFocusItem()
        if not stops:
            return
        if current in stops and self._by_key:
            self._focus(stops[(stops.index(current) + steps) % len(stops)])
        else:
            self._focus(stops[0 if steps > 0 else -1])
        self.moved.emit()

    def _focus(self, stop: QQuickItem) -> None:
        self._by_key = True
        self._last = stop
        _show_focus(stop)

    @Slot()
    def _begin_page(self) -> None:
        self._waits = False
        stops = self._stops() if self._by_key else []
        if not stops:
            return
        first = stops[0]
        if not first.isEnabled():
            # A page that has just come does not hear its first button yet.
            first.enabledChanged.connect(
                self._begin_page,
                Qt.ConnectionType(
                    Qt.ConnectionType.SingleShotConnection.value
                    | Qt.ConnectionType.AutoConnection.value
                ),
            )
            return
        self._focus(first)
        self.placed.emit()

    def _show_focus(self) -> None:
        current = self._window.activeFocusItem()
        if current in self._stops():
            _show_focus(current)
        else:
            self._begin_page()

    @Slot()
    def _keep_focus(self) -> None:
        # A window that is being destroyed still says that it loses the focus.
        if not isValid(self._window):
            return
        self._note_touch()
        if self._by_key:
            QTimer.singleShot(0, self, self._find_focus)

    @Slot()
    def _find_focus(self) -> None:
        stops = self._stops()
        if not self._by_key or self._window.activeFocusItem() in stops:
            return
        last = self._last
        if last and isValid(last) and last in stops and not last.isEnabled():
            # What was pressed can be pressed no more, but the page is the same: go on behind it.
            place = stops.index(last)
            behind = [one for one in stops[place:] + stops[:place] if one.isEnabled()]
            if behind:
                self._focus(behind[0])
                self.placed.emit()
            return
        self.begin_page()

    def _note_touch(self) -> None:
        # What is touched takes the focus for that reason; nobody looks for a ring there.
        current = self._window.activeFocusItem()
        if current and current.property("focusReason") == Qt.FocusReason.MouseFocusReason:
            self._by_key = False

    @property
    def _page(self) -> str:
        return self._view_model.sections.flow.way.page

    def _stops(self) -> list[QQuickItem]:
        root = self._window.rootObject()
        return [one for one in _seen_below(root) if one.activeFocusOnTab()] if root else []


def _seen_below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        # What a question lies over is switched off as a whole, by its own property.
        if child.isVisible() and (child.isEnabled() or child.activeFocusOnTab()):
            yield child
            yield from _seen_below(child)


def _show_focus(stop: QQuickItem) -> None:
    stop.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    # What had the focus already, by touch, would keep that for its reason and show nothing.
    stop.setProperty("focusReason", Qt.FocusReason.TabFocusReason)
