"""Fixtures for the screens around the counter."""

import pytest
from PySide6.QtWidgets import QApplication

from ui_kit.fonts import load_fonts


@pytest.fixture(scope="session", autouse=True)
def typefaces(qapp: QApplication) -> None:
    load_fonts()
