"""What has changed is told to a screen reader."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.screen_reader import Heard, listening
from ui_kit.announce import announce


def test_a_change_is_heard_as_it_is_written(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with listening() as heard:
        announce(window, "\u200fنودي على A\u00a0005")
        announce(window, "A\u00a0005 est absent", is_urgent=True)
        announce(window, "")
    assert heard == [Heard("نودي على A\u00a0005"), Heard("A\u00a0005 est absent", is_urgent=True)]
