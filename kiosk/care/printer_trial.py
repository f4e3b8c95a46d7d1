"""The sheet by which staff see that the printer prints."""

from datetime import datetime

from reception.domain.language import Language
from reception.domain.slip import SlipPaper, SlipSection
from reception.slips import slip_words


def printer_trial(language: Language, *, station: str, version: str, at: datetime) -> SlipPaper:
    """Return a sheet that says where and when it was printed; ``at`` in the unit's zone."""
    return SlipPaper(
        language=language,
        unit_names={Language.FRENCH: "Nouba"},
        title=slip_words("test_page"),
        sections=(
            SlipSection(
                heading={Language.FRENCH: station},
                lines={Language.FRENCH: (f"Nouba {version}",)},
            ),
        ),
        printed_at=at,
    )
