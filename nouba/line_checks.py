"""What ``nouba doctor`` says of the line to visitors' telephones, where a relay was joined."""

from collections.abc import Iterator
from datetime import timedelta

from nouba.checks import CheckResult, failure, ok, warning
from outward.line.folder import LineFolder, LineState, ReceiverStatus
from reception.system.clock import SystemClock
from reception.system.files import private_mode
from reception.system.settings import Settings

_RUNS = timedelta(seconds=60)
# A relay takes what was made within five minutes of its clock; so much is left for the way.
_CLOCK_OFF_S, _CLOCK_WRONG_S = 30, 240
_ADMIT = "tell whoever runs the relay the code that 'nouba line status' shows"
_HINTS = {
    LineState.NEW: "wait some seconds, and look again",
    LineState.AWAY: "look at this computer's way to the Internet, and ask whoever runs the relay",
    LineState.NOT_ADMITTED: _ADMIT,
    LineState.ELSEWHERE: "let the line run on one computer alone; a copy of it needs another unit",
    LineState.REFUSED: "ask whoever runs the relay; versions may be apart",
}


def line_checks(_settings: Settings) -> Iterator[CheckResult]:
    """Yield how the line, its key and its clock are."""
    folder = LineFolder()
    receivers = folder.joined().addresses
    if not receivers:
        return
    yield _key(folder)
    found = folder.status()
    if found is None or SystemClock().now() - found.at >= _RUNS:
        yield failure("line", "the line does not run", "systemctl enable --now nouba-line")
        return
    stands = {one.address: one for one in found.receivers}
    for address in receivers:
        if one := stands.get(address):
            yield _receiver(one)
            yield from _clock(one)


def _key(folder: LineFolder) -> CheckResult:
    file = folder.path / "site.pem"
    if folder.key() is None:
        return failure("line-key", f"{file} is gone", "run 'nouba line join URL --new-key'")
    if file.stat().st_mode & 0o777 & ~private_mode(file):
        return failure("line-key", f"others may read {file}", "run 'nouba line join URL --new-key'")
    return ok("line-key", "the site's key is there, and nobody else's")


def _receiver(one: ReceiverStatus) -> CheckResult:
    if one.state is LineState.UP:
        return ok("line", f"{one.address} is up to date; {one.following} follow their ticket")
    says = f"{one.address} is {one.state}{one.says and f': {one.says}'}"
    return warning("line", says, _HINTS[one.state])


def _clock(one: ReceiverStatus) -> Iterator[CheckResult]:
    if one.clock_ahead_s is None:
        return
    off_s = abs(one.clock_ahead_s)
    says = f"this computer's clock and that of {one.address} are {off_s:.0f} s apart"
    hint = "let both follow a time server"
    if off_s >= _CLOCK_WRONG_S:
        yield failure("line-clock", says, hint)
    elif off_s >= _CLOCK_OFF_S:
        yield warning("line-clock", says, hint)
    else:
        yield ok("line-clock", says)
