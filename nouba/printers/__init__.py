"""``nouba printer list | probe | test | preview | emulate | reprint``: one module a word."""

import typer

from nouba.printers.emulate import emulate
from nouba.printers.list import list_printers
from nouba.printers.preview import preview
from nouba.printers.probe import probe
from nouba.printers.reprint import reprint
from nouba.printers.test import test

app = typer.Typer(help="Ticket printers.", no_args_is_help=True)
for word in (probe, test, preview, emulate, reprint):
    app.command()(word)
app.command("list")(list_printers)
