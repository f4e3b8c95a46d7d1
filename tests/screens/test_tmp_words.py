from datetime import timedelta
import pytest
from reception.domain.availability import Availability
from reception.unit.file import load_template
from tests.screens.kiosk_ways import speak, open_group
from tests.support.fakes import NINE, a_reception
from tests.support.offices import a_reception_of, prefecture
from tests.support.qml import touch
from reception.domain.expected_wait import ExpectedWait
import reception.queue.hall
from dataclasses import replace

@pytest.mark.parametrize("shape", ["upright", "lying"])
@pytest.mark.parametrize("language", ["fr", "ar", "zgh", "en"])
@pytest.mark.parametrize("what", ["commune", "prefecture"])
def test_tmp(open_kiosk, folder, shape, language, what):
    core = a_reception(9) if language == "zgh" else a_reception_of(load_template("commune") if what == "commune" else prefecture())
    core.hall.busy = True
    unit = core.hall.unit()
    group = 'papers' if language == 'zgh' else unit.groups[0].code
    codes = [one.code for one in unit.services if one.group == group]
    core.hall.availability[codes[1]] = Availability.FULL
    core.hall.again_at[codes[1]] = NINE.replace(day=30, month=11, hour=8, minute=30)
    core.hall.availability[codes[2]] = Availability.PAUSED
    core.hall.again_at[codes[2]] = NINE.replace(hour=14, minute=0)
    kiosk = open_kiosk(core, shape)
    kiosk.grabWindow()
    if language != "zgh": speak(kiosk, language)
    if language == "zgh":
        kiosk.view_model.chooseLanguage("zgh"); kiosk.view_model.chooseSecond("fr")
    kiosk.grabWindow().save(str(folder / f"{what}-{shape}-{language}-groups.png"))
    open_group(kiosk, group)
    kiosk.grabWindow().save(str(folder / f"{what}-{shape}-{language}-services.png"))
