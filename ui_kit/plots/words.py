"""What is said of bars, lying or standing."""

from ui_kit.plots.content import Bar, BarsContent
from ui_kit.plots.look import Look
from ui_kit.wording import from_its_side

NOTHING = "\u2013"


def bar_lines(content: BarsContent, bar: Bar, look: Look) -> tuple[str, ...]:
    """Return what is said of the bar that is pointed at."""
    told = [(content.measure.title, bar.value)]
    if bar.upper is not None:
        told.append((content.upper_name, bar.upper))
    if bar.before is not None:
        told.append((content.before_name, bar.before))
    lines = [_named(name, _written(content, value), look) for name, value in told]
    if bar.note:
        lines.append(from_its_side(bar.note, look.language))
    return (bar.place.name, *lines)


def bar_table(content: BarsContent) -> list[list[str]]:
    """Return the bars as text, the titles first."""
    has_upper = any(one.upper is not None for one in content.bars)
    has_before = any(one.before is not None for one in content.bars)
    titles = [content.group, content.measure.title]
    titles += [content.upper_name] if has_upper else []
    titles += [content.before_name] if has_before else []
    table = [titles]
    for bar in content.bars:
        values = [bar.value]
        values += [bar.upper] if has_upper else []
        values += [bar.before] if has_before else []
        table.append([bar.place.name, *(_written(content, value) for value in values)])
    return table


def bars_said(content: BarsContent, look: Look) -> str:
    """Return the lowest and the highest bar in a sentence."""
    known = [(bar.value, bar.place.name) for bar in content.bars if bar.value is not None]
    if not known:
        return look.say("Plots", "There is nothing to show.")
    (low, low_name), (high, high_name) = min(known), max(known)
    text = look.say("Plots", "%1: lowest %2 (%3), highest %4 (%5).")
    for mark, filled in (
        ("%1", content.measure.title),
        ("%2", content.measure.write(low)),
        ("%3", low_name),
        ("%4", content.measure.write(high)),
        ("%5", high_name),
    ):
        text = text.replace(mark, filled)
    return from_its_side(text, look.language)


def _named(name: str, written: str, look: Look) -> str:
    said = look.say("Plots", "%1: %2").replace("%1", name).replace("%2", written)
    return from_its_side(said, look.language)


def _written(content: BarsContent, value: float | None) -> str:
    return NOTHING if value is None else content.measure.write(value)
