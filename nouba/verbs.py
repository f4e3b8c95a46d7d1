"""``nouba call``: the clerk's verbs, each with the words that its row asks for."""

from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from nouba.options import AsJson, Db, RequestId
from nouba.output import print_json, show_ticket, ticket_json
from nouba.station import open_station
from reception.app import Reception
from reception.domain.ticket import Visit
from reception.domain.unit import ORDINARY, SERVED
from reception.queue.model import At
from reception.queue.verbs import VERBS, Ask, Said, Verb

Counter = Annotated[int, typer.Option("--counter", metavar="N")]
Clerk = Annotated[str, typer.Option("--clerk", metavar="LOGIN")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in one line.")]
_HELD = Annotated[
    str | None, typer.Argument(metavar="[TICKET]", help="Label of the ticket you hold.")
]
_REQUIRED = Parameter.empty


def _argument(metavar: str, text: str) -> tuple[Any, Any]:
    return Annotated[str, typer.Argument(metavar=metavar, help=text)], _REQUIRED


def _option(
    name: str, text: str, *, metavar: str | None = None, kind: Any = str | None, usual: Any = None
) -> tuple[Any, Any]:
    return Annotated[kind, typer.Option(name, metavar=metavar, help=text)], usual


_TICKET = {"ticket": _argument("TICKET", "Label, such as A042.")}
# The fields of ``Said`` that belong to an ask, and what each is on the command line. What a panel
# asks of who sits at it, such as whether she is sure, has no word there.
_ASKED: Mapping[Ask, Mapping[str, tuple[Any, Any]]] = {
    Ask.TO_CALL: _TICKET,
    Ask.PARKED: _TICKET,
    Ask.MISSED: _TICKET,
    Ask.SERVICE: {"service": _argument("SERVICE", "Code of the service.")},
    Ask.TEXT: {"note": _argument("TEXT", "One line; an empty one takes the note away.")},
    Ask.ELSEWHERE: {
        "service": _option(
            "--to", "Code of another service.", metavar="SERVICE", kind=str, usual=""
        ),
        "to_counter": _option(
            "--to-counter", "The one counter that calls.", metavar="N", kind=int | None
        ),
        "to_clerk": _option("--to-clerk", "The one person who calls.", metavar="LOGIN"),
    },
    Ask.OUTCOME: {
        "outcome": _option(
            "--outcome", "How the service ended.", metavar="CODE", kind=str, usual=SERVED
        )
    },
    Ask.BECAME: {
        "outcome": _option("--outcome", "How the service here ended, if it did.", metavar="CODE")
    },
    Ask.ANYONE: {
        "anyone": _option(
            "--anyone", "Any colleague may resume; else only you.", kind=bool, usual=False
        )
    },
    Ask.NOTE: {"note": _option("--note", "For the next counter, in one line.", metavar="TEXT")},
    Ask.REASON: {"reason": (Reason, _REQUIRED)},
    Ask.LANGUAGE: {"language": _option("--language", "ar, fr, zgh or en; else the unit's first.")},
    Ask.PRIORITY: {
        "priority": _option("--priority", "Code of the priority class.", kind=str, usual=ORDINARY)
    },
    Ask.FINISH: {
        "finish": _option(
            "--finish", "End the ticket you serve in the same step.", kind=bool, usual=False
        )
    },
    Ask.COUNTER: {
        "counter": _option("--counter", "Not needed; for scripts.", metavar="N", kind=int | None)
    },
}


def command_of(verb: Verb) -> Callable[..., None]:
    """Return the command that does a verb, with an argument or option for all that it asks."""

    def carry_out(
        clerk: str,
        counter: int | None = None,
        held: str | None = None,
        request_id: RequestId = None,
        db: Db = None,
        as_json: AsJson = False,
        **said: Any,
    ) -> None:
        with open_station(db) as reception:
            at = At(counter, clerk, held)
            visit = verb.do(reception.desk, at, Said(**said), request_id)
            if visit:
                _show(reception, visit, as_json=as_json)

    carry_out.__doc__ = verb.help
    carry_out.__annotations__ = {}
    vars(carry_out)["__signature__"] = Signature(list(_parameters(verb)))
    return carry_out


def _parameters(verb: Verb) -> Iterator[Parameter]:
    told = [
        _parameter(name, *how)
        for ask in (*verb.asks, *verb.takes)
        for name, how in _ASKED[ask].items()
    ]
    yield from (one for one in told if _is_argument(one))
    if verb.at_counter:
        yield _parameter("counter", Counter)
    yield _parameter("clerk", Clerk)
    if verb.event:
        yield _parameter("held", _HELD, None)
    yield from (one for one in told if not _is_argument(one))
    yield _parameter("request_id", RequestId, None)
    yield _parameter("db", Db, None)
    yield _parameter("as_json", AsJson, False)


def _parameter(name: str, kind: Any, usual: Any = _REQUIRED) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=usual)


def _is_argument(parameter: Parameter) -> bool:
    return not isinstance(parameter.annotation.__metadata__[0], typer.models.OptionInfo)


def _show(reception: Reception, visit: Visit, *, as_json: bool) -> None:
    """Print a visit as it stands now."""
    view = reception.hall.view(visit)
    if as_json:
        print_json(ticket_json(view))
    else:
        show_ticket(view, reception.hall.unit())


app = typer.Typer(help="Call and serve visitors.", no_args_is_help=True)
for _verb in VERBS:
    match _verb.command.split():
        case ["call", _word]:
            app.command(_word)(command_of(_verb))
