"""A voice for tests: a child that keeps the protocol, notes what it is asked, and misbehaves."""

import json
import sys
from pathlib import Path
from typing import Any

# Notes each line in a file. "ends" says everything at once; "crashes" dies over the first words of
# each; "hangs" before it can be asked; "sticks" never ends; "waits" ends one for each file "go-N"
# that the test makes.
CHILD = """
import json, sys, time, pathlib
folder, manner = pathlib.Path(sys.argv[1]), sys.argv[2]
def tell(**answer):
    print(json.dumps(answer), flush=True)
with open(folder / "starts", "a") as starts:
    starts.write("start\\n")
if manner == "hangs":
    time.sleep(600)
if manner == "is without output":
    sys.exit(3)
tell(ready=True, languages=["ar", "fr"])
print("a library's own word", flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    with open(folder / "asked", "a") as heard:
        heard.write(line)
    tell(id=asked["id"], begun_s=0.01)
    if manner == "crashes":
        sys.exit(139)
    if manner == "sticks":
        time.sleep(600)
    while manner == "waits" and not (folder / f"go-{asked['id']}").exists():
        time.sleep(0.002)
    tell(id=asked["id"], done=True, trouble="no such clip" if manner == "fails" else "")
"""


def child_command(folder: Path, manner: str) -> tuple[str, ...]:
    """Return the command of such a child."""
    return (sys.executable, "-c", CHILD, str(folder), manner)


def asked(folder: Path) -> list[dict[str, Any]]:
    """Return what the child was asked so far."""
    file = folder / "asked"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def starts(folder: Path) -> int:
    """Return how often a child was started."""
    file = folder / "starts"
    return len(file.read_text().splitlines()) if file.exists() else 0


def let_end(folder: Path, number: int) -> None:
    """Let a child that waits end what it says."""
    (folder / f"go-{number}").touch()
