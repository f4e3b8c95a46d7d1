"""``nouba call``: the clerk's verbs, from calling a visitor to what becomes of the visit."""

import typer

from nouba.calls import calling, moving, serving

app = typer.Typer(help="Call and serve visitors.", no_args_is_help=True)
app.command("next")(calling.call_next)
app.command("ticket")(calling.call_ticket)
app.command("recall")(calling.recall)
app.command("no-show")(calling.no_show)
app.command("start")(serving.start)
app.command("note")(serving.note)
app.command("finish")(serving.finish)
app.command("follow")(serving.follow)
app.command("walk-in")(serving.walk_in)
app.command("put-back")(moving.put_back)
app.command("park")(moving.park)
app.command("resume")(moving.resume)
app.command("transfer")(moving.transfer)
app.command("readmit")(moving.readmit)
app.command("undo")(moving.undo)
