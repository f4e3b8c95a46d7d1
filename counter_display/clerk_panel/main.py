"""The clerk's panel: sign in, take a counter, call visitors."""

import sys
from collections.abc import Callable

import shiboken6

from counter_display.call_box import CallBox
from counter_display.clerk_panel.keys import USUAL_PACE, KeyPace
from counter_display.clerk_panel.offline import KeptVerbs
from counter_display.clerk_panel.view_model import ClerkViewModel
from counter_display.clerk_panel.window import ClerkWindow
from counter_display.clerk_panel.window_memory import WindowMemory
from reception.app import Reception, join_reception
from reception.domain.alerts import App
from reception.domain.language import Language
from reception.domain.sign_in import SignInApp, Where
from reception.system.clock import clock_named
from reception.system.settings import Settings, state_folder
from ui_kit.app import close_or_give_up, make_app, watch_bugs
from ui_kit.background import Background, Pool
from ui_kit.changes import ChangeBridge
from ui_kit.heartbeat import SignOfLife, heartbeat_from_start
from ui_kit.paper import PaperWatch
from ui_kit.sign_in.entrance import where_at
from ui_kit.translations import Translations

# A visitor stands at the counter: then what she does is kept, if it can be.
_PATIENCE_S = 3.0


def build_panel(
    core: Reception,
    background: Background,
    changes: ChangeBridge,
    translations: Translations,
    *,
    where: Callable[[], Where],
    pace: KeyPace = USUAL_PACE,
    memory: WindowMemory | None = None,
    kept: KeptVerbs | None = None,
    aside: Background | None = None,
) -> ClerkWindow:
    """Return the clerk's window, joined but not shown.

    Args:
        core: asked in the background only.
        background: where it is asked.
        changes: says when to ask again; started and closed by the caller.
        translations: the app's languages.
        where: the window that clerks come in by; called in the background only.
        pace: how long keys wait for eyes to follow.
        memory: how the clerk of this station left the window; None: as on the first day.
        kept: what is done while the database is away; None: it is kept until the program ends.
        aside: where that is written; None: in the background.
    """
    view_model = ClerkViewModel(core, background, where=where, kept=kept, aside=aside, pace=pace)
    changes.changed.connect(view_model.refresh)
    changes.staleChanged.connect(view_model.set_feed_lost)
    paper = PaperWatch(core, background)
    window = ClerkWindow(view_model, paper, translations, memory or WindowMemory())
    changes.changed.connect(window.on_paper_changed)
    changes.changed.connect(window.entry.guard.on_changed)
    return window


def join_call_box(window: ClerkWindow, box: CallBox) -> CallBox:
    """Have a call box do the acts of a window; it is closed by the caller."""
    window.view_model.has_call_box = True
    box.pressed.connect(window.take_pad)
    box.troubleChanged.connect(window.on_call_box_changed)
    box.start()
    return box


def run(
    settings: Settings,
    *,
    attend: Callable[[ClerkWindow], object] | None = None,
    pace: KeyPace = USUAL_PACE,
) -> int:
    """Serve a clerk until the window is closed; return the exit code.

    ``attend`` is given the window before it is shown, and what it returns is kept as long.
    """
    app = make_app(sys.argv[:1], visitors=False)
    translations = Translations(app)
    reception = join_reception(
        settings.database, clock=clock_named(settings.clock), patience_s=_PATIENCE_S
    )
    background, aside = Pool("clerk"), Pool("clerk-kept")
    kept = None if attend else KeptVerbs(state_folder() / "clerk-kept.json")
    changes = ChangeBridge(reception.open_feed)
    # Who attends has places of its own for the windows, and leaves the station's as they are.
    memory = None if attend else WindowMemory(state_folder() / "clerk-window.ini")
    translations.use(memory.language if memory else Language.FRENCH)
    window = build_panel(
        reception,
        background,
        changes,
        translations,
        where=lambda: where_at(SignInApp.PANEL, settings.station, state_folder()),
        memory=memory,
        kept=kept,
        aside=aside,
        pace=pace,
    )
    watch_bugs(window.view_model.notices.report_bug, window)
    # The box calls for whoever sits here, not for a demonstration.
    named = "" if attend else settings.call_box
    box = join_call_box(window, CallBox(named)) if named else None
    life = SignOfLife(reception.stations, background, station=settings.station, app=App.CLERK)
    beating = heartbeat_from_start(window)
    attending = attend(window) if attend else None
    if not attend:
        window.show()
    changes.start()
    life.start()
    try:
        return app.exec()
    finally:
        del attending
        if beating:
            beating.close()
        if box:
            box.close()
        life.close()
        changes.close()
        aside.close()
        background.close()
        close_or_give_up(reception.close)
        if kept:
            kept.close()
        # Left to the interpreter's end, its widgets would go in any order.
        shiboken6.delete(window)
