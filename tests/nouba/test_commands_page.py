"""The page of the command line says what the command says of itself."""

from tests.nouba.commands_page import FILE, commands_page


def test_the_page_is_what_the_command_says() -> None:
    assert FILE.read_text("utf-8") == commands_page(), "run python -m tests.nouba.commands_page"
