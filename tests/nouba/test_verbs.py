"""Every verb of a clerk has a command, put together from its row."""

from typing import Any

from typer.main import get_command

from nouba.command_line import command_line
from reception.queue.verbs import VERBS


def test_every_verb_has_a_command_with_the_options_that_it_names() -> None:
    for verb in VERBS:
        command: Any = get_command(command_line(()))
        for word in verb.command.split():
            if word.startswith("--"):
                assert any(word in one.opts for one in command.params), verb.command
            else:
                command = command.commands[word]
        assert command.help == verb.help or verb.command == "cancel" or "--" in verb.command


def test_call_has_no_word_that_is_no_verb() -> None:
    group: Any = get_command(command_line(()))
    ours = [one.command.split()[1] for one in VERBS if one.command.startswith("call ")]
    assert list(group.commands["call"].commands) == list(dict.fromkeys(ours))
