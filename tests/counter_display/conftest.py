"""Fixtures for the screens around the counter; without a screen they are drawn off it."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from ui_kit.fonts import load_fonts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


@pytest.fixture(scope="session", autouse=True)
def typefaces(qapp: QApplication) -> None:
    load_fonts()
