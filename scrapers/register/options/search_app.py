"""What a search application may be told."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from scrapers.register.options.common import (
    CountPattern,
    Labels,
    Pages,
    Path,
    Pattern,
    PlatformOptions,
)
from scrapers.register.options.html_listing import Detail, Items, Selector

NONE_SAID = (
    r"(?i)^(?:sorry[,.:]? )?(?:(?:your|the) search (?:returned|found|has) |we found "
    r"|there (?:are|were) |showing )?(?:no|0) (?:matching |published |such |search )*"
    r"(?:results?|records?|requests?|disclosures?|matches|items|responses|entries)\b"
)
"""A line that begins with words for nothing having been found."""


class SearchAppOptions(PlatformOptions):
    """A log that is read by searching it, one search a keyword, the results together.

    What nobody has seen yet is left out; a source can be active when it is all there.
    """

    path: Path
    """The page with the search form."""
    method: Literal["get", "post"] | None = None
    """``get``: results have an address. ``post``: the form on the page is filled in and
    sent, as ASP.NET's pages with their view state want it."""
    form: Selector = "form"
    """The one form of that page, for ``post``."""
    keyword_field: str | None = None
    keywords: tuple[str, ...] = ()
    """What is searched for; one empty keyword where that lists everything."""
    fields: Mapping[str, str] = Field(default_factory=dict)
    """Other fields that are filled in, such as the button that is pressed."""
    content: Selector = "main"
    """The one element that holds the results and the links to their pages."""
    items: Items | None = None
    detail: Detail | None = None
    """None where the results show all there is of an entry."""
    page_parameter: str | None = None
    first_page: Annotated[int, Field(ge=0)] = 1
    """The parameter that numbers the pages of results, where there is one, and the number
    of the first of them."""
    next_text: Labels = ("Next", "Next page", "Next >", "Next »", "»", ">")
    """What the link or button to the next page says, where it has no number."""
    count: CountPattern | None = None
    """The line with the total that every page of results prints."""
    none_said: Pattern = NONE_SAID
    """The line that a search without results prints."""
    order: Literal["newest_first", "none"] = "none"
    lists_everything: bool = False
    """Whether the searches together find all there is: only then is anything withdrawn."""
    max_pages: Pages = 200
    """For one keyword; a longer list of results is taken for one that never ends."""

    def refuses(self, status: str) -> str | None:
        """Return why a source so told cannot have this status; None where it can."""
        needed = ("method", "keyword_field", "keywords", "items")
        missing = [name for name in needed if not getattr(self, name)]
        if status == "active" and missing:
            return f"{', '.join(missing)} missing: nobody has said how the search is used"
        return None
