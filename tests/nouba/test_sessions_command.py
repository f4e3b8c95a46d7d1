"""``nouba sessions``."""

from tests.support.commands import Nouba


def test_whoever_rules_the_computer_sees_ends_and_lifts(nouba: Nouba) -> None:
    assert nouba("sessions", "list").out == "Nobody is signed in.\n"
    assert nouba("sessions", "list", "--json").json == []
    assert nouba("sessions", "pauses").out == "Nobody has to wait.\n"
    assert nouba("sessions", "lift", "--login", "clerk1").out == "Lifted: 0.\n"
    for wrong in ("7", "00000000-0000-0000-0000-000000000007"):
        answer = nouba("sessions", "end", wrong)
        assert (answer.exit_code, answer.err) == (1, "This session is over already\n")
    answer = nouba("sessions", "drop-second-factor", "clerk1")
    assert (answer.exit_code, answer.err) == (1, "'clerk1' has no second factor\n")
    assert nouba("sessions", "lift").exit_code == 2
