"""``nouba day close``."""

import typer

from nouba.options import AsJson, Day, Db, RequestId
from nouba.show import print_json
from nouba.station import open_station

app = typer.Typer(help="The service day.", no_args_is_help=True)


@app.callback()
def _day() -> None:
    """Keep ``close`` a word of its own, though it is the only one."""


@app.command()
def close(
    day: Day = None, request_id: RequestId = None, db: Db = None, as_json: AsJson = False
) -> None:
    """Close the day: who still waits or is called is counted as unserved."""
    with open_station(db) as reception:
        closing = reception.desk.close_day(day=day, operation=request_id)
    if as_json:
        print_json({"day": closing.day.isoformat(), "unserved": closing.unserved})
    else:
        typer.echo(f"{closing.day} is closed; unserved: {closing.unserved}")
