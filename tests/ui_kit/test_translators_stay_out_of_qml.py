"""A translator made in Python and a QML engine in one app can wait for each other for ever."""

from pathlib import Path

from tests.support.every_case import every_case

ROOT = Path(__file__).parents[2]


@every_case("app", ["kiosk", "counter_display/board", "ui_kit"])
def test_no_app_with_qml_installs_translators(app: str) -> None:
    for file in (ROOT / app).rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        allowed = file == ROOT / "ui_kit" / "translations.py"
        assert allowed or "installTranslator" not in source, file
        assert app == "ui_kit" or "Translations(" not in source, file
