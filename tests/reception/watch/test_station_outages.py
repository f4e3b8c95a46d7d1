"""Times without the database, as stations tell of them once they are back."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from reception.app import Reception
from reception.domain.alerts import App
from reception.offline.model import StationOutage
from tests.support.clocks import FakeClock


def test_an_outage_is_told_as_it_stands_and_shown_for_the_day(
    reception: Reception, clock: FakeClock
) -> None:
    began = clock.now() - timedelta(minutes=20)
    draining = StationOutage(
        id=UUID(int=1), station="kiosk-1", began_at=began, ended_at=None, tickets=12, waiting=9
    )
    earlier = replace(
        draining, id=UUID(int=2), began_at=began - timedelta(hours=1), ended_at=began, waiting=0
    )
    elsewhere = replace(earlier, id=UUID(int=3), station="kiosk-2")
    for told in (earlier, draining, elsewhere):
        reception.offline.tell_outage(told)
    reception.stations.beat("kiosk-1", App.KIOSK, starts=True)
    reception.stations.beat("desk", App.CLERK, starts=True)
    assert reception.offline.outages() == (draining, earlier, elsewhere)
    shown = {one.life.station: one.outage for one in reception.watch.look().stations}
    assert shown == {"kiosk-1": draining, "desk": None}

    over = replace(draining, ended_at=clock.now(), waiting=0, aside=1)
    reception.offline.tell_outage(over)
    assert reception.offline.outages()[0] == over
    clock.advance(days=1)
    assert reception.offline.outages() == ()
