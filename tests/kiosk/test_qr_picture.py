import base64

from PySide6.QtGui import QColor, QGuiApplication, QImage

from kiosk.section import qr_source

QUIET_ZONE = 4


def test_a_code_is_dark_on_light_with_a_whole_quiet_zone(qapp: QGuiApplication) -> None:
    source = qr_source("https://accueil.example/t/1")
    image = QImage.fromData(base64.b64decode(source.partition(",")[2]))
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == QColor("black")
    ]
    last = image.width() - 1 - QUIET_ZONE
    assert image.width() == image.height()
    assert {min(dark), (max(x for x, _ in dark), max(y for _, y in dark))} == {
        (QUIET_ZONE, QUIET_ZONE),
        (last, last),
    }
    assert image.pixelColor(0, 0) == QColor("white")


def test_no_text_has_no_code() -> None:
    assert qr_source("") == ""
