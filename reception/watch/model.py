"""What watching the hall needs: the log of alerts, signs of life, and who acted last."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from reception.domain.alerts import App


@dataclass(frozen=True, kw_only=True, slots=True)
class StationLife:
    """When something was last heard from a station's app.

    Of several programs that run as one station it is the one that was heard of longest ago.
    """

    station: str
    app: App
    part: str
    """Which of several of one kind, such as a board's code; empty for the only one."""
    since: datetime
    """When it was started."""
    heard_at: datetime
    unheard: timedelta
    """For how long, by the clock that timed it."""
    computers: tuple[str, ...] = ()
    """Where it runs, once for each program that runs as this station."""

    @property
    def is_duplicate(self) -> bool:
        """Return whether one station is two, which nobody can mean.

        One computer may well show the same board on two screens, or have two panels.
        """
        several = self.computers if self.app is App.KIOSK else {*self.computers}
        return len(several) > 1


def station_subject(app: App, part: str, station: str) -> str:
    """Return how alerts name a station's app."""
    return f"{app}:{part}:{station}"


def station_named(subject: str) -> tuple[App, str, str]:
    """Return the app, its part and the station that an alert names."""
    app, part, station = subject.split(":", 2)
    return App(app), part, station
