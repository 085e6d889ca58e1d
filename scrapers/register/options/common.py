"""What options of all platforms have in common."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Path = Annotated[str, Field(pattern=r"^/")]
Labels = tuple[str, ...]
Pages = Annotated[int, Field(ge=1)]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as fault:
        raise ValueError(f"not a regular expression: {fault}") from fault
    return pattern


def _counts(pattern: str) -> str:
    if "count" not in re.compile(pattern).groupindex:
        raise ValueError("it has no group (?P<count>…)")
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression."""
CountPattern = Annotated[Pattern, AfterValidator(_counts)]
"""The line with a total: a regular expression whose group ``count`` is the number."""
FILES = r"(?i)\.(?:pdf|docx?|xls[bmx]?|csv|tsv|od[st]|rtf|txt|pptx?|zip|msg|eml)$"
"""The paths of files that may be letters, by their endings."""


class Options(BaseModel):
    """A part of a platform's options: frozen, and unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PlatformOptions(Options):
    """Options of any platform."""

    date_formats: tuple[str, ...] = ("%d %B %Y", "%d/%m/%Y")
    """How dates are printed there, as `datetime.strptime` takes them."""

    def refuses(self, status: str) -> str | None:
        """Return why a source so told cannot have this status; None where it can."""
        return None
