"""The morning's report as a manager takes it away: on pages, and as a workbook."""

from pathlib import Path

from nouba.report_output import made_by, save_pdf, save_xlsx
from reception.bootstrap import Reception
from reception.domain.language import Language
from reception.report_files.answers import Answers
from reception.report_files.build import Making, build
from reception.report_files.definitions import OVERVIEW
from reception.reports import Question

_READ = (Language.ARABIC, Language.FRENCH)


def leave_report_files(reception: Reception, out: Path) -> None:
    """Write today's overview as a PDF in Arabic and in French, and as a workbook."""
    unit = reception.hall.unit()
    answers = Answers(reception.reports, unit, Question())
    for language in _READ:
        document = build(OVERVIEW, answers, Making(language=language, made_by=made_by()))
        save_pdf(document, out / f"report-{language}.pdf")
        if language is Language.FRENCH:
            save_xlsx(document, out / "report.xlsx")
