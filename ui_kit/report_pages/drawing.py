"""A report drawn in a process of its own: plots are drawn in a main thread alone, and for long.

``python -m ui_kit.report_pages.drawing`` reads a packed report and writes its PDF.
"""

import subprocess
import sys
from pathlib import Path

from reception.progress import Watch, tell
from reception.report_files.document import Document, packed, unpacked
from reception.whole_file import put_whole

_COMMAND = (sys.executable, "-m", "ui_kit.report_pages.drawing")
_LOOK_EVERY_S = 0.1


def draw_pdf(document: Document, path: Path, watch: Watch) -> None:
    """Have a report drawn and write it, whole or not at all; any thread may.

    Raises:
        OSError: it cannot be written.
        AnswerStoppedError: whoever watches wants no more.
    """
    data = _drawn(packed(document), watch)
    with put_whole(path) as draft:
        draft.write_bytes(data)


def _drawn(report: bytes, watch: Watch) -> bytes:
    pipe = subprocess.PIPE
    with subprocess.Popen(_COMMAND, stdin=pipe, stdout=pipe, stderr=pipe) as child:  # noqa: S603 - our own
        given: bytes | None = report
        try:
            while True:
                tell(watch, 0.0)
                try:
                    data, complaints = child.communicate(given, timeout=_LOOK_EVERY_S)
                except subprocess.TimeoutExpired:
                    given = None  # it is on its way: from now on only the answer is waited for
                    continue
                break
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise RuntimeError(f"the report was not drawn: {complaints.decode(errors='replace')}")
    return data


def main() -> None:
    """Draw what is read."""
    from ui_kit.report_pages.offscreen import ensure_application  # noqa: PLC0415 - in the child

    ensure_application()
    from ui_kit.report_pages.pages import ReportPages  # noqa: PLC0415 - likewise
    from ui_kit.report_pages.pdf import pdf_of  # noqa: PLC0415 - likewise

    document = unpacked(sys.stdin.buffer.read())
    sys.stdout.buffer.write(pdf_of(document, ReportPages(document)))


if __name__ == "__main__":
    main()
