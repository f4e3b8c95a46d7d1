"""A file of house rules alone: what it leaves out stays as the unit has it."""

from pathlib import Path

from reception.domain.unit import Unit
from reception.unit_checks import Mistake, Wrong
from reception.unit_description import UnfitUnitError, unit_of
from reception.unit_document import tables_of
from reception.unit_file import read_unit_file, refusal

_LISTS = ("priorities", "profiles", "counters")
_RULES = "calling"


def load_rules(path: Path, unit: Unit) -> Unit:
    """Return the unit with the house rules of a file.

    Its tables are those of a unit's file: ``[calling]``, ``[[priorities]]``, ``[[profiles]]`` and
    ``[[counters]]``. A list replaces the unit's own, a rule of ``[calling]`` that is left out
    stays as it is.

    Raises:
        TemplateError: the file cannot be used; one line for each mistake.
    """
    tables, _ = read_unit_file(path)
    strange = [name for name in tables if name not in {*_LISTS, _RULES}]
    if strange:
        sentence = f"rules are {_RULES}, {', '.join(_LISTS)}; give a whole unit with --unit"
        raise refusal(path.name, [Mistake(name, sentence, Wrong.UNFIT) for name in strange])
    described = tables_of(unit)
    written = tables.get(_RULES)
    if isinstance(written, dict):
        tables[_RULES] = {**described.get(_RULES, {}), **written}
    try:
        return unit_of({**described, **tables}, unit.ticket.logo)
    except UnfitUnitError as unfit:
        raise refusal(path.name, list(unfit.mistakes)) from None
