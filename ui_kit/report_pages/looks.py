"""The colours of workbooks: those of the screens."""

from reception.report_files.workbook import Looks
from ui_kit.tokens import LIGHT

WORKBOOK = Looks(
    header=LIGHT.primary,
    on_header=LIGHT.on_primary,
    total=LIGHT.primary_soft,
    series=(LIGHT.primary, LIGHT.accent, LIGHT.information),
    grid=LIGHT.line,
    low=LIGHT.surface,
    high=LIGHT.accent,
)
