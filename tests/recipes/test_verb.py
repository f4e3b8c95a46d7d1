"""The recipe of a clerk's verb: seven files, and the walks find it whole."""

from pathlib import Path

import pytest

from tests.recipes.scratch import files_of, follow, run, run_tests

# It runs the tests of a whole copy.
pytestmark = [pytest.mark.deep, pytest.mark.timeout(1800)]

RECIPE = {
    "reception/domain/ticket.py": {
        '    NOTED = "noted"\n': '    ESCORTED = "escorted"\n',
        "    (TicketState.SERVING, EventKind.FINISHED):": """\
    (TicketState.CALLED, EventKind.ESCORTED): TicketState.CALLED,
    (TicketState.SERVING, EventKind.ESCORTED): TicketState.SERVING,
""",
        "        case EventKind.NOTED:\n": """\
        case EventKind.ESCORTED:
            return replace(leg, state=state, note=event.note)
""",
    },
    "reception/queue/serve.py": {
        "    def walk_in(\n": '''\
    def escort(
        self, at: At, *, note: str | None = None, operation: UUID | None = None
    ) -> Visit:
        """Note that the clerk walks with the visitor; the counter stays hers."""
        said = remark(note)
        return self._with_held(
            EventKind.ESCORTED,
            at,
            operation=operation,
            more=lambda event, _unit, held: replace(event, note=said or held.leg.note),
        )

'''
    },
    "reception/queue/verbs.py": {
        "FINISH = Verb(\n": """\
ESCORT = Verb(
    code="escort",
    help="Note that you walk with the visitor; the counter stays yours.",
    event=EventKind.ESCORTED,
    takes=(Ask.NOTE,),
    do=lambda desk, at, said, operation: desk.escort(at, note=said.note, operation=operation),
)
""",
        "    FINISH,\n    OUTCOME,\n": "    ESCORT,\n",
    },
    "counter_display/clerk_panel/buttons.py": {
        "    Button(\n        verb=verbs.UNDO, name": """\
    Button(
        verb=verbs.ESCORT,
        name=marked("Clerk", "Walk along"),
        row=ButtonRow.IN_HAND,
        key=("K", "ن"),
        heard=marked("Clerk", "You walk with %1."),
    ),
"""
    },
    "admin_console/reports/visit_card.py": {
        "        EventKind.NOTED: ": """\
        EventKind.ESCORTED: translate("Console", "Walked along by the clerk"),
"""
    },
    "docs/clerks.md": {
        "| **Alt+I** | *Note*": "| **Alt+K** | *Walk along* with her; the counter stays yours |\n"
    },
    "tests/reception/queue/test_desk_machine.py": {
        "    verbs.FINISH: lambda": """\
    verbs.ESCORT: lambda hall, at, _, now, _day: hall.note(at.clerk, now),
"""
    },
}
WORDS = {
    "clerk": {
        "Walk along": ("المرافقة", "Accompagner"),
        "You walk with %1.": ("ترافقون %1.", "Vous accompagnez %1."),
    },
    "console": {"Walked along by the clerk": ("رافقه العون", "Accompagné par l’agent")},
}
UNTRANSLATED = '<translation type="unfinished"></translation>'


def translate(copy: Path) -> None:
    """Collect the new words, translate them, and compile what is translated."""
    run(copy, "-m", "ui_kit.translations", *WORDS)
    for app, words in WORDS.items():
        for place, language in enumerate(("ar", "fr")):
            file = copy / f"assets/translations/{app}_{language}.ts"
            text = file.read_text("utf-8")
            for source, said in words.items():
                before = f"<source>{source}</source>\n        {UNTRANSLATED}"
                assert before in text, (file.name, source)
                text = text.replace(
                    before,
                    f"<source>{source}</source>\n        <translation>{said[place]}</translation>",
                )
            file.write_text(text, "utf-8")
    run(copy, "-m", "ui_kit.translations", *WORDS)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("verb")
    follow("A verb", RECIPE, copy)
    translate(copy)
    run(copy, "-m", "tests.nouba.commands_page")
    return copy


def test_a_verb_takes_eight_files_at_most() -> None:
    written_by_hand = files_of("A verb")
    page_of_the_command = 1
    assert len(written_by_hand) + page_of_the_command <= 8


def test_the_walks_find_it_whole(followed: Path) -> None:
    run_tests(
        followed,
        "tests/reception/domain/test_ticket.py",
        "tests/reception/queue/test_verbs.py",
        "tests/reception/queue/test_desk_machine.py",
        "tests/nouba/test_verbs.py",
        "tests/nouba/test_commands_page.py",
        "tests/counter_display/test_buttons.py",
        "tests/admin_console/test_event_words.py",
    )


def test_the_command_has_it(followed: Path) -> None:
    said = run(followed, "-m", "nouba", "call", "escort", "--help")
    assert "walk with the visitor" in said
    assert "--note" in said
