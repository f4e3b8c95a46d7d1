"""A page with a list on one side and the form of the chosen item on the other."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from admin_console.forms.editing_page import EditingPage
from admin_console.forms.form import Form, FormSection, put_at, value_at
from admin_console.forms.item_list import ItemList, ItemLook
from admin_console.page import button, label
from admin_console.style import NARROW_PX
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.language import text_in
from reception.unit.checks import Mistake, Wrong
from reception.unit.document import Tables
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language

_ROOMY_PX = 120 * GRID_PX
"""On a page so wide there is room for long fields beside the list."""


class ListPage(EditingPage):
    """Edits the items of one list of the unit's file, one at a time.

    ``listed`` is the path of the list from the top of the file, such as ``services`` or
    ``calendar.closures``. A heir names the items and makes new ones.
    """

    def __init__(
        self,
        name: str,
        tools: Tools,
        listed: str,
        sections: Sequence[FormSection],
        *,
        retires: bool = True,
    ) -> None:
        super().__init__(name, tools, self.title_words())
        self._path = tuple(listed.split("."))
        self._retires = retires
        self.draft: Tables = {}
        self._at: int | None = None
        self._is_narrow = False
        self._edited_key: Any = None
        looks = ItemLook(name=self.item_words, detail=self.item_detail, icon=self.item_icon)
        self._list = ItemList(
            name, looks, title=self.title_words(), add=self.add_words(), retires=retires
        )
        self._list.chosen.connect(self._choose)
        self._list.addChosen.connect(lambda: self.leave(self._begin_new, stays=True))
        self._heading = label("heading", f"{name}-heading", wraps=True)
        self._remark = label("small", f"{name}-remark", wraps=True)
        self._retire = button("", f"{name}-retire")
        self._retire.clicked.connect(lambda: self.leave(self._retire_or_restore, stays=True))
        self.form = Form(f"{name}-form", sections)
        self.form.edited.connect(self.tell_edited)
        self._empty = label(
            "quiet",
            f"{name}-empty",
            text=translate("Console", "Choose one from the list, or add one."),
            wraps=True,
        )
        self._lay_out()
        self._show_item()

    # --- what a heir brings ---

    def title_words(self) -> str:
        """Return the page's title."""
        raise NotImplementedError

    def add_words(self) -> str:
        """Return what the button says that makes a new item."""
        raise NotImplementedError

    def item_words(self, item: Mapping[str, Any]) -> str:
        """Return what an item is called in the list."""
        names = item.get("names")
        return text_in(names, current_language()) if isinstance(names, Mapping) else ""

    def item_detail(self, item: Mapping[str, Any]) -> str:  # noqa: ARG002 - for heirs
        """Return what stands under an item's name in the list; empty for nothing."""
        return ""

    def item_icon(self, item: Mapping[str, Any]) -> str:  # noqa: ARG002 - for heirs
        """Return the name of an item's icon; empty for none."""
        return ""

    def new_item(self) -> Tables:
        """Return an item as it begins."""
        raise NotImplementedError

    def finish(self, tables: Tables, item: Tables) -> None:
        """Complete an item that was edited, and what else depends on it, before it is saved."""

    def take_out(self, tables: Tables, item: Tables) -> None:
        """Take an item out of whatever names it, before it is retired or removed."""

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:  # noqa: ARG002 - for heirs
        """Show an item in the form."""
        self.form.show_table(item)

    # --- EditingPage ---

    def show_described(self) -> None:
        """Show what was read anew, and the same item as before if it is still there."""
        # A new item has got its key only by being edited.
        key = None if self._at is None else self._edited_key or self._key(self._item())
        self.draft = deepcopy(self.base)
        items = self.items(self.draft)
        keys = [self._key(one) for one in items]
        standing = [at for at, one in enumerate(items) if not one.get("retired")]
        self._at = keys.index(key) if key in keys else next(iter(standing), None)
        self._list_items()
        self._show_item()

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now."""
        if self._at is None:
            tables = deepcopy(self.draft)
            if not self.items(tables) and value_at(self.base, self._path) is None:
                # Looking at a list that the description leaves out changes nothing.
                put_at(tables, self._path, None)
            return tables
        tables = deepcopy(self.draft)
        item = self.items(tables)[self._at]
        changed = self.form.table(item)
        self.items(tables)[self._at] = changed
        if changed != item or self._is_new():
            self.finish(tables, changed)
        self._edited_key = self._key(changed)
        return tables

    def say_mistakes(self, mistakes: Sequence[Mistake]) -> Sequence[Mistake]:
        """Say mistakes beside their fields; return those that have none here."""
        here, left = [], []
        for one in mistakes:
            steps = self.steps_here(one)
            if steps is None:
                left.append(one)
            else:
                here.append((steps, one))
        return [*self.form.say_mistakes(here), *left]

    def steps_here(self, mistake: Mistake) -> Sequence[str | int] | None:
        """Return the steps to a mistake within the item that is edited; None if it is elsewhere."""
        depth = len(self._path)
        if self._at is None or mistake.at[:depth] != self._path or len(mistake.at) <= depth:
            return None
        at, steps = mistake.at[depth], mistake.at[depth + 1 :]
        if at == self._at:
            return steps
        # What two items have alike is wrong in the one that is edited now.
        if mistake.kind is Wrong.TWICE and isinstance(at, int):
            keys = [str(step) for step in steps]
            items = self.items(self.edited_tables())
            if value_at(items[at], keys) == value_at(items[self._at], keys):
                return steps
        return None

    def hand_over(self) -> Any:
        """Return what was read and what is not saved yet, and of which item."""
        return super().hand_over(), self._at

    def take_up(self, draft: Any) -> None:
        """Show the same item."""
        described, at = draft
        super().take_up(described)
        if at is not None and at != self._at and not self.is_edited:
            self._open(at)

    def edits(self) -> Any:
        """Return the item as the fields have it, and the list in which it stands."""
        return self.draft, self._at, self.form.values()

    def show_edits(self, edits: Any) -> None:
        """Show an item as the fields of the page in another language had it."""
        self.draft, self._at, values = edits
        self._list_items()
        self._show_item()
        self.form.show_values(values)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the item stand below the list where the page is narrow; all of it scrolls then."""
        super().resizeEvent(event)
        self.form.set_narrow(narrow=self.width() < _ROOMY_PX)
        narrow = self.width() < NARROW_PX
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._list.set_narrow(narrow=narrow)
        if narrow:
            self._beside.setDirection(QBoxLayout.Direction.TopToBottom)
            self._beside.addWidget(self._area.takeWidget(), 1)
        else:
            self._beside.setDirection(QBoxLayout.Direction.LeftToRight)
            self._area.setWidget(self._inner)
        self._area.setVisible(not narrow)
        self._inner.show()

    # --- the list ---

    def items(self, tables: Tables) -> list[Tables]:
        """Return the list that is edited, in these tables."""
        *before, last = self._path
        table = tables
        for step in before:
            table = table.setdefault(step, {})
        found: list[Tables] = table.setdefault(last, []) if table else []
        return found

    def _item(self) -> Tables:
        return self.items(self.draft)[self._at or 0]

    def _key(self, item: Mapping[str, Any]) -> Any:
        """Return what tells an item from its neighbours when the list is read anew."""
        for key in ("code", "login", "number"):
            if key in item:
                return item[key]
        return str(item.get("names"))

    def _is_new(self) -> bool:
        return self._at is not None and self._at >= len(value_at(self.base, self._path) or ())

    def _list_items(self) -> None:
        self._list.show_items(self.items(self.draft) if self.draft else (), self._at)

    def _choose(self, at: int) -> None:
        self.leave(lambda: self._open(at), stays=True)
        if self._at != at:
            # Not yet left: the list goes on showing where one is.
            self._list_items()

    def _open(self, at: int) -> None:
        self.draft = deepcopy(self.base)
        if at >= len(self.items(self.draft)):
            return
        self._at = at
        self._list_items()
        self._show_item()

    def _begin_new(self) -> None:
        self.draft = deepcopy(self.base)
        items = self.items(self.draft)
        items.append(self.new_item())
        self._at = len(items) - 1
        self._list_items()
        self._list.show_end()
        self._show_item()
        self.tell_edited()
        self.form.fields[0].setFocus()

    def _retire_or_restore(self) -> None:
        if self._at is None:
            return
        self.draft = deepcopy(self.base)
        item = self._item()
        if item.pop("retired", False):
            # Taken back like any other edit: it may need a new place first.
            self._list_items()
            self._show_item()
            self.tell_edited()
            return
        tables = self.draft
        self.take_out(tables, item)
        if self._retires:
            item["retired"] = True
        else:
            self.items(tables).remove(item)
        self.draft = deepcopy(self.base)
        self.save_tables(tables)

    # --- the item ---

    def _show_item(self) -> None:
        chosen = self._at is not None
        self._edited_key = None
        for part in (self._heading, self._remark, self._retire, self.form):
            part.setVisible(chosen)
        self._empty.setVisible(not chosen)
        if chosen:
            self.show_form(self._item(), new=self._is_new())
            self._head()
            self._area.verticalScrollBar().setValue(0)

    def _head(self) -> None:
        if self._at is None or not self.draft:
            return
        item = self._item()
        self._heading.setText(self.item_words(item) or self.add_words())
        self._remark.setText(translate("Console", "retired") if item.get("retired") else "")
        self._remark.setVisible(bool(item.get("retired")))
        self._retire.setVisible(not self._is_new())
        if item.get("retired"):
            self._retire.setText(translate("Console", "Take back"))
        elif self._retires:
            self._retire.setText(translate("Console", "Retire"))
        else:
            self._retire.setText(translate("Console", "Remove"))

    def _lay_out(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(GRID_PX)
        self.head.addWidget(self._heading, 1)
        self.head.addWidget(self._retire, 0, Qt.AlignmentFlag.AlignTop)
        self._inner = QWidget()
        self._inner.setProperty("kind", "page")
        self.inner = column = QVBoxLayout(self._inner)
        """The column in which the form stands; a heir may put more beside it."""
        column.setContentsMargins(0, 0, GRID_PX, 0)
        column.setSpacing(GRID_PX)
        column.addLayout(self.head)
        column.addWidget(self._remark)
        column.addWidget(self._empty)
        column.addWidget(self.form)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._inner)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(3 * GRID_PX)
        self._beside.addWidget(self._list)
        self._beside.addWidget(self._area, 1)
        self.column.addLayout(self._beside, 1)


def forget_service(tables: Tables, code: str) -> None:
    """Take a service out of the counters, profiles, boards, alerts and complaints that name it.

    A work profile that has no other service, and a board that would show every service instead of
    none, go with it.
    """
    for _, item, key in _lists_of_services(tables):
        item[key] = [one for one in item[key] if one != code]
    if tables.get("complaints_service") == code:
        del tables["complaints_service"]
    alerts = tables.get("alerts", {})
    if "services" in alerts:
        alerts["services"] = [one for one in alerts["services"] if one["service"] != code]
    for listed in ("profiles", "boards"):
        kept = [one for one in tables.get(listed, ()) if one.get("services", True)]
        if listed in tables:
            tables[listed] = kept
    for item in (*tables.get("profiles", ()), *tables.get("boards", ())):
        for key in ("helps",):
            if not item.get(key, True):
                del item[key]


def forget_counter(tables: Tables, number: int) -> None:
    """Take a counter out of the boards that name it; a board that has no other goes with it."""
    for board in tables.get("boards", ()):
        if "counters" in board:
            board["counters"] = [one for one in board["counters"] if one != number]
    if "boards" in tables:
        tables["boards"] = [one for one in tables["boards"] if one.get("counters", True)]


def counters_of(tables: Tables, service: str) -> list[int]:
    """Return the counters that give a service."""
    return [
        one["number"]
        for one in tables.get("counters", ())
        if service in one.get("services", ()) and not one.get("retired")
    ]


def give_at(tables: Tables, service: str, numbers: list[int]) -> None:
    """Let these counters give a service, and no others."""
    for counter in tables.get("counters", ()):
        if counter.get("retired"):
            continue
        given = counter.get("services", [])
        if counter["number"] in numbers and service not in given:
            counter["services"] = [*given, service]
        elif counter["number"] not in numbers:
            counter["services"] = [one for one in given if one != service]


def _lists_of_services(tables: Tables) -> Iterator[tuple[str, dict[str, Any], str]]:
    for listed, keys in (
        ("counters", ("services",)),
        ("profiles", ("services", "helps")),
        ("boards", ("services",)),
    ):
        for item in tables.get(listed, ()):
            if item.get("retired"):
                continue
            for key in keys:
                if key in item:
                    yield listed, item, key
