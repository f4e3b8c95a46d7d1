"""The kinds of values in a unit's file: texts, codes, addresses, and texts in several languages."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from reception.domain.language import Language, Texts
from reception.one_line import one_line

# Control characters have no place on a ticket, and PostgreSQL refuses the first of them. Others
# come unseen, with a text that is pasted or was read by a wrong table of signs: they are taken out.
Text = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$"
    ),
    AfterValidator(one_line),
]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\x00-\x1f]+$", max_length=300)]
Telephone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{1,19}$")]
Minutes = Annotated[float, Field(ge=0, le=480, allow_inf_nan=False)]
SomeMinutes = Annotated[float, Field(gt=0, le=480, allow_inf_nan=False)]
Email = Annotated[
    str, StringConstraints(pattern=r"^[^\s@\x00-\x1f\x7f]+@[^\s@.]+(\.[^\s@.]+)+$", max_length=200)
]
Tongue = Annotated[Language, Field(strict=False)]


class Table(BaseModel):
    """A table of the file: unknown keys and values of another type are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class TextsTable(Table):
    """One text in Arabic and French, and in Tamazight and English where there is one."""

    ar: Text
    fr: Text
    zgh: Text | None = None
    en: Text | None = None

    def build(self) -> Texts:
        """Return what is written, by language."""
        return {Language(code): text for code, text in self if text is not None}


class ListsTable[Lines: list[str]](Table):
    """One list of texts in each language."""

    ar: Lines
    fr: Lines
    zgh: Lines | None = None
    en: Lines | None = None

    def build(self) -> Mapping[Language, tuple[str, ...]]:
        """Return what is written, by language."""
        return {Language(code): tuple(texts) for code, texts in self if texts is not None}


def texts_of(table: TextsTable | None) -> Texts:
    """Return the texts of a table that may be left out."""
    return table.build() if table else {}
