"""The window of a member of staff: its page is built anew in each language."""

from PySide6.QtWidgets import QMainWindow, QWidget

from ui_kit.translations import Translations


def take_away(part: QWidget) -> None:
    """Let a part of a window go."""
    # Qt shows later what was laid out just now: alone, it would be a window and take keys.
    part.hide()
    part.setParent(None)
    part.deleteLater()


class StaffWindow(QMainWindow):
    """Builds its page at first and at each change of language; a label just takes its text.

    Whoever builds it calls ``rebuild`` once all that ``build`` needs is there. What somebody chose
    or typed is kept outside the page, and the page that is built shows it. Nothing that outlives a
    page may hold on to one of its widgets.
    """

    def __init__(self, translations: Translations) -> None:
        super().__init__()
        self.translations = translations
        translations.languageChanged.connect(self.rebuild)

    def build(self) -> QWidget:
        """Return the page, in the present language."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Put a page of the present language in the place of the former one."""
        focused = self.focusWidget()
        name = focused.objectName() if focused else ""
        present = self.centralWidget()
        is_covered = present is not None and present.isHidden()
        former = self.takeCentralWidget()
        page = self.build()
        self.setCentralWidget(page)
        page.setHidden(is_covered)
        if former is not None:
            # It may be one of its own buttons by which the language was chosen.
            former.deleteLater()
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()
