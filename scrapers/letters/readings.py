"""What has been read of one figure before it is described in the warehouse's words."""

from dataclasses import dataclass

from scrapers.letters.numbers import Number
from scrapers.letters.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number with its place in the document and the labels it stands under.

    ``labels`` are the row's, from the outside in; ``heading`` is the column's; ``words``
    are those around a number in prose, where its unit is looked for first.
    """

    number: Number
    quote: tuple[int, int]
    period: Period | None = None
    labels: tuple[str, ...] = ()
    heading: str = ""
    title: str = ""
    words: str = ""
    how: str = "sentence"
    certain: float = 0.9
    doubt: str | None = None
    refers_back: bool = False
