"""The model of a unit's file, made of what the unit's classes declare; the one use of pydantic.

Tables are checked and become the unit in one go: each value becomes what its class holds, minutes a
length of time, a list a tuple. Hand-written is only what the file writes in another shape.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from functools import cache, partial
from types import GenericAlias
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    create_model,
)
from pydantic_core import ErrorDetails

from reception.domain.alerts import AlertCounts, AlertSpans
from reception.domain.calendar import Period, WeeklyHours
from reception.domain.fields import Declared, Limits, declared, in_file, is_part, peeled
from reception.domain.language import Language, Texts
from reception.domain.unit import Retired, Unit
from reception.system.files import one_line
from reception.unit.wording import DAYS, LONGEST_TEXT

_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_NEEDED = (Language.ARABIC, Language.FRENCH)
"""Every text has these; the others where there are any."""
_IN_ORDER = (*_NEEDED, Language.TAMAZIGHT, Language.ENGLISH)


class Table(BaseModel):
    """A table of a file: unknown keys and values of another type are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Item(NamedTuple):
    """An item of a list from which items retire."""

    value: Any
    retired: bool


def read_unit(tables: Mapping[str, Any]) -> Unit | list[ErrorDetails]:
    """Return the unit that tables describe, still without its logo, or each value that is unfit."""
    try:
        return read_part(Unit, tables)
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False)


def read_part[Part](kind: type[Part], tables: Mapping[str, Any]) -> Part:
    """Return a part of the unit that tables describe.

    Raises:
        ValidationError: a value is missing, or none that may stand there.
    """
    hashed: Any = kind  # a class can be hashed, which mypy does not see
    made = _made(kind, _table_of(hashed).model_validate(tables))
    part: Part = made.value if isinstance(made, _Item) else made
    return part


@cache
def _table_of(kind: Any) -> type[Table]:
    """Return the model of the table that describes a part of the unit."""
    keys: dict[str, Any] = {one.name: (_kind_of(one), _default(one)) for one in in_file(kind)}
    if kind in _retiring():
        keys["retired"] = (bool, Field(default=False))
    model: type[Table] = create_model(kind.__name__, __base__=Table, **keys)
    return model


def _default(one: Declared) -> Any:
    if one.is_needed:
        return Field(alias=one.key)
    return Field(alias=one.key, default=None if one.limits.like else one.usual)


def _kind_of(one: Declared) -> Any:
    kind = _kind(one.hint, one.limits)
    if one.usual is None or one.limits.like:
        return kind | None
    if one.usual == "" and not one.is_needed:
        # A ready unit keeps an empty place for what only the office knows.
        return Annotated[kind | None, _EMPTY_IS_NONE, _NONE_IS_EMPTY]
    if one.usual == {}:
        return Annotated[kind | None, AfterValidator(lambda value: value or {})]
    return kind


_EMPTY_IS_NONE = BeforeValidator(lambda value: None if value == "" else value)
_NONE_IS_EMPTY = AfterValidator(lambda value: value or "")


def _kind(hint: Any, limits: Limits) -> Any:
    """Return what pydantic checks for a type and its limits."""
    if hint is Texts and limits.longest:
        return _by_language(_text(limits), _NEEDED)
    if hint in _SHAPES:
        return _SHAPES[hint]
    if hint is str:
        return _text(limits)
    if hint in (int, float, timedelta):
        return _number(hint, limits)
    if get_origin(hint) in (tuple, frozenset):
        within = Field(min_length=limits.fewest, max_length=limits.longest)
        each = GenericAlias(list, (_kind(*peeled(get_args(hint)[0])),))
        return Annotated[each, within, AfterValidator(get_origin(hint))]
    if get_origin(hint) is Mapping:
        key, value = get_args(hint)
        return _lists(value, limits) if key is Language else _rules(key, value, limits)
    if is_part(hint):
        return Annotated[_table_of(hint), AfterValidator(partial(_made, hint))]
    # What is left is one of several words.
    return Annotated[hint, Field(strict=False)]


def _text(limits: Limits) -> Any:
    if limits.one_of:
        return Literal[limits.one_of]
    if limits.pattern:
        return Annotated[str, StringConstraints(pattern=limits.pattern, max_length=limits.longest)]
    # Control characters have no place on a ticket, and PostgreSQL refuses the first of them.
    # Others come unseen, with a text that is pasted or was read by a wrong table: out they go.
    return Annotated[
        str,
        StringConstraints(
            strip_whitespace=True,
            min_length=1,
            max_length=limits.longest or LONGEST_TEXT,
            pattern=r"^[^\x00-\x1f\x7f]*$",
        ),
        AfterValidator(one_line),
    ]


def _number(hint: type, limits: Limits) -> Any:
    within = Field(ge=limits.least, gt=limits.above, le=limits.most)
    if hint is int:
        return Annotated[int, within]
    finite = Annotated[float, within, Field(allow_inf_nan=False)]
    if hint is float:
        return finite
    minutes = AfterValidator(lambda value: timedelta(minutes=value))
    return Annotated[int if limits.whole else finite, within, minutes]


def _lists(hint: Any, limits: Limits) -> Any:
    """Return the check of one list in each language."""
    return _by_language(_kind(*peeled(hint)), () if limits.any_language else _NEEDED)


def _by_language(kind: Any, needed: Sequence[Language]) -> Any:
    keys: dict[str, Any] = {
        one.value: kind if one in needed else (kind | None, None) for one in _IN_ORDER
    }
    model = create_model("ByLanguage", __base__=Table, **keys)

    def said(table: Table) -> Mapping[Language, Any]:
        found = {one: getattr(table, one) for one in _IN_ORDER}
        return {one: told for one, told in found.items() if told or (needed and told is not None)}

    return Annotated[model, AfterValidator(said)]


def _rules(key: Any, kind: type, limits: Limits) -> Any:
    """Return the check of a list of tables that each name what they are a rule of."""
    named = create_model(
        f"{kind.__name__}Named", __base__=_table_of(kind), service=_kind(*peeled(key))
    )

    def by_name(tables: Sequence[Any]) -> Mapping[str, Any]:
        return {one.service: _made(kind, one) for one in tables}

    return Annotated[
        GenericAlias(list, (named,)), Field(max_length=limits.longest), AfterValidator(by_name)
    ]


def _made(kind: Any, table: Table) -> Any:
    """Return the part of the unit that a table describes."""
    values: dict[str, Any] = {}
    for one in declared(kind).values():
        if one.limits.inline:
            values[one.name] = _made(one.hint, table)
        elif one.halves:
            values[one.name] = _pair(one, *(getattr(table, half.name) for half in one.halves))
        elif not one.limits.aside:
            found = getattr(table, one.name)
            is_like = found is None and one.limits.like
            values[one.name] = getattr(table, one.limits.like) if is_like else found
    if kind is Unit:
        return Unit(**_parted(values))
    made = kind(**values)
    # Tables of such kinds have it: ``_table_of`` gave it to them.
    return _Item(made, table.retired) if kind in _retiring() else made  # type: ignore[attr-defined]


def _pair(one: Declared, warning: Any, critical: Any) -> AlertSpans | AlertCounts | None:
    """Return two thresholds; what is half written takes its other half from the usual doubling."""
    if one.usual is None:
        if warning is None and critical is None:
            return None
        if warning is None:
            warning = -(-critical // 2) if one.hint is AlertCounts else critical / 2
        critical = critical or warning * 2
    made: AlertSpans | AlertCounts = one.hint(warning=warning, critical=critical)
    return made


def _parted(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a unit with what is retired apart."""
    retired = {}
    for name in declared(Retired):
        retired[name] = tuple(one.value for one in values[name] if one.retired)
        values[name] = tuple(one.value for one in values[name] if not one.retired)
    return {**values, "retired": Retired(**retired)}


@cache
def _retiring() -> frozenset[type]:
    return frozenset(get_args(one.hint)[0] for one in declared(Retired).values())


def _period(stretch: str) -> Period:
    opens, closes = stretch.split("-")
    return Period(
        opens=time.fromisoformat(opens.strip()), closes=time.fromisoformat(closes.strip())
    )


_Stretch = Annotated[
    str, StringConstraints(pattern=f"^{_CLOCK} ?- ?{_CLOCK}$"), AfterValidator(_period)
]
_DAYS: dict[str, Any] = dict.fromkeys(DAYS, (list[_Stretch], []))
_Week = create_model("Week", __base__=Table, **_DAYS)


def _hours(week: Table) -> Mapping[int, tuple[Period, ...]]:
    days = enumerate((stretches for _, stretches in week), start=1)
    return {day: tuple(stretches) for day, stretches in days if stretches}


TextTable = _by_language(_text(Limits()), _NEEDED)
"""One text in Arabic and French, and in Tamazight and English where there is one."""

# What the file writes in another shape than its class.
_SHAPES: Mapping[Any, Any] = {
    Texts: TextTable,
    WeeklyHours: Annotated[_Week, AfterValidator(_hours)],
    Period: _Stretch,
    time: Annotated[
        str, StringConstraints(pattern=f"^{_CLOCK}$"), AfterValidator(time.fromisoformat)
    ],
    # A picture is told by the name of its file, and read from there.
    bytes: Annotated[_text(Limits()), AfterValidator(lambda _: b"")],
    bool: bool,
    date: date,
}
