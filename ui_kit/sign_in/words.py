"""The words of the pages over a window; they are collected where ``translate`` is called."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
