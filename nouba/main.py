"""``nouba``: the words of the command line, and what each failure means to who typed them."""

import logging
import sys
from collections.abc import Sequence

import typer

from nouba import apps, calls, databases, day, demo_command, doctor, printers, reports, tickets
from nouba.exit_codes import DONE, ENVIRONMENT_FAILED, REFUSED
from nouba.log_file import log_path, open_log
from reception.domain.errors import EnvironmentFault, Refusal

_log = logging.getLogger("nouba")

app = typer.Typer(
    name="nouba",
    help="Reception for public offices: tickets, calls, boards and true waiting times.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("init")(databases.init)
app.command("verify")(databases.verify)
app.command("doctor")(doctor.doctor)
app.command("demo")(demo_command.demo)
app.command("kiosk")(apps.kiosk)
app.command("board")(apps.board)
app.command("clerk")(apps.clerk)
app.command("admin")(apps.admin)
app.command("issue")(tickets.issue)
app.command("cancel")(tickets.cancel)
app.command("queue")(tickets.queue)
app.command("ticket")(tickets.ticket)
app.add_typer(calls.app, name="call")
app.add_typer(day.app, name="day")
app.add_typer(reports.report_app, name="report")
app.add_typer(reports.visits_app, name="visits")
app.add_typer(printers.app, name="printer")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command, and end with the exit code of the contract."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line; return its exit code.

    0 done; 1 refused; 2 wrong usage; 3 the environment failed.
    """
    open_log()
    try:
        app(args=arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    except Refusal as refusal:
        return _say(str(refusal), REFUSED)
    except EnvironmentFault as fault:
        return _say(str(fault), ENVIRONMENT_FAILED)
    except KeyboardInterrupt:
        return _say("Stopped.", REFUSED)
    except BrokenPipeError:
        # Who read the answer has left; there is nobody to tell.
        sys.stderr.close()
        return ENVIRONMENT_FAILED
    except Exception:  # noqa: BLE001 - the last resort, and it is logged with its trace
        # Whatever it is, it is a fault of ours: kept with its trace, told in one sentence.
        _log.exception("the command failed")
        return _say(
            f"Nouba failed unexpectedly; please report what stands in {log_path()}",
            ENVIRONMENT_FAILED,
        )
    return DONE


def _say(sentence: str, exit_code: int) -> int:
    typer.echo(sentence, err=True)
    return exit_code
